"""What would refuse an entry that is still being typed, said after each answer, so that no other answer is lost for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tthc_cli.domain.progress import Progress
from tthc_cli.errors import UsageFaultError
from tthc_cli.problems import Problem
from tthc_cli.usecases.filing import Desk, may_be_forced, refusal
from tthc_cli.usecases.recording import ProgressTyped, corrected_word, day_of, paper_of, understand_parts
from tthc_cli.usecases.understanding import understand_day, understand_item, understand_progress, understand_unit


@dataclass(frozen=True)
class Objection:
    """Why an answer would be refused. `insisting` is what to add to the entry to have it written all the same, None where nothing helps."""

    error: UsageFaultError
    insisting: Literal["force", "late"] | None


def check_typed(desk: Desk, typed: ProgressTyped) -> None:
    """Raise UsageFaultError for what a command line says wrong, before anything is asked for."""
    understand_parts(typed)
    if typed.task:
        understand_item(desk.plan, typed.task)
    if typed.unit:
        understand_unit(desk.plan, typed.unit)
    if typed.progress:
        understand_progress(typed.progress)
    if typed.day:
        desk.late_mark(understand_day(typed.day, "--date"), is_late=typed.late)
    if refused := _refused(desk, typed, force=typed.force):
        raise refusal(refused)


def objection_to(
    desk: Desk, typed: ProgressTyped, part: str, *, before: ProgressTyped, force: bool
) -> Objection | None:
    """What would refuse the entry, and would not have refused it `before` this part of it was answered; `force` lets pass what may be
    forced.

    Raises UsageFaultError for what the command line says wrong, as soon as it is known whose entry it is.
    """
    if part == "day" and (objection := _objection_to_day(desk, typed)):
        return objection
    known = {(problem.code, problem.message) for problem in _refused(desk, before, force=force)}
    refused = [
        problem for problem in _refused(desk, typed, force=force) if (problem.code, problem.message) not in known
    ]
    is_new = not (before.task and before.unit)
    if is_new and any(problem.place.path[:1] not in _OF_THE_CHOICE for problem in refused):
        raise refusal(refused)
    insisting: Literal["force"] | None = "force" if may_be_forced(refused) else None
    return Objection(refusal(refused, names_force=False), insisting) if refused else None


_OF_THE_CHOICE = (("unit",), ("progress",))
"""Where the choice of a task and a unit is at fault."""


def _objection_to_day(desk: Desk, typed: ProgressTyped) -> Objection | None:
    day = day_of(desk, typed, corrected_word(desk, typed))
    try:
        desk.late_mark(day, is_late=typed.late)
    except UsageFaultError as error:
        return Objection(error, "late")
    return None


def _refused(desk: Desk, typed: ProgressTyped, *, force: bool) -> Sequence[Problem]:
    """What refuses the entry so far, a progress and a result being supposed; nothing before it is known whose entry it is."""
    if not (typed.task and typed.unit):
        return ()
    supposed = typed.saying("progress", typed.progress or Progress.IN_PROGRESS.value)
    paper = paper_of(desk, replace(supposed.saying("result", typed.part("result") or "…"), late=True))
    return desk.refused(paper, force=force)
