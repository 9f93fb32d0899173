"""docs/review.md is true: its commands are run for real, its files for CI do what they say."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.git import IDENTITY, commit, git, start_repository
from tests.workspaces import REPOSITORY, lay

PAGE = (REPOSITORY / "docs" / "review.md").read_text(encoding="utf-8")
NOW = "2026-11-06T08:00:00+07:00"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a repository with the plan of Hồng An."""
    origin = tmp_path / "gốc"
    shutil.copytree(REPOSITORY / "plan", origin / "plan")
    shutil.copy(REPOSITORY / ".gitattributes", origin)
    start_repository(origin)
    git(tmp_path, "clone", "-q", str(origin), "bản sao")
    return tmp_path / "bản sao"


def shell(script: str, at: Path) -> str:
    """Run lines in a shell where `tthc` is this program; what they print. Raises CalledProcessError."""
    tools = at.parent / "bin"
    tools.mkdir(exist_ok=True)
    (tools / "tthc").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tthc_cli "$@"\n', encoding="utf-8")
    (tools / "tthc").chmod(0o755)
    path = os.pathsep.join((str(tools), os.environ["PATH"]))
    environment = {**os.environ, **IDENTITY, "PATH": path, "TTHC_NOW": NOW, "COLUMNS": "300"}
    done = subprocess.run(
        ["bash", "-e"], input=script, cwd=at, env=environment, capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_walk(clone: Path) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    assert len(blocks) >= 7
    for block in blocks:
        commands = "\n".join(line for line in block.splitlines() if not line.startswith("#>"))
        said = shell(commands, clone)
        for line in block.splitlines():
            if line.startswith("#>"):
                assert line.removeprefix("#>").strip() in said


@pytest.mark.parametrize("kind", ["github", "gitlab"])
def test_the_files_for_ci(clone: Path, kind: str) -> None:
    files = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)]
    github, gitlab = files[0]["jobs"]["validate"]["steps"], files[1]["plan"]["script"]
    lines = [step["run"] for step in github if "run" in step] if kind == "github" else gitlab
    assert lines[0] == "pip install tthc-cli"
    shell("\n".join(lines[1:]), clone)
    text = (clone / "plan" / "tasks" / "III.3.yaml").read_text(encoding="utf-8")
    (clone / "plan" / "tasks" / "III.3.yaml").write_text(
        text.replace("Trước 15/12/2026", "Trước 31/12/2026"), encoding="utf-8"
    )
    commit(clone, "Lùi hạn không văn bản")
    with pytest.raises(AssertionError, match="T701"):
        shell("\n".join(lines[1:]), clone)


def test_the_hook_checks_what_the_commit_will_hold(small: Path) -> None:
    start_repository(small)
    (hook,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["entry"] == "tthc validate --staged"
    lay(small, {"plan/tasks/III.3.yaml": "- id: III.3.a\n"})
    shell(hook["entry"], small)
    git(small, "add", "-A")
    lay(small, {"plan/tasks/III.3.yaml": "[]\n"})
    with pytest.raises(AssertionError, match="T102"):
        shell(hook["entry"], small)


def test_the_header_of_a_hunk_names_the_task(clone: Path) -> None:
    setting = re.search(r"git config diff\.tthc\.xfuncname '(.*)'", PAGE)
    assert setting
    git(clone, "config", "diff.tthc.xfuncname", setting[1])
    path = clone / "plan" / "tasks" / "III.3.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("due: Trước 15/12/2026", "due: Trước 31/12/2026"), encoding="utf-8"
    )
    assert re.search(r"^@@ .* @@ - id: III\.3\.c$", git(clone, "diff", "-U1"), re.MULTILINE)
