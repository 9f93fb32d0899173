"""`tthc record` and `tthc instruct`: what is written, what is refused, what is never lost."""

from pathlib import Path

import pytest
import yaml

from tests.domain.making import append
from tests.running import run, run_process
from tests.talking import talk
from tests.workspaces import lay, read_clean

RECORD = ["record", "--by", "A"]
GOOD = ["record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--by", "Nguyễn Văn A"]


def entries(root: Path) -> list[Path]:
    return sorted((root / "plan" / "progress").rglob("*.yaml"))


def test_one_entry_is_one_readable_file(small: Path) -> None:
    ran = run(
        *GOOD, "--percent", "40%", "--result", "Đã trả lời 7 phản ánh", "--difficulty", "Thiếu người", "--cause", "Nghỉ phép",
        "--proposal", "Thêm 01 người", "--next", "Trả lời hết", "--date", "12/6/2026", "--measure", "II.1.a=112/150; Một cửa",
        "--evidence", "45/BC-UBND; 10/6/2026; Báo cáo tháng; https://vd.vn/a;b", "--evidence", "46/BC-UBND", at=small,
    )  # fmt: skip
    assert ran.code == 0
    assert (
        ran.err
        == "Đã ghi: III.1.b (Tiếp nhận phản ánh), Phòng Văn hóa - Xã hội, đang thực hiện, tính vào kỳ quý II năm 2026.\n"
        "Số liệu: II.1.a: 112/150 = 74,7%.\n"
    )
    (path,) = entries(small)
    assert ran.out.strip() == path.relative_to(small).as_posix()
    assert path.name.startswith("20260612-III-1-b-vhxh-")
    assert path.read_text(encoding="utf-8") == (
        "schema: 1\ntask: III.1.b\nunit: vhxh\ndate: 2026-06-12\nrecorded_at: 2026-06-30T08:00:00+07:00\nby: Nguyễn Văn A\n"
        "progress: in_progress\npercent: 40\nresult: Đã trả lời 7 phản ánh\ndifficulty: Thiếu người\ncause: Nghỉ phép\n"
        "proposal: Thêm 01 người\nnext: Trả lời hết\nevidence:\n- document: 45/BC-UBND\n  date: 2026-06-10\n  title: Báo cáo tháng\n"
        "  link: https://vd.vn/a;b\n- document: 46/BC-UBND\nmeasures:\n- indicator: II.1.a\n  numerator: 112\n  denominator: 150\n"
        "  source: Một cửa\n"
    )
    assert list(path.parent.iterdir()) == [path]


def test_words_are_understood_without_marks_and_echoed(small: Path) -> None:
    ran = run("record", "2.dd", "--unit", "van hoa", "--progress", "dang thuc hien", "--percent", "5%", at=small)
    assert (
        ran.err
        == "Đã ghi: III.2.đ (Bồi dưỡng nghiệp vụ), Phòng Văn hóa - Xã hội, đang thực hiện, tính vào kỳ quý III năm 2026.\n"
    )
    assert "-III-2-dd-vhxh-" in ran.out
    assert "task: III.2.đ" in entries(small)[0].read_text(encoding="utf-8")


def test_a_remark_names_the_file_that_it_is_about(small: Path) -> None:
    ran = run("record", "2.dd", "--unit", "vhxh", "--progress", "in_progress", at=small)
    assert "bản ghi không nêu kết quả" in ran.err
    assert f"--corrects {Path(ran.out.strip()).name}" in ran.err


def test_a_step_is_echoed_with_its_own_words(small: Path) -> None:
    append(small, "plan/tasks/III.2.yaml", "  steps: [{id: III.2.đ.1, text: Mở lớp thứ nhất., lead: [vp]}]\n")
    words = ("--progress", "in_progress", "--percent", "5")
    assert (
        "Đã ghi: III.2.đ.1 (Mở lớp thứ nhất), Văn phòng, đang"
        in run("record", "2.dd.1", "--unit", "vp", *words, at=small).err
    )
    refused = run("record", "III.2.đ.1", "--unit", "vhxh", *words, at=small)
    assert (refused.code, "Phòng Văn hóa - Xã hội không tham gia bước III.2.đ.1" in refused.err) == (2, True)


def test_a_task_may_be_named_by_its_title(small: Path) -> None:
    assert "III.1.b" in run("record", "phan anh", "--unit", "vhxh", "--progress", "in_progress", at=small).err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--date", "1/7/2026"], "ngày 01/07/2026 ở sau hôm nay (30/06/2026)"),
        (["--date", "30/2/2026"], "--date: ngày 30/02/2026 không có thật"),
        (["--percent", "140"], "140 không nằm trong khoảng từ 0 đến 100"),
        (["--percent", "gần xong"], "--percent “gần xong” không phải là số nguyên"),
        (["--measure", "II.1.a=160/150"], "II.1.a: tử số 160 lớn hơn mẫu số 150"),
        (["--measure", "II.1.a=a/b"], "--measure “II.1.a=a/b”: “a” không phải là số"),
        (["--measure", "II.1.a=75%"], "--measure “II.1.a=75%” chưa đúng dạng"),
        (["--measure", "II.9.a=1/2"], "kế hoạch không có chỉ số II.9.a"),
        (["--evidence", "; 1/1/2026"], "--evidence cần số văn bản ở đầu"),
        (["--evidence", "1/BC; hôm qua"], "--evidence: “hôm qua” không phải là ngày"),
        (["--corrects", "20260101-x.yaml"], "không có bản ghi 20260101-x.yaml"),
        (["--answers", "9/SNV"], "chưa ghi văn bản 9/SNV"),
        (["--result", "µ¸ Rµ so¸t danh môc"], "TCVN3"),
        (["--result", "chuông \x07"], "ký tự điều khiển"),
    ],
)
def test_refused_and_nothing_written(small: Path, words: list[str], said: str) -> None:
    ran = run(*GOOD, *words, at=small, columns=300)
    if "--answers" in words:
        assert said in ran.err  # a finding, not a fault: the document may be recorded later
        return
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert entries(small) == []


@pytest.mark.parametrize(
    ("words", "said", "is_forced"),
    [
        (
            ["III.1.b", "--unit", "so-noi-vu", "--progress", "in_progress"],
            "Sở Nội vụ không tham gia nhiệm vụ III.1.b",
            True,
        ),
        (
            ["III.2.d", "--unit", "vhxh", "--progress", "done", "--result", "Xong"],
            "còn chờ văn bản của Sở Nội vụ",
            True,
        ),
        (["III.1.a", "--unit", "vp", "--progress", "done"], "ghi hoàn thành mà không nêu kết quả", False),
    ],
)
def test_what_force_allows(small: Path, words: list[str], said: str, *, is_forced: bool) -> None:
    refused = run("record", *words, at=small)
    assert (refused.code, said in refused.err, "--force" in refused.err) == (2, True, is_forced)
    assert run("record", *words, "--force", at=small).code == (0 if is_forced else 2)


def test_an_answer_to_an_unrecorded_document_is_a_finding(small: Path) -> None:
    ran = run("record", "III.2.d", "--unit", "vhxh", "--progress", "in_progress", "--answers", "9/SNV", at=small)
    assert (ran.code, "Lưu ý: chưa ghi văn bản 9/SNV cho III.2.d" in ran.err) == (0, True)


def test_a_correction_keeps_the_old_entry(small: Path) -> None:
    first = run(*GOOD, "--result", "Sai", at=small).out.strip()
    second = run(*GOOD, "--result", "Đúng", "--corrects", first, at=small)
    assert second.code == 0
    assert len(entries(small)) == 2
    _, plan = read_clean(small)
    assert plan
    shown = run("status", "--json", at=small).out
    assert Path(second.out.strip()).name in shown
    assert Path(first).name not in shown


def test_an_instruction_starts_a_waiting_task(small: Path) -> None:
    told = [
        "instruct",
        "III.2.d",
        "--document",
        "1234/SNV",
        "--from",
        "so noi vu",
        "--date",
        "20/5/2026",
        "--due",
        "30/6/2026",
    ]
    ran = run(*told, "--by", "A", at=small)
    assert ran.err == "Đã ghi: III.2.d (Kiện toàn bộ phận một cửa), văn bản 1234/SNV của Sở Nội vụ.\n"
    assert yaml.safe_load(entries(small)[0].read_text(encoding="utf-8"))["instruction"]["from"] == "Sở Nội vụ"
    assert "sắp đến hạn" in run("status", "--task", "III.2.d", at=small).out
    assert run("record", "III.2.d", "--unit", "vhxh", "--progress", "done", "--result", "Xong", at=small).code == 0


def test_one_bad_file_elsewhere_is_said_and_stops_nothing(small: Path) -> None:
    lay(small, {"plan/tasks/III.3.yaml": "- id: [\n"})
    ran = run(*GOOD, at=small)
    assert ran.code == 0
    assert "nơi khác trong kế hoạch đang có 1 lỗi, lỗi đầu tiên ở plan/tasks/III.3.yaml" in ran.err


def test_text_of_any_kind_comes_back_as_it_was(small: Path) -> None:
    text = (
        "no: {[|>\"'#&*!%@`, - dấu: hai chấm\n  dòng hai có lùi\n\n---\n*đậm* <b>x</b> {{ 7*7 }} [red]đỏ[/red] 😀 1.10"
    )
    assert run(*GOOD, "--result", text, at=small).code == 0
    workspace, _ = read_clean(small)
    (written,) = workspace.log.progress()
    assert written.result == text.strip()


def test_a_folder_that_cannot_be_written(small: Path) -> None:
    (small / "plan" / "progress").write_text("một tệp, không phải thư mục", encoding="utf-8")
    ran = run(*GOOD, at=small)
    assert ran.code == 3
    assert "không ghi được plan/progress/2026-06/" in ran.err
    assert "Chưa có gì được ghi" in ran.err


def test_without_a_terminal_missing_words_are_refused(small: Path) -> None:
    ran = run_process("record", at=small)
    assert (ran.code, "thiếu MÃ, --unit, --progress" in ran.err) == (2, True)


def test_on_a_terminal_missing_words_are_asked_for(small: Path) -> None:
    answers = [
        "9",
        "2.d",
        "phong",
        "van hoa",
        "xong",
        "dang thuc hien",
        "31/6",
        "12/6/2026",
        "nửa",
        "50%",
        "Đã làm",
        "",
        "",
        "",
        "",
    ]
    said = talk(small, RECORD, [*answers, "; 1/6/2026", "45/BC-UBND"])
    assert "không có nhiệm vụ “9”" in said
    assert "không có tiến độ “xong”" in said
    (path,) = entries(small)
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert (written["task"], written["unit"], written["result"]) == ("III.2.d", "vhxh", "Đã làm")
    assert (str(written["date"]), written["percent"]) == ("2026-06-12", 50)
    assert written["evidence"] == [{"document": "45/BC-UBND"}]
    for refused in ("Ngày: “31/6”", "“nửa” không phải là số nguyên", "cần số văn bản ở đầu"):
        assert refused in said


def test_figures_are_asked_for_where_a_work_has_indicators(small: Path) -> None:
    said = talk(
        small, RECORD, ["III.1.a", "vp", "đang thực hiện", "", "", "Đã làm", "", "", "", "", "", "112", "112/150"]
    )
    assert "--measure “II.1.a=112” chưa đúng dạng" in said
    (path,) = entries(small)
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert written["measures"] == [{"indicator": "II.1.a", "numerator": 112, "denominator": 150}]
    assert "percent" not in written


def test_asking_ends_with_the_input(small: Path) -> None:
    said = talk(small, RECORD, ["1", "1", "\x04"])
    assert "chưa trả lời hết các câu hỏi" in said
    assert entries(small) == []


def test_interrupting_writes_nothing(small: Path) -> None:
    said = talk(small, RECORD, ["1", "\x03"])
    assert "Đã dừng theo yêu cầu." in said
    assert entries(small) == []
