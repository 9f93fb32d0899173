"""Asking an officer step by step for what a command line left out. Choices are found by their number or words, marks or not."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from rich.text import Text

from tthc_cli.cli.terminal import screen, show_stop
from tthc_cli.errors import UsageFaultError
from tthc_cli.usecases.entry_parts import understand_evidence, understand_measure, understand_percent
from tthc_cli.usecases.offering import Choice, Offer
from tthc_cli.usecases.recording import ProgressTyped
from tthc_cli.usecases.understanding import understand_day


def is_conversation() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask_missing(typed: ProgressTyped, root: Path) -> ProgressTyped:
    """The entry with everything asked for that was not typed; an empty answer leaves an optional part out."""
    offer = Offer(root)
    task = typed.task or _choose("Nhiệm vụ", offer.tasks(), offer.task)
    unit = typed.unit or _choose("Đơn vị", offer.units(task), offer.unit)
    progress = typed.progress or _choose("Tiến độ", offer.progress(), offer.word)
    return replace(
        typed,
        task=task,
        unit=unit,
        progress=progress,
        day=typed.day or _ask_part("Ngày của việc, nếu không phải hôm nay", _understand_day),
        percent=typed.percent or _ask_percent(is_under_way=offer.is_under_way(progress)),
        result=typed.result or _ask("Kết quả", optional=not offer.needs_result(progress)),
        difficulty=typed.difficulty or _ask("Khó khăn, vướng mắc", optional=True),
        cause=typed.cause or _ask("Nguyên nhân", optional=True),
        proposal=typed.proposal or _ask("Đề xuất, kiến nghị", optional=True),
        next=typed.next or _ask("Phương hướng kỳ sau", optional=True),
        evidence=typed.evidence or _given(_ask_part("Minh chứng “số văn bản; ngày; trích yếu”", understand_evidence)),
        measures=typed.measures or _ask_measures(offer.indicators(task, unit)),
    )


def ask_file() -> Path | None:
    """The document to make a plan from, as typed or drawn into the window; None where there is none."""
    typed = _ask("Tệp kế hoạch (Word, PDF hoặc tệp chữ) để lập bản nháp", optional=True).strip("'\" ")
    return Path(typed) if typed else None


def _understand_day(typed: str) -> object:
    return understand_day(typed, "Ngày")


def _ask_percent(*, is_under_way: bool) -> str:
    return _ask_part("Phần trăm khối lượng đã làm", understand_percent) if is_under_way else ""


def _ask_measures(indicators: Sequence[Choice]) -> tuple[str, ...]:
    """A figure of each indicator, as `--measure` takes it."""
    asked = ((indicator.value, _ask_measure(indicator)) for indicator in indicators)
    return tuple(f"{id_}={figure}" for id_, figure in asked if figure)


def _ask_measure(indicator: Choice) -> str:
    label = f"Số liệu {indicator.value} {indicator.words} (tử số/mẫu số)"
    return _ask_part(label, lambda typed: understand_measure(f"{indicator.value}={typed}"))


def _given(words: str) -> tuple[str, ...]:
    return (words,) if words else ()


def _ask_part(label: str, understand: Callable[[str], object]) -> str:
    """Words that are understood, asked for again until they are; empty where the officer passes it over."""
    while typed := _ask(label, optional=True):
        try:
            understand(typed)
        except UsageFaultError as error:
            show_stop(error)
        else:
            return typed
    return ""


def _choose(label: str, choices: Sequence[Choice], understand: Callable[[str], str]) -> str:
    """One of the choices, by its number or by words; asked again until it is understood."""
    console = screen(to_stderr=True)
    for number, choice in enumerate(choices, 1):
        console.print(Text(f"  {number:>2}. {choice.words}"))
    while True:
        typed = _ask(f"{label} (số hoặc chữ)")
        if typed.isdecimal() and 1 <= int(typed) <= len(choices):
            return choices[int(typed) - 1].value
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
