"""The plan on a day: dated and continuous tasks, corrections, figures, entry by entry."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.domain.making import task_on, unit_on
from tests.domain.telling import DONE, GOING, NONE, NOT_ARISING, RESULT, SUSPENDED, instructs, says, standing
from tests.workspaces import assess_on, entry, lay, read_clean
from tthc_cli.domain.assessment import assess, measured_indicators
from tthc_cli.domain.periods import PeriodKind, make_period
from tthc_cli.domain.standing import Timing


def test_absence_is_never_progress(small: Path) -> None:
    state = task_on(small, "2026-06-30", "III.1.a")
    assert (state.standing.progress, state.standing.percent, state.settled, len(state.units)) == (NONE, None, 0, 2)


def test_a_task_of_two_units_is_done_when_both_are(small: Path) -> None:
    says(small, "a.yaml", "III.1.a", "vp", "2026-05-01", "done", RESULT)
    state = task_on(small, "2026-06-30", "III.1.a")
    assert (state.standing.progress, state.settled, state.standing.completed_on) == (GOING, 1, None)
    says(small, "b.yaml", "III.1.a", "vhxh", "2026-06-01", "not_arising")
    state = task_on(small, "2026-06-30", "III.1.a")
    assert (state.standing.progress, state.settled, state.standing.completed_on) == (DONE, 2, date(2026, 6, 1))
    assert task_on(small, "2026-05-31", "III.1.a").settled == 1


@pytest.mark.parametrize(
    ("day", "timing", "days_late"),
    [
        ("2026-10-23", Timing.ON_TIME, 0),
        ("2026-10-24", Timing.DUE_SOON, 0),
        ("2026-10-31", Timing.DUE_SOON, 0),
        ("2026-11-02", Timing.DUE_SOON, 0),
        ("2026-11-03", Timing.OVERDUE, 1),
        ("2026-12-31", Timing.OVERDUE, 59),
    ],
)
def test_a_saturday_deadline(small: Path, day: str, timing: Timing, days_late: int) -> None:
    assert standing(small, day, "III.2.đ") == (NONE, timing, days_late)


@pytest.mark.parametrize(
    ("day", "timing", "days_late"),
    [
        ("2026-12-06", Timing.ON_TIME, 0),
        ("2026-12-07", Timing.DUE_SOON, 0),
        ("2026-12-14", Timing.DUE_SOON, 0),
        ("2026-12-15", Timing.OVERDUE, 1),
    ],
)
def test_strictly_before(small: Path, day: str, timing: Timing, days_late: int) -> None:
    assert standing(small, day, "III.1.a") == (NONE, timing, days_late)


def test_done_late_stays_late_but_is_not_overdue_any_more(small: Path) -> None:
    says(small, "a.yaml", "III.2.đ", "vhxh", "2026-11-05", "done", RESULT)
    assert standing(small, "2026-11-04", "III.2.đ") == (NONE, Timing.OVERDUE, 2)
    for day in ("2026-11-05", "2026-12-31"):
        state = task_on(small, day, "III.2.đ")
        assert standing(small, day, "III.2.đ") == (DONE, Timing.OVERDUE, 3)
        assert not state.standing.is_overdue
        assert state.settled == 1


def test_done_on_the_effective_monday_is_in_time(small: Path) -> None:
    says(small, "a.yaml", "III.2.đ", "vhxh", "2026-11-02", "done", RESULT)
    assert standing(small, "2026-12-31", "III.2.đ") == (DONE, Timing.ON_TIME, 0)


def test_the_first_word_of_completion_that_still_stands_counts(small: Path) -> None:
    says(small, "a.yaml", "III.2.đ", "vhxh", "2026-10-20", "done", RESULT)
    says(small, "b.yaml", "III.2.đ", "vhxh", "2026-11-10", "done", RESULT)
    assert task_on(small, "2026-12-31", "III.2.đ").standing.completed_on == date(2026, 10, 20)
    says(small, "c.yaml", "III.2.đ", "vhxh", "2026-11-11", "in_progress")
    assert standing(small, "2026-11-12", "III.2.đ") == (GOING, Timing.OVERDUE, 10)
    says(small, "d.yaml", "III.2.đ", "vhxh", "2026-11-13", "done", RESULT)
    assert task_on(small, "2026-12-31", "III.2.đ").standing.completed_on == date(2026, 11, 13)


def test_a_suspended_work_stays_overdue(small: Path) -> None:
    says(small, "a.yaml", "III.2.đ", "vhxh", "2026-10-20", "suspended")
    assert standing(small, "2026-11-03", "III.2.đ") == (SUSPENDED, Timing.OVERDUE, 1)
    assert task_on(small, "2026-11-03", "III.2.đ").standing.is_overdue


def test_a_task_that_did_not_arise_is_settled(small: Path) -> None:
    says(small, "a.yaml", "III.2.đ", "vhxh", "2026-10-20", "not_arising")
    assert standing(small, "2026-12-31", "III.2.đ") == (NOT_ARISING, Timing.ON_TIME, 0)
    assert task_on(small, "2026-12-31", "III.2.đ").settled == 1


def test_of_two_entries_of_one_day_the_later_written_counts(small: Path) -> None:
    says(small, "a.yaml", "III.2.đ", "vhxh", "2026-10-20", "suspended", "recorded_at: 2026-10-20T16:00:00+07:00")
    says(small, "b.yaml", "III.2.đ", "vhxh", "2026-10-20", "in_progress", "recorded_at: 2026-10-20T09:00:00+07:00")
    assert task_on(small, "2026-10-20", "III.2.đ").standing.progress is SUSPENDED


def test_percent_of_a_task_needs_a_word_of_every_unit(small: Path) -> None:
    says(small, "a.yaml", "III.1.a", "vp", "2026-05-01", "in_progress", "percent: 40")
    assert task_on(small, "2026-06-01", "III.1.a").standing.percent is None
    says(small, "b.yaml", "III.1.a", "vhxh", "2026-05-02", "in_progress", "percent: 65")
    assert task_on(small, "2026-06-01", "III.1.a").standing.percent == 52
    says(small, "c.yaml", "III.1.a", "vhxh", "2026-05-03", "done", RESULT)
    assert task_on(small, "2026-06-01", "III.1.a").standing.percent == 70


def test_words_of_units_that_only_help_are_kept_apart(small: Path) -> None:
    says(small, "a.yaml", "III.2.đ", "vp", "2026-05-01", "done", RESULT)
    state = task_on(small, "2026-06-01", "III.2.đ")
    assert state.standing.progress is NONE
    assert [word.unit for word in state.other_entries] == ["vp"]


NO_LEAD = """
    - id: III.2.d
      title: Không ai chủ trì
      text: Không ai chủ trì.
      due: Trước 15/12/2026
    """


def test_a_task_that_nobody_leads_has_its_days_all_the_same(tmp_path: Path) -> None:
    root = lay(tmp_path, {"plan/tasks/III.2.yaml": NO_LEAD})
    assert standing(root, "2026-12-13", "III.2.d") == (NONE, Timing.DUE_SOON, 0)
    assert standing(root, "2026-12-16", "III.2.d") == (NONE, Timing.OVERDUE, 2)
    state = task_on(root, "2026-12-16", "III.2.d")
    assert (state.units, state.settled) == ((), 0)


def test_a_continuous_task_is_never_overdue_in_its_year(small: Path) -> None:
    workspace, plan = read_clean(small)
    for number in range(365):
        state = assess(plan, workspace.log, date(2026, 1, 1) + timedelta(days=number)).tasks[1]
        assert state.task.id == "III.1.b"
        assert state.standing.timing is not Timing.OVERDUE
    assert standing(small, "2026-12-23", "III.1.b") == (NONE, Timing.ON_TIME, 0)
    assert standing(small, "2026-12-31", "III.1.b") == (NONE, Timing.DUE_SOON, 0)
    assert standing(small, "2027-01-01", "III.1.b") == (NONE, Timing.OVERDUE, 1)


@pytest.mark.parametrize(
    ("said_on", "seen_on", "reported"),
    [
        ("2026-06-14", "2026-06-14", "yes"),
        ("2026-06-14", "2026-06-15", "no"),
        ("2026-06-15", "2026-06-15", "yes"),
        ("2026-06-15", "2026-09-14", "yes"),
        ("2026-06-15", "2026-09-15", "no"),
        ("2026-03-14", "2026-06-14", "no"),
        ("2026-03-15", "2026-06-14", "yes"),
    ],
)
def test_reported_this_period(small: Path, said_on: str, seen_on: str, reported: str) -> None:
    says(small, "a.yaml", "III.1.b", "vhxh", said_on, "in_progress")
    state = unit_on(small, seen_on, "III.1.b", "vhxh")
    assert state.reported_this_period is (reported == "yes")
    assert state.standing.progress is GOING


def test_only_continuous_tasks_expect_a_word_each_period(small: Path) -> None:
    expected = {
        state.task.id: {unit.reported_this_period for unit in state.units}
        for state in assess_on(small, "2026-06-14").items
    }
    assert expected == {"III.1.a": {None}, "III.1.b": {False}, "III.2.d": {None}, "III.2.đ": {None}}


def test_the_period_is_that_of_the_settings_or_the_one_asked_for(small: Path) -> None:
    assert assess_on(small, "2026-06-15").period == make_period(PeriodKind.QUARTER, 2026, 3)
    plan_file = small / "plan/plan.yaml"
    plan_file.write_text(
        plan_file.read_text("utf-8") + "settings: {windows: calendar, status_period: month}\n", "utf-8"
    )
    period = assess_on(small, "2026-06-15").period
    assert (period.first, period.cut_off, period.key) == (date(2026, 6, 1), date(2026, 6, 30), "2026-06")
    workspace, plan = read_clean(small)
    asked = make_period(PeriodKind.YEAR, 2026)
    assert assess(plan, workspace.log, date(2026, 6, 15), asked).period == asked


def test_units_that_owe_a_word_and_said_none(small: Path) -> None:
    on = assess_on(small, "2026-06-14")
    assert (on.owing_units(), on.silent_units()) == (("vhxh",), ("vhxh",))
    says(small, "a.yaml", "III.1.a", "vhxh", "2026-06-01", "in_progress")
    on = assess_on(small, "2026-06-14")
    assert (on.owing_units(), on.silent_units()) == (("vhxh",), ())
    assert assess_on(small, "2026-06-15").silent_units() == ("vhxh",)


def test_a_corrected_entry_does_not_count(small: Path) -> None:
    says(small, "a.yaml", "III.2.đ", "vhxh", "2026-06-01", "done", RESULT)
    says(small, "b.yaml", "III.2.đ", "vhxh", "2026-06-01", "in_progress", "percent: 60", "corrects: a.yaml")
    found = task_on(small, "2026-06-01", "III.2.đ").standing
    assert (found.progress, found.percent) == (GOING, 60)


def test_a_correction_dated_after_the_day_does_not_count_yet(small: Path) -> None:
    says(small, "a.yaml", "III.2.đ", "vhxh", "2026-06-01", "done", RESULT)
    says(small, "b.yaml", "III.2.đ", "vhxh", "2026-07-01", "in_progress", "corrects: a.yaml")
    assert task_on(small, "2026-06-30", "III.2.đ").standing.progress is DONE
    assert task_on(small, "2026-07-01", "III.2.đ").standing.progress is GOING


def test_a_corrected_correction(small: Path) -> None:
    says(small, "a.yaml", "III.2.đ", "vhxh", "2026-06-01", "done", RESULT)
    says(small, "b.yaml", "III.2.đ", "vhxh", "2026-06-02", "suspended", "corrects: a.yaml")
    says(small, "c.yaml", "III.2.đ", "vhxh", "2026-06-03", "in_progress", "corrects: b.yaml")
    state = unit_on(small, "2026-06-03", "III.2.đ", "vhxh")
    assert [word.name for word in state.entries] == ["c.yaml"]


def test_a_corrected_instruction(small: Path) -> None:
    instructs(small, "a.yaml", "III.2.d", "2026-05-10", "1/SNV", due="2026-05-31")
    entry(
        small,
        "b.yaml",
        "task: III.2.d\ndate: 2026-05-11\ncorrects: a.yaml\n"
        "instruction: {document: 1/SNV, from: Sở Nội vụ, date: 2026-05-10, due: 2026-06-30}",
    )
    assert standing(small, "2026-06-15", "III.2.d") == (NONE, Timing.ON_TIME, 0)


def test_entries_on_unknown_tasks_are_left_to_the_checks(small: Path) -> None:
    says(small, "a.yaml", "III.9.a", "vhxh", "2026-05-01", "done", RESULT)
    instructs(small, "b.yaml", "III.9.a", "2026-05-10", "1/SNV")
    assert all(state.standing.progress is NONE for state in assess_on(small, "2026-06-01").items)


def test_figures_of_targets_and_tasks(tmp_path: Path) -> None:
    task = """
        - id: III.2.d
          title: Số hóa
          text: Số hóa hồ sơ.
          lead: [vhxh]
          due: Thường xuyên
          indicators:
            - {id: III.2.d.1, text: hồ sơ, at_least: 100, numerator: Số hóa, denominator: Tất cả}
        """
    root = lay(tmp_path, {"plan/tasks/III.2.yaml": task})
    figures = "measures: [{indicator: II.1.a, numerator: 9, denominator: 10}, {indicator: III.2.d.1, numerator: 0, denominator: 4}]"
    says(root, "a.yaml", "III.2.d", "vhxh", "2026-06-01", "in_progress", figures)
    assert [state.percent for state in measured_indicators(assess_on(root, "2026-06-01"))] == [90, 0]
    assert [state.percent for state in measured_indicators(assess_on(root, "2026-05-31"))] == [None, None]
