"""Records as the files hold them, and the state of one task of a small plan on a day."""

from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from tests.workspaces import assess_on, read_clean
from tthc_cli.domain.assessment import TaskState, UnitState
from tthc_cli.domain.checks.book import Book, Check
from tthc_cli.domain.checks.catalogue import run_checks
from tthc_cli.domain.record import Record
from tthc_cli.domain.shape import read_record
from tthc_cli.problems import NOWHERE, Place, Problem

R = TypeVar("R", bound=Record)


def make(model: type[R], **raw: Any) -> R:
    """The record that the raw values (all text, as the store reads them) hold; fails where they hold none."""
    record, problems = read_record(model, raw, NOWHERE)
    assert record is not None, problems
    return record


def faults(model: type[Record], **raw: Any) -> list[Problem]:
    """What keeps the raw values from being a record."""
    record, problems = read_record(model, raw, NOWHERE)
    assert record is None
    return problems


def task_on(root: Path, day: str, id_: str) -> TaskState:
    """One task or duty on an ISO day."""
    return next(state for state in assess_on(root, day).items if state.task.id == id_)


def unit_on(root: Path, day: str, id_: str, unit: str) -> UnitState:
    """One unit on one task on an ISO day."""
    return next(state for state in task_on(root, day, id_).units if state.unit == unit)


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Change words of one file of a workspace; fails where they are not there."""
    path = root / name
    text = path.read_text("utf-8")
    assert old in text, (name, old)
    path.write_text(text.replace(old, new, 1), "utf-8")


def append(root: Path, name: str, text: str) -> None:
    """Write lines at the end of one file of a workspace."""
    path = root / name
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def judged(root: Path, *checks: Check, today: str = "2026-12-31") -> list[Problem]:
    """The problems that the checks find in a workspace."""
    workspace, plan = read_clean(root)
    return run_checks(Book(plan, workspace.log, date.fromisoformat(today)), checks)


def found(root: Path, *checks: Check, today: str = "2026-12-31") -> list[str]:
    """What the checks find in a workspace: code, place and message of each problem, one a line."""
    return [
        f"{problem.code} {where(problem.place)}: {problem.message}" for problem in judged(root, *checks, today=today)
    ]


def ways_out(root: Path, *checks: Check, today: str = "2026-12-31") -> list[tuple[str, str]]:
    """Place and way out of each problem that the checks find in a workspace."""
    return [(where(problem.place), problem.hint) for problem in judged(root, *checks, today=today)]


def where(place: Place) -> str:
    """A place as text: the file's name and the keys below."""
    return ".".join([place.file.rpartition("/")[2], *map(str, place.path)])
