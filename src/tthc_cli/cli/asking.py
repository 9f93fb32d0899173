"""Asking an officer step by step for what a command line left out. Choices are found by their number, id or words, marks or not."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from rich.text import Text

from tthc_cli.cli.terminal import screen, show_stop
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.progress import Progress
from tthc_cli.errors import UsageFaultError
from tthc_cli.report.words import PROGRESS
from tthc_cli.usecases.looking import plan_of
from tthc_cli.usecases.recording import ProgressTyped, understand_progress
from tthc_cli.usecases.understanding import understand_item, understand_unit

_FREE_TEXTS = (
    ("result", "Kết quả"),
    ("difficulty", "Khó khăn, vướng mắc"),
    ("cause", "Nguyên nhân"),
    ("proposal", "Đề xuất, kiến nghị"),
    ("next", "Phương hướng kỳ sau"),
)


def is_conversation() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask_missing(typed: ProgressTyped, root: Path) -> ProgressTyped:
    """The entry with everything asked for that was not typed; an empty answer leaves an optional part out."""
    plan = plan_of(root)
    task = typed.task or _ask_task(plan)
    unit = typed.unit or _ask_unit(plan, task)
    progress = typed.progress or _ask_progress()
    answers = {name: getattr(typed, name) or _ask(label, optional=True) for name, label in _FREE_TEXTS}
    return replace(typed, task=task, unit=unit, progress=progress, **answers)


def _ask_task(plan: Plan) -> str:
    items = list(plan.items.values())
    return _choose("Nhiệm vụ", [f"{item.id}  {item.title}" for item in items], [item.id for item in items], lambda typed: understand_item(plan, typed))


def _ask_unit(plan: Plan, task: str) -> str:
    item = plan.item_for(understand_item(plan, task))
    named = (*item.lead, *item.coordinate, *item.consolidate) if item else ()
    ids = plan.directory.members(named)
    return _choose("Đơn vị", [plan.directory.name(unit) for unit in ids], ids, lambda typed: understand_unit(plan, typed).id)


def _ask_progress() -> str:
    stated = [progress for progress in Progress if progress is not Progress.NONE]
    return _choose("Tiến độ", [PROGRESS[progress] for progress in stated], [progress.value for progress in stated], lambda typed: understand_progress(typed).value)


def _choose(label: str, shown: Sequence[str], values: Sequence[str], understand: Callable[[str], str]) -> str:
    """One of the values, by its number or by words; asked again until it is understood."""
    console = screen(to_stderr=True)
    for number, words in enumerate(shown, 1):
        console.print(Text(f"  {number:>2}. {words}"))
    while True:
        typed = _ask(f"{label} (số hoặc chữ)")
        if typed.isdigit() and 1 <= int(typed) <= len(values):
            return values[int(typed) - 1]
        try:
            return understand(typed)
        except UsageFaultError as error:
            show_stop(error)


def _ask(label: str, *, optional: bool = False) -> str:
    """A line typed by the officer. Raises UsageFaultError at the end of input."""
    console = screen(to_stderr=True)
    while True:
        console.print(Text(f"{label}{' (Enter để bỏ qua)' if optional else ''}: "), end="")
        try:
            typed = input().strip()
        except EOFError as error:
            raise UsageFaultError("chưa trả lời hết các câu hỏi, nên không ghi gì") from error
        if typed or optional:
            return typed
