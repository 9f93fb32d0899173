"""The DOCX read as bare XML against Nghị định 30/2020/NĐ-CP, Phụ lục I: every row of its form, and the order that the format asks of parts."""

import zipfile
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.goldens import compare
from tests.running import run
from tests.workspaces import TESTS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LATER = "2026-10-01T08:00:00+07:00"
KINDS = {
    "tong-hop": (),
    "don-doc": ("--kind", "don-doc"),
    "muc-rieng": ("--kind", "muc-rieng", "--unit", "vhxh"),
    "phu-luc": ("--kind", "phu-luc"),
}


class Package:
    """The parts of a .docx file, and what its styles say."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as package:
            self.parts = {
                name: ET.fromstring(package.read(name))  # noqa: S314  # made by the test itself
                for name in package.namelist()
                if name.endswith(".xml")
            }
        self.body = self.parts["word/document.xml"][0]
        styles = self.parts["word/styles.xml"].iter(f"{W}style")
        self.styles = {style.get(f"{W}styleId"): style for style in styles}

    def style_name(self, paragraph: ET.Element) -> str:
        used = paragraph.find(f"{W}pPr/{W}pStyle")
        return value(self.styles[used.get(f"{W}val")], "name") if used is not None else ""

    def named(self, name: str) -> ET.Element:
        return next(style for style in self.styles.values() if value(style, "name") == name)

    def sections(self) -> list[ET.Element]:
        return list(self.body.iter(f"{W}sectPr"))


def value(element: ET.Element, path: str, attribute: str = "val") -> str:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{W}{attribute}") or "on"


def text_of(element: ET.Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{W}t"))


def is_on(element: ET.Element, path: str) -> bool:
    return value(element, path) not in ("", "0", "false")


@pytest.fixture(scope="module")
def packages(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Package]:
    folder = tmp_path_factory.mktemp("docx")
    for kind, words in KINDS.items():
        ran = run("report", "--quarter", "3", *words, "-o", str(folder / f"{kind}.docx"), at=demo, now=LATER)
        assert ran.code == 0, ran.err
    return {kind: Package((folder / f"{kind}.docx").read_bytes()) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_a4_with_the_margins_of_the_decree(packages: dict[str, Package], kind: str) -> None:
    for section in packages[kind].sections():
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        assert size is not None
        assert margins is not None
        is_landscape = size.get(f"{W}orient") == "landscape"
        width, height = (round(int(size.get(f"{W}{side}", "0")) / 56.7) for side in "wh")
        assert (width, height) == ((297, 210) if is_landscape else (210, 297))
        top, bottom, left, right = (
            int(margins.get(f"{W}{side}", "0")) / 56.7 for side in ("top", "bottom", "left", "right")
        )
        assert 19.9 <= top <= 25.1
        assert 19.9 <= bottom <= 25.1
        assert 14.9 <= right <= 20.1
        if not is_landscape:
            assert 29.9 <= left <= 35.1


def test_only_the_annex_lies_on_its_side(packages: dict[str, Package]) -> None:
    lying = {
        kind: [value(section, "pgSz", "orient") for section in package.sections()] for kind, package in packages.items()
    }
    assert {kind: [word == "landscape" for word in words] for kind, words in lying.items()} == {
        "tong-hop": [False, True], "don-doc": [False], "muc-rieng": [False], "phu-luc": [True],
    }  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_page_numbers_stand_on_top_from_the_second_page_and_begin_anew(packages: dict[str, Package], kind: str) -> None:
    package = packages[kind]
    for section in package.sections():
        assert is_on(section, "titlePg")
        assert value(section, "pgNumType", "start") == "1"
    numbered = [
        paragraph
        for name, part in package.parts.items()
        if name.startswith("word/header")
        for paragraph in part.iter(f"{W}p")
        if any(field.text == "PAGE" for field in paragraph.iter(f"{W}instrText"))
    ]
    assert len(numbered) == len(package.sections())
    for paragraph in numbered:
        style = package.named(package.style_name(paragraph))
        assert value(style, "pPr/jc") == "center"
        assert 26 <= int(value(style, "rPr/sz")) <= 28
    assert not any(name.startswith("word/footer") for name in package.parts)


FORMS = [
    # style, half points from … to, bold, italic, alignment
    ("Quốc hiệu", 24, 26, True, False, "center"),
    ("Tiêu ngữ", 26, 28, True, False, "center"),
    ("Cơ quan chủ quản", 24, 26, False, False, "center"),
    ("Cơ quan ban hành", 24, 26, True, False, "center"),
    ("Số ký hiệu", 26, 26, False, False, "center"),
    ("Địa danh ngày tháng", 26, 28, False, True, "center"),
    ("Trích yếu công văn", 24, 26, False, False, "center"),
    ("Tên loại", 26, 28, True, False, "center"),
    ("Trích yếu", 26, 28, True, False, "center"),
    ("Kính gửi", 26, 28, False, False, "center"),
    ("Thân văn bản", 26, 28, False, False, "both"),
    ("Mục", 26, 28, True, False, "both"),
    ("Khoản", 26, 28, True, False, "both"),
    ("Người ký", 26, 28, True, False, "center"),
    ("Họ tên người ký", 26, 28, True, False, "center"),
    ("Nơi nhận", 24, 24, True, True, "left"),
    ("Danh sách nơi nhận", 22, 22, False, False, "left"),
]


@pytest.mark.parametrize(("name", "least", "most", "bold", "italic", "align"), FORMS)
def test_each_element_has_its_letters(
    packages: dict[str, Package], name: str, least: int, most: int, *, bold: bool, italic: bool, align: str
) -> None:
    style = packages["tong-hop"].named(name)
    assert least <= int(value(style, "rPr/sz")) <= most
    assert (is_on(style, "rPr/b"), is_on(style, "rPr/i"), value(style, "pPr/jc")) == (bold, italic, align)


def test_body_paragraphs_have_their_spaces(packages: dict[str, Package]) -> None:
    body = packages["tong-hop"].named("Thân văn bản")
    assert int(value(body, "pPr/ind", "firstLine")) in range(565, 725)  # 1 or 1.27 cm in twentieths of a point
    assert int(value(body, "pPr/spacing", "after")) >= 120
    assert 240 <= int(value(body, "pPr/spacing", "line")) <= 360


@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_is_black_times_new_roman_and_vietnamese(packages: dict[str, Package], kind: str) -> None:
    package = packages[kind]
    used = {package.style_name(paragraph) for paragraph in package.body.iter(f"{W}p")} - {""}
    for name in used:
        properties = package.named(name).find(f"{W}rPr")
        assert properties is not None
        fonts = properties.find(f"{W}rFonts")
        assert fonts is not None
        assert {fonts.get(f"{W}{script}") for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}
        assert (value(properties, "color"), value(properties, "lang")) == ("000000", "vi-VN")
    assert not list(package.body.iter(f"{W}rFonts"))
    assert not list(package.body.iter(f"{W}color"))


def row_texts(table: ET.Element) -> list[list[tuple[str, str]]]:
    return [
        [("", "\n".join(filter(None, (text_of(p) for p in cell.iter(f"{W}p"))))) for cell in row.iter(f"{W}tc")]
        for row in table.iter(f"{W}tr")
    ]


def test_head_of_a_report(packages: dict[str, Package]) -> None:
    package = packages["tong-hop"]
    (left, right), (number, day) = [[text for _, text in row] for row in row_texts(package.body[0])]
    assert left.splitlines() == ["UBND PHƯỜNG HỒNG AN", "VĂN PHÒNG HĐND&UBND"]
    assert right.splitlines() == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert number.startswith("Số: ")
    assert number.endswith("/BC-VP")
    assert day.startswith("Hồng An, ngày ")
    assert " tháng " in day
    texts = {package.style_name(p): text_of(p) for p in package.body.iter(f"{W}p") if text_of(p)}
    assert texts["Tên loại"] == "BÁO CÁO"
    assert texts["Danh sách nơi nhận"].startswith("- Lưu: VT")
    assert texts["Danh sách nơi nhận"].endswith(".")


def test_a_letter_has_no_type_name_but_its_subject_under_the_number(packages: dict[str, Package]) -> None:
    package = packages["don-doc"]
    styles = [package.style_name(p) for p in package.body.iter(f"{W}p")]
    assert "Tên loại" not in styles
    assert styles.index("Trích yếu công văn") == styles.index("Số ký hiệu") + 1


def test_rules_are_drawn_as_borders(packages: dict[str, Package]) -> None:
    package = packages["tong-hop"]
    ruled = [p for p in package.body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pBdr/{W}top") is not None]
    assert len(ruled) == 3
    assert not any(text_of(paragraph) for paragraph in ruled)


def test_a_report_ends_with_its_mark_and_keeps_it_with_the_signature(packages: dict[str, Package]) -> None:
    for kind in ("tong-hop", "don-doc"):
        *_, last = [p for p in packages[kind].body.findall(f"{W}p") if packages[kind].style_name(p) == "Thân văn bản"]
        assert text_of(last).endswith("./.")
        assert is_on(last, "pPr/keepNext")


def test_header_rows_are_repeated_and_rows_are_not_torn(packages: dict[str, Package]) -> None:
    table = packages["phu-luc"].body.find(f"{W}tbl")
    assert table is not None
    first, *others = table.findall(f"{W}tr")
    assert is_on(first, "trPr/tblHeader")
    assert not any(is_on(row, "trPr/tblHeader") for row in others)
    assert all(is_on(row, "trPr/cantSplit") for row in (first, *others))


ORDERS = {
    "sectPr": "headerReference footerReference type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols titlePg docGrid",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs spacing ind contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs highlight u effect vertAlign lang",
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("parent", ORDERS)
def test_parts_stand_in_the_order_of_the_format(packages: dict[str, Package], kind: str, parent: str) -> None:
    order = ORDERS[parent].split()
    for name in ("word/document.xml", "word/styles.xml"):
        for element in packages[kind].parts[name].iter(f"{W}{parent}"):
            tags = [child.tag.removeprefix(W) for child in element]
            known = [order.index(tag) for tag in tags if tag in order]
            assert all(before <= after for before, after in pairwise(known)), (name, tags)


def outline(package: Package) -> str:
    """Every paragraph with its style, tables and their rows, and the sections: what a reader of the document sees."""
    lines = []
    for element in package.body:
        if element.tag == f"{W}tbl":
            lines.append("[bảng]")
            for row in element.iter(f"{W}tr"):
                cells = (
                    " / ".join(f"{package.style_name(p)}: {text_of(p)}" for p in cell.iter(f"{W}p") if text_of(p))
                    for cell in row.iter(f"{W}tc")
                )
                lines.append("  | " + " | ".join(cells))
        elif element.tag == f"{W}p":
            lines.append(f"{package.style_name(element)}: {text_of(element)}".rstrip())
        if element.tag == f"{W}sectPr" or element.find(f"{W}pPr/{W}sectPr") is not None:
            lines.append("[hết phần]")
    return "\n".join(line.rstrip() for line in lines) + "\n"


@pytest.mark.parametrize("kind", KINDS)
def test_structure(packages: dict[str, Package], kind: str) -> None:
    compare(TESTS / "golden_files" / f"docx-{kind}.txt", outline(packages[kind]))
