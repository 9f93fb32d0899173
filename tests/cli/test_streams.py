"""The streams of the program: UTF-8 wherever they can be told so, and noted without being changed."""

import io
import sys

import pytest

from tthc_cli.cli.streams import noting, speak_utf8
from tthc_cli.usecases.remembering import Said


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
