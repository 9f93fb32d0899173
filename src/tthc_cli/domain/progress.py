"""Progress (tiến độ) as recorded: entries that are written once and never changed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import Annotated, Literal, NamedTuple, TypedDict

from pydantic import AfterValidator, Field

from tthc_cli.domain.record import (
    NOT_A_CHOICE,
    VIETNAM,
    Day,
    Flag,
    ItemId,
    Moment,
    Number,
    Percent,
    Record,
    Text,
    UnitId,
    fault,
)


class Progress(StrEnum):
    """How far a work is. NONE is said by nobody: it is the absence of entries, and never 0 %."""

    NONE = "none"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    NOT_ARISING = "not_arising"
    SUSPENDED = "suspended"

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is to be done."""
        return self in (Progress.DONE, Progress.NOT_ARISING)


def _check_stated(progress: Progress) -> Progress:
    if progress is Progress.NONE:
        stated = ", ".join(word.value for word in Progress if word is not Progress.NONE)
        message = "“none” không phải là tiến độ để ghi: chưa có báo cáo thì không ghi gì"
        raise fault(NOT_A_CHOICE, message, f"Chọn một trong: {stated}.")
    return progress


StatedProgress = Annotated[Progress, AfterValidator(_check_stated)]


class Evidence(Record):
    """A document that proves a result (minh chứng)."""

    document: Text
    date: Day | None = None
    title: Text = ""
    link: Text = ""


class Measure(Record):
    """A figure of an indicator: never a bare percentage."""

    indicator: ItemId
    numerator: Number
    denominator: Number
    source: Text = ""


class Instruction(Record):
    """A document of somebody else that starts a waiting work: guidance, order or request, with its own due day."""

    document: Text
    sender: Text = Field(alias="from")
    date: Day
    due: Day | None = None


_Date = date  # inside the records the name is that of a field
_Written = tuple[datetime, int, str]
_Order = tuple[date, datetime, int, str]


class Entry(Record):
    """What all entries have. `date` is the day of the fact, `recorded_at` the moment of writing; `late` marks one that was knowingly
    written into a closed period.
    """

    version: Annotated[Literal["1"], Field(alias="schema")]
    task: ItemId
    date: Day
    recorded_at: Moment
    by: Text
    corrects: Text | None = None
    late: Flag = False

    @property
    def name(self) -> str:
        """The name of its file, by which a correction cites it."""
        return self.origin.file.rpartition("/")[2]

    @property
    def written_on(self) -> _Date:
        """The day of writing, in Vietnam."""
        return self.recorded_at.astimezone(VIETNAM).date()

    @property
    def written(self) -> _Written:
        """Where it stands in the order of writing: by the moment, at one moment by the number in its name (names of earlier versions of
        the program have none).
        """
        return self.recorded_at, entry_number(self.name), self.name

    @property
    def order(self) -> _Order:
        """Where it stands in the order of facts: by their day, those of one day as they were written."""
        return self.date, *self.written


def entry_number(name: str) -> int:
    """The number in the name of an entry's file, which grows with writing; 0 where it has none."""
    found = _NUMBER.search(name)
    return int(found[1]) if found else 0


_NUMBER = re.compile(r"-(\d{1,9})-[0-9a-f]{6}\.yaml\Z")


class PartKind(Enum):
    """What a part of a unit's word holds."""

    DAY = "day"
    CHOICE = "choice"
    PERCENT = "percent"
    TEXT = "text"
    EVIDENCE = "evidence"
    FIGURES = "figures"
    REFERENCE = "reference"


class Part(NamedTuple):
    """One part of a unit's word, as everything that asks for it, shows it or takes it back knows it.

    `label` is its heading (`form_label` in a form, `card_label` where one entry is shown, where those are shorter), `short` its name in a
    sentence; `form_width` and `table_width` are in letters. The public does not see what `is_internal`; clerks write "không" where a part
    `may_be_nothing`; a correction takes over what `is_kept`.
    """

    key: str
    label: str
    short: str
    kind: PartKind
    form_width: float = 0
    table_width: int = 0
    form_label: str = ""
    card_label: str = ""
    is_internal: bool = False
    may_be_nothing: bool = False
    is_kept: bool = False


class _Ways(TypedDict):
    is_internal: bool
    may_be_nothing: bool
    is_kept: bool


_OF_THE_OFFICE: _Ways = {"is_internal": True, "may_be_nothing": True, "is_kept": True}
PARTS = (
    Part("date", "Ngày", "ngày", PartKind.DAY),
    Part("progress", "Tiến độ", "tiến độ", PartKind.CHOICE, 11),
    Part("percent", "Phần trăm khối lượng đã làm", "%", PartKind.PERCENT, 5.5, form_label="% đã làm"),
    Part("result", "Kết quả", "kết quả", PartKind.TEXT, 21, 28, is_kept=True),
    Part("difficulty", "Khó khăn, vướng mắc", "khó khăn", PartKind.TEXT, 13, 20, **_OF_THE_OFFICE),
    Part("cause", "Nguyên nhân", "nguyên nhân", PartKind.TEXT, 11, 18, **_OF_THE_OFFICE),
    Part("proposal", "Đề xuất, kiến nghị", "đề xuất", PartKind.TEXT, 12, 18, **_OF_THE_OFFICE),
    Part("next", "Phương hướng kỳ sau", "phương hướng", PartKind.TEXT, 12, 18, "", "Phương hướng", **_OF_THE_OFFICE),
    Part("evidence", "Minh chứng", "minh chứng", PartKind.EVIDENCE, may_be_nothing=True, is_kept=True),
    Part("measures", "Số liệu", "số liệu", PartKind.FIGURES),
    Part("answers", "Trả lời văn bản", "văn bản trả lời", PartKind.REFERENCE, is_kept=True),
)
"""All of them, in the order in which they are asked, shown and written. To add one: a line here and the field below; what is typed for it
is an option of `tthc record`.
"""
TEXT_PARTS = tuple(part for part in PARTS if part.kind is PartKind.TEXT)
TEXT_KEYS = tuple(part.key for part in TEXT_PARTS)


class ProgressEntry(Entry):
    """A unit's word on a task (or on a step of it).

    `answers` is the number of the instruction it answers, where several are open; `form` the name of the form by which it came.
    """

    unit: UnitId
    progress: StatedProgress
    percent: Percent | None = None
    result: Text = ""
    difficulty: Text = ""
    cause: Text = ""
    proposal: Text = ""
    next: Text = ""
    evidence: tuple[Evidence, ...] = ()
    measures: tuple[Measure, ...] = ()
    answers: Text | None = None
    form: Text | None = None


class InstructionEntry(Entry):
    """An instruction or request received."""

    instruction: Instruction


@dataclass(frozen=True)
class Log:
    """All entries of a workspace. `new` names those that are still to be written: they come after all others of their day, whatever the
    clocks of other writers said.
    """

    entries: tuple[Entry, ...]
    new: frozenset[str] = frozenset()

    def with_new(self, entries: Iterable[Entry]) -> "Log":
        """The log as it will be when these entries are written, too."""
        more = tuple(entries)
        return Log((*self.entries, *more), self.new.union(entry.name for entry in more))

    @property
    def next_number(self) -> int:
        """The number for the name of an entry that is written after all these."""
        return max((entry_number(entry.name) for entry in self.entries), default=0) + 1

    def only(self, entries: Iterable[Entry]) -> "Log":
        """The log of some of its entries."""
        return replace(self, entries=tuple(entries))

    def as_written(self) -> list[Entry]:
        """All of them in the order of writing."""
        return sorted(self.entries, key=lambda entry: (entry.name in self.new, *entry.written))

    def as_of(self, day: date) -> "Log":
        """What was known of the facts up to and including the day, in their order, corrected entries left out.

        A correction dated after the day does not count yet, so a report of the past can be made again.
        """
        dated = [entry for entry in self.entries if entry.date <= day]
        corrected = {entry.corrects for entry in dated if entry.corrects}
        kept = [entry for entry in dated if entry.name not in corrected]
        return self.only(sorted(kept, key=self.order_of))

    def order_of(self, entry: Entry) -> tuple[date, bool, datetime, int, str]:
        """Where an entry stands in the order of facts."""
        return entry.date, entry.name in self.new, *entry.written

    def progress(self) -> Iterator[ProgressEntry]:
        """The words of units."""
        return (entry for entry in self.entries if isinstance(entry, ProgressEntry))

    def instructions(self) -> Iterator[InstructionEntry]:
        """The instructions and requests."""
        return (entry for entry in self.entries if isinstance(entry, InstructionEntry))
