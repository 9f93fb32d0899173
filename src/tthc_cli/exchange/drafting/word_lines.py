"""From a Word file to paragraphs and tables, with the numbers that Word keeps out of the text and the cells that are merged."""

import io
from collections.abc import Iterator, Sequence
from typing import Any
from zipfile import ZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml

from tthc_cli.errors import CannotGoOnError
from tthc_cli.exchange.drafting.manuscript import Block, Grid, Line, Manuscript, check_cells, visible
from tthc_cli.exchange.drafting.outline import read_mark
from tthc_cli.exchange.drafting.word_numbers import Numbering
from tthc_cli.exchange.packages import DAMAGED, has_declaration, opened_size, xml_parts

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_BYTES, _MOST_XML = 200_000_000, 20_000_000
"""Of a package when it is opened, and of those parts of it that are parsed."""
_MOST_COLUMNS = 63
"""So many columns has the widest table of Word."""
_REMEDY = "Mở bằng Word và lưu lại thành .docx."
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_OF_THE_PARAGRAPH = frozenset(
    (f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}txbxContent", f"{_W}instrText", _FALLBACK)
)


def read_word(data: bytes) -> Manuscript:
    """The paragraphs and tables of a .docx; numbers are those of its paragraphs, 1 … Raises CannotGoOnError where it is none."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            if opened_size(archive.infolist()) > _MOST_BYTES:
                raise CannotGoOnError("tệp Word phình ra quá lớn khi mở", hint=_REMEDY)
            parsed = xml_parts(archive)
            if opened_size(parsed) > _MOST_XML:
                raise CannotGoOnError("tệp Word phình ra quá lớn khi mở", hint=_REMEDY)
            if any(has_declaration(archive.read(part)) for part in parsed):
                raise CannotGoOnError("tệp Word có khai báo lạ bên trong, nên không mở", hint=_REMEDY)
        return Manuscript(tuple(_blocks(Document(io.BytesIO(data)))), "đoạn")
    except (*DAMAGED, PackageNotFoundError, KeyError, TypeError, IndexError, AttributeError, SyntaxError) as error:
        raise CannotGoOnError("tệp không phải là văn bản Word đọc được", hint=_REMEDY) from error


def _blocks(document: Any) -> Iterator[Block]:
    """What stands in the body, then the notes."""
    reader = _Reader(Numbering(_root(document, "numbering"), _root(document, "styles")))
    yield from reader.blocks(document.element.body)
    for note in _notes(document.part.package):
        yield from reader.blocks(note)


def _root(document: Any, name: str) -> Any:
    """The root of a part beside the document, by the kind of its relation; None where there is none."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{name}"):
            return parse_xml(relation.target_part.blob)
    return None


def _notes(package: Any) -> Iterator[Any]:
    """Footnotes and endnotes: they are words of the document too."""
    for part in package.iter_parts():
        if str(part.partname) in ("/word/footnotes.xml", "/word/endnotes.xml"):
            yield from parse_xml(part.blob)


class _Reader:
    """Counts the paragraphs from the first to the last."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._count = 0

    def blocks(self, container: Any) -> Iterator[Block]:
        """What stands in the body, a cell, a text box or a note."""
        for element in container:
            if element.tag == f"{_W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                yield self._table(element)
            elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
                yield from self.blocks(element)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        self._count += 1
        number = self._count
        written = f"{self._numbering.mark(element)} {''.join(_texts(element))}"
        pieces = [visible(piece) for piece in written.split("\n")]
        for text in _rejoined([piece for piece in pieces if piece]):
            yield Line(number, text)
        for box in _boxes(element):
            yield from self.blocks(box)

    def _table(self, element: Any) -> Grid:
        rows: list[list[Line]] = []
        for row in _within(element, f"{_W}tr"):
            rows.append(self._row(row, rows[-1] if rows else []))
        width = max((len(row) for row in rows), default=0)
        check_cells(len(rows), width)
        return Grid(tuple((*row, *[Line(self._count, "")] * (width - len(row))) for row in rows))

    def _row(self, row: Any, above: Sequence[Line]) -> list[Line]:
        before = row.find(f"{_W}trPr/{_W}gridBefore")
        cells = [Line(self._count, "")] * _columns(before, 0)
        for cell in _within(row, f"{_W}tc"):
            line = self._cell(cell)
            properties = cell.find(f"{_W}tcPr")
            if _goes_on(properties) and len(cells) < len(above):
                line = above[len(cells)]
            cells += [line] * _columns(properties.find(f"{_W}gridSpan") if properties is not None else None, 1)
            _check_width(len(cells))
        return cells

    def _cell(self, cell: Any) -> Line:
        first = self._count + 1
        blocks = list(self.blocks(cell))
        lines = [line for block in blocks for line in (block.lines() if isinstance(block, Grid) else [block])]
        return Line(lines[0].number if lines else first, "\n".join(line.text for line in lines))


def _texts(element: Any) -> Iterator[str]:
    """The pieces of text of a paragraph as it is read: what was deleted is not there, what was inserted is."""
    for child in element:
        if child.tag in _NOT_OF_THE_PARAGRAPH:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            yield " "
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        else:
            yield from _texts(child)


def _boxes(element: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph, each once (Word keeps a second form of it for old programs); those inside one are its own."""
    return _within(element, f"{_W}txbxContent", but=_FALLBACK)


def _within(element: Any, tag: str, *, but: str = f"{_W}tbl") -> Iterator[Any]:
    """The elements with the tag inside another, without those inside one of them and those inside an element with the tag `but`."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag != but:
            yield from _within(child, tag, but=but)


def _rejoined(pieces: Sequence[str]) -> list[str]:
    """The lines of a paragraph with breaks in it: what has a mark of its own is a line, the rest goes on."""
    lines: list[str] = []
    for piece in pieces:
        if lines and not read_mark(piece) and not (lines[-1].isupper() and piece.isupper()):
            lines[-1] = f"{lines[-1]} {piece}"
        else:
            lines.append(piece)
    return lines


def _goes_on(properties: Any) -> bool:
    """Whether a cell is the lower part of one that spans several rows."""
    merge = properties.find(f"{_W}vMerge") if properties is not None else None
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"


def _columns(element: Any, default: int) -> int:
    """How many columns an element says that something spans."""
    columns = int(element.get(f"{_W}val", default)) if element is not None else default
    _check_width(columns)
    return columns


def _check_width(columns: int) -> None:
    """Raise CannotGoOnError for a table of more columns than Word makes: each would be a cell of ours."""
    if columns > _MOST_COLUMNS:
        raise CannotGoOnError(
            f"có bảng rộng quá {_MOST_COLUMNS} cột trong tệp Word",
            hint="Bỏ bảng ấy hoặc gộp bớt cột, lưu, rồi chạy lại.",
        )
