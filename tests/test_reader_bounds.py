"""Forms and documents that are made to exhaust the machine: a sentence in a moment, in a process that gets only so much memory."""

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

from tests.fork_server import Request
from tests.forms import JUNE, edit_part, filled
from tests.running import Ran, fork_server, run, settings

MEMORY = 700 * 2**20
SHEET = "xl/worksheets/sheet1.xml"
PLAN = "KẾ HOẠCH\nCải cách hành chính năm 2026\nII. NHIỆM VỤ\n"


def bounded(*words: str, at: Path) -> Ran:
    """Run a command in a process that gets only so much memory and time; both are far more than any file of an office needs."""
    return Ran.decoded(*fork_server().run(Request(words, str(at), settings(JUNE, {}), memory=MEMORY)))


def said_of_form(root: Path, name: str) -> str:
    ran = bounded("collect", f"phiếu/{name}", at=root)
    assert ran.code == 1, ran
    return ran.err


SPANS = {
    "merged": '<mergeCells count="1"><mergeCell ref="A200:XFD1048576"/></mergeCells>',
    "merged, in other words": '<mergeCells count="1"><mergeCell ref="$a$2&#48;0:$xfd$60000"/></mergeCells>',
    "merged, many": "<mergeCells>"
    + "".join(f'<mergeCell ref="A{n}00:Z{n}50"/>' for n in range(1, 999))
    + "</mergeCells>",
    "linked": '<hyperlinks><hyperlink ref="A200:XFD1048576" location="x"/></hyperlinks>',
    "cells with nothing in them": f"<x>{'<c/>' * 1_500_000}</x>",
}


@pytest.mark.parametrize("span", SPANS)
def test_merges_and_links_over_whole_sheets(small: Path, span: str) -> None:
    paper = filled(small)
    edit_part(paper.path, SHEET, "</sheetData>", f"</sheetData>{SPANS[span]}")
    said = said_of_form(small, "Phieu.xlsx")
    assert "lỗi[T801]: tệp có quá 100.000 ô, kể cả ô được gộp hoặc gắn liên kết" in said
    assert "Bỏ gộp ô (Merge & Center), liên kết và định dạng ở vùng trống, lưu rồi thu lại." in said


def test_what_excel_merges_and_checks_itself_is_read(small: Path) -> None:
    """A check over whole columns is usual; a merge of some cells is told at its place and not here."""
    paper = filled(small)
    paper.works.merge_cells("A200:Z300")
    paper.save("Phieu.xlsx")
    edit_part(paper.path, SHEET, "</sheetData>", '</sheetData><conditionalFormatting sqref="A1:XFD1048576"/>')
    assert "T801" not in bounded("collect", "phiếu/Phieu.xlsx", at=small).err


def test_one_long_text_in_thousands_of_cells(small: Path) -> None:
    paper = filled(small)
    for row in range(200, 800):
        paper.works.cell(row, 3).value = "chữ " * 1_000
    paper.save("Phieu.xlsx")
    assert "lỗi[T801]: tệp có quá nhiều chữ, không phải là phiếu" in said_of_form(small, "Phieu.xlsx")


@pytest.mark.parametrize("name", ["xl/worksheets/sheet9.dat", "xl/media/image1.png", "x"])
@pytest.mark.parametrize("start", [b"<x>", b"\xef\xbb\xbf <x>", "<x>".encode("utf-16")])
def test_parts_are_weighed_by_what_they_hold(small: Path, name: str, start: bytes) -> None:
    paper = filled(small)
    with zipfile.ZipFile(paper.path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, start + b" " * 9_000_000)
    assert "nội dung nén lớn bất thường, nên không mở" in said_of_form(small, "Phieu.xlsx")


@pytest.mark.parametrize(
    "data", [b'<!DOCTYPE x [<!ENTITY a "b">]><x/>', '<!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16")]
)
def test_declarations_are_looked_for_in_every_part(small: Path, data: bytes) -> None:
    paper = filled(small)
    with zipfile.ZipFile(paper.path, "a") as package:
        package.writestr("xl/sheet.dat", data)
    assert "tệp có khai báo lạ bên trong, nên không mở" in said_of_form(small, "Phieu.xlsx")


@pytest.mark.parametrize("text", ["a;" * 4_900_000, "\n" * 9_900_000, "a,b\n" * 2_400_000, '"",' * 3_000_000])
def test_a_table_of_millions_of_cells(small: Path, text: str) -> None:
    (small / "phiếu").mkdir()
    (small / "phiếu" / "a.csv").write_text(text, encoding="utf-8")
    assert "tệp .csv có quá 200.000 ô, không phải là phiếu" in said_of_form(small, "a.csv")


def test_a_cell_longer_than_excel_has_is_told_as_that(small: Path) -> None:
    (small / "phiếu").mkdir()
    (small / "phiếu" / "a.csv").write_text(f'Mã;Kết quả\nIII.1.b;"{"x" * 140_000}"\n', encoding="utf-8")
    said = said_of_form(small, "a.csv")
    assert "a.csv, ô B2: lỗi[T801]: ô có 140000 chữ, dài hơn một ô của Excel (32767 chữ)" in said
    assert "ngoặc kép" not in said


def imported(root: Path, name: str, *more: str) -> Ran:
    ran = bounded("import", name, *more, at=root)
    assert ran.code == 3, ran
    assert not (root / "mới").exists()
    return ran


def widened(tag: str) -> Callable[[docx.document.Document], None]:
    def widen(document: docx.document.Document) -> None:
        row = document.add_table(1, 1).rows[0]
        span = OxmlElement(tag)
        span.set(qn("w:val"), "300000000")
        (row._tr.get_or_add_trPr() if tag == "w:gridBefore" else row.cells[0]._tc.get_or_add_tcPr()).append(span)  # noqa: SLF001

    return widen


def listed(kind: str, level: str, start: str) -> Callable[[docx.document.Document], None]:
    def number(document: docx.document.Document) -> None:
        numbering = document.part.numbering_part.element
        numbering.insert(0, parse_xml(
            '<w:abstractNum xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:abstractNumId="99">'
            f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
        ))  # fmt: skip
        numbering.append(parse_xml(
            '<w:num xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:numId="99"><w:abstractNumId w:val="99"/></w:num>'
        ))  # fmt: skip
        properties = document.add_paragraph("Việc").paragraph_format.element.get_or_add_pPr()
        properties.append(parse_xml(
            f'<w:numPr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:ilvl w:val="{level}"/><w:numId w:val="99"/></w:numPr>'
        ))  # fmt: skip

    return number


WIDE = "có bảng rộng quá 63 cột trong tệp Word"
FAR = "danh sách tự đánh số trong tệp Word bắt đầu từ số lớn quá 32767"
WORDS = {
    "a cell over columns without end": (widened("w:gridSpan"), WIDE),
    "columns without end before a row": (widened("w:gridBefore"), WIDE),
    "letters": (listed("lowerLetter", "0", "2000000000"), FAR),
    "Roman numbers": (listed("upperRoman", "0", "2000000000"), FAR),
    "more digits than can be read": (listed("decimal", "0", "9" * 5000), FAR),
    "levels without end": (listed("decimal", "1000000000", "1"), FAR),
}


@pytest.mark.parametrize("case", WORDS)
def test_a_word_file_that_says_how_many(tmp_path: Path, case: str) -> None:
    make, said = WORDS[case]
    document = docx.Document()
    document.add_paragraph(PLAN)
    make(document)
    document.save(str(tmp_path / "a.docx"))
    assert said in imported(tmp_path, "a.docx", "mới").err


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_text_boxes_inside_text_boxes_are_read_once_each(tmp_path: Path) -> None:
    """Read once for each box around it, forty of them would be read a million million times."""
    inner = "<w:p><w:r><w:t>Việc ở trong cùng</w:t></w:r></w:p>"
    for _ in range(40):
        inner = f"<w:p><w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r></w:p>"
    document = docx.Document()
    document.add_paragraph(PLAN + "1. Việc chung")
    document.element.body.insert(0, parse_xml(inner.replace("<w:p>", f"<w:p {W}>", 1)))
    document.save(str(tmp_path / "a.docx"))
    assert bounded("import", "a.docx", "mới", at=tmp_path).code in (0, 1)
    assert (tmp_path / "mới/IMPORT.md").read_text(encoding="utf-8").count("Việc ở trong cùng") <= 2


def test_what_stands_around_the_numbers_of_a_list_is_short(tmp_path: Path) -> None:
    document = docx.Document()
    listed("decimal", "0", "1")(document)
    for level in document.part.numbering_part.element.iter(qn("w:lvlText")):
        level.set(qn("w:val"), "x" * 1_000_000)
    for number in range(500):
        document.add_paragraph(f"Việc {number}").paragraph_format.element.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr>')
        )
    document.save(str(tmp_path / "a.docx"))
    assert bounded("import", "a.docx", "mới", at=tmp_path).code in (0, 1, 3)


@pytest.mark.parametrize("name", ["a.txt", "a.docx"])
def test_a_table_of_one_wide_row_and_many_narrow_ones(tmp_path: Path, name: str) -> None:
    if name == "a.txt":
        table = "|".join(["x"] * 2_500) + "\n" + "|a|b|\n" * 30_000
        (tmp_path / name).write_text(f"{PLAN}|{table}", encoding="utf-8")
    else:
        document = docx.Document()
        row = f"<w:tr>{'<w:tc><w:p/></w:tc>' * 60}</w:tr>{'<w:tr><w:tc><w:p/></w:tc></w:tr>' * 2_000}"
        document.element.body.insert(0, parse_xml(f"<w:tbl {W}>{row}</w:tbl>"))
        document.save(str(tmp_path / name))
    assert "lớn hơn bảng của bất kỳ kế hoạch nào" in imported(tmp_path, name, "mới").err


def test_styles_that_rest_on_one_another_in_a_long_row(tmp_path: Path) -> None:
    document = docx.Document()
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(900)
    )
    for style in parse_xml(
        f'<w:x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{styles}</w:x>'
    ):
        document.styles.element.append(style)
    for number in range(2_000):
        properties = document.add_paragraph(f"{number}. Việc thứ {number}").paragraph_format.element.get_or_add_pPr()
        properties.append(
            parse_xml('<w:pStyle xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:val="s0"/>')
        )
    document.save(str(tmp_path / "a.docx"))
    assert bounded("import", "a.docx", "mới", at=tmp_path).code in (0, 1)


@pytest.mark.parametrize("part", ["word/thừa.dat", "word/media/a.png"])
def test_parts_of_a_word_file_are_weighed_by_what_they_hold(tmp_path: Path, part: str) -> None:
    docx.Document().save(str(tmp_path / "a.docx"))
    with zipfile.ZipFile(tmp_path / "a.docx", "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(part, b"<x>" + b" " * 21_000_000)
    assert "tệp Word phình ra quá lớn khi mở" in imported(tmp_path, "a.docx", "mới").err
    docx.Document().save(str(tmp_path / "b.docx"))
    with zipfile.ZipFile(tmp_path / "b.docx", "a") as package:
        package.writestr(part, '<!DOCTYPE x [<!ENTITY a "b">]><x/>')
    assert "tệp Word có khai báo lạ bên trong, nên không mở" in imported(tmp_path, "b.docx", "mới").err


def pdf(kids: int, content: bytes) -> bytes:
    """A PDF whose pages are one and the same page, so many times."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (kids, b" ".join([b"3 0 R"] * kids)),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content),
    ]
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()


def test_a_pdf_that_shows_one_page_two_thousand_times(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(2_000, b"BT /F1 12 Tf (Ke hoach) Tj ET " * 400))
    assert "tệp PDF có quá 300 trang, không phải là một bản kế hoạch" in imported(tmp_path, "a.pdf", "mới").err


@pytest.mark.parametrize(
    "content",
    [
        b"BT /F1 12 Tf (%s) Tj ET" % (b"x" * 30_000),
        b"BT /F1 12 Tf (%s) Tj ET" % (b"x" * 4_100_000),
        b"BT /F1 12 Tf (x) Tj ET " * 2_000,
    ],
    ids=["letters", "bytes", "strokes"],
)
def test_a_pdf_that_draws_without_end(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(200, content))
    assert "tệp PDF phình ra quá lớn khi mở" in imported(tmp_path, "a.pdf", "mới").err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are not everywhere")
@pytest.mark.parametrize("more", [("mới",), ("--into", ".")])
@pytest.mark.parametrize("kind", ["pipe", "device", "link to a device"])
def test_what_is_no_file_is_not_read(small: Path, kind: str, more: tuple[str, ...]) -> None:
    name = "/dev/zero" if kind == "device" else "a.docx"
    if kind == "pipe":
        os.mkfifo(small / name)
    elif kind == "link to a device":
        (small / name).symlink_to("/dev/zero")
    assert f"không mở được {name}: đây không phải là tệp thường" in imported(small, name, *more).err


def test_two_thousand_units_are_met_each_once(tmp_path: Path) -> None:
    """Each is given its id where it is first met, and more than a plan can have are not compared with one another."""
    lines = "1. Việc chung\n" + "".join(f"- Phòng Địa bàn {number} chủ trì việc ấy\n" for number in range(1, 2_001))
    (tmp_path / "a.txt").write_text(PLAN + lines, encoding="utf-8")
    ran = bounded("import", "a.txt", "mới", at=tmp_path)
    assert ran.code in (0, 1), ran.err
    units = (tmp_path / "mới/plan/units.yaml").read_text(encoding="utf-8")
    assert units.count("- id: ") > 1_900


def test_one_heading_a_thousand_times(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PLAN + "1. Phòng Kinh tế chủ trì\n" * 1_000, encoding="utf-8")
    assert run("import", "a.txt", "mới", at=tmp_path).code in (0, 1)
