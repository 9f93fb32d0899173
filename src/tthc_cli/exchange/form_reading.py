"""A form that came back, taken apart without trusting it: who it is from, which rows were filled in, and everything that is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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
    """What a form says. `filler` is who filled it in, empty where nobody is named; `measures` is None where the sheet of figures is gone;
    `sheet` is the place of the table of works.
    """

    file: str
    stamp: Stamp
    filler: str
    rows: tuple[ReturnedRow, ...]
    measures: tuple[ReturnedRow, ...] | None
    sheet: Place


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
    for one in filter(None, (table, figures)):
        problems += _changed(one, _issued(grids))
    return ReturnedForm(file, stamp, _filler(table), rows, measures, table.grid.place()), problems


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
        named = [column for column, cell in cells.items() if fold(cell.text).startswith(fold(FILLER))]
        if row < table.head and named:
            beside = [cell.text for column, cell in sorted(cells.items()) if column > named[0]]
            return one_line(_after(FILLER, cells[named[0]]) or "".join(beside[:1]))
    return ""


def _issued(grids: tuple[Grid, ...]) -> Mapping[tuple[str, str], str]:
    """The words of the plan as they were, by the key of the row and the column; none where the hidden sheet is gone."""
    hidden = [cells for grid in grids if grid.name == STAMP_SHEET for row, cells in grid.rows.items() if row > 1]
    texts = [{column: one_line(cell.text) for column, cell in cells.items()} for cells in hidden]
    return {(row.get(1, ""), row.get(2, "")): row.get(3, "") for row in texts}


def _changed(table: Table, issued: Mapping[tuple[str, str], str]) -> Iterator[Problem]:
    """Words of the plan that were typed over."""
    for row in table.body():
        for column, at in table.columns.items():
            cell = table.grid.at(row, at)
            was = issued.get((table.key_at(row), column))
            if was is not None and one_line(cell.text) != was:
                said = (
                    f"nội dung của kế hoạch bị sửa thành “{_shortened(one_line(cell.text))}”, phần sửa không được nhận"
                )
                yield LOCKED.problem(cell.place, said)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


_LONGEST = 60
