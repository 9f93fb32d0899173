"""A form as a workbook: what to do, the works, the figures, and a hidden sheet by which it is known again.

Needs openpyxl, the extra `office`. The same form gives the same bytes.
"""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tthc_cli.exchange.cells import cell_at, put
from tthc_cli.exchange.forms.columns import (
    FILLER,
    GUIDE_SHEET,
    MEASURE_COLUMNS,
    MEASURES_SHEET,
    PROGRESS_COLUMNS,
    PROGRESS_SHEET,
    STAMP,
    STAMP_SHEET,
    Column,
    Kind,
)
from tthc_cli.exchange.forms.look import (
    FONT,
    SMALL,
    dress,
    dress_head,
    dress_locked,
    dress_open,
    dress_section,
    guard,
    lines,
    lock,
    row_height,
    set_font,
    set_paper,
)
from tthc_cli.exchange.forms.view import FormRow, FormView, copies
from tthc_cli.exchange.workbook import packed

_GUIDE_WIDTH = 92
_HEAD_ROW = 6
_BOLD = 0.92
"""Bold letters leave so much of a column's width."""


def write_form(view: FormView) -> bytes:
    """The whole form as the bytes of an .xlsx file."""
    book = Workbook()
    book.remove(book.worksheets[0])
    set_font(book)
    _add_guide(book.create_sheet(GUIDE_SHEET), view)
    _add_progress(book.create_sheet(PROGRESS_SHEET), view)
    if view.measures:
        _add_measures(book.create_sheet(MEASURES_SHEET), view)
    _add_stamp(book.create_sheet(STAMP_SHEET), view)
    properties = book.properties
    properties.title, properties.creator, properties.language = (
        f"Phiếu báo cáo {view.period}: {view.unit}",
        "tthc",
        "vi-VN",
    )
    return packed(book, view.made_on)


def _add_guide(sheet: Worksheet, view: FormView) -> None:
    sheet.column_dimensions["A"].width = _GUIDE_WIDTH
    for number, (text, is_heading) in enumerate(view.guide, 1):
        cell = cell_at(sheet, number, 1)
        put(cell, text or None)
        dress(cell, size=FONT, bold=is_heading)
        sheet.row_dimensions[number].height = lines(text, _GUIDE_WIDTH) + 2
    lock(sheet)
    set_paper(sheet, is_landscape=False)


def _add_progress(sheet: Worksheet, view: FormView) -> None:
    _add_top(sheet, view, PROGRESS_COLUMNS)
    at = _HEAD_ROW
    for section in view.sections:
        at += 1
        put(cell_at(sheet, at, 1), section.heading)
        dress_section(cell_at(sheet, at, column) for column in range(1, len(PROGRESS_COLUMNS) + 1))
        for row in section.rows:
            at += 1
            _add_work(sheet, at, row)
    _finish(sheet, view, PROGRESS_COLUMNS, at)


def _add_work(sheet: Worksheet, at: int, row: FormRow) -> None:
    locked = {"key": row.key, "title": row.title, "due": row.due, "last": row.last}
    _fill_row(sheet, at, PROGRESS_COLUMNS, locked)
    heights = [lines(locked[column.key], column.width) for column in PROGRESS_COLUMNS if column.key in locked]
    if row.words:
        width = PROGRESS_COLUMNS[1].width
        heights.append(lines(row.title, width * _BOLD) + lines(row.words, width, SMALL))
        blocks = (
            TextBlock(InlineFont(rFont="Arial", sz=FONT, b=True), f"{row.title}\n"),
            TextBlock(InlineFont(rFont="Arial", sz=SMALL), row.words),
        )
        cell_at(sheet, at, 2).value = CellRichText(*blocks)
    sheet.row_dimensions[at].height = row_height(heights)


def _add_measures(sheet: Worksheet, view: FormView) -> None:
    _add_top(sheet, view, MEASURE_COLUMNS)
    for at, row in enumerate(view.measures, _HEAD_ROW + 1):
        locked = {
            "key": row.id,
            "text": row.text,
            "above": row.above,
            "below": row.below,
            "last_figure": row.last_figure,
            "goes_with": row.goes_with,
        }
        _fill_row(sheet, at, MEASURE_COLUMNS, locked)
        sheet.row_dimensions[at].height = row_height(
            lines(locked[column.key], column.width) for column in MEASURE_COLUMNS if column.key in locked
        )
    _finish(sheet, view, MEASURE_COLUMNS, _HEAD_ROW + len(view.measures))


def _add_top(sheet: Worksheet, view: FormView, columns: Sequence[Column]) -> None:
    """What stands above a table: whose form it is, for when, its stamp; then the headings."""
    period, unit, plan = view.top
    top = (
        (period, FONT + 2, True),
        (unit, FONT, True),
        (plan, FONT, False),
        (FILLER if columns is PROGRESS_COLUMNS else None, FONT, False),
        (f"{STAMP} {view.stamp.text}", SMALL, False),
    )
    for at, (text, size, is_bold) in enumerate(top, 1):
        put(cell_at(sheet, at, 1), text)
        dress(cell_at(sheet, at, 1), size=size, bold=is_bold, color="808080" if size == SMALL else "000000", wrap=False)
    if columns is PROGRESS_COLUMNS:
        sheet.merge_cells(start_row=4, end_row=4, start_column=3, end_column=6)
        dress_open(cell_at(sheet, 4, 3), Kind.TEXT)
    for number, column in enumerate(columns, 1):
        put(cell_at(sheet, _HEAD_ROW, number), column.heading)
        dress_head(cell_at(sheet, _HEAD_ROW, number))
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.row_dimensions[_HEAD_ROW].height = row_height(lines(column.heading, column.width) for column in columns)


def _fill_row(sheet: Worksheet, at: int, columns: Sequence[Column], locked: dict[str, str]) -> None:
    for number, column in enumerate(columns, 1):
        cell = cell_at(sheet, at, number)
        if column.kind is Kind.LOCKED:
            put(cell, locked[column.key] or None)
            dress_locked(cell)
        else:
            dress_open(cell, column.kind)


def _finish(sheet: Worksheet, view: FormView, columns: Sequence[Column], last_row: int) -> None:
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        guard(sheet, column, f"{letter}{_HEAD_ROW + 1}:{letter}{last_row}", view.choices, view.first, view.last)
    sheet.freeze_panes = cell_at(sheet, _HEAD_ROW + 1, 3).coordinate
    sheet.print_area = f"A1:{get_column_letter(len(columns))}{last_row}"
    lock(sheet)
    set_paper(sheet, is_landscape=True, head_row=_HEAD_ROW)


def _add_stamp(sheet: Worksheet, view: FormView) -> None:
    """The stamp, and a copy of all that cannot be typed over: key, part, text."""
    sheet.sheet_state = "hidden"
    put(cell_at(sheet, 1, 1), view.stamp.text)
    for at, copied in enumerate(copies(view), 2):
        for number, text in enumerate(copied, 1):
            put(cell_at(sheet, at, number), text or None)
    lock(sheet)
