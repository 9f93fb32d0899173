"""What each unit owes on each task (nghĩa vụ): the plan's deadlines and the instructions received, opened unit by unit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tthc_cli.domain.amendments import DueHistory, due_history
from tthc_cli.domain.deadlines import Deadline, DeadlineKind, LastDays
from tthc_cli.domain.due import ExplicitDue, known_due
from tthc_cli.domain.plan import Plan, Task
from tthc_cli.domain.progress import Instruction


@dataclass(frozen=True)
class Obligation:
    """One thing a unit owes.

    `last` is None where no day binds it. With an `instruction` it is an instance of waiting work: what the unit said before the
    instruction's day does not count for it.
    """

    last: LastDays | None
    is_waiting: bool = False
    instruction: Instruction | None = None


@dataclass(frozen=True)
class Terms:
    """The terms of a task in force on a day: words, their reading, their last days, and who must fulfil it."""

    task: Task
    deadline: Deadline
    history: DueHistory
    original: Deadline
    last: LastDays | None
    units: tuple[str, ...]
    obligations: tuple[Obligation, ...]


def terms_of(task: Task, plan: Plan, instructions: Iterable[Instruction], as_of: date) -> Terms:
    """The terms in force on `as_of`; `instructions` are those received for this task up to then."""
    history = due_history(_words(task), plan.due_amendments.get(task.id, ()), as_of)
    deadline = _reading(history.current, task, plan)
    last = last_days(deadline.last, plan)
    return Terms(
        task,
        deadline,
        history,
        _reading(history.original, task, plan),
        last,
        units_of(task, plan),
        tuple(_obligations(deadline, last, instructions, plan)),
    )


def last_days(literal: date | None, plan: Plan) -> LastDays | None:
    """The days around a last day by the plan's calendar and settings."""
    if literal is None:
        return None
    return LastDays.of(literal, plan.workdays, roll_over=plan.document.settings.roll_over)


def units_of(task: Task, plan: Plan) -> tuple[str, ...]:
    """The units that must fulfil the task: its leads and the leads of its steps, groups opened."""
    leads = (*task.lead, *(unit for step in task.steps for unit in step.lead))
    return plan.directory.members(leads)


def _obligations(
    deadline: Deadline, last: LastDays | None, instructions: Iterable[Instruction], plan: Plan
) -> Iterator[Obligation]:
    instances = [Obligation(last_days(received.due, plan), instruction=received) for received in instructions]
    if deadline.kind is not DeadlineKind.AWAITING:
        yield Obligation(last)
    elif not instances:
        yield Obligation(None, is_waiting=True)
    yield from instances


def _words(task: Task) -> str:
    return task.due.text if isinstance(task.due, ExplicitDue) else task.due or ""


def _reading(words: str, task: Task, plan: Plan) -> Deadline:
    """The reading of words once or now in force; the explicit form of the file speaks for its own words."""
    return known_due(task.due if words == _words(task) else words, plan.document.year)
