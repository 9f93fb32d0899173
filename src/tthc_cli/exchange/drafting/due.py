"""Deadlines inside sentences: the words that the grammar of deadlines can read, found where no label gives them."""

import re
from collections.abc import Iterator

from tthc_cli.domain.deadlines import Deadline, DeadlineKind
from tthc_cli.domain.phrases import Unread, read_phrase
from tthc_cli.exchange.drafting.mentions import find_mentions

_TRIGGER = re.compile(
    r"(?<!\w)(?:trước(?= (?:ngày|tháng|quý|\d))|(?:chậm|muộn) nhất|đến hết|(?:hoàn thành |xong )?(?:trong|vào) (?:tháng|quý|năm|6 tháng|ngày(?= \d))|"
    r"(?:hoàn thành|xong) trước|thường xuyên|định kỳ|hàng (?:tháng|quý)|hằng (?:tháng|quý)|khi có (?:yêu cầu|đề nghị|hướng dẫn|văn bản)|"
    r"sau khi|trên cơ sở|(?<=[-–,;(] )(?:quý (?:iv|i{1,3}|\d)|tháng(?= \d{1,2}/)))(?!\w)",
    re.IGNORECASE,
)
_WORD_END = re.compile(r"(?<=[\w/])(?=[\s,;:.()]|$)")
_STOP = re.compile(r"[;:()]|\.(?=\s|$)")
_FARTHEST = 160
_FIRST = (
    (DeadlineKind.BEFORE, DeadlineKind.BY, DeadlineKind.WITHIN),
    (DeadlineKind.PERIODIC,),
    (DeadlineKind.AWAITING, DeadlineKind.CONTINUOUS_OR_AWAITING),
    (DeadlineKind.CONTINUOUS,),
)
"""Which of several deadlines in one sentence is meant: a day binds more than a habit."""


def find_due(text: str, year: int) -> Deadline | None:
    """The deadline that a sentence states, in its own words; None where it states none."""
    found = list(_deadlines(text, year))
    return next((deadline for kinds in _FIRST for deadline in found if deadline.kind in kinds), None)


def _deadlines(text: str, year: int) -> Iterator[Deadline]:
    done = 0
    for trigger in _TRIGGER.finditer(text):
        if trigger.start() >= done and (deadline := _longest(text, trigger.start(), year)):
            done = trigger.start() + len(deadline.text)
            yield deadline


def _longest(text: str, start: int, year: int) -> Deadline | None:
    """The deadline of the most words that begin at `start`; one that waits for somebody ends with the name of whom it waits for."""
    stop = _STOP.search(text, start, start + _FARTHEST)
    limit = stop.start() if stop else min(len(text), start + _FARTHEST)
    best = None
    for end in (match.start() for match in _WORD_END.finditer(text, start, limit)):
        deadline = read_phrase(text[start:end], year)
        if isinstance(deadline, Unread):
            continue
        if deadline.kind is DeadlineKind.AWAITING:
            return _with_whole_name(text, start, end, deadline, year)
        best = deadline
    return best


def _with_whole_name(text: str, start: int, end: int, deadline: Deadline, year: int) -> Deadline:
    rest = re.match(r"(?:\s+phối hợp)?\s+(?:của|từ)\s+", text[end:])
    begin = end + rest.end() if rest else end - len(deadline.waits_for)
    mention = next(find_mentions(text[begin : begin + _FARTHEST]), None)
    if mention is None or mention.start > 0:
        return deadline
    longer = read_phrase(text[start : begin + mention.end], year)
    return deadline if isinstance(longer, Unread) else longer
