"""An event of one whole day, as calendars of other programs know them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DayEvent:
    """`identity` is what makes it this event and no other; `alarms` are days, each meant at 8:00."""

    identity: tuple[str, ...]
    day: date
    summary: str
    description: str
    category: str
    alarms: tuple[date, ...]
    revision: int
