"""The tables of a form found in grids: by the words of their headings, wherever columns and rows were moved to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from tthc_cli.domain.ids import is_id
from tthc_cli.domain.text import fold, one_line
from tthc_cli.exchange.cell_values import RULES, Value, read_cell, says_nothing
from tthc_cli.exchange.form_columns import ANSWERING, KEY, Column, Kind
from tthc_cli.exchange.form_faults import (
    DOUBLE_ROW,
    FORMULA,
    MERGED,
    NO_ROW,
    NOTHING_SAID,
    OUTSIDE,
    WRONG_COLUMNS,
)
from tthc_cli.exchange.grids import Area, Found, Grid, Nature, is_heading
from tthc_cli.problems import Place, Problem, column_letters

_ENOUGH = 4
"""A row with so many of a table's headings is its head."""
_DEEPEST, _LONGEST = 100, 1000
"""So many rows may stand above a table, and in it: a file that holds more is none of ours, and shall cost no more than one."""
_MOST_NAMED = 8


@dataclass(frozen=True)
class ReturnedRow:
    """One row that was filled in: what was typed, by the keys of columns, and where. `is_sound` says that every cell could be read."""

    key: str
    place: Place
    values: Mapping[str, Value]
    places: Mapping[str, Place]
    is_sound: bool


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

    def key_at(self, row: int) -> str:
        """The key of a row; empty where it has none that can be one."""
        text = one_line(self.grid.at(row, self.columns[KEY]).text)
        return text if is_id(text.partition(ANSWERING)[0]) else ""

    def body(self) -> Iterator[int]:
        """The numbers of the rows below the head that hold something; a head repeated further down is none of them."""
        heading = self.grid.at(self.head, self.columns[KEY]).text
        for row in self.grid.rows:
            is_near = self.head < row <= self.head + _LONGEST
            if is_near and not is_heading(self.grid.at(row, self.columns[KEY]).text, heading):
                yield row


def find_table(
    grids: Iterable[Grid], columns: Sequence[Column], problems: list[Problem], *, sheet: str
) -> Table | None:
    """The one table with these columns; None, with a problem said, where it is missing a column, and without one where there is no such table."""
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
    found: dict[str, int] = {}
    faults = []
    for column in columns:
        places = [at for at, cell in grid.rows[head].items() if is_heading(cell.text, column.heading)]
        if len(places) == 1:
            found[column.key] = places[0]
        elif places:
            faults.append(
                WRONG_COLUMNS.problem(grid.place(head, places[1]), f"có {len(places)} cột “{column.heading}”")
            )
        elif column.kind is not Kind.LOCKED or column.key == KEY:
            faults.append(WRONG_COLUMNS.problem(grid.place(head), f"không thấy cột “{column.heading}”"))
    problems += faults
    return None if faults else Table(grid, head, found, {column.key: column.kind for column in columns})


def read_rows(table: Table, problems: list[Problem]) -> tuple[ReturnedRow, ...]:
    """The rows that were filled in; what is wrong with them and around them goes to `problems`."""
    problems += _outside(table)
    problems += _merged(table)
    rows, nothing = {}, list[Found]()
    last = max((row for row in table.body() if table.key_at(row)), default=table.head)
    for number in table.body():
        cells = {key: table.grid.at(number, column) for key, column in table.open_columns.items()}
        if all(cell.is_blank for cell in cells.values()):
            continue
        key = table.key_at(number)
        if not key:
            problems.append(_keyless(table, number, is_below=number > last))
        elif key not in rows:
            rows[key] = _row(key, table, number, cells, problems, nothing), cells
        elif _texts(cells) != _texts(rows[key][1]):
            first = rows[key][0].place.cell
            message = f"{key} được ghi ở hai dòng: dòng {first.row if first else 0} và dòng {number}"
            problems.append(DOUBLE_ROW.problem(table.grid.place(number), message))
    if nothing:
        problems.append(_said_nothing(table, nothing))
    return tuple(row for row, _ in rows.values())


def _row(
    key: str, table: Table, number: int, cells: Mapping[str, Found], problems: list[Problem], nothing: list[Found]
) -> ReturnedRow:
    values: dict[str, Value] = {}
    faults = []
    for column, cell in cells.items():
        kind = table.kinds[column]
        if cell.nature is Nature.FORMULA or cell.is_error:
            faults.append(FORMULA.problem(cell.place, f"ô chứa {_calculated(cell)}"))
        elif kind in (Kind.TEXT, Kind.DOCUMENT) and says_nothing(cell.text):
            nothing.append(cell)
        else:
            try:
                values[column] = read_cell(cell, kind)
            except ValueError as error:
                rule, hint = RULES[kind]
                faults.append(rule.problem(cell.place, str(error), hint))
    problems += faults
    places = {column: cell.place for column, cell in cells.items()}
    return ReturnedRow(key, table.grid.place(number), values, places, is_sound=not faults)


def _calculated(cell: Found) -> str:
    return f"công thức {cell.text}" if cell.nature is Nature.FORMULA else f"giá trị lỗi {cell.text}"


def _texts(cells: Mapping[str, Found]) -> dict[str, str]:
    return {key: cell.text for key, cell in cells.items()}


def _keyless(table: Table, number: int, *, is_below: bool) -> Problem:
    typed = one_line(table.grid.at(number, table.columns[KEY]).text)
    if is_below and not typed:
        return OUTSIDE.problem(table.grid.place(number), "nội dung ở dưới bảng không được nhận")
    said = f"mã “{typed}” không phải là mã nhiệm vụ" if typed else "dòng có nội dung mà không có mã nhiệm vụ"
    return NO_ROW.problem(table.grid.place(number), said)


def _outside(table: Table) -> Iterator[Problem]:
    """Columns that are none of the form's and hold something, one problem each; rows that are too far below it."""
    known, seen = set(table.columns.values()), set[int]()
    for row in table.body():
        for column in sorted(table.grid.rows[row].keys() - known - seen) if table.key_at(row) else ():
            seen.add(column)
            heading = one_line(table.grid.at(table.head, column).text)
            name = f"cột “{heading}”" if heading else f"cột {column_letters(column)}"
            said = f"{name} không có trong phiếu, nên không được nhận"
            yield OUTSIDE.problem(table.grid.place(row, column), said)
    if (last := max(table.grid.rows)) > table.head + _LONGEST:
        yield OUTSIDE.problem(table.grid.place(last), "nội dung ở quá xa bảng không được nhận")


def _merged(table: Table) -> Iterator[Problem]:
    """Merged cells that hold something and touch what is typed into."""
    for area in table.grid.merged:
        anchor = table.grid.at(area.top, area.left)
        touched = any(area.left <= column <= area.right for column in table.open_columns.values())
        if area.bottom > table.head and touched and area.left != table.columns[KEY] and not anchor.is_blank:
            yield MERGED.problem(anchor.place, f"các ô {_range(area)} bị gộp làm một")


def _range(area: Area) -> str:
    return f"{column_letters(area.left)}{area.top}:{column_letters(area.right)}{area.bottom}"


def _said_nothing(table: Table, cells: Sequence[Found]) -> Problem:
    named = [cell.place.cell.reference.removeprefix("ô ") for cell in cells if cell.place.cell]
    more = " …" if len(named) > _MOST_NAMED else ""
    message = f"{len(cells)} ô chỉ ghi “{one_line(cells[0].text)}” hoặc tương tự, được hiểu là không có gì: {', '.join(named[:_MOST_NAMED])}{more}"
    return NOTHING_SAID.problem(table.grid.place(), message)
