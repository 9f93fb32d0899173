"""`tthc import`: what an officer sees, what is written, what is refused."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfWriter

from tests.goldens import compare
from tests.imports.plan_83 import SOURCE
from tests.imports.word_making import WordFile
from tests.running import run
from tests.talking import talk
from tests.workspaces import TESTS, lay

GOLDEN = TESTS / "golden_files" / "import"
PLAN = """\
ỦY BAN NHÂN DÂN
PHƯỜNG THỬ
Số: 5/KH-UBND
Thử, ngày 02 tháng 02 năm 2026
KẾ HOẠCH
Cải cách hành chính năm 2026

III. NHIỆM VỤ
1. Thủ tục
a) Niêm yết thủ tục tại trụ sở.
- Chủ trì: Văn phòng HĐND&UBND.
- Thời hạn: Trước 15/12/2026.
- Sản phẩm: Danh mục.
"""


def write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_draft_of_ke_hoach_83_as_it_is_written(tmp_path: Path) -> None:
    assert run("import", str(SOURCE), "moi", at=tmp_path).code == 0
    for path in sorted((tmp_path / "moi").rglob("*")):
        name = path.relative_to(tmp_path / "moi").as_posix()
        if path.is_file() and not name.startswith("schema/"):
            compare(GOLDEN / name.replace("/", "_"), path.read_text(encoding="utf-8"))


def test_what_is_said(tmp_path: Path) -> None:
    ran = run("import", str(SOURCE), "moi", at=tmp_path)
    assert ran.err == ""
    assert ran.out == (
        "Đã lập bản nháp trong moi: 4 chỉ tiêu (6 chỉ số), 18 nhiệm vụ, 4 việc tổ chức thực hiện, 14 đơn vị.\n"
        "Cần quyết định 26 điểm; 15 đoạn văn chưa đặt vào đâu.\n"
        "Bước tiếp theo: đọc moi/IMPORT.md, sửa các chỗ ghi “kiểm tra:”, rồi chạy tthc validate.\n"
    )


def test_same_document_same_bytes(tmp_path: Path) -> None:
    for name in ("một", "hai"):
        assert run("import", str(SOURCE), name, at=tmp_path).code == 0
    files = [path.relative_to(tmp_path / "một") for path in (tmp_path / "một").rglob("*") if path.is_file()]
    assert len(files) > 10
    assert [
        name for name in files if (tmp_path / "một" / name).read_bytes() != (tmp_path / "hai" / name).read_bytes()
    ] == []


def test_the_folder_is_named_after_the_file(tmp_path: Path) -> None:
    write(tmp_path, "Kế hoạch 5.txt", PLAN)
    assert run("import", "Kế hoạch 5.txt", at=tmp_path).code == 0
    assert (tmp_path / "Kế hoạch 5" / "plan" / "tasks" / "III.1.yaml").exists()


def test_nothing_existing_is_overwritten(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", PLAN)
    root = lay(tmp_path / "cũ")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    ran = run("import", "a.txt", "cũ", at=tmp_path)
    assert (ran.code, "nên không ghi gì" in ran.err) == (2, True)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_what_the_document_does_not_say_is_an_error_to_be_mended(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", PLAN.replace("Thử, ngày 02 tháng 02 năm 2026\n", "Thử, ngày    tháng    năm 2026\n"))
    ran = run("import", "a.txt", at=tmp_path)
    assert ran.code == 1
    assert "Bản nháp còn 1 lỗi phải sửa trước khi dùng:\nplan/plan.yaml:3:1: lỗi[T102]: thiếu mục “date”" in ran.err
    plan = (tmp_path / "a" / "plan" / "plan.yaml").read_text(encoding="utf-8")
    assert "# kiểm tra: không thấy ngày ban hành trong tệp; thêm dòng: date: NĂM-THÁNG-NGÀY\n" in plan
    assert "## Lỗi phải sửa (1)" in (tmp_path / "a" / "IMPORT.md").read_text(encoding="utf-8")


def test_what_was_guessed_of_the_head_is_listed(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", PLAN.replace("Số: 5/KH-UBND", "Số:     /KH-UBND").replace(" năm 2026\n\n", "\n\n"))
    assert run("import", "a.txt", at=tmp_path).code == 0
    page = (tmp_path / "a" / "IMPORT.md").read_text(encoding="utf-8")
    assert "| plan.yaml | số, ký hiệu: /KH-UBND | văn bản chưa ghi số; điền số vào trước dấu / | 3 |" in page
    assert "| plan.yaml | năm: 2026 | tên kế hoạch không nêu năm; lấy theo ngày ban hành | 4 |" in page
    assert (
        "| plan.yaml | cơ quan ban hành: Ủy ban nhân dân phường Thử | viết lại từ chữ in hoa ở đầu văn bản | 1 |"
        in page
    )


def test_a_later_form_of_the_document_is_compared(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", PLAN)
    assert run("import", "a.txt", "kh", at=tmp_path).code == 0
    write(tmp_path, "b.txt", PLAN.replace("Trước 15/12/2026", "Trước 31/12/2026").replace("Danh mục", "Bảng niêm yết"))
    before = {path: path.read_bytes() for path in (tmp_path / "kh").rglob("*") if path.is_file()}
    ran = run("import", "b.txt", "--into", "kh", at=tmp_path)
    assert ran.out == (
        "So sánh bản đang sửa với b.txt:\n"
        "! III.1.a – hạn: Trước 15/12/2026 → Trước 31/12/2026 (lùi 16 ngày) (chưa có văn bản điều chỉnh)\n"
        "! III.1.a – sản phẩm: thêm Bảng niêm yết; bớt Danh mục (chưa có văn bản điều chỉnh)\n"
    )
    assert {path: path.read_bytes() for path in (tmp_path / "kh").rglob("*") if path.is_file()} == before


def test_new_units_and_steps_of_a_later_form(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", PLAN)
    assert run("import", "a.txt", "kh", at=tmp_path).code == 0
    write(
        tmp_path,
        "b.txt",
        PLAN.replace(
            "- Chủ trì: Văn phòng HĐND&UBND.", "- Chủ trì: Công an phường.\n- Phối hợp: Các phòng, ban, đơn vị."
        ),
    )
    ran = run("import", "b.txt", "--into", "kh", at=tmp_path)
    assert "! III.1.a – chủ trì: thêm Công an phường; bớt Văn phòng HĐND&UBND" in ran.out
    assert "  III.1.a – phối hợp: thêm Các phòng, ban, đơn vị\n" in ran.out


def test_a_document_without_date_is_not_compared(tmp_path: Path, small: Path) -> None:
    write(tmp_path, "a.txt", PLAN.replace("ngày 02 tháng 02 năm 2026", "ngày tháng năm 2026"))
    ran = run("import", "a.txt", "--into", str(small), at=tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert "a.txt thiếu số, ngày hoặc tên kế hoạch, nên không so sánh được" in ran.err


def test_faults_of_the_plan_that_is_there_are_named(tmp_path: Path, small: Path) -> None:
    write(tmp_path, "a.txt", PLAN)
    (small / "plan" / "tasks" / "III.2.yaml").write_text("- id: III.2.a\n  titel: sai\n", encoding="utf-8")
    ran = run("import", "a.txt", "--into", str(small), at=tmp_path)
    assert ran.code == 1
    assert "không có mục nào tên “titel”" in ran.err


def locked() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("mật khẩu", algorithm="RC4-128")
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def scan() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    return written(writer)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "a.doc là tệp Word đời cũ (.doc), tthc không đọc được"),
        ("a.docx", b"{\\rtf1", "a.docx là tệp RTF, tthc không đọc được"),
        ("a.pdf", b"\x89PNG\r\n", "a.pdf là ảnh chụp, tthc không đọc được"),
        ("a.txt", b"<html>", "a.txt là trang mạng, tthc không đọc được"),
        ("a.docx", b"PK\x03\x04 hong", "tệp không phải là văn bản Word đọc được"),
        ("a.pdf", b"%PDF-1.7 hong", "tệp PDF bị khóa hoặc bị hỏng, không đọc được"),
        ("a.pdf", locked(), "tệp PDF có mật khẩu"),
        ("a.pdf", scan(), "tệp PDF là bản quét (ảnh chụp), không có chữ để đọc"),
        ("a.txt", "KẾ HOẠCH".encode("utf-16"), "không đọc được chữ trong a.txt"),
        ("a.txt", b"", "không thấy nhiệm vụ hay chỉ tiêu nào trong a.txt, nên không ghi gì"),
        ("a.txt", "Rµ so¸t danh môc thñ tôc hµnh chÝnh".encode(), "không đọc được chữ trong a.txt"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    ran = run("import", name, "moi", at=tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert f"Lỗi: {said}\n" in ran.err
    assert "Cách sửa: " in ran.err
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    ran = run("import", "không có.docx", at=tmp_path)
    assert (ran.code, "không mở được không có.docx: không có tệp này" in ran.err) == (3, True)


def test_a_file_too_large_for_a_plan(tmp_path: Path) -> None:
    with (tmp_path / "phim.txt").open("wb") as stream:
        stream.truncate(60_000_000)
    ran = run("import", "phim.txt", at=tmp_path)
    assert (ran.code, "phim.txt lớn quá" in ran.err) == (3, True)


def test_an_excel_file_is_no_word_file(tmp_path: Path) -> None:
    word = WordFile()
    (tmp_path / "a.docx").write_bytes(word.bytes().replace(b"word/document.xml", b"word/documint.xml"))
    assert run("import", "a.docx", at=tmp_path).code == 3


@pytest.mark.parametrize(
    ("name", "data", "package"), [("a.docx", b"PK\x03\x04", "docx"), ("a.pdf", b"%PDF-1.4", "pypdf")]
)
def test_without_the_office_extra_the_sentence_says_what_to_install(
    tmp_path: Path, name: str, data: bytes, package: str
) -> None:
    (tmp_path / name).write_bytes(data)
    script = write(
        tmp_path,
        "start.py",
        f"import sys\nsys.modules[{package!r}] = None\nfrom tthc_cli.__main__ import start\nstart()\n",
    )
    done = subprocess.run([sys.executable, str(script), "import", name], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 3
    assert "pip install 'tthc-cli[office]'" in done.stderr.decode()


def test_a_pdf_with_text(tmp_path: Path) -> None:
    data = (TESTS / "data" / "imports" / "ke-hoach-nho.pdf").read_bytes()
    (tmp_path / "a.pdf").write_bytes(data)
    ran = run("import", "a.pdf", at=tmp_path)
    assert ran.out.startswith(
        "Đã lập bản nháp trong a: 0 chỉ tiêu (0 chỉ số), 1 nhiệm vụ, 0 việc tổ chức thực hiện, 1 đơn vị.\n"
    )
    assert ran.code == 0


def test_init_asks_whether_there_is_a_document(tmp_path: Path) -> None:
    write(tmp_path, "kế hoạch 5.txt", PLAN)
    said = talk(tmp_path, ["init", "moi"], ["'kế hoạch 5.txt'"])
    assert "Tệp kế hoạch (Word, PDF hoặc tệp chữ) để lập bản nháp (Enter để bỏ qua): " in said
    assert "Đã lập bản nháp trong moi" in said
    assert (tmp_path / "moi" / "plan" / "tasks" / "III.1.yaml").exists()


def test_init_without_a_document_lays_the_skeleton(tmp_path: Path) -> None:
    assert "Đã tạo 12 tệp trong moi." in talk(tmp_path, ["init", "moi"], [""])
    assert "Đã tạo" in talk(tmp_path, ["init", "thử", "--demo"], [])


def test_a_word_file_that_was_damaged_on_the_way(tmp_path: Path) -> None:
    """Every byte of it once another one: refused or, where the byte does not matter, read."""
    whole = (TESTS / "data/imports/02-bang-gop-o/nguon.docx").read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 120)):
        (tmp_path / "a.docx").write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        assert run("import", "a.docx", f"moi-{at}", at=tmp_path).code in (0, 1, 3)


def test_a_word_file_that_swells_when_it_is_opened(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", b" " * 21_000_000)
    (tmp_path / "a.docx").write_bytes(data.getvalue())
    ran = run("import", "a.docx", at=tmp_path)
    assert (ran.code, "tệp Word phình ra quá lớn khi mở" in ran.err) == (3, True)
