"""Making Word files as offices make them: real automatic numbers, tables with merged cells, the frame of the letterhead in tables."""

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

LEVELS = {"part": 0, "section": 1, "point": 2, "dash": 3, "plus": 4}
_FORMATS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"), ("bullet", "+"))


class WordFile:
    """A document that grows paragraph by paragraph."""

    def __init__(self) -> None:
        self.document: Any = Document()
        self._define_lists()

    def _define_lists(self) -> None:
        """One list of five levels, the way of Word: I. 1. a) - +, each level begun anew below the one above it."""
        numbering = self.document.part.numbering_part.element
        levels = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for depth, (kind, text) in enumerate(_FORMATS)
        )
        abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>')
        numbering.insert(0, abstract)
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))

    def write(self, text: str, level: str | None = None, *, into: Any = None) -> Any:
        """A paragraph; with a level its number is Word's and not in the text."""
        paragraph = (into or self.document).add_paragraph(text)
        if level is not None:
            properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
            properties.append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{LEVELS[level]}"/><w:numId w:val="90"/></w:numPr>')
            )
        return paragraph

    def table(self, rows: Sequence[Sequence[str | None]], *, over: Iterable[int] = ()) -> Any:
        """A table. None goes on with the cell above; rows whose numbers are in `over` are one cell from their second column on."""
        table = self.document.add_table(len(rows), len(rows[0]))
        for at, row in enumerate(rows):
            for column, words in enumerate(row):
                if words is not None:
                    self._fill(table.cell(at, column), words)
        for at, row in enumerate(rows):
            for column, words in enumerate(row):
                if words is None:
                    table.cell(at - 1, column).merge(table.cell(at, column))
        for at in over:
            table.cell(at, 1).merge(table.cell(at, len(rows[0]) - 1))
        return table

    @staticmethod
    def _fill(cell: Any, words: str) -> None:
        first, *others = words.split("\n")
        cell.paragraphs[0].text = first
        for other in others:
            cell.add_paragraph(other)

    def bytes(self) -> bytes:
        """The file."""
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()


def letterhead(word: WordFile, left: str, right: str) -> None:
    """The two columns at the head or the foot of a document; lines of each are paragraphs of its cell."""
    word.table([[left, right]])


def strike_out(paragraph: Any, words: str) -> None:
    """Words that were deleted with tracked changes, at the end of a paragraph."""
    deleted = parse_xml(
        f'<w:del {nsdecls("w")} w:id="1" w:author="x"><w:r><w:delText>{words}</w:delText></w:r></w:del>'
    )
    paragraph._p.append(deleted)  # noqa: SLF001


def put_in(paragraph: Any, words: str) -> None:
    """Words that were inserted with tracked changes, at the end of a paragraph."""
    inserted = parse_xml(f'<w:ins {nsdecls("w")} w:id="2" w:author="x"><w:r><w:t>{words}</w:t></w:r></w:ins>')
    paragraph._p.append(inserted)  # noqa: SLF001


def is_numbered_by_word(paragraph: Any) -> bool:
    """Whether Word makes the number of a paragraph."""
    return paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None  # noqa: SLF001


_TYPED = re.compile(r"(?:- )?(?P<mark>[IVX]+\.|\d\.|[a-zđ]\)|-)\s+(?P<words>.*)")


def level_of(mark: str) -> str:
    """The level that a typed mark stands for."""
    if mark == "-":
        return "dash"
    if mark.endswith(")"):
        return "point"
    return "part" if mark[0] in "IVX" else "section"


def read_typed(line: str) -> tuple[str, str]:
    """The typed mark of a line and the words after it; no mark is ""."""
    match = _TYPED.fullmatch(line)
    return (match["mark"], match["words"]) if match else ("", line)
