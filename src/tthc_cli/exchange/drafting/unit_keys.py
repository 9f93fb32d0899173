"""What the ways to write the name of one unit have in common, and the short id that comes of it."""

import difflib
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, count

from tthc_cli.domain.text import fold
from tthc_cli.domain.units import Side

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
_COMMUNES = ("phuong", "xa", "dac khu")
_HIGHER = re.compile(r"\b(?:so|bo|thanh pho|tinh)\b")
_FEW = 2
_PLACE = re.compile(r" (?:thanh pho|tinh|phuong|xa)$")
_SMALL_WORDS = frozenset(("va", "cac", "cua"))
_OUTSIDE = re.compile(
    r"\b(?:thanh pho|tinh|trung uong|chinh phu|quoc gia)\b|^(?:cac )?(?:so|bo|cuc|chi cuc|vu)\b|buu (?:chinh|dien)|kho bac|bao hiem|ngan hang"
)
_INSIDE_A_PROVINCE = re.compile(
    r"^(?:so|ban|thanh tra|van phong|cong an|chi cuc|cac (?:so|phong|co quan|don vi)|uy ban nhan dan (?:cac|cap) xa)\b"
)
_INSIDE_A_MINISTRY = re.compile(r"^(?:vu|cuc|van phong|thanh tra|trung tam|cac (?:vu|cuc|don vi))\b")
_LEADERS = re.compile(r"^(?:pho )?chu tich\b|^(?:uy ban|hoi dong) nhan dan(?: phuong| xa| dac khu| tinh| thanh pho)?$")
NOBODY = re.compile(r"lien quan|^cac (?:to chuc|ca nhan|doanh nghiep)$|khac$")
_MANY = re.compile(r"(?:(?:tat ca|toan the|thu truong|truong|giam doc|nguoi dung dau) )?(?:cac|nhung) ")
ROOMS_ALONE = re.compile(r"(?:tat ca )?cac phong(?: chuyen mon)?(?: thuoc)?(?: phuong| xa)?")
_WHOLE_OFFICE = re.compile(
    r"(?:cac|nhung)?(?: ?(?:phong|ban|nganh|don vi|co quan|bo phan|so|vu|cuc|chuyen mon|truc thuoc|thuoc|phuong|xa|tinh|thanh pho|can bo|cong chuc|dac khu|ubnd|uy ban nhan dan))+"
)


@dataclass(frozen=True)
class Office:
    """Who issued the plan: the level of the office tells who is inside it, its place is no part of the names of units."""

    level: str = "phuong"
    place: str = ""

    @property
    def is_of_commune(self) -> bool:
        """Whether it is a ward, a commune or a special zone."""
        return self.level in _COMMUNES

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

    def key_of(self, name: str) -> str:
        """What the ways to write one name have in common: words in full, without the level and place of this office."""
        key = re.sub(r"\bva\b", " ", re.sub(r"[&,\-–/]", " ", fold(name)))
        for pattern, full in _SHORT_FORMS:
            key = re.sub(pattern, full, " ".join(key.split()))
        key = key.removeprefix("tat ca ")
        if self.place:
            key = key.removesuffix(f" {self.place}")
        if key.startswith("uy ban") and _LEADERS.search(key):
            return key
        own = f"{self.level}|phuong|xa" if self.is_of_commune else self.level
        return re.sub(rf" (?:{own})$", "", key)

    def means_everybody(self, key: str) -> bool:
        """Whether a collective is all of this office, by its key: "các phòng, ban, đơn vị"."""
        is_about_outsiders = self.is_of_commune and _HIGHER.search(key) is not None
        return _WHOLE_OFFICE.fullmatch(_MANY.sub("cac ", key)) is not None and not is_about_outsiders


def look_alike(one: str, other: str) -> bool:
    """Whether two keys may be one unit: nearly the same letters, or one has all the words of the other; a number tells two apart."""
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    words, others = set(one.split()), set(other.split())
    is_part = (
        min(len(words), len(others)) > 2 and (words <= others or others <= words) and abs(len(words) - len(others)) < 3
    )
    is_higher = ("thanh pho" in one) != ("thanh pho" in other) or ("tinh" in words) != ("tinh" in others)
    return not is_higher and (is_part or difflib.SequenceMatcher(None, one, other).ratio() > 0.88)


def new_id(key: str, office: Office, taken: AbstractSet[str]) -> str:
    """A short id that is not `taken`: the usual one of the unit, else the initials of its name."""
    wanted = _KNOWN_IDS.get(key) or _initials(key)
    if key.startswith("uy ban nhan dan") and key.removeprefix("uy ban nhan dan").strip() == office.level:
        wanted = f"ubnd-{office.level.replace(' ', '-')}"
    numbered = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
    return next(id_ for id_ in numbered if id_ not in taken)


def _initials(key: str) -> str:
    """The initials of a name after a short form of its kind; one or two words whole, and those of a collective without its place."""
    for start, prefix in _INITIALS:
        if key.startswith(start):
            words = _words(key.removeprefix(start))
            if words == ["thanh", "pho"]:
                return f"{prefix}tp"
            is_short = prefix.endswith("-") and len(words) <= _FEW
            return prefix + ("-".join(words) if is_short else "".join(word[0] for word in words))
    words = _words(_PLACE.sub("", key) if key.startswith("cac ") else key)
    return "-".join(words) if len(words) <= _FEW else "".join(word[0] for word in words) or "don-vi"


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[a-z0-9]+", text) if word not in _SMALL_WORDS]
