"""What the parts, tables and annexes of a document hold, before it is numbered: targets, sections of tasks, duties."""

from collections.abc import Iterator
from dataclasses import dataclass

from tthc_cli.exchange.drafting.areas import Areas
from tthc_cli.exchange.drafting.items import RawItem, RawSection, read_duties, read_sections, read_targets
from tthc_cli.exchange.drafting.manuscript import Line
from tthc_cli.exchange.drafting.outline import Node, read_outline
from tthc_cli.exchange.drafting.parts import HEADING, Part, PartKind, find_parts
from tthc_cli.exchange.drafting.tables import Table, sections_of, understand_table


@dataclass(frozen=True)
class Contents:
    """The raw items, the headings of the parts that they stand in, the headers and figures of tables (`frames`)."""

    targets: tuple[RawItem, ...]
    sections: tuple[RawSection, ...]
    duties: tuple[RawItem, ...]
    headings: tuple[tuple[PartKind, Line], ...]
    frames: tuple[Line, ...]

    def name_of(self, kind: PartKind) -> str:
        """The heading of the first part of a kind."""
        return next((line.text for of, line in self.headings if of is kind), "")


def read_contents(areas: Areas) -> Contents:
    """What the body and the annexes hold."""
    annex = read_outline(areas.annex, is_heading=HEADING)
    parts = [*find_parts(read_outline(areas.body, is_heading=HEADING)), Part(PartKind.OTHER, annex, "Phụ lục")]
    has_tables = any(not table.holds_targets for part in parts for _, table in _tables(part))
    return Contents(
        tuple(item for part in parts for item in _targets(part) if item.has_words),
        tuple(section.worded() for part in parts for section in _sections(part, has_tables=has_tables)),
        tuple(
            item for part in parts if part.kind is PartKind.ORGANISATION for item in read_duties(part) if item.has_words
        ),
        tuple(
            (part.kind, line)
            for part in parts
            for line in (*part.around, part.node.line)
            if part.kind is not PartKind.OTHER
        ),
        tuple(line for part in parts for _, table in _tables(part) for line in table.frame),
    )


def _tables(part: Part) -> Iterator[tuple[Node, Table]]:
    """The tables of a part with the paragraph that each stands under."""
    found = ((node, understand_table(grid)) for node in part.node.walk() for grid in node.grids)
    yield from ((node, table) for node, table in found if table)


def _targets(part: Part) -> Iterator[RawItem]:
    if part.kind is PartKind.TARGETS:
        yield from read_targets(part)
    for section in _rows(part, of_targets=True):
        yield from section.items


def _sections(part: Part, *, has_tables: bool) -> Iterator[RawSection]:
    """The sections of a part; where tables give the tasks, a bare paragraph ("Chi tiết tại Phụ lục") is none."""
    if part.kind is PartKind.TASKS:
        yield from (section for section in read_sections(part) if not (has_tables and section.is_bare))
    yield from _rows(part, of_targets=False)


def _rows(part: Part, *, of_targets: bool) -> Iterator[RawSection]:
    for node, table in _tables(part):
        if table.holds_targets is of_targets:
            above = node.line if node is not part.node and node.line.text else None
            printed = ".".join(filter(None, (part.printed, node.mark.label if node is not part.node else "")))
            yield from sections_of(table, printed, above)
