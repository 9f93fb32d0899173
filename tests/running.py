"""Running `tthc` as an officer does: in the process for speed, as a process of its own where that is the point, in a Python that starts
anew where that is the point.
"""

import contextlib
import io
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from tthc_cli.cli.main import run as run_here

if TYPE_CHECKING:
    from tests.fork_server import ForkServer

NOW = "2026-06-30T08:00:00+07:00"
COUNTING: dict[str, str] = {}
"""What the environment of a process must hold for coverage.py to count its lines, which takes as long again as the command."""


class Ran(NamedTuple):
    """What a command line gave."""

    code: int
    out: str
    err: str

    @classmethod
    def decoded(cls, code: int, out: bytes, err: bytes) -> Self:
        """What a process gave, which is UTF-8."""
        return cls(code, out.decode("utf-8"), err.decode("utf-8"))


def run(
    *words: str,
    at: Path,
    now: str = NOW,
    columns: int = 80,
    program: Callable[[list[str]], int] = run_here,
    **environment: str,
) -> Ran:
    """Run one command line in this process, standing in the folder `at`, at the moment `now`, on a screen of so many columns."""
    out, err = io.StringIO(), io.StringIO()
    here = {"TTHC_NOW": now, "COLUMNS": str(columns), **environment}
    with _environment(here), contextlib.chdir(at), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = program(list(words))
    return Ran(code, out.getvalue(), err.getvalue())


def run_process(*words: str, at: Path, now: str = NOW, **environment: str) -> Ran:
    """Run one command line as a process of its own. Raises TimeoutError.

    It is forked from one that has imported the program, except where the environment says something to Python itself.
    """
    if not hasattr(os, "fork") or any(name.startswith("PYTHON") for name in environment):
        return run_python(*words, at=at, now=now, **environment)
    from tests.fork_server import Request  # noqa: PLC0415  # not on Windows

    return Ran.decoded(*fork_server().run(Request(words, str(at), settings(now, environment))))


def run_python(*words: str, at: Path, now: str = NOW, **environment: str) -> Ran:
    """Run one command line in a Python that starts anew."""
    command = [sys.executable, "-m", "tthc_cli", *words]
    done = subprocess.run(command, cwd=at, env=settings(now, environment), capture_output=True, check=False, timeout=60)
    return Ran.decoded(done.returncode, done.stdout, done.stderr)


def settings(now: str, environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of a process at a moment."""
    return {**os.environ, "TTHC_NOW": now, "COLUMNS": "80", **environment}


def count_here_alone() -> None:
    """From now on no process counts its lines, save one that is given COUNTING."""
    COUNTING.update({name: os.environ.pop(name) for name in [*os.environ] if name.startswith("COVERAGE")})


def fork_server() -> "ForkServer":
    """The one server of these tests, from which processes are forked."""
    with _ONE_AT_A_TIME:
        return _start_server()


def stop_fork_server() -> None:
    """End the server, where there is one."""
    if _start_server.cache_info().currsize:
        fork_server().close()


_ONE_AT_A_TIME = threading.Lock()


@cache
def _start_server() -> "ForkServer":
    from tests.fork_server import ForkServer  # noqa: PLC0415  # not on Windows

    return ForkServer(os.environ)


@contextlib.contextmanager
def _environment(changes: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(changes)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
