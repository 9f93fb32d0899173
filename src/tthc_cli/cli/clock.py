"""The single reading of the clock. Days are those of Vietnam, wherever the computer thinks it is.

TTHC_NOW sets the clock, for demonstrations and tests: TTHC_NOW=2026-06-12T16:20:05+07:00.
"""

import os
from datetime import date, datetime, timedelta, timezone

from tthc_cli.errors import UsageFaultError

VIETNAM = timezone(timedelta(hours=7))
YEARS = range(1900, 3000)
"""The years of the domain, said again because nothing heavy may be imported here: sums with days of other years leave the calendar."""


def now() -> datetime:
    """This moment in Vietnam. Raises UsageFaultError where TTHC_NOW is no moment of our time."""
    given = os.environ.get("TTHC_NOW")
    if not given:
        return datetime.now(VIETNAM)
    try:
        moment = datetime.fromisoformat(given)
    except ValueError as error:
        raise UsageFaultError(
            f"TTHC_NOW=“{given}” không phải là thời điểm", hint="Ghi như 2026-06-12T16:20:05+07:00."
        ) from error
    if moment.year not in YEARS:
        raise UsageFaultError(f"TTHC_NOW=“{given}” nằm ngoài các năm từ {YEARS[0]} đến {YEARS[-1]}")
    return moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)


def today() -> date:
    """Today in Vietnam."""
    return now().date()
