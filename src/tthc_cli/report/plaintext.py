"""Plain text, for the screen and for mail: the same document in lines of 80 characters."""

import textwrap
from collections.abc import Iterator
from io import StringIO

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from tthc_cli.domain.text import one_line
from tthc_cli.report.body import Block, Dash, Grid, Heading, Paragraph, plain, read_body
from tthc_cli.report.document import MOTTO, STATE, Annex, Document, Surround, addressee_lines

WIDTH = 80


def write_text(document: Document) -> str:
    """The whole document: frame, body, signature, annexes, and where it comes from on the last line."""
    parts = [_body(read_body(document.body))] if document.body.strip() else []
    if document.surround:
        parts = [_head(document.surround), *parts, _foot(document.surround)]
    parts += [_annex(annex) for annex in document.annexes]
    parts.append(textwrap.fill(f"[{document.provenance}]", WIDTH))
    return "\n".join("\n".join(line.rstrip() for line in part.split("\n")).strip("\n") + "\n" for part in parts)


def _head(surround: Surround) -> str:
    grid = Table.grid(expand=True, padding=(0, 1))
    grid.add_column(justify="center", ratio=4)
    grid.add_column(justify="center", ratio=5)
    grid.add_row(Text(surround.parent.upper()), STATE)
    grid.add_row(Text(surround.issuer.upper()), MOTTO)
    grid.add_row("-------", "-----------------------")
    grid.add_row(Text(surround.number), Text(surround.place_and_day))
    title = [_centred(surround.type_name), *_centred_lines(surround.abstract), _centred("-------")]
    if not surround.type_name:
        grid.add_row(Text(surround.abstract), "")
        title = []
    first, *others = addressee_lines(surround.addressees)
    addressees = [" " * 12 + line for line in (first, *others)] if others else [_centred(first)]
    return "\n".join([_draw(grid), "", *title, "", *addressees])


def _centred(line: str) -> str:
    return line.center(WIDTH).rstrip()


def _centred_lines(text: str) -> list[str]:
    return [_centred(line) for line in textwrap.wrap(text, WIDTH - 10)]


def _foot(surround: Surround) -> str:
    recipients = ["Nơi nhận:", *(f"- {recipient}" for recipient in surround.recipients)]
    grid = Table.grid(expand=True)
    grid.add_column(ratio=1)
    grid.add_column(ratio=1, justify="center")
    grid.add_row(Text("\n".join(recipients)), Text("\n".join([*surround.signer_lines, "", "", surround.signer_name])))
    return _draw(grid)


def _annex(annex: Annex) -> str:
    """Eleven columns do not fit on a line of text, so every row is a small list of its filled cells."""
    lines = [_centred(annex.label), *_centred_lines(annex.title), *_centred_lines(annex.note)]
    for row in annex.rows:
        if row.is_section:
            lines += ["", *textwrap.wrap(row.cells[0], WIDTH)]
            continue
        filled = [
            f"{name}: {one_line(cell)}" for name, cell in zip(annex.header, row.cells, strict=True) if cell.strip()
        ]
        lines += [
            "",
            *(
                line
                for cell in filled
                for line in textwrap.wrap(cell, WIDTH, initial_indent="  ", subsequent_indent="    ")
            ),
        ]
    return "\n".join(lines)


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
