"""From names in a text to the units of the draft: the same unit written three ways becomes one, two that look alike stay two."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tthc_cli.domain.draft import GroupDraft, UnitDraft
from tthc_cli.domain.text import fold
from tthc_cli.domain.units import Directory, Side
from tthc_cli.exchange.plan_mentions import Mention

EVERYBODY, ROOMS = "tat-ca", "cac-phong"
"""The ids of "các phòng, ban, đơn vị" and of "các phòng chuyên môn"."""
_SHORT_FORMS = (
    (r"\bvp\b", "van phong"),
    (r"\btt\b", "trung tam"),
    (r"\bhdnd\b", "hoi dong nhan dan"),
    (r"\bubnd\b", "uy ban nhan dan"),
    (r"\bubmttq\b", "uy ban mttq"),
    (r"\bpvhcc\b|\bhcc\b(?= |$)", "phuc vu hanh chinh cong"),
    (r"\bvh ?xh\b", "van hoa xa hoi"),
    (r"\bkh ?cn\b", "khoa hoc cong nghe"),
    (r"\bktht ?dt\b", "kinh te ha tang do thi"),
    (r"\btp\b", "thanh pho"),
    (r"\btrung tam hanh chinh cong\b", "trung tam phuc vu hanh chinh cong"),
)
_KNOWN_IDS = {
    "van phong hoi dong nhan dan uy ban nhan dan": "vp",
    "van phong": "vp",
    "trung tam phuc vu hanh chinh cong": "ttpvhcc",
    "chu tich uy ban nhan dan": "chu-tich",
    "chu tich": "chu-tich",
    "uy ban nhan dan": "ubnd",
    "cong an": "cong-an",
}
_INITIALS = (
    ("phong ", ""),
    ("trung tam ", "tt"),
    ("uy ban nhan dan ", "ubnd-"),
    ("so ", "so-"),
    ("bo ", "bo-"),
    ("cong an ", "cong-an-"),
)
_SMALL_WORDS = frozenset(("va", "cac", "cua"))
_OUTSIDE = re.compile(
    r"\b(?:thanh pho|tinh|trung uong|chinh phu|quoc gia)\b|^(?:cac )?(?:so|bo|cuc|chi cuc|vu)\b|buu (?:chinh|dien)|kho bac|bao hiem|ngan hang"
)
_INSIDE_A_PROVINCE = re.compile(
    r"^(?:so|ban|thanh tra|van phong|cong an|chi cuc|cac (?:so|phong|co quan|don vi)|uy ban nhan dan (?:cac|cap) xa)\b"
)
_INSIDE_A_MINISTRY = re.compile(r"^(?:vu|cuc|van phong|thanh tra|trung tam|cac (?:vu|cuc|don vi))\b")
_LEADERS = re.compile(r"^(?:pho )?chu tich\b|^(?:uy ban|hoi dong) nhan dan(?: phuong| xa| dac khu| tinh| thanh pho)?$")
_NOBODY = re.compile(r"lien quan|^cac (?:to chuc|ca nhan|doanh nghiep)$|khac$")
_MANY = re.compile(r"(?:(?:tat ca|toan the|thu truong|truong|giam doc|nguoi dung dau) )?(?:cac|nhung) ")
_ROOMS = re.compile(r"(?:tat ca )?cac phong(?: chuyen mon)?(?: thuoc)?(?: phuong| xa)?")
_WHOLE_OFFICE = re.compile(
    r"(?:cac|nhung)?(?: ?(?:phong|ban|nganh|don vi|co quan|bo phan|so|vu|cuc|chuyen mon|truc thuoc|thuoc|phuong|xa|tinh|thanh pho|can bo|cong chuc|dac khu|ubnd|uy ban nhan dan))+"
)


@dataclass(frozen=True)
class Office:
    """Who issued the plan: the level of the office tells who is inside it, its place is no part of the names of units."""

    level: str = "phuong"
    place: str = ""

    @classmethod
    def of(cls, issuer: str) -> "Office":
        """The office by the name of the issuer; a ward where it says nothing else."""
        words = fold(issuer).removeprefix("ubnd ").removeprefix("uy ban nhan dan ")
        for level in ("phuong", "xa", "dac khu", "tinh", "thanh pho", "bo"):
            if words.startswith(level):
                return cls(level, words.removeprefix(level).strip())
        return cls()

    def side_of(self, key: str) -> Side:
        """Where the unit stands, by its name."""
        if _LEADERS.search(key):
            is_ours = not _OUTSIDE.search(key) or self.level in ("tinh", "thanh pho")
            return Side.LEADERSHIP if is_ours else Side.OUTSIDE
        if self.level in ("tinh", "thanh pho"):
            return Side.INSIDE if _INSIDE_A_PROVINCE.search(key) else Side.OUTSIDE
        if self.level == "bo":
            return Side.INSIDE if _INSIDE_A_MINISTRY.search(key) else Side.OUTSIDE
        return Side.OUTSIDE if _OUTSIDE.search(key) else Side.INSIDE


class UnitRegister:
    """Gives each name its id, and remembers the ways in which it is written. Units of `known` keep their ids."""

    def __init__(self, office: Office, known: Directory | None = None) -> None:
        self._office = office
        self._units: dict[str, UnitDraft] = {}
        self._groups: dict[str, GroupDraft] = {}
        self._known = self._keys_of(known) if known else {}

    def id_of(self, mention: Mention, line: int) -> str | None:
        """The id of the unit or group that a name means; None for a collective of nobody in particular."""
        name = mention.name.strip(" ,-–")
        key = self._key(name)
        if mention.is_collective and _NOBODY.search(key):
            return None
        if mention.is_collective and self._is_whole_office(key):
            return self._remember_group(name, ROOMS if _ROOMS.fullmatch(key) else EVERYBODY, line)
        return self._remember(name, key, line)

    def _is_whole_office(self, key: str) -> bool:
        is_about_outsiders = self._office.level not in ("tinh", "thanh pho", "bo") and re.search(
            r"\b(?:so|bo|thanh pho|tinh)\b", key
        )
        return _WHOLE_OFFICE.fullmatch(_MANY.sub("cac ", key)) is not None and not is_about_outsiders

    def _remember_group(self, name: str, id_: str, line: int) -> str:
        group = self._groups.get(id_) or GroupDraft(id_, capital(name), (), (), line)
        self._groups[id_] = replace(group, aliases=_with_alias(group.name, group.aliases, name))
        return id_

    def _remember(self, name: str, key: str, line: int) -> str:
        unit = self._units.get(key)
        if unit is None:
            taken = {unit.id for unit in self._units.values()} | {
                id_ for id_ in self._known.values() if id_ != self._known.get(key)
            }
            unit = UnitDraft(
                self._known.get(key) or _new_id(key, self._office, taken),
                capital(name),
                (),
                self._office.side_of(key),
                line,
            )
        self._units[key] = replace(unit, aliases=_with_alias(unit.name, unit.aliases, name))
        return unit.id

    def _key(self, name: str) -> str:
        """What the ways to write one name have in common."""
        key = re.sub(r"[&,\-–/]", " ", fold(name))
        key = re.sub(r"\bva\b", " ", key)
        for pattern, full in _SHORT_FORMS:
            key = re.sub(pattern, full, " ".join(key.split()))
        key = re.sub(r"^tat ca ", "", key)
        if self._office.place:
            key = key.removesuffix(f" {self._office.place}")
        own = (
            rf" (?:{self._office.level}|phuong|xa)$"
            if self._office.level in ("phuong", "xa", "dac khu")
            else rf" {self._office.level}$"
        )
        is_the_body_itself = _LEADERS.search(key) is not None and key != "chu tich"
        return key if is_the_body_itself and key.startswith("uy ban") else re.sub(own, "", key)

    def _keys_of(self, known: Directory) -> dict[str, str]:
        named = [(unit.id, (unit.name, unit.short, *unit.aliases)) for unit in known.units]
        named += [(group.id, (group.name, *group.aliases)) for group in known.groups]
        return {self._key(name): id_ for id_, names in reversed(named) for name in names}

    def units(self) -> tuple[UnitDraft, ...]:
        """The units in the order in which they were met, those that look alike marked."""
        named = tuple(replace(unit, remark=self._alike(key)) for key, unit in self._units.items())
        lonely = [group for group in self._groups.values() if not self._members(group.id)]
        return (*named, *(UnitDraft(group.id, group.name, group.aliases, Side.INSIDE, group.line) for group in lonely))

    def _alike(self, key: str) -> str:
        others = [other for other in self._units if other != key and _look_alike(other, key)]
        names = " và ".join(f"“{self._units[other].name}”" for other in others)
        return f"có phải cùng một đơn vị với {names}? Nếu phải, gộp lại và đưa tên này vào aliases" if names else ""

    def groups(self) -> tuple[GroupDraft, ...]:
        """The collectives, with all units of the office as their members; where the document names none, a collective is a unit."""
        groups = (replace(group, members=self._members(group.id)) for group in self._groups.values())
        return tuple(group for group in groups if group.members)

    def _members(self, group: str) -> tuple[str, ...]:
        """All units of the office; of its rooms those that are called so."""
        inside = {key: unit.id for key, unit in self._units.items() if unit.side is Side.INSIDE}
        return tuple(id_ for key, id_ in inside.items() if group == EVERYBODY or key.startswith("phong"))


def _look_alike(one: str, other: str) -> bool:
    """Whether two keys may be one unit: nearly the same letters, or one has all the words of the other; a number tells two apart."""
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    words, others = set(one.split()), set(other.split())
    is_part = (
        min(len(words), len(others)) > 2 and (words <= others or others <= words) and abs(len(words) - len(others)) < 3
    )
    is_higher = ("thanh pho" in one) != ("thanh pho" in other) or ("tinh" in words) != ("tinh" in others)
    return not is_higher and (is_part or difflib.SequenceMatcher(None, one, other).ratio() > 0.88)


def _with_alias(name: str, aliases: tuple[str, ...], written: str) -> tuple[str, ...]:
    known = {fold(one) for one in (name, *aliases)}
    return aliases if fold(written) in known else (*aliases, capital(written))


def capital(name: str) -> str:
    """The name with a capital letter in front."""
    return name[:1].upper() + name[1:]


def _new_id(key: str, office: Office, taken: Iterable[str]) -> str:
    """A short id: the usual one of the unit, else the initials of its name."""
    wanted = _KNOWN_IDS.get(key) or _initials(key)
    if key.startswith("uy ban nhan dan") and key.removeprefix("uy ban nhan dan").strip() == office.level:
        wanted = f"ubnd-{office.level.replace(' ', '-')}"
    numbered = (wanted, *(f"{wanted}-{number}" for number in range(2, 1000)))
    return next(id_ for id_ in numbered if id_ not in set(taken))


def _initials(key: str) -> str:
    for start, prefix in _INITIALS:
        if key.startswith(start):
            words = [word for word in re.findall(r"[a-z0-9]+", key.removeprefix(start)) if word not in _SMALL_WORDS]
            if key in ("uy ban nhan dan thanh pho", "cong an thanh pho"):
                return f"{prefix}tp"
            is_short = prefix.endswith("-") and len(words) <= 2
            return prefix + ("-".join(words) if is_short else "".join(word[0] for word in words))
    words = [word for word in re.findall(r"[a-z0-9]+", key) if word not in _SMALL_WORDS]
    return "-".join(words) if len(words) <= 2 else "".join(word[0] for word in words) or "don-vi"
