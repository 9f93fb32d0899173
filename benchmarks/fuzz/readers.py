"""Everything that reads what others wrote, each with real inputs to begin with and a way to have it read: one line for a new one."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import typer
from tests.git import start_repository
from tests.running import run
from tests.workspaces import BASE, REPOSITORY, entry, lay

from benchmarks.fuzz.mutating import PIECES, mutate
from tthc_cli.cli.main import build

DEMO = REPOSITORY / "src/tthc_cli/packaged/demo/plan/progress"
ENTRY = "plan/progress/2026-06/20260612-III-1-b-vhxh-aaaaaa.yaml"
READING = (
    ("validate",), ("status",), ("status", "--json"), ("report", "--quarter", "2"), ("report", "--quarter", "3", "--format", "html"),
    ("export", "--what", "entries"), ("export", "--what", "tasks"), ("calendar",), ("remind",), ("show", "III.1.a"), ("show", "vhxh"), ("log",),
    ("dashboard",), ("form", "--all", "--quarter", "2", "-o", "out"), ("diff",), ("validate", "--since", "HEAD"), ("schema", "entry", "--workspace", "."),
    ("record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--result", "x"), ("close", "--quarter", "1"),
    ("amend", "III.1.a", "--due", "Trước 31/12/2026", "--document", "1/A", "--reason", "x"),
    ("instruct", "III.2.d", "--document", "9/SNV", "--from", "so noi vu", "--date", "1/6/2026"),
)  # fmt: skip
"""Commands that read the whole workspace."""
Input = tuple[tuple[str, ...], bytes]
"""A command line, and the bytes of the file that it reads."""


@dataclass(frozen=True)
class Reader:
    """`place` is the file that the bytes are written to, if they are a file; `make` draws an input."""

    name: str
    make: Callable[[Random], Input]
    place: Callable[[tuple[str, ...]], str | None] = lambda _: None


def lay_workspace(root: Path) -> Path:
    """The workspace in which inputs are read: the small plan with an entry, a closed period, a template, a form, all in git."""
    lay(root)
    entry(root, Path(ENTRY).name, "task: III.1.b\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress\nresult: Việc")
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    run("close", "--quarter", "2", at=root)
    run("form", "--all", "--quarter", "3", "-o", "phieu", at=root)
    return start_repository(root)


def readers(laid: Path) -> Iterator[Reader]:
    """All of them; `laid` is such a workspace, to take inputs from."""
    plan = sorted([*(BASE / "plan").rglob("*.yaml"), *(path for path in (REPOSITORY / "plan").rglob("*.yaml"))])
    places = (
        "plan/plan.yaml",
        "plan/units.yaml",
        "plan/targets.yaml",
        "plan/tasks/III.1.yaml",
        "plan/calendar/2026.yaml",
    )
    for place in places:
        like = [
            path.read_bytes()
            for path in plan
            if path.parent.name == Path(place).parent.name and _kind(path) == _kind(Path(place))
        ]
        yield _of_files(f"plan:{Path(place).stem}", place, like, READING)
    yield _of_files("entry", ENTRY, [path.read_bytes() for path in sorted(DEMO.rglob("*.yaml"))], READING)
    closed = min((laid / "plan/closed").iterdir())
    closing = (
        ("validate",),
        ("report", "--quarter", "2"),
        ("close", "--quarter", "2", "--reopen", "--document", "1", "--reason", "x"),
    )
    yield _of_files("closed", f"plan/closed/{closed.name}", [closed.read_bytes()], closing)
    templates = [path.read_bytes() for path in sorted((REPOSITORY / "templates").iterdir())]
    yield _of_files(
        "template",
        "templates/tong-hop.md.j2",
        templates,
        (("report", "--quarter", "2", "--as-of", "30/6/2026"), ("validate",)),
    )
    forms = [path.read_bytes() for path in sorted((laid / "phieu").iterdir())]
    yield _of_files(
        "form", "phieu/x.xlsx", forms, (("collect", "phieu/x.xlsx", "--dry-run"), ("collect", "phieu/x.xlsx"))
    )
    for ending in ("docx", "pdf", "txt"):
        originals = [path.read_bytes() for path in sorted((REPOSITORY / "tests/data").rglob(f"*.{ending}"))]
        importing = (("import", f"x.{ending}", "moi"), ("import", f"x.{ending}", "--into", "."))
        yield _of_files(f"import:{ending}", f"x.{ending}", originals, importing)
    yield Reader("revision", _draw_revision)
    yield Reader("arguments", _ArgumentsDrawn().draw)


def _kind(path: Path) -> str:
    return path.stem if path.parent.name == "plan" else ""


def _of_files(name: str, place: str, corpus: Sequence[bytes], commands: Sequence[tuple[str, ...]]) -> Reader:
    def make(lot: Random) -> Input:
        return lot.choice(commands), mutate(lot.choice(corpus), lot, corpus)

    return Reader(name, make, lambda _: place)


_REVISIONS = (
    "HEAD",
    "main",
    "HEAD~1",
    "@{2026-06-30}",
    "@{30/6/2026}",
    "@{",
    "v1",
    "HEAD^{commit}",
    ":/Kế",
    "main..HEAD",
    "HEAD:plan",
    "--all",
    "-1",
)


def _words(lot: Random, like: Sequence[str]) -> str:
    """A word of a command line: anything but the one byte that no command line can hold."""
    return mutate(lot.choice(like).encode(), lot, PIECES)[:3000].replace(b"\0", b"").decode("utf-8", "surrogateescape")


def _draw_revision(lot: Random) -> Input:
    old, new = _words(lot, _REVISIONS), _words(lot, _REVISIONS)
    shapes = (
        ("diff", "--", old),
        ("diff", "--", old, new),
        ("validate", f"--since={old}"),
        ("diff", old),
        ("validate", "--since", old),
    )
    return lot.choice(shapes), b""


class _ArgumentsDrawn:
    """Command lines from the program's own options, with values that are half right. Where a file is written, its name is a plain one."""

    _VALUES = (
        "III.1.b", "2.dd", "vhxh", "van hoa", "in_progress", "hoàn thành", "12/6/2026", "2026-06-12", "1", "2", "40", "II.1.a=1/2", "45/BC; 1/6/2026; x; y",
        "text", "json", "html", "md", "status", "overdue", "tong-hop", "2026", "Trước 31/12/2026", "", "đ", "III", "x" * 300, "plan", "entry", "A",
    )  # fmt: skip
    _FILES = ("out.md", "out.xlsx", "out.csv", "out", "out.ics", "out.json", "out.docx")
    _NEVER = ("--serve", "--workspace", "--help", "-h", "--debug")

    def __init__(self) -> None:
        group: Any = typer.main.get_command(build())
        self._commands = {name: command.params for name, command in group.commands.items()}

    def draw(self, lot: Random) -> Input:
        name = lot.choice(sorted(self._commands))
        words = [name]
        for param in self._commands[name]:
            if lot.random() < (0.3 if param.param_type_name == "option" else 0.8):
                words += self._given(param, lot)
        if lot.random() < 0.1:
            words.insert(lot.randint(1, len(words)), f"--{_words(lot, self._VALUES)}x")
        return tuple(words), b""

    def _given(self, param: Any, lot: Random) -> list[str]:
        if set(param.opts).intersection(self._NEVER):
            return []
        writes = {"-o", "--output"}.intersection(param.opts) or param.name == "folder"
        value = (
            lot.choice(self._FILES)
            if writes
            else _words(lot, self._VALUES)
            if lot.random() < 0.5
            else lot.choice(self._VALUES)
        )
        if param.param_type_name == "argument":
            return [value] if writes or not value.startswith("-o") else []
        return [lot.choice(param.opts)] if getattr(param, "is_flag", False) else [lot.choice(param.opts), value]
