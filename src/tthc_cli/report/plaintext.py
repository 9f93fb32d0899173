"""Plain text, for the screen and for mail: the same document in lines of 80 characters."""

import textwrap
from collections.abc import Iterator
from io import StringIO

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from tthc_cli.report.body import Block, Dash, Grid, Heading, Paragraph, plain, read_body
from tthc_cli.report.document import BLANK_NAME, MOTTO, STATE, Document, Surround

WIDTH = 80


def write_text(document: Document) -> str:
    """The whole document: frame, body, signature."""
    parts = [_body(read_body(document.body))]
    if document.surround:
        parts = [_head(document.surround), *parts, _foot(document.surround)]
    return "\n".join("\n".join(line.rstrip() for line in part.split("\n")).strip("\n") + "\n" for part in parts)


def _head(surround: Surround) -> str:
    grid = Table.grid(expand=True, padding=(0, 1))
    grid.add_column(justify="center", ratio=4)
    grid.add_column(justify="center", ratio=5)
    grid.add_row(Text(surround.parent.upper()), STATE)
    grid.add_row(Text(surround.issuer.upper()), MOTTO)
    grid.add_row("-------", "-----------------------")
    grid.add_row(Text(surround.number), Text(surround.place_and_day))
    title = [surround.type_name, *textwrap.wrap(surround.abstract, WIDTH - 10), "-------"]
    lines = [line.center(WIDTH).rstrip() for line in title]
    addressees = (
        [f"Kính gửi: {'; '.join(surround.addressees)}.".center(WIDTH).rstrip(), ""] if surround.addressees else []
    )
    return "\n".join([_draw(grid), *lines, "", *addressees])


def _foot(surround: Surround) -> str:
    recipients = ["Nơi nhận:", *(f"- {recipient}" for recipient in surround.recipients)] if surround.recipients else []
    signer = surround.signer
    signed = [*signer.authority, *filter(None, [signer.position]), "", "", signer.name or BLANK_NAME]
    grid = Table.grid(expand=True)
    grid.add_column(ratio=1)
    grid.add_column(ratio=1, justify="center")
    grid.add_row(Text("\n".join(recipients)), Text("\n".join(signed)))
    return _draw(grid)


def _body(blocks: tuple[Block, ...]) -> str:
    return "\n".join(line for block in blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield ""
            yield from textwrap.wrap(plain(block.line), WIDTH)
        case Paragraph():
            yield ""
            yield from textwrap.wrap(plain(block.line), WIDTH)
        case Dash():
            indent = "  " * block.depth
            yield from textwrap.wrap(
                plain(block.line), WIDTH, initial_indent=f"{indent}- ", subsequent_indent=f"{indent}  "
            )
        case Grid():
            yield ""
            yield _draw(_table(block))


def _table(grid: Grid) -> Table:
    table = Table(box=box.ASCII, expand=False, show_lines=True)
    for cell in grid.header:
        table.add_column(Text(plain(cell)))
    for row in grid.rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    return table


def _draw(renderable: RenderableType) -> str:
    target = StringIO()
    Console(file=target, width=WIDTH, color_system=None, force_terminal=False, legacy_windows=False).print(renderable)
    return target.getvalue().rstrip("\n")
