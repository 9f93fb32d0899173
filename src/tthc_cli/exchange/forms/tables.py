"""The tables of a form found in grids: by the words of their headings, wherever columns and rows were moved to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import islice

from tthc_cli.domain.ids import is_id, read_id
from tthc_cli.domain.text import fold, one_line
from tthc_cli.exchange.forms.columns import ANSWERING, KEY, Column, Kind
from tthc_cli.exchange.forms.faults import WRONG_COLUMNS
from tthc_cli.exchange.forms.grids import Found, Grid, is_heading
from tthc_cli.problems import Problem

_ENOUGH = 4
"""A row with so many of a table's headings is its head."""
_DEEPEST, LONGEST = 100, 1000
"""So many rows may stand above a table, and in it: a file that holds more is none of ours, and shall cost no more than one."""


class RowNature(Enum):
    """What a row of a table is: a work or figure; the heading of a section; something under the table; something put in."""

    WORK = "work"
    HEADING = "heading"
    BELOW = "below"
    STRANGE = "strange"


@dataclass(frozen=True)
class Table:
    """A table in a grid: the row of its headings and where its columns are."""

    grid: Grid
    head: int
    columns: Mapping[str, int]
    kinds: Mapping[str, Kind]

    @property
    def open_columns(self) -> Mapping[str, int]:
        """The columns that are typed into."""
        return {key: column for key, column in self.columns.items() if self.kinds[key] is not Kind.LOCKED}

    @property
    def is_whole(self) -> bool:
        """Whether no column that is typed into is missing."""
        return all(key in self.columns for key, kind in self.kinds.items() if kind is not Kind.LOCKED)

    @property
    def locked(self) -> Mapping[str, int]:
        """The columns that are not typed into, without the one of keys."""
        return {key: column for key, column in self.columns.items() if self.kinds[key] is Kind.LOCKED and key != KEY}

    def key_at(self, row: int) -> str:
        """The key of a row; empty where it has none that can be one."""
        text = one_line(self.grid.at(row, self.columns[KEY]).text)
        return text if is_id(text.partition(ANSWERING)[0]) else ""

    @cached_property
    def last(self) -> int:
        """The last row with a key."""
        return max((row for row in self.body() if self.key_at(row)), default=self.head)

    def nature_of(self, row: int) -> "RowNature":
        """What a row is."""
        if self.key_at(row):
            return RowNature.WORK
        typed = one_line(self.grid.at(row, self.columns[KEY]).text)
        if read_id(typed) or any(not self.grid.at(row, at).is_blank for at in self.locked.values()):
            return RowNature.STRANGE
        if row > self.last:
            return RowNature.BELOW
        return RowNature.HEADING if typed else RowNature.STRANGE

    def body(self) -> Iterator[int]:
        """The numbers of the rows below the head that hold something; a head repeated further down is none of them."""
        heading = self.grid.at(self.head, self.columns[KEY]).text
        for row in self.grid.rows:
            is_near = self.head < row <= self.head + LONGEST
            if is_near and not is_heading(self.grid.at(row, self.columns[KEY]).text, heading):
                yield row


def find_table(
    grids: Iterable[Grid], columns: Sequence[Column], problems: list[Problem], *, sheet: str
) -> Table | None:
    """The one table with these columns; None, with a problem said, where there are several, and without one where there is none."""
    headings = {fold(column.heading) for column in columns}
    heads = [
        (grid, row)
        for grid in grids
        for row in islice(grid.rows, _DEEPEST)
        if _count(grid.rows[row], headings) >= _ENOUGH
    ]
    by_grid = {grid.name: (grid, row) for grid, row in reversed(heads)}
    if not heads:
        return None
    if len(by_grid) > 1:
        names = ", ".join(f"“{name}”" for name in sorted(by_grid))
        said = f"có {len(by_grid)} trang cùng có bảng {sheet}: {names}"
        problems.append(WRONG_COLUMNS.problem(heads[0][0].place(), said, "Giữ lại một trang, xoá trang kia."))
        return None
    grid, head = heads[0]
    return _table(grid, head, columns, problems)


def _count(cells: Mapping[int, Found], headings: set[str]) -> int:
    return sum(fold(one_line(cell.text)) in headings for cell in cells.values())


def _table(grid: Grid, head: int, columns: Sequence[Column], problems: list[Problem]) -> Table | None:
    """The table, as far as its columns can be told, so that a lost heading hides no other fault; None without the column of keys."""
    headings, found = grid.rows[head], dict[str, int]()
    for column in columns:
        places = [at for at, cell in headings.items() if is_heading(cell.text, column.heading)]
        if places:
            found[column.key] = places[0]
        if len(places) > 1:
            said = f"có {len(places)} cột “{column.heading}”"
            problems.append(WRONG_COLUMNS.problem(grid.place(head, places[1]), said))
    for column in columns:
        if column.key not in found and (column.kind is not Kind.LOCKED or column.key == KEY):
            at = _renamed(column, columns, found, headings)
            if at:
                found[column.key] = at
            name = f"cột “{column.heading}”"
            said = f"{name} bị đổi tên thành “{one_line(headings[at].text)}”" if at else f"không thấy {name}"
            problems.append(WRONG_COLUMNS.problem(grid.place(head, at), said))
    return Table(grid, head, found, {column.key: column.kind for column in columns}) if KEY in found else None


def _renamed(column: Column, columns: Sequence[Column], found: Mapping[str, int], headings: Mapping[int, Found]) -> int:
    """Where a column stands whose heading is gone: between the neighbours it had, under words that are no other heading; 0 where it does not."""
    number = columns.index(column)
    before, after = columns[number - 1 : number], columns[number + 1 : number + 2]
    near = [found[one.key] + 1 for one in before if one.key in found]
    near += [found[one.key] - 1 for one in after if one.key in found]
    return next((at for at in near if at in headings and at not in found.values()), 0)
