"""Which works a unit has a part in, and which figures it has to bring (đơn vị tham gia nhiệm vụ, chỉ tiêu nào)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tthc_cli.domain.obligations import units_of
from tthc_cli.domain.plan import Indicator, Plan, Step, Task
from tthc_cli.domain.units import Directory


def takes_part(unit: str, task: Task, plan: Plan) -> bool:
    """Whether the unit leads, coordinates or consolidates the task or leads a step of it."""
    return unit in (*units_of(task, plan), *plan.directory.members((*task.coordinate, *task.consolidate)))


def speaks_of(unit: str, id_: str, plan: Plan) -> bool:
    """Whether a task, duty or step with this id is the unit's to speak of: a step that has doers of its own is theirs alone."""
    item = plan.item_for(id_)
    if item is None:
        return False
    doers = next((step.lead for step in item.steps if step.id == id_), ())
    return unit in plan.directory.members(doers) if doers else takes_part(unit, item, plan)


def own_items(unit: str, plan: Plan) -> tuple[Task, ...]:
    """The tasks and duties that the unit must fulfil, in the order of the plan."""
    return tuple(task for task in plan.items.values() if unit in units_of(task, plan))


def helped_items(unit: str, plan: Plan) -> tuple[Task, ...]:
    """The tasks and duties that the unit only coordinates or consolidates."""
    return tuple(
        task for task in plan.items.values() if takes_part(unit, task, plan) and unit not in units_of(task, plan)
    )


def own_steps(unit: str, task: Task, directory: Directory) -> tuple[Step, ...]:
    """The steps of the task that are the unit's to do: those without doers of their own, and those it leads."""
    return tuple(step for step in task.steps if not step.lead or unit in directory.members(step.lead))


@dataclass(frozen=True)
class Carrier:
    """An indicator that a unit has to measure, and the unit's works with whose entries the figure may come."""

    indicator: Indicator
    items: tuple[str, ...]


def carried_indicators(unit: str, plan: Plan) -> tuple[Carrier, ...]:
    """The indicators a unit has to measure: those inside its works, those of the targets that its works serve; those of a target that no
    work serves fall to its periodic report, which speaks of all targets (Kế hoạch 83/KH-UBND, IV.1).
    """
    own = {item.id for item in own_items(unit, plan)}
    own_of = {items: tuple(id_ for id_ in items if id_ in own) for items in set(plan.carrying_items.values())}
    found = ((indicator, own_of.get(plan.carrying_items.get(indicator.id, ()), ())) for indicator in plan.indicators())
    return tuple(Carrier(indicator, items) for indicator, items in found if items)


def carrying_units(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """The units that have to measure an indicator, by its id."""
    by_items = {items: _fulfilling(items, plan) for items in set(plan.carrying_items.values())}
    return {id_: by_items[items] for id_, items in plan.carrying_items.items()}


def _fulfilling(items: Iterable[str], plan: Plan) -> tuple[str, ...]:
    return tuple(dict.fromkeys(unit for id_ in items for unit in units_of(plan.items[id_], plan)))
