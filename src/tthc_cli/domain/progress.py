"""Progress (tiến độ) as recorded: entries that are written once and never changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from tthc_cli.domain.record import NOT_A_CHOICE, Day, Flag, ItemId, Moment, Number, Percent, Record, Text, UnitId, fault


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
    """All entries of a workspace, in the order of their facts."""

    entries: tuple[Entry, ...]

    def as_of(self, day: date) -> "Log":
        """What was known of the facts up to and including the day, corrected entries left out.

        A correction dated after the day does not count yet, so a report of the past can be made again.
        """
        dated = [entry for entry in self.entries if entry.date <= day]
        corrected = {entry.corrects for entry in dated if entry.corrects}
        kept = [entry for entry in dated if entry.name not in corrected]
        return Log(tuple(sorted(kept, key=lambda entry: (entry.date, entry.recorded_at, entry.name))))

    def progress(self) -> Iterator[ProgressEntry]:
        """The words of units."""
        return (entry for entry in self.entries if isinstance(entry, ProgressEntry))

    def instructions(self) -> Iterator[InstructionEntry]:
        """The instructions and requests."""
        return (entry for entry in self.entries if isinstance(entry, InstructionEntry))
