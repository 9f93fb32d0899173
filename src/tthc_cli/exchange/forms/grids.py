"""A sheet as a grid of cells, whatever file it came in: the common ground of workbooks and CSV."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from tthc_cli.domain.dates import show_date
from tthc_cli.domain.text import fold, normalise, one_line
from tthc_cli.problems import Cell, Place


class Nature(Enum):
    """What stands in a cell: a value as typed, a share shown as per cent, a number shown with zeros before it or as something else, a
    formula.
    """

    PLAIN = "plain"
    SHARE = "share"
    PADDED = "padded"
    DISGUISED = "disguised"
    FORMULA = "formula"


class Found(NamedTuple):
    """What was found in one cell, at its place."""

    value: str | int | float | bool | date | None
    place: Place
    nature: Nature = Nature.PLAIN

    @property
    def text(self) -> str:
        """The text as typed, composed, with plain spaces and line ends and without blanks around it; empty for a blank cell."""
        match self.value:
            case str():
                return clean(self.value)
            case None:
                return ""
            case float():
                return f"{self.value:.10f}".rstrip("0").rstrip(".").replace(".", ",")
            case date():
                return show_date(self.value)
            case _:
                return str(self.value)

    @property
    def is_day(self) -> bool:
        """Whether the spreadsheet holds it as a day."""
        return isinstance(self.value, date)

    @property
    def is_error(self) -> bool:
        """Whether it is what a spreadsheet shows of a calculation that failed."""
        return self.text in _ERRORS

    @property
    def is_blank(self) -> bool:
        """Whether nobody would see anything in it."""
        return not self.text


_ERRORS = frozenset(("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!"))
_UNSEEN = "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
"""Soft hyphens, spaces without width, and marks that turn the direction of writing, by which a text may read otherwise than it is."""
_SPACES = str.maketrans({**dict.fromkeys("\u00a0\u2007\u202f\u3000\t", " "), **dict.fromkeys(_UNSEEN)})


def clean(text: str) -> str:
    """Text of a cell in one spelling: Word's and the web's spaces plain, blanks at the ends of lines gone."""
    plain = normalise(text.translate(_SPACES)).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
    return "\n".join(line.strip() for line in plain.split("\n")).strip()


class Area(NamedTuple):
    """Cells merged into one: first and last row, first and last column, all inside."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True)
class Grid:
    """The cells of a sheet that hold something, by row and column counted from 1, in reading order; the notes pinned to cells."""

    file: str
    name: str
    cells: Mapping[tuple[int, int], Found]
    merged: tuple[Area, ...] = ()
    notes: tuple[Found, ...] = ()

    @property
    def knows_only_text(self) -> bool:
        """Whether it comes from a file that has one sheet without a name, and no types: CSV."""
        return not self.name

    def at(self, row: int, column: int) -> Found:
        """The cell, which may be blank."""
        return self.cells.get((row, column)) or Found(None, self.place(row, column))

    def place(self, row: int = 0, column: int = 0) -> Place:
        """The place of a cell; of a row without a column, of the sheet without both."""
        return Place(self.file, cell=Cell(self.name, row, column))

    @cached_property
    def rows(self) -> Mapping[int, Mapping[int, Found]]:
        """The rows that hold something, by their number from the top: their cells by column from the left."""
        by_row: dict[int, dict[int, Found]] = {}
        for (row, column), found in sorted(self.cells.items()):
            by_row.setdefault(row, {})[column] = found
        return by_row


def is_heading(text: str, heading: str) -> bool:
    """Whether a text is this heading, whatever its case, marks and line ends."""
    return fold(one_line(text)) == fold(heading)


def grid(
    file: str, name: str, found: Iterable[Found], merged: Iterable[Area] = (), notes: Iterable[Found] = ()
) -> Grid:
    """The grid of the cells, blank ones left out."""
    cells = {(one.place.cell.row, one.place.cell.column): one for one in found if one.place.cell and not one.is_blank}
    return Grid(file, name, cells, tuple(merged), tuple(notes))
