"""Days in a sheet saved as CSV, which no longer says whether 05/06 is the fifth of June or, by an American clock, the sixth of May."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tthc_cli.domain.dates import show_date
from tthc_cli.domain.periods import Period
from tthc_cli.exchange.forms.cell_values import listed
from tthc_cli.exchange.forms.grids import Found
from tthc_cli.problems import Problem
from tthc_cli.usecases.forms.rules import DOUBTFUL_DAY

_WRITTEN = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MONTHS = 12


class Written(NamedTuple):
    """A day as it stands in a cell, alone or with others: the first number, the second, the year."""

    cell: Found
    text: str
    first: int
    second: int
    year: int

    @property
    def may_be_either(self) -> bool:
        """Whether each of the two numbers could be the month, and it matters which."""
        return 1 <= self.first <= _MONTHS and 1 <= self.second <= _MONTHS and self.first != self.second


def doubtful_days(cells: Sequence[Found], period: Period) -> Iterator[Problem]:
    """The days that are days of the period in both readings; none where another day of the same file begins with a number that is no month."""
    written = [
        Written(cell, part, *map(int, match.groups()))
        for cell in cells
        for part in listed(cell.text)
        if (match := _WRITTEN.fullmatch(part))
    ]
    if any(one.first > _MONTHS for one in written):
        return
    for one in written:
        readings = _readings(one) if one.may_be_either else ()
        if readings and all(map(period.holds, readings)):
            read, other = map(show_date, readings)
            said = (
                f"“{one.text}” được hiểu là ngày {read}, nhưng cũng có thể là ngày {other} (máy ghi tháng trước ngày)"
            )
            yield DOUBTFUL_DAY.problem(one.cell.place, said)


def _readings(one: Written) -> tuple[date, date]:
    return date(one.year, one.second, one.first), date(one.year, one.first, one.second)
