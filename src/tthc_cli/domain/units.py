"""Units (đơn vị) of the plan and groups of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import Field

from tthc_cli.domain.record import Record, Text, UnitId
from tthc_cli.domain.text import fold, found_in, nearest


class Side(StrEnum):
    """Where a unit stands: of the ward, outside it, or one of those the ward's units report to."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    LEADERSHIP = "leadership"


class Unit(Record):
    """An office. `name` is printed, `short` is for narrow tables, `aliases` are other names found in documents."""

    id: UnitId
    name: Text
    short: Text
    aliases: tuple[Text, ...] = ()
    side: Side


class Group(Record):
    """A collective of the plan, such as "các phòng, ban, đơn vị", with those we take it to mean."""

    id: UnitId
    name: Text
    short: Text = ""
    aliases: tuple[Text, ...] = ()
    members: Annotated[tuple[UnitId, ...], Field(min_length=1)]
    note: Text = ""


@dataclass(frozen=True)
class Directory:
    """All units and groups; where an id stands twice the first counts (`checks` names the second)."""

    units: tuple[Unit, ...]
    groups: tuple[Group, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Unit]:
        """Units by id."""
        return {unit.id: unit for unit in reversed(self.units)}

    @cached_property
    def groups_by_id(self) -> Mapping[str, Group]:
        """Groups by id."""
        return {group.id: group for group in reversed(self.groups)}

    def knows(self, unit_or_group: str) -> bool:
        """Whether a unit or group has this id."""
        return unit_or_group in self.by_id or unit_or_group in self.groups_by_id

    def members(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The units that the ids mean, groups opened, each once, in the order given; unknown ids are left out."""
        return tuple(dict.fromkeys(self._members(ids)))

    def _members(self, ids: Iterable[str]) -> Iterator[str]:
        for unit_or_group in ids:
            group = self.groups_by_id.get(unit_or_group)
            candidates = group.members if group else (unit_or_group,)
            yield from (unit for unit in candidates if unit in self.by_id)

    def name(self, unit_or_group: str) -> str:
        """The printed name; an unknown id names itself."""
        found = self.by_id.get(unit_or_group) or self.groups_by_id.get(unit_or_group)
        return found.name if found else unit_or_group

    def short(self, unit_or_group: str) -> str:
        """The name for narrow tables."""
        found = self.by_id.get(unit_or_group) or self.groups_by_id.get(unit_or_group)
        return (found and found.short) or self.name(unit_or_group)

    def named(self, typed: str) -> list[Unit]:
        """The units that the words name: the one with this very id or name, else all with a name that holds the words."""
        folded = fold(typed)
        exact = [unit for unit in self.units if folded in {fold(name) for name in _names(unit)}]
        if exact or not folded:
            return exact
        return [unit for unit in self.units if any(found_in(typed, name) for name in _names(unit))]

    def near(self, typed: str) -> list[Unit]:
        """The units whose names look like the words, for a question back."""
        by_name = {name: unit for unit in self.units for name in _names(unit)}
        near = {by_name[name].id: by_name[name] for name in nearest(typed, by_name)}
        return list(near.values())


def _names(unit: Unit) -> tuple[str, ...]:
    return unit.id, unit.name, unit.short, *unit.aliases
