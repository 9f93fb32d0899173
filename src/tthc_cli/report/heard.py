"""What units said in the window of a report: its entries, and their words merged into points that name who said them of what."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from tthc_cli.domain.assessment import Assessment, TaskState
from tthc_cli.domain.dates import show_short
from tthc_cli.domain.periods import PeriodKind, period_holding
from tthc_cli.domain.progress import ProgressEntry
from tthc_cli.report.view import SaidView
from tthc_cli.report.words import unit_names

_LONG = (PeriodKind.HALF, PeriodKind.YEAR)


class Heard:
    """The entries of the window; with a unit, its own alone."""

    def __init__(self, assessment: Assessment, unit: str) -> None:
        self._assessment = assessment
        self._unit = unit

    def units(self) -> tuple[str, ...]:
        """The units that recorded anything in the window, in the order of the directory."""
        assessment = self._assessment
        heard = {entry.unit for entry in assessment.log.progress() if self._is_inside(entry)}
        return tuple(unit.id for unit in assessment.plan.directory.units if unit.id in heard)

    def entries(self, state: TaskState) -> list[ProgressEntry]:
        """Those on one task, in the order of their facts."""
        heard = [entry for part in state.units for entry in part.entries] + list(state.other_entries)
        return sorted(filter(self._is_inside, heard), key=attrgetter("order"))

    def _is_inside(self, entry: ProgressEntry) -> bool:
        return self._assessment.period.holds(entry.date) and (not self._unit or entry.unit == self._unit)

    def said(self, words_of: Callable[[ProgressEntry], str], states: Iterable[TaskState]) -> tuple[SaidView, ...]:
        """What entries on these tasks say, each text once with all who said it and the tasks it was said of."""
        merged = _merge(words_of, self._all(states))
        return tuple(self._view(words, entries) for words, entries in merged.items())

    def results(self, states: Iterable[TaskState]) -> tuple[SaidView, ...]:
        """The results; where one unit gave several on one task, each with its days."""
        merged = _merge(lambda entry: entry.result, self._all(states))
        given = Counter(about for entries in merged.values() for about in {(one.unit, one.task) for one in entries})
        return tuple(
            self._view(words, entries, has_days=any(given[one.unit, one.task] > 1 for one in entries))
            for words, entries in merged.items()
        )

    def next_steps(self, states: Iterable[TaskState]) -> tuple[SaidView, ...]:
        """What units mean to do next: by their newest word on each task alone, for what was meant earlier is done or given up by then. In a
        half-year or a year the word must be of its last quarter.
        """
        period = self._assessment.period
        last = period_holding(period.cut_off, PeriodKind.QUARTER, windows=period.windows)
        since = last.first if period.kind in _LONG else period.first
        newest = {(entry.unit, entry.task): entry for entry in self._all(states)}
        merged = _merge(lambda entry: entry.next, (entry for entry in newest.values() if entry.date >= since))
        return tuple(self._view(words, entries) for words, entries in merged.items())

    def _all(self, states: Iterable[TaskState]) -> Iterator[ProgressEntry]:
        for state in states:
            yield from self.entries(state)

    def _view(self, words: str, entries: Sequence[ProgressEntry], *, has_days: bool = False) -> SaidView:
        units = tuple(dict.fromkeys(entry.unit for entry in entries))
        days = dict.fromkeys(show_short(entry.date) for entry in entries) if has_days else ()
        return SaidView(
            words,
            unit_names(units, self._assessment.plan.directory),
            ", ".join(dict.fromkeys(entry.task for entry in entries)),
            ", ".join(days),
        )


def _merge(
    words_of: Callable[[ProgressEntry], str], entries: Iterable[ProgressEntry]
) -> Mapping[str, list[ProgressEntry]]:
    """The entries by what they say, those that say nothing left out."""
    merged: defaultdict[str, list[ProgressEntry]] = defaultdict(list)
    for entry in entries:
        if words := words_of(entry):
            merged[words].append(entry)
    return merged
