"""Who has reported on a period: nobody, everybody, on something only, on a period that asks nobody."""

from datetime import date
from pathlib import Path

import pytest

from tests.domain.periodic import HALF, QUARTER, at_the_end, lay_tasks
from tests.domain.telling import says
from tests.workspaces import BASE
from tthc_cli.domain.periods import Period, PeriodKind, ad_hoc, make_period


@pytest.fixture
def continuous(tmp_path: Path) -> Path:
    return lay_tasks(tmp_path)


def test_an_incomplete_report_names_what_it_lacks(continuous: Path) -> None:
    says(continuous, "a.yaml", "III.1.b", "vp", "2026-06-12", "in_progress")
    found = at_the_end(continuous, QUARTER)
    assert (found.silent_units(), found.incomplete_reports()) == (("vhxh",), (("vp", ("III.1.a",)),))
    assert found.incomplete_units() == ("vp",)


def test_a_half_year_names_what_is_missing_of_its_quarters_and_what_is_missing_in_them(continuous: Path) -> None:
    says(continuous, "a.yaml", "III.1.b", "vp", "2026-06-12", "in_progress")
    found = at_the_end(continuous, HALF)
    assert [(period.key, units) for period, units in found.missing_reports()] == [
        ("2026-Q1", ("vp", "vhxh")),
        ("2026-Q2", ("vhxh",)),
    ]
    assert found.incomplete_reports() == (("vp", ("III.1.a",)),)


@pytest.mark.parametrize(
    ("period", "is_expected"),
    [
        (make_period(PeriodKind.MONTH, 2026, 2), False),  # ends on 14/2, the plan is of 12/3
        (make_period(PeriodKind.MONTH, 2026, 3), True),
        (ad_hoc(date(2026, 1, 1), date(2026, 3, 12)), False),
        (ad_hoc(date(2026, 7, 1), date(2026, 7, 31)), False),
    ],
)
def test_which_periods_expect_reports(continuous: Path, period: Period, *, is_expected: bool) -> None:
    found = at_the_end(continuous, period)
    assert found.expects_reports is is_expected
    assert found.owing_units() == (("vp", "vhxh") if is_expected else ())
    assert found.silent_units() == found.owing_units()


def test_a_quarter_that_ended_before_the_plan_is_not_missing_in_the_half_year(tmp_path: Path) -> None:
    plan = (BASE / "plan" / "plan.yaml").read_text(encoding="utf-8").replace("2026-03-12", "2026-03-15")
    found = at_the_end(lay_tasks(tmp_path, files={"plan/plan.yaml": plan}), HALF)
    assert [(period.key, units) for period, units in found.missing_reports()] == [
        ("2026-Q1", ()),
        ("2026-Q2", ("vp", "vhxh")),
    ]
