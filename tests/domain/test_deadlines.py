"""The three last days of a deadline: literal, effective, warning."""

from datetime import date, timedelta

import pytest

from tthc_cli.domain.deadlines import NO_DEADLINE, Deadline, DeadlineKind, LastDays
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.workdays import Workdays


def days_around(literal: str, workdays: Workdays) -> tuple[str, str, str]:
    days = LastDays.of(date.fromisoformat(literal), workdays, roll_over=True)
    return days.warning.isoformat(), days.literal.isoformat(), days.effective.isoformat()


@pytest.mark.parametrize(
    ("warning", "literal", "effective"),
    [
        ("2026-10-30", "2026-10-31", "2026-11-02"),  # trong tháng 10/2026: a Saturday
        ("2026-12-14", "2026-12-14", "2026-12-14"),  # Trước 15/12/2026: a Monday
        ("2026-12-31", "2026-12-31", "2026-12-31"),
        ("2026-02-13", "2026-02-20", "2026-02-23"),  # Tết
        ("2026-08-28", "2026-08-31", "2026-09-03"),  # swapped, then Quốc khánh
        ("2026-08-22", "2026-08-22", "2026-08-22"),  # a Saturday worked
    ],
)
def test_three_days(hong_an: Plan, warning: str, literal: str, effective: str) -> None:
    assert days_around(literal, hong_an.workdays) == (warning, literal, effective)


def test_three_days_are_in_order_all_year(hong_an: Plan) -> None:
    for number in range(365):
        literal = date(2026, 1, 1) + timedelta(days=number)
        days = LastDays.of(literal, hong_an.workdays, roll_over=True)
        assert days.warning <= days.literal <= days.effective
        assert hong_an.workdays.is_workday(days.warning)
        assert hong_an.workdays.is_workday(days.effective)
        assert (days.warning == days.effective) is hong_an.workdays.is_workday(literal)


def test_without_roll_over_the_literal_day_binds(hong_an: Plan) -> None:
    saturday = date(2026, 10, 31)
    days = LastDays.of(saturday, hong_an.workdays, roll_over=False)
    assert days == LastDays(saturday, saturday, date(2026, 10, 30))
    assert [days.days_late(date(2026, 11, day)) for day in (1, 2, 3)] == [1, 2, 3]


def test_lateness_counts_calendar_days_after_the_effective_day(hong_an: Plan) -> None:
    days = LastDays.of(date(2026, 10, 31), hong_an.workdays, roll_over=True)
    late = {"2026-10-31": 0, "2026-11-01": 0, "2026-11-02": 0, "2026-11-03": 1, "2026-11-09": 7, "2026-12-31": 59}
    assert {day: days.days_late(date.fromisoformat(day)) for day in late} == late


@pytest.mark.parametrize(
    ("due_soon_days", "opens"), [(7, "2026-10-24"), (1, "2026-10-30"), (0, "2026-10-30"), (30, "2026-10-01")]
)
def test_near_days(hong_an: Plan, due_soon_days: int, opens: str) -> None:
    days = LastDays.of(date(2026, 10, 31), hong_an.workdays, roll_over=True)
    near = [
        day
        for number in range(60)
        if days.is_near(day := date(2026, 9, 15) + timedelta(days=number), due_soon_days=due_soon_days)
    ]
    assert (near[0].isoformat(), near[-1].isoformat()) == (opens, "2026-11-02")
    assert len(near) == (near[-1] - near[0]).days + 1


@pytest.mark.parametrize(
    ("kind", "axes"),
    [
        (DeadlineKind.BEFORE, "dated"),
        (DeadlineKind.BY, "dated"),
        (DeadlineKind.WITHIN, "dated"),
        (DeadlineKind.CONTINUOUS, "continuous"),
        (DeadlineKind.CONTINUOUS_OR_AWAITING, "continuous"),
        (DeadlineKind.PERIODIC, "continuous"),
        (DeadlineKind.AWAITING, "waiting"),
        (DeadlineKind.NONE, ""),
    ],
)
def test_what_a_kind_means(kind: DeadlineKind, axes: str) -> None:
    deadline = Deadline("", kind)
    assert deadline.is_dated is (axes == "dated")
    assert deadline.is_continuous is (axes == "continuous")
    assert deadline.may_wait is (axes == "waiting")
    assert Deadline("", kind, waits_for="Sở Nội vụ").may_wait


def test_no_deadline() -> None:
    assert Deadline("", DeadlineKind.NONE) == NO_DEADLINE
