"""Closing a period (chốt kỳ): what was reported, kept so that it can be proved and made again.

A closed period is one file, plan/closed/2026-Q2.yaml. It holds every closing of the period; a closing that was reopened says by which
document. The period is closed while its last closing was not reopened.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from tthc_cli.domain.assessment import Assessment, measured_indicators
from tthc_cli.domain.progress import Log
from tthc_cli.domain.record import Day, Moment, Number, Record, Text, Whole
from tthc_cli.domain.summary import summarise


class ClosedEntry(Record):
    """One entry that was counted: its file below the workspace and the digest of its bytes."""

    file: Text
    digest: Text


class ClosedIndicator(Record):
    """The figure of an indicator as reported."""

    id: Text
    numerator: Number
    denominator: Number


class Reopening(Record):
    """Why a closed period was opened again."""

    document: Text
    reason: Text
    by: Text
    at: Moment


class Closing(Record):
    """One closing. `plan` is the digest of the plan's files, `documents` the digest of each document as Markdown."""

    closed_at: Moment
    by: Text
    document: str = ""
    first: Day
    cut_off: Day
    as_of: Day
    plan: Text
    entries: tuple[ClosedEntry, ...] = ()
    counts: dict[Text, Whole] = {}
    indicators: tuple[ClosedIndicator, ...] = ()
    documents: dict[Text, Text] = {}
    reopened: Reopening | None = None


class ClosedPeriod(Record):
    """One file plan/closed/KEY.yaml."""

    version: Annotated[Literal["1"], Field(alias="schema")]
    period: Text
    name: Text
    closings: tuple[Closing, ...]

    @property
    def current(self) -> Closing | None:
        """The closing in force; None while the period is open again."""
        last = self.closings[-1] if self.closings else None
        return last if last and last.reopened is None else None


def keeps_closings(now: ClosedPeriod, before: ClosedPeriod) -> bool:
    """Whether a closed period still holds every closing that it held before; one of them may have been reopened since."""
    later = now.closings[: len(before.closings)]
    return len(later) == len(before.closings) and all(
        new == old or (old.reopened is None and new.model_copy(update={"reopened": None}) == old)
        for new, old in zip(later, before.closings, strict=True)
    )


def closed_log(log: Log, closing: Closing) -> Log:
    """The entries that were counted at the closing, whatever came later."""
    counted = {entry.file for entry in closing.entries}
    return log.only(entry for entry in log.entries if entry.origin.file in counted)


def counted_entries(log: Log, as_of: date) -> tuple[str, ...]:
    """The files that a closing counts: every entry dated by its day, corrected ones and all."""
    return tuple(sorted(entry.origin.file for entry in log.entries if entry.date <= as_of))


def count_figures(assessment: Assessment) -> dict[str, int]:
    """The counts that a closing keeps."""
    counts = asdict(summarise(assessment))
    return {name: counts[name] for name in _KEPT}


_KEPT = ("done", "not_arising", "in_progress", "suspended", "none", "overdue", "due_soon", "silent_units")


def indicator_figures(assessment: Assessment) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Every indicator that has a figure: id, numerator, denominator."""
    for state in measured_indicators(assessment):
        if state.numerator is not None and state.denominator is not None:
            yield state.indicator.id, state.numerator, state.denominator


@dataclass(frozen=True)
class Drift:
    """What became of a closed period's entries afterwards, by their files."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def find_drift(closing: Closing, log: Log, digests: Mapping[str, str]) -> Drift:
    """Compare the entries of today with those that were counted. `digests` are of the files that are there now."""
    counted = {entry.file: entry.digest for entry in closing.entries}
    return Drift(
        added=tuple(file for file in counted_entries(log, closing.as_of) if file not in counted),
        changed=tuple(sorted(file for file, digest in counted.items() if digests.get(file, digest) != digest)),
        removed=tuple(sorted(file for file in counted if file not in digests)),
    )


@dataclass(frozen=True)
class Moved:
    """A figure that is not what was reported any more."""

    what: str
    reported: str
    now: str


def moved_figures(closing: Closing, assessment: Assessment) -> Iterator[Moved]:
    """The figures that moved since the closing; `assessment` is of its day, by all that is known today."""
    now = count_figures(assessment)
    for name, reported in closing.counts.items():
        if now.get(name, 0) != reported:
            yield Moved(name, str(reported), str(now.get(name, 0)))
    figures = {id_: (numerator, denominator) for id_, numerator, denominator in indicator_figures(assessment)}
    past = {indicator.id: (indicator.numerator, indicator.denominator) for indicator in closing.indicators}
    for id_ in sorted(set(figures) | set(past)):
        if figures.get(id_) != past.get(id_):
            yield Moved(id_, _share(past.get(id_)), _share(figures.get(id_)))


def _share(figure: tuple[Decimal, Decimal] | None) -> str:
    return f"{figure[0].normalize():f}/{figure[1].normalize():f}" if figure else "chưa có số liệu"


def closing_over(periods: Iterable[ClosedPeriod], day: date) -> ClosedPeriod | None:
    """A closed period whose figures an entry on the day would move; None where it may be written freely."""
    return next((period for period in periods if period.current and day <= period.current.as_of), None)
