"""The edges of what is owed, carried and closed: days and figures right on the line."""

from datetime import date
from pathlib import Path

import pytest

from tests.domain.making import edit
from tests.workspaces import assess_on, entry
from tthc_cli.domain.assessment import assess
from tthc_cli.domain.checks.closed import window_of
from tthc_cli.domain.closings import ClosedPeriod, Closing
from tthc_cli.domain.indicators import IndicatorState
from tthc_cli.domain.narrowing import concerning
from tthc_cli.domain.periods import Period, PeriodKind, make_period
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.progress import Log
from tthc_cli.domain.taking_part import speaks_of

MEASURED = "measures: [{indicator: II.1.a, numerator: 112, denominator: 112}]"


@pytest.mark.parametrize(("issued", "expects"), [("2026-03-14", True), ("2026-03-15", False)])
def test_a_plan_that_is_issued_on_the_last_day_of_a_period_is_reported_on(
    small: Path, issued: str, *, expects: bool
) -> None:
    edit(small, "plan/plan.yaml", "date: 2026-03-12", f"date: {issued}")
    assert assess_on(small, "2026-03-14").expects_reports is expects


def test_nobody_speaks_of_what_is_not_in_the_plan(hong_an: Plan) -> None:
    assert not speaks_of("vp", "III.9.a", hong_an)
    assert speaks_of("vp", "III.3.a", hong_an)


def carriers_of(states: tuple[IndicatorState, ...]) -> dict[str, tuple[str, ...]]:
    return {state.indicator.id: state.carriers for state in states}


def test_an_assessment_knows_who_has_to_measure(hong_an: Plan) -> None:
    assessment = assess(hong_an, Log(()), date(2026, 6, 14))
    everybody = ("vp", "kthtdt", "vhxh", "ttpvhcc", "cong-an", "ttdvsnc")
    target = next(state for state in assessment.targets if state.target.id == "II.2")
    assert carriers_of(target.indicators) == {"II.2.a": everybody}


def test_in_its_own_report_a_unit_is_measured_by_itself_alone(small: Path) -> None:
    entry(small, "a.yaml", f"task: III.1.a\nunit: vp\ndate: 2026-06-01\nprogress: in_progress\nresult: Một\n{MEASURED}")
    own = concerning(assess_on(small, "2026-06-14"), "vp")
    assert [carriers_of(state.indicators) for state in own.targets] == [{"II.1.a": ()}]


def closed(first: str, cut_off: str, key: str, name: str) -> tuple[ClosedPeriod, Closing]:
    days = {"first": first, "cut_off": cut_off, "as_of": cut_off}
    closing = Closing.model_validate({"closed_at": "2026-07-01T08:00:00+07:00", "by": "A", "plan": "x", **days})
    return ClosedPeriod.model_validate({"schema": "1", "period": key, "name": name, "closings": [closing]}), closing


def test_a_closed_period_is_the_one_that_has_its_days() -> None:
    assert window_of(*closed("2026-03-15", "2026-06-14", "2026-Q2", "quý II năm 2026")) == make_period(
        PeriodKind.QUARTER, 2026, 2
    )


def test_closed_days_that_are_those_of_no_period_make_one_of_their_own() -> None:
    period, closing = closed("2026-05-01", "2026-05-20", "2026-05-01..2026-05-20", "đột xuất")
    assert window_of(period, closing) == Period(
        date(2026, 5, 1), date(2026, 5, 20), PeriodKind.AD_HOC, "2026-05-01..2026-05-20", "đột xuất"
    )
