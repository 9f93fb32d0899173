"""Calendar files (.ics, RFC 5545) of all-day events, for Outlook, Google Calendar and telephones. Needs icalendar, the extra `office`.

A day is a DATE without a time zone, so it is the same day everywhere. An alarm is told as so long before or after midnight of that day
in the zone of whoever reads it, which is the only kind that Outlook keeps; it drops those after midnight of the day itself, so whoever
sets alarms should have one before. The UID of an event is made from what it is about, never from its day: importing the file again moves
an event instead of doubling it. Programs take the version with the higher SEQUENCE, then with the later DTSTAMP. Without METHOD the
DTSTAMP is the moment of the last change (RFC 5545, 3.8.7.2), so it is no reading of the clock.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

from icalendar import Alarm, Calendar, Event

from tthc_cli.domain.text import one_line
from tthc_cli.exchange.day_event import DayEvent

_MORNING = timedelta(hours=8)
_DOMAIN = "tthc"
_PRODUCT = "-//tthc//tthc-cli//VI"


def write_calendar(events: Iterable[DayEvent], *, name: str, changed_at: datetime) -> bytes:
    """The bytes of a calendar file; the same events give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", one_line(name))  # the library escapes no line ends here
    for event in events:
        calendar.add_component(_event(event, changed_at.astimezone(UTC)))
    written: bytes = calendar.to_ical()
    return written


def make_uid(identity: Iterable[str]) -> str:
    """The UID of an event, in ASCII: III.2.d and III.2.đ stay two."""
    return f"{'.'.join(quote(part, safe='') for part in identity)}@{_DOMAIN}"


def _event(event: DayEvent, changed_at: datetime) -> Event:
    made = Event()
    made.add("uid", make_uid(event.identity))
    made.add("dtstamp", changed_at)
    made.add("last-modified", changed_at)
    made.add("sequence", event.revision)
    made.add("dtstart", event.day)
    made.add("dtend", event.day + timedelta(days=1))
    made.add("summary", event.summary)
    made.add("description", event.description)
    made.add("categories", [event.category])
    made.add("transp", "TRANSPARENT")
    for day in event.alarms:
        made.add_component(_alarm(event, day))
    return made


def _alarm(event: DayEvent, day: date) -> Alarm:
    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("description", event.summary)
    made.add("trigger", day - event.day + _MORNING)
    return made
