"""Rules across records on their bounds: the same day is never "before" or "after"."""

from datetime import date
from pathlib import Path

from tests.domain.making import append, found, make, ways_out, where
from tests.workspaces import entry, read_clean
from tthc_cli.domain.assessment import assess
from tthc_cli.domain.checks.book import Book
from tthc_cli.domain.checks.catalogue import CHECKS, run_checks
from tthc_cli.domain.checks.claims import done_without_proof
from tthc_cli.domain.checks.clarity import open_targets, unclear_responsibility
from tthc_cli.domain.checks.closed import drift_of_closed_periods, window_of
from tthc_cli.domain.checks.entries import (
    entries_by_outsiders,
    entries_on_unknown_tasks,
    entries_out_of_time,
    instructions_out_of_time,
    wrong_instructions,
)  # fmt: skip
from tthc_cli.domain.checks.plan_terms import unused_units
from tthc_cli.domain.checks.references import unknown_items
from tthc_cli.domain.checks.weakening import NOT_GRANTED, find_idle_amendments, find_ungranted
from tthc_cli.domain.closings import ClosedPeriod, count_figures
from tthc_cli.domain.periods import Period, PeriodKind, make_period
from tthc_cli.problems import Place
from tthc_cli.store.workspace import read_workspace

GOING = "task: III.1.b\nunit: vhxh\ndate: 2026-06-30\nprogress: in_progress"
TOLD = "task: III.2.d\ndate: 2026-06-30\ninstruction: {document: 1/SNV, from: Sở Nội vụ, date: 2026-06-30, due: 2026-06-30}"
PROOF = "result: Xong\nevidence: [{document: 45/BC-UBND, date: 2026-06-30, title: Báo cáo}]"


def test_what_is_of_today_is_not_of_a_day_to_come(small: Path) -> None:
    entry(small, "a.yaml", GOING)
    entry(small, "b.yaml", TOLD)
    assert found(small, entries_out_of_time, instructions_out_of_time, today="2026-06-30") == []
    assert found(small, entries_out_of_time, instructions_out_of_time, today="2026-06-29") == [
        "T303 a.yaml.date: ngày 30/06/2026 ở sau hôm nay (29/06/2026)",
        "T303 b.yaml.date: ngày 30/06/2026 ở sau hôm nay (29/06/2026)",
        "T303 b.yaml.instruction.date: ngày 30/06/2026 ở sau hôm nay (29/06/2026)",
    ]


def test_an_entry_of_today_that_was_written_tomorrow(small: Path) -> None:
    entry(small, "a.yaml", f"{GOING}\nrecorded_at: 2026-07-01T08:00:00+07:00")
    assert found(small, entries_out_of_time, today="2026-07-01") == []
    assert found(small, entries_out_of_time, today="2026-06-30") == [
        "T303 a.yaml.recorded_at: lúc ghi 01/07/2026 ở sau hôm nay (30/06/2026)"
    ]
    assert ("a.yaml.recorded_at", "Kiểm tra lại đồng hồ của máy.") in ways_out(small, *CHECKS, today="2026-06-30")


def test_a_document_that_asks_for_yesterday(small: Path) -> None:
    entry(small, "b.yaml", TOLD.replace("due: 2026-06-30", "due: 2026-06-29"))
    assert found(small, instructions_out_of_time) == [
        "T311 b.yaml.instruction.due: hạn 29/06/2026 ở trước ngày của văn bản (30/06/2026)"
    ]
    assert ("b.yaml.instruction.due", "Kiểm tra lại ngày và hạn của văn bản.") in ways_out(small, *CHECKS)


def test_a_group_does_not_speak(small: Path) -> None:
    entry(small, "a.yaml", GOING.replace("vhxh", "tat-ca"))
    assert found(small, entries_by_outsiders) == ["T302 a.yaml.unit: Các phòng, ban là một nhóm, không tự ghi tiến độ"]
    assert ("a.yaml.unit", "Ghi mã của từng đơn vị.") in ways_out(small, *CHECKS)


def test_a_proof_of_the_day_itself_is_in_time(small: Path) -> None:
    done = f"task: III.1.a\nunit: vp\ndate: 2026-06-30\nprogress: done\n{PROOF}"
    entry(small, "a.yaml", done)
    assert found(small, done_without_proof) == []
    entry(small, "a.yaml", done.replace("45/BC-UBND, date: 2026-06-30", "45/BC-UBND, date: 2026-07-01"))
    assert len(found(small, done_without_proof)) == 1


def test_what_is_done_on_the_day_of_the_document_was_not_premature(small: Path) -> None:
    entry(small, "b.yaml", TOLD)
    entry(small, "c.yaml", f"task: III.2.d\nunit: vhxh\ndate: 2026-06-30\nprogress: done\n{PROOF}")
    assert found(small, wrong_instructions) == []


def test_a_task_that_cannot_be_read_was_not_removed(small: Path) -> None:
    old = read_clean(small)[1]
    task = small / "plan" / "tasks" / "III.2.yaml"
    whole = task.read_text("utf-8")
    task.write_text(whole.replace("  lead: [vhxh]\n", "  lead: [1.5, {}]\n", 1), "utf-8")
    new = read_workspace(small).plan
    assert new is not None
    assert list(find_ungranted(old, new, NOT_GRANTED)) == []
    task.write_text(whole[whole.index("- id: III.2.đ") :], "utf-8")
    assert [problem.message for problem in find_ungranted(old, read_clean(small)[1], NOT_GRANTED)] == [
        "III.2.d (cả mục): bỏ “Kiện toàn bộ phận một cửa” là làm nhẹ kế hoạch, chưa có văn bản điều chỉnh"
    ]


def test_an_amendment_is_superseded_by_later_ones_of_its_own_task_and_field(small: Path) -> None:
    old = read_clean(small)[1]
    written = (
        "  - {{document: {number}/QĐ, date: 2026-06-01, task: {task}, field: {field}, old: a, new: b, reason: Lùi}}\n"
    )
    kinds = [("III.2.đ", "due"), ("III.1.a", "due"), ("III.2.đ", "lead"), ("III.2.đ", "due")]
    lines = [written.format(number=number, task=task, field=field) for number, (task, field) in enumerate(kinds, 1)]
    append(small, "plan/plan.yaml", "amendments:\n" + "".join(lines))
    assert [problem.message for problem in find_idle_amendments(old, read_clean(small)[1])] == [
        "2/QĐ: III.1.a không có thay đổi này",
        "3/QĐ: III.2.đ không có thay đổi này",
        "4/QĐ: III.2.đ không có thay đổi này",
    ]


def test_a_duty_with_words_without_a_year(small: Path) -> None:
    append(
        small,
        "plan/tasks/III.2.yaml",
        "- {id: IV.1, title: Báo cáo, text: Báo cáo., lead: [vp], report_to: [vp], due: trong tháng 10}\n",
    )
    assert [line for line in found(small, unclear_responsibility) if "IV.1" in line] == []


def test_a_target_that_is_left_open_needs_no_remedy(small: Path) -> None:
    append(
        small,
        "plan/targets.yaml",
        "        baseline: Kế hoạch không nêu năm gốc\n    assumed: {due: Kế hoạch không nêu hạn}\n",
    )
    workspace, plan = read_clean(small)
    problems = run_checks(Book(plan, workspace.log, date(2026, 12, 31)), (open_targets,))
    remarks = [problem.hint for problem in problems]
    assert remarks == ["", ""]


def test_a_task_that_cannot_be_read_may_be_named(small: Path) -> None:
    task = small / "plan" / "tasks" / "III.2.yaml"
    whole = task.read_text("utf-8")
    task.write_text(
        whole.replace("  lead: [vhxh]\n", "  lead: [{}]\n", 1) + "  inherited: {lead: III.2.d, due: III.9.a}\n", "utf-8"
    )
    workspace = read_workspace(small)
    assert workspace.plan is not None
    problems = run_checks(Book(workspace.plan, workspace.log, date(2026, 12, 31)), (unknown_items,))
    assert [problem.message for problem in problems] == ["kế hoạch không có mục III.9.a"]


MAY = {"first": "2026-04-15", "cut_off": "2026-05-14", "as_of": "2026-05-14"}


def closed(small: Path, **more: object) -> Book:
    """The plan with a May that was closed, reopened and closed again, each time without an entry."""
    workspace, plan = read_clean(small)
    window = make_period(PeriodKind.MONTH, 2026, 5)
    counts = count_figures(assess(plan, workspace.log, date(2026, 5, 14), window))
    raw = {"closed_at": "2026-05-16T08:00:00+07:00", "by": "A", "plan": "p", "counts": counts, **MAY, **more}
    reopened = {"document": "5/TB", "reason": "Sai", "by": "A", "at": "2026-05-18T08:00:00+07:00"}
    period = make(
        ClosedPeriod,
        schema="1",
        period="2026-05",
        name="tháng 5 năm 2026",
        closings=[{**raw, "reopened": reopened}, raw],
    ).found_at(Place("plan/closed/2026-05.yaml"))
    return Book(plan, workspace.log, date(2026, 12, 31), (period,), {}, "p")


def test_a_closed_month_is_counted_by_its_own_days(small: Path) -> None:
    """The quarter around it has a word of the unit, the month has none: counted by the quarter the report would seem to have changed."""
    entry(small, "a.yaml", GOING.replace("2026-06-30", "2026-04-10"))
    entries = [{"file": "plan/progress/2026-04/a.yaml", "digest": "d"}]
    book = closed(small, entries=entries)
    problems = run_checks(
        Book(book.plan, book.log, book.today, book.closed, {entries[0]["file"]: "d"}, "p"), (drift_of_closed_periods,)
    )
    assert problems == []
    (period,) = book.closed
    assert window_of(period, period.closings[-1]) == Period(
        date(2026, 4, 15), date(2026, 5, 14), PeriodKind.MONTH, "2026-05", "tháng 5 năm 2026"
    )


def test_what_drifted_is_shown_in_the_closing_that_is_in_force(small: Path) -> None:
    lost = [{"file": "plan/progress/2026-04/a.yaml", "digest": "d"}]
    problems = run_checks(closed(small, entries=lost, counts={"done": "1"}, plan="q"), (drift_of_closed_periods,))
    assert [where(problem.place) for problem in problems] == [
        "2026-05.yaml.closings.1.entries.0.file", "2026-05.yaml.closings.1.counts", "2026-05.yaml.closings.1.plan",
    ]  # fmt: skip


def test_of_many_near_ids_two_are_offered(small: Path) -> None:
    append(small, "plan/tasks/III.2.yaml", "- {id: III.2.e, title: Việc, text: Việc., lead: [vp]}\n")
    figures = "measures: [{indicator: II.1.z, numerator: 1, denominator: 1}]"
    more = "".join(
        f"      - {{id: II.1.{point}, text: {point}, at_least: 1, numerator: a, denominator: b}}\n" for point in "bc"
    )
    append(small, "plan/targets.yaml", more)
    entry(small, "a.yaml", GOING.replace("III.1.b", "III.2.h"))
    entry(small, "b.yaml", f"{GOING}\n{figures}".replace("II.1.z", "II.1.y"))
    asked = [(place, way_out) for place, way_out in ways_out(small, *CHECKS) if way_out.startswith("Có phải")]
    assert asked == [
        ("a.yaml.task", "Có phải “III.2.d” hay “III.2.đ”?"),
        ("b.yaml.measures.0.indicator", "Có phải “II.1.a” hay “II.1.b”?"),
    ]


def test_an_entry_on_a_task_that_cannot_be_read(small: Path) -> None:
    task = small / "plan" / "tasks" / "III.2.yaml"
    task.write_text(task.read_text("utf-8").replace("  lead: [vhxh]\n", "  lead: [{}]\n", 1), "utf-8")
    entry(small, "a.yaml", GOING.replace("III.1.b", "III.2.d"))
    workspace = read_workspace(small)
    assert workspace.plan is not None
    assert run_checks(Book(workspace.plan, workspace.log, date(2026, 12, 31)), (entries_on_unknown_tasks,)) == []


def test_a_unit_that_only_consolidates_has_something_to_do(small: Path) -> None:
    append(small, "plan/tasks/III.2.yaml", "  consolidate: [to]\n")
    units = small / "plan" / "units.yaml"
    text = units.read_text("utf-8").replace("\ngroups:", "\n  - {id: to, name: Tổ, short: Tổ, side: inside}\ngroups:")
    units.write_text(text, "utf-8")
    assert found(small, unused_units) == []
