"""What is asked many times a day, `tthc status`, the other commands that only look, and the help pages, is worked out once: the same
question about the same files is answered from memory.

This runs before anything heavy is imported. The question is everything that the answer depends on besides the files of the workspace
and its newest commit: the words, the day, the folder, the screen, the settings of the environment, and the program itself with the
packages that it uses.
"""

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from tthc_cli.cli import clock
from tthc_cli.cli.streams import noting, say_again, speak_utf8
from tthc_cli.errors import StopError
from tthc_cli.usecases.remembering import Answer, Memory, RestsOn, open_memory

RESTING_ON = {
    "diff": RestsOn.FILES_AND_GIT,
    "remind": RestsOn.FILES,
    "report": RestsOn.FILES_AND_GIT,
    "show": RestsOn.FILES,
    "status": RestsOn.FILES,
    "validate": RestsOn.FILES_AND_GIT,
}
"""Commands that only look, and where."""
_LOOKING_FURTHER = ("--workspace", "--since", "--staged", "-o", "--output")
"""Options by which they look at something else as well, or write."""
COMPLETING = "TTHC_COMPLETE"
"""The variable by which a shell asks at the Tab key: "+" and the word begun."""
_ABOUT_THE_PROGRAM = frozenset(("-h", "--help", "--version"))
"""Words that alone, or right after a command, ask for something that no file has to do with. Further on they may be the value of an
option, as in `--result -h`.
"""
SETTINGS = (
    "COLORTERM", "COLUMNS", "DATABRICKS_RUNTIME_VERSION", "FORCE_COLOR", "GITHUB_ACTIONS", "JUPYTER_COLUMNS", "JUPYTER_LINES",
    "LINES", "NO_COLOR", "PY_COLORS", "TERM", "TERMINAL_WIDTH", "TTHC_NOW", "TTHC_WORKSPACE", "TTY_COMPATIBLE",
    "TTY_INTERACTIVE", "TYPER_STANDARD_TRACEBACK", "TYPER_USE_RICH", "UNICODE_VERSION", "WT_SESSION",
)  # fmt: skip
"""The variables of the environment that change what is shown."""
_FINISHED = (0, 1)
"""Exit codes of an answer; the others say that there is none."""


def answer(words: list[str]) -> int:
    """Run the command line with these words, or say again what it said before; the exit code."""
    speak_utf8()
    begun = os.environ.get(COMPLETING)
    if begun:
        return int(import_module("tthc_cli.cli.completing").complete(words, begun[1:]))
    memory = _memory_for(words)
    known = memory.recall() if memory else None
    if known:
        return say_again(known)
    run = import_module("tthc_cli.cli.main").run
    if memory is None:
        return int(run(words))
    with noting() as notes:
        code = int(run(words))
    if code in _FINISHED:
        memory.keep(Answer(code, tuple(notes)))
    return code


def _memory_for(words: list[str]) -> Memory | None:
    """The memory for these words; None where they ask for something else, or where the command itself had better say what is wrong."""
    rests_on = _resting_on(words)
    if rests_on is None or _draws_by_system_calls():
        return None
    try:
        return open_memory(_question(words), os.environ, Path.cwd(), rests_on)
    except (StopError, OSError):
        return None


def _resting_on(words: list[str]) -> RestsOn | None:
    """What the answer to these words depends on; None where that is more than can be looked at beforehand."""
    if 0 < len(words) <= 2 and words[-1] in _ABOUT_THE_PROGRAM:
        return RestsOn.PROGRAM
    looks_further = any(word.startswith(_LOOKING_FURTHER) for word in words)
    names_revisions = words[:1] == ["diff"] and len(words) > 1
    return None if not words or looks_further or names_revisions else RESTING_ON.get(words[0])


def _draws_by_system_calls() -> bool:
    """Whether colours go to the console by calls of the system, as on old Windows: those are no words that could be said again."""
    return sys.platform == "win32" and "WT_SESSION" not in os.environ and sys.stdout.isatty()


def _question(words: list[str]) -> str:
    asked: dict[str, Any] = {
        "words": words,
        "day": clock.today().isoformat(),
        "folder": str(Path.cwd()),
        "settings": {name: os.environ[name] for name in SETTINGS if name in os.environ},
        "screens": [_screen(number) for number in range(3)],
        "program": [sys.version, sys.executable, *_own_files(), *_packages()],
    }
    return json.dumps(asked)


def _screen(number: int) -> list[int] | None:
    """The size of the terminal that a standard stream is; None where it is none."""
    try:
        return [*os.get_terminal_size(number)]
    except OSError:
        return None


def _own_files() -> list[str]:
    """The program's own files with size and time: what Python itself goes by when it decides whether to compile them anew."""
    package = Path(__file__).parents[1]
    files = [Path(folder, name) for folder, _, names in os.walk(package) for name in names if not name.endswith(".pyc")]
    return sorted(f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files)


def _packages() -> list[str]:
    """What is installed beside it, by names that hold the version."""
    folders = [Path(folder) for folder in sys.path if folder.endswith("-packages")]
    return sorted(path.name for folder in folders if folder.is_dir() for path in folder.glob("*.dist-info"))
