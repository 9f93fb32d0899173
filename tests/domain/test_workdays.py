"""Working days of 2026, from plan/calendar/2026.yaml."""

from datetime import date, timedelta

import pytest

from tthc_cli.domain.plan import Plan
from tthc_cli.domain.workdays import Workdays

OFF = (
    ["01-01", "01-02", "02-16", "02-17", "02-18", "02-19", "02-20", "04-26", "04-27", "04-30", "05-01", "08-31", "09-01", "09-02"]
)  # fmt: skip
SATURDAYS_WORKED = ("01-10", "08-22")


def all_days(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=number) for number in range(365)]


def test_every_day_of_2026(hong_an: Plan) -> None:
    for day in all_days(2026):
        name = f"{day:%m-%d}"
        expected = name in SATURDAYS_WORKED or (day.weekday() < 5 and name not in OFF)
        assert hong_an.workdays.is_workday(day) is expected, day


def test_number_of_working_days_in_2026(hong_an: Plan) -> None:
    days_off_in_the_week = [name for name in OFF if date.fromisoformat(f"2026-{name}").weekday() < 5]
    assert len(days_off_in_the_week) == 13
    assert sum(map(hong_an.workdays.is_workday, all_days(2026))) == 261 - 13 + 2


@pytest.mark.parametrize(
    ("literal", "before", "after"),
    [
        ("2026-10-31", "2026-10-30", "2026-11-02"),  # a Saturday
        ("2026-12-14", "2026-12-14", "2026-12-14"),
        ("2026-12-31", "2026-12-31", "2026-12-31"),
        ("2026-02-18", "2026-02-13", "2026-02-23"),  # Tết
        ("2026-01-01", "2025-12-31", "2026-01-05"),
        ("2026-01-10", "2026-01-10", "2026-01-10"),  # a Saturday worked
        ("2026-08-22", "2026-08-22", "2026-08-22"),
        ("2026-08-31", "2026-08-28", "2026-09-03"),
        ("2026-04-26", "2026-04-24", "2026-04-28"),
        ("2026-05-01", "2026-04-29", "2026-05-04"),
    ],
)
def test_the_nearest_working_days(hong_an: Plan, literal: str, before: str, after: str) -> None:
    day = date.fromisoformat(literal)
    assert hong_an.workdays.on_or_before(day) == date.fromisoformat(before)
    assert hong_an.workdays.on_or_after(day) == date.fromisoformat(after)


@pytest.mark.parametrize(
    ("cut_off", "units_send", "consolidator_sends"),
    [
        ("2026-03-14", "2026-03-16", "2026-03-17"),
        ("2026-06-14", "2026-06-15", "2026-06-16"),
        ("2026-11-14", "2026-11-16", "2026-11-17"),
        ("2026-12-14", "2026-12-15", "2026-12-16"),
        ("2026-02-14", "2026-02-23", "2026-02-24"),
    ],
)
def test_sending_days(hong_an: Plan, cut_off: str, units_send: str, consolidator_sends: str) -> None:
    day = date.fromisoformat(cut_off)
    assert hong_an.workdays.nth_after(day, 1) == date.fromisoformat(units_send)
    assert hong_an.workdays.nth_after(day, 2) == date.fromisoformat(consolidator_sends)
    assert hong_an.workdays.nth_after(day, 0) == day


def test_a_year_without_a_calendar_is_monday_to_friday() -> None:
    plain = Workdays.of([])
    assert all(plain.is_workday(day) is (day.weekday() < 5) for day in all_days(2027))
