"""Broken workspaces as files: each folder of tests/broken is laid over `_base`, and `validate` says exactly what its expected.txt holds.

A file REMOVE names files of `_base` that are to be missing. The 5-rõ findings (T5..) are left out, except where a case is about them.
"""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.goldens import compare
from tests.running import run
from tests.workspaces import BASE, TESTS
from tthc_cli.problems import Problem
from tthc_cli.usecases.checking import ALL_RULES, validate

BROKEN = TESTS / "broken"
CASES = sorted(path.name for path in BROKEN.iterdir() if path != BASE)
TODAY = date(2026, 6, 30)
JARGON = (
    "pydantic",
    "validation error",
    "mapping",
    "scalar",
    "NoneType",
    "Input should",
    "https://",
    "Traceback",
    "YAMLError",
)
ABOUT_CLARITY = "unclear-plan"


@pytest.fixture
def broken(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The workspace of one case."""
    case = BROKEN / request.param
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    if (case / "REMOVE").exists():
        for name in (case / "REMOVE").read_text(encoding="utf-8").split():
            (tmp_path / name).unlink()
    for part in ("plan", "templates"):
        if (case / part).is_dir():
            shutil.copytree(case / part, tmp_path / part, dirs_exist_ok=True, symlinks=True)
    return tmp_path


def line(problem: Problem) -> str:
    """A problem as expected.txt holds it."""
    place = problem.place
    where = f"{place.file}:{place.span.line}:{place.span.column}" if place.span else place.file
    return f"{where}: {problem.code} {problem.severity}: {problem.message} | {problem.hint}"


@pytest.mark.parametrize(("broken", "case"), [(case, case) for case in CASES], indirect=["broken"])
def test_every_problem_is_named_at_its_place(broken: Path, case: str) -> None:
    problems = validate(broken, today=TODAY)
    shown = [problem for problem in problems if case == ABOUT_CLARITY or not problem.code.startswith("T5")]
    compare(BROKEN / case / "expected.txt", "".join(f"{line(problem)}\n" for problem in shown))


@pytest.mark.parametrize("broken", CASES, indirect=True)
@pytest.mark.parametrize("command", ["validate", "status"])
def test_no_jargon_and_no_traceback(broken: Path, command: str) -> None:
    ran = run(command, at=broken)
    assert ran.code in (0, 1, 3)
    said = ran.out + ran.err
    assert not [word for word in JARGON if word in said]
    assert "\x1b" not in said


def test_every_rule_has_a_case() -> None:
    found = {
        text.split(": ", 2)[1].split(" ")[0]
        for case in CASES
        for text in (BROKEN / case / "expected.txt").read_text(encoding="utf-8").splitlines()
    }
    needs_history = {"T701", "T702", "T703", "T704", "T705", "T707", "T708"}
    needs_permissions = {"T022"}
    assert {rule.code for rule in ALL_RULES} - found == needs_history | needs_permissions


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60
