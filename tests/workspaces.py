"""Workspaces in temporary folders: the small plan of tests/broken/_base, with what a test changes of it."""

import shutil
import textwrap
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tthc_cli.domain.assessment import Assessment, assess
from tthc_cli.domain.plan import Plan
from tthc_cli.problems import count_errors
from tthc_cli.store.workspace import Workspace, read_workspace

TESTS = Path(__file__).parent
REPOSITORY = TESTS.parent
BASE = TESTS / "broken" / "_base"


def lay(root: Path, files: Mapping[str, str] | None = None) -> Path:
    """Lay the small plan into `root` and write `files` over it (name below the workspace → YAML, indentation taken off)."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    for name, text in (files or {}).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
    return root


def read_clean(root: Path) -> tuple[Workspace, Plan]:
    """The workspace and its plan; fails where reading found an error."""
    workspace = read_workspace(root)
    assert workspace.plan is not None
    assert count_errors(workspace.problems) == 0, workspace.problems
    return workspace, workspace.plan


def assess_on(root: Path, day: str) -> Assessment:
    """The assessment of a clean workspace on an ISO day."""
    workspace, plan = read_clean(root)
    return assess(plan, workspace.log, date.fromisoformat(day))


def entry(root: Path, name: str, text: str) -> None:
    """Write one entry file below plan/progress; schema, moment and author are filled in where the text leaves them out."""
    given = textwrap.dedent(text).strip()
    day = next(line.split(": ")[1] for line in given.splitlines() if line.startswith("date: "))
    common = {"schema": "1", "recorded_at": f"{day}T08:00:00+07:00", "by": "Người thử"}
    missing = [f"{key}: {value}" for key, value in common.items() if f"{key}:" not in given]
    path = root / "plan" / "progress" / day[:7] / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*missing, given]) + "\n", encoding="utf-8")
