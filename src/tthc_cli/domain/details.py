"""The details of a plan that changed: every field of its files that no other comparison looks at, in words.

They promise neither more nor less by themselves, but settings move periods and deadlines, and a denominator moves a figure: whoever
reviews a change must see them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from tthc_cli.domain.change import PLAN, Change, ChangeKind
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.periods import PeriodKind, Windows
from tthc_cli.domain.plan import Combine, Plan
from tthc_cli.domain.record import Record
from tthc_cli.domain.units import Side

_JUDGED = {
    "plan": frozenset(("number", "date", "year", "title", "issuer", "amendments")),
    "item": frozenset(
        ("title", "text", "due", "indicators", "lead", "coordinate", "consolidate", "products", "report_to", "steps")
    ),
    "indicator": frozenset(("at_least",)),
    "unit": frozenset(),
    "group": frozenset(("members",)),
    "calendar": frozenset(("holidays", "swaps")),
}
"""The fields of each kind of record that `changes` compares by their meaning."""
_CHOICES: Mapping[str, str] = {
    Windows.DECREE: "theo Nghị định 09/2019/NĐ-CP",
    Windows.CALENDAR: "theo lịch",
    PeriodKind.MONTH: "tháng",
    PeriodKind.QUARTER: "quý",
    PeriodKind.HALF: "6 tháng",
    PeriodKind.YEAR: "năm",
    Combine.SUM: "cộng các đơn vị",
    Combine.LATEST: "lấy số mới nhất",
    Side.INSIDE: "của phường",
    Side.OUTSIDE: "bên ngoài",
    Side.LEADERSHIP: "nơi nhận báo cáo",
}
"""What an officer calls the choices of the files."""
R = TypeVar("R", bound=Record)


def compare_details(old: Plan, new: Plan) -> Iterator[Change]:
    """The details that changed, of the plan itself, its items, indicators, units, groups and calendars."""
    yield from _of_record(PLAN, "plan", old.document, new.document)
    for amendment in old.document.amendments:
        if amendment not in new.document.amendments:
            yield Change(PLAN, ChangeKind.DETAIL, "amendments", _words(amendment), "")
    for before, after in _pairs(_by_id(old.all_items()), _by_id(new.all_items())):
        yield from _of_record(after.id, "item", before, after)
    for before, after in _pairs(_by_id(old.indicators()), _by_id(new.indicators())):
        yield from _of_record(after.id, "indicator", before, after)
    leading = frozenset(unit for item in new.items.values() for unit in item.lead)
    yield from _of_directory("unit", _by_id(old.directory.units), _by_id(new.directory.units), leading)
    yield from _of_directory("group", _by_id(old.directory.groups), _by_id(new.directory.groups), leading)
    for before, after in _pairs({year.year: year for year in old.calendar}, {year.year: year for year in new.calendar}):
        yield from _of_record(f"lịch {after.year}", "calendar", before, after)


def _by_id(records: Iterable[Any]) -> dict[str, Any]:
    """The records by id; where an id stands twice the first counts, as everywhere."""
    found: dict[str, Any] = {}
    for record in records:
        found.setdefault(record.id, record)
    return found


def _pairs(old: Mapping[Any, R], new: Mapping[Any, R]) -> Iterator[tuple[R, R]]:
    """The records that both have, in the order of the new."""
    return ((old[key], record) for key, record in new.items() if key in old)


def _of_directory(
    kind: str, old: Mapping[str, Any], new: Mapping[str, Any], leading: Collection[str]
) -> Iterator[Change]:
    """Units or groups that came, went, or are called otherwise. Where one that went is still to lead something, nobody leads that now."""
    for id_ in dict.fromkeys([*old, *new]):
        if id_ not in new:
            yield Change(id_, ChangeKind.REMOVED, "id", old[id_].name, "", weakens=id_ in leading)
        elif id_ not in old:
            yield Change(id_, ChangeKind.ADDED, "id", "", new[id_].name)
        else:
            yield from _of_record(id_, kind, old[id_], new[id_])


def _of_record(subject: str, kind: str, old: Record, new: Record) -> Iterator[Change]:
    before, after = (dict(_fields(record, kind)) for record in (old, new))
    for field in dict.fromkeys([*before, *after]):
        was, becomes = before.get(field, ""), after.get(field, "")
        if was != becomes:
            yield Change(subject, ChangeKind.DETAIL, field, was, becomes)


def _fields(record: Record, kind: str) -> Iterator[tuple[str, str]]:
    for key, value in record:
        if key not in _JUDGED[kind]:
            yield from _told(key, value)


def _told(field: str, value: object) -> Iterator[tuple[str, str]]:
    """The words of a value by its field; those of records and mappings inside it one by one."""
    inside = value if isinstance(value, Record) else value.items() if isinstance(value, Mapping) else None
    if inside is None:
        yield field, _words(value)
    else:
        for key, part in inside:
            yield from _told(f"{field}/{key}", part)


def _words(value: object) -> str:
    if isinstance(value, StrEnum):
        return _CHOICES[value]
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return show_date(value)
    if isinstance(value, Record):
        return " ".join(_words(part) for _, part in value)
    return "; ".join(_words(part).rstrip(";") for part in value) if isinstance(value, tuple) else str(value)
