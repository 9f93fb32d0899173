"""How a form looks: fonts, fills, which cells are open, what a click in a cell says, how high a row must be, how a sheet prints."""

from collections.abc import Iterable
from datetime import date
from textwrap import wrap
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tthc_cli.domain.dates import show_date
from tthc_cli.exchange.forms.columns import Column, Kind

FONT, SMALL = 10, 8
_LINE = {FONT: 13.2, SMALL: 10.8}
_LETTERS = {FONT: 1.15, SMALL: 1.45}
"""How many letters of a size stand on one unit of a column's width."""
_SPARE = 6
"""One line to spare for so many."""
_HIGHEST = 400
_EDGE = Side(style="thin", color="999999")
_GRID = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_LOCKED_FILL, _OPEN_FILL, _HEAD_FILL, _SECTION_FILL = (
    PatternFill("solid", start_color=color) for color in ("F2F2F2", "FFFBE6", "D9E2F3", "E7E6E6")
)
_FORMATS = {
    Kind.PERCENT: "0",
    Kind.DAY: "dd/mm/yyyy",
    Kind.DAYS: "dd/mm/yyyy",
    Kind.AMOUNT: "#,##0.###",
    Kind.TEXT: "@",
    Kind.DOCUMENT: "@",
}
_EDGE_OF_PAPER = 10 / 25.4
"""Ten millimetres, in inches."""


def set_font(book: Workbook) -> None:
    """The font of the book, by which the widths of columns are counted."""
    internals: Any = book
    internals._fonts[0] = Font(name="Arial", size=FONT)  # noqa: SLF001  # openpyxl has no other way to it


def dress(cell: Cell, *, size: int = FONT, bold: bool = False, color: str = "000000", wrap: bool = True) -> None:
    """Font and place of the text of a cell."""
    cell.font = Font(name="Arial", size=size, bold=bold, color=color)
    cell.alignment = Alignment(vertical="top", wrap_text=wrap)


def dress_head(cell: Cell) -> None:
    """The heading of a column."""
    dress(cell, bold=True)
    cell.fill, cell.border = _HEAD_FILL, _GRID
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def dress_section(cells: Iterable[Cell]) -> None:
    """A row that only names a section: its text runs over the empty cells beside it."""
    for cell in cells:
        dress(cell, bold=True, wrap=False)
        cell.fill = _SECTION_FILL


def dress_locked(cell: Cell, *, size: int = FONT) -> None:
    """A cell that is not typed into."""
    dress(cell, size=size)
    cell.fill, cell.border = _LOCKED_FILL, _GRID


def dress_open(cell: Cell, kind: Kind) -> None:
    """A cell to fill in. Text cells are of the format text, so that "- Đã làm" is no formula and "12/3" no day."""
    dress(cell)
    cell.fill, cell.border, cell.protection = _OPEN_FILL, _GRID, Protection(locked=False)
    cell.number_format = _FORMATS.get(kind, "General")


def lines(text: str, width: float, size: int = FONT) -> float:
    """The height in points of a text wrapped into a column, word by word as spreadsheets do: in a narrow one that takes many more lines than
    the letters would. A long text gets a line or more to spare, for programs with wider letters.
    """
    fits = max(1, int(width * _LETTERS[size]))
    count = sum(max(1, len(wrap(line, fits))) for line in text.split("\n"))
    return (count + count // _SPARE) * _LINE[size]


def row_height(heights: Iterable[float]) -> float:
    """The height of a row that holds texts of these heights, with room to type into."""
    return min(_HIGHEST, max(*heights, 3 * _LINE[FONT]) + 4)


def guard(sheet: Worksheet, column: Column, span: str, choices: Iterable[str], first: date, last: date) -> None:
    """What a click in the cells of a column says, and what may be typed there."""
    rule = _rule(column.kind, choices, first, last)
    rule.showInputMessage = True
    prompt = _PROMPTS[column.kind].format(day=show_date(last))
    rule.promptTitle, rule.prompt = column.heading[:32], prompt
    rule.showErrorMessage = column.kind is not Kind.LOCKED
    rule.errorTitle, rule.error = "Chưa đúng", prompt
    rule.add(span)
    sheet.add_data_validation(rule)


_PROMPTS = {
    Kind.LOCKED: "Ô này lấy từ kế hoạch, đã khoá. Nếu sai, hãy báo cho người gửi phiếu.",
    Kind.TEXT: "Ghi chữ. Muốn xuống dòng: Alt+Enter. Không có gì thì để trống.",
    Kind.DOCUMENT: "Ghi số, ký hiệu, ví dụ 45/BC-UBND. Nhiều văn bản: mỗi văn bản một dòng trong ô (Alt+Enter).",
    Kind.CHOICE: "Bấm mũi tên bên phải ô để chọn. Không có gì để báo cáo thì để trống cả dòng.",
    Kind.PERCENT: "Ghi số nguyên từ 0 đến 100, không ghi dấu %.",
    Kind.DAY: "Ghi ngày trong kỳ báo cáo, ví dụ {day}. Để trống: tính đến ngày chốt số liệu.",
    Kind.DAYS: "Ghi ngày của văn bản, ví dụ {day}. Nhiều văn bản: mỗi văn bản một dòng trong ô (Alt+Enter).",
    Kind.AMOUNT: "Ghi số lượng bằng chữ số, không ghi phần trăm.",
}


def _rule(kind: Kind, choices: Iterable[str], first: date, last: date) -> DataValidation:
    match kind:
        case Kind.CHOICE:
            return DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
        case Kind.PERCENT:
            return DataValidation(type="whole", operator="between", formula1="0", formula2="100", allow_blank=True)
        case Kind.AMOUNT:
            return DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
        case Kind.DAY:
            # A warning only: some computers keep a day that was typed as text, and it is read all the same.
            return DataValidation(
                type="date",
                operator="between",
                formula1=f"DATE({first.year},{first.month},{first.day})",
                formula2=f"DATE({last.year},{last.month},{last.day})",
                allow_blank=True,
                errorStyle="warning",
            )
        case _:
            return DataValidation(allow_blank=True)


def lock(sheet: Worksheet) -> None:
    """Protect a sheet without a password: against a slip, not against a will. Heights, widths and looks may be changed."""
    protection = sheet.protection
    protection.sheet = True
    protection.formatCells = protection.formatColumns = protection.formatRows = False


def set_paper(sheet: Worksheet, *, is_landscape: bool, head_row: int | None = None) -> None:
    """A4, as wide as the paper, page numbers, the row of headings on every page."""
    sheet.page_setup.orientation = "landscape" if is_landscape else "portrait"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = _EDGE_OF_PAPER
    margins.bottom, margins.footer = 1.8 * _EDGE_OF_PAPER, 0.7 * _EDGE_OF_PAPER
    footer: Any = sheet.oddFooter
    footer.center.text, footer.center.font, footer.center.size = "&A, trang &P/&N", "Arial,Regular", SMALL
    if head_row:
        sheet.print_title_rows = f"{head_row}:{head_row}"
