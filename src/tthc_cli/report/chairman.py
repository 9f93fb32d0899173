"""The one sentence a chairman wants, and what needs action now."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tthc_cli.domain.assessment import Assessment, TaskState
from tthc_cli.domain.periods import Period, PeriodKind
from tthc_cli.domain.progress import Progress
from tthc_cli.domain.standing import Timing
from tthc_cli.report.words import TIMING, timing_words, unit_names, waits_for_words


@dataclass(frozen=True)
class Summary:
    """Counts of tasks (duties are not counted) and of units that reported nothing."""

    tasks: int
    done: int
    not_arising: int
    in_progress: int
    suspended: int
    none: int
    done_late: int
    overdue: int
    due_soon: int
    awaiting: int
    silent_units: int


def summarise(assessment: Assessment) -> Summary:
    """The counts behind the sentence."""
    progress = [state.standing.progress for state in assessment.tasks]
    return Summary(
        tasks=len(assessment.tasks),
        done=progress.count(Progress.DONE),
        not_arising=progress.count(Progress.NOT_ARISING),
        in_progress=progress.count(Progress.IN_PROGRESS),
        suspended=progress.count(Progress.SUSPENDED),
        none=progress.count(Progress.NONE),
        done_late=sum(state.standing.progress is Progress.DONE and _is_late(state) for state in assessment.tasks),
        overdue=sum(state.standing.is_overdue for state in assessment.tasks),
        due_soon=_count(assessment, Timing.DUE_SOON),
        awaiting=_count(assessment, Timing.AWAITING),
        silent_units=len(assessment.silent_units()),
    )


def _is_late(state: TaskState) -> bool:
    return state.standing.timing is Timing.OVERDUE


def _count(assessment: Assessment, timing: Timing) -> int:
    return sum(state.standing.timing is timing for state in assessment.tasks)


def chairman_sentence(assessment: Assessment) -> str:
    """ "18 nhiệm vụ: 1 quá hạn, 2 sắp đến hạn trong 7 ngày; 5 đơn vị chưa báo cáo quý IV/2026."."""
    counts = summarise(assessment)
    days = assessment.plan.document.settings.due_soon_days
    parts = [
        f"{counts.overdue} quá hạn" if counts.overdue else "không có nhiệm vụ quá hạn",
        *([f"{counts.due_soon} sắp đến hạn trong {days} ngày"] if counts.due_soon else []),
        *([f"{counts.done} hoàn thành"] if counts.done else []),
    ]
    period = short_period(assessment.period)
    silent = (
        f"{counts.silent_units} đơn vị chưa báo cáo {period}"
        if counts.silent_units
        else f"các đơn vị đều đã có báo cáo {period}"
    )
    heard = f"; {silent}" if assessment.owing_units() else ""
    return f"{counts.tasks} nhiệm vụ: {', '.join(parts)}{heard}."


def short_period(period: Period) -> str:
    """ "quý IV/2026", "tháng 4/2026", "năm 2026"."""
    return period.name if period.kind in (PeriodKind.YEAR, PeriodKind.AD_HOC) else period.name.replace(" năm ", "/")


@dataclass(frozen=True)
class Action:
    """One line of what needs action now: which item, what is wrong, who must act."""

    subject: str
    what: str
    who: str


def actions_now(assessment: Assessment) -> Iterator[Action]:
    """Overdue first, then due soon, then reports not received, then waiting for others."""
    for timing in (Timing.OVERDUE, Timing.DUE_SOON):
        for state in assessment.items:
            yield from _late_units(state, timing, assessment)
    yield from _missing_reports(assessment)
    for state in assessment.items:
        if state.standing.timing is Timing.AWAITING and not state.standing.progress.is_settled:
            yield Action(state.task.id, TIMING[Timing.AWAITING], waits_for_words(state.terms))


def _late_units(state: TaskState, timing: Timing, assessment: Assessment) -> Iterator[Action]:
    by_words: defaultdict[str, list[str]] = defaultdict(list)
    for unit in state.units:
        if unit.standing.timing is timing and not unit.standing.progress.is_settled:
            by_words[timing_words(unit.standing)].append(unit.unit)
    for words, units in by_words.items():
        yield Action(state.task.id, words, unit_names(units, assessment.plan.directory, short=True))


def _missing_reports(assessment: Assessment) -> Iterator[Action]:
    silent = assessment.silent_units()
    period = short_period(assessment.period)
    if silent:
        yield Action("Báo cáo", f"chưa báo cáo {period}", _names(silent, assessment))
    by_unit: defaultdict[str, list[str]] = defaultdict(list)
    for state in assessment.tasks:
        for unit in state.units:
            if unit.reported_this_period is False and unit.unit not in silent:
                by_unit[unit.unit].append(state.task.id)
    for unit_id, tasks in by_unit.items():
        yield Action("Báo cáo", f"còn thiếu kỳ này: {', '.join(tasks)}", _names([unit_id], assessment))


def _names(units: Sequence[str], assessment: Assessment) -> str:
    return ", ".join(assessment.plan.directory.short(unit) for unit in units)
