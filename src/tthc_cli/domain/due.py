"""The `due` field: the plan's own words, or the explicit form for words that the grammar cannot read."""

import re
from datetime import date, timedelta

from pydantic import model_validator

from tthc_cli.domain.dates import FIRST_YEAR, LAST_YEAR
from tthc_cli.domain.deadlines import NO_DEADLINE, Deadline, DeadlineKind
from tthc_cli.domain.periods import Period, PeriodKind, Windows, make_period
from tthc_cli.domain.phrases import Unread, read_phrase
from tthc_cli.domain.record import NOT_A_DAY, Day, Record, Text, Whole, fault

_SPAN = re.compile(r"(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?")


class ExplicitDue(Record):
    """`due: {within: 2026-Q4, text: "…"}`: exactly one of the keys, and the plan's words.

    `within` takes 2026, 2026-H2, 2026-Q4 or 2026-10, calendar periods; `continuous` a year; `awaiting` the words for whom.
    """

    text: Text
    before: Day | None = None
    by: Day | None = None
    within: Text | None = None
    continuous: Whole | None = None
    awaiting: Text | None = None

    @model_validator(mode="after")
    def _has_one_reading(self) -> "ExplicitDue":
        given = [name for name in _READINGS if getattr(self, name) is not None]
        if len(given) != 1:
            raise fault(NOT_A_DAY, "thời hạn cần đúng một cách đọc", f"Ghi một trong: {', '.join(_READINGS)}.")
        if self.within is not None and _SPAN.fullmatch(self.within) is None:
            raise fault(
                NOT_A_DAY,
                f"“{self.within}” không phải là tháng, quý hoặc năm",
                "Ghi 2026, 2026-H2, 2026-Q4 hoặc 2026-10.",
            )
        years = [day.year for day in (self.before, self.by) if day] + (
            [self.continuous] if self.continuous is not None else []
        )
        years += [int(self.within[:4])] if self.within else []
        if not all(FIRST_YEAR <= year <= LAST_YEAR for year in years):
            raise fault(NOT_A_DAY, f"năm {years[0]} không phải là năm của một kế hoạch")
        return self

    def reading(self) -> Deadline:
        """The deadline it states."""
        if self.before is not None:
            return Deadline(self.text, DeadlineKind.BEFORE, last=self.before - timedelta(days=1))
        if self.by is not None:
            return Deadline(self.text, DeadlineKind.BY, last=self.by)
        if self.continuous is not None:
            first, last = date(self.continuous, 1, 1), date(self.continuous, 12, 31)
            return Deadline(self.text, DeadlineKind.CONTINUOUS, first, last)
        if self.within is not None:
            span = _span(self.within)
            return Deadline(self.text, DeadlineKind.WITHIN, span.first, span.cut_off)
        return Deadline(self.text, DeadlineKind.AWAITING, waits_for=self.awaiting or "")


_READINGS = ("before", "by", "within", "continuous", "awaiting")


def _span(words: str) -> Period:
    """The calendar period that 2026, 2026-H2, 2026-Q4 or 2026-10 names."""
    match = _SPAN.fullmatch(words)
    year, month, quarter, half = match.groups() if match else (words, None, None, None)
    for kind, number in ((PeriodKind.MONTH, month), (PeriodKind.QUARTER, quarter), (PeriodKind.HALF, half)):
        if number:
            return make_period(kind, int(year), int(number), windows=Windows.CALENDAR)
    return make_period(PeriodKind.YEAR, int(year), windows=Windows.CALENDAR)


def read_due(due: str | ExplicitDue | None, plan_year: int) -> Deadline | Unread:
    """The deadline a `due` field states; no field is no deadline."""
    if due is None:
        return NO_DEADLINE
    return due.reading() if isinstance(due, ExplicitDue) else read_phrase(due, plan_year)


def known_due(due: str | ExplicitDue | None, plan_year: int) -> Deadline:
    """The same, with words that cannot be read as no deadline: `checks` names them, `assess` goes on."""
    deadline = read_due(due, plan_year)
    return Deadline(deadline.text, DeadlineKind.NONE) if isinstance(deadline, Unread) else deadline
