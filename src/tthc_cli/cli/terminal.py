"""What stands between the commands and the screen: colours, problems, sentences to the officer."""

import os
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from tthc_cli.errors import StopError
from tthc_cli.problems import Problem
from tthc_cli.report.problem_text import problem_lines


def screen(*, no_color: bool = False, to_stderr: bool = False) -> Console:
    """A console for results (stdout) or for talk (stderr); plain where the output is no terminal. Data is never markup."""
    return Console(
        stderr=to_stderr,
        no_color=no_color or None,
        color_system=None if no_color else "auto",
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
        legacy_windows=False if os.environ.get("WT_SESSION") else None,
    )


def tell(words: str) -> None:
    """Say a sentence on stderr: what was understood, what was written."""
    screen(to_stderr=True).print(Text(words), soft_wrap=True)


def show_problems(problems: Iterable[Problem], console: Console) -> None:
    """Print problems one after another; lines are not folded, so that a place can be clicked."""
    for problem in problems:
        for line in problem_lines(problem):
            console.print(line, soft_wrap=True)


def warn_left_out(errors: Iterable[Problem]) -> None:
    """Say on stderr what an answer leaves out, and why."""
    listed = list(errors)
    if listed:
        console = screen(to_stderr=True)
        console.print(
            Text(
                f"\nChú ý: dữ liệu có {len(listed)} lỗi; nội dung bị lỗi không được tính vào kết quả trên:",
                style="bold red",
            ),
            soft_wrap=True,
        )
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
    console.print(Text.assemble(("Lỗi: ", "bold red"), _printable(error.message)), soft_wrap=True)
    if error.hint:
        console.print(Text(f"  Cách sửa: {_printable(error.hint)}"), soft_wrap=True)


def _printable(words: str) -> str:
    """What was typed comes back without characters that could move the cursor."""
    return "".join(char if char.isprintable() or char == "\n" else "·" for char in words)
