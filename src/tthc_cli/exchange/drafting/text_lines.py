"""From pasted text (.txt, .md, the text of a PDF) to paragraphs: Markdown taken off, broken lines put together, tables found."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tthc_cli.exchange.drafting.manuscript import Block, Grid, Line, Manuscript, check_cells, visible
from tthc_cli.exchange.drafting.outline import read_mark

_EMPHASIS = re.compile(
    r"\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|`|</?(?:b|i|u|strong|em|br)\s*/?>", re.IGNORECASE
)
_MARKDOWN_FRONT = re.compile(r"^\s*(?:#{1,6}\s+|>\s?)+")
_ESCAPED = re.compile(r"\\([-.()*#_+])")
_RULE = re.compile(r"^\s*(?:[-_*=–—]\s?){3,}$")
_TABLE_RULE = re.compile(r"^[\s|:+-]+$")
_LONG_LINE = 55
_OPEN_END = re.compile(r"\s(?:năm|tháng|ngày|của|và|các|về|trong|theo|từ|đến|hoặc|với|cho|tại|do|để|những)$")
"""Words that no paragraph ends with."""
_WIDE_GAP = re.compile(r"\t+|\s{4,}")
_BARE_MARK = re.compile(r"\W*\w{1,4}\W?")
_SENTENCE_ENDS = (".", ":", ";", "!", "?", "./.", "”")


@dataclass(frozen=True)
class _Written:
    """A line of the file: its words, its cells where it is a row of a table; how long it was, whether an empty one stands before it."""

    line: Line
    cells: tuple[str, ...] | None
    length: int
    is_after_gap: bool


def read_text(text: str) -> Manuscript:
    """The paragraphs and tables of pasted text; numbers are those of the lines of the file, 1 …"""
    blocks: list[Block] = []
    for is_table, group in groupby(_written(text.replace("\f", "\n").split("\n")), lambda one: one.cells is not None):
        lines = list(group)
        blocks += [_grid(lines)] if is_table else _paragraphs(lines)
    return Manuscript(tuple(blocks))


def _written(raw: Sequence[str]) -> Iterator[_Written]:
    """The lines that have words."""
    is_after_gap = True
    for number, written in enumerate(raw, 1):
        cells = _cells(written)
        text = _cleaned(written)
        if text or cells:
            yield _Written(Line(number, text), cells, len(written.strip()), is_after_gap)
        is_after_gap = not text and cells is None


def _paragraphs(lines: Iterable[_Written]) -> list[Block]:
    """The paragraphs that lines make, broken ones put together."""
    found: list[Block] = []
    before: _Written | None = None
    for one in lines:
        last = found[-1] if found else None
        if before and isinstance(last, Line) and _goes_on(last.text, before, one):
            found[-1] = last.with_text(f"{last.text} {one.line.text}")
        else:
            found.append(one.line)
        before = one
    return found


def _cleaned(written: str) -> str:
    """The words of one line; nothing for a rule."""
    if _RULE.match(written):
        return ""
    bare = _MARKDOWN_FRONT.sub("", written)
    return visible(_ESCAPED.sub(r"\1", _EMPHASIS.sub("", bare)))


def _goes_on(paragraph: str, before: _Written, one: _Written) -> bool:
    """Whether a line goes on with the paragraph before it: it was broken by the width of a page, or by a page's end."""
    text = one.line.text
    is_full = not one.is_after_gap and before.length >= _LONG_LINE
    goes_on_after_semicolon = paragraph.endswith(";") and is_full and text[0].islower()
    if read_mark(text) or text.startswith(("Nơi nhận", "NƠI NHẬN")):
        return False
    if paragraph.endswith(_SENTENCE_ENDS):
        return goes_on_after_semicolon
    is_open = _OPEN_END.search(paragraph) is not None and not one.is_after_gap
    return text[0].islower() or is_open or (is_full and not text.isupper() and not paragraph.isupper())


def _cells(written: str) -> tuple[str, ...] | None:
    """The cells of a row of a table, set off by | or by tabs, or the two columns of a letterhead; None where the line is no row.
    A rule between rows has no cells.
    """
    stripped = written.strip()
    if stripped.startswith("|") and stripped.count("|") > 1:
        if _TABLE_RULE.match(stripped):
            return ()
        return tuple(_cleaned(cell) for cell in re.split(r"(?<!\\)\|", stripped.strip("|")))
    if written.rstrip().count("\t") > 1 and not written.startswith("\t"):
        cells = tuple(_cleaned(cell) for cell in written.split("\t"))
        first, *others = [cell for cell in cells if cell]
        return None if len(others) < 2 and _BARE_MARK.fullmatch(first) else cells
    columns = tuple(_cleaned(column) for column in _WIDE_GAP.split(stripped))
    return columns if len(columns) == 2 and _is_letterhead(*columns) else None


def _is_letterhead(left: str, right: str) -> bool:
    """Whether two columns are those at the head or the foot of a document, and not a number with its words."""
    if not right or _BARE_MARK.fullmatch(left):
        return False
    return left.isupper() or right.isupper() or right.startswith("Độc lập") or ", ngày" in right


def _grid(rows: Sequence[_Written]) -> Grid:
    """A table of the rows, all of the same width."""
    filled = [(row.line.number, row.cells) for row in rows if row.cells]
    width = max((len(cells) for _, cells in filled), default=0)
    check_cells(len(filled), width)
    return Grid(
        tuple(
            tuple(Line(number, cell, column) for column, cell in enumerate((*cells, *[""] * (width - len(cells))), 1))
            for number, cells in filled
        )
    )
