"""Amendments (điều chỉnh): every change of the plan that a document granted, so that nothing is overwritten in silence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AfterValidator

from tthc_cli.domain.record import NOT_A_CHOICE, Day, Record, Text, fault

AMENDABLE = (
    "due", "lead", "coordinate", "consolidate", "report_to", "products", "title", "text", "at_least",
    "members", "number", "date", "year", "issuer", "indicators", "steps", "id",
)  # fmt: skip
"""The fields of which a change is compared; "id" stands for the whole item."""


def _check_field(field: str) -> str:
    if field not in AMENDABLE:
        message = f"“{field}” không phải là giá trị được phép"
        raise fault(NOT_A_CHOICE, message, f"Chọn một trong: {', '.join(AMENDABLE)}.")
    return field


class Amendment(Record):
    """One change: document, day, item (or group), field, the words before and after, the reason. `new` is empty for what was dropped."""

    document: Text
    date: Day
    task: Text
    field: Annotated[Text, AfterValidator(_check_field)]
    old: str
    new: str
    reason: Text


@dataclass(frozen=True)
class DueHistory:
    """The words of a deadline over time: `original` as first issued, `current` in force, granted by `documents` in order."""

    original: str
    current: str
    documents: tuple[Amendment, ...]


def due_history(written: str, amendments: Iterable[Amendment], as_of: date) -> DueHistory:
    """The words in force on a day. `written` is what the plan's file says now; `amendments` are those of this item's `due`."""
    ordered = sorted(amendments, key=lambda amendment: amendment.date)
    if not ordered:
        return DueHistory(written, written, ())
    granted = tuple(amendment for amendment in ordered if amendment.date <= as_of)
    original = ordered[0].old
    return DueHistory(original, granted[-1].new if granted else original, granted)
