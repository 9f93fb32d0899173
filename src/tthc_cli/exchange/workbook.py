"""Workbooks (.xlsx) to read, filter and print on A4. Needs openpyxl, the extra `office`. The same sheet gives the same bytes."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from math import ceil
from textwrap import wrap

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from tthc_cli.exchange.cells import Value, cell_at, put
from tthc_cli.exchange.sheet import Sheet

_FONT = "Times New Roman"
_THIN = Side(style="thin", color="808080")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_DAY, _MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
_A4 = 9
_EPOCH = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"


def write_workbook(sheet: Sheet) -> bytes:
    """The bytes of a workbook with one sheet."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet.name
    for column, (heading, width) in enumerate(zip(sheet.headings, sheet.widths, strict=True), start=1):
        page.column_dimensions[get_column_letter(column)].width = width
        _head(cell_at(page, 1, column), heading)
    for row, values in enumerate(sheet.rows, start=2):
        for column, value in enumerate(values, start=1):
            _fill(cell_at(page, row, column), value)
    for row, texts in enumerate((sheet.headings, *sheet.rows), start=1):
        page.row_dimensions[row].height = _height(texts, sheet.widths)
    page.freeze_panes = "B2"
    page.auto_filter.ref = page.dimensions
    _set_print(page, sheet)
    book.properties.title, book.properties.creator, book.properties.language = sheet.title, "tthc", "vi-VN"
    return packed(book, sheet.day)


def _head(cell: Cell, heading: str) -> None:
    put(cell, heading)
    cell.font = Font(name=_FONT, size=11, bold=True)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cell.fill = PatternFill("solid", fgColor="E7E6E6")
    cell.border = _BORDER


def _fill(cell: Cell, value: Value) -> None:
    is_moment = isinstance(value, datetime)
    put(cell, value.replace(tzinfo=None) if isinstance(value, datetime) else value)
    cell.font = Font(name=_FONT, size=11)
    cell.alignment = Alignment(
        horizontal="left" if isinstance(value, str) else "center", vertical="top", wrap_text=True
    )
    cell.border = _BORDER
    if isinstance(value, date):
        cell.number_format = _MOMENT if is_moment else _DAY


def _height(values: Sequence[Value], widths: Sequence[int]) -> float:
    """The height of a row in points. Programs do not work it out on opening, so the lines of its texts are counted."""
    lines = [_lines(value, width) for value, width in zip(values, widths, strict=True) if isinstance(value, str)]
    return min(_LINE * max(lines, default=1) + _AIR, _HIGHEST)


def _lines(text: str, width: int) -> int:
    return sum(max(1, len(wrap(line, int(width * _LETTERS)))) for line in text.splitlines())


_LETTERS = 1.2
"""So many letters of this font fit into the width of one digit of the default font, by which columns are measured; rather too few."""
_LINE, _AIR = 14.0, 3.0
_HIGHEST = 409.0
"""What Excel allows."""


def _set_print(page: Worksheet, sheet: Sheet) -> None:
    """A4 landscape, on as many pages side by side as can be read; the first column and the headings on each, the title above, the page
    number below.
    """
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = ceil(sum(sheet.widths) / _READABLE), 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows, page.print_title_cols = "1:1", "A:A"
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top = page.page_margins.bottom = 0.7
    # In a header "&" begins a command.
    header, footer = _HeaderFooterPart(sheet.title.replace("&", "&&")), _HeaderFooterPart("&P/&N")
    page.HeaderFooter.oddHeader = HeaderFooterItem(center=header)
    page.HeaderFooter.oddFooter = HeaderFooterItem(center=footer)


_READABLE = 210
"""So many characters side by side on A4 are some 7 points high."""


def packed(book: Workbook, day: date) -> bytes:
    """The bytes of a workbook without the clock: it says that it was made at the beginning of `day`, and so do its parts."""
    book.properties.created = datetime.combine(day, time())
    given, made = io.BytesIO(), io.BytesIO()
    book.save(given)
    # Saving has written down the clock as the moment of the last change.
    book.properties.modified = book.properties.created
    with zipfile.ZipFile(given) as read, zipfile.ZipFile(made, "w") as write:
        for name in read.namelist():
            data = tostring(book.properties.to_tree()) if name == _CORE else read.read(name)
            write.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()
