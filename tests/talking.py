"""A conversation with `tthc` on a real terminal."""

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.running import NOW


def talk(root: Path, words: Sequence[str], answers: Sequence[str]) -> str:
    """What a command says while it is given these answers, one each time it stops to ask."""
    master, slave = pty.openpty()
    command = ["setsid", "--ctty", "--wait", sys.executable, "-m", "tthc_cli", *words]
    environment = {**os.environ, "TTHC_NOW": NOW, "TERM": "dumb", "COLUMNS": "200"}
    process = subprocess.Popen(command, cwd=root, env=environment, stdin=slave, stdout=slave, stderr=slave)
    os.close(slave)
    heard = ""
    for answer in answers:
        heard += _listen(master, until=": ")
        os.write(master, (answer if answer in ("\x03", "\x04") else f"{answer}\n").encode())
    heard += _listen(master, until=None)
    process.wait(timeout=20)
    os.close(master)
    return heard


def _listen(master: int, *, until: str | None) -> str:
    """Everything said up to a question (or to the end of the program)."""
    heard, deadline = b"", time.monotonic() + 20
    while time.monotonic() < deadline:
        ready, _, _ = select.select([master], [], [], 0.3)
        if ready:
            try:
                heard += os.read(master, 65536)
            except OSError:
                break
        elif until is not None and heard.decode(errors="replace").rstrip("\r\n").endswith(until):
            break
    return heard.decode(errors="replace")
