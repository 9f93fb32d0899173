"""What stands on a form beside what was typed into its open cells: nothing of it is taken, and nothing of it goes unsaid.

Words where the form had words of its own are given back (`Loose`), to be held against those; for all else there is a problem.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tthc_cli.domain.text import fold, one_line
from tthc_cli.exchange.forms.columns import FILLER, STAMP
from tthc_cli.exchange.forms.faults import OUTSIDE
from tthc_cli.exchange.forms.grids import Found, Grid
from tthc_cli.exchange.forms.tables import LONGEST, RowNature, Table
from tthc_cli.exchange.forms.view import GUIDE, SECTION, TOP
from tthc_cli.problems import Problem, column_letters


class Loose(NamedTuple):
    """Words where the form had words of its own: the key of their row, their column or part, the cell, which may be blank now."""

    key: str
    part: str
    found: Found


def loose_words(table: Table) -> Iterator[Loose]:
    """The words of a sheet with a table: above it, of its sections, in its locked columns."""
    above = {row: cells for row, cells in table.grid.rows.items() if row < table.head}
    for cells in above.values():
        taken = filler_cells(cells.values())
        yield from (Loose("", TOP, cell) for cell in cells.values() if cell not in taken and not is_stamp(cell))
    for row in table.body():
        nature, cells = table.nature_of(row), table.grid.rows[row]
        if nature is RowNature.WORK:
            yield from (Loose(table.key_at(row), part, table.grid.at(row, at)) for part, at in table.locked.items())
        elif nature is not RowNature.BELOW and not cells.keys() & set(table.open_columns.values()):
            # With something in an open cell the whole row is an error.
            yield from (Loose("", SECTION, cell) for cell in cells.values())


def words_of_other_sheets(grids: Iterable[Grid]) -> Iterator[Loose]:
    """The words of sheets without a table: those of the guide, and what was added."""
    return (Loose("", GUIDE, cell) for grid in grids for cell in grid.cells.values())


def is_stamp(cell: Found) -> bool:
    """Whether the cell holds the stamp with its label."""
    return one_line(cell.text).startswith(STAMP)


def filler_cells(cells: Iterable[Found]) -> list[Found]:
    """Of the cells of a row from the left those that name who filled the form in: the label, and the next one; none without the label."""
    row = list(cells)
    labels = [number for number, cell in enumerate(row) if fold(cell.text).startswith(fold(FILLER))]
    return row[labels[0] : labels[0] + 2] if labels else []


def strangers(table: Table) -> Iterator[Problem]:
    """Columns, rows and notes that are none of the form's and hold something."""
    yield from _columns(table)
    yield from _below(table)
    if (last := max(table.grid.rows)) > table.head + LONGEST:
        yield OUTSIDE.problem(table.grid.place(last), "nội dung ở quá xa bảng không được nhận")


def pinned_notes(grids: Iterable[Grid]) -> Iterator[Problem]:
    """Notes pinned to cells."""
    for note in (note for grid in grids for note in grid.notes):
        yield OUTSIDE.problem(note.place, "ghi chú (comment) gắn vào ô không được nhận")


def _columns(table: Table) -> Iterator[Problem]:
    """One problem for each column that was added."""
    known, seen = set(table.columns.values()), set[int]()
    for row in table.body():
        for column in sorted(table.grid.rows[row].keys() - known - seen) if table.key_at(row) else ():
            seen.add(column)
            heading = one_line(table.grid.at(table.head, column).text)
            name = f"cột “{heading}”" if heading else f"cột {column_letters(column)}"
            said = f"{name} không có trong phiếu, nên không được nhận"
            yield OUTSIDE.problem(table.grid.place(row, column), said)


def _below(table: Table) -> Iterator[Problem]:
    rows = [row for row in table.body() if table.nature_of(row) is RowNature.BELOW]
    if rows:
        first = next(iter(table.grid.rows[rows[0]].values()))
        more = f" và {len(rows) - 1} dòng tiếp theo" if len(rows) > 1 else ""
        said = f"nội dung ở dưới bảng không được nhận: {quoted(first)}{more}"
        yield OUTSIDE.problem(table.grid.place(rows[0]), said)


def quoted(cell: Found) -> str:
    """The words of a cell, shortened."""
    text = one_line(cell.text)
    return f"“{text}”" if len(text) <= _LONGEST else f"“{text[:_LONGEST]}…”"


_LONGEST = 60
