"""Records as the files hold them, and the state of one task of a small plan on a day."""

from pathlib import Path
from typing import Any, TypeVar

from tests.workspaces import assess_on
from tthc_cli.domain.assessment import TaskState, UnitState
from tthc_cli.domain.record import Record
from tthc_cli.domain.shape import read_record
from tthc_cli.problems import NOWHERE, Problem

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
