"""Folders that may not be looked into, also where the tests run as root, whom no permission stops."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.running import Ran, run
from tests.workspaces import REPOSITORY

_AS_ANYBODY = ("setpriv", "--inh-caps=-all", "--bounding-set=-dac_override,-dac_read_search", "--")
"""The program of Debian by which root gives up what lets it read everything."""
_IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0

needs_permissions = pytest.mark.skipif(
    sys.platform == "win32" or (_IS_ROOT and shutil.which(_AS_ANYBODY[0]) is None),
    reason="nothing here can be kept from being read",
)


@contextlib.contextmanager
def allowed(folder: Path, mode: int) -> Iterator[None]:
    """Let a folder have this mode for a while."""
    before = folder.stat().st_mode
    folder.chmod(mode)
    try:
        yield
    finally:
        folder.chmod(before)


def run_as_anybody(*lines: Sequence[str], at: Path) -> list[Ran]:
    """Run command lines, one after another, in a process that permissions stop."""
    command = [*(_AS_ANYBODY if _IS_ROOT else ()), sys.executable, "-m", "tests.permissions", str(at)]
    given = json.dumps([list(line) for line in lines])
    done = subprocess.run(
        command, cwd=REPOSITORY, input=given, capture_output=True, check=True, timeout=120, encoding="utf-8"
    )
    return [Ran(*ran) for ran in json.loads(done.stdout)]


if __name__ == "__main__":
    at = Path(sys.argv[1])
    json.dump([run(*line, at=at, columns=300, TTHC_CACHE="off") for line in json.load(sys.stdin)], sys.stdout)
