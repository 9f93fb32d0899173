"""What happens when a command line is wrong: Vietnamese, short, exit code 2, no jargon."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import run, run_python
from tests.workspaces import lay


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["recrd"], "không có lệnh “recrd”\n  Cách sửa: Có phải “record”?"),
        (["xyz"], "không có lệnh “xyz”\n  Cách sửa: Các lệnh: status, remind, calendar, show"),
        (["status", "--asof", "3"], "không có tùy chọn --asof\n  Cách sửa: Có phải --as-of?"),
        (["status", "--qq"], "không có tùy chọn --qq\n  Cách sửa: Xem hướng dẫn: tthc status --help"),
        (["status", "--as-of"], "tùy chọn --as-of thiếu giá trị"),
        (["status", "--json=1"], "tùy chọn --json không nhận giá trị"),
        (["status", "foo", "bar"], "thừa “foo bar”"),
        (["show"], "thiếu MÃ"),
        (["show", "9.z"], "không có nhiệm vụ “9.z”"),
        (["status", "--as-of", "31/02/2026"], "--as-of: ngày 31/02/2026 không có thật"),
        (["status", "--as-of", "mai"], "--as-of: “mai” không phải là ngày; hãy ghi 15/12/2026 hoặc 2026-12-15"),
        (["status", "--only", "late"], "--only: không có loại “late”"),
        (["status", "--unit", "phòng tư pháp"], "không có đơn vị “phòng tư pháp”"),
        (["status", "--section", "9"], "không có mục “9”"),
        (["status", "--target", "II.7"], "không có chỉ tiêu “II.7”"),
        (["validate", "--format", "xml"], "--format: không có dạng “xml”"),
        (["report"], "chưa chọn kỳ báo cáo"),
        (["report", "--month", "2", "--annual"], "chỉ được chọn một kỳ báo cáo"),
        (["report", "--quarter", "5"], "một năm chỉ có 4 quý, không có quý 5"),
        (["report", "--quarter", "hai"], "--quarter: “hai” không phải là số hợp lệ"),
        (["report", "--month", "2", "--year", "99999"], "--year: “99999” không phải là số hợp lệ"),
        (["report", "--from", "1/6/2026"], "kỳ đột xuất cần cả --from và --to"),
        (["report", "--from", "1/6/2026", "--to", "1/5/2026"], "kỳ báo cáo kết thúc"),
        (["report", "--quarter", "4"], "kỳ quý IV năm 2026 (từ ngày 15/9/2026 đến ngày 14/12/2026) chưa bắt đầu"),
        (["report", "--quarter", "1", "--kind", "x"], "--kind: không có loại “x”"),
        (["report", "--quarter", "1", "--kind", "muc-rieng"], "--kind muc-rieng cần --unit"),
        (["report", "--quarter", "1", "--unit", "vp"], "--unit chỉ dùng với --kind muc-rieng hoặc don-doc"),
        (["report", "--quarter", "1", "--format", "docx"], "dạng docx phải ghi ra tệp"),
        (["report", "--quarter", "1", "--reply-by", "mai"], "--reply-by: “mai” không phải là ngày"),
        (["close"], "chưa chọn kỳ báo cáo"),
        (["close", "--quarter", "1", "--reopen"], "mở lại kỳ đã chốt cần cả --document và --reason"),
        (["close", "--quarter", "2", "--year", "2027"], "kỳ quý II năm 2027 chưa đến ngày chốt số liệu 14/06/2027"),
        (["remind", "--days", "nhiều"], "--days: “nhiều” không phải là số ngày"),
        (["remind", "--fail-on", "mưa"], "--fail-on: không có loại “mưa”"),
        (["report", "--quarter", "1", "--format", "pdf"], "không viết được dạng “pdf”"),
        (["report", "--quarter", "1", "--template", "la"], "không có mẫu la.md.j2"),
        (["instruct", "III.2.d"], "thiếu --document, --from, --date"),
        (["record", "III.1.a"], "thiếu --unit, --progress"),
    ],
)
def test_refusals(small: Path, words: list[str], said: str) -> None:
    ran = run(*words, at=small, columns=300)
    assert ran.code == 2
    assert ran.out == ""
    assert f"Lỗi: {said}" in ran.err
    assert "Traceback" not in ran.err


def test_no_command_shows_help(tmp_path: Path) -> None:
    ran = run(at=tmp_path)
    assert (ran.code, ran.out.startswith("Cách dùng: tthc")) == (0, True)


def test_version(tmp_path: Path) -> None:
    assert run("--version", at=tmp_path).out.startswith("tthc 0.")


def test_a_clock_that_is_no_clock(small: Path) -> None:
    ran = run("status", at=small, now="hôm nay")
    assert (ran.code, "TTHC_NOW=“hôm nay” không phải là thời điểm" in ran.err) == (2, True)


def test_the_day_is_that_of_vietnam(small: Path) -> None:
    assert "đến hết ngày 01/07/2026" in run("status", at=small, now="2026-06-30T20:00:00+00:00").out
    assert "đến hết ngày 30/06/2026" in run("status", at=small, now="2026-06-30T20:00:00").out


def test_typed_escapes_do_not_reach_the_screen(small: Path) -> None:
    ran = run("show", "\x1b[2J", at=small)
    assert (ran.code, "\x1b" in ran.err) == (2, False)


def test_a_bug_says_how_to_report_it(small: Path) -> None:
    """A folder where a file of the program itself belongs stands for whatever nobody foresaw."""
    broken = "import tthc_cli.usecases.looking as looking\nlooking.assess = None\nfrom tthc_cli.__main__ import start\nstart()"
    starter = lay(small) / "start.py"
    starter.write_text(broken, encoding="utf-8")
    quiet, loud = (_run_script(starter, *words) for words in (["status"], ["--debug", "status"]))
    assert quiet[0] == loud[0] == 70
    assert "tthc gặp lỗi lập trình (TypeError)" in quiet[1]
    assert "Traceback" not in quiet[1]
    assert "Traceback" in loud[1]


def _run_script(script: Path, *words: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, str(script), *words], cwd=script.parent, capture_output=True, check=False)
    return done.returncode, done.stderr.decode()


def test_module_and_console_script_are_one(small: Path) -> None:
    assert run_python("--version", at=small).out == run("--version", at=small).out


@pytest.mark.parametrize("folder", ["x" * 300, "không/có", "/root/\udcff"])
def test_a_workspace_that_cannot_be_looked_into(small: Path, folder: str) -> None:
    ran = run("status", "--workspace", folder, at=small)
    assert (ran.code, "không có plan/plan.yaml" in " ".join(ran.err.split())) == (3, True)
