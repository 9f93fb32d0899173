"""Which works a unit has a part in, and which figures it has to bring (đơn vị tham gia nhiệm vụ, chỉ tiêu nào)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tthc_cli.domain.deadlines import DeadlineKind
from tthc_cli.domain.due import known_due
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
    own = own_items(unit, plan)
    found = ((indicator, tuple(_carriers(indicator, own, plan))) for indicator in plan.indicators())
    return tuple(Carrier(indicator, items) for indicator, items in found if items)


def carrying_units(indicator: Indicator, plan: Plan) -> tuple[str, ...]:
    """The units that have to measure an indicator."""
    items = _carriers(indicator, tuple(plan.items.values()), plan)
    return tuple(dict.fromkeys(unit for id_ in items for unit in units_of(plan.items[id_], plan)))


def _carriers(indicator: Indicator, own: tuple[Task, ...], plan: Plan) -> Iterator[str]:
    target = _target_of(plan).get(indicator.id)
    is_orphan = target is not None and not any(target in item.serves for item in plan.items.values())
    for item in own:
        if indicator in item.indicators or target in item.serves or (is_orphan and _is_periodic(item, plan)):
            yield item.id


def _is_periodic(item: Task, plan: Plan) -> bool:
    return known_due(item.due, plan.document.year).kind is DeadlineKind.PERIODIC


def _target_of(plan: Plan) -> Mapping[str, str]:
    return {indicator.id: target.id for target in plan.targets for indicator in target.indicators}
