"""The one sentence a chairman wants, and what needs action now."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tthc_cli.domain.assessment import Assessment, TaskState, default_period, sent_period
from tthc_cli.domain.periods import Period, PeriodKind, period_before
from tthc_cli.domain.standing import Timing
from tthc_cli.domain.summary import Summary, summarise
from tthc_cli.report.words import TIMING, timing_words, unit_names, waits_for_words


def chairman_sentence(assessment: Assessment) -> str:
    """ "18 nhiệm vụ: 1 quá hạn, 2 sắp đến hạn trong 7 ngày; 5 đơn vị chưa báo cáo quý IV/2026."."""
    counts = summarise(assessment)
    days = assessment.plan.document.settings.due_soon_days
    parts = [
        f"{counts.overdue} quá hạn" if counts.overdue else "không có nhiệm vụ quá hạn",
        *([f"{counts.due_soon} sắp đến hạn trong {days} ngày"] if counts.due_soon else []),
        *([f"{counts.done} hoàn thành"] if counts.done else []),
    ]
    heard = f"; {_heard_words(counts, short_period(assessment.period))}" if assessment.owing_units() else ""
    return f"{counts.tasks} nhiệm vụ: {', '.join(parts)}{heard}."


def _heard_words(counts: Summary, period: str) -> str:
    """Who has reported: nobody is said to have reported whose report lacks something."""
    incomplete = f"{counts.incomplete_units} đơn vị báo cáo còn thiếu"
    if counts.silent_units:
        return (
            f"{counts.silent_units} đơn vị chưa báo cáo {period}{f', {incomplete}' if counts.incomplete_units else ''}"
        )
    if counts.incomplete_units:
        return f"các đơn vị đều đã báo cáo {period}, nhưng {incomplete}"
    return f"các đơn vị đều đã có báo cáo {period}"


def short_period(period: Period) -> str:
    """ "quý IV/2026", "tháng 4/2026", "6 tháng đầu năm 2026", "năm 2026"."""
    is_short = period.kind in (PeriodKind.MONTH, PeriodKind.QUARTER)
    return period.name if not is_short else period.name.replace(" năm ", "/")


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
    yield from _reports_still_owed(assessment)
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
    for period, units in assessment.missing_reports():
        if units:
            yield Action("Báo cáo", f"chưa báo cáo {short_period(period)}", _names(units, assessment))
    for unit, tasks in assessment.incomplete_reports():
        yield Action("Báo cáo", f"còn thiếu kỳ này: {', '.join(tasks)}", _names([unit], assessment))


def _reports_still_owed(assessment: Assessment) -> Iterator[Action]:
    """Who said nothing in the period just closed: until the next one closes, or only while its reports are sent where the plan was issued in
    the midst of it.
    """
    plan, as_of = assessment.plan, assessment.as_of
    closed = period_before(default_period(plan, as_of))
    is_asked = plan.document.date <= closed.first or sent_period(plan, as_of) == closed
    if is_asked and closed.cut_off < assessment.period.first and closed.kind is assessment.period.kind:
        for period, units in replace(assessment, period=closed).missing_reports():
            if units:
                yield Action("Báo cáo", f"chưa báo cáo {short_period(period)}", _names(units, assessment))


def _names(units: Sequence[str], assessment: Assessment) -> str:
    return ", ".join(assessment.plan.directory.short(unit) for unit in units)
