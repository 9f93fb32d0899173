"""Goals in per cent: "bãi bỏ ít nhất 30% điều kiện …; giảm ít nhất 50% thời gian …, 50% chi phí …" is three indicators."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tthc_cli.domain.text import fold

_FIGURE = re.compile(r"(?<![\d.,/])([1-9]\d{0,2}(?:[.,]\d{1,2})?)\s?%")
_CLAUSE_END = re.compile(r"[,;](?=\s)|\.(?=\s|$)|\s(?=và (?:\D{0,40})\d+(?:[.,]\d+)?\s?%)")
_GOAL_BEGINS = re.compile(
    r"(?<!\w)(?:bãi bỏ|cắt giảm|giảm|tăng|đạt|nâng|số hóa|số hoá|phấn đấu|tối thiểu|ít nhất|trên|từ|duy trì|hoàn thành|có|bảo đảm|đảm bảo)(?!\w)",
    re.IGNORECASE,
)
_CUT = re.compile(r"\b(?:giam|cat giam)\b")
_NOTHING_AFTER = re.compile(r"\s*(?:trở lên|trở xuống)?[\s.]*")
_AT_MOST = re.compile(r"(?:khong qua|toi da|duoi|khong vuot qua|it hon|thap hon)\s*$")


@dataclass(frozen=True)
class Goal:
    """A figure and its words. `is_share` says that it is a share to be reached, no bound from above ("không quá 2%") and not over 100."""

    text: str
    figure: Decimal
    is_cut: bool
    is_share: bool


def find_goals(text: str) -> Iterator[Goal]:
    """The goals in per cent that a text states, from left to right. A cut goes on over "và", "," to the next figure without a verb."""
    was_cut = False
    after = 0
    for match in _FIGURE.finditer(text):
        start, end = _clause(text, match, after)
        words = text[start:end].strip(" ,;.")
        before = fold(text[start : match.start()])
        goes_on = not _GOAL_BEGINS.search(text[start : match.start()]) and start == after and was_cut
        was_cut = bool(_CUT.search(before)) or goes_on
        figure = Decimal(match[1].replace(",", "."))
        yield Goal(words, figure, was_cut, is_share=figure <= 100 and not _AT_MOST.search(before))
        after = end + 1


def _clause(text: str, match: re.Match[str], after: int) -> tuple[int, int]:
    """Where the words of a figure begin and end: at the verb of the goal, at the next comma."""
    end = _CLAUSE_END.search(text, match.end())
    start = after
    for comma in re.finditer(r"[;,:]\s", text[after : match.start()]):
        start = after + comma.end()
    verb = None
    for found in _GOAL_BEGINS.finditer(text, start, match.start()):
        is_bound = fold(found.group()) in ("it nhat", "toi thieu", "tren", "tu", "dat", "co")
        verb = verb if verb and is_bound else found
    last = end.start() if end else len(text)
    is_subject_before = _NOTHING_AFTER.fullmatch(text[match.end() : last]) is not None
    return start if is_subject_before or verb is None else verb.start(), last
