"""Difficulties (khó khăn, vướng mắc) that are still open, and since when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from tthc_cli.domain.assessment import TaskState
from tthc_cli.domain.progress import ProgressEntry


@dataclass(frozen=True)
class OpenDifficulty:
    """A difficulty that a unit still tells of: `entry` is its latest word, `since` the day of the first word of the unbroken run that told of one."""

    since: date
    entry: ProgressEntry


def open_difficulties(state: TaskState) -> Iterator[OpenDifficulty]:
    """The open difficulties of a task, unit by unit, those of its steps apart.

    A unit's difficulty is open while its latest word tells of one and the work goes on: the next word without a difficulty closes it, and so
    does the end of the work (hoàn thành, không phát sinh). A word on the whole task speaks of its steps, too.
    """
    heard = [*(entry for part in state.units for entry in part.entries), *state.other_entries]
    for unit in dict.fromkeys(entry.unit for entry in heard):
        own = [entry for entry in heard if entry.unit == unit]
        for item in (state.task.id, *(step.id for step in state.task.steps)):
            yield from _open([entry for entry in own if entry.task in (state.task.id, item)], item)


def _open(heard: Sequence[ProgressEntry], item: str) -> Iterator[OpenDifficulty]:
    run = list(takewhile(_tells, reversed(heard)))
    if run and run[0].task == item:
        yield OpenDifficulty(run[-1].date, run[0])


def _tells(entry: ProgressEntry) -> bool:
    return bool(entry.difficulty) and not entry.progress.is_settled
