"""Rules of the entries: each fires on one small entry."""

from pathlib import Path

import pytest

from tests.domain.making import append, edit, found, ways_out
from tests.workspaces import entry
from tthc_cli.domain.checks.catalogue import CHECKS
from tthc_cli.domain.checks.entries import (
    broken_corrections,
    entries_by_outsiders,
    entries_in_wrong_folders,
    entries_on_unknown_tasks,
    entries_out_of_time,
    evidence_of_days_to_come,
    instructions_received_twice,
    wrong_instructions,
    wrong_measures,
)

PROOF = "result: Xong\nevidence: [{document: 45/BC-UBND, date: 2026-06-01, title: Báo cáo}]"
GOING = "task: III.1.b\nunit: vhxh\ndate: 2026-06-01\nprogress: in_progress\npercent: 10"
TOLD = "task: III.2.d\ndate: 2026-05-10\ninstruction: {document: 1/SNV, from: Sở Nội vụ, date: 2026-05-10, due: 2026-06-30}"


def test_clean_entries_are_clean(small: Path) -> None:
    entry(small, "a.yaml", f"{GOING}\nmeasures: [{{indicator: II.1.a, numerator: 10, denominator: 10}}]")
    entry(small, "b.yaml", f"task: III.1.a\nunit: vp\ndate: 2026-06-02\nprogress: done\n{PROOF}")
    entry(small, "c.yaml", TOLD)
    entry(small, "d.yaml", f"task: III.2.d\nunit: vhxh\ndate: 2026-06-03\nprogress: done\nanswers: 1/SNV\n{PROOF}")
    entry(small, "e.yaml", f"{GOING}\ncorrects: a.yaml")
    assert found(small, *CHECKS) == []


def test_an_unknown_task(small: Path) -> None:
    entry(small, "a.yaml", GOING.replace("III.1.b", "III.2.h"))
    assert found(small, *CHECKS) == ["T301 a.yaml.task: kế hoạch không có nhiệm vụ III.2.h"]


def test_a_step_is_a_task_to_speak_of(small: Path) -> None:
    append(small, "plan/tasks/III.2.yaml", "  steps: [{id: III.2.đ.1, text: Một}]\n")
    entry(small, "a.yaml", GOING.replace("III.1.b", "III.2.đ.1"))
    assert found(small, entries_on_unknown_tasks) == []


def test_an_outsider(small: Path) -> None:
    entry(small, "a.yaml", GOING.replace("vhxh", "so-noi-vu"))
    assert found(small, entries_by_outsiders) == ["T302 a.yaml.unit: Sở Nội vụ không tham gia nhiệm vụ III.1.b"]


@pytest.mark.parametrize(
    "part",
    ["coordinate: [so-noi-vu]", "consolidate: [so-noi-vu]", "steps: [{id: III.1.b.1, text: Một, lead: [so-noi-vu]}]"],
)
def test_who_takes_part_is_no_outsider(small: Path, part: str) -> None:
    edit(small, "plan/tasks/III.1.yaml", "  coordinate: [vp]\n", f"  {part}\n")
    entry(small, "a.yaml", GOING.replace("vhxh", "so-noi-vu"))
    assert found(small, entries_by_outsiders) == []


@pytest.mark.parametrize(("unit", "is_outsider"), [("vp", False), ("vhxh", True), ("so-noi-vu", True)])
def test_a_step_with_doers_of_its_own_is_theirs(small: Path, unit: str, *, is_outsider: bool) -> None:
    """vhxh leads the task and so-noi-vu has no part in it; the step is vp's, and the step beside it everybody's."""
    steps = "  steps: [{id: III.2.đ.1, text: Một, lead: [vp]}, {id: III.2.đ.2, text: Hai}]\n"
    append(small, "plan/tasks/III.2.yaml", steps)
    entry(small, "a.yaml", GOING.replace("III.1.b", "III.2.đ.1").replace("vhxh", unit))
    name = {"vhxh": "Phòng Văn hóa - Xã hội", "so-noi-vu": "Sở Nội vụ", "vp": "Văn phòng"}[unit]
    said = [f"T302 a.yaml.unit: {name} không tham gia bước III.2.đ.1"]
    assert found(small, entries_by_outsiders) == (said if is_outsider else [])


def test_a_step_without_doers_is_of_all_who_take_part(small: Path) -> None:
    append(small, "plan/tasks/III.2.yaml", "  steps: [{id: III.2.đ.2, text: Hai}]\n")
    for unit in ("vp", "vhxh"):
        entry(small, f"{unit}.yaml", GOING.replace("III.1.b", "III.2.đ.2").replace("vhxh", unit))
    assert found(small, entries_by_outsiders) == []


@pytest.mark.parametrize(
    ("day", "recorded_at", "said"),
    [
        ("2026-07-01", "2026-07-01T08:00:00+07:00", ["T303 a.yaml.date: ngày 01/07/2026 ở sau hôm nay (30/06/2026)"]),
        ("2026-06-12", "2026-06-11T08:00:00+07:00", ["T303 a.yaml.date: ngày 12/06/2026 ở sau lúc ghi (11/06/2026)"]),
        ("2026-03-11", "2026-06-11T08:00:00+07:00", ["T304 a.yaml.date: ngày 11/03/2026 ở trước ngày ban hành kế hoạch (12/03/2026)"]),
        ("2026-03-12", "2026-06-11T08:00:00+07:00", []),
        ("2026-06-30", "2026-06-30T00:30:00+07:00", []),
    ],
)  # fmt: skip
def test_days_of_entries(small: Path, day: str, recorded_at: str, said: list[str]) -> None:
    entry(small, "a.yaml", GOING.replace("2026-06-01", day) + f"\nrecorded_at: {recorded_at}")
    assert found(small, entries_out_of_time, today="2026-06-30") == said


def test_corrections_that_name_nothing(small: Path) -> None:
    entry(small, "a.yaml", f"{GOING}\ncorrects: z.yaml")
    entry(small, "b.yaml", f"{GOING}\ncorrects: b.yaml")
    assert found(small, broken_corrections) == [
        "T308 a.yaml.corrects: không có bản ghi z.yaml",
        "T308 b.yaml.corrects: một bản ghi không đính chính được chính nó",
    ]


def test_corrections_of_what_others_said(small: Path) -> None:
    entry(small, "a.yaml", GOING)
    entry(small, "b.yaml", GOING.replace("vhxh", "vp") + "\ncorrects: a.yaml")
    entry(small, "c.yaml", f"{TOLD}\ncorrects: b.yaml")
    entry(small, "d.yaml", f"{GOING}\ncorrects: c.yaml")
    assert sorted(found(small, broken_corrections)) == [
        "T308 b.yaml.corrects: a.yaml là bản ghi của Phòng Văn hóa - Xã hội",
        "T308 c.yaml.corrects: b.yaml là bản ghi tiến độ",
        "T308 d.yaml.corrects: c.yaml là bản ghi văn bản",
    ]


def test_who_said_it_corrects_it(small: Path) -> None:
    entry(small, "a.yaml", GOING)
    entry(small, "b.yaml", GOING.replace("vhxh", "vp") + "\ncorrects: a.yaml")
    again = "tthc record III.1.b --unit vhxh --progress … --corrects a.yaml"
    said = f"Đính chính bằng chính đơn vị đã ghi ({again}), rồi ghi riêng cho vp."
    assert ways_out(small, broken_corrections) == [("b.yaml.corrects", said)]


def test_a_word_on_the_wrong_task_is_taken_back_by_one_on_the_right_task(small: Path) -> None:
    entry(small, "a.yaml", GOING)
    entry(small, "b.yaml", GOING.replace("III.1.b", "III.1.a") + "\ncorrects: a.yaml")
    assert found(small, *CHECKS) == []


def test_an_instruction_is_corrected_for_its_own_task(small: Path) -> None:
    entry(small, "a.yaml", TOLD)
    entry(small, "b.yaml", f"{TOLD}\ncorrects: a.yaml")
    assert found(small, broken_corrections) == []
    entry(small, "b.yaml", TOLD.replace("III.2.d", "III.1.b") + "\ncorrects: a.yaml")
    assert found(small, broken_corrections) == ["T308 b.yaml.corrects: a.yaml ghi văn bản cho III.2.d"]


def test_a_double_correction(small: Path) -> None:
    entry(small, "a.yaml", GOING)
    for name in ("b.yaml", "c.yaml"):
        entry(small, name, f"{GOING}\ncorrects: a.yaml")
    assert found(small, broken_corrections) == [
        f"T309 {name}.corrects: a.yaml bị đính chính 2 lần" for name in ("b.yaml", "c.yaml")
    ]


def test_entries_that_correct_one_another_are_named(small: Path) -> None:
    entry(small, "a.yaml", f"{GOING}\ncorrects: b.yaml")
    entry(small, "b.yaml", f"{GOING}\ncorrects: a.yaml")
    assert found(small, *CHECKS) != []


def test_figures(small: Path) -> None:
    unknown, too_many = (
        "indicator: II.1.b, numerator: 1, denominator: 2",
        "indicator: II.1.a, numerator: 160, denominator: 150",
    )
    entry(small, "a.yaml", f"{GOING}\nmeasures: [{{{unknown}}}, {{{too_many}}}]")
    assert found(small, wrong_measures) == [
        "T310 a.yaml.measures.0.indicator: kế hoạch không có chỉ số II.1.b",
        "T310 a.yaml.measures.1.numerator: II.1.a: tử số 160 lớn hơn mẫu số 150",
    ]
    append(small, "plan/targets.yaml", "        can_exceed: true\n")
    assert len(found(small, wrong_measures)) == 1


def test_a_figure_that_is_the_whole_is_right(small: Path) -> None:
    entry(small, "a.yaml", f"{GOING}\nmeasures: [{{indicator: II.1.a, numerator: 150, denominator: 150}}]")
    assert found(small, wrong_measures) == []


def test_two_figures_of_one_indicator(small: Path) -> None:
    once, again = (f"{{indicator: II.1.a, numerator: {number}, denominator: 10}}" for number in (1, 2))
    entry(small, "a.yaml", f"{GOING}\nmeasures: [{once}, {again}]")
    assert found(small, wrong_measures) == ["T310 a.yaml.measures.1.indicator: II.1.a có hai số liệu trong một bản ghi"]


@pytest.mark.parametrize(
    "slip", ["task: III.2.h", "unit: so-noi-vu", "measures: [{indicator: II.9.a, numerator: 1, denominator: 2}]"]
)
def test_a_slip_that_was_corrected_is_none_any_more(small: Path, slip: str) -> None:
    said = dict(line.split(": ", 1) for line in GOING.splitlines()) | dict([slip.split(": ", 1)])
    right = {**said, "task": "III.1.b", "unit": "vhxh", "measures": "[]"}
    wrong, corrected = ("\n".join(f"{key}: {value}" for key, value in one.items()) for one in (said, right))
    checks = (entries_on_unknown_tasks, entries_by_outsiders, wrong_measures)
    entry(small, "a.yaml", wrong)
    assert len(found(small, *checks)) == 1
    entry(small, "b.yaml", f"{corrected}\ncorrects: a.yaml")
    assert found(small, *checks) == []


def test_an_instruction_for_a_task_that_does_not_wait(small: Path) -> None:
    entry(small, "a.yaml", TOLD.replace("III.2.d", "III.1.a"))
    assert found(small, wrong_instructions) == ["T311 a.yaml.task: III.1.a không chờ hướng dẫn hay yêu cầu của ai"]


def test_an_instruction_received_twice(small: Path) -> None:
    entry(small, "b.yaml", TOLD)
    entry(small, "a.yaml", TOLD.replace("date: 2026-05-10\n", "date: 2026-05-11\n").replace("1/SNV", "1/snv"))
    entry(small, "c.yaml", TOLD.replace("Sở Nội vụ", "Sở Tài chính"))
    entry(small, "d.yaml", TOLD.replace("III.2.d", "III.2.đ"))
    said = "văn bản 1/snv đã được ghi cho III.2.d trong b.yaml"
    assert found(small, instructions_received_twice) == [f"T317 a.yaml.instruction.document: {said}"]
    entry(small, "a.yaml", f"{TOLD}\ncorrects: b.yaml")
    assert found(small, instructions_received_twice) == []


def test_an_answer_to_what_was_corrected_is_one_to_nothing(small: Path) -> None:
    entry(small, "a.yaml", TOLD)
    entry(small, "b.yaml", GOING.replace("III.1.b", "III.2.d") + "\nanswers: 1/SNV")
    entry(small, "c.yaml", TOLD.replace("1/SNV", "7/SNV") + "\ncorrects: a.yaml")
    assert found(small, wrong_instructions) == ["T311 b.yaml.answers: chưa ghi văn bản 1/SNV cho III.2.d"]


def test_an_instruction_for_no_task_is_named_once(small: Path) -> None:
    entry(small, "a.yaml", TOLD.replace("III.2.d", "III.9.a"))
    assert found(small, *CHECKS) == ["T301 a.yaml.task: kế hoạch không có nhiệm vụ III.9.a"]


def test_an_answer_to_nothing(small: Path) -> None:
    entry(small, "a.yaml", GOING.replace("III.1.b", "III.2.d") + "\nanswers: 99/SNV")
    assert found(small, wrong_instructions) == ["T311 a.yaml.answers: chưa ghi văn bản 99/SNV cho III.2.d"]


def test_done_before_being_told(small: Path) -> None:
    entry(small, "a.yaml", f"task: III.2.d\nunit: vhxh\ndate: 2026-05-09\nprogress: done\n{PROOF}")
    premature = ["T312 a.yaml.progress: III.2.d ghi hoàn thành khi còn chờ văn bản của Sở Nội vụ"]
    assert found(small, wrong_instructions) == premature
    entry(small, "b.yaml", TOLD)
    assert found(small, wrong_instructions) == premature
    entry(small, "c.yaml", "task: III.2.d\nunit: vhxh\ndate: 2026-05-09\nprogress: not_arising\ncorrects: a.yaml")
    assert found(small, wrong_instructions) == []


@pytest.mark.parametrize("own", ["Thường xuyên", "Trước 15/12/2026", "Trong quý IV"])
def test_what_has_a_time_of_its_own_may_be_done_without_an_order(small: Path, own: str) -> None:
    edit(small, "plan/tasks/III.2.yaml", "Theo hướng dẫn của Sở Nội vụ", f"{own} hoặc theo hướng dẫn của Sở Nội vụ")
    entry(small, "a.yaml", f"task: III.2.d\nunit: vhxh\ndate: 2026-05-09\nprogress: done\n{PROOF}")
    assert found(small, wrong_instructions) == []


def test_steps_answer_the_instruction_of_their_task(small: Path) -> None:
    edit(
        small,
        "plan/tasks/III.2.yaml",
        "  report_to: [vp]\n",
        "  report_to: [vp]\n  steps: [{id: III.2.d.1, text: Một}]\n",
    )
    entry(small, "a.yaml", TOLD)
    entry(small, "b.yaml", f"task: III.2.d.1\nunit: vhxh\ndate: 2026-06-01\nprogress: done\nanswers: 1/SNV\n{PROOF}")
    assert found(small, wrong_instructions) == []


def test_a_step_done_before_being_told(small: Path) -> None:
    edit(
        small,
        "plan/tasks/III.2.yaml",
        "  report_to: [vp]\n",
        "  report_to: [vp]\n  steps: [{id: III.2.d.1, text: Một}]\n",
    )
    entry(small, "a.yaml", f"task: III.2.d.1\nunit: vhxh\ndate: 2026-06-01\nprogress: done\n{PROOF}")
    assert [line[:4] for line in found(small, wrong_instructions)] == ["T312"]


def test_a_folder_of_another_month(small: Path) -> None:
    entry(small, "a.yaml", GOING)
    (small / "plan/progress/2026-06").rename(small / "plan/progress/2026-05")
    assert found(small, entries_in_wrong_folders) == [
        "T313 a.yaml.date: ngày 01/06/2026 nằm trong thư mục của tháng khác"
    ]


def test_evidence_of_a_day_to_come_proves_nothing(small: Path) -> None:
    entry(
        small,
        "a.yaml",
        f"{GOING}\nevidence: [{{document: 1/BC, date: 2026-06-30}}, {{document: 2/BC, date: 2026-07-01}}]",
    )
    assert found(small, evidence_of_days_to_come, today="2026-06-30") == [
        "T303 a.yaml.evidence.1.date: minh chứng 2/BC ngày 01/07/2026 ở sau hôm nay (30/06/2026)"
    ]
