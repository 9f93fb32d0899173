"""Days and numbers exactly on a bound, and the parts of an answer that other tests pass over."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.domain.making import append, edit, make, task_on, unit_on
from tests.domain.telling import DONE, GOING, NONE, NOT_ARISING, RESULT, SUSPENDED, instructs, says
from tests.workspaces import assess_on, entry, read_clean
from tthc_cli.domain.agenda import DueDay, due_days, make_agenda
from tthc_cli.domain.amendments import DueHistory
from tthc_cli.domain.assessment import assess, sent_period
from tthc_cli.domain.closings import Closing, Moved, count_figures, counted_entries, moved_figures
from tthc_cli.domain.dates import read_date
from tthc_cli.domain.deadlines import DeadlineKind
from tthc_cli.domain.ids import id_order, nearest_ids, section_of
from tthc_cli.domain.narrowing import concerning
from tthc_cli.domain.obligations import Obligation
from tthc_cli.domain.periods import PeriodKind, Windows, make_period
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.progress import Log, Progress
from tthc_cli.domain.report_days import report_days
from tthc_cli.domain.standing import Standing, Timing, roll_up
from tthc_cli.domain.summary import Summary, summarise
from tthc_cli.domain.text import nearest
from tthc_cli.store.workspace import read_workspace

FIGURES = "measures: [{indicator: II.1.a, numerator: 9, denominator: 10}]"
STEPS = """\
  steps:
    - {id: III.2.đ.1, text: Mở lớp, lead: [vhxh]}
    - {id: III.2.đ.2, text: Viết bài, lead: [vp]}
"""


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([SUSPENDED, NONE], SUSPENDED),
        ([SUSPENDED, NOT_ARISING], SUSPENDED),
        ([SUSPENDED, NOT_ARISING, NONE], SUSPENDED),
        ([NONE, NOT_ARISING], NONE),
        ([DONE, NOT_ARISING, NONE], GOING),
    ],
)
def test_silence_beside_what_did_not_arise_is_no_progress(parts: list[Progress], whole: Progress) -> None:
    assert roll_up([Standing(progress, Timing.ON_TIME) for progress in parts]).progress is whole


def test_steps_that_did_not_arise_have_the_day_of_the_last_word(small: Path) -> None:
    append(small, "plan/tasks/III.2.yaml", STEPS)
    says(small, "a.yaml", "III.2.đ.1", "vhxh", "2026-06-10", "not_arising")
    assert unit_on(small, "2026-06-30", "III.2.đ", "vhxh").standing == Standing(
        NOT_ARISING, Timing.ON_TIME, 0, date(2026, 6, 10)
    )


def test_a_word_on_the_very_day_of_an_instruction_answers_it(small: Path) -> None:
    instructs(small, "a.yaml", "III.2.d", "2026-06-10", "12/SNV", "2026-07-20")
    says(small, "b.yaml", "III.2.d", "vhxh", "2026-06-10", "done", RESULT)
    standing = unit_on(small, "2026-06-30", "III.2.d", "vhxh").standing
    assert (standing.progress, standing.percent, standing.completed_on) == (DONE, 100, date(2026, 6, 10))


def test_every_count_of_a_summary(small: Path) -> None:
    says(small, "a.yaml", "III.2.đ", "vhxh", "2026-11-05", "done", RESULT)
    says(small, "b.yaml", "III.1.b", "vhxh", "2026-06-12", "in_progress")
    assert summarise(assess_on(small, "2026-12-10")) == Summary(
        tasks=4, done=1, not_arising=1, in_progress=1, suspended=0, none=1,
        done_late=1, overdue=0, due_soon=1, awaiting=1, silent_units=0, incomplete_units=1,
    )  # fmt: skip


def test_an_entry_of_the_cut_off_itself_is_counted(small: Path) -> None:
    says(small, "a.yaml", "III.1.b", "vhxh", "2026-06-14", "in_progress")
    log = read_clean(small)[0].log
    assert counted_entries(log, date(2026, 6, 14)) == ("plan/progress/2026-06/a.yaml",)
    assert counted_entries(log, date(2026, 6, 13)) == ()


@pytest.mark.parametrize(("reported", "moved"), [("3", [Moved("late", "3", "0")]), ("0", [])])
def test_a_count_that_is_kept_no_more_is_nothing_now(small: Path, reported: str, moved: list[Moved]) -> None:
    day = assess_on(small, "2026-06-14")
    closing = make(
        Closing, closed_at="2026-06-16T08:00:00+07:00", by="A", first="2026-03-15", cut_off="2026-06-14",
        as_of="2026-06-14", plan="p", counts={**count_figures(day), "late": reported},
    )  # fmt: skip
    assert list(moved_figures(closing, day)) == moved


def test_a_whole_stands_before_its_parts() -> None:
    ids = ["III.1", "III.1.a", "III.1.b", "III.1.b.1", "III.1.b.2", "III.2"]
    assert sorted(set(ids), key=id_order) == ids
    assert len({id_order(id_) for id_ in ids}) == len(ids)
    assert [section_of(id_) for id_ in ("III.1", "III.1.a", "IV.2", "IV")] == ["III", "III.1", "IV", "IV"]


def test_what_shares_more_is_nearer_whatever_the_order_of_the_plan() -> None:
    assert nearest_ids("III.2.d", ["III.2.a", "III.2.d.1", "III.2"], count=3) == ["III.2.d.1", "III.2", "III.2.a"]


def test_near_words_are_as_many_as_are_asked_for() -> None:
    known = ["van phong", "van phong 1", "van phong 2", "van phong 3"]
    assert nearest("van phong", known, count=1) == ["van phong"]
    assert len(nearest("van phong", known)) == 3
    assert len(nearest("van phong", known, count=4)) == 4


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12/13/2026", "ngày 12/13/2026 không có thật: không có tháng 13; có phải ý là 2026-12-13?"),
        ("1/13/2026", "ngày 01/13/2026 không có thật: không có tháng 13; có phải ý là 2026-01-13?"),
        ("13/13/2026", "ngày 13/13/2026 không có thật"),
        ("0/13/2026", "ngày 00/13/2026 không có thật"),
        ("0/12/2026", "ngày 00/12/2026 không có thật"),
        ("5/12/0000", "ngày 05/12/0 không có thật"),
    ],
)
def test_days_are_turned_about_only_where_that_makes_a_day(typed: str, said: str) -> None:
    with pytest.raises(ValueError, match="không có thật") as refused:
        read_date(typed)
    assert str(refused.value) == said


def test_the_sentence_about_ad_hoc_periods() -> None:
    with pytest.raises(ValueError, match="kỳ đột xuất") as refused:
        make_period(PeriodKind.AD_HOC, 2026)
    assert str(refused.value) == "kỳ đột xuất không có số thứ tự"


def test_a_plan_issued_on_the_cut_off_itself_reports_that_period(small: Path) -> None:
    edit(small, "plan/plan.yaml", "date: 2026-03-12", "date: 2026-03-14")
    plan = read_clean(small)[1]
    assert sent_period(plan, date(2026, 3, 16)).key == "2026-Q1"
    assert "2026-03" in [day.key for day in report_days(assess(plan, Log(()), date(2026, 3, 14)))]


def test_a_plan_of_the_first_of_january_reports_that_month(small: Path) -> None:
    edit(small, "plan/plan.yaml", "date: 2026-03-12", "date: 2026-01-01")
    append(small, "plan/plan.yaml", "settings: {status_period: month}\n")
    plan = read_clean(small)[1]
    assert next(report_days(assess(plan, Log(()), date(2026, 1, 1)))).key == "2026-01"


def test_a_day_of_reports_names_the_duties_that_owe_them(hong_an: Plan) -> None:
    found = list(report_days(assess(hong_an, Log(()), hong_an.document.date)))
    assert {(day.key, day.kind.value): day.items for day in found if day.key in ("2026-05", "2026-06")} == {
        ("2026-05", "cut_off"): ("IV.1", "IV.3"),
        ("2026-05", "sending"): ("IV.1",),
        ("2026-05", "consolidated"): ("IV.1", "IV.3"),
        ("2026-06", "cut_off"): ("IV.1", "IV.3"),
        ("2026-06", "sending"): ("IV.1",),
        ("2026-06", "consolidated"): ("IV.1", "IV.3"),
    }


def test_a_day_of_reports_does_not_name_who_owes_other_periods(small: Path) -> None:
    append(
        small,
        "plan/tasks/III.2.yaml",
        "- {id: IV.1, title: Báo cáo, text: Báo cáo., lead: [vp], due: Định kỳ hàng tháng}\n",
    )
    found = {(day.key, day.kind.value): day.items for day in report_days(assess_on(small, "2026-06-30"))}
    assert (found["2026-05", "cut_off"], found["2026-06", "cut_off"]) == (("IV.1",), ("IV.1", "III.1.b"))


def test_a_half_looks_into_its_quarters_by_the_same_windows(small: Path) -> None:
    workspace, plan = read_clean(small)
    firsts = {}
    for windows in Windows:
        half = make_period(PeriodKind.HALF, 2026, 1, windows=windows)
        reports = assess(plan, workspace.log, date(2026, 12, 31), half).missing_reports()
        firsts[windows] = [f"{quarter.first:%d/%m}" for quarter, _ in reports]
    assert firsts == {Windows.DECREE: ["15/12", "15/03"], Windows.CALENDAR: ["01/01", "01/04"]}


def test_an_agenda_says_of_whom_it_is(small: Path, hong_an: Plan) -> None:
    assessment, log = assess_on(small, "2026-06-30"), read_clean(small)[0].log
    assert (make_agenda(assessment, log).unit, make_agenda(assessment, log, "vp").unit) == ("", "vp")
    assert make_agenda(assessment, log).assessment is assessment
    assert len(list(due_days(assessment, {}))) == 2
    whole = assess(hong_an, Log(()), hong_an.document.date)
    own = make_agenda(whole, Log(()), "ttdvsnc").appointments
    assert {unit for one in own for unit in one.subject.units} == {"ttdvsnc"}


def test_a_day_of_the_agenda_holds_what_is_owed(small: Path) -> None:
    found = [day for day in due_days(assess_on(small, "2026-06-30"), {}) if day.key == "III.2.đ"]
    assert [day.owed for day in found] == [Obligation(found[0].last)]


def test_the_agenda_judges_each_unit_by_its_own_steps(small: Path) -> None:
    append(small, "plan/tasks/III.2.yaml", STEPS)
    says(small, "a.yaml", "III.2.đ.1", "vhxh", "2026-06-10", "done", RESULT)
    found = make_agenda(assess_on(small, "2026-06-30"), read_clean(small)[0].log).appointments
    (day,) = [one.subject for one in found if isinstance(one.subject, DueDay) and one.subject.key == "III.2.đ"]
    assert {unit: standing.progress for unit, standing in day.standings.items()} == {"vhxh": DONE, "vp": NONE}


def test_an_instruction_whose_first_entry_is_lost_is_known_by_that_name(small: Path) -> None:
    entry(
        small, "b.yaml",
        "task: III.2.d\ndate: 2026-06-10\ncorrects: a.yaml\ninstruction: {document: 1/S, from: S, date: 2026-06-10, due: 2026-07-20}",
    )  # fmt: skip
    found = make_agenda(assess_on(small, "2026-06-30"), read_clean(small)[0].log).appointments
    assert "III.2.d/a.yaml" in [one.subject.key for one in found]


def test_a_unit_is_shown_the_figures_that_it_measured_itself(small: Path) -> None:
    edit(
        small, "plan/tasks/III.2.yaml", "  products: [Lớp bồi dưỡng]",
        "  products: [Lớp bồi dưỡng]\n  indicators:\n    - {id: II.9.a, text: Số lớp, at_least: 1, numerator: đã mở, denominator: cần mở}",
    )  # fmt: skip
    measure = "measures: [{indicator: II.9.a, numerator: %s, denominator: 10}, {indicator: II.1.a, numerator: %s, denominator: 10}]"
    says(small, "a.yaml", "III.2.đ", "vhxh", "2026-06-01", "in_progress", measure % (3, 4))
    says(small, "b.yaml", "III.2.đ", "vp", "2026-06-02", "in_progress", measure % (5, 6))
    says(small, "c.yaml", "III.2.đ", "so-noi-vu", "2026-06-02", "in_progress")
    part = concerning(assess_on(small, "2026-06-30"), "vp")
    (task,) = [state for state in part.tasks if state.task.id == "III.2.đ"]
    assert [figure.unit for state in task.indicators for figure in state.figures] == ["vp"]
    assert [state.numerator for state in task.indicators] == [Decimal(5)]
    assert [state.numerator for target in part.targets for state in target.indicators] == [Decimal(6)]
    assert [spoken.unit for spoken in task.other_entries] == ["vp"]


def test_a_task_without_words_about_its_deadline_has_none(small: Path) -> None:
    october = "trong tháng 10/2026"
    assert task_on(small, "2026-06-30", "III.2.đ").terms.history == DueHistory(october, october, ())
    edit(small, "plan/tasks/III.2.yaml", "  due: trong tháng 10/2026\n", "")
    terms = task_on(small, "2026-06-30", "III.2.đ").terms
    assert (terms.deadline.kind, terms.deadline.text) == (DeadlineKind.NONE, "")
    assert terms.history == DueHistory("", "", ())


def test_a_file_that_cannot_be_read_may_hold_any_item(small: Path) -> None:
    plan = read_clean(small)[1]
    assert not plan.may_hold("III.9.a")
    (small / "plan" / "tasks" / "III.1.yaml").write_text("[\n", encoding="utf-8")
    broken = read_workspace(small).plan
    assert broken is not None
    assert broken.may_hold("III.9.a")
