"""Readers of command lines: names of revisions, options with their values, and lines half-typed when the Tab key is pressed."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import typer
from tests.running import run

from benchmarks.fuzz.files import draw_change
from benchmarks.fuzz.mutating import PIECES, mutate
from benchmarks.fuzz.reading import Input, wrong_exit
from tthc_cli.cli.completing import OPTIONS, WORDS
from tthc_cli.cli.main import build
from tthc_cli.cli.remembering import RESTING_ON, answer

_REVISIONS = (
    "HEAD", "main", "HEAD~1", "@{2026-06-30}", "@{30/6/2026}", "@{", "v1", "HEAD^{commit}", ":/Kế", "main..HEAD", "HEAD:plan", "--all", "-1",
)  # fmt: skip


def _words(lot: Random, like: Sequence[str]) -> str:
    """A word of a command line: anything but the one byte that no command line can hold."""
    return mutate(lot.choice(like).encode(), lot, PIECES)[:3000].replace(b"\0", b"").decode("utf-8", "surrogateescape")


def draw_revision(lot: Random) -> Input:
    """A command that is told a revision."""
    old, new = _words(lot, _REVISIONS), _words(lot, _REVISIONS)
    shapes = (
        ("diff", "--", old),
        ("diff", "--", old, new),
        ("validate", f"--since={old}"),
        ("diff", old),
        ("validate", "--since", old),
    )
    return Input(lot.choice(shapes))


class ArgumentsDrawn:
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
        """A whole line."""
        return Input(self.line(lot.choice(sorted(self._commands)), lot))

    def line(self, command: str, lot: Random) -> tuple[str, ...]:
        """A whole line of one command."""
        words = [command]
        for param in self._commands[command]:
            if lot.random() < (0.3 if param.param_type_name == "option" else 0.8):
                words += self._given(param, lot)
        if lot.random() < 0.1:
            words.insert(lot.randint(1, len(words)), f"--{_words(lot, self._VALUES)}x")
        return tuple(words)

    def options(self, command: str) -> list[str]:
        """The names of a command's options."""
        return [name for param in self._commands[command] if param.param_type_name == "option" for name in param.opts]

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


class HalfTyped:
    """Command lines up to the word in which the Tab key is pressed, which is the last one."""

    _WORKSPACES = (".", "plan", "..", "/", "~", "x", "", "NUL", "x" * 5000)
    _BEGUN = ("2.dd", "iii.1.", "VH", "II.1.a=1", "overdue,due", "2", "2026", "'thư", "x")
    _NAMES = ("thư", "báo cáo tháng", "x" * 40)

    def __init__(self) -> None:
        self._lines = ArgumentsDrawn()

    def draw(self, lot: Random) -> Input:
        """A line, and a file of the workspace that is another."""
        return replace(draw_change(lot, self._own_template(lot)), words=self._line(lot))

    def _line(self, lot: Random) -> tuple[str, ...]:
        line = list(self._lines.draw(lot).words)
        del line[lot.randint(1, len(line)) :]
        if lot.random() < 0.1:
            line += ["--workspace", _words(lot, self._WORKSPACES)]
        if lot.random() < 0.6:
            line += self._question(line[0], lot)
        if lot.random() < 0.2:
            line = [part for word in line for part in self._parted(word)]
        begun = line.pop()
        return (*line, begun[: lot.choice((0, 1, 2, 4, len(begun), len(begun), len(begun)))])

    def _question(self, command: str, lot: Random) -> Sequence[str]:
        """Something that the plan can answer: an option of the command, apart from what is begun or joined to it, or its argument."""
        options = [name for name in self._lines.options(command) if name in OPTIONS or name in WORDS]
        asked, begun = lot.choice((*options, "")), lot.choice(("", *self._BEGUN))
        return lot.choice(((asked, begun), (f"{asked}={begun}",))) if asked else (begun,)

    @staticmethod
    def _parted(word: str) -> Sequence[str]:
        """As bash parts the words of a line, at = and with an open quotation mark."""
        before, mark, after = word.partition("=")
        return (before, mark, f"'{after}") if mark else (word,)

    def _own_template(self, lot: Random) -> str:
        name = _words(lot, self._NAMES).replace("/", "").encode("utf-8", "surrogateescape")[:120]
        return f"templates/{name.decode('utf-8', 'surrogateescape')}.md.j2"


def press_tab(given: Input, root: Path) -> str:
    """Ask what the last word may become: how that fails. What is told must be lines of two parts that a screen shows as they are."""
    *before, begun = given.words
    ran = run(*before, at=root, program=answer, TTHC_COMPLETE=f"+{begun}")
    if ran.code or ran.err:
        return wrong_exit(ran) or f"said on stderr: {ran.err[:80]}"
    told = [line.split("\t") for line in ran.out.removesuffix("\n").split("\n") if ran.out]
    return "" if all(len(parts) == 2 and "".join(parts).isprintable() for parts in told) else "told what is no line"


class Repeated:
    """A question that is answered from memory, and a file that is another since the last time."""

    _USUAL = (("status",), ("validate",), ("diff",), ("remind",), ("show", "III.1.a"), ("report", "--quarter", "2"))

    def __init__(self) -> None:
        self._lines = ArgumentsDrawn()

    def draw(self, lot: Random) -> Input:
        """Seldom other words, so that there is something to remember."""
        words = self._lines.line(lot.choice(sorted(RESTING_ON)), lot) if lot.random() < 0.3 else lot.choice(self._USUAL)
        return replace(draw_change(lot), words=words)


def ask_again(given: Input, root: Path) -> str:
    """Ask with a memory, once more, and without: how that fails. All three must be told the same."""
    memory = str(root / "memory")
    first, *others = (run(*given.words, at=root, program=answer, TTHC_CACHE=cache) for cache in (memory, memory, "off"))
    return wrong_exit(first) or ("" if others == [first, first] else "told something else from memory")
