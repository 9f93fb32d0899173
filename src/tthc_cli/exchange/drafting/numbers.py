"""Ids for what was found: the numbers of the document where they are ours (III.2.đ), else the next free ones in its order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tthc_cli.domain.ids import POINTS, TARGET_PART, TASK_PART
from tthc_cli.exchange.drafting.items import RawItem, RawSection
from tthc_cli.exchange.drafting.manuscript import Line

DUTY_PART = "IV."
_NUMBER = re.compile(r"(\d{1,2})$")
_POINT = re.compile(rf"\.([{POINTS}])$")
_LAST = 99


@dataclass(frozen=True)
class NumberedSection:
    """A section with the ids of its items. Items that stand directly in the part have numbers of their own: III.5."""

    id: str
    heading: Line | None
    items: tuple[tuple[str, RawItem], ...]
    is_table: bool


def number_targets(items: Iterable[RawItem]) -> list[tuple[str, RawItem]]:
    """The ids of targets: II.1, II.2 …"""
    return list(_numbered(items, TARGET_PART))


def number_duties(items: Iterable[RawItem]) -> list[tuple[str, RawItem]]:
    """The ids of duties: IV.1, IV.2 …"""
    return list(_numbered(items, DUTY_PART))


def _numbered(items: Iterable[RawItem], part: str) -> Iterator[tuple[str, RawItem]]:
    last = 0
    for item in items:
        last = _next(item.printed, last)
        if last <= _LAST:
            yield f"{part}{last}", item


def number_sections(sections: Iterable[RawSection]) -> Iterator[NumberedSection]:
    """The ids of sections and tasks; a section with more tasks than there are letters goes on under the next number."""
    last = 0
    for section in sections:
        if section.heading is None and last + len(section.items) <= _LAST:
            numbered = []
            for item in section.items:
                last = _next(item.printed, last)
                numbered.append((f"{TASK_PART}.{last}", item))
            yield NumberedSection(TASK_PART, None, tuple(numbered), section.is_table)
            continue
        for at in range(0, len(section.items), len(POINTS)):
            last = _next(section.printed if at == 0 else "", last)
            if last <= _LAST:
                id_ = f"{TASK_PART}.{last}"
                some = section.items[at : at + len(POINTS)]
                yield NumberedSection(id_, section.heading, tuple(_lettered(id_, some)), section.is_table)


def _next(printed: str, last: int) -> int:
    """The number as printed where it goes on from the last one, else the next."""
    match = _NUMBER.search(printed)
    return int(match[1]) if match and last < int(match[1]) <= last + 10 else last + 1


def _lettered(section: str, items: Sequence[RawItem]) -> Iterator[tuple[str, RawItem]]:
    last = -1
    for left, item in zip(range(len(items), 0, -1), items, strict=True):
        match = _POINT.search(item.printed)
        printed = POINTS.index(match[1]) if match else -1
        last = printed if last < printed <= len(POINTS) - left else last + 1
        yield f"{section}.{POINTS[last]}", item
