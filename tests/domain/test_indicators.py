"""Indicators: numerator and denominator, never a bare percentage."""

from datetime import date
from decimal import Decimal

import pytest

from tests.domain.making import make
from tthc_cli.domain.indicators import IndicatorState, measure_indicator, measure_over_time
from tthc_cli.domain.plan import Indicator
from tthc_cli.domain.progress import ProgressEntry


def indicator(at_least: str = "30", combine: str = "sum") -> Indicator:
    return make(
        Indicator,
        id="II.1.a",
        text="bãi bỏ ít nhất 30%",
        at_least=at_least,
        numerator="Tử",
        denominator="Mẫu",
        combine=combine,
    )


def measured(unit: str, day: str, *figures: tuple[str, str], of: str = "II.1.a") -> ProgressEntry:
    measures = [{"indicator": of, "numerator": above, "denominator": below} for above, below in figures]
    return make(
        ProgressEntry, schema="1", task="III.1.a", unit=unit, date=day, recorded_at=f"{day}T08:00:00+07:00", by="A",
        progress="in_progress", measures=measures,
    )  # fmt: skip


def state(*entries: ProgressEntry, at_least: str = "30", combine: str = "sum") -> IndicatorState:
    return measure_indicator(indicator(at_least, combine), entries)


@pytest.mark.parametrize(
    ("numerator", "denominator", "percent", "met"),
    [
        ("3", "10", "30", "met"),
        ("29.9999", "100", "29.9999", "not met"),
        ("29,9990", "100", "29.999", "not met"),
        ("30.0001", "100", "30.0001", "met"),
        ("0", "7", "0", "not met"),
        ("7", "7", "100", "met"),
        ("0.3", "1", "30", "met"),
        ("300000000000000000001", "1000000000000000000000", "30.0000000000000000001", "met"),
        ("299999999999999999999", "1000000000000000000000", "29.9999999999999999999", "not met"),
    ],
)
def test_the_goal_is_met_by_exact_numbers(numerator: str, denominator: str, percent: str, met: str) -> None:
    measured_state = state(measured("vp", "2026-06-12", (numerator, denominator)))
    assert measured_state.percent == Decimal(percent)
    assert measured_state.is_met is (met == "met")


def test_every_share_of_a_thousand_is_exact() -> None:
    goal = indicator("33.3")
    assert all(goal.is_met(Decimal(cases), Decimal(1000)) is (cases >= 333) for cases in range(1001))


def test_without_figures_nothing_is_known() -> None:
    empty = state()
    assert (empty.numerator, empty.denominator, empty.percent, empty.measured_on, empty.is_met) == (None,) * 5


def test_zero_of_zero_is_not_arising() -> None:
    nothing = state(measured("vp", "2026-06-12", ("0", "0")))
    assert (nothing.numerator, nothing.denominator) == (Decimal(0), Decimal(0))
    assert nothing.percent is None
    assert nothing.is_met is None
    assert nothing.measured_on == date(2026, 6, 12)


def test_the_latest_figure_of_each_unit_is_summed() -> None:
    total = state(
        measured("vp", "2026-04-01", ("1", "10")),
        measured("vhxh", "2026-05-01", ("2", "20")),
        measured("vp", "2026-06-01", ("4", "10")),
    )
    assert (total.numerator, total.denominator, total.percent) == (Decimal(6), Decimal(30), Decimal(20))
    assert total.measured_on == date(2026, 6, 1)
    assert [figure.unit for figure in total.figures] == ["vhxh", "vp"]


def test_the_newest_figure_alone_counts_for_a_whole_ward() -> None:
    newest = state(
        measured("vp", "2026-04-01", ("1", "10")), measured("vhxh", "2026-05-01", ("2", "20")), combine="latest"
    )
    assert (newest.numerator, newest.denominator) == (Decimal(2), Decimal(20))
    back = state(
        measured("vp", "2026-04-01", ("1", "10")),
        measured("vhxh", "2026-05-01", ("2", "20")),
        measured("vp", "2026-06-01", ("3", "10")),
        combine="latest",
    )
    assert (back.numerator, back.measured_on) == (Decimal(3), date(2026, 6, 1))


def test_figures_of_other_indicators_do_not_count() -> None:
    assert state(measured("vp", "2026-04-01", ("1", "10"), of="II.1.b")).figures == ()


def test_of_two_figures_in_one_entry_the_last_counts() -> None:
    assert state(measured("vp", "2026-04-01", ("1", "10"), ("2", "10"))).numerator == 2


def over_time(*entries: ProgressEntry, combine: str = "sum") -> list[tuple[str, str]]:
    found = measure_over_time(indicator(combine=combine), entries)
    return [(f"{known.measured_on}", f"{known.numerator}/{known.denominator}") for known in found]


def test_over_time_each_day_of_measuring_with_the_units_known_by_then() -> None:
    entries = (
        measured("vp", "2026-04-01", ("1", "10")),
        measured("vhxh", "2026-05-01", ("2", "20")),
        measured("ttpvhcc", "2026-05-01", ("3", "30")),
        measured("vp", "2026-06-01", ("9", "9"), of="II.2.a"),
        measured("vp", "2026-07-01", ("5", "10")),
    )
    assert over_time(*entries) == [("2026-04-01", "1/10"), ("2026-05-01", "6/60"), ("2026-07-01", "10/60")]
    assert over_time(*entries, combine="latest") == [
        ("2026-04-01", "1/10"),
        ("2026-05-01", "3/30"),
        ("2026-07-01", "5/10"),
    ]


def test_over_time_nothing_measured() -> None:
    assert over_time() == []


@pytest.mark.parametrize("units", [("vp",), ("vp", "vhxh", "cong-an")])
def test_the_newest_figure_is_one_however_many_there_are(units: tuple[str, ...]) -> None:
    told = [measured(unit, f"2026-04-{day:02}", (str(day), "10")) for day, unit in enumerate(units, 1)]
    assert state(*told, combine="latest").numerator == len(units)


@pytest.mark.parametrize(
    ("combine", "measuring", "carriers", "coverage"),
    [
        ("sum", ["vp"], ("vp", "vhxh", "ttpvhcc"), (1, 3)),
        ("sum", ["vp", "vhxh"], ("vp", "vhxh"), (2, 2)),
        ("sum", ["vp", "cong-an"], ("vp", "vhxh"), (2, 3)),  # one that nobody asked counts as well
        ("sum", ["vp"], ("vp",), None),
        ("sum", [], ("vp", "vhxh"), None),
        ("latest", ["vp"], ("vp", "vhxh"), None),
    ],
)
def test_a_sum_knows_of_how_many_units_it_is_made(
    combine: str, measuring: list[str], carriers: tuple[str, ...], coverage: tuple[int, int] | None
) -> None:
    entries = [measured(unit, "2026-06-12", ("1", "2")) for unit in measuring]
    assert measure_indicator(indicator(combine=combine), entries, carriers).coverage == coverage
