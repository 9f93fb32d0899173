"""What an officer typed, understood: which task, which unit, which day, which progress."""

from collections.abc import Sequence
from datetime import date

from tthc_cli.domain.dates import read_date
from tthc_cli.domain.ids import TASK_PART, nearest_ids, read_id
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.progress import Progress
from tthc_cli.domain.text import fold, found_in, nearest, normalise
from tthc_cli.domain.units import Side, Unit
from tthc_cli.errors import UsageFaultError
from tthc_cli.report.words import PROGRESS, PROGRESS_CHOICES
from tthc_cli.store.decoding import plain


def understand_day(typed: str, option: str) -> date:
    """The day meant; raises UsageFaultError naming the option."""
    try:
        return read_date(typed)
    except ValueError as error:
        raise UsageFaultError(f"{option}: {error}") from error


def understand_words(typed: str, option: str) -> str:
    """The words as a file holds them; raises UsageFaultError naming the option where there are none or no file can hold them."""
    words = plain(typed).strip()
    if not words:
        raise UsageFaultError(f"{option} để trống")
    if not words.isprintable():
        raise UsageFaultError(
            f"{option} “{typed}” có ký tự điều khiển vô hình", hint="Gõ lại trên một dòng, bằng chữ thường."
        )
    return words


def understand_item(plan: Plan, typed: str) -> str:
    """The id of the task, duty or step meant by an id typed loosely or by words of its title.

    Raises UsageFaultError with the candidates where none or several are meant.
    """
    id_ = read_id(typed)
    if id_ and plan.item_for(id_):
        return id_
    named = [task.id for task in plan.items.values() if len(fold(typed)) > 2 and found_in(typed, task.title)]
    if len(named) == 1:
        return named[0]
    if not named and plan.lacks_tasks:
        raise UsageFaultError(
            f"phần kế hoạch đọc được không có nhiệm vụ “{normalise(typed)}”",
            hint="Chạy tthc validate để xem tệp nào chưa đọc được.",
        )
    near = named or _near_items(plan, id_ or typed)
    raise UsageFaultError(
        f"không có nhiệm vụ “{normalise(typed)}”" if not named else f"“{normalise(typed)}” có thể là nhiều nhiệm vụ",
        hint=_candidates([f"{id_} ({item.title})" for id_ in near if (item := plan.item_for(id_))], "tthc status"),
    )


def _near_items(plan: Plan, typed: str) -> list[str]:
    """The tasks of a section that was named alone; else ids like the one typed."""
    in_section = [id_ for id_, item in plan.items.items() if item.section == typed]
    return in_section or nearest_ids(typed, plan.items, count=_MOST_CANDIDATES) or nearest(typed, plan.items, count=4)


_MOST_CANDIDATES = 8


def understand_target(plan: Plan, typed: str) -> str:
    """The id of the target meant; raises UsageFaultError where there is none."""
    id_ = read_id(typed) or ""
    if any(target.id == id_ for target in plan.targets):
        return id_
    raise UsageFaultError(
        f"không có chỉ tiêu “{normalise(typed)}”",
        hint=_candidates([f"{target.id} ({target.title})" for target in plan.targets], "tthc status"),
    )


def understand_unit(plan: Plan, typed: str) -> Unit:
    """The unit meant by an id, a name, an alias or a part of one, with or without marks.

    Raises UsageFaultError with the candidates where none or several are meant.
    """
    named = plan.directory.named(typed)
    if len(named) == 1:
        return named[0]
    candidates = (
        named or plan.directory.near(typed) or [unit for unit in plan.directory.units if unit.side is Side.INSIDE]
    )
    raise UsageFaultError(
        f"“{normalise(typed)}” có thể là nhiều đơn vị" if named else f"không có đơn vị “{normalise(typed)}”",
        hint=_candidates([f"{unit.id} ({unit.name})" for unit in candidates], "plan/units.yaml"),
    )


def _candidates(candidates: Sequence[str], where: str) -> str:
    return f"Chọn một trong: {'; '.join(candidates)}." if candidates else f"Xem danh sách bằng {where}."


def understand_progress(typed: str) -> Progress:
    """The progress meant by its English word or its Vietnamese one, with or without marks."""
    words = {
        fold(word): progress
        for progress, said in PROGRESS.items()
        if progress is not Progress.NONE
        for word in (progress.value, said)
    }
    meant = words.get(fold(typed))
    if meant is None:
        raise UsageFaultError(f"không có tiến độ “{normalise(typed)}”", hint=f"Chọn một trong: {PROGRESS_CHOICES}.")
    return meant


def understand_section(plan: Plan, typed: str) -> str:
    """The section meant by III.2 or 2; raises UsageFaultError where there is none."""
    known = list(dict.fromkeys(task.section for task in plan.items.values()))
    wanted = normalise(typed).strip().upper()
    for section in known:
        if wanted in (section, section.removeprefix(f"{TASK_PART}.")):
            return section
    raise UsageFaultError(f"không có mục “{normalise(typed)}”", hint=_candidates(known, "tthc status"))
