"""Days as officers type and read them."""

import re
from datetime import date

from tthc_cli.domain.text import normalise

_VIETNAMESE = re.compile(r"(?:ngày )?(\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:[/.-]| năm )(\d{4})", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
FORMS = "15/12/2026 hoặc 2026-12-15"
FIRST_YEAR, LAST_YEAR = 1900, 2999
"""The years that a plan, and a day in it, may be of: weeks before and after every one of them are days, too."""


def read_date(text: str) -> date:
    """The day meant by 15/12/2026 or 2026-12-15.

    Raises ValueError, worded for an officer, for words that are no day or name one that does not exist or lies beyond all plans.
    """
    cleaned = " ".join(normalise(text).split())
    if match := _VIETNAMESE.fullmatch(cleaned):
        day, month, year = map(int, match.groups())
    elif match := _ISO.fullmatch(cleaned):
        year, month, day = map(int, match.groups())
    else:
        raise ValueError(f"“{text}” không phải là ngày; hãy ghi {FORMS}")
    try:
        meant = date(year, month, day)
    except ValueError as error:
        raise ValueError(_no_such_day(year, month, day)) from error
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"“{text}” nằm ngoài các năm từ {FIRST_YEAR} đến {LAST_YEAR}")
    return meant


def _no_such_day(year: int, month: int, day: int) -> str:
    said = f"ngày {day:02}/{month:02}/{year} không có thật"
    if month > 12 and 1 <= day <= 12:
        return f"{said}: không có tháng {month}; có phải ý là {year}-{day:02}-{month:02}?"
    return said


def show_date(day: date) -> str:
    """The day as dd/mm/yyyy."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def show_short(day: date) -> str:
    """The day as documents cite it: 12/3/2026, 05/01/2026. A zero stands before days below 10 and months 1 and 2 only
    (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    """
    return f"{day.day:02}/{day.month:02}/{day.year}" if day.month <= 2 else f"{day.day:02}/{day.month}/{day.year}"
