"""Reporting periods (kỳ báo cáo), which are not calendar periods.

Nghị định 09/2019/NĐ-CP, Điều 12 fixes the cut-off (ngày chốt số liệu) at the 14th of a period's last month; the window opens on the
15th of the month before the period. The decree leaves internal reports free, so calendar windows are the other choice of a setting.
15–31 December therefore belongs to the next reporting year.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tthc_cli.domain.dates import show_short

CUT_OFF_DAY = 14


class PeriodKind(StrEnum):
    """How long a reporting period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    AD_HOC = "ad_hoc"


class Windows(StrEnum):
    """Which days belong to a period: those of the decree, or those of the calendar."""

    DECREE = "decree"
    CALENDAR = "calendar"


MONTHS_IN = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}
_NAMES = {
    PeriodKind.MONTH: "tháng",
    PeriodKind.QUARTER: "quý",
    PeriodKind.HALF: "kỳ 6 tháng",
    PeriodKind.YEAR: "kỳ năm",
}
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, order=True)
class Period:
    """One reporting period. `first` and `cut_off` are both inside it."""

    first: date
    cut_off: date
    kind: PeriodKind
    key: str
    name: str
    windows: Windows = Windows.DECREE

    def holds(self, day: date) -> bool:
        """Whether the day is one of the period's."""
        return self.first <= day <= self.cut_off

    @property
    def window(self) -> str:
        """The days in words: "từ ngày 15/3/2026 đến ngày 14/6/2026"."""
        return f"từ ngày {show_short(self.first)} đến ngày {show_short(self.cut_off)}"


def make_period(kind: PeriodKind, year: int, number: int = 1, *, windows: Windows = Windows.DECREE) -> Period:
    """The `number`th month, quarter or half of a year, or the year (number 1).

    Raises ValueError for a number the year does not have, and for AD_HOC, which has no number (see `ad_hoc`).
    """
    if kind not in MONTHS_IN:
        raise ValueError("kỳ đột xuất không có số thứ tự")
    months = MONTHS_IN[kind]
    if not 1 <= number <= 12 // months:
        raise ValueError(f"một năm chỉ có {12 // months} {_NAMES[kind]}, không có {_NAMES[kind]} {number}")
    last_month = number * months
    first_month = last_month - months + 1
    if windows is Windows.CALENDAR:
        first, cut_off = date(year, first_month, 1), _month_end(year, last_month)
    else:
        before = date(year, first_month, 1) - timedelta(days=1)
        first, cut_off = before.replace(day=CUT_OFF_DAY + 1), date(year, last_month, CUT_OFF_DAY)
    return Period(first, cut_off, kind, _key(kind, year, number), _name(kind, year, number), windows)


def ad_hoc(first: date, cut_off: date) -> Period:
    """A period from any day to any later one, for reports on request (báo cáo đột xuất). Raises ValueError when it ends before it begins."""
    if cut_off < first:
        raise ValueError(f"kỳ báo cáo kết thúc ({show_short(cut_off)}) trước khi bắt đầu ({show_short(first)})")
    key = f"{first.isoformat()}..{cut_off.isoformat()}"
    return Period(first, cut_off, PeriodKind.AD_HOC, key, f"đột xuất {show_short(first)} - {show_short(cut_off)}")


def read_key(key: str, *, windows: Windows = Windows.DECREE) -> Period:
    """The period whose `key` this is: 2026-06, 2026-Q2, 2026-H1, 2026 or two days. Raises ValueError for any other text."""
    first, is_ad_hoc, cut_off = key.partition("..")
    if is_ad_hoc:
        return ad_hoc(date.fromisoformat(first), date.fromisoformat(cut_off))
    match = _KEY.fullmatch(key)
    if match is None:
        raise ValueError(f"“{key}” không phải là mã kỳ báo cáo")
    year, letter, number = match.groups()
    return make_period(_KIND_OF_KEY[letter], int(year), int(number or 1), windows=windows)


_KEY = re.compile(r"(\d{4})(?:-(Q|H|(?=\d\d$))(\d{1,2}))?")
_KIND_OF_KEY = {"": PeriodKind.MONTH, "Q": PeriodKind.QUARTER, "H": PeriodKind.HALF, None: PeriodKind.YEAR}


def period_holding(day: date, kind: PeriodKind, *, windows: Windows = Windows.DECREE) -> Period:
    """The period of this kind that the day belongs to: 14/6 is in the second quarter, 15/6 in the third."""
    reported = day
    if windows is Windows.DECREE and day.day > CUT_OFF_DAY:
        reported = _month_end(day.year, day.month) + timedelta(days=1)
    number = (reported.month - 1) // MONTHS_IN[kind] + 1
    return make_period(kind, reported.year, number, windows=windows)


def period_with_days(first: date, cut_off: date) -> Period | None:
    """The month, quarter, half or year with these very days; None for other days."""
    for windows in Windows:
        for kind in MONTHS_IN:
            period = period_holding(cut_off, kind, windows=windows)
            if (period.first, period.cut_off) == (first, cut_off):
                return period
    return None


def period_before(period: Period) -> Period:
    """The period of the same kind that ends the day before this one begins."""
    return period_holding(period.first - timedelta(days=1), period.kind, windows=period.windows)


def period_after(period: Period) -> Period:
    """The period of the same kind that begins the day after this one ends."""
    return period_holding(period.cut_off + timedelta(days=1), period.kind, windows=period.windows)


def _month_end(year: int, month: int) -> date:
    return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _key(kind: PeriodKind, year: int, number: int) -> str:
    suffix = {PeriodKind.MONTH: f"-{number:02}", PeriodKind.QUARTER: f"-Q{number}", PeriodKind.HALF: f"-H{number}"}
    return f"{year}{suffix.get(kind, '')}"


def _name(kind: PeriodKind, year: int, number: int) -> str:
    """As titles write it: "tháng 9 năm 2026", "quý III năm 2026", "6 tháng đầu năm 2026", "năm 2026"."""
    match kind:
        case PeriodKind.MONTH:
            return f"tháng {number} năm {year}"
        case PeriodKind.QUARTER:
            return f"quý {_ROMAN[number - 1]} năm {year}"
        case PeriodKind.HALF:
            return f"6 tháng {'đầu' if number == 1 else 'cuối'} năm {year}"
        case _:
            return f"năm {year}"
