"""A workbook that came back, as grids. Nothing in it is calculated or run.

Needs openpyxl, the extra `office`.
"""

import warnings
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from tthc_cli.exchange.forms.faults import MACROS, NOT_A_WORKBOOK, OUTSIDE
from tthc_cli.exchange.forms.grids import Area, Found, Grid, Nature, grid
from tthc_cli.exchange.forms.number_formats import Sight, sight_of
from tthc_cli.exchange.packages import DAMAGED
from tthc_cli.problems import Cell as CellPlace
from tthc_cli.problems import Place, Problem

_BROKEN = (
    *DAMAGED, InvalidFileException, SyntaxError, KeyError, TypeError, IndexError, AttributeError, OverflowError,
)  # fmt: skip
"""What openpyxl and its XML parsers (their errors are kinds of SyntaxError) run into where a part of the package is missing or damaged."""
_MACROS = b"xl/vbaProject.bin"
_DRAWINGS = (b"xl/drawings/drawing", b"xl/media/")
"""The names of parts, which stand in a package as they are. Notes pinned to cells have drawings of another name."""


def read_workbook(data: bytes, file: str) -> tuple[tuple[Grid, ...], list[Problem]]:
    """The sheets, hidden ones too; none where the workbook is damaged."""
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it leaves out: extensions, validations of other programs. None of it is data.
            warnings.simplefilter("ignore")
            book: Workbook = load_workbook(BytesIO(data), keep_links=False)
    except _BROKEN:
        broken = NOT_A_WORKBOOK.problem(
            Place(file), "bảng tính hỏng, không mở được", "Mở thử bằng Excel, lưu lại, rồi thu lại."
        )
        return (), [broken]
    if _letters(book) > _MOST_LETTERS:
        said = "tệp có quá nhiều chữ, không phải là phiếu"
        return (), [NOT_A_WORKBOOK.problem(Place(file), said, "Xin đơn vị gửi lại phiếu gốc.")]
    problems = [MACROS.problem(Place(file), "tệp có macro")] if _MACROS in data else []
    if any(part in data for part in _DRAWINGS):
        problems.append(OUTSIDE.problem(Place(file), "hình, hộp chữ chèn vào tệp không được nhận"))
    return tuple(_grid(sheet, file) for sheet in book.worksheets), problems


_MOST_LETTERS = 2_000_000
"""Of all cells together: one text may stand in any number of them."""


def _letters(book: Workbook) -> int:
    return sum(len(str(cell.value)) for sheet in book.worksheets for cell in _cells(sheet) if cell.value is not None)


def _grid(sheet: Worksheet, file: str) -> Grid:
    merged = (Area(area.min_row, area.max_row, area.min_col, area.max_col) for area in sheet.merged_cells.ranges)
    return grid(file, sheet.title, _found(sheet, file), sorted(merged), _notes(sheet, file))


def _cells(sheet: Worksheet) -> Iterator[Cell]:
    # Only the cells that the file holds: a walk over rows would make a million where a whole column was coloured.
    for cell in sheet._cells.values():  # noqa: SLF001
        if isinstance(cell, Cell) and not isinstance(cell, MergedCell):
            yield cell


def _found(sheet: Worksheet, file: str) -> Iterator[Found]:
    for cell in _cells(sheet):
        if cell.value is not None:
            yield Found(_value(cell.value), _place(cell, sheet, file), _nature(cell))


def _notes(sheet: Worksheet, file: str) -> Iterator[Found]:
    for cell in _cells(sheet):
        if cell.comment:
            yield Found(cell.comment.text, _place(cell, sheet, file))


def _place(cell: Cell, sheet: Worksheet, file: str) -> Place:
    return Place(file, cell=CellPlace(sheet.title, cell.row, cell.column))


def _value(value: object) -> str | int | float | bool | date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str | int | float | bool | date):
        return value
    return str(getattr(value, "text", value))


def _nature(cell: Cell) -> Nature:
    if cell.data_type == "f":
        return Nature.FORMULA
    if cell.data_type != "n" or not isinstance(cell.value, int | float):
        return Nature.PLAIN
    return _AS_SEEN[sight_of(cell.number_format, cell.value)]


_AS_SEEN = {
    Sight.NUMBER: Nature.PLAIN,
    Sight.SHARE: Nature.SHARE,
    Sight.PADDED: Nature.PADDED,
    Sight.OTHER: Nature.DISGUISED,
}
