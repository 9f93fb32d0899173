"""What an officer asks for loosely, wrongly, or of a plan that is half broken."""

import os
import sys
from pathlib import Path

import pytest

from tests.running import run
from tests.workspaces import entry, lay


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--quarter", "2", "--year", "26"], "--year: “26” không phải là số hợp lệ"),
        (["--quarter", "2", "--kind", "muc-rieng", "--unit", "Sở Nội vụ"], "Sở Nội vụ không thuộc phường"),
        (["--quarter", "2", "--kind", "don-doc", "--reply-by", "1/1/2020"], "ở trước ngày lấy số liệu"),
    ],
)
def test_reports_that_make_no_sense_are_refused(demo: Path, words: list[str], said: str) -> None:
    ran = run("report", *words, at=demo, columns=200)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_show_asks_back_among_units(demo: Path) -> None:
    ran = run("show", "phong", at=demo, columns=300)
    assert ran.code == 2
    assert "“phong” có thể là nhiều đơn vị" in ran.err
    assert "kthtdt (Phòng Kinh tế, hạ tầng và đô thị)" in ran.err


def test_show_knows_the_indicators_of_a_target(demo: Path) -> None:
    assert run("show", "II.2.a", at=demo).out == run("show", "II.2", at=demo).out


def test_a_section_named_alone_lists_its_tasks(demo: Path) -> None:
    ran = run("show", "III.2", at=demo, columns=900)
    listed = [word for word in ran.err.replace("(", " ").split() if word.startswith("III.2.")]
    assert listed == [f"III.2.{point}" for point in "abcdđe"]


def test_kinds_of_tasks_are_understood_in_vietnamese(demo: Path) -> None:
    english = run("status", "--only", "not_reported,due_soon", at=demo)
    assert run("status", "--only", "thiếu báo cáo kỳ này, Sắp đến hạn", at=demo).out == english.out


def test_one_broken_file_hides_no_cause_behind_its_consequences(small: Path) -> None:
    entry(small, "a.yaml", "task: III.2.d\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress\nresult: Việc một")
    lay(small, {"plan/tasks/III.2.yaml": "- id: III.2.d\n  due:Trước 15/12/2026\n"})
    codes = [line for line in run("validate", at=small, columns=200).out.splitlines() if "lỗi[" in line]
    assert codes
    assert not any("T301" in line for line in codes)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes in folders are of Unix")
def test_a_pipe_among_the_files_is_not_waited_for(small: Path) -> None:
    os.mkfifo(small / "plan" / "tasks" / "ống.yaml")
    assert "đây không phải là tệp thường" in run("validate", at=small, columns=200).out
