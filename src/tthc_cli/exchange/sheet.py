"""A sheet of a workbook as a value: headings, widths in characters, rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tthc_cli.exchange.cells import Value


@dataclass(frozen=True)
class Sheet:
    """`name` stands on its tab, `title` over every printed page; `day` is the day that the file says it is of."""

    name: str
    title: str
    day: date
    headings: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[Value]]
