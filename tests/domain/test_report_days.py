"""Cut-offs and sending days: whose reports close and leave on which days."""

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.making import append, edit
from tests.workspaces import assess_on, lay
from tthc_cli.domain.assessment import assess
from tthc_cli.domain.periods import PeriodKind
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.progress import Log
from tthc_cli.domain.report_days import Occasion, ReportDay, owed_reports, report_days

ALL = ("vp", "kthtdt", "vhxh", "ttpvhcc", "cong-an", "ttdvsnc")
MONTH, QUARTER, HALF, YEAR = PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR
DUTY = """\
- id: IV.1
  title: Báo cáo định kỳ
  text: Báo cáo định kỳ.
  lead: [tat-ca]
  due: {due}
"""


def days(plan: Plan, unit: str = "") -> list[ReportDay]:
    return list(report_days(assess(plan, Log(()), plan.document.date), unit))


def told(found: list[ReportDay], month: str) -> list[tuple[str, str, list[str], tuple[str, ...]]]:
    """The days of one month: occasion, day, periods, units."""
    return [
        (day.kind.value, day.day.isoformat(), [report.period.key for report in day.reports], day.units)
        for day in found
        if day.key == month
    ]


def in_small(root: Path, unit: str = "") -> list[ReportDay]:
    return list(report_days(assess_on(root, "2026-06-30"), unit))


def test_june_closes_month_quarter_and_half(hong_an: Plan) -> None:
    senders = tuple(unit for unit in ALL if unit != "ttpvhcc")
    assert told(days(hong_an), "2026-06") == [
        ("cut_off", "2026-06-14", ["2026-06", "2026-Q2", "2026-H1"], ALL),
        ("sending", "2026-06-15", ["2026-06", "2026-Q2"], senders),
        ("consolidated", "2026-06-16", ["2026-06", "2026-Q2", "2026-H1"], ("vp", "ttpvhcc")),
    ]


def test_december_closes_month_quarter_and_year_which_covers_the_second_half(hong_an: Plan) -> None:
    assert [(kind, day, periods) for kind, day, periods, _ in told(days(hong_an, "vp"), "2026-12")] == [
        ("cut_off", "2026-12-14", ["2026-12", "2026-Q4", "2026"]),
        ("sending", "2026-12-15", ["2026-12", "2026-Q4", "2026"]),
        ("consolidated", "2026-12-16", ["2026-12", "2026-Q4", "2026"]),
    ]


def test_a_second_half_without_a_yearly_report_is_reported(small: Path) -> None:
    lay(small, {"plan/tasks/IV.yaml": DUTY.format(due='"Định kỳ hàng 6 tháng"')})
    assert [day.key for day in in_small(small, "vp") if day.kind is Occasion.CUT_OFF] == ["2026-06", "2026-12"]


def test_only_the_office_owes_a_half_year(hong_an: Plan) -> None:
    (june,) = (day for day in days(hong_an) if day.key == "2026-06" and day.kind is Occasion.CUT_OFF)
    assert [(report.period.key, report.units) for report in june.reports] == [
        ("2026-06", ALL),
        ("2026-Q2", ALL),
        ("2026-H1", ("vp",)),
    ]
    assert june.items == ("IV.1", "IV.3")


def test_the_consolidating_unit_sends_once_on_its_own_day(hong_an: Plan) -> None:
    assert [(day.kind.value, day.day.isoformat()) for day in days(hong_an, "ttpvhcc") if day.key == "2026-09"] == [
        ("cut_off", "2026-09-14"),
        ("consolidated", "2026-09-16"),
    ]


def test_periods_before_the_plan_are_left_out(hong_an: Plan) -> None:
    assert [day.key for day in days(hong_an, "vhxh") if day.kind is Occasion.CUT_OFF] == [
        f"2026-{month:02}" for month in range(3, 13)
    ]


def test_a_cut_off_never_moves_but_sending_days_do(hong_an: Plan) -> None:
    """14/11/2026 is a Saturday, 14/8 a Friday."""
    found = days(hong_an, "vhxh")
    assert [(kind, day) for kind, day, *_ in told(found, "2026-11")] == [
        ("cut_off", "2026-11-14"),
        ("sending", "2026-11-16"),
    ]
    assert [(kind, day) for kind, day, *_ in told(found, "2026-08")] == [
        ("cut_off", "2026-08-14"),
        ("sending", "2026-08-17"),
    ]


def test_a_cut_off_is_nothing_to_warn_of(hong_an: Plan) -> None:
    assert {day.kind: day.warning == day.day for day in days(hong_an)} == {
        Occasion.CUT_OFF: False,
        Occasion.SENDING: True,
        Occasion.CONSOLIDATED: True,
    }


def test_sending_days_and_windows_are_settings(small: Path) -> None:
    append(small, "plan/plan.yaml", "settings: {windows: calendar, sending: {units: 3, consolidator: 5}}\n")
    assert told(in_small(small), "2026-06") == [
        ("cut_off", "2026-06-30", ["2026-Q2"], ("vhxh",)),
        ("sending", "2026-07-03", ["2026-Q2"], ("vhxh",)),
    ]


def test_continuous_work_expects_a_word_in_the_periods_of_the_settings(small: Path) -> None:
    assert owed_reports(assess_on(small, "2026-06-30")) == (("vhxh", QUARTER, Occasion.SENDING, "III.1.b"),)
    append(small, "plan/plan.yaml", "settings: {status_period: half}\n")
    assert owed_reports(assess_on(small, "2026-06-30")) == (("vhxh", HALF, Occasion.SENDING, "III.1.b"),)


def test_a_duty_of_the_same_kind_covers_continuous_work(small: Path) -> None:
    lay(small, {"plan/tasks/IV.yaml": DUTY.format(due="Định kỳ hàng quý") + "  report_to: [vp]\n"})
    assert owed_reports(assess_on(small, "2026-06-30")) == (
        ("vhxh", QUARTER, Occasion.SENDING, "IV.1"),
        ("vp", QUARTER, Occasion.CONSOLIDATED, "IV.1"),
    )


def test_a_report_that_leaves_the_units_is_a_consolidated_one(small: Path) -> None:
    lay(small, {"plan/tasks/IV.yaml": DUTY.format(due="Định kỳ hàng năm") + "  report_to: [so-noi-vu]\n"})
    edit(small, "plan/tasks/IV.yaml", "[tat-ca]", "[vp]")
    assert ("vp", YEAR, Occasion.CONSOLIDATED, "IV.1") in owed_reports(assess_on(small, "2026-06-30"))


def test_a_plan_without_reports_has_no_such_days(small: Path) -> None:
    edit(small, "plan/tasks/III.1.yaml", "Thường xuyên trong năm 2026", "Trước 15/12/2026")
    assert in_small(small) == []


def test_days_of_all_are_those_of_the_units_together(hong_an: Plan) -> None:
    def facts(found: list[ReportDay]) -> set[tuple[Occasion, date, str, str]]:
        return {
            (day.kind, day.day, report.period.key, unit)
            for day in found
            for report in day.reports
            for unit in report.units
        }

    assert facts(days(hong_an)) == set().union(*(facts(days(hong_an, unit)) for unit in ALL))


@given(units=st.integers(0, 40), consolidator=st.integers(0, 40))
def test_reports_never_leave_before_they_close(hong_an: Plan, units: int, consolidator: int) -> None:
    sending = hong_an.document.settings.sending.model_copy(update={"units": units, "consolidator": consolidator})
    settings = hong_an.document.settings.model_copy(update={"sending": sending})
    document = hong_an.document.model_copy(update={"settings": settings})
    plan = Plan(document, hong_an.directory, (), (), hong_an.duties, hong_an.calendar)
    for day in days(plan):
        assert day.day >= day.reports[0].period.cut_off
        assert (
            day.kind is Occasion.CUT_OFF
            or day.day == day.reports[0].period.cut_off
            or plan.workdays.is_workday(day.day)
        )
