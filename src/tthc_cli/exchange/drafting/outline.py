"""The outline of a document: the marks in front of paragraphs (III. 2. 2.1. đ) - +) and the tree that they make."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from tthc_cli.exchange.drafting.manuscript import Block, Grid, Line


class Rank(IntEnum):
    """The levels of marks, the highest first."""

    DOCUMENT = 0
    GREAT_PART = 1
    PART = 2
    SECTION = 3
    SUBSECTION = 4
    POINT = 5
    DASH = 6
    PLUS = 7


@dataclass(frozen=True)
class Mark:
    """What stands in front of a paragraph: its level, and the number or letter as printed."""

    rank: Rank
    label: str


_DASH = "[-–—−•●▪■*]"
_MARKS = tuple(
    (rank, re.compile(pattern))
    for rank, pattern in (
        (Rank.GREAT_PART, r"(?:PHẦN|Phần)(?: thứ)? ([IVX]{1,4}|[A-E]|\d|nhất|hai|ba|tư|năm)\b[\s.:)–-]*"),
        (Rank.PART, r"(?:PHỤ LỤC|Phụ lục)(?: (?:số |SỐ )?([IVX]{1,4}|\d{1,2}))?\s*[:.]?$"),
        (Rank.GREAT_PART, r"([A-E])[.)]\s*(?=[A-ZÀ-ỸĐ]{2})"),
        (Rank.SECTION, r"[IVX]{1,4}\.(\d{1,2})(?!\d)[.)]?\s*(?=[^\W\d])"),
        (Rank.PART, r"([IVX]{1,4})\s?(?:[.)]|\s[-–])\s*(?=[^\W\d]|$)"),
        (Rank.POINT, r"\d{1,2}\.([a-zđ])[.)/]?\s+(?=\S)"),
        (Rank.SUBSECTION, r"(\d{1,2}(?:\.\d{1,2})+)[.)]?\s+(?=\S)"),
        (
            Rank.SECTION,
            rf"(?:{_DASH}\s*)?(?:Nhiệm vụ |Chỉ tiêu |Mục tiêu )?(\d{{1,2}})\s?[.):]\s*(?=[^\W\d]|\d{{1,3}}\s?%|[“\"]|$)",
        ),
        (Rank.POINT, r"([a-zđ])\s?[.)/]\s*(?=\S|$)"),
        (Rank.DASH, rf"({_DASH})\s*(?=\S)"),
        (Rank.PLUS, r"([+◦○])\s*(?=\S)"),
    )
)
_SCANNED = re.compile(r"^(l|(?=I{0,2}l)[Il]{2,3})(?=\s?[.)]\s)")
"""What a scanner makes of "1." and of "II."."""
_ROMAN = re.compile(r"X?(?:IX|IV|V?I{0,3})")


def read_mark(text: str) -> tuple[Mark, str] | None:
    """The mark in front of a paragraph and the words after it; None where there is none."""
    text = _SCANNED.sub(lambda match: match.group().replace("l", "I") if len(match[1]) > 1 else "1", text)
    for rank, pattern in _MARKS:
        match = pattern.match(text)
        if match and (rank is not Rank.PART or _ROMAN.fullmatch(match[1] or "") or text[0] in "Pp"):
            return Mark(rank, match[1] or ""), text[match.end() :].strip()
    return None


@dataclass
class Node:
    """A marked paragraph: its words without the mark, paragraphs without a mark and tables after it, marked ones below it."""

    mark: Mark
    line: Line
    body: list[Line] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)

    @property
    def rank(self) -> Rank:
        """The level of its mark."""
        return self.mark.rank

    def walk(self) -> Iterator["Node"]:
        """The node and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def read_outline(blocks: Iterable[Block], *, is_heading: re.Pattern[str]) -> Node:
    """The tree of the blocks; a paragraph without a mark that looks like the heading of a part (`is_heading`) is one
    where no part is marked.
    """
    given = list(blocks)
    has_parts = any(
        isinstance(block, Line) and (marked := read_mark(block.text)) and marked[0].rank <= Rank.PART for block in given
    )
    root = Node(Mark(Rank.DOCUMENT, ""), Line(0, ""))
    open_nodes = [root]
    for line in given:
        if isinstance(line, Grid):
            open_nodes[-1].grids.append(line)
            continue
        marked = read_mark(line.text)
        if marked is None and not has_parts and is_heading.fullmatch(line.text):
            marked = Mark(Rank.PART, ""), line.text
        if marked is None:
            _add_words(open_nodes[-1], line)
            continue
        mark, words = marked
        while open_nodes[-1].rank >= mark.rank:
            open_nodes.pop()
        node = Node(mark, line.with_text(words))
        open_nodes[-1].children.append(node)
        open_nodes.append(node)
    return root


def _add_words(node: Node, line: Line) -> None:
    """A paragraph without a mark: the heading of a part whose mark stands alone ("PHẦN I"), else one that follows the words of the node."""
    if node.rank in (Rank.GREAT_PART, Rank.PART) and not (node.line.text or node.body or node.children):
        node.line = line
    else:
        node.body.append(line)
