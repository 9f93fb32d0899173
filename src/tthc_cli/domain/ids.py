"""Ids of the plan's items: II.1, II.1.a, III.2.đ, III.1.b.1, IV.3, and the many ways to type them.

A part is a Roman number, an item an Arabic one, a point a letter of the administrative order (Nghị định 30/2020/NĐ-CP,
Phụ lục I), a step an Arabic number again. d and đ are two points.
"""

import re
from collections.abc import Iterable
from itertools import takewhile

from tthc_cli.domain.text import normalise

POINTS = "abcdđeghiklmnopqrstuvxy"
PARTS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_WRITTEN = rf"({'|'.join(PARTS)})\.([1-9]\d?)(?:\.([{POINTS}]))?(?:\.([1-9]\d?))?"
_ID = re.compile(_WRITTEN)
ID_PATTERN = f"^{_WRITTEN}$"
"""How the files write an id, for editors."""
_TYPED = re.compile(
    r"(?:(?P<part>[ivx]+)[\s.,\-/]*)?(?P<item>[1-9]\d?)"
    r"(?:[\s.,\-/]*(?P<point>dd|d9|[a-zđ]))?(?:[\s.,\-/]*(?P<step>[1-9]\d?))?\)?"
)
_CITED = re.compile(
    r"(?:(?:gạch đầu dòng thứ|gach dau dong thu) (?P<step>[1-9]\d?) )?(?:(?:điểm|diem) (?P<point>dd|d9|[a-zđ]) )?"
    r"(?:khoản|khoan) (?P<item>[1-9]\d?) (?:mục|muc) (?P<part>[ivx]+)(?: .*)?"
)
TARGET_PART = "II."
TASK_PART = "III"


def is_id(text: str) -> bool:
    """Whether the text is an id as the files write it."""
    return _ID.fullmatch(text) is not None


def read_id(typed: str) -> str | None:
    """The id meant by `2.dd`, `iii.2.đ`, `III 3 c`, "điểm đ khoản 2 Mục III Kế hoạch …"; a point without its part is one of part III. None
    where it is no id.

    `dd` (Telex) and `d9` (VNI) are đ.
    """
    words = " ".join(normalise(typed).casefold().split())
    match = _TYPED.fullmatch(words) or _CITED.fullmatch(words)
    if match is None:
        return None
    part, item, point, step = match.group("part", "item", "point", "step")
    if part is None and point is None:
        return None
    pieces = [part.upper() if part else TASK_PART, item, "đ" if point in ("dd", "d9") else point, step]
    text = ".".join(piece for piece in pieces if piece)
    return text if is_id(text) else None


def id_order(text: str) -> tuple[int, int, int, int]:
    """Sort key in the order of the plan: III.2.d, III.2.đ, III.2.e, III.10.a."""
    match = _ID.fullmatch(text)
    if match is None:
        return (len(PARTS), 0, 0, 0)
    part, item, point, step = match.groups()
    return PARTS.index(part), int(item), POINTS.index(point) + 1 if point else 0, int(step or 0)


def nearest_ids(text: str, known: Iterable[str], *, count: int) -> list[str]:
    """The known ids most like one that is not known: what shares the most leading parts first, then in the order of the plan.

    A part is taken whole, so that III.2.d is no nearer to III.2.đ than to III.2.a.
    """
    parts = text.split(".")

    def shared(id_: str) -> int:
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(parts, id_.split("."), strict=False)))

    near = [id_ for id_ in known if shared(id_) >= max(1, len(parts) - 1)]
    return sorted(near, key=lambda id_: (-shared(id_), id_order(id_)))[:count]


def section_of(text: str) -> str:
    """The section an item belongs to: III.2.đ → III.2, III.1.b.1 → III.1; the duties IV.1 … are one section, IV."""
    pieces = text.split(".")
    return ".".join(pieces[:2]) if len(pieces) > 2 and pieces[0] == TASK_PART else pieces[0]


def cite(text: str) -> str:
    """The id as a document cites it: III.2.đ → "điểm đ khoản 2 Mục III"."""
    match = _ID.fullmatch(text)
    if match is None:
        return text
    part, item, point, step = match.groups()
    dash = f"gạch đầu dòng thứ {step} " if step else ""
    return f"{dash}{f'điểm {point} ' if point else ''}khoản {item} Mục {part}"
