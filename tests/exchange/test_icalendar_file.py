"""Calendar files: the form of RFC 5545, and what another library reads in them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import ics
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.rfc5545 import check_form, unfolded
from tthc_cli.exchange.day_event import DayEvent
from tthc_cli.exchange.icalendar_file import make_uid, write_calendar

CHANGED = datetime.fromisoformat("2026-06-30T16:20:05+07:00")
EVENT = DayEvent(
    ("83/KH-UBND", "2026", "deadline", "III.2.đ"),
    date(2026, 11, 2),
    "Hạn: III.2.đ Bồi dưỡng; tập huấn, nghiệp vụ",
    "Dòng một: a, b; c\nDòng hai \\ hết",
    "Hạn",
    (date(2026, 10, 30), date(2026, 11, 2)),
    3,
)


def write(*events: DayEvent, name: str = "Lịch") -> bytes:
    return write_calendar(events, name=name, changed_at=CHANGED)


def test_another_library_reads_what_was_meant() -> None:
    (read,) = ics.Calendar(write(EVENT).decode()).events
    assert (read.uid, read.name, read.description) == (make_uid(EVENT.identity), EVENT.summary, EVENT.description)
    assert (read.all_day, read.begin.date(), read.duration) == (True, EVENT.day, timedelta(days=1))
    assert (read.categories, read.transparent) == ({"Hạn"}, True)
    assert sorted(alarm.trigger for alarm in read.alarms) == [timedelta(days=-3, hours=8), timedelta(hours=8)]


def test_the_moment_of_change_is_the_stamp() -> None:
    (read,) = ics.Calendar(write(EVENT).decode()).events
    assert read.created == read.last_modified == datetime(2026, 6, 30, 9, 20, 5, tzinfo=UTC)
    assert "SEQUENCE:3" in unfolded(write(EVENT))


def test_a_moved_event_is_the_same_event() -> None:
    moved = replace(EVENT, day=date(2026, 11, 30), alarms=(), revision=4)
    (before,), (after,) = (ics.Calendar(write(event).decode()).events for event in (EVENT, moved))
    assert before.uid == after.uid
    assert before.begin != after.begin


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("III.2.d",), ("III.2.đ",)),
        (("a/b",), ("a-b",)),
        (("a", "b"), ("a/b",)),
        (("x",), ("x", "vp")),
        (("Ơ",), ("O",)),
    ],
)
def test_two_things_are_two_events(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert make_uid(one) != make_uid(other)
    assert make_uid(one).isascii()


def test_it_has_no_time_zone_and_no_clock() -> None:
    lines = unfolded(write(EVENT))
    assert write(EVENT) == write(EVENT)
    assert lines[:4] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tthc//tthc-cli//VI", "X-WR-CALNAME:Lịch"]
    assert not [line for line in lines if line.startswith(("BEGIN:VTIMEZONE", "METHOD"))]
    assert "DTSTART;VALUE=DATE:20261102" in lines


def test_an_empty_calendar_has_the_form_too() -> None:
    check_form(write())


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=200), st.text('ếđ,;\\ \n"', max_size=300))
def test_any_text_keeps_the_form_and_comes_back(summary: str, description: str) -> None:
    data = write(replace(EVENT, summary=summary, description=description), name=summary)
    check_form(data)
    assert f"DESCRIPTION:{_escaped(description)}" in unfolded(data)


def _escaped(text: str) -> str:
    for char, escape in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(char, escape)
    return text
