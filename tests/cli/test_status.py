"""`tthc status`, as officers and programs read it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.goldens import compare
from tests.running import run, run_python
from tests.workspaces import REPOSITORY, TESTS, entry, lay

GOLDEN = TESTS / "golden_files"


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("day", ["2026-06-14", "2026-06-15", "2026-10-31", "2026-11-02", "2026-11-03", "2026-12-15"])
def test_status_of_the_demo_year(demo: Path, day: str, columns: int) -> None:
    ran = run("status", "--as-of", day, at=demo, columns=columns, now="2026-12-31T08:00:00+07:00")
    assert ran.code == 0
    assert ran.err == ""
    assert max(len(line) for line in ran.out.splitlines()) <= columns
    compare(GOLDEN / f"status-{day}-{columns}.txt", "\n".join(line.rstrip() for line in ran.out.splitlines()) + "\n")


def test_real_plan_opens_with_the_chairmans_sentence() -> None:
    first = run("status", "--as-of", "31/10/2026", at=REPOSITORY / "plan" / "tasks", columns=200).out.splitlines()[0]
    assert first.strip() == (
        "18 nhiệm vụ: không có nhiệm vụ quá hạn, 1 sắp đến hạn trong 7 ngày; 6 đơn vị chưa báo cáo quý IV/2026."
    )


def test_a_saturday_deadline_is_late_after_the_monday(small: Path) -> None:
    def sentence(day: str) -> str:
        return run("status", "--as-of", day, at=small, columns=200).out.splitlines()[0]

    assert "không có nhiệm vụ quá hạn, 1 sắp đến hạn" in sentence("2026-11-02")
    assert "1 quá hạn" in sentence("2026-11-03")


def status_json(root: Path, *words: str) -> dict[str, Any]:
    ran = run("status", "--json", *words, at=root)
    answer: dict[str, Any] = json.loads(ran.out)
    return answer


def test_json_of_one_task(small: Path) -> None:
    entry(
        small,
        "a.yaml",
        "task: III.1.a\nunit: vp\ndate: 2026-06-12\nprogress: done\nresult: Xong danh mục\nevidence: [{document: 1/BC}]",
    )
    answer = status_json(small, "--as-of", "2026-06-13")
    assert answer["format"] == "tthc.status/1"
    assert answer["period"] == {"key": "2026-Q2", "name": "quý II năm 2026", "from": "2026-03-15", "to": "2026-06-14"}
    assert answer["plan"] == {
        "number": "12/KH-UBND",
        "title": "Kế hoạch thử của phường Thử Nghiệm năm 2026",
        "year": 2026,
    }
    task = answer["tasks"][0]
    assert task["deadline"] == {
        "text": "Trước 15/12/2026",
        "kind": "before",
        "literal": "2026-12-14",
        "effective": "2026-12-14",
        "warning": "2026-12-14",
        "inherited": None,
        "original": None,
    }
    assert (task["progress"], task["timing"], task["percent"]) == ("in_progress", "on_time", None)
    assert task["units"][0] == {
        "unit": "vp",
        "progress": "done",
        "timing": "on_time",
        "days_late": 0,
        "percent": 100,
        "completed_on": "2026-06-12",
        "reported_this_period": None,
        "entries": ["a.yaml"],
    }
    assert task["units"][1]["progress"] == "none"
    assert answer["targets"][0]["indicators"][0]["met"] is None


def test_json_is_empty_of_talk(small: Path) -> None:
    ran = run("status", "--json", at=small)
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize(
    ("words", "tasks"),
    [
        ([], ["III.1.a", "III.1.b", "III.2.d", "III.2.đ"]),
        (["--unit", "vp"], ["III.1.a"]),
        (["--unit", "VĂN HÓA"], ["III.1.a", "III.1.b", "III.2.d", "III.2.đ"]),
        (["--section", "2"], ["III.2.d", "III.2.đ"]),
        (["--task", "2.dd"], ["III.2.đ"]),
        (["--task", "2.d"], ["III.2.d"]),
        (["--target", "ii.1"], ["III.1.a"]),
        (["--only", "awaiting"], ["III.2.d"]),
        (["--only", "overdue"], []),
        (["--only", "overdue", "--as-of", "3/11/2026"], ["III.2.đ"]),
        (["--only", "due_soon,not_reported"], ["III.1.b"]),
    ],
)
def test_filters(small: Path, words: list[str], tasks: list[str]) -> None:
    assert [task["id"] for task in status_json(small, *words)["tasks"]] == tasks


def test_what_was_typed_loosely_is_echoed(small: Path) -> None:
    assert run("status", "--unit", "van hoa", "--task", "2.dd", at=small).err == (
        "Đơn vị: Phòng Văn hóa - Xã hội (vhxh)\nNhiệm vụ: III.2.đ\n"
    )


def test_nothing_asked_for_is_said(small: Path) -> None:
    assert "Không có nhiệm vụ nào như yêu cầu." in run("status", "--only", "suspended", at=small).out


@pytest.mark.parametrize(("day", "code"), [("2026-11-02", 0), ("2026-11-03", 1)])
def test_fail_on_overdue(small: Path, day: str, code: int) -> None:
    assert run("status", "--as-of", day, "--fail-on", "overdue", at=small).code == code


def test_a_bad_file_is_named_and_the_rest_is_shown(small: Path) -> None:
    lay(small, {"plan/tasks/III.3.yaml": "- id: III.3.a\n  titel: Sai\n"})
    ran = run("status", at=small)
    assert ran.code == 1
    assert "III.1.a" in ran.out
    assert "plan/tasks/III.3.yaml:2:3: lỗi[T101]" in ran.err
    assert status_json(small)["problems"][0]["file"] == "plan/tasks/III.3.yaml"


def test_no_workspace(tmp_path: Path) -> None:
    ran = run("status", at=tmp_path)
    assert ran.code == 3
    assert f"không có plan/plan.yaml trong {tmp_path}" in ran.err


@pytest.mark.parametrize("words", [("status",), ("record", "III.1.b", "--unit", "vhxh", "--progress", "done")])
def test_a_plan_that_lost_its_document_is_not_taken_for_the_one_above(small: Path, words: tuple[str, ...]) -> None:
    """Else an entry would be written into another plan, under a name that looks as if it lay here."""
    inner = small / "thử"
    lay(inner)
    (inner / "plan" / "plan.yaml").unlink()
    (inner / "ghi chú").mkdir()
    for at in (inner, inner / "ghi chú"):
        ran = run(*words, at=at, columns=300)
        assert ran.code == 3
        assert f"trong {inner} có kế hoạch nhưng thiếu plan/plan.yaml" in ran.err
        assert "git checkout -- plan/plan.yaml" in ran.err
    assert not (small / "plan" / "progress").exists()


def test_workspace_by_option_and_by_environment(small: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    at = tmp_path / "elsewhere"
    assert run("status", "--workspace", str(small), at=at).code == 0
    assert run("status", at=at, TTHC_WORKSPACE=str(small)).code == 0
    lost = run("status", "--workspace", "không-có", at=at)
    assert (lost.code, "--workspace chỉ tới không-có" in lost.err) == (3, True)


def test_a_plan_that_cannot_be_read_stops_with_all_its_faults(small: Path) -> None:
    lay(small, {"plan/plan.yaml": "schema: 1\nnumber: 1/KH\ndate: 30/02/2026\n", "plan/units.yaml": "units: [\n"})
    ran = run("status", at=small)
    assert ran.code == 3
    assert "plan/plan.yaml:3:7: lỗi[T105]: ngày 30/02/2026 không có thật" in ran.err
    assert "plan/units.yaml" in ran.err


def test_colour_only_on_a_terminal_and_when_wanted(small: Path) -> None:
    assert "\x1b" not in run("status", at=small).out
    assert "\x1b" in run("status", at=small, FORCE_COLOR="1").out
    assert "\x1b[31" not in run("status", "--no-color", "--as-of", "2026-12-20", at=small, FORCE_COLOR="1").out


def test_status_imports_nothing_it_does_not_need(small: Path) -> None:
    ran = run_python("status", at=small, PYTHONPROFILEIMPORTTIME="1")
    assert ran.code == 0
    imported = {line.rpartition("|")[2].strip() for line in ran.err.splitlines()}
    assert "pydantic" in imported
    assert not imported & {"jinja2", "markdown_it", "docx", "tthc_cli.usecases.reporting", "unittest", "asyncio"}


def test_output_is_utf8_on_a_console_of_another_code_page(small: Path) -> None:
    ran = run_python("status", at=small, PYTHONIOENCODING="cp1252", LC_ALL="C")
    assert (ran.code, "nhiệm vụ" in ran.out) == (0, True)
