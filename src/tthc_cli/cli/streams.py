"""The streams that the program was given: their encoding, and notes of what is said on them."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from io import TextIOBase, TextIOWrapper
from typing import Any, TextIO

from tthc_cli.usecases.remembering import Answer, Said


def speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page is, and never fail on a letter."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


@contextlib.contextmanager
def noting() -> Iterator[list[Said]]:
    """Meanwhile everything said on stdout and stderr is said as ever, and noted."""
    notes: list[Said] = []
    out, err = _Noting("out", sys.stdout, notes), _Noting("err", sys.stderr, notes)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        yield notes


def say_again(answer: Answer) -> int:
    """Say what was noted; the exit code of the answer, or 1 where nobody listens to the end."""
    try:
        for said in answer.said:
            stream = sys.stdout if said.stream == "out" else sys.stderr
            stream.write(said.text)
            stream.flush()
    except OSError as error:
        if not nobody_listens(error):
            raise
        fall_silent()
        return 1
    return answer.code


def nobody_listens(error: OSError) -> bool:
    """Whether whoever read our output went away, for which Windows has a number of its own. An error about a file names the file."""
    return error.errno in (errno.EPIPE, errno.EINVAL) and error.filename is None


def fall_silent() -> None:
    """Say nothing more: Python writes what is left when it ends, and would complain of the closed pipe once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Noting(TextIOBase):
    """A stream that notes what is written to it; in all else it is the stream itself."""

    def __init__(self, name: str, stream: TextIO, notes: list[Said]) -> None:
        self._name, self._stream, self._notes = name, stream, notes

    def write(self, text: str) -> int:
        before = self._notes.pop().text if self._notes and self._notes[-1].stream == self._name else ""
        self._notes.append(Said(self._name, before + text))
        return self._stream.write(text)

    def flush(self) -> None:
        self._stream.flush()

    def isatty(self) -> bool:
        return self._stream.isatty()

    def fileno(self) -> int:
        return self._stream.fileno()

    def writable(self) -> bool:
        return True

    @property
    def encoding(self) -> str:  # type: ignore[override]  # it is read-only in every stream of Python
        return self._stream.encoding

    @property
    def errors(self) -> Any:  # type: ignore[override]  # likewise
        return self._stream.errors
