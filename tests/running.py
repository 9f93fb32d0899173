"""Running `tthc` as an officer does: in the process for speed, as a process of its own where that is the point."""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tthc_cli.cli.main import run as run_here

NOW = "2026-06-30T08:00:00+07:00"


class Ran(NamedTuple):
    """What a command line gave."""

    code: int
    out: str
    err: str


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
    settings = {"TTHC_NOW": now, "COLUMNS": str(columns), **environment}
    with _environment(settings), contextlib.chdir(at), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = program(list(words))
    return Ran(code, out.getvalue(), err.getvalue())


def run_process(*words: str, at: Path, now: str = NOW, **environment: str) -> Ran:
    """Run one command line as a process of its own."""
    settings = {**os.environ, "TTHC_NOW": now, "COLUMNS": "80", **environment}
    command = [sys.executable, "-m", "tthc_cli", *words]
    done = subprocess.run(command, cwd=at, env=settings, capture_output=True, check=False, timeout=60)
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@contextlib.contextmanager
def _environment(settings: dict[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(settings)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
