"""From an assessment to the view of a report: which entries belong to the window, what they say, what is late, what comes next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tthc_cli.domain.assessment import Assessment, TaskState
from tthc_cli.domain.dates import show_short
from tthc_cli.domain.ids import cite
from tthc_cli.domain.periods import PeriodKind, Windows, period_after, period_holding
from tthc_cli.domain.progress import Progress, ProgressEntry
from tthc_cli.domain.summary import summarise
from tthc_cli.report.annex import view_annex
from tthc_cli.report.comparison import compare_periods
from tthc_cli.report.heard import Heard
from tthc_cli.report.sentences import overview, reports_received
from tthc_cli.report.view import (
    DueView,
    IncompleteView,
    IndicatorView,
    InstructionView,
    LateView,
    MissingView,
    PeriodView,
    PlanView,
    ReportView,
    SaidView,
    SectionView,
    TaskView,
)
from tthc_cli.report.words import (
    PROGRESS,
    coverage_words,
    deadline_words,
    figure_words,
    goal_words,
    lead_names,
    percent_words,
    standing_words,
    unit_names,
    verdict_words,
)


@dataclass(frozen=True)
class Framing:
    """What a report needs beyond its assessment.

    `reporter` is who reports; `unit` the id of the one unit it is about, if so; `previous` the assessment at the end of the previous
    period, None where the plan had not begun; `reply_by` the day a reminder asks for.
    """

    kind: str
    reporter: str
    unit: str = ""
    previous: Assessment | None = None
    reply_by: date | None = None


def view_report(assessment: Assessment, framing: Framing) -> ReportView:
    """The view of a report on `assessment.period`; in a document about one unit, `assessment` is narrowed to what concerns it."""
    heard = Heard(assessment, framing.unit)
    previous, directory = framing.previous, assessment.plan.directory
    return ReportView(
        kind=framing.kind,
        period=view_period(assessment),
        as_of=show_short(assessment.as_of),
        subject=_subject(assessment),
        plan=_view_plan(assessment),
        reporter=framing.reporter,
        unit=framing.unit,
        unit_name=directory.name(framing.unit) if framing.unit else "",
        counts=summarise(assessment),
        sentences=tuple(overview(assessment)),
        reporting=tuple(reports_received(assessment, heard.units())),
        heard_units=tuple(map(directory.name, heard.units())),
        instructions=tuple(_instructions(assessment)),
        steering=heard.results(assessment.duties),
        indicators=tuple(_view_indicators(assessment)),
        sections=tuple(_sections(assessment, heard)),
        overdue=tuple(_due(state, assessment) for state in assessment.items if state.standing.is_overdue),
        difficulties=heard.said(lambda entry: entry.difficulty, assessment.items),
        causes=heard.said(lambda entry: entry.cause, assessment.items),
        unexplained=heard.said(lambda entry: "" if entry.cause else entry.difficulty, assessment.items),
        proposals=heard.said(lambda entry: entry.proposal, assessment.items),
        next_steps=heard.next_steps(assessment.items),
        next_due=tuple(_next_due(assessment)),
        silent_units=tuple(map(directory.name, assessment.silent_units())),
        missing_reports=tuple(_missing_reports(assessment)),
        incomplete_reports=tuple(
            IncompleteView(directory.name(unit), ", ".join(tasks)) for unit, tasks in assessment.incomplete_reports()
        ),
        previous_name=previous.period.name if previous else "",
        changes=tuple(compare_periods(previous, assessment)) if previous else (),
        supplements=tuple(_supplements(assessment)),
        late=tuple(_late(assessment)),
        reply_by=show_short(framing.reply_by) if framing.reply_by else "",
        consequence=assessment.plan.document.consequence,
        annex=tuple(view_annex(assessment, heard.entries)),
    )


def _subject(assessment: Assessment) -> str:
    """ "quý II năm 2026 thực hiện Kế hoạch số 83/KH-UBND ngày 12/3/2026"."""
    period, cited = assessment.period, assessment.plan.document.cited
    if period.kind is PeriodKind.AD_HOC:
        return f"thực hiện {cited} {period.window} (báo cáo đột xuất)"
    return f"{period.name} thực hiện {cited}"


def _supplements(assessment: Assessment) -> Iterator[SaidView]:
    """Entries on earlier days that were written in this period because theirs was closed (bổ sung số liệu kỳ trước)."""
    for entry in assessment.log.progress():
        is_ours = assessment.period.holds(entry.written_on) and entry.written_on <= assessment.as_of
        if entry.late and is_ours and entry.date < assessment.period.first:
            text = f"{show_short(entry.date)}: {entry.result or PROGRESS[entry.progress]}"
            yield SaidView(text, assessment.plan.directory.name(entry.unit), entry.task)


def _missing_reports(assessment: Assessment) -> Iterator[MissingView]:
    for period, units in assessment.missing_reports():
        if units:
            yield MissingView(period.name, period.window, tuple(map(assessment.plan.directory.name, units)))


def _late(assessment: Assessment) -> Iterator[LateView]:
    """Every unit late on a task, the latest first."""
    found = [
        LateView(
            assessment.plan.directory.name(part.unit),
            state.task.id,
            state.task.title,
            deadline_words(state.terms),
            part.standing.days_late,
        )
        for state in assessment.items
        for part in state.units
        if part.standing.is_overdue
    ]
    yield from sorted(found, key=lambda late: -late.days_late)


def view_period(assessment: Assessment) -> PeriodView:
    """The period as documents name it."""
    period = assessment.period
    return PeriodView(
        period.key,
        period.name,
        period.window,
        show_short(period.first),
        show_short(period.cut_off),
        assessment.as_of < period.cut_off,
        period.kind is PeriodKind.AD_HOC,
        period.cut_off < assessment.plan.document.date,
        period_after(period).name if period.kind is not PeriodKind.AD_HOC else "thời gian tới",
    )


def _view_plan(assessment: Assessment) -> PlanView:
    document = assessment.plan.document
    return PlanView(
        document.number,
        document.cited,
        document.title,
        document.title[:1].lower() + document.title[1:],
        document.issuer,
        document.year,
    )


def _instructions(assessment: Assessment) -> Iterator[InstructionView]:
    for entry in assessment.log.instructions():
        if assessment.period.holds(entry.date) and any(entry in state.instructions for state in assessment.items):
            told = entry.instruction
            yield InstructionView(
                told.document, told.sender, show_short(told.date), show_short(told.due) if told.due else "", entry.task
            )


def _view_indicators(assessment: Assessment) -> Iterator[IndicatorView]:
    held = [*(state.indicators for state in assessment.targets), *(state.indicators for state in assessment.items)]
    for state in (indicator for indicators in held for indicator in indicators):
        yield IndicatorView(
            state.indicator.id,
            state.indicator.text,
            goal_words(state),
            figure_words(state),
            coverage_words(state),
            percent_words(state.percent) if state.percent is not None else "",
            verdict_words(state),
            show_short(state.measured_on) if state.measured_on else "",
        )


def _sections(assessment: Assessment, heard: Heard) -> Iterator[SectionView]:
    headings = assessment.plan.document.sections
    for section, states in groupby(assessment.tasks, key=lambda state: state.task.section):
        number = section.rpartition(".")[2]
        yield SectionView(
            section,
            number,
            headings.get(section, section).rstrip("."),
            tuple(_task(state, assessment, heard) for state in states),
        )


def _task(state: TaskState, assessment: Assessment, heard: Heard) -> TaskView:
    directory, task = assessment.plan.directory, state.task
    unheard = [part.unit for part in state.units if part.reported_this_period is False]
    return TaskView(
        task.id,
        task.title,
        cite(task.id),
        lead_names(task.lead, directory),
        lead_names(task.coordinate, directory) if task.coordinate else "",
        deadline_words(state.terms),
        _status(state, heard.entries(state)),
        f"{state.settled}/{len(state.units)}" if len(state.units) > 1 else "",
        heard.results([state]),
        unit_names(unheard, directory),
    )


def _status(state: TaskState, heard: Sequence[ProgressEntry]) -> str:
    """Both axes, or that nothing arose in the window."""
    if heard and all(entry.progress is Progress.NOT_ARISING for entry in heard):
        return "Không phát sinh trong kỳ"
    return standing_words(state.standing)


def _due(state: TaskState, assessment: Assessment) -> DueView:
    late = [
        part.unit
        for part in state.units
        if part.standing.timing is state.standing.timing and not part.standing.progress.is_settled
    ]
    return DueView(
        state.task.id,
        state.task.title,
        unit_names(late, assessment.plan.directory) or lead_names(state.task.lead, assessment.plan.directory),
        deadline_words(state.terms),
        standing_words(state.standing),
    )


def _next_due(assessment: Assessment) -> Iterator[DueView]:
    """Tasks still open whose last day falls into the next period: into its window, or into the quarter or month it is named after, since
    "trong quý IV" ends on 31/12 while the window of the quarter ends on the 14th.
    """
    if assessment.period.kind is PeriodKind.AD_HOC:
        return
    following = period_after(assessment.period)
    named = period_holding(following.cut_off, following.kind, windows=Windows.CALENDAR)
    for state in assessment.items:
        days = [
            owed.last
            for owed in state.terms.obligations
            if owed.last and (state.terms.deadline.is_dated or owed.instruction)
        ]
        if not state.standing.progress.is_settled and any(
            following.holds(last.literal) or named.holds(last.literal) for last in days
        ):
            yield _due(state, assessment)
