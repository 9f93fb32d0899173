"""From pasted text (.txt, .md, the text of a PDF) to paragraphs: Markdown taken off, broken lines put together, tables found."""

import re
from collections.abc import Iterator, Sequence

from tthc_cli.exchange.manuscript import Block, Grid, Line, Manuscript, visible
from tthc_cli.exchange.plan_outline import read_mark

_EMPHASIS = re.compile(
    r"\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|`|</?(?:b|i|u|strong|em|br)\s*/?>", re.IGNORECASE
)
_MARKDOWN_FRONT = re.compile(r"^\s*(?:#{1,6}\s+|>\s?)+")
_ESCAPED = re.compile(r"\\([-.()*#_+])")
_RULE = re.compile(r"^\s*(?:[-_*=–—]\s?){3,}$")
_TABLE_RULE = re.compile(r"^[\s|:+-]+$")
_LONG_LINE = 55
_MOST_WORDS = 12
_SENTENCE_ENDS = (".", ":", ";", "!", "?", "./.", "”")


def read_text(text: str) -> Manuscript:
    """The paragraphs and tables of pasted text; numbers are those of the lines of the file, 1 …"""
    return Manuscript(tuple(_blocks(text.replace("\f", "\n").split("\n"))))


def _blocks(raw: Sequence[str]) -> Iterator[Block]:
    table: list[tuple[int, list[str]]] = []
    paragraph: Line | None = None
    is_after_gap = True
    for number, written in enumerate(raw, 1):
        cells = _cells(written)
        if cells is not None:
            yield from _given(paragraph)
            paragraph = None
            table.append((number, cells))
            continue
        if table and written.strip():
            yield _grid(table)
            table = []
        text = _cleaned(written)
        if not text:
            is_after_gap = True
            continue
        line = Line(number, text)
        if paragraph and _goes_on(paragraph.text, raw[number - 2], text, is_after_gap=is_after_gap):
            paragraph = paragraph.with_text(f"{paragraph.text} {text}")
        else:
            yield from _given(paragraph)
            paragraph = line
        is_after_gap = False
    yield from _given(paragraph)
    if table:
        yield _grid(table)


def _given(paragraph: Line | None) -> Iterator[Line]:
    if paragraph:
        yield paragraph


def _cleaned(written: str) -> str:
    """The words of one line; nothing for a rule."""
    if _RULE.match(written):
        return ""
    bare = _MARKDOWN_FRONT.sub("", written)
    return visible(_ESCAPED.sub(r"\1", _EMPHASIS.sub("", bare)))


def _goes_on(paragraph: str, line_before: str, text: str, *, is_after_gap: bool) -> bool:
    """Whether a line goes on with the paragraph before it: it was broken by the width of a page, or by a page's end."""
    if read_mark(text) or text.startswith(("Nơi nhận", "NƠI NHẬN")):
        return False
    if paragraph.endswith(_SENTENCE_ENDS):
        return False
    if text[0].islower():
        return True
    return not is_after_gap and len(line_before.strip()) >= _LONG_LINE and not (text.isupper() or paragraph.isupper())


def _cells(written: str) -> list[str] | None:
    """The cells of a row of a table, set off by | or by tabs; None where the line is no row. A rule between rows has no cells."""
    stripped = written.strip()
    if stripped.startswith("|") and stripped.count("|") > 1:
        if _TABLE_RULE.match(stripped):
            return []
        return [_cleaned(cell) for cell in re.split(r"(?<!\\)\|", stripped.strip("|"))]
    if written.rstrip().count("\t") >= 2 and not written.startswith("\t"):
        return [_cleaned(cell) for cell in written.split("\t")]
    return None


def _grid(rows: Sequence[tuple[int, list[str]]]) -> Grid:
    filled = [(number, cells) for number, cells in rows if cells]
    width = max((len(cells) for _, cells in filled), default=0)
    return Grid(
        tuple(
            tuple(Line(number, cell, column) for column, cell in enumerate((*cells, *[""] * (width - len(cells))), 1))
            for number, cells in filled
        )
    )
