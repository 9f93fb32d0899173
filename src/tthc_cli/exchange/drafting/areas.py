"""The areas of a document: what stands before the plan's parts, the parts, the end with signer and recipients, the annexes."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tthc_cli.exchange.drafting.manuscript import Block, Grid, Line
from tthc_cli.exchange.drafting.outline import Rank, read_mark
from tthc_cli.exchange.drafting.parts import HEADING
from tthc_cli.exchange.drafting.tables import understand_table

_ENDS = re.compile(r"(?:Nơi nhận|NƠI NHẬN|Nơi nhân|Noi nhan)\s*[:.;]?.{0,20}")
_SIGNS = re.compile(r"(?:TM|KT)\.\s?[A-ZÀ-ỸĐ ]+")
_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|BIỂU MẪU|Biểu số)(?:\s+(?:số\s+)?[\dIVX]+)?\s*[:.]?.{0,90}")
_CLOSES = re.compile(
    r".*\./\.?|(?:Trên đây là|Yêu cầu (?:các|thủ trưởng)|Đề nghị các|Trong quá trình (?:triển khai|thực hiện)).*"
)
_PAGE_NUMBER = re.compile(r"(?:[Tt]rang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?")


@dataclass(frozen=True)
class Areas:
    """The blocks of each area in their order. Tables that are no tables of a plan stand as the lines of their cells."""

    head: tuple[Line, ...]
    body: tuple[Block, ...]
    end: tuple[Line, ...]
    annex: tuple[Block, ...]


def split_areas(blocks: Sequence[Block]) -> Areas:
    """The areas of a document."""
    flat = [block for given in blocks for block in _flattened(given)]
    end = _first(flat, _begins_end)
    annex = _first(flat, _begins_annex, after=end if end < len(flat) else 0)
    end = min(end, annex)
    body = _begin_of_body(flat[:end])
    closing = _begin_of_closing(flat[body:end]) + body
    return Areas(_lines(flat[:body]), tuple(flat[body:closing]), _lines(flat[end:annex]), tuple(flat[annex:]))


def _lines(blocks: Sequence[Block]) -> tuple[Line, ...]:
    return tuple(block for block in blocks if isinstance(block, Line))


def _flattened(block: Block) -> Sequence[Block]:
    if isinstance(block, Line):
        return [] if _PAGE_NUMBER.fullmatch(block.text) else [block]
    return [block] if understand_table(block) else list(block.lines())


def _first(blocks: Sequence[Block], is_it: Callable[[Line], bool], *, after: int = 0) -> int:
    """The place of the first line of a kind; the end where there is none."""
    places = (at for at, block in enumerate(blocks) if at >= after and isinstance(block, Line) and is_it(block))
    return next(places, len(blocks))


def _begins_annex(line: Line) -> bool:
    return _ANNEX.fullmatch(line.text) is not None


def _begins_end(line: Line) -> bool:
    return _ENDS.match(line.text) is not None or _SIGNS.fullmatch(line.text) is not None


def _begin_of_body(blocks: Sequence[Block]) -> int:
    """Where the first part begins: at its mark, else at its heading, else at the first number or table."""
    for is_begin in (_is_part, _is_heading, _is_section):
        places = [at for at, block in enumerate(blocks) if is_begin(block)]
        if places:
            return places[0]
    return len(blocks)


def _is_part(block: Block) -> bool:
    marked = read_mark(block.text) if isinstance(block, Line) else None
    return marked is not None and marked[0].rank <= Rank.PART


def _is_heading(block: Block) -> bool:
    return isinstance(block, Line) and HEADING.fullmatch(block.text) is not None


def _is_section(block: Block) -> bool:
    marked = read_mark(block.text) if isinstance(block, Line) else None
    return isinstance(block, Grid) or (marked is not None and marked[0].rank is Rank.SECTION)


def _begin_of_closing(blocks: Sequence[Block]) -> int:
    """Where the closing sentences begin, which belong to no item."""
    at = len(blocks)
    while at > 0:
        block = blocks[at - 1]
        if isinstance(block, Grid) or read_mark(block.text) or not _CLOSES.fullmatch(block.text):
            break
        at -= 1
    return at
