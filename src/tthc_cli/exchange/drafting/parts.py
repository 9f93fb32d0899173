"""The parts of a plan by their headings: goals, tasks, organisation; what is none of them stays unread."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tthc_cli.domain.text import fold
from tthc_cli.exchange.drafting.manuscript import Line
from tthc_cli.exchange.drafting.outline import Node, Rank


class PartKind(StrEnum):
    """What a part is about."""

    TARGETS = "targets"
    TASKS = "tasks"
    ORGANISATION = "organisation"
    OTHER = "other"


_KINDS = (
    (PartKind.ORGANISATION, re.compile(r"to chuc (?:va )?(?:trien khai )?thuc hien|phan cong|trach nhiem|che do (?:thong tin,? )?bao cao|trien khai thuc hien$")),
    (PartKind.TASKS, re.compile(r"nhiem vu|noi dung|giai phap|cong viec|hoat dong chu yeu")),
    (PartKind.TARGETS, re.compile(r"chi tieu|muc tieu")),
    (PartKind.OTHER, re.compile(r"muc dich|yeu cau|quan diem|kinh phi|pham vi|doi tuong|tinh hinh|danh gia chung|su can thiet")),
)  # fmt: skip
HEADING = re.compile(
    r"(?:(?:MỤC ĐÍCH|YÊU CẦU|CHỈ TIÊU|MỤC TIÊU|(?:CÁC )?NHIỆM VỤ|NỘI DUNG|GIẢI PHÁP|TỔ CHỨC (?:TRIỂN KHAI )?THỰC HIỆN|KINH PHÍ|PHÂN CÔNG)[^a-zà-ỹ]{0,80}"
    r"|(?:Mục đích,? yêu cầu|Mục tiêu|Chỉ tiêu(?: cụ thể)?|(?:Các )?[Nn]hiệm vụ(?: trọng tâm| cụ thể| chủ yếu)?|Nội dung(?: thực hiện)?|Tổ chức thực hiện)\s*:?)"
)
"""A line without a mark that is the heading of a part all the same."""
_LONGEST_HEADING = 14
_LONGEST_NAME = 6


@dataclass(frozen=True)
class Part:
    """A part of the plan, or one of its sections that is about something else than the part: `node` with its kind.

    `around` are the headings of the parts that it stands in.
    """

    kind: PartKind
    node: Node
    printed: str
    around: tuple[Line, ...] = ()


def kind_of(heading: str) -> PartKind | None:
    """What a heading announces; None where the words are no heading or announce none of our kinds."""
    if len(heading.split()) > _LONGEST_HEADING:
        return None
    kinds = [kind for kind, pattern in _KINDS if pattern.search(fold(heading))]
    if PartKind.TARGETS in kinds and PartKind.TASKS in kinds:
        return PartKind.TASKS
    if PartKind.TARGETS in kinds and PartKind.OTHER in kinds:
        return PartKind.OTHER
    return kinds[0] if kinds else None


def find_parts(root: Node) -> Iterator[Part]:
    """The parts of the document in their order; sections of another kind than their part come as parts of their own."""
    parts = [node for node in root.children if node.rank <= Rank.PART]
    if not parts:
        yield Part(PartKind.TASKS, root, "")
    for node in parts:
        yield from _parts_of(node, PartKind.OTHER, "", ())


def _parts_of(node: Node, inherited: PartKind, above: str, around: tuple[Line, ...]) -> Iterator[Part]:
    kind = kind_of(node.line.text) or inherited
    printed = ".".join(filter(None, (above, node.mark.label)))
    inner = [child for child in node.children if child.rank <= Rank.PART]
    if inner:
        for child in inner:
            yield from _parts_of(child, kind, printed, (*around, node.line))
        return
    others = {id(child): own for child in node.children if (own := _own_kind(child, kind))}
    rest = [child for child in node.children if id(child) not in others]
    if rest or node.body or node.grids or not others:
        yield Part(kind, Node(node.mark, node.line, node.body, rest, node.grids), printed, around)
    for child in node.children:
        if id(child) in others:
            yield Part(others[id(child)], child, f"{printed}.{child.mark.label}")


def _own_kind(section: Node, kind: PartKind) -> PartKind | None:
    """The kind of a section that leaves the kind of its part: "2. Chỉ tiêu" inside "I. MỤC ĐÍCH, YÊU CẦU"."""
    if kind in (PartKind.ORGANISATION, PartKind.TARGETS) or not section.children:
        return None
    own = kind_of(section.line.text) if len(section.line.text.split()) <= _LONGEST_NAME else None
    return own if own not in (kind, PartKind.OTHER) else None
