"""Asking an officer step by step for what a command line left out. Choices are found by their number or words, marks or not."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.text import Text

from tthc_cli.cli.terminal import screen, show_stop
from tthc_cli.errors import UsageFaultError
from tthc_cli.report.words import TEXT_LABELS
from tthc_cli.usecases.entry_parts import understand_evidence, understand_measure, understand_percent
from tthc_cli.usecases.filing import Desk
from tthc_cli.usecases.foreseeing import check_typed, objection_to
from tthc_cli.usecases.offering import Choice, Offer
from tthc_cli.usecases.recording import ProgressTyped
from tthc_cli.usecases.understanding import understand_day


def is_conversation() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask_missing(typed: ProgressTyped, desk: Desk) -> ProgressTyped:
    """The entry with everything asked for that was not typed, each answer judged at once. Enter leaves an optional part out, or keeps
    what the corrected entry says.
    """
    check_typed(desk, typed)
    offer, force = Offer(desk), typed.force
    for part, question in _QUESTIONS.items():
        if typed.part(part) in (None, ()) or (part in _REQUIRED and not typed.part(part)):
            typed = _settle(typed, part, question, offer, force=force)
    return typed


def _settle(typed: ProgressTyped, part: str, question: "_Question", offer: Offer, *, force: bool) -> ProgressTyped:
    """The entry with one more part, asked for again as long as it would be refused and the officer does not insist."""
    while True:
        answered = typed.saying(part, question(offer, typed))
        objection = objection_to(offer.desk, answered, part, before=typed, force=force)
        if objection is None:
            return answered
        show_stop(objection.error)
        if objection.insisting and _is_sure():
            insisting: dict[str, Any] = {objection.insisting: True}
            return replace(answered, **insisting)


def _is_sure() -> bool:
    """Whether the officer wants it all the same; by the first letter of "có" or "yes"."""
    return _read("Vẫn ghi như vậy? (gõ “có” để ghi, Enter để trả lời lại): ")[:1].lower() in ("c", "y")


def ask_file() -> Path | None:
    """The document to make a plan from, as typed or drawn into the window; None where there is none."""
    typed = _read("Tệp kế hoạch (Word, PDF hoặc tệp chữ) để lập bản nháp (Enter để bỏ qua): ").strip("'\" ")
    return Path(typed) if typed else None


_Question = Callable[[Offer, ProgressTyped], object]
"""Asks for one part of an entry, of which the others are typed so far."""


def _ask_task(offer: Offer, typed: ProgressTyped) -> str:
    return _choose("Nhiệm vụ", offer.tasks(), offer.task, offer.kept(typed).get("task", ""))


def _ask_unit(offer: Offer, typed: ProgressTyped) -> str:
    return _choose("Đơn vị", offer.units(typed.task), offer.unit, offer.kept(typed).get("unit", ""))


def _ask_progress(offer: Offer, typed: ProgressTyped) -> str:
    return _choose("Tiến độ", offer.progress(), offer.word, offer.kept(typed).get("progress", ""))


def _ask_day(offer: Offer, typed: ProgressTyped) -> str | None:
    kept = offer.kept(typed).get("day", "")
    label = "Ngày của việc" if kept else "Ngày của việc, nếu không phải hôm nay"
    return _ask_understood(f"{label}{_on_enter(kept)}: ", lambda typed: understand_day(typed, "Ngày"))


def _ask_percent(offer: Offer, typed: ProgressTyped) -> str | None:
    if not offer.is_under_way(typed.progress):
        return None
    return _ask_kept("Phần trăm khối lượng đã làm", offer.kept(typed).get("percent", ""), understand_percent)


def _asking(part: str, label: str) -> _Question:
    """The question for a text, which may be passed over where an entry of this progress can do without."""

    def ask(offer: Offer, typed: ProgressTyped) -> str | None:
        kept = offer.kept(typed).get(part, "")
        if offer.needs(part, typed.progress) and not kept:
            return _ask_for(f"{label}: ")
        return _ask_kept(label, kept)

    return ask


def _ask_evidence(offer: Offer, typed: ProgressTyped) -> tuple[str, ...]:
    label = "Minh chứng “số văn bản; ngày; trích yếu”"
    evidence = _ask_kept(label, offer.kept(typed).get("evidence", ""), understand_evidence)
    return () if evidence is None else (evidence,)


def _ask_measures(offer: Offer, typed: ProgressTyped) -> tuple[str, ...]:
    """A figure of each indicator, as `--measure` takes it."""
    kept = offer.kept(typed)
    asked = [(one.value, _ask_measure(one, kept)) for one in offer.indicators(typed.task, typed.unit)]
    return tuple(f"{id_}={figure}" for id_, figure in asked if figure)


def _ask_measure(indicator: Choice, kept: Mapping[str, str]) -> str | None:
    label = f"Số liệu {indicator.value} {indicator.words} (tử số/mẫu số){_on_enter(kept.get(indicator.value, ''))}: "
    return _ask_understood(label, lambda typed: understand_measure(f"{indicator.value}={typed}"))


_QUESTIONS: Mapping[str, _Question] = {
    "task": _ask_task,
    "unit": _ask_unit,
    "progress": _ask_progress,
    "day": _ask_day,
    "percent": _ask_percent,
    **{part: _asking(part, label) for part, label in TEXT_LABELS.items()},
    "evidence": _ask_evidence,
    "measures": _ask_measures,
}
"""In the order in which they are asked."""
_REQUIRED = ("task", "unit", "progress")
_NOTHING = "-"
"""Typed where there is nothing to say, and nothing to keep."""


def _on_enter(kept: str, drops: str = "") -> str:
    return f" (Enter để giữ “{kept}”{drops})" if kept else " (Enter để bỏ qua)"


def _ask_kept(label: str, kept: str, understand: Callable[[str], object] = str) -> str | None:
    """An optional part: None where nothing is said of it, empty where what was kept so far is to go."""
    prompt = f"{label}{_on_enter(kept, f', gõ {_NOTHING} để bỏ')}: "
    typed = _ask_understood(prompt, lambda typed: typed == _NOTHING or understand(typed))
    if typed == _NOTHING:
        return "" if kept else None
    return typed


def _ask_understood(prompt: str, understand: Callable[[str], object]) -> str | None:
    """Words that are understood, asked for again until they are; None where the officer passes it over."""
    while typed := _read(prompt):
        try:
            understand(typed)
        except UsageFaultError as error:
            show_stop(error)
        else:
            return typed
    return None


def _choose(label: str, choices: Sequence[Choice], understand: Callable[[str], str], kept: str) -> str:
    """One of the choices, by its number or by words, or by Enter the one kept so far; asked again until it is understood."""
    console = screen(to_stderr=True)
    for number, choice in enumerate(choices, 1):
        console.print(Text(f"  {number:>2}. {choice.words}"))
    words = {choice.value: choice.words for choice in choices}
    prompt = f"{label} (số hoặc chữ){_on_enter(words.get(kept, kept)) if kept else ''}: "
    while True:
        typed = _read(prompt) if kept else _ask_for(prompt)
        if not typed:
            return kept
        if typed.isdecimal() and 1 <= int(typed) <= len(choices):
            return choices[int(typed) - 1].value
        try:
            return understand(typed)
        except UsageFaultError as error:
            show_stop(error)


def _ask_for(prompt: str) -> str:
    """A line that is not empty."""
    while True:
        if typed := _read(prompt):
            return typed


def _read(prompt: str) -> str:
    """A line typed by the officer. Raises UsageFaultError at the end of input."""
    screen(to_stderr=True).print(Text(prompt), end="", soft_wrap=True)
    try:
        return input().strip()
    except EOFError as error:
        raise UsageFaultError("chưa trả lời hết các câu hỏi, nên không ghi gì") from error
