"""The draft of a plan (bản nháp): what was read from a document, each value with its line and how sure it is.

A draft holds only words of its document; what the document leaves open stays open and is remarked for a person to decide.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from tthc_cli.domain.units import Side

T = TypeVar("T")


class Certainty(StrEnum):
    """How a value came into the draft: said in its own place, understood from the sentence, or taken over from another item."""

    READ = "read"
    GUESSED = "guessed"
    INHERITED = "inherited"


@dataclass(frozen=True)
class Found(Generic[T]):
    """A value, the line of the document where its words begin, and why a person should look at it (nothing: no need to).

    `source` is the id of the item that an inherited value was taken from.
    """

    value: T
    line: int
    certainty: Certainty = Certainty.READ
    remark: str = ""
    source: str = ""


_LONGEST_TITLE = 70
_SHORTEST_CLAUSE = 36
_NUMBERED = re.compile(r"^(?:Nhiệm vụ|Nội dung|Công việc)(?: \d{1,2})?\s*:\s*")
_CLAUSE_END = re.compile(r"\n|[;:.](?:\s|$)")


def shorten(text: str) -> str:
    """A label of at most 70 letters for a text: its first clause, or as many whole words as fit."""
    words = _NUMBERED.sub("", text.strip()) or text.strip()
    first = _CLAUSE_END.split(words)[0] or words
    if len(first) > _LONGEST_TITLE:
        start = first[:_LONGEST_TITLE]
        clause = start.rpartition(",")[0]
        first = clause if len(clause) >= _SHORTEST_CLAUSE else f"{start.rpartition(' ')[0] or start} …"
    opened = first.rfind("(")
    return first[:opened].strip() or first if opened > first.rfind(")") else first


FoundField = Found[str] | Found[tuple[str, ...]]


@dataclass(frozen=True)
class BasisDraft:
    """A document that the plan rests on."""

    document: str
    date: date
    issuer: str
    title: str
    line: int


@dataclass(frozen=True)
class SignerDraft:
    """Who signed, as printed."""

    authority: tuple[str, ...]
    position: str
    name: str
    line: int


@dataclass(frozen=True)
class HeadDraft:
    """The document itself; None where it does not say."""

    number: Found[str] | None = None
    date: Found[date] | None = None
    place: Found[str] | None = None
    issuer: Found[str] | None = None
    title: Found[str] | None = None
    year: Found[int] | None = None
    bases: tuple[BasisDraft, ...] = ()
    signer: SignerDraft | None = None
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True)
class UnitDraft:
    """A unit: the way in which the document writes it most often, the other ways, where it is first met."""

    id: str
    name: str
    aliases: tuple[str, ...]
    side: Side
    line: int
    remark: str = ""

    @property
    def short(self) -> str:
        """The shortest of its names, for narrow tables."""
        return min((self.name, *self.aliases), key=len)


@dataclass(frozen=True)
class GroupDraft:
    """A collective that the document does not define; `members` are all units of the office that it names."""

    id: str
    name: str
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class IndicatorDraft:
    """A goal in per cent, by the words that state it. `is_cut` says that it is something to be lowered by so much."""

    id: str
    text: str
    at_least: Decimal
    line: int
    is_cut: bool = False


@dataclass(frozen=True)
class StepDraft:
    """A sub-work of a task."""

    id: str
    text: str
    line: int


@dataclass(frozen=True)
class ItemDraft:
    """A target, task or duty. `printed` is its place as the document numbers it, where that is not its id.

    `units` are the ids of units by role: lead, coordinate, consolidate, report_to. `remarks` are points that belong to no single value.
    """

    id: str
    text: str
    line: int
    printed: str = ""
    units: dict[str, Found[tuple[str, ...]]] = field(default_factory=dict)
    due: Found[str] | None = None
    products: Found[tuple[str, ...]] | None = None
    indicators: tuple[IndicatorDraft, ...] = ()
    steps: tuple[StepDraft, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """A short label, cut from its words."""
        return shorten(self.text)

    @property
    def inherited(self) -> dict[str, str]:
        """The ids of the items that values were taken from, by field."""
        return {key: found.source for key, found in self.fields() if found.source}

    def fields(self) -> Iterator[tuple[str, FoundField]]:
        """The values of the record by their keys, in the order of the files."""
        for role in ("lead", "coordinate", "consolidate"):
            if role in self.units:
                yield role, self.units[role]
        if self.due:
            yield "due", self.due
        if self.products:
            yield "products", self.products
        if "report_to" in self.units:
            yield "report_to", self.units["report_to"]


@dataclass(frozen=True)
class SourceLine:
    """A line of the document as read, and where it went; "" where it has no place in the draft."""

    number: int
    text: str
    went_to: str = ""


@dataclass(frozen=True)
class PlanDraft:
    """The whole draft. `line_word` is what a line is called: "dòng" of a text, "đoạn" of a Word file; `caution` is what that kind of file
    may have lost.
    """

    head: HeadDraft
    units: tuple[UnitDraft, ...]
    groups: tuple[GroupDraft, ...]
    sections: dict[str, str]
    targets: tuple[ItemDraft, ...]
    tasks: tuple[ItemDraft, ...]
    duties: tuple[ItemDraft, ...]
    lines: tuple[SourceLine, ...]
    line_word: str = "dòng"
    caution: str = ""

    @property
    def unread(self) -> tuple[SourceLine, ...]:
        """The lines that have no place in the draft."""
        return tuple(line for line in self.lines if not line.went_to)

    def items(self) -> tuple[ItemDraft, ...]:
        """Targets, tasks and duties."""
        return (*self.targets, *self.tasks, *self.duties)
