"""From names in a text to the units of the draft: the same unit written three ways becomes one, two that look alike stay two."""

from collections import Counter
from dataclasses import dataclass, field

from tthc_cli.domain.draft import GroupDraft, UnitDraft
from tthc_cli.domain.text import fold
from tthc_cli.domain.units import Directory, Side
from tthc_cli.exchange.drafting.mentions import Mention
from tthc_cli.exchange.drafting.unit_keys import NOBODY, ROOMS_ALONE, Office, look_alike, new_id

EVERYBODY, ROOMS = "tat-ca", "cac-phong"
"""The ids of "các phòng, ban, đơn vị" and of "các phòng chuyên môn"."""


_MOST_COMPARED = 200
"""No plan names so many units; of more, each would be compared with each for nothing."""


@dataclass
class _Met:
    """A unit or collective that was met: its id, where first, and each time the way it was written."""

    id: str
    line: int
    written: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The way in which it is written most often, the first of several."""
        return Counter(self.written).most_common(1)[0][0]

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other ways, small and capital letters and marks being no difference."""
        by_letters = {fold(written): written for written in reversed(self.written)}
        others = {fold(written): by_letters[fold(written)] for written in self.written}
        return tuple(written for letters, written in others.items() if letters != fold(self.name))


class UnitRegister:
    """Gives each name its id, and remembers the ways in which it is written. Units of `known` keep their ids."""

    def __init__(self, office: Office, known: Directory | None = None) -> None:
        self._office = office
        self._units: dict[str, _Met] = {}
        self._groups: dict[str, _Met] = {}
        self._known = self._keys_of(known) if known else {}
        self._taken = set(self._known.values())

    def _keys_of(self, known: Directory) -> dict[str, str]:
        named = [(unit.id, (unit.name, unit.short, *unit.aliases)) for unit in known.units]
        named += [(group.id, (group.name, *group.aliases)) for group in known.groups]
        return {self._office.key_of(name): id_ for id_, names in reversed(named) for name in names}

    def id_of(self, mention: Mention, line: int) -> str | None:
        """The id of the unit or group that a name means; None for a collective of nobody in particular."""
        name = mention.name.strip(" ,-–")
        key = self._office.key_of(name)
        if mention.is_collective and NOBODY.search(key):
            return None
        if mention.is_collective and self._office.means_everybody(key):
            id_ = self._known.get(key) or (ROOMS if ROOMS_ALONE.fullmatch(key) else EVERYBODY)
            met = self._groups.setdefault(id_, _Met(id_, line))
        else:
            met = self._units.get(key) or self._meet(key, line)
        met.written.append(capital(name))
        return met.id

    def _meet(self, key: str, line: int) -> _Met:
        """A unit that was not met before."""
        met = _Met(self._known.get(key) or new_id(key, self._office, self._taken), line)
        self._taken.add(met.id)
        self._units[key] = met
        return met

    def units(self) -> tuple[UnitDraft, ...]:
        """The units in the order in which they were met, those that look alike marked; a collective of nobody else is a unit, too."""
        sides = {key: self._office.side_of(key) for key in self._units}
        named = [_unit(met, sides[key], self._alike(key)) for key, met in self._units.items()]
        return (*named, *(_unit(met, Side.INSIDE) for met in self._groups.values() if not self._members(met.id)))

    def _alike(self, key: str) -> str:
        if len(self._units) > _MOST_COMPARED:
            return ""
        others = [met.name for other, met in self._units.items() if other != key and look_alike(other, key)]
        names = " và ".join(f"“{name}”" for name in others)
        return f"có phải cùng một đơn vị với {names}? Nếu phải, gộp lại và đưa tên này vào aliases" if names else ""

    def groups(self) -> tuple[GroupDraft, ...]:
        """The collectives, with the units of the office as their members."""
        found = ((met, self._members(met.id)) for met in self._groups.values())
        return tuple(GroupDraft(met.id, met.name, met.aliases, members, met.line) for met, members in found if members)

    def _members(self, group: str) -> tuple[str, ...]:
        """All units of the office; of its rooms those that are called so."""
        inside = {key: met.id for key, met in self._units.items() if self._office.side_of(key) is Side.INSIDE}
        return tuple(id_ for key, id_ in inside.items() if group != ROOMS or key.startswith("phong"))


def _unit(met: _Met, side: Side, remark: str = "") -> UnitDraft:
    return UnitDraft(met.id, met.name, met.aliases, side, met.line, remark)


def capital(name: str) -> str:
    """The name with a capital letter in front."""
    return name[:1].upper() + name[1:]
