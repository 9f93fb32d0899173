"""What a silent task takes over: the block that stands once for several tasks above it, or the unit whose duty it is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tthc_cli.domain.draft import Certainty, Found, ItemDraft
from tthc_cli.domain.text import fold

_SHARED_ENOUGH = 0.4
_FEWEST_TRIPLES = 10


def inherit_in_section(items: Sequence[ItemDraft], labelled: frozenset[str]) -> list[ItemDraft]:
    """The tasks of a section, each without details of its own with those of the next that has some.

    `labelled` are the ids of tasks with a block of labels. The ground is strong where the only block stands at the end.
    """
    own = [item.id in labelled for item in items]
    is_strong = own.count(True) == 1 and own[-1:] == [True]
    result = []
    for at, item in enumerate(items):
        source = next((other for other in items[at + 1 :] if other.id in labelled), None)
        is_silent = not own[at] and (item.due is None or "lead" not in item.units)
        result.append(_with_block(item, source, is_strong=is_strong) if source and is_silent else item)
    return result


def _with_block(item: ItemDraft, source: ItemDraft, *, is_strong: bool) -> ItemDraft:
    ground = (
        "ghi một lần ở cuối mục, được hiểu là chung cho cả mục" if is_strong else "lấy theo mục liền sau, căn cứ yếu"
    )
    remark = f"{ground} ({source.id})"
    units = {role: _taken(found, source.id, remark) for role, found in source.units.items() if role != "report_to"}
    units |= item.units
    due = item.due or (_taken(source.due, source.id, remark) if source.due else None)
    products = item.products or (_taken(source.products, source.id, remark) if source.products else None)
    return replace(item, units=units, due=due, products=products)


def _taken(found: Found, source: str, remark: str) -> Found:  # type: ignore[type-arg]
    return Found(found.value, found.line, Certainty.INHERITED, remark, found.source or source)


def inherit_from_duties(item: ItemDraft, heading: str, duties: Sequence[ItemDraft]) -> ItemDraft:
    """The task with the unit of the duty that speaks of the same work, where the task names nobody."""
    if "lead" in item.units:
        return item
    words = _triples(f"{heading} {item.text}")
    best = max(duties, key=lambda duty: _shared(duty, words), default=None)
    if best is None or _shared(best, words) < _SHARED_ENOUGH:
        return item
    remark = f"Kế hoạch không ghi đơn vị thực hiện; suy từ {best.id} nói về cùng công việc"
    return replace(item, units={**item.units, "lead": _taken(best.units["lead"], best.id, remark)})


def _shared(duty: ItemDraft, words: frozenset[tuple[str, ...]]) -> float:
    """How much of the best sub-work of a duty the words hold."""
    if "lead" not in duty.units:
        return 0
    parts = [_triples(text) for text in (duty.text, *(step.text for step in duty.steps))]
    return max((len(part & words) / len(part) for part in parts if len(part) >= _FEWEST_TRIPLES), default=0)


def _triples(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", fold(text))
    return frozenset(zip(words, words[1:], words[2:], strict=False))
