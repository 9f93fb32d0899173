"""From the tree of a document to raw items: which marked paragraphs are tasks, which only head them, which are details of one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tthc_cli.exchange.drafting.labels import Labelled, field_of, split_labels
from tthc_cli.exchange.drafting.manuscript import Line
from tthc_cli.exchange.drafting.outline import Mark, Node, Rank
from tthc_cli.exchange.drafting.parts import Part, PartKind, kind_of

_FIGURE = re.compile(r"\d\s?%")
_CONTENT = re.compile(r"Nội dung\s*:")
_HEADING_ENDS = (".", ":", ";")


@dataclass(frozen=True)
class RawItem:
    """The paragraphs of one target, task or duty. `printed` is how the document numbers it: "II.1.a", "1".

    `joined` are lines whose words were put to one of `text`.
    """

    printed: str
    text: tuple[Line, ...]
    labelled: tuple[Labelled, ...] = ()
    steps: tuple[tuple[Line, ...], ...] = ()
    joined: tuple[Line, ...] = ()

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.text[0].number

    @property
    def has_words(self) -> bool:
        """Whether more than a mark is there."""
        return any(letter.isalnum() for line in self.text for letter in line.text)


@dataclass(frozen=True)
class RawSection:
    """Items under one heading; without a heading they stand directly in their part."""

    printed: str
    heading: Line | None
    items: tuple[RawItem, ...]
    is_table: bool = False

    def worded(self) -> "RawSection":
        """The section without items that are a mark alone."""
        return replace(self, items=tuple(item for item in self.items if item.has_words))

    @property
    def is_bare(self) -> bool:
        """Whether it holds paragraphs without marks and details alone."""
        return (
            self.heading is None
            and not any(item.labelled or item.steps for item in self.items)
            and all(" đoạn " in item.printed for item in self.items)
        )


def read_targets(part: Part) -> Iterator[RawItem]:
    """The goals of a part: the smallest marked paragraphs, or those that hold a figure themselves."""
    for number, node in enumerate(part.node.children, 1):
        if not node.grids:
            yield from _targets(node, _printed(part.printed, node, number))
    if not (part.node.children or part.node.grids):
        yield from (RawItem(part.printed, (line,)) for line in part.node.body)


def _targets(node: Node, printed: str) -> Iterator[RawItem]:
    if node.children and not _FIGURE.search(node.line.text):
        for number, child in enumerate(node.children, 1):
            yield from _targets(child, _printed(printed, child, number))
    elif node.line.text or node.body:
        yield _item(node, printed)


def read_sections(part: Part) -> Iterator[RawSection]:
    """The sections of tasks of a part; tasks that stand in no section make one without a heading, in a part inside another one with its."""
    own = part.node.line if part.around else None
    loose: list[RawItem] = []
    for number, node in enumerate(_spread(part.node), 1):
        if node.grids:
            continue
        printed = _printed(part.printed, node, number)
        items, is_headed = _items_below(node, printed)
        if is_headed:
            if loose:
                yield RawSection(part.printed, own, tuple(loose))
                loose = []
            yield RawSection(printed, _heading(node), tuple(items))
        else:
            loose += items
    if not (part.node.children or part.node.grids):
        loose += [_from_paragraph(line, part.printed, number) for number, line in enumerate(part.node.body, 1)]
    if loose:
        yield RawSection(part.printed, own, tuple(loose))


def _heading(node: Node) -> Line:
    """The words of a heading without details in them."""
    return node.line.with_text(split_labels(node.line)[0] or node.line.text)


def _spread(node: Node) -> Iterator[Node]:
    """The children; where 2.1 has points of its own it is a section beside 2, and is 2 itself where it is the only one.

    What 2.2 says of who does it ("Phân công thực hiện") becomes the first dash of the section, as a detail shared by its points.
    """
    for child in node.children:
        inner = [below for below in child.children if below.rank is Rank.SUBSECTION]
        with_points = [sub for sub in inner if any(below.rank is Rank.POINT for below in sub.children)]
        if not with_points:
            yield child
            continue
        assignments = [line for sub in inner if _assigns(sub) for line in sub.body]
        if len(with_points) == 1 and all(sub in with_points or _assigns(sub) for sub in inner):
            with_points = [Node(child.mark, child.line, child.body, with_points[0].children)]
        for sub in with_points:
            yield Node(sub.mark, sub.line, sub.body, [*map(_as_detail, assignments), *sub.children])
        yield from (sub for sub in inner if sub not in with_points and not _assigns(sub) and len(with_points) > 1)


def _assigns(node: Node) -> bool:
    """Whether a subsection only says who does the work of its neighbours."""
    return not node.children and kind_of(node.line.text) is PartKind.ORGANISATION


def _as_detail(line: Line) -> Node:
    """A sentence that says who does the work, as if it stood after a label."""
    return Node(Mark(Rank.DASH, "-"), line.with_text(f"Đơn vị thực hiện: {line.text}"))


def _items_below(node: Node, printed: str) -> tuple[list[RawItem], bool]:
    """The tasks at a node, and whether the node only heads them."""
    marked = [child for child in node.children if child.rank in (Rank.SUBSECTION, Rank.POINT)]
    if marked and not _are_details(marked):
        shared = tuple(_shared_details(node))
        points = [_item(child, _printed(printed, child, number)) for number, child in enumerate(marked, 1)]
        return [_with_shared(point, shared) for point in points], True
    dashes = [child for child in node.children if child.rank is Rank.DASH]
    if dashes and _dashes_are_tasks(node, dashes):
        return [_item(child, _printed(printed, child, number)) for number, child in enumerate(dashes, 1)], True
    return [_item(node, printed)], False


def _shared_details(node: Node) -> Iterator[Labelled]:
    """The details in a heading and between it and the first point: they are of all the points."""
    for line in (node.line, *node.body, *(child.line for child in node.children if child.rank is Rank.DASH)):
        yield from (replace(labelled, is_shared=True) for labelled in split_labels(line)[1])


def _with_shared(item: RawItem, shared: tuple[Labelled, ...]) -> RawItem:
    own = {labelled.field for labelled in item.labelled}
    return replace(item, labelled=(*item.labelled, *(labelled for labelled in shared if labelled.field not in own)))


def _are_details(points: Sequence[Node]) -> bool:
    """Whether points are the details of one task ("b) Đơn vị thực hiện: …") and no tasks themselves."""
    fields = {labelled.field for point in points if _is_label(point) for labelled in split_labels(point.line)[1]}
    return len(fields) > 1 and sum(map(_is_label, points)) * 2 >= len(points)


def _is_label(node: Node) -> bool:
    before, labelled = split_labels(node.line)
    return bool(labelled) and not before


def _dashes_are_tasks(node: Node, dashes: Sequence[Node]) -> bool:
    """Whether the dashes under a heading are tasks themselves, not details or sub-works of one task."""
    if any(_is_label(dash) for dash in dashes):
        return False
    has_own_details = sum(bool(split_labels(dash.line)[1]) or any(map(_is_label, dash.children)) for dash in dashes)
    is_short_heading = (
        not node.line.text.endswith(_HEADING_ENDS) and len(node.line.text.split()) <= 25 and not node.body
    )
    return has_own_details * 2 >= len(dashes) or (is_short_heading and len(dashes) > 1)


def read_duties(part: Part) -> Iterator[RawItem]:
    """The duties of the part on organisation: its sections, or the paragraphs of a part without marks."""
    for number, node in enumerate(part.node.children, 1):
        yield _item(node, _printed(part.printed, node, number))
    if not part.node.children:
        yield from (_from_paragraph(line, part.printed, number) for number, line in enumerate(part.node.body, 1))


def _from_paragraph(line: Line, above: str, number: int) -> RawItem:
    before, labelled = split_labels(line)
    return RawItem(f"{above} đoạn {number}", (line.with_text(before or line.text),), labelled)


def _printed(above: str, node: Node, number: int) -> str:
    """How the document numbers a node, the n-th of its place."""
    if node.rank >= Rank.DASH:
        return f"{above} gạch {number}".strip()
    if node.rank is Rank.SUBSECTION and "." in above:
        above = above.rpartition(".")[0]
    return ".".join(filter(None, (above, node.mark.label)))


def _item(node: Node, printed: str) -> RawItem:
    """The item that a node and all below it make."""
    text, labelled = _words_of(node)
    steps = []
    for child in node.children:
        if _names_a_field(child):
            labelled += _labelled_below(child)
            continue
        own, more = _words_below(child)
        labelled += more
        if own and _CONTENT.match(own[0].text):
            text += own
        elif own:
            steps.append(tuple(own))
    if not text and steps:
        text = list(steps.pop(0))
    return RawItem(printed, tuple(text) or (node.line,), tuple(labelled), tuple(steps))


def _words_of(node: Node) -> tuple[list[Line], list[Labelled]]:
    """Text and labels of a node's own paragraphs."""
    text: list[Line] = []
    labelled: list[Labelled] = []
    for line in (node.line, *node.body):
        before, more = split_labels(line)
        labelled += more
        if before:
            text.append(line.with_text(before))
    return text, labelled


def _words_below(node: Node) -> tuple[list[Line], list[Labelled]]:
    """Text and labels of a node and of everything below it."""
    text, labelled = _words_of(node)
    for child in node.children:
        own, more = _words_below(child)
        text += own
        labelled += more
    return text, labelled


def _names_a_field(node: Node) -> bool:
    """Whether the node is a label whose words stand below it: "- Đơn vị thực hiện:" and then "+ …"."""
    return bool(node.children) and field_of(node.line.text) is not None


def _labelled_below(node: Node) -> list[Labelled]:
    name = field_of(node.line.text) or ""
    return [Labelled(name, child.line.text.strip(" .;,"), child.line) for child in node.children]
