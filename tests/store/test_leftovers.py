"""What a writer that was killed leaves beside its target: nobody reads it, the next writer takes it away."""

import os
from pathlib import Path

import pytest

from tests.running import run
from tests.workspaces import entry, lay
from tthc_cli.store.whole_files import SPARED_SECONDS, is_temporary, written_beside

GOOD = ("record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--by", "A", "--result", "Việc")


def leave(folder: Path, name: str = ".tthc-0123456789ab.tmp", *, age: int = SPARED_SECONDS + 60) -> Path:
    """A file of a writer that was killed so many seconds ago."""
    folder.mkdir(parents=True, exist_ok=True)
    left = folder / name
    left.write_bytes(b"schema: 1\ntask: III")
    told = left.stat()
    os.utime(left, (told.st_atime - age, told.st_mtime - age))
    return left


def test_a_file_that_is_being_written_is_called_as_the_readers_know_it(tmp_path: Path) -> None:
    with written_beside(tmp_path / ("dài" * 80), b"") as beside:
        assert is_temporary(beside.name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("folder", ["plan/progress/2026-06", "plan/progress", "plan/closed", "plan", "plan/tasks"])
def test_readers_pass_over_it(small: Path, folder: str) -> None:
    before = run("validate", at=small).out, run("status", at=small).out
    leave(small / folder)
    assert (run("validate", at=small).out, run("status", at=small).out) == before


def test_the_next_entry_takes_away_what_lies_anywhere_in_the_plan(small: Path) -> None:
    old = [leave(small / folder) for folder in ("plan/progress/2026-01", "plan/closed", "plan/tasks", "plan")]
    fresh = leave(small / "plan/progress/2026-06", age=SPARED_SECONDS - 60)
    assert run(*GOOD, at=small).code == 0
    assert [path for path in old if path.exists()] == []
    assert fresh.exists()


def test_so_does_an_amendment(small: Path) -> None:
    left = leave(small / "plan/progress/2026-01")
    words = ("--due", "Trước 31/12/2026", "--document", "1/UBND", "--reason", "Chờ")
    assert run("amend", "III.1.a", *words, at=small).code == 0
    assert not left.exists()


def test_so_does_a_closing(small: Path) -> None:
    entry(
        small, "20260612-III-1-b-vhxh-aaaaaa.yaml", "task: III.1.b\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress"
    )
    left = leave(small / "plan/progress/2026-01")
    assert run("close", "--quarter", "2", at=small).code == 0
    assert not left.exists()


def test_a_report_takes_away_what_lies_beside_it(small: Path) -> None:
    left, kept = leave(small), leave(small, ".ghi-chu.md.1a2b3c.tmp")
    inside = leave(small / "thư mục khác")
    assert run("report", "--quarter", "2", "-o", "bao-cao.md", at=small).code == 0
    assert (left.exists(), kept.exists(), inside.exists()) == (False, True, True)


def test_what_cannot_be_taken_away_stops_nothing(small: Path) -> None:
    folder = small / "plan/progress/2026-01/.tthc-0123456789ab.tmp"
    leave(folder, "x")
    told = folder.stat()
    os.utime(folder, (told.st_atime - 9000, told.st_mtime - 9000))
    assert run(*GOOD, at=small).code == 0
    assert folder.is_dir()


@pytest.mark.parametrize(
    "name", [".tthc-0123456789ab.tmp", ".tthc-0123456789ab.yaml.tmp", ".tthc-xyz.tmp", "ghi-chu.tmp"]
)
def test_only_names_of_ours_are_passed_over(small: Path, name: str) -> None:
    lay(small, {f"plan/{name}": "x"})
    assert (name in run("validate", at=small, columns=300).out) == (name != ".tthc-0123456789ab.tmp")
