"""Files that are no form are known by what they hold, whatever they are called, and named with a way out."""

import io
import time
import zipfile
from pathlib import Path

import docx
import pytest

from tests.forms import Paper, collect, edit_part, entries, form

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def package(**parts: bytes) -> bytes:
    """A zip package; __ stands for / and _dot_ for . in the names of its parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return data.getvalue()


def word() -> bytes:
    data = io.BytesIO()
    docx.Document().save(data)
    return data.getvalue()


BOMB = package(xl__workbook_dot_xml=b"<x/>", xl__sheet_dot_xml=b"\0" * 16_000_000)
PICTURES = package(xl__workbook_dot_xml=b"<x/>", a_dot_png=b"\0" * 41_000_000)
STRICT = package(xl__workbook_dot_xml=b'<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>')
LAUGHS = package(xl__workbook_dot_xml=b'<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>')


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", b"", "tệp trống (0 byte)"),
        ("~$a.xlsx", b"x", "đây là tệp tạm Excel tạo ra khi phiếu đang mở"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "tệp đặt mật khẩu mở"),
        ("a.xls", OLE + b"Workbook", "tệp Office dạng cũ (.xls, .doc)"),
        ("a.pdf", b"%PDF-1.7", "đây là tệp PDF"),
        ("a.xlsx", b"\x89PNG\r\n", "đây là ảnh chụp"),
        ("a.xls", b"\r\n<html><table>", "đây là trang web hoặc tệp XML"),
        ("a.rar", b"Rar!\x1a", "đây là tệp nén"),
        ("a.xlsx", word(), "đây là tệp Word"),
        ("a.ods", package(content_dot_xml=b"<x/>"), "đây là tệp LibreOffice (.ods)"),
        ("a.zip", package(Phieu_dot_xlsx=b"PK"), "đây là tệp nén"),
        ("a.xlsx", package(a_dot_txt=b"x"), "tệp không phải là bảng tính Excel"),
        ("a.xlsx", b"PK\x03\x04 cut", "tệp hỏng hoặc tải về chưa hết"),
        ("a.xlsx", BOMB, "nội dung nén lớn bất thường, nên không mở"),
        ("a.xlsx", PICTURES, "nội dung nén lớn bất thường, nên không mở"),
        ("a.xlsx", LAUGHS, "tệp có khai báo lạ bên trong, nên không mở"),
        ("a.xlsx", STRICT, "bảng tính lưu dạng “Strict Open XML”"),
        ("a.xlsx", package(xl__workbook_dot_xml=b"<x/>"), "bảng tính hỏng, không mở được"),
        ("a.xlsx", b"x" * 10_000_001, "tệp lớn quá 10 MB, không phải là phiếu"),
        ("a.csv", b"a\0b", "không đọc được chữ trong tệp này"),
        ("ghi chép.txt", "Việc; “của” tôi, tháng 6".encode(), "không thấy mã phiếu"),
    ],
)
def test_a_file_that_is_no_form(small: Path, name: str, data: bytes, said: str) -> None:
    (small / "phiếu").mkdir()
    (small / "phiếu" / name).write_bytes(data)
    begun = time.monotonic()
    ran = collect(small, name)
    assert (ran.code, entries(small)) == (1, [])
    assert ran.err.startswith(f"{name}: lỗi[T80")
    assert f"]: {said}\n  Cách sửa: " in ran.err
    assert time.monotonic() - begun < 10


def test_a_workbook_cut_short(small: Path) -> None:
    paper = form(small)
    for size in range(0, paper.path.stat().st_size, 1500):
        (paper.path.parent / "cut.xlsx").write_bytes(paper.path.read_bytes()[:size])
        ran = collect(small, "cut.xlsx")
        assert (ran.code, "lỗi[T801]" in ran.err) == (1, True)


def test_a_workbook_with_damaged_parts(small: Path) -> None:
    paper = form(small)
    whole = paper.path.read_bytes()
    with zipfile.ZipFile(paper.path) as package_:
        parts = [name for name in package_.namelist() if name.endswith((".xml", ".rels"))]
    for part in parts:
        paper.path.write_bytes(whole)
        edit_part(paper.path, part, ">", "><")
        ran = collect(small, paper.path.name)
        assert ran.code in (0, 1), ran.err
        assert "lỗi lập trình" not in ran.err


def test_macros_are_not_run_but_named(small: Path) -> None:
    paper = form(small).put("III.1.b", progress="Đang thực hiện")
    paper.save("Phieu.xlsm")
    with zipfile.ZipFile(paper.path, "a") as opened:
        opened.writestr("xl/vbaProject.bin", b"macro")
    ran = collect(small, "Phieu.xlsm")
    assert ran.code == 0
    assert ran.err.startswith("Phieu.xlsm: cảnh báo[T810]: tệp có macro\n")
    assert len(entries(small)) == 1


def test_a_file_that_is_not_there_and_one_that_is_a_pipe(small: Path) -> None:
    form(small)
    (small / "phiếu" / "trống").mkdir()
    ran = collect(small, "không-có.xlsx", "/dev/null")
    assert ran.code == 1
    assert "không-có.xlsx: lỗi[T801]: không mở được tệp: không có tệp này\n" in ran.err
    assert "/dev/null: lỗi[T801]: không mở được tệp: đây không phải là tệp thường\n" in ran.err


def test_a_folder_means_its_files_and_a_pattern_those_that_fit(small: Path) -> None:
    paper = form(small).put("III.1.b", progress="Đang thực hiện", percent=10)
    paper.save()
    (paper.path.parent / "~$Phieu-VHXH-2026-Q2.xlsx").write_bytes(b"x")
    (paper.path.parent / "ghi chú.pdf").write_bytes(b"%PDF")
    ran = collect(small, "*.xlsx")
    assert ran.err.splitlines()[0].startswith("~$Phieu-VHXH-2026-Q2.xlsx: lỗi[T801]")
    assert len(entries(small)) == 1
    ran = collect(small, ".")
    assert ran.err.startswith("ghi chú.pdf: lỗi[T801]: đây là tệp PDF")
    assert "~$" not in ran.err
    assert Paper(paper.path).works.title == "Tiến độ"


def test_a_pattern_that_nothing_fits(small: Path) -> None:
    form(small)
    assert "*.csv: lỗi[T801]: không mở được tệp: không có tệp này" in collect(small, "*.csv").err


def test_a_name_that_no_disk_can_hold(small: Path) -> None:
    form(small)
    ran = collect(small, "x" * 300)
    assert (ran.code, "không mở được tệp: tên tệp quá dài" in ran.err) == (1, True)


def test_a_package_that_was_damaged_on_the_way(small: Path) -> None:
    """Every byte of it once another one: refused or, where the byte does not matter, taken."""
    whole = form(small).path.read_bytes()
    for at in range(0, len(whole), 101):
        (small / "hỏng.xlsx").write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        assert collect(small, "hỏng.xlsx", "--dry-run").code in (0, 1)
