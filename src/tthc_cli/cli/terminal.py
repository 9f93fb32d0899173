"""What stands between the commands and the screen: colours, problems, sentences to the officer."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import typer
from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderHook, RenderResult
from rich.segment import Segment
from rich.text import Text

from tthc_cli.errors import StopError
from tthc_cli.problems import Problem
from tthc_cli.report.json_text import json_text
from tthc_cli.report.printable import printable, without_commands
from tthc_cli.report.problem_text import faults_words, problem_lines


def screen(*, no_color: bool = False, to_stderr: bool = False) -> Console:
    """A console for results (stdout) or for talk (stderr); plain where the output is no terminal.

    Data is never markup, and nothing in it is an order to the terminal.
    """
    console = Console(
        stderr=to_stderr,
        no_color=no_color or None,
        color_system=None if no_color else "auto",
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
        legacy_windows=False if os.environ.get("WT_SESSION") else None,
    )
    console.push_render_hook(_Cleaning())
    return console


class _Cleaning(RenderHook):
    """Has everything that is printed cleaned on its way, whatever it is made of."""

    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        return [_Cleaned(renderable) for renderable in renderables]


@dataclass(frozen=True)
class _Cleaned:
    renderable: ConsoleRenderable

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        # Cleaned as one text, because a line may be made of several segments; no letter comes or goes.
        segments = list(console.render(self.renderable, options))
        cleaned, at = _clean("".join(segment.text for segment in segments)), 0
        for segment in segments:
            yield Segment(cleaned[at : at + len(segment.text)], segment.style)
            at += len(segment.text)


def _clean(text: str) -> str:
    return without_commands(printable(text))


def say(words: str, *, end: str = "\n") -> None:
    """Say an answer on stdout as it is: no line of it is folded."""
    typer.echo(_clean(words) + end, nl=False)


def say_to_host(words: str) -> None:
    """Say a line on stdout that is a command to the code host; what it holds of data is escaped already."""
    typer.echo(printable(words))


def say_json(fields: Any) -> None:
    """Say an answer on stdout for a program."""
    typer.echo(json_text(fields))


def tell(words: str) -> None:
    """Say a sentence on stderr: what was understood, what was written."""
    screen(to_stderr=True).print(Text(words), soft_wrap=True)


def show_problems(problems: Iterable[Problem], console: Console) -> None:
    """Print problems one after another; lines are not folded, so that a place can be clicked."""
    for problem in problems:
        for line in problem_lines(problem):
            console.print(line, soft_wrap=True)


def warn_of_errors(errors: Iterable[Problem], *, counts_entries: bool = True) -> None:
    """Say on stderr what is wrong with the data, and what that means for the answer."""
    if listed := list(errors):
        console, said = screen(to_stderr=True), faults_words(listed, "kết quả trên", counts_entries=counts_entries)
        console.print(Text(f"\nChú ý: {said}:", style="bold red"), soft_wrap=True)
        show_problems(listed, console)


def note_errors_elsewhere(errors: Sequence[Problem]) -> None:
    """Say on stderr that something else in the workspace is wrong, which did not keep this command from its work."""
    if errors:
        tell(
            f"Lưu ý: nơi khác trong kế hoạch đang có {len(errors)} lỗi, lỗi đầu tiên ở {errors[0].place.file}. Chạy tthc validate để xem."
        )


def show_stop(error: StopError) -> None:
    """Say on stderr why a command cannot give its answer, and the way out."""
    console = screen(to_stderr=True)
    show_problems(error.problems, console)
    console.print(Text.assemble(("Lỗi: ", "bold red"), error.message), soft_wrap=True)
    if error.hint:
        console.print(Text(f"  Cách sửa: {error.hint}"), soft_wrap=True)
