"""Faults in the data, as values.

A rule (`Rule`) is a kind of fault with a stable code; a problem (`Problem`) is one occurrence of it at a place. Rules are
defined beside the code that finds them, so that code, meaning and remedy cannot drift apart; docs/problems.md is made from them.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

Key = str | int


class Severity(StrEnum):
    """How bad a fault is: an error makes the answer "not fine", a warning asks a person to look."""

    ERROR = "error"
    WARNING = "warning"


class Span(NamedTuple):
    """A stretch of one line: line and column count from 1, `width` in characters (at least 1)."""

    line: int
    column: int
    width: int
    text: str


class Cell(NamedTuple):
    """A cell of a sheet, as a spreadsheet names it: row and column count from 1, 0 where a whole row or the whole sheet is meant.

    `sheet` is empty for a file that has only one, such as CSV.
    """

    sheet: str
    row: int = 0
    column: int = 0

    @property
    def reference(self) -> str:
        """ "ô F12", "dòng 12"; empty for the whole sheet."""
        if not self.row:
            return ""
        return f"ô {column_letters(self.column)}{self.row}" if self.column else f"dòng {self.row}"


def column_letters(column: int) -> str:
    """A, B … Z, AA: the name of the column with this number, counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class Place(NamedTuple):
    """Where in the data something stands: a file relative to the workspace and a path of keys and positions in it.

    `is_key` says that the key is meant and not its value. `span` is found by the store, only for places that are shown: finding it costs
    a second reading of the file. A place in a table that came back has a `cell` instead.
    """

    file: str
    path: tuple[Key, ...] = ()
    is_key: bool = False
    span: Span | None = None
    cell: Cell | None = None

    def at(self, *keys: Key) -> "Place":
        """The place `keys` further inside this one."""
        return Place(self.file, self.path + keys)

    def as_key(self) -> "Place":
        """The key at this place instead of its value."""
        return self._replace(is_key=True)

    def whole_row(self) -> "Place":
        """The row that the cell stands in."""
        return self._replace(cell=self.cell._replace(column=0) if self.cell else None)

    def whole_sheet(self) -> "Place":
        """The sheet that the cell stands in."""
        return self._replace(cell=Cell(self.cell.sheet) if self.cell else None)

    @property
    def shown(self) -> str:
        """The place as an officer finds it: plan/units.yaml:4:7, or Phieu.xlsx, trang “Tiến độ”, ô F12."""
        if self.span:
            return f"{self.file}:{self.span.line}:{self.span.column}"
        sheet = f"trang “{self.cell.sheet}”" if self.cell and self.cell.sheet else ""
        return ", ".join(filter(None, (self.file, sheet, self.cell.reference if self.cell else "")))


NOWHERE = Place("")


class Rule(NamedTuple):
    """A kind of fault: what docs/problems.md says of it."""

    code: str
    severity: Severity
    meaning: str
    example: str
    remedy: str

    def problem(self, place: Place, message: str, hint: str | None = None) -> "Problem":
        """One occurrence; without a hint of its own the remedy of the rule is shown."""
        return Problem(self.code, self.severity, place, message, self.remedy if hint is None else hint)


class Problem(NamedTuple):
    """One fault at one place, worded for an officer."""

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str

    def moved_to(self, span: Span) -> "Problem":
        """The same problem, shown at the span."""
        return self._replace(place=self.place._replace(span=span))

    def as_error(self) -> "Problem":
        """The same problem, where it refuses what only would be looked at elsewhere."""
        return self._replace(severity=Severity.ERROR)

    @property
    def is_error(self) -> bool:
        """Whether it makes the answer "not fine"."""
        return self.severity is Severity.ERROR


def count_errors(problems: Iterable[Problem]) -> int:
    """How many of the problems are errors."""
    return sum(problem.is_error for problem in problems)


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by file and line; each once, even when two readings found it."""
    return sorted(set(problems), key=_position)


def _position(problem: Problem) -> tuple[str, int, int, str, str]:
    span, cell = problem.place.span, problem.place.cell
    line, column = (span.line, span.column) if span else (cell.row, cell.column) if cell else (0, 0)
    return problem.place.file, line, column, problem.code, problem.message
