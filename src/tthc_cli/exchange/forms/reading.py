"""A form that came back, taken apart without trusting it: who it is from, which rows were filled in, and everything that is wrong."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tthc_cli.domain.text import one_line
from tthc_cli.exchange.forms.around import (
    Loose,
    filler_cells,
    loose_words,
    pinned_notes,
    strangers,
    words_of_other_sheets,
)
from tthc_cli.exchange.forms.columns import (
    FILLER,
    MEASURE_COLUMNS,
    MEASURES_SHEET,
    PROGRESS_COLUMNS,
    PROGRESS_SHEET,
    STAMP,
    STAMP_SHEET,
)
from tthc_cli.exchange.forms.faults import NOT_A_FORM
from tthc_cli.exchange.forms.grids import Found, Grid
from tthc_cli.exchange.forms.rows import ReturnedRow, cells_with_days, read_rows
from tthc_cli.exchange.forms.tables import Table, find_table
from tthc_cli.exchange.forms.view import Copied, Stamp, read_stamp
from tthc_cli.problems import Place, Problem


@dataclass(frozen=True)
class ReturnedForm:
    """What a form says. `filler` is who filled it in, empty where nobody is named; `measures` is None where the sheet of figures is gone;
    `sheet` is the place of the table of works; `issued` are the words that the form was sent out with, none where the hidden sheet is gone, and
    `loose` those that stand in their places now; `written_days` are the cells with days where the file knows them only as text.
    """

    file: str
    stamp: Stamp
    filler: str
    rows: tuple[ReturnedRow, ...]
    measures: tuple[ReturnedRow, ...] | None
    sheet: Place
    issued: tuple[Copied, ...]
    loose: tuple[Loose, ...]
    written_days: tuple[Found, ...]

    @property
    def is_blank(self) -> bool:
        """Whether no row was filled in."""
        return not self.rows and not self.measures


def read_form(grids: tuple[Grid, ...], file: str) -> tuple[ReturnedForm | None, list[Problem]]:
    """The form in the grids, or None, and every fault."""
    problems: list[Problem] = []
    stamp = _find_stamp(grids, file, problems)
    shown = tuple(grid for grid in grids if grid.name != STAMP_SHEET)
    table = find_table(shown, PROGRESS_COLUMNS, problems, sheet=PROGRESS_SHEET)
    if table is None and not problems:
        problems.append(NOT_A_FORM.problem(Place(file), f"không thấy bảng “{PROGRESS_SHEET}” trong tệp"))
    if table is None or stamp is None:
        return None, problems
    figures = find_table(shown, MEASURE_COLUMNS, problems, sheet=MEASURES_SHEET)
    rows = read_rows(table, problems)
    measures = read_rows(figures, problems) if figures else None
    tables = tuple(filter(None, (table, figures)))
    for one in tables:
        problems += strangers(one)
    problems += pinned_notes(grids)
    issued, loose = tuple(_issued(grids)), tuple(_loose(shown, tables, problems))
    days = tuple(cells_with_days(table)) if table.grid.knows_only_text else ()
    return ReturnedForm(file, stamp, _filler(table), rows, measures, table.grid.place(), issued, loose, days), problems


def _loose(grids: tuple[Grid, ...], tables: tuple[Table, ...], problems: Iterable[Problem]) -> Iterator[Loose]:
    """The words of all sheets; a sheet with a table that cannot be read has its problem already."""
    known = {table.grid.name for table in tables} | {one.place.cell.sheet for one in problems if one.place.cell}
    for table in tables:
        yield from loose_words(table)
    yield from words_of_other_sheets(grid for grid in grids if grid.name not in known)


def _find_stamp(grids: tuple[Grid, ...], file: str, problems: list[Problem]) -> Stamp | None:
    """The stamp of the hidden sheet and that above each table: the same one, or the form was put together from several."""
    hidden = [grid.at(1, 1).text for grid in grids if grid.name == STAMP_SHEET]
    shown = [_after(STAMP, cell) for grid in grids for cell in grid.cells.values()]
    try:
        stamps = {stamp for text in (*hidden, *shown) if text and (stamp := read_stamp(text))}
    except ValueError as error:
        problems.append(NOT_A_FORM.problem(Place(file), str(error)))
        return None
    if len(stamps) == 1:
        return stamps.pop()
    said = f"các trang có {len(stamps)} mã phiếu khác nhau, như chép từ phiếu khác" if stamps else "không thấy mã phiếu"
    problems.append(NOT_A_FORM.problem(Place(file), said))
    return None


def _after(label: str, cell: Found) -> str:
    text = one_line(cell.text)
    return text.removeprefix(label).strip() if text.startswith(label) else ""


def _filler(table: Table) -> str:
    """The name after its label, in the same cell or the next one that holds something."""
    for row, cells in table.grid.rows.items():
        named = filler_cells(cells.values()) if row < table.head else []
        if named:
            return one_line(_after(FILLER, named[0]) or "".join(cell.text for cell in named[1:]))
    return ""


def _issued(grids: tuple[Grid, ...]) -> Iterator[Copied]:
    for hidden in (grid for grid in grids if grid.name == STAMP_SHEET):
        for row in hidden.rows:
            if row > 1:
                yield Copied(*(one_line(hidden.at(row, column).text) for column in (1, 2, 3)))
