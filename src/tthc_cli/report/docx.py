"""DOCX in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I: by styles, borders and sections, never by spaces.

Needs python-docx, the extra `office`. The same document gives the same bytes.
"""

import zipfile
from collections.abc import Iterable, Sequence
from copy import deepcopy
from datetime import datetime, time
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.shared import Mm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph as WordParagraph

from tthc_cli.report.body import Block, Dash, Grid, Heading, Line, Paragraph, Run, plain, read_body
from tthc_cli.report.document import MOTTO, STATE, Annex, Document, Surround, addressee_lines
from tthc_cli.report.docx_styles import LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, set_page, set_styles, style_id

_TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
_HEAD = (62, _TEXT_WIDTH - 62)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_HEADINGS = {1: "Tên loại", 2: "Mục", 3: "Khoản"}


def write_docx(document: Document) -> bytes:
    """The whole document as the bytes of a .docx file."""
    word = docx.Document()
    set_styles(word)
    set_page(word.sections[0], is_landscape=bool(document.annexes) and not (document.surround or document.body.strip()))
    if document.surround:
        _add_head(word, document.surround)
    for block in read_body(document.body):
        _add_block(word, block)
    if document.surround:
        # A signature never stands alone on a page.
        _part_from_table(word)
        word.paragraphs[-1].paragraph_format.keep_with_next = True
        _add_foot(word, document.surround)
    for annex in document.annexes:
        _add_annex(word, annex)
    _set_properties(word, document)
    buffer = BytesIO()
    word.save(buffer)
    return _without_clock(buffer.getvalue())


def _add_head(word: WordDocument, surround: Surround) -> None:
    table = _bare_table(word, rows=2, widths=_HEAD)
    (left, right), (number, day) = (row.cells for row in table.rows)
    _put(left, surround.parent.upper(), "Cơ quan chủ quản")
    _put(left, surround.issuer.upper(), "Cơ quan ban hành")
    _add_rule(left, _HEAD[0], _estimated_width(surround.issuer.upper(), 13) * 0.4)
    _put(right, STATE, "Quốc hiệu")
    _put(right, MOTTO, "Tiêu ngữ")
    _add_rule(right, _HEAD[1], _estimated_width(MOTTO, 14))
    _put(number, surround.number, "Số ký hiệu")
    if not surround.type_name:
        _put(number, surround.abstract, "Trích yếu công văn")
    _put(day, surround.place_and_day, "Địa danh ngày tháng")
    if surround.type_name:
        _add_paragraph(word, "Tên loại", surround.type_name)
        _add_paragraph(word, "Trích yếu", surround.abstract)
        length = min(_estimated_width(surround.abstract, 14), _TEXT_WIDTH)
        _rule_paragraph(_add_paragraph(word, "Đường kẻ"), _TEXT_WIDTH, length * 0.4)
    first, *others = addressee_lines(surround.addressees)
    _add_paragraph(word, "Kính gửi", first)
    for line in others:
        _add_paragraph(word, "Kính gửi nhiều nơi", line)


def _add_foot(word: WordDocument, surround: Surround) -> None:
    table = _bare_table(word, rows=1, widths=(_TEXT_WIDTH / 2, _TEXT_WIDTH / 2))
    left, right = table.rows[0].cells
    _put(left, "Nơi nhận:", "Nơi nhận")
    for recipient in surround.recipients:
        _put(left, f"- {recipient}", "Danh sách nơi nhận")
    for line in surround.signer_lines:
        _put(right, line.upper(), "Người ký")
    _put(right, surround.signer_name, "Họ tên người ký")
    _keep_whole(table.rows[0])


def _add_block(word: WordDocument, block: Block) -> None:
    match block:
        case Heading():
            _write(_add_paragraph(word, _HEADINGS.get(block.level, "Điểm")), block.line)
        case Paragraph():
            _write(_add_paragraph(word, "Thân văn bản"), block.line)
        case Dash():
            _write(_add_paragraph(word, "Thân văn bản"), (Run("- "), *block.line))
        case Grid():
            _part_from_table(word)
            shares = [_share(row[at] for row in (block.header, *block.rows)) for at in range(len(block.header))]
            table = _table(word, block.header, shares, _TEXT_WIDTH, "Tiêu đề bảng")
            blank = _blank_row(table, "Ô bảng")
            for cells in block.rows:
                _write_row(_new_row(table, blank), cells)


def _part_from_table(word: WordDocument) -> None:
    """Two tables with nothing between them would be one."""
    parts = word.element.body
    if len(parts) > 1 and parts[-2].tag == qn("w:tbl"):
        _add_paragraph(word, "Đường kẻ")


def _share(cells: Iterable[Line]) -> int:
    """The share of a column: by its longest cell, within reason, and never less than its longest word needs (a no-break space is inside a
    word).
    """
    texts = [plain(cell) for cell in cells]
    longest_word = max(len(word) for text in texts for word in text.split(" "))
    return max(longest_word + 5, min(30, max(len(text) for text in texts)))


def _add_annex(word: WordDocument, annex: Annex) -> None:
    if word.paragraphs or word.tables:
        set_page(word.add_section(WD_SECTION.NEW_PAGE), is_landscape=True)
    _add_paragraph(word, "Tiêu đề phụ lục", annex.label)
    _add_paragraph(word, "Tiêu đề phụ lục", annex.title)
    _add_paragraph(word, "Chú thích phụ lục", annex.note)
    header = tuple((Run(name),) for name in annex.header)
    table = _table(word, header, annex.shares, PAGE_HEIGHT - 2 * RIGHT, "Tiêu đề ô phụ lục")
    blank, blank_section = _blank_row(table, "Ô phụ lục"), _blank_row(table, "Mục phụ lục", is_merged=True)
    for row in annex.rows:
        if row.is_section:
            _write(_new_row(table, blank_section).cells[0].paragraphs[0], (Run(row.cells[0]),))
        else:
            _write_row(_new_row(table, blank), [(Run(cell),) for cell in row.cells])


def _bare_table(word: WordDocument, *, rows: int, widths: Sequence[float]) -> Table:
    """A table without borders, to set things side by side."""
    table: Table = word.add_table(rows, len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _set_widths(table, widths)
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        edge = OxmlElement(side)
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tblPr.insert_element_before(margins, "w:tblLook")  # noqa: SLF001  # python-docx has no cell margins
    return table


def _table(word: WordDocument, header: Sequence[Line], shares: Sequence[int], width: float, style: str) -> Table:
    """A bordered table with its header, which is repeated on every page."""
    table: Table = word.add_table(1, len(header), "Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _set_widths(table, [width * share / sum(shares) for share in shares])
    _set_row(table.rows[0], style)
    _write_row(table.rows[0], header)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001  # python-docx cannot repeat a header row
    return table


def _blank_row(table: Table, style: str, *, is_merged: bool = False) -> CT_Row:
    """A row of a table as all its rows of a style begin; `is_merged` makes one cell of it."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx has not typed this one
    if is_merged:
        row.cells[0].merge(row.cells[-1])
    _set_row(row, style)
    table._tbl.remove(row._tr)  # noqa: SLF001  # python-docx cannot take a row away
    return row._tr  # noqa: SLF001


def _new_row(table: Table, blank: CT_Row) -> _Row:
    """One more row: a copy, since python-docx would look through the table for every part of every cell that it adds."""
    copied = deepcopy(blank)
    table._tbl.append(copied)  # noqa: SLF001  # python-docx cannot copy a row
    return _Row(copied, table)


def _set_widths(table: Table, widths: Sequence[float]) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _set_row(row: _Row, style: str) -> None:
    for cell in row.cells:
        _set_style(cell.paragraphs[0], style)
    _keep_whole(row)


def _write_row(row: _Row, cells: Iterable[Line]) -> None:
    for cell, line in zip(row.cells, cells, strict=True):
        _write(cell.paragraphs[0], line)


def _keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))  # noqa: SLF001  # python-docx cannot keep a row on one page


def _add_paragraph(word: WordDocument, style: str, text: str = "") -> WordParagraph:
    paragraph = word.add_paragraph(text)
    _set_style(paragraph, style)
    return paragraph


def _set_style(paragraph: WordParagraph, style: str) -> None:
    """Give a paragraph one of our styles by its id. By its name python-docx would look through all styles for each paragraph anew."""
    paragraph._p.style = style_id(style)  # noqa: SLF001


def _put(cell: _Cell, text: str, style: str) -> None:
    """One more paragraph of a cell; the empty one that every cell begins with is used first."""
    if not text:
        return
    first = cell.paragraphs[0]
    paragraph = first if len(cell.paragraphs) == 1 and not first.text else cell.add_paragraph()
    _set_style(paragraph, style)
    paragraph.add_run(text)


def _write(paragraph: WordParagraph, line: Line) -> None:
    for run in line:
        added = paragraph.add_run(run.text)
        if run.is_bold:
            added.bold = True
        if run.is_italic:
            added.italic = True


def _add_rule(cell: _Cell, room: float, length: float) -> None:
    paragraph = cell.add_paragraph()
    _set_style(paragraph, "Đường kẻ")
    _rule_paragraph(paragraph, room, length)


def _rule_paragraph(paragraph: WordParagraph, room: float, length: float) -> None:
    """A rule of a length in the middle of the room: the upper border of an empty paragraph drawn in from both sides."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(max(0, room - length) / 2)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("w:val", "single"), ("w:sz", "6"), ("w:space", "1"), ("w:color", "000000")):
        top.set(qn(name), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")  # noqa: SLF001


def _estimated_width(text: str, size: float) -> float:
    """About how many millimetres a bold line is wide: capitals of this font are some 0.7 of its size, other letters 0.5."""
    return sum(0.7 if char.isupper() else 0.5 for char in text) * size * 0.353


def _set_properties(word: WordDocument, document: Document) -> None:
    properties = word.core_properties
    properties.title, properties.comments, properties.language = document.title, document.provenance, "vi-VN"
    properties.author = document.surround.issuer if document.surround else ""
    properties.created = properties.modified = datetime.combine(document.as_of, time())
    theme = word.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), "vi-VN")


def _without_clock(data: bytes) -> bytes:
    """The same package with one fixed time on all its parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(zipfile.ZipInfo(name, _EPOCH), given.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
