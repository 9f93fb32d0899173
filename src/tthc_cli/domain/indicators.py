"""Indicators (chỉ tiêu) measured: which figures count on a day, and what share they make."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tthc_cli.domain.plan import Combine, Indicator
from tthc_cli.domain.progress import Measure, ProgressEntry


@dataclass(frozen=True)
class Figure:
    """What one unit last measured."""

    unit: str
    measured_on: date
    measure: Measure


@dataclass(frozen=True)
class IndicatorState:
    """An indicator on a day. Without figures nothing is known, which is not 0 %. `carriers` are the units that have to measure it."""

    indicator: Indicator
    figures: tuple[Figure, ...]
    carriers: tuple[str, ...] = ()

    @property
    def coverage(self) -> tuple[int, int] | None:
        """Of how many units the sum is made, of how many it should be; None where it is no sum of several."""
        measured = {figure.unit for figure in self.figures}
        bringing = measured.union(self.carriers)
        is_sum = self.indicator.combine is Combine.SUM and measured and len(bringing) > 1
        return (len(measured), len(bringing)) if is_sum else None

    @property
    def numerator(self) -> Decimal | None:
        """The counted cases together."""
        return sum((figure.measure.numerator for figure in self.figures), Decimal()) if self.figures else None

    @property
    def denominator(self) -> Decimal | None:
        """The cases together."""
        return sum((figure.measure.denominator for figure in self.figures), Decimal()) if self.figures else None

    @property
    def percent(self) -> Decimal | None:
        """Numerator / denominator × 100, not rounded; None without figures and for 0/0 (không phát sinh)."""
        if self.numerator is None or not self.denominator:
            return None
        return self.numerator * 100 / self.denominator

    @property
    def measured_on(self) -> date | None:
        """The day of the newest figure."""
        return max((figure.measured_on for figure in self.figures), default=None)

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is reached; None where that cannot be said."""
        if self.numerator is None or self.denominator is None:
            return None
        return self.indicator.is_met(self.numerator, self.denominator)


def measure_indicator(
    indicator: Indicator, entries: Iterable[ProgressEntry], carriers: tuple[str, ...] = ()
) -> IndicatorState:
    """The state after `entries`, which come in the order of their facts: the latest figure of each unit, or the newest one alone."""
    latest: dict[str, Figure] = {}
    for entry in entries:
        for measure in entry.measures:
            if measure.indicator == indicator.id:
                latest.pop(entry.unit, None)
                latest[entry.unit] = Figure(entry.unit, entry.date, measure)
    figures = tuple(latest.values())
    return IndicatorState(indicator, figures[-1:] if indicator.combine is Combine.LATEST else figures, carriers)


def measure_over_time(indicator: Indicator, entries: Iterable[ProgressEntry]) -> Iterator[IndicatorState]:
    """The state after each day on which somebody measured, by what is known now: a corrected figure does not come back for its old day."""
    known = [entry for entry in entries if any(measure.indicator == indicator.id for measure in entry.measures)]
    for day in sorted({entry.date for entry in known}):
        yield measure_indicator(indicator, (entry for entry in known if entry.date <= day))
