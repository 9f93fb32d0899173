"""Killing a command at a moment drawn by lot, again and again, and looking at what it left.

    python -m tests.crashing record 300 --seed 1

A process of its own because it forks: the program is imported once, each child runs one command line and is killed (SIGKILL) either at a
line of the program or at a time by the clock. Half of the moments are drawn among the lines that write, for they are few and it is
they that matter.
"""

import argparse
import os
import random
import re
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from tests.forms import form
from tests.running import NOW, run
from tests.workspaces import TESTS, entry, lay
from tthc_cli.store import disk
from tthc_cli.store.whole_files import SPARED_SECONDS, is_temporary
from tthc_cli.store.workspace import read_workspace

PROGRAM = Path(disk.__file__).parents[1]
WRITERS = tuple(
    str(PROGRAM / "store" / f"{name}.py") for name in ("whole_files", "outputs", "disk", "closed_files", "lock")
)
NEXT_WRITER = ("record", "III.1.b", "--unit", "vp", "--progress", "in_progress", "--result", "Việc sau", "--by", "B")


@dataclass(frozen=True)
class Command:
    """A command that writes, and what is laid into the small plan before it."""

    words: tuple[str, ...]
    prepare: Callable[[Path], None] = lambda _: None
    makes: str = ""
    """The folder of the workspace that it makes."""


def _reported(root: Path) -> None:
    entry(
        root,
        "20260612-III-1-b-vp-aaaaaa.yaml",
        "task: III.1.b\nunit: vp\ndate: 2026-06-12\nprogress: in_progress\nresult: Việc",
    )


def _filled_in(root: Path) -> None:
    paper = form(root).put("III.1.a", progress="Đang thực hiện", result="Đã rà soát").put("II.1.a", above=7, below=9)
    paper.put("III.1.b", progress="Đang thực hiện", result="Đã trả lời 7 phản ánh").save()


COMMANDS = {
    "record": Command(
        ("record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--result", "Việc " * 9, "--by", "A")
    ),
    "amend": Command(("amend", "III.1.a", "--due", "Trước 31/12/2026", "--document", "1/UBND-VP", "--reason", "Chờ")),
    "close": Command(("close", "--quarter", "2", "--by", "A"), _reported),
    "collect": Command(("collect", "phiếu", "--by", "A"), _filled_in),
    "init": Command(("init", "mới", "--demo"), makes="mới"),
    "import": Command(("import", str(TESTS / "data" / "ke-hoach-83.txt"), "mới"), makes="mới"),
}


class Course(NamedTuple):
    """How a command that is not killed goes: seconds, lines of the program, which of them write, the files in the end."""

    seconds: float
    lines: int
    writing: list[int]
    files: dict[str, bytes]


class _Lines:
    """Counts the lines of the program that are run; at the last one the process dies."""

    def __init__(self, last: int | None = None) -> None:
        self.count, self.writing = 0, list[int]()
        self._last, self._has_begun = last, False

    def trace(self, frame: FrameType, event: str, _: Any) -> Any:
        file = frame.f_code.co_filename
        if not file.startswith(str(PROGRAM)):
            return None
        self._has_begun |= frame.f_code.co_name in ("written_beside", "lay_folder")
        if event == "line":
            self.count += 1
            if self._has_begun and file in WRITERS:
                self.writing.append(self.count)
            if self.count == self._last:
                os.kill(os.getpid(), signal.SIGKILL)
        return self.trace


def crash(command: Command, count: int, seed: int) -> Iterator[str]:
    """Kill the command so many times, each time in a new workspace; what was wrong afterwards, in words."""
    lot = random.Random(seed)  # noqa: S311  # no secret
    with tempfile.TemporaryDirectory() as folder:
        course = _undisturbed(command, Path(folder))
        for number in range(count):
            root = _laid(command, Path(folder, str(number)))
            line = lot.choice(course.writing) if number % 2 else lot.randrange(1, course.lines)
            by_clock = lot.uniform(0, course.seconds) if number % 4 == 0 else None
            _killed(command, root, None if by_clock else line, by_clock)
            moment = f"{by_clock:.4f} s" if by_clock else f"line {line} of {course.lines}"
            yield from (f"crash {number}, {moment}: {fault}" for fault in _faults(command, root, course))


def _laid(command: Command, root: Path) -> Path:
    lay(root)
    command.prepare(root)
    return root


def _undisturbed(command: Command, folder: Path) -> Course:
    """The course of the command in a process that has run it before, as those are that will be killed."""
    run(*command.words, at=_laid(command, folder / "first"))
    began = time.perf_counter()
    os.waitpid(_started(command, _laid(command, folder / "timed"), _Lines()), 0)
    spent = time.perf_counter() - began
    lines, root = _Lines(), _laid(command, folder / "counted")
    sys.settrace(lines.trace)
    ran = run(*command.words, at=root)
    sys.settrace(None)
    assert ran.code == 0, ran.err
    return Course(spent, lines.count, lines.writing, _files(root / command.makes))


def _killed(command: Command, root: Path, line: int | None, seconds: float | None) -> None:
    pid = _started(command, root, _Lines(line))
    if seconds is not None:
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def _started(command: Command, root: Path, lines: _Lines) -> int:
    """A child that runs the command and says nothing."""
    pid = os.fork()
    if pid == 0:
        sys.settrace(lines.trace)
        os._exit(run(*command.words, at=root).code)
    return pid


def _faults(command: Command, root: Path, course: Course) -> Iterator[str]:
    """What is wrong with a workspace in which the command was killed: said by the readers, by the next writer, by the same command again."""
    if command.makes:
        yield from _faults_of_new(command, root, course)
        return
    is_clean = run("validate", at=root).code == 0 and not read_workspace(root).problems
    if not is_clean and not _is_between_two_files(command, _files(root), course):
        yield "validate is not clean"
    for stray in (path for path in root.rglob("*") if is_temporary(path.name)):
        os.utime(stray, (time.time() - SPARED_SECONDS - 60,) * 2)
    again = run(*command.words, at=root, now=LATER if command.words[0] == "record" else NOW)
    if again.code not in (0, 2):
        yield f"run again: {again}"
    if command.words[0] != "record" and _lasting(_files(root)) != _lasting(course.files):
        yield "run again it does not come to what it would have come to"
    writer = run(*NEXT_WRITER, "--late" if command.words[0] == "close" else "--force", at=root)
    if writer.code:
        yield f"the next writer: {writer}"
    if left := [path for path in root.rglob("*") if path.name.startswith(".")]:
        yield f"left for ever: {left}"
    if run("validate", at=root).code:
        yield "validate is not clean in the end"


def _faults_of_new(command: Command, root: Path, course: Course) -> Iterator[str]:
    """What is wrong with a workspace that the command was making: there is none yet, or the whole."""
    made = root / command.makes
    is_there = (made / "plan" / "plan.yaml").exists()
    if is_there and _files(made) != course.files:
        yield "a part passes for a workspace"
    for stray in (path for path in root.rglob("*") if is_temporary(path.name)):
        os.utime(stray, (time.time() - SPARED_SECONDS - 60,) * 2)
    again = run(*command.words, at=root)
    if again.code != (2 if is_there else 0):
        yield f"run again: {again}"
    if _files(made) != course.files:
        yield "run again it does not come to what it would have come to"
    if left := [path for path in root.rglob("*") if is_temporary(path.name)]:
        yield f"left for ever: {left}"


def _is_between_two_files(command: Command, files: dict[str, bytes], course: Course) -> bool:
    """Whether an amendment is written and its task is not: `validate` says so, and the same words finish it."""
    document = "plan/plan.yaml"
    return (
        command is COMMANDS["amend"]
        and files[document] == course.files[document]
        and _lasting(files) != _lasting(course.files)
    )


def _files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "plan").rglob("*") if path.is_file()
    }


def _lasting(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files that are whole, by names without what is drawn by lot and what tells the order of writing."""
    return {_DRAWN.sub(".yaml", name): data for name, data in files.items() if ".tthc-" not in name}


_DRAWN = re.compile(r"-\d{3}-[0-9a-f]{6}\.yaml")
LATER = "2026-06-30T08:00:01+07:00"
"""The moment of whoever records again: what is recorded twice in one moment is a copy."""


def main() -> int:
    """Crash the command asked for; 1 where something was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.crashing", description="Kill a command at random moments.")
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    os.environ["TTHC_NOW"] = NOW
    faults = list(crash(COMMANDS[asked.command], asked.count, asked.seed))
    print("\n".join([*faults, f"{asked.command}: {asked.count} crashes, {len(faults)} faults"]))  # noqa: T201
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
