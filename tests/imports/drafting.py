"""Drafts of small plans that stand in the test."""

import textwrap

from tthc_cli.domain.draft import ItemDraft, PlanDraft
from tthc_cli.exchange.drafting.reading import draft_plan
from tthc_cli.exchange.drafting.text_lines import read_text

HEAD = "Số: 5/KH-UBND\nThử, ngày 02 tháng 02 năm 2026\nKẾ HOẠCH\nCải cách hành chính năm 2026\nỦy ban nhân dân phường Thử ban hành kế hoạch:\n"


def draft_of(body: str) -> PlanDraft:
    """The draft of a plan of a ward with this body."""
    return draft_plan(read_text(HEAD + textwrap.dedent(body)))


def tasks_of(body: str) -> dict[str, ItemDraft]:
    """Its tasks and duties by their ids."""
    draft = draft_of(body)
    return {item.id: item for item in (*draft.tasks, *draft.duties)}


def units(item: ItemDraft, role: str) -> tuple[str, ...]:
    """The ids of the units in a role."""
    return item.units[role].value if role in item.units else ()


def due(item: ItemDraft) -> str | None:
    """The words of its deadline."""
    return item.due.value if item.due else None


def products(item: ItemDraft) -> tuple[str, ...]:
    """Its products."""
    return item.products.value if item.products else ()
