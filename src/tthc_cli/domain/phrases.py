"""The grammar of deadlines: "Trước 15/12/2026", "Trong quý IV năm 2026", "Thường xuyên hoặc theo sự chỉ đạo của …".

Words are compared without marks and case, so that a hurried typist is understood; the plan's own words stay in `Deadline.text`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from tthc_cli.domain.dates import FIRST_YEAR, LAST_YEAR, read_date
from tthc_cli.domain.deadlines import Deadline, DeadlineKind
from tthc_cli.domain.periods import PeriodKind, Windows, make_period
from tthc_cli.domain.text import fold, normalise, one_line

UNDERSTOOD = (
    "Trước 15/12/2026",
    "Chậm nhất ngày 15/12/2026",
    "Đến hết tháng 10/2026",
    "Trong quý IV năm 2026",
    "Hoàn thành trong 6 tháng đầu năm 2026",
    "Thường xuyên trong năm 2026",
    "Định kỳ hàng tháng, quý, 6 tháng, năm hoặc đột xuất",
    "Theo hướng dẫn của Sở Nội vụ",
    "Khi có yêu cầu của Sở Tài chính",
    "Thường xuyên hoặc theo sự chỉ đạo của Sở Nội vụ",
)
"""One phrase of each form, shown where words cannot be read; each must be readable (tested)."""


@dataclass(frozen=True)
class Unread:
    """Words that the grammar does not know: all of them, and the part it stumbled over, with the reason where there is one."""

    text: str
    stumbled: str
    reason: str = ""


_DAY = r"(?:ngay )?(?P<day>\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2} thang \d{1,2} nam \d{4}|\d{1,2}/\d{1,2}(?!/))"
_HAS_YEAR = re.compile(r"\d{4}")
_YEAR = r"(?:(?: nam |/| / |[- ])(?P<{0}>\d{{4}}))?"
_MONTH = r"thang (?P<month>\d{1,2})" + _YEAR.format("month_year")
_QUARTER = r"quy (?P<quarter>iv|iii|ii|i|[1-4])" + _YEAR.format("quarter_year")
_HALF = r"(?:6|sau|06) thang (?P<half>dau|cuoi) nam(?: (?P<half_year>\d{4}))?"
_WHOLE_YEAR = r"nam (?P<year>\d{4})"
_MOMENT = rf"(?:{_DAY}|{_MONTH}|{_QUARTER}|{_HALF}|{_WHOLE_YEAR})"
_DONE = r"(?:(?:phai )?(?:hoan thanh|xong|thuc hien) )?"
_CYCLE = r"(?:0?1 |mot )?(?:thang|quy|(?:6|06|sau) thang|nam)"
_BY_WORDS = r"(?:(?:cham|muon) nhat(?: (?:la|den|vao|trong|het))*|den(?: het)?|het|trong(?= ngay \d)|vao(?= ngay \d))"

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_CYCLES = (
    (re.compile(r"(?:6|sau) thang"), PeriodKind.HALF),
    (re.compile(r"thang"), PeriodKind.MONTH),
    (re.compile(r"quy"), PeriodKind.QUARTER),
    (re.compile(r"nam"), PeriodKind.YEAR),
)


@dataclass(frozen=True)
class _Days:
    first: date
    last: date
    is_day: bool


def _days_of(match: re.Match[str], plan_year: int) -> _Days:
    """The days that the moment in a match covers; a moment without a year is one of the plan's year."""
    found = match.groupdict()
    if found["day"]:
        typed = found["day"].replace(" thang ", "/").replace(" nam ", "/")
        day = read_date(typed if _HAS_YEAR.search(typed) else f"{typed}/{plan_year}")
        return _Days(day, day, is_day=True)
    if found["month"]:
        kind, number, year = PeriodKind.MONTH, int(found["month"]), found["month_year"]
    elif found["quarter"]:
        quarter = found["quarter"]
        kind, number, year = PeriodKind.QUARTER, _QUARTERS.get(quarter) or int(quarter), found["quarter_year"]
    elif found["half"]:
        kind, number, year = PeriodKind.HALF, 1 if found["half"] == "dau" else 2, found["half_year"]
    else:
        kind, number, year = PeriodKind.YEAR, 1, found["year"]
    if kind is PeriodKind.MONTH and not 1 <= number <= 12:
        raise ValueError(f"không có tháng {number}")
    period = make_period(kind, _sensible(year, plan_year), number, windows=Windows.CALENDAR)
    return _Days(period.first, period.cut_off, is_day=False)


def _sensible(year: str | None, plan_year: int) -> int:
    """The year that was written, else the plan's. Raises ValueError for one that no plan is about."""
    number = int(year) if year else plan_year
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise ValueError(f"năm {number} không phải là năm của một kế hoạch")
    return number


def _before(match: re.Match[str], words: str, plan_year: int) -> Deadline:
    return Deadline(words, DeadlineKind.BEFORE, last=_days_of(match, plan_year).first - timedelta(days=1))


def _by(match: re.Match[str], words: str, plan_year: int) -> Deadline:
    return Deadline(words, DeadlineKind.BY, last=_days_of(match, plan_year).last)


def _within(match: re.Match[str], words: str, plan_year: int) -> Deadline:
    days = _days_of(match, plan_year)
    if days.is_day:
        return Deadline(words, DeadlineKind.BY, last=days.last)
    return Deadline(words, DeadlineKind.WITHIN, first=days.first, last=days.last)


def _continuous(match: re.Match[str], words: str, plan_year: int) -> Deadline:
    year = _sensible(match["in_year"], plan_year)
    return Deadline(words, DeadlineKind.CONTINUOUS, first=date(year, 1, 1), last=date(year, 12, 31))


def _periodic(match: re.Match[str], words: str, plan_year: int) -> Deadline:
    del plan_year
    named = match["cycles"]
    cycles = []
    for pattern, kind in _CYCLES:
        if pattern.search(named):
            cycles.append(kind)
            named = pattern.sub(" ", named)
    order = list(PeriodKind)
    return Deadline(words, DeadlineKind.PERIODIC, cycles=tuple(sorted(cycles, key=order.index)))


def _awaiting(match: re.Match[str], words: str, plan_year: int) -> Deadline:
    del plan_year
    start, end = match.span("whom")
    return Deadline(words, DeadlineKind.AWAITING, waits_for=words[start:end] if end > start else words)


_Reader = Callable[[re.Match[str], str, int], Deadline]
_FORMS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (rf"{_DONE}truoc {_MOMENT}", _before),
        (rf"{_DONE}{_BY_WORDS} {_MOMENT}", _by),
        (rf"{_DONE}(?:(?:trong|vao)(?: vong)? )?{_MOMENT}", _within),
        (
            r"(?:thuong xuyen|lien tuc)(?:,? (?:lien tuc|hang nam))?(?: (?:trong )?(?:ca )?nam(?: (?P<in_year>\d{4}))?)?",
            _continuous,
        ),
        (
            rf"(?:dinh ky (?:hang )?|hang )(?P<cycles>{_CYCLE}(?:(?:,| va| hoac|, hang| va hang) {_CYCLE})*)(?:(?:,| va| hoac)? (?:khi co yeu cau )?dot xuat)?",
            _periodic,
        ),
        (r"theo (?:su )?(?:huong dan|chi dao|yeu cau|ke hoach|de nghi)(?: (?:cua|tu) (?P<whom>.+))?", _awaiting),
        (
            r"(?:khi|sau khi) (?:co|nhan duoc) (?:yeu cau|huong dan|chi dao|van ban|de nghi)(?: phoi hop)?(?: (?:cua|tu) (?P<whom>.+))?",
            _awaiting,
        ),
        (r"sau khi (?:duoc )?(?P<whom>.+?) (?:phe duyet|ban hanh|thong qua|chap thuan)(?: .+)?", _awaiting),
        (r"tren co so .+? da duoc (?P<whom>.+?) (?:phe duyet|ban hanh|thong qua|chap thuan)", _awaiting),
    )
)


MOST_LETTERS = 500
"""A deadline takes some 30 letters, one that names whom it waits for some 200; what is longer is no deadline and is not looked at."""


@lru_cache(maxsize=1024)
def read_phrase(text: str, plan_year: int) -> Deadline | Unread:
    """The deadline that the words of a plan mean; a moment without a year is one of `plan_year`.

    A plan says few phrases many times, and every rule about deadlines asks again: the last ones read are kept.
    """
    line = one_line(normalise(text)).rstrip(".;, ")
    if len(line) > MOST_LETTERS:
        return Unread(
            text, line, f"dài quá {MOST_LETTERS} chữ cái; chỉ ghi thời hạn, phần giải thích chuyển sang “note”"
        )
    words = _foldable(line)
    folded = fold(words)
    try:
        whole = _read_whole(words, folded, plan_year)
        deadline = whole or _read_alternatives(words, folded, plan_year)
    except ValueError as error:
        return Unread(text, words, str(error))
    return replace(deadline, text=one_line(text)) if deadline else Unread(text, _stumbled_over(words, folded))


def _foldable(words: str) -> str:
    """The words with the few letters that do not fold into one letter (ß, ligatures, loose marks) folded, so that places stay the same."""
    return "".join(char if char == " " or len(fold(char)) == 1 else fold(char) for char in words)


def _read_whole(words: str, folded: str, plan_year: int) -> Deadline | None:
    for pattern, reader in _FORMS:
        match = pattern.fullmatch(folded)
        if match and not (reader is _awaiting and " hoac " in folded):
            return reader(match, words, plan_year)
    return None


def _read_alternatives(words: str, folded: str, plan_year: int) -> Deadline | None:
    """ "A hoặc B", where B waits for somebody: A binds, and a document of theirs adds an instance with its own day."""
    at = folded.rfind(" hoac ")
    if at < 0:
        return None
    first = _read_whole(words[:at], folded[:at], plan_year)
    second = _read_whole(words[at + 6 :], folded[at + 6 :], plan_year)
    if first is None or second is None or second.kind is not DeadlineKind.AWAITING:
        return None
    kind = DeadlineKind.CONTINUOUS_OR_AWAITING if first.kind is DeadlineKind.CONTINUOUS else first.kind
    waits_for = " hoặc ".join(filter(None, (first.waits_for, second.waits_for)))
    return replace(first, kind=kind, waits_for=waits_for)


def _stumbled_over(words: str, folded: str) -> str:
    """The words after the longest beginning that can be read."""
    ends = (match.end() for pattern, _ in _FORMS if (match := pattern.match(folded)))
    rest = words[max([0, *ends]) :].strip(" ,;")
    return rest or words
