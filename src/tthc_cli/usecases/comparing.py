"""`tthc diff`: the plan at two revisions, read through git without a checkout."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from tthc_cli.domain.changes import compare_plans
from tthc_cli.domain.dates import read_date
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.record import VIETNAM
from tthc_cli.errors import CannotGoOnError
from tthc_cli.problems import Problem, in_reading_order
from tthc_cli.report.change_text import EntriesDiffer, PlanDifference
from tthc_cli.store.disk import PROGRESS, DiskSource
from tthc_cli.store.entry_files import ENTRY_FILE
from tthc_cli.store.git import commit_before, find_commit, rewritten_entries, tree_blobs
from tthc_cli.store.sources import BlobSource
from tthc_cli.store.workspace import Workspace, read_workspace

_DAY_OF_HISTORY = re.compile(r"@\{(.+)\}")
WORKING_TREE = "bản đang sửa"


@dataclass(frozen=True)
class State:
    """One side of a comparison: its name, the workspace as read, its entries by name with git's name for what they hold (empty on the disk),
    and its commit (empty for the files on the disk).
    """

    name: str
    workspace: Workspace
    entries: Mapping[str, str]
    commit: str = ""

    @property
    def faults(self) -> list[Problem]:
        """What could not be read of it."""
        problems = in_reading_order(self.workspace.reading.located([]))
        return [problem for problem in problems if problem.is_error]


def compare(root: Path, old: str, new: str | None) -> PlanDifference:
    """What changed between a revision and another one, or the files on the disk without a second.

    A state with faults is compared as far as it can be read. Raises CannotGoOnError where git has no such revision or one of the two has
    no readable plan.yaml.
    """
    before = at_revision(root, old)
    after = at_revision(root, new) if new else on_disk(root)
    changes = compare_plans(plan_of_state(before), plan_of_state(after))
    return PlanDifference(
        before.name,
        after.name,
        tuple(changes),
        EntriesDiffer(
            tuple(sorted(after.entries.keys() - before.entries.keys())),
            tuple(sorted(before.entries.keys() - after.entries.keys())),
            tuple(_rewritten(root, before, after)),
        ),
        (*before.faults, *after.faults),
    )


def _rewritten(root: Path, before: State, after: State) -> Sequence[str]:
    """The entries of both that hold something else."""
    if not after.commit:
        return rewritten_entries(root, before.commit)
    common = before.entries.keys() & after.entries.keys()
    return sorted(file for file in common if before.entries[file] != after.entries[file])


def at_revision(root: Path, revision: str) -> State:
    """The workspace at a revision."""
    commit = commit_meant(root, revision)
    source = BlobSource.of_revision(root, commit, entries=False)
    entries = {file: blob for file, blob in tree_blobs(root, commit, PROGRESS).items() if ENTRY_FILE.fullmatch(file)}
    return State(f"{revision} ({commit[:10]})", read_workspace(root, source), entries, commit)


def commit_meant(root: Path, revision: str) -> str:
    """The commit of a revision; `@{30/6/2026}` and a bare day mean the last one of that day or before. Raises CannotGoOnError."""
    day = _day_meant(revision)
    return commit_before(root, datetime.combine(day, time(23, 59, 59), VIETNAM)) if day else find_commit(root, revision)


def _day_meant(revision: str) -> date | None:
    match = _DAY_OF_HISTORY.fullmatch(revision)
    try:
        return read_date(match[1] if match else revision)
    except ValueError:
        return None


def on_disk(root: Path) -> State:
    """The workspace as it lies on the disk."""
    workspace = read_workspace(root, DiskSource(root))
    return State(WORKING_TREE, workspace, {file: "" for file in workspace.files if ENTRY_FILE.fullmatch(file)})


def plan_of_state(state: State) -> Plan:
    """The plan of a state. Raises CannotGoOnError where it has none that can be read."""
    if state.workspace.plan is None:
        hint = "Chọn một bản khác, có plan/plan.yaml đọc được."
        raise CannotGoOnError(f"{state.name} không có kế hoạch đọc được", hint=hint, problems=tuple(state.faults))
    return state.workspace.plan
