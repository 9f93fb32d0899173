"""The real process on the consoles of officers: other code pages, no locale, no home, no terminal, letters in other forms."""

import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.fork_server import ForkServer, Request
from tests.running import NOW, Ran
from tests.workspaces import lay

BARE = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
CONSOLES: Mapping[str, Mapping[str, str]] = {
    "code page 1252, a dumb terminal of 80 × 25": {
        "HOME": "/", "LANG": "en_US.ISO-8859-1", "PYTHONIOENCODING": "cp1252", "TERM": "dumb", "COLUMNS": "80", "LINES": "25",
    },
    "code page 1258": {"HOME": "/", "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "cp1258:strict"},
    "no locale, no home": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}  # fmt: skip
RECORD = (
    "record", "2.đ", "--unit", "văn hóa", "--progress", "hoàn thành", "--result", "Đã mở 02 lớp “5 rõ”", "--by", "Nguyễn Văn Ý",
)  # fmt: skip
ALL = (
    (), ("--help",), ("--version",), ("completion", "powershell"), ("schema", "tasks"),
    ("status",), ("status", "--unit", "văn hóa"), ("status", "--json"), ("remind",), ("calendar",), ("show", "III.2.đ"),
    ("log",), ("report", "--quarter", "2"), ("report", "--quarter", "2", "--kind", "phu-luc"), ("export",), ("validate",),
    ("validate", "--format", "json"), RECORD, ("close", "--quarter", "1"), ("close", "--quarter", "1", "--reopen", "--reason", "Sửa số"),
    ("instruct", "III.2.d", "--document", "12/SNV", "--from", "Sở Nội vụ", "--date", "20/6/2026", "--due", "20/7/2026", "--by", "Ý"),
    ("amend", "III.1.a", "--due", "Trước 20/12/2026", "--document", "55/QĐ-UBND", "--from", "UBND", "--date", "1/6/2026", "--reason", "Chậm"),
    ("status", "--không-có"), ("show", "không có việc này"), ("diff",), ("init", "kế hoạch mới"),
)  # fmt: skip


def run_at(console: Mapping[str, str], *words: str | bytes, at: Path) -> Ran:
    """Run a command line as a process of its own, whose whole environment is that of the console."""
    command = [sys.executable, "-m", "tthc_cli", *words]
    done = subprocess.run(command, cwd=at, env=environment_of(console), capture_output=True, check=False, timeout=60)
    return Ran.decoded(done.returncode, done.stdout, done.stderr)


def environment_of(console: Mapping[str, str]) -> dict[str, str]:
    return {**BARE, "TTHC_NOW": NOW, "TTHC_CACHE": "off", "PYTHONPATH": os.pathsep.join(sys.path), **console}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[int, str, str]]:
    """What all commands say, one after the other, where everything is UTF-8."""
    return transcript({"LC_ALL": "C.UTF-8"}, tmp_path_factory.mktemp("usual"))


def transcript(console: Mapping[str, str], folder: Path) -> list[tuple[int, str, str]]:
    """Python is started once in the environment of the console."""
    root, environment = lay(folder / "Kế hoạch phường"), environment_of(console)
    server = ForkServer(environment)
    said = [Ran.decoded(*server.run(Request(words, str(root), environment))) for words in ALL]
    server.close()
    return [(one.code, _without_chance(one.out, folder), _without_chance(one.err, folder)) for one in said]


def _without_chance(words: str, folder: Path) -> str:
    """The words without the random tails of names and without the folder of the test."""
    return re.sub(r"-[0-9a-f]{6}\.yaml", "-….yaml", words).replace(str(folder), "…")


@pytest.mark.parametrize("name", CONSOLES)
def test_every_command_says_the_same_on_every_console(
    name: str, tmp_path: Path, usual: list[tuple[int, str, str]]
) -> None:
    here = transcript(CONSOLES[name], tmp_path)
    for words, known, found in zip(ALL, usual, here, strict=True):
        assert (words, *found) == (words, *known)
        assert known[0] in (0, 1, 2, 3)


def _as_on_a_mac(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _as_in_code_page_1258(text: str) -> str:
    """That page has ă â đ ê ô ơ ư, and every tone as a letter of its own after them."""
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    letters = []
    for letter in unicodedata.normalize("NFC", text):
        apart = unicodedata.normalize("NFD", letter)
        tone = "".join(sign for sign in apart if sign in tones)
        letters.append(unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in tones)) + tone)
    spelled = "".join(letters)
    return spelled.encode("cp1258").decode("cp1258")


@pytest.mark.parametrize("spell", [_as_on_a_mac, _as_in_code_page_1258])
@pytest.mark.parametrize("console", ["no locale, no home", "code page 1258"])
def test_letters_typed_in_another_form_are_the_same_letters(
    spell: Callable[[str], str], console: str, small: Path
) -> None:
    typed = [spell(word.replace("“", '"').replace("”", '"')) for word in RECORD]
    assert typed != list(RECORD)
    ran = run_at(CONSOLES[console], *typed, at=small)
    assert (ran.code, ran.err.splitlines()[0]) == (
        0, "Đã ghi: III.2.đ (Bồi dưỡng nghiệp vụ), Phòng Văn hóa - Xã hội, hoàn thành, tính vào kỳ quý III năm 2026.",
    )  # fmt: skip
    written = (small / ran.out.strip()).read_text(encoding="utf-8")
    assert 'result: Đã mở 02 lớp "5 rõ"\n' in written
    assert "by: Nguyễn Văn Ý\n" in written


def test_a_word_that_is_no_text_is_shown_and_not_stumbled_over(small: Path) -> None:
    ran = run_at(CONSOLES["no locale, no home"], "show", b"\xff\xfe", at=small)
    assert (ran.code, ran.err.splitlines()[0]) == (2, "Lỗi: không có nhiệm vụ “··”")


def test_a_file_is_named_as_it_was_typed(small: Path) -> None:
    ran = run_at(CONSOLES["no locale, no home"], "report", "--quarter", "2", "-o", "báo cáo quý II.md", at=small)
    assert (ran.code, ran.err.splitlines()[-1]) == (0, "Đã ghi báo cáo quý II.md.")
    assert (small / "báo cáo quý II.md").is_file()


def test_without_home_and_login_an_entry_has_an_author_all_the_same(small: Path) -> None:
    ran = run_at({}, *RECORD[:-2], at=small)
    assert ran.code == 0
    assert "\nby: " in (small / ran.out.strip()).read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [("status",), ("status", "--help"), ("report", "--quarter", "2")])
def test_to_a_file_and_to_the_clipboard_it_is_plain_utf8(words: tuple[str, ...], small: Path) -> None:
    ran = run_at(CONSOLES["code page 1258"], *words, at=small)
    assert ran.code == 0
    assert "\x1b" not in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


@pytest.mark.parametrize("words", [("status",), ("validate", "--format", "json"), ("report", "--annual")])
def test_a_reader_that_goes_away_is_no_bug(words: tuple[str, ...], small: Path) -> None:
    command = [sys.executable, "-m", "tthc_cli", *words]
    settings = {**os.environ, "TTHC_NOW": NOW}
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        command, cwd=small, env=settings, stdout=writer, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")
