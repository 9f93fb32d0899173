"""Where a text names units: "Phòng Kinh tế, hạ tầng và đô thị", "các phòng, ban, đơn vị", "Sở Khoa học và Công nghệ"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tthc_cli.exchange.drafting.vocabulary import (
    FIELDS_IN_A_ROW,
    GOES_ON_WITH_A_HEAD,
    HEADS,
    HEADS_IN_SMALL,
    LITTLE_WORDS,
    OF_MANY,
    STAND_ALONE,
    VERBS,
    any_of,
)


@dataclass(frozen=True)
class Mention:
    """A name of a unit in a text, and where it stands; `is_collective` where it is "các …" and no single unit."""

    name: str
    start: int
    end: int
    is_collective: bool = False


_HEAD = re.compile(rf"(?<!\w)(?:(?P<small>(?i:{any_of(HEADS_IN_SMALL)}))|{any_of(HEADS)})(?!\w)")
_MANY = rf"(?:{any_of(OF_MANY)})"
_COLLECTIVE = re.compile(
    rf"(?<!\w)(?:(?:(?:tất cả|toàn thể|thủ trưởng|trưởng|giám đốc|người đứng đầu) )?(?:các|những) {_MANY}|sở(?=, ngành)|toàn thể {_MANY})"
    rf"(?:(?: ?,| và| ?;| ?, và) (?:các )?{_MANY})*(?!\w)",
    re.IGNORECASE,
)
_ENDS_WITH_MANY = re.compile(rf" các {_MANY}(?:, {_MANY})*$")
_RELATED = re.compile(r"(?: thuộc phường| phường)?(?: có)? liên quan(?! đến| tới)")
_STOP = re.compile(rf"(?:{any_of((*VERBS, *LITTLE_WORDS))})(?!\w)")
_SERVICES = re.compile(r"[Dd]ịch vụ $")
_TOKEN = re.compile(r"[^\s,;:.()“”\"/]+")
_MOST_TOKENS = 14
_LONGEST_REST = 9


def find_mentions(text: str) -> Iterator[Mention]:
    """The names of units that the text holds, from left to right."""
    at = 0
    while found := _next_name(text, at):
        match, is_collective = found
        mention = _collective(text, match) if is_collective else _single(text, match)
        if mention:
            yield mention
        at = mention.end if mention else match.end()


def _next_name(text: str, at: int) -> tuple[re.Match[str], bool] | None:
    """The next beginning of a name, and whether it is one of several units; a collective wins where both begin."""
    collective, head = _COLLECTIVE.search(text, at), _HEAD.search(text, at)
    if collective and (head is None or collective.start() <= head.start()):
        return collective, True
    return (head, False) if head else None


def _collective(text: str, match: re.Match[str]) -> Mention:
    related = _RELATED.match(text, match.end())
    end = related.end() if related else _end_of_name(text, match.end())
    return Mention(text[match.start() : end], match.start(), end, is_collective=True)


def _single(text: str, match: re.Match[str]) -> Mention | None:
    end = _end_of_name(text, match.end())
    name = text[match.start() : end]
    if end == match.end() and match.group() not in STAND_ALONE:
        return None
    is_lower = match["small"] and match.group()[0].islower()
    if (
        is_lower
        and not any(word[0].isupper() for word in name.split()[1:])
        and " phường" not in name
        and " xã" not in name
    ):
        return None
    return Mention(name, match.start(), end)


def _end_of_name(text: str, start: int) -> int:
    """Where a name ends that goes on at `start`: before a verb, a preposition, punctuation, or the head of the next name."""
    end = at = start
    for _ in range(_MOST_TOKENS):
        while text[at : at + 1] == " ":
            at += 1
        if text[at : at + 1] == "," and _goes_on_after_comma(text, end, at + 1):
            at += 2
        token = _TOKEN.match(text, at)
        if token is None or _is_end(text, at, token.group(), end):
            break
        end = at = token.end()
    return end


def _is_end(text: str, at: int, token: str, end: int) -> bool:
    if token == "và":  # noqa: S105
        return not _joins_a_name(text, at, end)
    if token in ("-", "–", "&"):
        return not re.match(r"[-–&] (?!Quý|Tháng|Trước|Thời|Hoàn)\w", text[at:])
    if token[0].islower():
        is_service = token == "tổng" and _SERVICES.search(text[:at])  # noqa: S105
        return not is_service and _STOP.match(text, at) is not None
    return _HEAD.match(text, at) is not None and not _is_inside_a_name(text[:end])


def _joins_a_name(text: str, at: int, end: int) -> bool:
    """Whether "và" is a part of the name: "HĐND và UBND", "Khoa học và Công nghệ"."""
    rest = text[at + 3 :].lstrip()
    if text[:end].endswith(("HĐND", "Hội đồng nhân dân")):
        return True
    if _HEAD.match(rest) or _COLLECTIVE.match(rest):
        return False
    token = _TOKEN.match(rest)
    return token is not None and not (token.group()[0].islower() and _STOP.match(rest))


def _is_inside_a_name(before: str) -> bool:
    """Whether the head of a name belongs to the name before it: "Văn phòng HĐND", "Chủ tịch UBND", "Mặt trận Tổ quốc"."""
    return before.endswith(GOES_ON_WITH_A_HEAD)


def _goes_on_after_comma(text: str, end: int, after: int) -> bool:
    """Whether a comma stands inside the name: "Phòng Kinh tế, hạ tầng và đô thị"."""
    if _ENDS_WITH_MANY.search(text[:end]):
        return re.match(rf" ?{_MANY}(?!\w)", text[after:]) is not None
    if not text[:end].lower().endswith(FIELDS_IN_A_ROW):
        return False
    chunk = re.split(r"[,;.:()]", text[after:], maxsplit=1)[0].strip()
    begins_anew = _HEAD.match(chunk) or _COLLECTIVE.match(chunk) or _STOP.match(chunk)
    return " và " in chunk and len(chunk.split()) <= _LONGEST_REST and not begins_anew
