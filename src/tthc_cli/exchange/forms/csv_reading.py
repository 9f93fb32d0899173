"""A sheet that came back as CSV, as a grid: any of the delimiters and encodings in which Excel saves one."""

import csv
import io
import re
from collections.abc import Iterator

from tthc_cli.exchange.forms.faults import NOT_A_WORKBOOK
from tthc_cli.exchange.forms.file_kinds import LARGEST
from tthc_cli.exchange.forms.grids import Found, Grid, grid
from tthc_cli.problems import Cell, Place, Problem

_LOST = re.compile(r"[^\W\d_]\?[^\W\d_]")
_OFTEN = 3
DELIMITERS = (";", ",", "\t")


def read_csv(data: bytes, file: str) -> tuple[tuple[Grid, ...], list[Problem]]:
    """The sheet, read with the delimiter that parts it into the most cells; none where the file cannot be read."""
    text, fault = _decode(data, file)
    if text is None:
        return (), [fault] if fault else []
    if any(text.count(sign) > _MOST_CELLS for sign in (*DELIMITERS, "\n", "\r")):
        said = "tệp .csv có quá 200.000 ô, không phải là phiếu"
        return (), [NOT_A_WORKBOOK.problem(Place(file), said, "Xin đơn vị gửi lại phiếu gốc.")]
    parted = {delimiter: _part(text, delimiter) for delimiter in DELIMITERS}
    rows = max((rows for rows in parted.values() if rows), key=lambda rows: sum(map(len, rows)), default=[])
    if None in parted.values() and max(map(len, rows), default=0) < _NARROW:
        said = "tệp .csv hỏng: có dấu ngoặc kép mở mà không đóng"
        return (), [NOT_A_WORKBOOK.problem(Place(file), said, "Lưu lại từ Excel, hoặc gửi tệp .xlsx.")]
    problems = [_too_long(file, *place) for place in _long_cells(rows)]
    return ((grid(file, "", _found(rows, file)),) if not problems else ()), problems


def _long_cells(rows: list[list[str]]) -> Iterator[tuple[int, int, int]]:
    """The cells that no spreadsheet can hold: row, column, letters."""
    for row, cells in enumerate(rows, 1):
        yield from ((row, column, len(value)) for column, value in enumerate(cells, 1) if len(value) > _MOST_LETTERS)


def _too_long(file: str, row: int, column: int, letters: int) -> Problem:
    place = Place(file, cell=Cell("", row, column))
    said = f"ô có {letters} chữ, dài hơn một ô của Excel ({_MOST_LETTERS} chữ)"
    return NOT_A_WORKBOOK.problem(place, said, "Rút gọn nội dung của ô ấy.")


_MOST_CELLS = 200_000
"""Of a form, which has some hundreds."""
_MOST_LETTERS = 32_767
"""In a cell of Excel."""
_NARROW = 4
"""No table of a form has so few columns: where the others could not be read, this was not the delimiter."""


def _part(text: str, delimiter: str) -> list[list[str]] | None:
    """The rows by one delimiter; None where quotes do not close, which would swallow the rest of the file into one cell."""
    csv.field_size_limit(LARGEST)  # a long cell is told as that, below
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return None


def _found(rows: list[list[str]], file: str) -> Iterator[Found]:
    for row, cells in enumerate(rows, 1):
        for column, value in enumerate(cells, 1):
            yield Found(value, Place(file, cell=Cell("", row, column)))


def _decode(data: bytes, file: str) -> tuple[str | None, Problem | None]:
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "utf-8-sig" and (lost := _LOST.findall(text)) and len(lost) >= _OFTEN:
            return None, NOT_A_WORKBOOK.problem(
                Place(file),
                f"tệp .csv đã mất chữ Việt khi lưu (chữ thành dấu hỏi, như “{lost[0]}”)",
                "Gửi tệp .xlsx, hoặc trong Excel lưu lại dạng “CSV UTF-8”.",
            )
        return text, None
    return None, NOT_A_WORKBOOK.problem(Place(file), "không đọc được chữ trong tệp này")


def _encodings(data: bytes) -> tuple[str, ...]:
    """UTF-16 is what Excel calls “Unicode Text”; cp1258 is the code page of Windows for Vietnamese, with marks apart."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    if b"\0" in data:
        return ()
    return "utf-8-sig", "cp1258"
