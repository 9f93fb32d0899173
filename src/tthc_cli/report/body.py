"""The body of a document, from Markdown to blocks that every writer draws the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style."""

    text: str
    is_bold: bool = False
    is_italic: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; level 2 is a mục (I.), 3 a khoản (1.), 4 what stands below it (1 is the title of the document)."""

    level: int
    line: Line


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True)
class Dash:
    """One point of a list; depth counts from 0."""

    depth: int
    line: Line


@dataclass(frozen=True)
class Grid:
    """A table."""

    header: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


Block = Heading | Paragraph | Dash | Grid

_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")


def read_body(markdown: str) -> tuple[Block, ...]:
    """The blocks of a body. HTML is not understood: it stays text."""
    return tuple(_blocks(SyntaxTreeNode(_PARSER.parse(markdown)).children, depth=-1))


def _blocks(nodes: Iterable[SyntaxTreeNode], depth: int) -> Iterator[Block]:
    for node in nodes:
        if node.type == "heading":
            yield Heading(int(node.tag[1]), _line(node))
        elif node.type == "paragraph":
            yield Dash(depth, _line(node)) if depth >= 0 else Paragraph(_line(node))
        elif node.type in ("bullet_list", "ordered_list"):
            for item in node.children:
                yield from _blocks(item.children, depth + 1)
        elif node.type == "table":
            header, *rows = [_cells(row) for part in node.children for row in part.children]
            yield Grid(header, tuple(rows))
        elif node.type in ("code_block", "fence"):
            yield Paragraph((Run(node.content.strip()),))
        else:
            yield from _blocks(node.children, depth)


def _cells(row: SyntaxTreeNode) -> tuple[Line, ...]:
    return tuple(_line(cell) for cell in row.children)


def _line(node: SyntaxTreeNode) -> Line:
    return tuple(_runs(node.children, is_bold=False, is_italic=False))


def _runs(nodes: Iterable[SyntaxTreeNode], *, is_bold: bool, is_italic: bool) -> Iterator[Run]:
    for node in nodes:
        if node.type in ("text", "code_inline"):
            if node.content:
                yield Run(node.content, is_bold, is_italic)
        elif node.type in ("softbreak", "hardbreak"):
            yield Run(" ", is_bold, is_italic)
        elif node.type == "image":
            yield Run(node.content, is_bold, is_italic)
        else:
            yield from _runs(
                node.children, is_bold=is_bold or node.type == "strong", is_italic=is_italic or node.type == "em"
            )


def plain(line: Line) -> str:
    """The text of a line without its styles."""
    return "".join(run.text for run in line)
