"""The axis of the year, and the deadlines on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tthc_cli.domain.assessment import Assessment, TaskState
from tthc_cli.domain.dates import show_date, show_short
from tthc_cli.domain.obligations import Obligation
from tthc_cli.domain.periods import Period, PeriodKind, make_period
from tthc_cli.report.dashboard.chart_view import BarView, GroupView, Tick, TimelineView, YearView
from tthc_cli.report.dashboard.marks import mark_of
from tthc_cli.report.words import deadline_words, standing_words


def share(part: float, whole: float) -> str:
    """A part of a drawing as SVG takes it, never outside of it: "12.5%"."""
    return f"{max(0.0, min(1.0, part / whole)) * 100:.2f}%"


@dataclass(frozen=True)
class Year:
    """The days from 1 January to 31 December, laid out from left to right; a day is the middle of its own width."""

    number: int

    @property
    def first(self) -> date:
        """1 January."""
        return date(self.number, 1, 1)

    @property
    def days(self) -> int:
        """365 or 366."""
        return (date(self.number, 12, 31) - self.first).days + 1

    def x(self, day: date) -> str:
        """Where a day stands; days outside the year stand at its ends."""
        return share((day - self.first).days + 0.5, self.days)

    def width(self, first: date, last: date) -> str:
        """How wide the days from `first` to `last` are as far as they are of the year, both inside."""
        inside = (min(last, date(self.number, 12, 31)) - max(first, self.first)).days + 1
        return share(inside, self.days)

    def left(self, day: date) -> str:
        """Where the width of a day begins."""
        return share((day - self.first).days, self.days)


def view_year(assessment: Assessment) -> YearView:
    """The axis: every month, the cut-offs of the quarters, the day of the assessment."""
    year = Year(assessment.plan.document.year)
    windows = assessment.plan.document.settings.windows
    quarters = [make_period(PeriodKind.QUARTER, year.number, number, windows=windows) for number in range(1, 5)]
    today = assessment.as_of
    return YearView(
        year.number,
        tuple(Tick(year.left(date(year.number, month, 1)), f"T{month}") for month in range(1, 13)),
        tuple(Tick(year.x(quarter.cut_off), _cut_off_words(quarter)) for quarter in quarters),
        Tick(year.x(today), f"Ngày {show_short(today)}") if today.year == year.number else None,
    )


def _cut_off_words(quarter: Period) -> str:
    """ "quý I: 14/3/2026"."""
    return f"{quarter.name.partition(' năm ')[0]}: {show_short(quarter.cut_off)}"


def view_timeline(assessment: Assessment) -> TimelineView:
    """The works with a last day as bars, the others named below."""
    bars = [bar for state in assessment.items for bar in _bars(state, assessment)]
    dated = {bar.id for bar in bars}
    return TimelineView(tuple(bars), tuple(_undated(assessment, dated)))


def _bars(state: TaskState, assessment: Assessment) -> Iterator[BarView]:
    year = Year(assessment.plan.document.year)
    for owed in state.terms.obligations:
        if owed.last is None or not (owed.instruction or state.terms.deadline.is_dated):
            continue
        first = _first_day(owed, state, assessment)
        yield BarView(
            state.task.id,
            state.task.title,
            deadline_words(state.terms),
            standing_words(state.standing),
            mark_of(state.standing),
            year.left(first),
            year.width(first, owed.last.literal),
            year.x(owed.last.literal),
        )


def _first_day(owed: Obligation, state: TaskState, assessment: Assessment) -> date:
    """The day from which the work can be done: the document's that asked for it, the first that the words name, else the plan's own."""
    if owed.instruction:
        return owed.instruction.date
    return state.terms.deadline.first or assessment.plan.document.date


def _undated(assessment: Assessment, dated: set[str]) -> Iterator[GroupView]:
    rest = [state for state in assessment.items if state.task.id not in dated]
    until = show_date(date(assessment.plan.document.year, 12, 31))
    groups = (
        (f"Thường xuyên, định kỳ đến {until}", [state for state in rest if state.terms.deadline.is_continuous]),
        ("Chờ hướng dẫn, yêu cầu, chưa có hạn", [state for state in rest if state.terms.deadline.may_wait]),
        ("Kế hoạch không ghi thời hạn", rest),
    )
    named: set[str] = set()
    for words, states in groups:
        ids = tuple(state.task.id for state in states if state.task.id not in named)
        named.update(ids)
        if ids:
            yield GroupView(words, ids)
