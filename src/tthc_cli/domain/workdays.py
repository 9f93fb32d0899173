"""Working days: Monday to Friday less public holidays, plus the Saturdays worked in exchange.

The calendar of a year is decided by annual notices, so it is data (plan/calendar/2026.yaml), never a rule of ours.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tthc_cli.domain.record import Day, Record, Text, Year

_SATURDAY = 5


class Holiday(Record):
    """A public holiday."""

    date: Day
    name: Text


class Swap(Record):
    """A working day off in exchange for a Saturday or Sunday worked (hoán đổi ngày làm việc)."""

    rest_day: Day
    work_day: Day
    name: Text = ""


class CalendarYear(Record):
    """One file plan/calendar/YYYY.yaml."""

    year: Year
    source: Text
    holidays: tuple[Holiday, ...] = ()
    swaps: tuple[Swap, ...] = ()


@dataclass(frozen=True)
class Workdays:
    """Which days are worked. Years without a calendar count as Monday to Friday."""

    off: frozenset[date]
    worked: frozenset[date]

    @classmethod
    def of(cls, years: Iterable[CalendarYear]) -> "Workdays":
        """The working days that the calendars of these years make."""
        calendars = tuple(years)
        return cls(
            off=frozenset(day.date for year in calendars for day in year.holidays)
            | frozenset(swap.rest_day for year in calendars for swap in year.swaps),
            worked=frozenset(swap.work_day for year in calendars for swap in year.swaps),
        )

    def is_workday(self, day: date) -> bool:
        """Whether offices are open on the day."""
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.off)

    def on_or_after(self, day: date) -> date:
        """The first working day on or after the day."""
        while not self.is_workday(day):
            day += timedelta(days=1)
        return day

    def nth_after(self, day: date, count: int) -> date:
        """The `count`th working day after the day."""
        for _ in range(count):
            day = self.on_or_after(day + timedelta(days=1))
        return day

    def on_or_before(self, day: date) -> date:
        """The last working day on or before the day."""
        while not self.is_workday(day):
            day -= timedelta(days=1)
        return day
