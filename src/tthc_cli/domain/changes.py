"""What changed in meaning between two states of a plan, matched by id and never by line.

A change weakens the plan when less is promised after it: a later or vanished deadline, a lower goal, fewer who must do it, a product or
task dropped, a deadline that waits for somebody else. What has no meaning of its own here is told as a detail, so that nothing changes
unsaid.
"""

import difflib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from tthc_cli.domain.amendments import Amendment
from tthc_cli.domain.change import PLAN, Change, ChangeKind
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.deadlines import Deadline
from tthc_cli.domain.details import compare_details
from tthc_cli.domain.due import ExplicitDue, read_due
from tthc_cli.domain.obligations import units_of
from tthc_cli.domain.phrases import Unread
from tthc_cli.domain.plan import Indicator, Item, Plan, Step, Task
from tthc_cli.domain.text import fold
from tthc_cli.domain.workdays import CalendarYear


def compare_plans(old: Plan, new: Plan) -> list[Change]:
    """All changes, those that weaken the plan first; a change that an amendment of the new plan grants carries it."""
    found = [
        *_documents(old, new),
        *_items(old, new),
        *_members(old, new),
        *_calendars(old, new),
        *compare_details(old, new),
    ]
    granted = _by_what_they_grant(new)
    told = [replace(change, amendment=granted.get((change.subject, change.field, change.new))) for change in found]
    return sorted(told, key=lambda change: not change.weakens)


def _by_what_they_grant(plan: Plan) -> Mapping[tuple[str, str, str], Amendment]:
    """The amendments by task, field and new words; of several the last one."""
    return {(one.task, one.field, one.new): one for one in plan.document.amendments}


def _documents(old: Plan, new: Plan) -> Iterator[Change]:
    for field in ("number", "date", "year", "title", "issuer"):
        before, after = getattr(old.document, field), getattr(new.document, field)
        if before != after:
            yield Change(PLAN, ChangeKind.DOCUMENT, field, _words(before), _words(after))


def _words(value: object) -> str:
    return show_date(value) if isinstance(value, date) else str(value)


def _items(old: Plan, new: Plan) -> Iterator[Change]:
    before = {item.id: item for item in reversed(old.all_items())}
    after = {item.id: item for item in reversed(new.all_items())}
    moved = dict(_moved(before, after))
    for id_ in _ordered(before, after):
        if id_ in moved:
            yield Change(id_, ChangeKind.MOVED, "id", id_, moved[id_])
            yield from _changes_of(before[id_], after[moved[id_]], old, new)
        elif id_ in before and id_ in after:
            yield from _changes_of(before[id_], after[id_], old, new)
        elif id_ in before:
            yield Change(id_, ChangeKind.REMOVED, "id", before[id_].title, "", weakens=True)
        elif id_ not in moved.values():
            yield Change(id_, ChangeKind.ADDED, "id", "", after[id_].title)


def _ordered(before: dict[str, Item], after: dict[str, Item]) -> list[str]:
    return list(dict.fromkeys([*reversed(before), *reversed(after)]))


def _moved(before: dict[str, Item], after: dict[str, Item]) -> Iterator[tuple[str, str]]:
    """Items that have another id and the same words."""
    arrived = {fold(item.text): id_ for id_, item in after.items() if id_ not in before}
    for id_, item in before.items():
        if id_ not in after and fold(item.text) in arrived:
            yield id_, arrived.pop(fold(item.text))


def _changes_of(before: Item, after: Item, old: Plan, new: Plan) -> Iterator[Change]:
    yield from _due(before, after, old, new)
    if isinstance(before, Task) and isinstance(after, Task):
        yield from _units(before, after, old, new)
        yield from _products(before, after)
        yield from _steps(before, after, old, new)
    yield from _goals(before, after)
    for field in ("title", "text"):
        if getattr(before, field) != getattr(after, field):
            old_words, new_words = getattr(before, field), getattr(after, field)
            yield Change(
                after.id, ChangeKind.TEXT, field, old_words, new_words, note=show_word_changes(old_words, new_words)
            )


def _due(before: Item, after: Item, old: Plan, new: Plan) -> Iterator[Change]:
    old_words, new_words = _due_words(before), _due_words(after)
    if before.due == after.due:
        return
    was, becomes = read_due(before.due, old.document.year), read_due(after.due, new.document.year)
    if isinstance(was, Unread) or isinstance(becomes, Unread):
        # A slip that nobody can read promises nothing else; `validate` names it.
        weakens, note = False, "không đọc được"
    else:
        weakens, note = _judge_due(was, becomes)
    yield Change(after.id, ChangeKind.DUE, "due", old_words, new_words, weakens, note)


def _due_words(item: Item) -> str:
    return item.due.text if isinstance(item.due, ExplicitDue) else item.due or ""


def _judge_due(was: Deadline, becomes: Deadline) -> tuple[bool, str]:
    """Whether the plan promises less, and in words how much later or earlier."""
    if was.last and becomes.last and was.is_dated == becomes.is_dated:
        days = (becomes.last - was.last).days
        note = f"lùi {days} ngày" if days > 0 else f"sớm hơn {-days} ngày" if days else "ngày không đổi"
        return days > 0, note
    if was.is_dated and not becomes.is_dated:
        return True, "không còn ngày cụ thể"
    if becomes.is_dated and becomes.last:
        return False, f"nay có ngày cụ thể: {show_date(becomes.last)}"
    return bool(was.last) and not becomes.last, "không còn ngày cụ thể" if was.last and not becomes.last else ""


_ROLES = ("lead", "coordinate", "consolidate", "report_to")


def _units(before: Task, after: Task, old: Plan, new: Plan) -> Iterator[Change]:
    for role in _ROLES:
        was, becomes = getattr(before, role), getattr(after, role)
        if was != becomes:
            lost = set(old.directory.members(was)) - set(new.directory.members(becomes))
            note = _gains_and_losses(was, becomes, new.directory.name)
            yield Change(
                after.id, ChangeKind.UNITS, role, _join(was), _join(becomes), bool(lost) and role == "lead", note
            )


def _products(before: Task, after: Task) -> Iterator[Change]:
    if before.products != after.products:
        dropped = set(before.products).difference(after.products)
        note = _gains_and_losses(before.products, after.products, str)
        yield Change(
            after.id,
            ChangeKind.PRODUCTS,
            "products",
            _join(before.products),
            _join(after.products),
            bool(dropped),
            note,
        )


def _steps(before: Task, after: Task, old: Plan, new: Plan) -> Iterator[Change]:
    was, becomes = {step.id: step for step in before.steps}, {step.id: step for step in after.steps}
    for id_ in dict.fromkeys([*was, *becomes]):
        if id_ not in becomes:
            yield Change(id_, ChangeKind.REMOVED, "steps", was[id_].text, "", weakens=True)
        elif id_ not in was:
            yield Change(id_, ChangeKind.ADDED, "steps", "", becomes[id_].text)
        else:
            yield from _step(was[id_], becomes[id_], old, new)


def _step(before: Step, after: Step, old: Plan, new: Plan) -> Iterator[Change]:
    if before.lead != after.lead:
        lost = set(old.directory.members(before.lead)) - set(new.directory.members(after.lead))
        note = _gains_and_losses(before.lead, after.lead, new.directory.name)
        yield Change(after.id, ChangeKind.UNITS, "lead", _join(before.lead), _join(after.lead), bool(lost), note)
    if before.text != after.text:
        note = show_word_changes(before.text, after.text)
        yield Change(after.id, ChangeKind.TEXT, "text", before.text, after.text, note=note)


def _goals(before: Item, after: Item) -> Iterator[Change]:
    was, becomes = _by_id(before.indicators), _by_id(after.indicators)
    for id_ in dict.fromkeys([*was, *becomes]):
        if id_ not in becomes:
            yield Change(id_, ChangeKind.REMOVED, "indicators", was[id_].text, "", weakens=True)
        elif id_ not in was:
            yield Change(id_, ChangeKind.ADDED, "indicators", "", becomes[id_].text)
        elif was[id_].at_least != becomes[id_].at_least:
            old_goal, new_goal = was[id_].at_least, becomes[id_].at_least
            yield Change(id_, ChangeKind.GOAL, "at_least", f"{old_goal:f}%", f"{new_goal:f}%", new_goal < old_goal)


def _by_id(indicators: Sequence[Indicator]) -> dict[str, Indicator]:
    return {indicator.id: indicator for indicator in indicators}


def _members(old: Plan, new: Plan) -> Iterator[Change]:
    for id_, group in new.directory.groups_by_id.items():
        before = old.directory.groups_by_id.get(id_)
        if before and before.members != group.members:
            gained = [unit for unit in group.members if unit not in before.members]
            lost = [unit for unit in before.members if unit not in group.members]
            note = "; ".join(filter(None, (_obligations("thêm", gained, new), _obligations("bớt", lost, old))))
            yield Change(
                id_, ChangeKind.MEMBERS, "members", _join(before.members), _join(group.members), bool(lost), note
            )


def _obligations(verb: str, units: Sequence[str], plan: Plan) -> str:
    """How many tasks the units come to owe, or owe no more, by the group."""
    if not units:
        return ""
    count = sum(unit in units_of(task, plan) for task in plan.items.values() for unit in units)
    return f"{verb} {', '.join(plan.directory.name(unit) for unit in units)} ({count} nhiệm vụ)"


def _calendars(old: Plan, new: Plan) -> Iterator[Change]:
    before, after = _days_off(old.calendar), _days_off(new.calendar)
    for day in sorted(set(before) | set(after)):
        if before.get(day) != after.get(day):
            subject = f"lịch {day.year}"
            yield Change(subject, ChangeKind.CALENDAR, show_date(day), before.get(day, ""), after.get(day, ""))


def _days_off(years: Sequence[CalendarYear]) -> dict[date, str]:
    days = {day.date: f"nghỉ {day.name}" for year in years for day in year.holidays}
    days |= {swap.rest_day: "nghỉ hoán đổi" for year in years for swap in year.swaps}
    return days | {swap.work_day: "làm bù" for year in years for swap in year.swaps}


def _gains_and_losses(was: Sequence[str], becomes: Sequence[str], name: Callable[[str], str]) -> str:
    before, after = frozenset(was), frozenset(becomes)
    gained = [name(one) for one in becomes if one not in before]
    lost = [name(one) for one in was if one not in after]
    parts = [f"thêm {', '.join(gained)}"] if gained else []
    return "; ".join(parts + ([f"bớt {', '.join(lost)}"] if lost else [])) or "đổi thứ tự"


def _join(parts: Sequence[str]) -> str:
    return ", ".join(parts)


def show_word_changes(old: str, new: str) -> str:
    """The new words with what went as [-…-] and what came as {+…+}, and a few words around.

    Where comparing word by word would take too long, only what lies between the equal ends is shown, by its beginning if need be.
    """
    before, after = old.split(), new.split()
    if _steps_to_compare(before, after) <= MOST_STEPS:
        return _marked(before, after)
    return _marked_between_ends(before, after)


MOST_STEPS = 2_000_000
"""So many steps, about a tenth of a second, are spent on comparing two texts; texts of 500 words take fewer unless they repeat themselves."""


def _steps_to_compare(before: Sequence[str], after: Sequence[str]) -> int:
    """What a comparison takes at most: each block of equal words is looked for by one pass over all pairs of equal words."""
    counted = Counter(after)
    pairs = sum(count * counted[word] for word, count in Counter(before).items())
    return min(len(before), len(after)) * (len(before) + pairs)


def _marked(before: Sequence[str], after: Sequence[str]) -> str:
    parts: list[str] = []
    for action, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if action == "equal":
            parts.append(_shortened(after[k:m], is_first=not parts, is_last=m == len(after)))
            continue
        parts += _went_and_came(before[i:j], after[k:m])
    return " ".join(part for part in parts if part)


def _went_and_came(gone: Sequence[str], come: Sequence[str]) -> Iterator[str]:
    if gone:
        yield f"[-{' '.join(gone)}-]"
    if come:
        yield f"{{+{' '.join(come)}+}}"


def _marked_between_ends(before: Sequence[str], after: Sequence[str]) -> str:
    """As `_marked`, with the equal words at both ends found first."""
    start = _count_equal(before, after)
    end = _count_equal(before[start:][::-1], after[start:][::-1])
    gone, come = before[start : len(before) - end], after[start : len(after) - end]
    if _steps_to_compare(gone, come) <= MOST_STEPS:
        middle = _marked(gone, come)
    else:
        middle = f"nội dung thay đổi nhiều: {' '.join(_went_and_came(_beginning(gone), _beginning(come)))}"
    head = _shortened(after[:start], is_first=True, is_last=False)
    tail = _shortened(after[len(after) - end :], is_first=False, is_last=True)
    return " ".join(filter(None, (head, middle, tail)))


def _count_equal(before: Sequence[str], after: Sequence[str]) -> int:
    """How many words at the beginning are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))


_BEGINNING = 12


def _beginning(words: Sequence[str]) -> Sequence[str]:
    return [*words[:_BEGINNING], f"… ({len(words)} từ)"] if len(words) > _BEGINNING else words


_AROUND = 3


def _shortened(words: Sequence[str], *, is_first: bool, is_last: bool) -> str:
    """Equal words, with only a few beside each change."""
    if len(words) <= 2 * _AROUND:
        return " ".join(words)
    head = [] if is_first else words[:_AROUND]
    tail = [] if is_last else words[-_AROUND:]
    return " ".join([*head, "…", *tail])
