"""The plan of Hồng An through its year, with nothing recorded: what is due, what is late, who is silent."""

from datetime import date, timedelta

import pytest

from tthc_cli.domain.assessment import Assessment, assess, default_period, sent_period
from tthc_cli.domain.periods import MONTHS_IN, PeriodKind, make_period
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.progress import Log, Progress
from tthc_cli.domain.standing import Timing

CONTINUOUS = ("III.2.a", "III.2.b", "III.2.c", "III.2.d", "III.2.đ", "III.2.e", "III.3.b", "III.3.đ")
WAITING = ("III.1.a", "III.1.b", "III.1.c", "III.3.d")
END_OF_YEAR = (*CONTINUOUS, "III.4.a", "III.4.b", "III.4.c", "III.4.d")
INSIDE = ("vp", "kthtdt", "vhxh", "ttpvhcc", "cong-an", "ttdvsnc")


def on(plan: Plan, day: str) -> Assessment:
    return assess(plan, Log(()), date.fromisoformat(day))


def due_soon_and_late(plan: Plan, day: str) -> tuple[set[str], dict[str, int]]:
    tasks = on(plan, day).tasks
    near = {state.task.id for state in tasks if state.standing.timing is Timing.DUE_SOON}
    return near, {state.task.id: state.standing.days_late for state in tasks if state.standing.is_overdue}


@pytest.mark.parametrize(
    ("day", "near", "late"),
    [
        ("2026-06-14", set(), {}),
        ("2026-06-15", set(), {}),
        ("2026-10-23", set(), {}),
        ("2026-10-31", {"III.3.a"}, {}),
        ("2026-11-02", {"III.3.a"}, {}),
        ("2026-11-03", set(), {"III.3.a": 1}),
        ("2026-12-14", {"III.3.c"}, {"III.3.a": 42}),
        ("2026-12-15", set(), {"III.3.a": 43, "III.3.c": 1}),
        ("2026-12-31", set(END_OF_YEAR), {"III.3.a": 59, "III.3.c": 17}),
    ],
)
def test_what_is_due_and_what_is_late(hong_an: Plan, day: str, near: set[str], late: dict[str, int]) -> None:
    assert due_soon_and_late(hong_an, day) == (near, late)


@pytest.mark.parametrize("day", ["2026-06-14", "2026-10-31", "2026-12-15"])
def test_nothing_recorded_is_no_progress_anywhere(hong_an: Plan, day: str) -> None:
    for state in on(hong_an, day).items:
        assert (state.standing.progress, state.standing.percent, state.settled) == (Progress.NONE, None, 0)
        assert (state.other_entries, state.instructions) == ((), ())


def test_what_waits_is_never_late(hong_an: Plan) -> None:
    for day in ("2026-06-14", "2026-12-31", "2027-03-01"):
        waiting = [state.task.id for state in on(hong_an, day).tasks if state.standing.timing is Timing.AWAITING]
        assert waiting == list(WAITING)


def test_what_is_continuous_is_never_late_before_the_last_day_of_the_year(hong_an: Plan) -> None:
    day = date(2026, 1, 1)
    while day <= date(2026, 12, 31):
        for state in assess(hong_an, Log(()), day).tasks:
            assert not (state.task.id in CONTINUOUS and state.standing.timing is Timing.OVERDUE), day
        day += timedelta(days=1)
    assert set(due_soon_and_late(hong_an, "2027-01-01")[1]) == {*END_OF_YEAR, "III.3.a", "III.3.c"}


def test_duties_have_no_day(hong_an: Plan) -> None:
    timings = {state.task.id: state.standing.timing for state in on(hong_an, "2026-12-31").duties}
    assert timings == dict.fromkeys(("IV.1", "IV.2", "IV.3", "IV.4"), Timing.NO_DEADLINE)


def test_who_owes_a_word_each_quarter(hong_an: Plan) -> None:
    quarter = on(hong_an, "2026-06-14")
    expecting = {
        state.task.id for state in quarter.items if any(unit.reported_this_period is False for unit in state.units)
    }
    assert expecting == {*CONTINUOUS, "IV.1", "IV.3"}
    assert quarter.owing_units() == quarter.silent_units() == INSIDE


@pytest.mark.parametrize(
    ("kind", "owed"),
    [
        (PeriodKind.MONTH, {"IV.1", "IV.3"}),
        (PeriodKind.QUARTER, {"IV.1", "IV.3"}),
        (PeriodKind.HALF, {"IV.3"}),
        (PeriodKind.YEAR, {"IV.1", "IV.3"}),
    ],
)
def test_the_half_year_has_no_reports_of_the_units(hong_an: Plan, kind: PeriodKind, owed: set[str]) -> None:
    # The last of the year: the first month ended before the plan was issued, and nobody owes a report on it.
    period = make_period(kind, 2026, 12 // MONTHS_IN[kind])
    duties = assess(hong_an, Log(()), period.cut_off, period).duties
    assert {duty.task.id for duty in duties if any(unit.reported_this_period is False for unit in duty.units)} == owed


def test_units_of_the_step_by_step_task(hong_an: Plan) -> None:
    task = hong_an.items["III.3.a"]
    members = hong_an.directory.members
    assert [members(step.lead) for step in task.steps] == [INSIDE, ("ttpvhcc", "vhxh", "vp"), ("vhxh", "vp")]
    assert [step.lead for step in hong_an.items["III.1.b"].steps] == [()] * 4


def test_indicators_of_the_plan_know_nothing_yet(hong_an: Plan) -> None:
    day = on(hong_an, "2026-06-14")
    states = [state for target in day.targets for state in target.indicators]
    states += [state for item in day.items for state in item.indicators]
    assert [(state.indicator.id, int(state.indicator.at_least)) for state in states] == [
        ("II.1.a", 30), ("II.1.b", 50), ("II.1.c", 50), ("II.2.a", 100), ("II.3.a", 100), ("II.4.a", 100),
        ("III.2.c.1", 100), ("III.2.c.2", 100),
    ]  # fmt: skip
    assert {state.is_met for state in states} == {None}


def test_the_period_changes_between_14_and_15_june(hong_an: Plan) -> None:
    assert default_period(hong_an, date(2026, 6, 14)).key == "2026-Q2"
    assert default_period(hong_an, date(2026, 6, 15)).key == "2026-Q3"
    assert default_period(hong_an, date(2026, 12, 15)).key == "2027-Q1"


def test_reports_are_on_their_way_until_the_second_working_day(hong_an: Plan) -> None:
    days = ("2026-06-14", "2026-06-15", "2026-06-16", "2026-06-17", "2026-12-16", "2026-12-17", "2026-03-16")
    assert [sent_period(hong_an, date.fromisoformat(day)).key for day in days] == [
        "2026-Q2", "2026-Q2", "2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1", "2026-Q1",
    ]  # fmt: skip


def test_the_half_year_is_made_of_its_quarters(hong_an: Plan) -> None:
    half = make_period(PeriodKind.HALF, 2026, 1)
    missing = assess(hong_an, Log(()), date(2026, 6, 14), half).missing_reports()
    assert [(period.key, units) for period, units in missing] == [("2026-Q1", INSIDE), ("2026-Q2", INSIDE)]
    running = assess(hong_an, Log(()), date(2026, 3, 14), half).missing_reports()
    assert [(period.key, units) for period, units in running] == [("2026-Q1", INSIDE), ("2026-Q2", ())]
