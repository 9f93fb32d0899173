"""A form that came back, taken apart without trusting it: who it is from, which rows were filled in, and everything that is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tthc_cli.domain.text import fold, one_line
from tthc_cli.exchange.form_columns import (
    FILLER,
    MEASURE_COLUMNS,
    MEASURES_SHEET,
    PROGRESS_COLUMNS,
    PROGRESS_SHEET,
    STAMP,
    STAMP_SHEET,
)
from tthc_cli.exchange.form_faults import LOCKED, NOT_A_FORM
from tthc_cli.exchange.form_tables import ReturnedRow, Table, find_table, read_rows
from tthc_cli.exchange.form_view import Stamp, read_stamp
from tthc_cli.exchange.grids import Found, Grid
from tthc_cli.problems import Place, Problem


@dataclass(frozen=True)
class ReturnedForm:
    """What a form says. `filler` is who filled it in, empty where nobody is named; `sheet` is the place of its table."""

    file: str
    stamp: Stamp
    filler: str
    rows: tuple[ReturnedRow, ...]
    measures: tuple[ReturnedRow, ...]
    sheet: Place


class _Issued(NamedTuple):
    """What was locked when the form was made."""

    title: str
    due: str


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
    measures = read_rows(figures, problems) if figures else ()
    problems += _changed(table, _issued(grids))
    return ReturnedForm(file, stamp, _filler(table), rows, measures, table.grid.place()), problems


def _find_stamp(grids: tuple[Grid, ...], file: str, problems: list[Problem]) -> Stamp | None:
    """The stamp of the hidden sheet; where that is gone, as in CSV, the one that stands above a table."""
    hidden = [grid.at(1, 1).text for grid in grids if grid.name == STAMP_SHEET]
    shown = [_after(STAMP, cell) for grid in grids for cell in grid.cells.values()]
    try:
        for text in filter(None, (*hidden, *shown)):
            if stamp := read_stamp(text):
                return stamp
    except ValueError as error:
        problems.append(NOT_A_FORM.problem(Place(file), str(error)))
        return None
    problems.append(NOT_A_FORM.problem(Place(file), "không thấy mã phiếu trong tệp"))
    return None


def _after(label: str, cell: Found) -> str:
    text = one_line(cell.text)
    return text.removeprefix(label).strip() if text.startswith(label) else ""


def _filler(table: Table) -> str:
    """The name after its label, in the same cell or the next one that holds something."""
    for row, cells in table.grid.rows():
        named = [column for column, cell in cells.items() if fold(cell.text).startswith(fold(FILLER))]
        if row < table.head and named:
            beside = [cell.text for column, cell in sorted(cells.items()) if column > named[0]]
            return one_line(_after(FILLER, cells[named[0]]) or "".join(beside[:1]))
    return ""


def _issued(grids: tuple[Grid, ...]) -> Mapping[str, _Issued]:
    """The locked cells as they were, by the key of the row; none where the hidden sheet is gone."""
    rows = [cells for grid in grids if grid.name == STAMP_SHEET for row, cells in grid.rows() if row > 1]
    texts = [[one_line(cells[column].text) if column in cells else "" for column in (1, 2, 3)] for cells in rows]
    return {key: _Issued(title, due) for key, title, due in texts}


def _changed(table: Table, issued: Mapping[str, _Issued]) -> list[Problem]:
    """Words of the plan that were typed over."""
    problems = []
    for row in table.body():
        was = issued.get(table.key_at(row))
        for column in ("title", "due"):
            at = table.columns.get(column)
            cell = table.grid.at(row, at) if at else None
            if was and cell and one_line(cell.text) != getattr(was, column):
                message = (
                    f"nội dung của kế hoạch bị sửa thành “{_shortened(one_line(cell.text))}”, phần sửa không được nhận"
                )
                problems.append(LOCKED.problem(cell.place, message))
    return problems


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


_LONGEST = 60
