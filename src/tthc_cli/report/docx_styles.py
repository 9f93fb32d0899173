"""The styles of an office document, every number of Nghị định 30/2020/NĐ-CP, Phụ lục I in one table.

Sizes and spaces are points, indents centimetres, margins millimetres.
"""

from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
PAGE_WIDTH, PAGE_HEIGHT = 210, 297
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15
_SCRIPTS = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")


@dataclass(frozen=True)
class Look:
    """How one kind of paragraph looks."""

    size: float
    is_bold: bool = False
    is_italic: bool = False
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.CENTER
    first_line: float = 0
    before: float = 0
    after: float = 0
    line: float = 1.0
    keeps_next: bool = False


_JUSTIFIED, _LEFT = WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT
LOOKS = {
    "Quốc hiệu": Look(13, is_bold=True),
    "Tiêu ngữ": Look(14, is_bold=True),
    "Cơ quan chủ quản": Look(13),
    "Cơ quan ban hành": Look(13, is_bold=True),
    "Đường kẻ": Look(2, before=2),
    "Số ký hiệu": Look(13),
    "Địa danh ngày tháng": Look(14, is_italic=True),
    "Trích yếu công văn": Look(13),
    "Tên loại": Look(14, is_bold=True, before=12, keeps_next=True),
    "Trích yếu": Look(14, is_bold=True, keeps_next=True),
    "Kính gửi": Look(14, before=12, after=6),
    "Kính gửi nhiều nơi": Look(14, align=_LEFT, first_line=3, after=3),
    "Thân văn bản": Look(14, align=_JUSTIFIED, first_line=1, after=6, line=1.15),
    "Mục": Look(14, is_bold=True, align=_JUSTIFIED, first_line=1, before=6, after=6, line=1.15, keeps_next=True),
    "Khoản": Look(14, is_bold=True, align=_JUSTIFIED, first_line=1, before=6, after=6, line=1.15, keeps_next=True),
    "Điểm": Look(14, is_bold=True, is_italic=True, align=_JUSTIFIED, first_line=1, after=6, line=1.15, keeps_next=True),
    "Ô bảng": Look(12, align=_LEFT),
    "Tiêu đề bảng": Look(12, is_bold=True),
    "Người ký": Look(14, is_bold=True, keeps_next=True),
    "Họ tên người ký": Look(14, is_bold=True, before=72),
    "Nơi nhận": Look(12, is_bold=True, is_italic=True, align=_LEFT),
    "Danh sách nơi nhận": Look(11, align=_LEFT),
    "Số trang": Look(14),
    "Tiêu đề phụ lục": Look(14, is_bold=True, keeps_next=True),
    "Chú thích phụ lục": Look(14, is_italic=True, after=6, keeps_next=True),
    "Ô phụ lục": Look(10, align=_LEFT),
    "Mục phụ lục": Look(10, is_bold=True, align=_LEFT, keeps_next=True),
    "Tiêu đề ô phụ lục": Look(10, is_bold=True),
}


def set_styles(word: WordDocument) -> None:
    """Give the document its font, language and paragraph styles."""
    _set_letters(_normal(word).element.get_or_add_rPr())
    defaults = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None:
        _set_letters(defaults)
    for name, look in LOOKS.items():
        _set_look(word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH), look)


def style_id(name: str) -> str:
    """The id that python-docx gives to a style of ours."""
    return name.replace(" ", "")


def _normal(word: WordDocument) -> ParagraphStyle:
    style = word.styles["Normal"]
    assert isinstance(style, ParagraphStyle)  # noqa: S101  # so it is in every document
    style.font.size = Pt(14)
    style.font.color.rgb = RGBColor(0, 0, 0)
    return style


def _set_letters(properties: Any) -> None:
    """Font for every script and the language, in place of what a theme would choose."""
    for tag in ("w:rFonts", "w:lang"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    fonts, language = OxmlElement("w:rFonts"), OxmlElement("w:lang")
    for script in _SCRIPTS:
        fonts.set(qn(script), FONT)
    for script in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(script), LANGUAGE)
    properties.insert(0, fonts)
    properties.append(language)


def _set_look(style: ParagraphStyle, look: Look) -> None:
    style.base_style = None
    _set_letters(style.element.get_or_add_rPr())
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.is_bold, look.is_italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    form = style.paragraph_format
    form.alignment, form.first_line_indent = look.align, Cm(look.first_line)
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.line_spacing, form.keep_with_next = look.line, look.keeps_next
    form.widow_control = True


def set_page(section: Section, *, is_landscape: bool) -> None:
    """A4 with its margins; the page number stands in the top margin from the second page on and begins at 1."""
    width, height = (PAGE_HEIGHT, PAGE_WIDTH) if is_landscape else (PAGE_WIDTH, PAGE_HEIGHT)
    section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(RIGHT if is_landscape else LEFT), Mm(RIGHT)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    numbers = OxmlElement("w:pgNumType")
    numbers.set(qn("w:start"), "1")
    for old in section._sectPr.findall(qn("w:pgNumType")):  # noqa: SLF001  # python-docx has no page numbers of its own
        section._sectPr.remove(old)  # noqa: SLF001
    section._sectPr.insert_element_before(numbers, "w:cols", "w:titlePg", "w:docGrid")  # noqa: SLF001
    section.header.is_linked_to_previous = False
    _add_page_number(section)


def _add_page_number(section: Section) -> None:
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Số trang"
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text
        run._r.append(element)  # noqa: SLF001  # fields are made of raw elements
