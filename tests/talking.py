"""A conversation with `tthc` on a real terminal."""

import os
import pty
import select
from collections.abc import Sequence
from pathlib import Path

from tests.fork_server import PATIENCE, Request, wait
from tests.running import COUNTING, NOW, fork_server, settings

_PROMPT = b": "
_SILENCE = 0.02
"""Seconds; a question is the last thing said. An answer that comes too early for it would wait in the terminal."""


def talk(root: Path, words: Sequence[str], answers: Sequence[str]) -> str:
    """What a command says while it is given these answers, one each time it stops to ask."""
    master, slave = pty.openpty()
    environment = settings(NOW, {"TERM": "dumb", "COLUMNS": "200", **COUNTING})
    request = Request(words, str(root), environment, is_at_terminal=True, is_counted=bool(COUNTING))
    command = fork_server().begin(request, (slave, slave, slave))
    os.close(slave)
    heard = b""
    for answer in answers:
        heard += _listen(master, until=_PROMPT)
        os.write(master, (answer if answer in ("\x03", "\x04") else f"{answer}\n").encode())
    heard += _listen(master, until=None)
    wait(command)
    os.close(master)
    return heard.decode(errors="replace")


def _listen(master: int, *, until: bytes | None) -> bytes:
    """Everything said up to a question, or to the end of the program."""
    heard = b""
    while True:
        is_asked = until is not None and heard.endswith(until)
        if not select.select([master], [], [], _SILENCE if is_asked else PATIENCE)[0]:
            return heard
        try:
            heard += os.read(master, 65536)
        except OSError:
            return heard
