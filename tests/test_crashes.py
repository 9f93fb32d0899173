"""Commands that write, killed at random moments: every entry is whole or absent, and the next run works.

TTHC_CRASHES says how often each is killed (default 12); TTHC_CRASH_SEED draws other moments.
"""

import os
import subprocess
import sys

import pytest

from tests.crashing import COMMANDS
from tests.workspaces import REPOSITORY

COUNT, SEED = os.environ.get("TTHC_CRASHES", "12"), os.environ.get("TTHC_CRASH_SEED", "1")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="crashes are made in forked processes")
@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_is_lost(command: str) -> None:
    words = [sys.executable, "-m", "tests.crashing", command, COUNT, "--seed", SEED]
    done = subprocess.run(words, cwd=REPOSITORY, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
