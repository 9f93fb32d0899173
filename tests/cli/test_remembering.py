"""A question asked twice: the second time from memory, and never anything but what it would work out anew."""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.running import Ran, run_process
from tests.workspaces import entry, lay
from tthc_cli.cli import remembering
from tthc_cli.store.disk import DiskSource

STATUS = ("status", "--as-of", "31/10/2026")


class Desk:
    """A workspace and a cache, and what is asked there."""

    def __init__(self, root: Path, cache: Path) -> None:
        self.root, self.cache = root, cache

    def ask(self, *words: str, at: Path | None = None, **settings: str) -> Ran:
        return run_process(*(words or STATUS), at=at or self.root, **{"TTHC_CACHE": str(self.cache), **settings})

    def ask_anew(self, *words: str, at: Path | None = None, **settings: str) -> Ran:
        return self.ask(*words, at=at, **{**settings, "TTHC_CACHE": "off"})

    def answers(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.cache.glob("*")}

    def spoil(self, word: str = "nhiệm vụ", by: str = "NHỚ LẠI") -> None:
        """Put other words into every answer, so that one given from memory is known."""
        for path in self.cache.glob("*.answer"):
            told = path.read_bytes().partition(b"\n")[2].replace(word.encode(), by.encode())
            path.write_bytes(hashlib.sha256(told).hexdigest().encode() + b"\n" + told)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with the small plan, where status was asked once."""
    desk = Desk(lay(tmp_path / "kế hoạch"), tmp_path / "cache")
    desk.ask()
    yield desk
    assert not list(desk.cache.glob("*.tmp"))


def test_the_second_answer_is_the_first(desk: Desk) -> None:
    assert desk.ask() == desk.ask_anew()
    assert len(desk.answers()) == 1
    desk.spoil()
    assert "NHỚ LẠI" in desk.ask().out


def test_words_on_both_streams_and_the_exit_code_come_back(desk: Desk) -> None:
    (desk.root / "plan" / "lạ.yaml").write_text("a: 1\n", encoding="utf-8")
    first = desk.ask("status", "--unit", "van hoa")
    assert first.code == 1
    assert "Chú ý: dữ liệu có" in first.err
    desk.spoil()
    again = desk.ask("status", "--unit", "van hoa")
    assert (again.code, again.err) == (1, first.err)
    assert "NHỚ LẠI" in again.out


def swap_letters(root: Path) -> None:
    path = root / "plan" / "plan.yaml"
    told = path.stat()
    path.write_bytes(path.read_bytes().replace(b"KH-UBND", b"HK-UBND"))
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))


def record_progress(root: Path) -> None:
    entry(root, "20260320-a.yaml", "date: 2026-03-20\ntask: III.1.a\nunit: vp\nprogress: in_progress\nresult: Một")


def break_a_file(root: Path) -> None:
    (root / "plan" / "units.yaml").write_text("units: [", encoding="utf-8")


@pytest.mark.parametrize("change", [swap_letters, record_progress, break_a_file])
def test_a_changed_file_is_seen_at_once(desk: Desk, change: Callable[[Path], None]) -> None:
    before = desk.ask()
    change(desk.root)
    after = desk.ask()
    assert after != before
    assert after == desk.ask_anew()
    assert desk.ask() == after


@pytest.mark.parametrize(
    ("words", "settings"),
    [
        (("status",), {}),
        (("status", "--as-of", "14/12/2026"), {}),
        (("status", "--as-of", "31/10/2026", "--json"), {}),
        (STATUS, {"COLUMNS": "120"}),
        (STATUS, {"FORCE_COLOR": "1"}),
    ],
)
def test_another_question_is_worked_out(desk: Desk, words: tuple[str, ...], settings: dict[str, str]) -> None:
    desk.spoil()
    told = desk.ask(*words, at=desk.root, **settings)
    assert told == desk.ask_anew(*words, at=desk.root, **settings)
    assert "NHỚ LẠI" not in told.out


def test_the_next_day_and_a_clock_set_back_are_other_questions(desk: Desk) -> None:
    days = [desk.ask("status", now=f"2026-{day}T08:00:00+07:00").out for day in ("10-30", "11-02", "10-30")]
    assert days[0] == days[2] != days[1]


def test_a_nearer_plan_is_another_workspace(desk: Desk) -> None:
    below = desk.root / "việc riêng"
    below.mkdir()
    far = desk.ask(at=below)
    lay(below, {"plan/tasks/III.1.yaml": "[]\n"})
    near = desk.ask(at=below)
    assert near != far
    assert near == desk.ask_anew(at=below)


def test_another_version_of_the_program_works_out_anew(desk: Desk, tmp_path: Path) -> None:
    source = Path(remembering.__file__).parents[2]
    copy = tmp_path / "other"
    other = {"PYTHONPATH": str(copy)}
    subprocess.run(["cp", "-rp", str(source), str(copy)], check=True)
    desk.ask(*STATUS, at=desk.root, **other)
    words = copy / "tthc_cli" / "report" / "chairman.py"
    words.write_text(words.read_text(encoding="utf-8").replace("nhiệm vụ:", "VIỆC:"), encoding="utf-8")
    assert "VIỆC:" in desk.ask(*STATUS, at=desk.root, **other).out
    assert "VIỆC:" not in desk.ask().out


def test_a_folder_named_on_the_command_line_is_not_remembered(desk: Desk) -> None:
    before = desk.answers()
    assert desk.ask("status", "--workspace", ".").code == 0
    assert desk.ask("status", "--workspace=.").code == 0
    assert desk.answers() == before


@pytest.mark.parametrize(
    "words",
    [
        ("status", "--only", "nonsense"),
        ("status", "-x"),
        ("diff", "HEAD"),
        ("export", "--what", "tasks", "--format", "csv"),
        ("validate", "--since", "HEAD"),
        ("validate", "--staged"),
        ("amend", "III.1.a", "--help"),
    ],
)
def test_what_does_more_than_look_at_the_files_as_they_are_is_not_remembered(
    desk: Desk, words: tuple[str, ...]
) -> None:
    before = desk.answers()
    assert desk.ask(*words) == desk.ask_anew(*words)
    assert desk.answers() == before


@pytest.mark.parametrize("words", [("-h",), ("record", "--help"), ("--version",)])
def test_help_pages_are_remembered_wherever_one_stands(desk: Desk, tmp_path: Path, words: tuple[str, ...]) -> None:
    first = desk.ask(*words, at=tmp_path)
    assert first == desk.ask_anew(*words, at=tmp_path)
    assert len(desk.answers()) == 2
    assert desk.ask(*words, at=tmp_path) == first
    assert len(desk.answers()) == 2


@pytest.mark.parametrize("output", [("-o", "a.md"), ("-oa.md",), ("--output", "a.md"), ("--output=a.md",)])
def test_a_document_is_written_each_time(desk: Desk, output: tuple[str, ...]) -> None:
    before = desk.answers()
    for _ in range(2):
        assert desk.ask("report", "--quarter", "2", *output).code == 0
        (desk.root / "a.md").unlink()
    assert desk.answers() == before


def test_what_is_written_down_is_written_each_time(desk: Desk) -> None:
    for count in (1, 2):
        words = ("record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--result", "-h")
        assert desk.ask(*words).code == 0
        assert len(list(desk.root.glob("plan/progress/*/*.yaml"))) == count


def test_without_a_workspace_the_command_itself_says_so(desk: Desk, tmp_path: Path) -> None:
    nowhere = tmp_path / "trống"
    nowhere.mkdir()
    assert desk.ask("status", at=nowhere) == desk.ask_anew("status", at=nowhere)
    assert desk.ask("status", at=nowhere).code == 3
    assert desk.ask("status", at=desk.root, now="nonsense").code == 2


def test_an_answer_that_nobody_hears_to_the_end_makes_no_noise(desk: Desk) -> None:
    for cache in (str(desk.cache), "off"):
        settings = {**os.environ, "TTHC_CACHE": cache, "TTHC_NOW": "2026-06-30T08:00:00+07:00", "COLUMNS": "80"}
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run(
            [sys.executable, "-m", "tthc_cli", *STATUS],
            cwd=desk.root,
            env=settings,
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
        os.close(writing)
        assert (done.returncode, done.stderr) == (1, b"")


def test_nothing_is_kept_of_files_that_changed_meanwhile(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file is changed after it was looked at, before it is read, and changed back before it is looked at again."""
    path = desk.root / "plan" / "plan.yaml"
    right = path.read_bytes()
    honest = DiskSource.read
    seen: list[str] = []

    def read(source: DiskSource, file: str) -> bytes:
        seen.append(file)
        if file == "plan/plan.yaml" and seen.count(file) == 1:
            path.write_bytes(right.replace(b"KH-UBND", b"HK-UBND"))
            wrong = honest(source, file)
            path.write_bytes(right)
            return wrong
        return honest(source, file)

    monkeypatch.setattr(DiskSource, "read", read)
    monkeypatch.setenv("TTHC_CACHE", str(desk.cache))
    monkeypatch.setenv("TTHC_NOW", "2026-06-30T08:00:00+07:00")
    monkeypatch.setenv("COLUMNS", "77")
    monkeypatch.chdir(desk.root)
    before = desk.answers()
    assert remembering.answer(list(STATUS)) == 0
    assert "HK-UBND" in capsys.readouterr().out
    assert desk.answers() == before
    assert remembering.answer(list(STATUS)) == 0
    assert "HK-UBND" not in capsys.readouterr().out
    assert len(desk.answers()) == len(before) + 1
    assert remembering.answer(list(STATUS)) == 0
    assert "HK-UBND" not in capsys.readouterr().out


def test_colours_drawn_by_calls_of_an_old_console_are_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delenv("WT_SESSION", raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert remembering._draws_by_system_calls()  # noqa: SLF001  # no such console is here to ask


def test_every_setting_that_the_libraries_read_is_part_of_the_question() -> None:
    found = set()
    for package in ("rich", "typer"):
        spec = find_spec(package)
        assert spec
        assert spec.origin
        for path in Path(spec.origin).parent.rglob("*.py"):
            found |= set(
                re.findall(r"(?:environ(?:\.get\(|\[)|getenv\()\s*[\"']([A-Z][A-Z_]*)", path.read_text("utf-8"))
            )
    elsewhere = {"COMP_CWORD", "COMP_WORDS", "PYDANTIC_DISABLE_PLUGINS", "XDG_CONFIG_HOME"}
    assert found - elsewhere <= set(remembering.SETTINGS)
