"""Reporting periods: every day of nine years, both windows, and the table of 2026."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from tthc_cli.domain.periods import (
    MONTHS_IN,
    Period,
    PeriodKind,
    Windows,
    ad_hoc,
    make_period,
    period_after,
    period_before,
    period_holding,
    period_with_days,
    read_key,
)

MONTH, QUARTER, HALF, YEAR = PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR
KINDS = (MONTH, QUARTER, HALF, YEAR)
YEARS = range(2024, 2033)
EVERY_DAY = [date(2024, 1, 1) + timedelta(days=number) for number in range((date(2033, 1, 1) - date(2024, 1, 1)).days)]

both_windows = pytest.mark.parametrize("windows", Windows)
each_kind = pytest.mark.parametrize("kind", KINDS)

TABLE_2026 = [
    (MONTH, 1, "2025-12-15", "2026-01-14", "2026-01", "tháng 1 năm 2026"),
    (MONTH, 2, "2026-01-15", "2026-02-14", "2026-02", "tháng 2 năm 2026"),
    (MONTH, 3, "2026-02-15", "2026-03-14", "2026-03", "tháng 3 năm 2026"),
    (MONTH, 4, "2026-03-15", "2026-04-14", "2026-04", "tháng 4 năm 2026"),
    (MONTH, 5, "2026-04-15", "2026-05-14", "2026-05", "tháng 5 năm 2026"),
    (MONTH, 6, "2026-05-15", "2026-06-14", "2026-06", "tháng 6 năm 2026"),
    (MONTH, 7, "2026-06-15", "2026-07-14", "2026-07", "tháng 7 năm 2026"),
    (MONTH, 8, "2026-07-15", "2026-08-14", "2026-08", "tháng 8 năm 2026"),
    (MONTH, 9, "2026-08-15", "2026-09-14", "2026-09", "tháng 9 năm 2026"),
    (MONTH, 10, "2026-09-15", "2026-10-14", "2026-10", "tháng 10 năm 2026"),
    (MONTH, 11, "2026-10-15", "2026-11-14", "2026-11", "tháng 11 năm 2026"),
    (MONTH, 12, "2026-11-15", "2026-12-14", "2026-12", "tháng 12 năm 2026"),
    (QUARTER, 1, "2025-12-15", "2026-03-14", "2026-Q1", "quý I năm 2026"),
    (QUARTER, 2, "2026-03-15", "2026-06-14", "2026-Q2", "quý II năm 2026"),
    (QUARTER, 3, "2026-06-15", "2026-09-14", "2026-Q3", "quý III năm 2026"),
    (QUARTER, 4, "2026-09-15", "2026-12-14", "2026-Q4", "quý IV năm 2026"),
    (HALF, 1, "2025-12-15", "2026-06-14", "2026-H1", "6 tháng đầu năm 2026"),
    (HALF, 2, "2026-06-15", "2026-12-14", "2026-H2", "6 tháng cuối năm 2026"),
    (YEAR, 1, "2025-12-15", "2026-12-14", "2026", "năm 2026"),
]


@pytest.mark.parametrize(("kind", "number", "first", "cut_off", "key", "name"), TABLE_2026)
def test_the_table_of_2026(kind: PeriodKind, number: int, first: str, cut_off: str, key: str, name: str) -> None:
    expected = Period(date.fromisoformat(first), date.fromisoformat(cut_off), kind, key, name)
    assert make_period(kind, 2026, number) == expected


@pytest.mark.parametrize(
    ("kind", "number", "first", "cut_off"),
    [
        (MONTH, 2, "2028-02-01", "2028-02-29"),
        (MONTH, 12, "2028-12-01", "2028-12-31"),
        (QUARTER, 1, "2028-01-01", "2028-03-31"),
        (QUARTER, 4, "2028-10-01", "2028-12-31"),
        (HALF, 1, "2028-01-01", "2028-06-30"),
        (HALF, 2, "2028-07-01", "2028-12-31"),
        (YEAR, 1, "2028-01-01", "2028-12-31"),
    ],
)
def test_calendar_windows(kind: PeriodKind, number: int, first: str, cut_off: str) -> None:
    period = make_period(kind, 2028, number, windows=Windows.CALENDAR)
    assert (period.first.isoformat(), period.cut_off.isoformat()) == (first, cut_off)
    by_decree = make_period(kind, 2028, number)
    assert (period.key, period.name) == (by_decree.key, by_decree.name)


def all_periods(kind: PeriodKind, windows: Windows) -> list[Period]:
    """The periods of the years, and one year around them."""
    years = range(YEARS.start - 1, YEARS.stop + 1)
    return [
        make_period(kind, year, number, windows=windows)
        for year in years
        for number in range(1, 12 // MONTHS_IN[kind] + 1)
    ]


@both_windows
@each_kind
def test_every_day_is_in_exactly_one_period(kind: PeriodKind, windows: Windows) -> None:
    held = {}
    for period in all_periods(kind, windows):
        for number in range((period.cut_off - period.first).days + 1):
            day = period.first + timedelta(days=number)
            assert day not in held, "windows overlap"
            held[day] = period
    for day in EVERY_DAY:
        found = period_holding(day, kind, windows=windows)
        assert found == held[day]
        assert found.holds(day)


@both_windows
@each_kind
def test_windows_touch_and_are_inverse(kind: PeriodKind, windows: Windows) -> None:
    for earlier, later in pairwise(all_periods(kind, windows)):
        assert later.first - earlier.cut_off == timedelta(days=1)
        assert not earlier.holds(later.first)
        assert not later.holds(earlier.cut_off)
        assert period_after(earlier) == later
        assert period_before(later) == earlier


@both_windows
@pytest.mark.parametrize(
    ("part", "whole", "count"), [(MONTH, QUARTER, 3), (QUARTER, HALF, 2), (HALF, YEAR, 2), (QUARTER, YEAR, 4)]
)
def test_parts_make_wholes(part: PeriodKind, whole: PeriodKind, count: int, windows: Windows) -> None:
    parts = all_periods(part, windows)
    for number, period in enumerate(all_periods(whole, windows)):
        own = parts[number * count : (number + 1) * count]
        assert own[0].first == period.first
        assert own[-1].cut_off == period.cut_off


@both_windows
def test_a_day_is_in_parts_of_one_whole(windows: Windows) -> None:
    for day in EVERY_DAY:
        month, quarter, half, year = (period_holding(day, kind, windows=windows) for kind in KINDS)
        assert year.first <= half.first <= quarter.first <= month.first <= day
        assert day <= month.cut_off <= quarter.cut_off <= half.cut_off <= year.cut_off


def test_june_closes_three_periods_and_december_too() -> None:
    june, december = date(2026, 6, 14), date(2026, 12, 14)
    assert [period_holding(june, kind).cut_off for kind in (MONTH, QUARTER, HALF)] == [june] * 3
    assert [period_holding(december, kind).cut_off for kind in (MONTH, QUARTER, YEAR)] == [december] * 3


def test_the_end_of_december_belongs_to_the_next_reporting_year() -> None:
    assert [period_holding(date(2026, 12, 15), kind).key for kind in KINDS] == ["2027-01", "2027-Q1", "2027-H1", "2027"]
    by_calendar = period_holding(date(2026, 12, 15), YEAR, windows=Windows.CALENDAR)
    assert by_calendar.key == "2026"


def test_the_cut_off_never_moves_for_weekends() -> None:
    assert [make_period(MONTH, 2026, number).cut_off.weekday() for number in (3, 6, 11)] == [5, 6, 5]


def test_the_window_in_words() -> None:
    assert make_period(QUARTER, 2026, 3).window == "từ ngày 15/6/2026 đến ngày 14/9/2026"
    assert make_period(QUARTER, 2026, 1).window == "từ ngày 15/12/2025 đến ngày 14/3/2026"


@pytest.mark.parametrize(
    ("kind", "number", "message"),
    [
        (MONTH, 0, "một năm chỉ có 12 tháng, không có tháng 0"),
        (MONTH, 13, "một năm chỉ có 12 tháng, không có tháng 13"),
        (QUARTER, 5, "một năm chỉ có 4 quý, không có quý 5"),
        (HALF, 3, "một năm chỉ có 2 kỳ 6 tháng, không có kỳ 6 tháng 3"),
        (YEAR, 2, "một năm chỉ có 1 kỳ năm, không có kỳ năm 2"),
    ],
)
def test_numbers_that_a_year_does_not_have(kind: PeriodKind, number: int, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make_period(kind, 2026, number)


def test_an_ad_hoc_period_has_no_number() -> None:
    with pytest.raises(ValueError, match="đột xuất"):
        make_period(PeriodKind.AD_HOC, 2026)


def test_ad_hoc_periods() -> None:
    period = ad_hoc(date(2026, 5, 1), date(2026, 5, 20))
    assert (period.kind, period.key) == (PeriodKind.AD_HOC, "2026-05-01..2026-05-20")
    assert period.name == "đột xuất 01/5/2026 - 20/5/2026"
    assert [period.holds(date(2026, 4, 30)), period.holds(date(2026, 5, 1)), period.holds(date(2026, 5, 20))] == [
        False, True, True,
    ]  # fmt: skip
    assert ad_hoc(date(2026, 5, 1), date(2026, 5, 1)).holds(date(2026, 5, 1))
    with pytest.raises(ValueError, match=r"kết thúc \(30/4/2026\) trước khi bắt đầu \(01/5/2026\)"):
        ad_hoc(date(2026, 5, 1), date(2026, 4, 30))


@both_windows
@each_kind
@pytest.mark.parametrize("year", [2024, 2026])
def test_the_key_of_a_period_names_it(kind: PeriodKind, windows: Windows, year: int) -> None:
    for number in range(1, 12 // MONTHS_IN[kind] + 1):
        period = make_period(kind, year, number, windows=windows)
        assert read_key(period.key, windows=windows) == period


def test_the_key_of_an_ad_hoc_period_names_it() -> None:
    period = ad_hoc(date(2026, 5, 1), date(2026, 5, 20))
    assert read_key(period.key) == period


@pytest.mark.parametrize(
    "text",
    ["", "2026-Q5", "2026-H3", "2026-13", "2026-00", "2026-Q", "2026-1", "Q2", "2026-05-20..2026-05-01", "a..b", "26"],
)
def test_a_text_that_is_the_key_of_no_period(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # each says something else
        read_key(text)


def test_the_sentence_about_a_key_of_no_period() -> None:
    with pytest.raises(ValueError, match="mã kỳ") as refused:
        read_key("2026-Q")
    assert str(refused.value) == "“2026-Q” không phải là mã kỳ báo cáo"


@pytest.mark.parametrize("windows", Windows)
@pytest.mark.parametrize("kind", MONTHS_IN)
def test_a_period_is_known_by_its_days(kind: PeriodKind, windows: Windows) -> None:
    period = make_period(kind, 2026, 12 // MONTHS_IN[kind], windows=windows)
    assert period_with_days(period.first, period.cut_off) == period


def test_other_days_are_those_of_no_period() -> None:
    assert period_with_days(date(2026, 4, 15), date(2026, 5, 13)) is None
    assert period_with_days(date(2026, 4, 14), date(2026, 5, 14)) is None
