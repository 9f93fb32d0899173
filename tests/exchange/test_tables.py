"""Tables as workbook and CSV, read back as other programs read them."""

import csv
import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.exchange.test_cells import FORMULAS
from tthc_cli.domain.record import VIETNAM
from tthc_cli.exchange.cells import Value
from tthc_cli.exchange.csv_file import write_csv
from tthc_cli.exchange.sheet import Sheet
from tthc_cli.exchange.workbook import write_workbook

MOMENT = datetime(2026, 6, 12, 16, 20, tzinfo=VIETNAM)
HEADINGS = ("Mã", "Ngày", "Lúc ghi", "Số", "Tỷ lệ", "Trống")
ROW: tuple[Value, ...] = ("III.2.đ", date(2026, 12, 15), MOMENT, 3718, Decimal("97.33"), None)


def sheet(*rows: tuple[Value, ...], headings: tuple[str, ...] = HEADINGS, width: int = 12) -> Sheet:
    return Sheet("Tiến độ", "HĐND&UBND – 14/9", date(2026, 9, 14), headings, [width] * len(headings), rows)


def opened(given: Sheet) -> Worksheet:
    return load_workbook(io.BytesIO(write_workbook(given))).worksheets[0]


def test_values_keep_their_types_in_a_workbook() -> None:
    page = opened(sheet(ROW))
    assert [cell.value for cell in page[1]] == list(HEADINGS)
    assert [cell.value for cell in page[2]] == [
        "III.2.đ",
        datetime(2026, 12, 15),  # noqa: DTZ001  # a workbook knows no time zones
        datetime(2026, 6, 12, 16, 20),  # noqa: DTZ001
        3718,
        97.33,
        None,
    ]
    assert [cell.number_format for cell in page[2]][1:3] == ["dd/mm/yyyy", "dd/mm/yyyy hh:mm"]


def test_a_workbook_is_ready_to_filter_and_print() -> None:
    page = opened(sheet(ROW))
    assert (page.title, page.freeze_panes, page.auto_filter.ref) == ("Tiến độ", "B2", "A1:F2")
    assert (page["A1"].font.b, page["A2"].alignment.wrap_text) == (True, True)
    setup = page.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 0)
    assert (page.print_title_rows, page.print_title_cols) == ("$1:$1", "$A:$A")
    assert page.oddHeader is not None
    assert page.oddHeader.center.text == "HĐND&&UBND – 14/9"


def test_a_table_that_is_too_wide_to_read_goes_on_several_pages_side_by_side() -> None:
    assert opened(sheet(ROW, width=40)).page_setup.fitToWidth == 2


def test_rows_are_as_high_as_their_texts_but_no_higher_than_excel_allows() -> None:
    texts: tuple[str, ...] = ("ngắn", "một\nhai\n\nbốn", "chữ " * 20, "dài " * 900)
    page = opened(sheet(*((text,) for text in texts), headings=("Nội dung",), width=20))
    assert [page.row_dimensions[row].height for row in range(2, 6)] == [17, 59, 59, 409]


def test_an_empty_table_has_its_headings() -> None:
    assert opened(sheet()).dimensions == "A1:F1"
    assert write_csv(HEADINGS, []).decode("utf-8-sig") == "Mã,Ngày,Lúc ghi,Số,Tỷ lệ,Trống\r\n"


def test_a_workbook_has_no_clock() -> None:
    data = write_workbook(sheet(ROW))
    assert data == write_workbook(sheet(ROW))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = load_workbook(io.BytesIO(data)).properties
    day = datetime(2026, 9, 14)  # noqa: DTZ001
    assert (properties.created, properties.modified, properties.title) == (day, day, "HĐND&UBND – 14/9")


def test_csv_is_what_excel_reads() -> None:
    data = write_csv(HEADINGS, [ROW, ("một, hai", None, None, None, None, "ba\n“bốn”")])
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert text.splitlines()[1] == "III.2.đ,2026-12-15,2026-06-12 16:20,3718,97.33,"
    assert '"một, hai",,,,,"ba\n“bốn”"\r\n' in text


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_from_data_is_text_in_both(text: str) -> None:
    cell = opened(sheet((text,), headings=(text,)))["A2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    rows = list(csv.reader(io.StringIO(write_csv((text,), [(text,)]).decode("utf-8-sig"), newline="")))
    assert rows == [[f"'{text}"], [f"'{text}"]]
