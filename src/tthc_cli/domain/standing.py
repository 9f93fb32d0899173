"""Where a unit stands on an obligation (tiến độ và thời hạn), and how standings of parts make the standing of a whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import takewhile

from tthc_cli.domain.obligations import Obligation
from tthc_cli.domain.plan import Task
from tthc_cli.domain.progress import Progress, ProgressEntry
from tthc_cli.domain.taking_part import own_steps
from tthc_cli.domain.units import Directory


class Timing(StrEnum):
    """Progress against the last day; from best to worst in the order in which a whole takes them from its parts."""

    NO_DEADLINE = "no_deadline"
    AWAITING = "awaiting"
    ON_TIME = "on_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"


_SEVERITY = {timing: rank for rank, timing in enumerate(Timing)}


@dataclass(frozen=True)
class Standing:
    """Two independent axes on a day. `days_late` counts calendar days after the effective last day; `completed_on` is the day of the
    first word of completion that still stands. `percent` is what was said, 100 when done, None when nobody said any.
    """

    progress: Progress
    timing: Timing
    days_late: int = 0
    completed_on: date | None = None
    percent: int | None = None

    @property
    def is_overdue(self) -> bool:
        """Late and still to be done; a work done late is not overdue any more."""
        return self.timing is Timing.OVERDUE and not self.progress.is_settled

    @property
    def is_done_late(self) -> bool:
        """Done, after its last day."""
        return self.timing is Timing.OVERDUE and self.progress is Progress.DONE

    @property
    def is_unasked(self) -> bool:
        """Nobody has asked for the work yet and nobody spoke of it: it did not arise, and no report is missing."""
        return self.timing is Timing.AWAITING and self.progress is Progress.NONE

    @property
    def shown_progress(self) -> Progress:
        """The progress as people read and count it: work that nobody has asked for yet did not arise."""
        return Progress.NOT_ARISING if self.is_unasked else self.progress


def stand(obligation: Obligation, said: "Word", as_of: date, *, due_soon_days: int) -> Standing:
    """The standing of one unit on one obligation, after what it said."""
    if obligation.is_waiting and said.progress is Progress.DONE:
        # Neither late nor done until the guidance is there.
        said = Word(Progress.IN_PROGRESS)
    timing = _timing(obligation, said, as_of, due_soon_days=due_soon_days)
    days_late = obligation.last.days_late(said.completed_on or as_of) if obligation.last else 0
    return Standing(said.progress, timing, days_late, said.completed_on, said.percent)


def _timing(obligation: Obligation, said: "Word", as_of: date, *, due_soon_days: int) -> Timing:
    last = obligation.last
    if last is None:
        return Timing.AWAITING if obligation.is_waiting else Timing.NO_DEADLINE
    if last.days_late(said.completed_on or as_of):
        return Timing.OVERDUE
    is_near = not said.progress.is_settled and last.is_near(as_of, due_soon_days=due_soon_days)
    return Timing.DUE_SOON if is_near else Timing.ON_TIME


def roll_up(parts: Sequence[Standing]) -> Standing:
    """The standing of a whole: done when all parts are; the timing is the worst of the parts still open, of all when none is open.

    A percentage is given only when every part has one.
    """
    open_parts = [part for part in parts if not part.progress.is_settled]
    judged = open_parts or parts
    percents = [part.percent for part in parts if part.percent is not None]
    return Standing(
        _roll_up_progress({part.progress for part in parts}),
        max((part.timing for part in judged), key=_SEVERITY.__getitem__),
        max(part.days_late for part in judged),
        None if open_parts else max((part.completed_on for part in parts if part.completed_on), default=None),
        sum(percents) // len(parts) if len(percents) == len(parts) else None,
    )


def _roll_up_progress(said: set[Progress]) -> Progress:
    if len(said) == 1:
        return next(iter(said))
    if said == {Progress.DONE, Progress.NOT_ARISING}:
        return Progress.DONE
    if said & {Progress.DONE, Progress.IN_PROGRESS}:
        return Progress.IN_PROGRESS
    # Silence beside "không phát sinh" or "tạm hoãn" is no progress.
    return Progress.SUSPENDED if Progress.SUSPENDED in said else Progress.NONE


@dataclass(frozen=True)
class Word:
    """What a unit last said of an obligation."""

    progress: Progress
    completed_on: date | None = None
    percent: int | None = None


SILENCE = Word(Progress.NONE)


def word_on(
    obligation: Obligation, task: Task, entries: Sequence[ProgressEntry], unit: str, directory: Directory
) -> Word:
    """What the entries of one unit on one task, in the order of their facts, say of the obligation.

    The newest entry rules when it is on the task itself; when it is on a step, the steps of this unit speak together.
    """
    heard = [entry for entry in entries if _speaks_of(entry, obligation)]
    if not heard:
        return SILENCE
    if heard[-1].task == task.id:
        return _last_word([entry for entry in heard if entry.task == task.id])
    owned = own_steps(unit, task, directory)
    said = [_last_word([entry for entry in heard if entry.task == step.id]) for step in owned]
    if said and all(word.progress.is_settled for word in said):
        completed_on = max(word.completed_on for word in said if word.completed_on)
        if all(word.progress is Progress.NOT_ARISING for word in said):
            return Word(Progress.NOT_ARISING, completed_on)
        return Word(Progress.DONE, completed_on, 100)
    return Word(Progress.IN_PROGRESS)


def _speaks_of(entry: ProgressEntry, obligation: Obligation) -> bool:
    if obligation.instruction is None:
        return entry.answers is None
    return entry.date >= obligation.instruction.date and entry.answers in (None, obligation.instruction.document)


def _last_word(entries: Sequence[ProgressEntry]) -> Word:
    if not entries:
        return SILENCE
    newest = entries[-1]
    same = list(takewhile(lambda entry: entry.progress is newest.progress, reversed(entries)))
    completed_on = same[-1].date if newest.progress.is_settled else None
    percent = {Progress.DONE: 100, Progress.NOT_ARISING: None}.get(newest.progress, newest.percent)
    return Word(newest.progress, completed_on, percent)


def count_settled(parts: Iterable[Standing]) -> int:
    """How many parts are done or did not arise: the k of k/n."""
    return sum(part.progress.is_settled for part in parts)
