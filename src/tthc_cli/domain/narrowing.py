"""The part of an assessment that somebody asks for: one unit, one section, only what is late."""

from dataclasses import dataclass, replace

from tthc_cli.domain.assessment import Assessment, TaskState
from tthc_cli.domain.indicators import IndicatorState
from tthc_cli.domain.progress import Progress
from tthc_cli.domain.standing import Timing


@dataclass(frozen=True)
class Filters:
    """What of an assessment is asked for; an empty filter asks for everything. `only` holds words of the two axes and NOT_REPORTED."""

    unit: str | None = None
    section: str | None = None
    task: str | None = None
    target: str | None = None
    only: frozenset[str] = frozenset()


NOT_REPORTED = "not_reported"
ASKABLE = (*(timing.value for timing in Timing), *(progress.value for progress in Progress), NOT_REPORTED)
"""The words that `only` may hold. `overdue` means late and still to be done."""


def narrow(assessment: Assessment, filters: Filters) -> Assessment:
    """The part of an assessment that is asked for. With a unit, tasks are those it must fulfil, seen from it alone."""
    targets = assessment.targets
    if filters.target:
        targets = tuple(state for state in targets if state.target.id == filters.target)
    elif filters.unit or filters.section or filters.task or filters.only:
        targets = ()
    return replace(
        assessment,
        tasks=_narrowed(assessment.tasks, filters),
        duties=_narrowed(assessment.duties, filters),
        targets=targets,
    )


def _narrowed(states: tuple[TaskState, ...], filters: Filters) -> tuple[TaskState, ...]:
    seen = (seen_by(filters.unit, state) if filters.unit else state for state in states)
    return tuple(state for state in seen if state and _is_asked_for(state, filters))


def seen_by(unit: str, state: TaskState) -> TaskState | None:
    """The task as it stands for one unit alone; None where the unit need not fulfil it."""
    own = tuple(part for part in state.units if part.unit == unit)
    return replace(state, units=own, standing=own[0].standing) if own else None


def kinds_of(state: TaskState) -> frozenset[str]:
    """The words of ASKABLE that are true of the task."""
    words = {state.standing.progress.value, state.standing.timing.value}
    if state.standing.progress.is_settled:
        words.discard(Timing.OVERDUE.value)
    if any(unit.reported_this_period is False for unit in state.units):
        words.add(NOT_REPORTED)
    return frozenset(words)


def _is_asked_for(state: TaskState, filters: Filters) -> bool:
    task = state.task
    return (
        (not filters.section or task.section == filters.section)
        and (not filters.task or task.id == filters.task)
        and (not filters.target or filters.target in task.serves)
        and (not filters.only or bool(filters.only & kinds_of(state)))
    )


def concerning(assessment: Assessment, unit: str) -> Assessment:
    """What concerns one unit's own report: tasks it must fulfil, those it helps with and spoke of, the figures it measured."""
    return replace(
        assessment,
        tasks=_concerning(assessment.tasks, unit),
        duties=_concerning(assessment.duties, unit),
        targets=tuple(
            replace(state, indicators=own)
            for state in assessment.targets
            if (own := _measured_by(unit, state.indicators))
        ),
    )


def _concerning(states: tuple[TaskState, ...], unit: str) -> tuple[TaskState, ...]:
    own = (_own(state, unit) for state in states)
    return tuple(replace(state, indicators=_measured_by(unit, state.indicators)) for state in own if state)


def _own(state: TaskState, unit: str) -> TaskState | None:
    """The task as the unit sees it: its own standing where it must fulfil it, its own words where it helps."""
    if seen := seen_by(unit, state):
        return seen
    spoken = tuple(entry for entry in state.other_entries if entry.unit == unit)
    return replace(state, units=(), other_entries=spoken) if spoken else None


def _measured_by(unit: str, indicators: tuple[IndicatorState, ...]) -> tuple[IndicatorState, ...]:
    own = (
        replace(state, figures=tuple(figure for figure in state.figures if figure.unit == unit), carriers=())
        for state in indicators
    )
    return tuple(state for state in own if state.figures)
