"""Answering questions about a day: status, show."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tthc_cli.domain.assessment import Assessment, assess
from tthc_cli.domain.checks.book import Book
from tthc_cli.domain.checks.catalogue import judge, run_checks
from tthc_cli.domain.ids import read_id
from tthc_cli.domain.narrowing import ASKABLE, Filters, narrow
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.progress import Log
from tthc_cli.domain.text import fold
from tthc_cli.errors import CannotGoOnError, UsageFaultError
from tthc_cli.problems import Problem, in_reading_order
from tthc_cli.report.words import ASKABLE_WORDS
from tthc_cli.store.closed_files import CLOSED_FOLDER
from tthc_cli.store.finding import find_workspace
from tthc_cli.store.reading import NOT_OPENED, UNREAD_FOLDER
from tthc_cli.store.workspace import Workspace, book_of, read_without_entries, read_workspace
from tthc_cli.usecases.understanding import understand_item, understand_section, understand_target, understand_unit

KINDS = ", ".join(f"{kind} ({ASKABLE_WORDS[kind]})" for kind in ASKABLE)
"""The kinds of tasks that `--only` and `--fail-on` know, for help texts."""


_KIND_MEANT = {fold(word): kind for kind in ASKABLE for word in (kind, ASKABLE_WORDS[kind])}


@dataclass(frozen=True)
class StatusTyped:
    """What `tthc status` was asked for, as typed."""

    unit: str | None = None
    section: str | None = None
    task: str | None = None
    target: str | None = None
    only: str | None = None


@dataclass(frozen=True)
class Answer:
    """An assessment and the errors in the data: entries with an error were left out of it. `asked` are the filters as understood."""

    assessment: Assessment
    errors: tuple[Problem, ...]
    asked: Filters

    def has_any(self, kinds: frozenset[str]) -> bool:
        """Whether some task or duty is of one of the kinds."""
        return bool(narrow(self.assessment, Filters(only=kinds)).items)


def readable_plan(workspace: Workspace) -> Plan:
    """The plan; raises CannotGoOnError with every problem found where plan.yaml cannot be read."""
    if workspace.plan is None:
        raise CannotGoOnError(
            "không đọc được plan/plan.yaml, nên không thể làm tiếp",
            hint="Sửa các lỗi trên rồi chạy lại.",
            problems=tuple(in_reading_order(workspace.reading.located([]))),
        )
    return workspace.plan


def refuse_unread(workspace: Workspace) -> None:
    """Raises CannotGoOnError where a folder or a file cannot be opened, or a file that says which periods are closed cannot be read: whoever
    writes would not know what is there already.
    """
    unread = [problem for problem in workspace.reading.located([]) if problem.is_error and _hides_something(problem)]
    if unread:
        raise CannotGoOnError(
            "chưa đọc được hết dữ liệu đang có nên không ghi gì",
            hint="Sửa các lỗi trên rồi chạy lại.",
            problems=tuple(in_reading_order(unread)),
        )


def _hides_something(problem: Problem) -> bool:
    return problem.code in (UNREAD_FOLDER.code, NOT_OPENED.code) or problem.place.file.startswith(CLOSED_FOLDER)


def locate_workspace(given: str | None, named: str | None, start: Path) -> Path:
    """The workspace meant by the command line, the environment or the folder where the officer stands."""
    return find_workspace(given, named, start)


def plan_of(root: Path) -> Plan:
    """The plan alone, to choose from. Raises CannotGoOnError as `readable_plan` does."""
    return readable_plan(read_without_entries(root))


@dataclass(frozen=True)
class Sound:
    """What of a workspace counts: the entries without an error; and all errors of files and records, with lines."""

    log: Log
    errors: tuple[Problem, ...]


def sound_part(workspace: Workspace, plan: Plan, today: date) -> Sound:
    """The entries that an answer rests on, and what is wrong with the workspace."""
    judged = judge(book_of(workspace, plan, today))
    return Sound(judged.counted, _errors_among(workspace, judged.problems))


def errors_of_plan(workspace: Workspace, plan: Plan, today: date) -> tuple[Problem, ...]:
    """The errors of a workspace that was read without its entries."""
    return _errors_among(workspace, run_checks(Book(plan, workspace.log, today)))


def _errors_among(workspace: Workspace, found: list[Problem]) -> tuple[Problem, ...]:
    if not any(problem.is_error for problem in (*workspace.problems, *found)):
        return ()
    return tuple(problem for problem in in_reading_order(workspace.reading.located(found)) if problem.is_error)


def look(root: Path, *, as_of: date, today: date, typed: StatusTyped) -> Answer:
    """The plan on a day, narrowed to what is asked for."""
    workspace = read_workspace(root)
    plan = readable_plan(workspace)
    sound, asked = sound_part(workspace, plan, today), _understand_filters(plan, typed)
    return Answer(narrow(assess(plan, sound.log, as_of), asked), sound.errors, asked)


def show(root: Path, typed: str, *, as_of: date, today: date) -> Answer:
    """What `tthc show` asks for: the answer narrowed to one target, unit, task or duty, whichever the words name."""
    workspace = read_workspace(root)
    plan = readable_plan(workspace)
    sound, asked = sound_part(workspace, plan, today), _asked_for(plan, typed)
    return Answer(narrow(assess(plan, sound.log, as_of), asked), sound.errors, asked)


def _asked_for(plan: Plan, typed: str) -> Filters:
    id_ = read_id(typed)
    for target in plan.targets:
        if id_ and id_ in (target.id, *(indicator.id for indicator in target.indicators)):
            return Filters(target=target.id)
    if id_ is None and plan.directory.named(typed):
        return Filters(unit=understand_unit(plan, typed).id)
    item = plan.item_for(understand_item(plan, typed))
    return Filters(task=item.id if item else None)


def understand_kinds(words: str | None, option: str) -> frozenset[str]:
    """The kinds of tasks that `--only` or `--fail-on` names, comma-separated; raises UsageFaultError for an unknown one."""
    kinds = set()
    for word in (words or "").split(","):
        if kind := _KIND_MEANT.get(fold(word)):
            kinds.add(kind)
        elif word.strip():
            raise UsageFaultError(f"{option}: không có loại “{word.strip()}”", hint=f"Chọn trong: {KINDS}.")
    return frozenset(kinds)


def _understand_filters(plan: Plan, typed: StatusTyped) -> Filters:
    """The filters with what was typed loosely replaced by ids; raises UsageFaultError for what names nothing."""
    return Filters(
        unit=understand_unit(plan, typed.unit).id if typed.unit else None,
        section=understand_section(plan, typed.section) if typed.section else None,
        task=understand_item(plan, typed.task) if typed.task else None,
        target=understand_target(plan, typed.target) if typed.target else None,
        only=understand_kinds(typed.only, "--only"),
    )
