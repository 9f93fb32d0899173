"""A document as it comes from outside: paragraphs and tables in their order, each with its number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tthc_cli.domain.text import normalise, one_line
from tthc_cli.errors import CannotGoOnError

_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2060\ufeff\ufffe\uffff]")

_LONGEST_PARAGRAPH = 20_000


def visible(text: str) -> str:
    """The text in composed letters on one line, without characters that nobody sees."""
    return one_line(normalise(_INVISIBLE.sub("", text)))


@dataclass(frozen=True)
class Line:
    """A paragraph on one line, with the number (1 …) of the line or paragraph of the document where it begins.

    Cells of a row that is one line of the document differ by their column (1 …).
    """

    number: int
    text: str
    column: int = 0

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the document, whatever part of its words is left."""
        return self.number, self.column

    @property
    def beginning(self) -> str:
        """As many letters as any sentence has: all of a paragraph, but not all of a file without line ends."""
        return self.text[:_LONGEST_PARAGRAPH]

    def with_text(self, text: str) -> "Line":
        """Other words of the same line."""
        return replace(self, text=text.strip())


@dataclass(frozen=True)
class Grid:
    """A table: rows of cells; a merged cell stands in each row and column that it covers. All rows have the same width.

    The paragraphs of a cell stand on lines of their own in its text.
    """

    rows: tuple[tuple[Line, ...], ...]

    def lines(self) -> Iterator[Line]:
        """The words of the cells row by row, a merged cell once."""
        seen = set()
        for row in self.rows:
            for cell in row:
                if cell.text and cell not in seen:
                    seen.add(cell)
                    yield from (cell.with_text(text) for text in cell.text.split("\n"))


MOST_CELLS = 100_000
"""A table of five hundred rows and ten columns has 5,000."""


def check_cells(rows: int, columns: int) -> None:
    """Raise CannotGoOnError for a table that would have too many cells once all its rows are as wide as the widest."""
    if rows * columns > MOST_CELLS:
        raise CannotGoOnError(
            f"tệp có bảng {rows} dòng, {columns} cột, lớn hơn bảng của bất kỳ kế hoạch nào",
            hint="Chọn đúng tệp kế hoạch, hoặc bỏ bảng ấy rồi chạy lại.",
        )


Block = Line | Grid


@dataclass(frozen=True)
class Manuscript:
    """The blocks of a document; `line_word` is what their numbers count: "dòng" or "đoạn"; `caution` is what its kind of file loses."""

    blocks: tuple[Block, ...]
    line_word: str = "dòng"
    caution: str = ""

    def lines(self) -> Iterator[Line]:
        """Everything that is written, tables by their cells."""
        for block in self.blocks:
            if isinstance(block, Grid):
                yield from block.lines()
            else:
                yield block
