"""`tthc record` step by step: what would be refused is said right after the answer, and a correction shows what Enter keeps."""

from pathlib import Path

import pytest
import yaml

from tests.running import run
from tests.talking import talk
from tests.workspaces import entry

RECORD = ["record", "--by", "A"]
OLD = "20260512-III-1-a-vp-aaaaaa.yaml"
REST = ["Việc", "", "", "", "", ""]
"""A result, and nothing more."""


def written(root: Path) -> list[dict[str, object]]:
    """The entries, those that were there before left out."""
    paths = sorted(path for path in (root / "plan" / "progress").rglob("*.yaml") if path.name != OLD)
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths]


def test_a_percentage_out_of_bounds_is_asked_for_again(small: Path) -> None:
    said = talk(small, RECORD, ["III.1.b", "vhxh", "đang thực hiện", "", "140", "40", *REST])
    assert "Lỗi: 140 không nằm trong khoảng từ 0 đến 100" in said
    assert [one["percent"] for one in written(small)] == [40]


def test_a_unit_that_takes_no_part_may_be_chosen_again(small: Path) -> None:
    said = talk(small, RECORD, ["III.1.b", "so noi vu", "", "vhxh", "đang thực hiện", "", "", *REST])
    assert "Lỗi: Sở Nội vụ không tham gia nhiệm vụ III.1.b" in said
    assert "Vẫn ghi như vậy?" in said
    assert "--force" not in said
    assert [one["unit"] for one in written(small)] == ["vhxh"]


def test_a_unit_that_takes_no_part_may_be_insisted_on(small: Path) -> None:
    said = talk(small, RECORD, ["III.1.b", "so noi vu", "có", "đang thực hiện", "", "", *REST])
    assert said.count("không tham gia nhiệm vụ III.1.b") == 2, "asked about, then remarked on"
    assert [one["unit"] for one in written(small)] == ["so-noi-vu"]


def test_a_waiting_task_is_not_done_unless_insisted_on(small: Path) -> None:
    said = talk(small, RECORD, ["III.2.d", "vhxh", "hoàn thành", "", "hoàn thành", "có", "", *REST])
    assert said.count("III.2.d ghi hoàn thành khi còn chờ văn bản của Sở Nội vụ") == 3
    assert [one["progress"] for one in written(small)] == ["done"]


def test_each_doubt_is_insisted_on_by_itself(small: Path) -> None:
    answers = ["III.2.d", "so noi vu", "có", "hoàn thành", "", "đang thực hiện", "", "", *REST]
    said = talk(small, RECORD, answers)
    assert said.count("Vẫn ghi như vậy?") == 2
    assert [one["progress"] for one in written(small)] == ["in_progress"]


def test_force_on_the_command_line_asks_about_nothing(small: Path) -> None:
    said = talk(small, [*RECORD, "--force"], ["III.2.d", "so noi vu", "hoàn thành", "", *REST])
    assert "Vẫn ghi như vậy?" not in said
    assert [one["unit"] for one in written(small)] == ["so-noi-vu"]


def test_a_day_to_come_is_asked_for_again(small: Path) -> None:
    said = talk(small, RECORD, ["III.1.b", "vhxh", "đang thực hiện", "1/7/2026", "12/6/2026", "", *REST])
    assert "ngày 01/07/2026 ở sau hôm nay" in said
    assert [str(one["date"]) for one in written(small)] == ["2026-06-12"]


@pytest.mark.parametrize(("answers", "is_late"), [(["có"], True), (["", "20/6/2026"], False)])
def test_a_closed_day_is_written_late_or_asked_for_again(small: Path, answers: list[str], *, is_late: bool) -> None:
    assert run("close", "--quarter", "2", at=small).code == 0
    said = talk(small, RECORD, ["III.1.b", "vhxh", "đang thực hiện", "12/6/2026", *answers, "", *REST])
    assert "kỳ quý II năm 2026 đã chốt, ngày 12/06/2026" in said
    late = [
        yaml.safe_load(path.read_text(encoding="utf-8")).get("late", False)
        for path in (small / "plan" / "progress").rglob("*.yaml")
    ]
    assert late == [is_late]


def test_a_figure_over_the_whole_is_asked_for_again(small: Path) -> None:
    answers = ["III.1.a", "vp", "đang thực hiện", "", "", *REST, "160/150", "112/150"]
    assert "tử số 160 lớn hơn mẫu số 150" in talk(small, RECORD, answers)
    assert [one["measures"] for one in written(small)] == [
        [{"indicator": "II.1.a", "numerator": 112, "denominator": 150}]
    ]


def test_a_dash_says_nothing(small: Path) -> None:
    talk(small, RECORD, ["III.1.b", "vhxh", "đang thực hiện", "", "-", "Việc", "-", "Không", "", "", "-"])
    assert not {"percent", "difficulty", "cause", "evidence"} & written(small)[0].keys()


@pytest.mark.parametrize(
    ("typed", "answers", "said"),
    [
        (["--percent", "nhiều"], [], "--percent “nhiều” không phải là số nguyên"),
        (["III.9.z"], [], "không có nhiệm vụ “III.9.z”"),
        (["--unit", "Bộ Nội vụ"], [], "không có đơn vị “Bộ Nội vụ”"),
        (["--progress", "gần xong"], [], "không có tiến độ “gần xong”"),
        (["--date", "32/1/2026"], [], "--date: ngày 32/01/2026 không có thật"),
        (["III.1.b", "--unit", "vhxh", "--percent", "140"], [], "140 không nằm trong khoảng"),
        (["--percent", "140"], ["III.1.b", "vhxh"], "140 không nằm trong khoảng"),
        (["--corrects", "x.yaml"], ["III.1.b", "vhxh"], "không có bản ghi x.yaml"),
    ],
)
def test_what_the_command_line_says_wrong_stops_at_once(
    small: Path, typed: list[str], answers: list[str], said: str
) -> None:
    heard = talk(small, [*RECORD, *typed], answers)
    assert f"Lỗi: {said}" in heard
    assert "Phần trăm khối lượng" not in heard
    assert written(small) == []


SAID = """
task: III.1.a
unit: vp
date: 2026-05-12
progress: in_progress
percent: 40
result: Đã rà soát
difficulty: Thiếu người
evidence: [{document: 45/BC-UBND, date: 2026-05-10, title: Báo cáo}]
measures: [{indicator: II.1.a, numerator: 112, denominator: 150}]
"""


def test_enter_keeps_what_the_corrected_entry_says(small: Path) -> None:
    entry(small, OLD, SAID)
    said = talk(small, [*RECORD, "--corrects", OLD], [""] * 12)
    for question in (
        "Nhiệm vụ (số hoặc chữ) (Enter để giữ “III.1.a  Rà soát thủ tục”): ",
        "Đơn vị (số hoặc chữ) (Enter để giữ “Văn phòng”): ",
        "Tiến độ (số hoặc chữ) (Enter để giữ “Đang thực hiện”): ",
        "Ngày của việc (Enter để giữ “12/05/2026”): ",
        "Phần trăm khối lượng đã làm (Enter để giữ “40%”, gõ - để bỏ): ",
        "Kết quả (Enter để giữ “Đã rà soát”, gõ - để bỏ): ",
        "Nguyên nhân (Enter để bỏ qua): ",
        "(Enter để giữ “45/BC-UBND ngày 10/05/2026 Báo cáo”, gõ - để bỏ): ",
        "(tử số/mẫu số) (Enter để giữ “112/150”): ",
    ):
        assert question in said
    (again,) = written(small)
    before = yaml.safe_load(SAID)
    assert {part: again[part] for part in before} == before
    assert again["corrects"] == OLD


def test_answers_replace_and_a_dash_takes_away(small: Path) -> None:
    entry(small, OLD, SAID)
    answers = ["", "", "", "", "50", "", "-", "", "", "", "-", "120/150"]
    said = talk(small, [*RECORD, "--corrects", OLD], answers)
    assert "Giữ của bản ghi cũ: ngày 12/05/2026, kết quả." in said
    (again,) = written(small)
    assert (again["percent"], again["result"]) == (50, "Đã rà soát")
    assert again["measures"] == [{"indicator": "II.1.a", "numerator": 120, "denominator": 150}]
    assert not {"difficulty", "evidence"} & again.keys()


def test_a_correction_that_is_done_needs_no_new_result(small: Path) -> None:
    entry(small, OLD, SAID)
    said = talk(small, [*RECORD, "--corrects", OLD], ["", "", "hoàn thành", *[""] * 8])
    assert "Phần trăm" not in said
    (again,) = written(small)
    assert (again["progress"], again["result"], "percent" in again) == ("done", "Đã rà soát", False)


def test_of_an_entry_on_another_task_the_day_alone_is_shown(small: Path) -> None:
    entry(small, OLD, SAID)
    said = talk(small, [*RECORD, "--corrects", OLD], ["III.1.b", "", "đang thực hiện", "", "", *REST])
    assert "Ngày của việc (Enter để giữ “12/05/2026”)" in said
    assert "Kết quả (Enter để bỏ qua)" in said
    assert "thay cho bản ghi của III.1.a" in said
    (again,) = written(small)
    assert (again["task"], again["unit"], str(again["date"])) == ("III.1.b", "vp", "2026-05-12")
