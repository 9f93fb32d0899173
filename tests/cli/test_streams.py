"""The streams of the program: UTF-8 wherever they can be told so, and noted without being changed."""

import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterator

import pytest

from tthc_cli.__main__ import start
from tthc_cli.cli.main import run
from tthc_cli.cli.streams import nobody_listens, noting, say_again, speak_utf8
from tthc_cli.usecases.remembering import Answer, Said


def test_a_console_of_another_code_page_is_told_to_speak_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    console = io.TextIOWrapper(io.BytesIO(), encoding="cp1258")
    monkeypatch.setattr(sys, "stdout", console)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    speak_utf8()
    assert (console.encoding, console.errors) == ("utf-8", "replace")


def test_what_is_noted_is_said_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="replace"), io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    with noting() as notes:
        sys.stdout.write("một\n")
        sys.stderr.write("hai\n")
        sys.stderr.flush()
        sys.stdout.write("ba\n")
    out.flush()
    assert (out.buffer.getvalue(), err.getvalue()) == ("một\nba\n".encode(), "hai\n")
    assert notes == [Said("out", "một\n"), Said("err", "hai\n"), Said("out", "ba\n")]


def test_a_noted_stream_is_in_all_else_the_stream_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    with open(f"{tmp_path}/out.txt", "w", encoding="utf-8", errors="replace") as stream:  # noqa: PTH123  # any stream with a number
        monkeypatch.setattr(sys, "stdout", stream)
        with noting():
            noted = sys.stdout
            assert noted is not stream
            assert (noted.isatty(), noted.fileno(), noted.writable()) == (False, stream.fileno(), True)
            assert (noted.encoding, noted.errors) == ("utf-8", "replace")


class Closed(io.StringIO):
    """A pipe whose reader went away, as Windows tells it."""

    def __init__(self, number: int, descriptor: int) -> None:
        super().__init__()
        self._number, self._descriptor = number, descriptor

    def write(self, text: str) -> int:
        raise OSError(self._number, "closed", *([text] if self._number == errno.ENOSPC else []))

    def fileno(self) -> int:
        return self._descriptor


@pytest.fixture
def pipe() -> Iterator[int]:
    """A descriptor that stands for stdout and may be turned away."""
    reader, writer = os.pipe()
    yield writer
    os.close(reader)
    os.close(writer)


@pytest.mark.parametrize("number", [errno.EPIPE, errno.EINVAL])
def test_a_reader_that_goes_away_ends_the_command_without_a_word(
    number: int, pipe: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", Closed(number, pipe))
    assert say_again(Answer(0, (Said("out", "một\n"),))) == 1
    with contextlib.suppress(SystemExit):
        assert run(["--version"]) == 1
    assert capsys.readouterr().err == ""


def test_a_full_disk_is_no_reader_that_went_away(pipe: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Closed(errno.ENOSPC, pipe))
    with pytest.raises(OSError, match="closed"):
        say_again(Answer(0, (Said("out", "một\n"),)))
    assert not nobody_listens(OSError(errno.EINVAL, "no", "plan/plan.yaml"))


@pytest.mark.parametrize("encoding", ["ascii", "iso8859-1"])
def test_without_a_locale_the_program_starts_again_in_utf8(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it reads and says then is tested by real processes, in test_consoles.py."""

    def become(program: str, words: list[str]) -> None:
        raise SystemExit(" ".join([program, *words]))

    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: encoding)
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "tthc_cli", "status"])
    monkeypatch.setattr(os, "execv", become)
    with pytest.raises(SystemExit) as ended:
        start()
    assert ended.value.code == f"{sys.executable} {sys.executable} -X utf8 -m tthc_cli status"
