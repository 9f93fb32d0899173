"""What kind of file came back, by its first bytes and not by its name; a package is weighed before it is opened."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import PurePath

from tthc_cli.exchange.forms.faults import NOT_A_WORKBOOK
from tthc_cli.exchange.forms.xml_weight import objects_of
from tthc_cli.exchange.packages import DAMAGED, has_declaration, opened_size, xml_parts
from tthc_cli.problems import Place, Problem

LARGEST = 10_000_000
"""A form is some 20 kB; what is larger than this is none."""
_LARGEST_OPENED, _LARGEST_XML = 40_000_000, 8_000_000
"""The parts of a package together, and those of them that must be parsed."""
_MOST_PARTS = 500
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK, _STRICT = "xl/workbook.xml", b"http://purl.oclc.org/ooxml/"
_ASK_AGAIN = "Xin đơn vị gửi lại phiếu gốc."
_TOO_LARGE = "nội dung nén lớn bất thường, nên không mở", _ASK_AGAIN
_MOST_OBJECTS = 100_000
"""A form of twenty tasks has 1,500; whoever reads a workbook makes each of them."""
_OTHERS = {
    _OLE: ("tệp Office dạng cũ (.xls, .doc)", None),
    b"%PDF": ("đây là tệp PDF", "Gửi lại phiếu dạng Excel (.xlsx)."),
    b"{\\rtf": ("đây là tệp văn bản", "Gửi lại phiếu dạng Excel (.xlsx)."),
    b"<": ("đây là trang web hoặc tệp XML", None),
    b"\x89PNG": ("đây là ảnh chụp", "Gửi lại phiếu dạng Excel (.xlsx)."),
    b"\xff\xd8": ("đây là ảnh chụp", "Gửi lại phiếu dạng Excel (.xlsx)."),
    b"Rar!": ("đây là tệp nén", "Giải nén rồi thu từng phiếu."),
    b"7z\xbc\xaf": ("đây là tệp nén", "Giải nén rồi thu từng phiếu."),
}


def find_fault(data: bytes, file: str) -> Problem | None:
    """Why the file is neither a workbook nor a text that may be CSV; None where it may be read."""
    found = _what_it_is(data, file)
    return NOT_A_WORKBOOK.problem(Place(file), *found) if found else None


def is_package(data: bytes) -> bool:
    """Whether the file is a zip package, as workbooks are."""
    return data.startswith(_ZIP)


def _what_it_is(data: bytes, file: str) -> tuple[str, str | None] | None:
    if PurePath(file).name.startswith(("~$", ".~lock")):
        return "đây là tệp tạm Excel tạo ra khi phiếu đang mở", "Đóng Excel, rồi thu tệp phiếu gốc (không có ~$)."
    if not data:
        return "tệp trống (0 byte)", "Xin đơn vị gửi lại phiếu."
    if len(data) > LARGEST:
        return f"tệp lớn quá {LARGEST // 1_000_000} MB, không phải là phiếu", "Xin đơn vị gửi lại phiếu gốc."
    if is_package(data):
        return _package_fault(data)
    return _by_first_bytes(data)


def _by_first_bytes(data: bytes) -> tuple[str, str | None] | None:
    if data.startswith(_OLE) and _ENCRYPTED in data:
        return "tệp đặt mật khẩu mở", "Mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ), lưu rồi thu lại."
    return next((said for start, said in _OTHERS.items() if data.lstrip().startswith(start)), None)


def _package_fault(data: bytes) -> tuple[str, str | None] | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return _contents_fault(package)
    except DAMAGED:
        return "tệp hỏng hoặc tải về chưa hết", "Tải lại tệp, hoặc xin đơn vị gửi lại."


def _contents_fault(package: zipfile.ZipFile) -> tuple[str, str | None] | None:
    names = set(package.namelist())
    if len(package.infolist()) > _MOST_PARTS or opened_size(package.infolist()) > _LARGEST_OPENED:
        return _TOO_LARGE
    parsed = xml_parts(package)
    if opened_size(parsed) > _LARGEST_XML:
        return _TOO_LARGE
    if _WORKBOOK not in names:
        return _other_package(names)
    if _STRICT in package.read(_WORKBOOK):
        return "bảng tính lưu dạng “Strict Open XML”", None
    return _xml_fault([package.read(part) for part in parsed])


def _xml_fault(parts: Sequence[bytes]) -> tuple[str, str | None] | None:
    if any(map(has_declaration, parts)):
        return "tệp có khai báo lạ bên trong, nên không mở", _ASK_AGAIN
    if sum(map(objects_of, parts)) > _MOST_OBJECTS:
        return (
            "tệp có quá 100.000 ô, kể cả ô được gộp hoặc gắn liên kết",
            "Bỏ gộp ô (Merge & Center), liên kết và định dạng ở vùng trống, lưu rồi thu lại.",
        )
    return None


def _other_package(names: set[str]) -> tuple[str, str | None]:
    if "word/document.xml" in names:
        return "đây là tệp Word", "Gửi lại phiếu dạng Excel (.xlsx)."
    if "content.xml" in names:
        return "đây là tệp LibreOffice (.ods)", "Mở tệp, chọn “Lưu thành…” dạng Excel 2007-365 (.xlsx), rồi thu lại."
    if any(name.lower().endswith((".xlsx", ".csv")) for name in names):
        return "đây là tệp nén", "Giải nén rồi thu từng phiếu."
    return "tệp không phải là bảng tính Excel", None
