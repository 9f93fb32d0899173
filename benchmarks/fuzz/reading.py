"""What a reader is: inputs made by lot, and a way to have one read that tells how it failed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.running import Ran, run

_FINE = (0, 1, 2, 3)


@dataclass(frozen=True)
class Input:
    """Words, and bytes: they lie meanwhile in the file `place` below the workspace; where none is named they come by the wire, if at all."""

    words: tuple[str, ...] = ()
    data: bytes = b""
    place: str = ""


def run_command(given: Input, root: Path) -> str:
    """Run the command line in the workspace: how it fails, empty where it does not."""
    return wrong_exit(run(*given.words, at=root))


def wrong_exit(ran: Ran) -> str:
    """The exit code that no command may end with, and the exception behind it."""
    if ran.code in _FINE:
        return ""
    known = re.search(r"lỗi lập trình \((\w+)\)", ran.err)
    return f"exit code {ran.code}: {known[1] if known else ran.err[:80]}"


@dataclass(frozen=True)
class Reader:
    """`make` draws an input, `read` has it read in a workspace and tells how that failed, empty where it did not."""

    name: str
    make: Callable[[Random], Input]
    read: Callable[[Input, Path], str] = run_command
