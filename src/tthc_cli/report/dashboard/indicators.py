"""Indicators against their goals over the year, as charts of steps: a figure holds until the next one is measured."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tthc_cli.domain.assessment import Assessment
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.indicators import IndicatorState, measure_over_time
from tthc_cli.domain.plan import Item
from tthc_cli.report.dashboard.chart_view import FigureRow, IndicatorView, LevelView, LineView, PointView
from tthc_cli.report.dashboard.year import Year, share
from tthc_cli.report.words import (
    NOTHING_AROSE,
    goal_words,
    number_words,
    percent_words,
    share_words,
    verdict_words,
)

_WHOLE = Decimal(100)


def view_indicators(assessment: Assessment) -> Iterator[IndicatorView]:
    """All indicators, those of the targets first."""
    for target in assessment.targets:
        yield from (_view(state, target.target, assessment) for state in target.indicators)
    for item in assessment.items:
        yield from (_view(state, item.task, assessment) for state in item.indicators)


def _view(state: IndicatorState, item: Item, assessment: Assessment) -> IndicatorView:
    history = list(measure_over_time(state.indicator, assessment.log.progress()))
    chart = _Chart(history, assessment)
    return IndicatorView(
        state.indicator.id,
        state.indicator.text[:1].upper() + state.indicator.text[1:],
        f"{item.id} {item.title}",
        goal_words(state),
        share_words(state),
        verdict_words(state),
        state.is_met,
        show_date(state.measured_on) if state.measured_on else "",
        chart.y(state.indicator.at_least),
        tuple(LevelView(chart.y(level), percent_words(level)) for level in (Decimal(0), Decimal(50), _WHOLE)),
        tuple(chart.points()),
        tuple(chart.lines()),
        tuple(_row(known) for known in history),
    )


def _row(known: IndicatorState) -> FigureRow:
    figures = f"{number_words(known.numerator or 0)}/{number_words(known.denominator or 0)}"
    percent = NOTHING_AROSE if known.percent is None else percent_words(known.percent)
    return FigureRow(show_date(known.measured_on) if known.measured_on else "", figures, percent)


class _Chart:
    """The figures of one indicator on the year; where nothing arose (0/0) the line has a gap."""

    def __init__(self, history: Sequence[IndicatorState], assessment: Assessment) -> None:
        self._year = Year(assessment.plan.document.year)
        self._history = [(known.measured_on, known.percent) for known in history if known.measured_on]
        self._top = max([_WHOLE, *(percent for _, percent in self._history if percent is not None)])
        self._until = assessment.as_of

    def y(self, percent: Decimal) -> str:
        """Where a percentage stands, the greatest at the top."""
        return share(float(self._top - percent), float(self._top))

    def points(self) -> Iterator[PointView]:
        """The figures."""
        for day, percent in self._history:
            if percent is not None:
                yield PointView(self._year.x(day), self.y(percent), f"{show_date(day)}: {percent_words(percent)}")

    def lines(self) -> Iterator[LineView]:
        """Level until the next figure or the day of the page, then up or down to it."""
        ends = [*self._history[1:], (self._until, None)]
        for (day, percent), (next_day, next_percent) in zip(self._history, ends, strict=False):
            if percent is None:
                continue
            level, turn = self.y(percent), self._year.x(next_day)
            yield LineView(self._year.x(day), level, turn, level)
            if next_percent is not None:
                yield LineView(turn, level, turn, self.y(next_percent))
