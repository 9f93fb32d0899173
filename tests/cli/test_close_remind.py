"""`tthc close` and `tthc remind`."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.goldens import compare
from tests.running import Ran, run
from tests.workspaces import TESTS, entry, lay

GOLDEN = TESTS / "golden_files"
JULY = "2026-07-20T08:00:00+07:00"


def close(root: Path, *words: str, now: str = JULY) -> Ran:
    return run("close", "--quarter", "2", "--by", "Trần B", *words, at=root, now=now, columns=300)


@pytest.fixture
def closed(small: Path) -> Path:
    """The small plan with two entries, its second quarter closed."""
    entry(
        small,
        "a.yaml",
        "task: III.1.b\nunit: vhxh\ndate: 2026-05-12\nprogress: in_progress\nresult: Việc một\nmeasures: [{indicator: II.1.a, numerator: 112, denominator: 150}]",
    )
    entry(small, "b.yaml", "task: III.1.a\nunit: vp\ndate: 2026-06-12\nprogress: in_progress\nresult: Việc hai")
    ran = close(small, "--document", "123/BC-UBND")
    assert (ran.code, ran.out, ran.err) == (0, "plan/closed/2026-Q2.yaml\n", "Đã chốt kỳ quý II năm 2026: 2 bản ghi.\n")
    return small


def findings(root: Path) -> list[tuple[str, str]]:
    problems = json.loads(run("validate", "--format", "json", at=root, now=JULY).out)["problems"]
    return [(problem["code"], problem["message"]) for problem in problems if problem["code"].startswith("T6")]


def test_what_a_closing_keeps(closed: Path) -> None:
    kept: dict[str, Any] = yaml.safe_load((closed / "plan" / "closed" / "2026-Q2.yaml").read_text(encoding="utf-8"))
    (closing,) = kept["closings"]
    assert (kept["period"], str(closing["first"]), str(closing["cut_off"]), closing["document"]) == (
        "2026-Q2",
        "2026-03-15",
        "2026-06-14",
        "123/BC-UBND",
    )
    assert [entry_["file"] for entry_ in closing["entries"]] == [
        "plan/progress/2026-05/a.yaml",
        "plan/progress/2026-06/b.yaml",
    ]
    assert closing["indicators"] == [{"id": "II.1.a", "numerator": 112, "denominator": 150}]
    assert set(closing["documents"]) == {"tong-hop", "phu-luc", "don-doc", "muc-rieng-vhxh"}
    assert findings(closed) == []


def test_a_closed_period_is_made_again_from_what_was_closed(closed: Path) -> None:
    first = run("report", "--quarter", "2", at=closed, now=JULY, columns=300)
    assert (
        first.err
        == "Kỳ quý II năm 2026 đã chốt ngày 20/07/2026 (Trần B); làm lại từ số liệu đã chốt.\nNội dung giống hệt bản đã chốt.\n"
    )
    late = run(
        "record",
        "III.1.b",
        "--unit",
        "vhxh",
        "--progress",
        "done",
        "--result",
        "Muộn",
        "--evidence",
        "1/BC",
        "--date",
        "1/6/2026",
        "--late",
        at=closed,
        now=JULY,
    )
    assert late.code == 0
    again = run("report", "--quarter", "2", at=closed, now="2026-12-01T08:00:00+07:00")
    assert again.out == first.out
    assert "Nội dung giống hệt bản đã chốt." in again.err
    assert "Muộn" in run("report", "--quarter", "2", "--as-of", "14/6/2026", at=closed, now=JULY).out


def test_writing_into_a_closed_period_must_be_meant(closed: Path) -> None:
    words = [
        "record",
        "III.1.b",
        "--unit",
        "vhxh",
        "--progress",
        "in_progress",
        "--result",
        "Bổ sung",
        "--date",
        "14/6/2026",
    ]
    refused = run(*words, at=closed, now=JULY, columns=300)
    assert (
        refused.code,
        "kỳ quý II năm 2026 đã chốt, ngày 14/06/2026 nằm trong số liệu đã báo cáo" in refused.err,
    ) == (2, True)
    assert run(*words, "--late", at=closed, now=JULY).code == 0
    assert run(*words[:-1], "15/6/2026", at=closed, now=JULY).code == 0
    third = run("report", "--quarter", "3", "--format", "md", at=closed, now="2026-09-20T08:00:00+07:00").out
    assert "### 3. Bổ sung số liệu kỳ trước\n\n- III.1.b, Phòng Văn hóa - Xã hội: 14/6/2026: Bổ sung." in third
    assert [code for code, _ in findings(closed)] == ["T606"]


def test_instructions_too(closed: Path) -> None:
    words = ["instruct", "III.2.d", "--document", "1/SNV", "--from", "Sở Nội vụ", "--date", "1/6/2026"]
    assert run(*words, at=closed, now=JULY).code == 2
    assert run(*words, "--late", at=closed, now=JULY).code == 0


def test_tampering_is_told_exactly(closed: Path) -> None:
    progress = closed / "plan" / "progress"
    entry(
        closed,
        "c.yaml",
        "task: III.1.b\nunit: vhxh\ndate: 2026-06-13\nprogress: in_progress\nmeasures: [{indicator: II.1.a, numerator: 131, denominator: 150}]",
    )
    changed = progress / "2026-05" / "a.yaml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("Việc một", "Việc khác"), encoding="utf-8")
    (progress / "2026-06" / "b.yaml").unlink()
    assert findings(closed) == [
        ("T603", "plan/progress/2026-06/b.yaml đã tính vào kỳ quý II năm 2026 nhưng không còn"),
        ("T604", "kỳ quý II năm 2026: số “II.1.a” đã báo cáo là 112/150, nay tính lại là 131/150"),
        ("T604", "kỳ quý II năm 2026: số “nhiệm vụ chưa có báo cáo” đã báo cáo là 1, nay tính lại là 2"),
        ("T604", "kỳ quý II năm 2026: số “nhiệm vụ đang thực hiện” đã báo cáo là 2, nay tính lại là 1"),
        ("T602", "bản ghi bị sửa sau khi chốt kỳ quý II năm 2026"),
        ("T601", "bản ghi thêm vào sau khi chốt kỳ quý II năm 2026"),
    ]
    made = run("report", "--quarter", "2", at=closed, now=JULY, columns=300)
    assert "Nội dung khác bản đã chốt: bản ghi hoặc mẫu đã thay đổi từ khi chốt." in made.err


def test_windows_line_ends_are_no_tampering(closed: Path) -> None:
    path = closed / "plan" / "progress" / "2026-05" / "a.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert findings(closed) == []


def test_a_changed_plan_is_said(closed: Path) -> None:
    lay(closed, {"plan/calendar/2026.yaml": "schema: 1\nyear: 2026\nsource: Lịch khác\n"})
    assert findings(closed) == [("T605", "kế hoạch đã thay đổi từ khi chốt kỳ quý II năm 2026")]


def test_reopening_leaves_a_trace_and_allows_closing_again(closed: Path) -> None:
    assert close(closed).err.startswith("Lỗi: kỳ quý II năm 2026 đã chốt rồi")
    opened = close(closed, "--reopen", "--document", "130/UBND-VP", "--reason", "Bổ sung số liệu")
    assert (opened.code, opened.err) == (0, "Đã mở lại kỳ quý II năm 2026.\n")
    assert close(closed, "--reopen", "--document", "1", "--reason", "x").code == 2
    assert (
        run(
            "record",
            "III.1.b",
            "--unit",
            "vhxh",
            "--progress",
            "in_progress",
            "--date",
            "14/6/2026",
            at=closed,
            now=JULY,
        ).code
        == 0
    )
    assert close(closed).code == 0
    kept = yaml.safe_load((closed / "plan" / "closed" / "2026-Q2.yaml").read_text(encoding="utf-8"))
    first, second = kept["closings"]
    assert (first["reopened"]["document"], first["reopened"]["reason"], first["reopened"]["by"]) == (
        "130/UBND-VP",
        "Bổ sung số liệu",
        "Trần B",
    )
    assert len(second["entries"]) == 3
    assert findings(closed) == []


@pytest.mark.parametrize(("now", "code"), [("2026-06-13T23:00:00+07:00", 2), ("2026-06-14T17:00:00+07:00", 0)])
def test_not_before_the_cut_off(small: Path, now: str, code: int) -> None:
    assert close(small, now=now).code == code


def test_not_with_errors_in_the_workspace(small: Path) -> None:
    lay(small, {"plan/tasks/III.3.yaml": "- id: III.3.a\n"})
    ran = close(small)
    assert (ran.code, "T102" in ran.err, "còn lỗi trong dữ liệu nên chưa chốt được" in ran.err) == (3, True, True)


def test_an_ad_hoc_period_has_no_closing(small: Path) -> None:
    assert "No" not in run("close", "--help", at=small).out
    assert not (small / "plan" / "closed").exists()


def test_where_nothing_can_be_written(small: Path) -> None:
    (small / "plan" / "closed").write_text("một tệp", encoding="utf-8")
    ran = close(small)
    assert (ran.code, "không ghi được kỳ đã chốt" in ran.err) == (3, True)


def test_remind_golden(demo: Path) -> None:
    for day in ("2026-06-10", "2026-10-26", "2026-12-15"):
        ran = run("remind", "--as-of", day, at=demo, now="2026-12-31T08:00:00+07:00")
        compare(GOLDEN / f"remind-{day}.txt", "\n".join(line.rstrip() for line in ran.out.splitlines()) + "\n")


def test_sending_days_follow_the_cut_off(small: Path) -> None:
    """14/6/2026 is a Sunday; the cut-off stays, the sending days are the first and second working day after it."""
    answer = json.loads(run("remind", "--quarter", "2", "--json", at=small).out)
    assert (answer["format"], answer["period"]["to"]) == ("tthc.remind/1", "2026-06-14")
    assert (answer["units_send_on"], answer["consolidator_sends_on"]) == ("2026-06-15", "2026-06-16")


def test_days_ahead_and_fail_on(small: Path) -> None:
    def ids(*words: str) -> list[str]:
        units = json.loads(run("remind", "--json", "--as-of", "15/10/2026", *words, at=small, now=JULY).out)["units"]
        return [owed["id"] for unit in units for owed in unit["due_soon"]]

    assert ids() == []
    assert ids("--days", "16") == ["III.2.đ"]
    assert run("remind", "--as-of", "2/11/2026", "--fail-on", "overdue", at=small).code == 0
    assert run("remind", "--as-of", "3/11/2026", "--fail-on", "overdue", at=small).code == 1


def test_nobody_to_remind(small: Path) -> None:
    entry(small, "a.yaml", "task: III.1.b\nunit: vhxh\ndate: 2026-06-20\nprogress: in_progress")
    assert "Không có đơn vị nào cần nhắc." in run("remind", at=small).out


@pytest.mark.parametrize(
    "words",
    [["--by", "\x1b[2J"], ["--document", "\x07"], ["--by", " \u2028 "], ["--by", "\udcff"], ["--document", "a\nb"]],
)
def test_words_that_no_file_can_hold_close_nothing(small: Path, words: list[str]) -> None:
    ran = run("close", "--quarter", "1", *words, at=small)
    assert (ran.code, ran.err.startswith(f"Lỗi: {words[0]} ")) == (2, True)
    assert not (small / "plan/closed").exists()
    assert run("close", "--quarter", "1", at=small).code == 0
    again = ["--reopen", "--document", "1/A", "--reason", " "]
    assert "--reason để trống" in run("close", "--quarter", "1", *again, at=small).err
