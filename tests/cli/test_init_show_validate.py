"""`tthc init`, `tthc show`, `tthc validate`."""

import json
from pathlib import Path

from tests.goldens import compare
from tests.running import run
from tests.workspaces import REPOSITORY, TESTS, entry, lay

GOLDEN = TESTS / "golden_files"


def test_skeleton_is_clean_and_commented(tmp_path: Path) -> None:
    ran = run("init", "mới", at=tmp_path)
    assert (ran.code, "Đã tạo 12 tệp trong mới." in ran.out) == (0, True)
    assert run("validate", at=tmp_path / "mới").out.strip() == "không có lỗi, không có cảnh báo."
    assert all(path.read_text(encoding="utf-8").startswith("# ") for path in (tmp_path / "mới").rglob("*.yaml"))


def test_nothing_existing_is_overwritten(tmp_path: Path) -> None:
    assert run("init", at=tmp_path).code == 0
    (tmp_path / "plan" / "plan.yaml").write_text("của tôi", encoding="utf-8")
    ran = run("init", "--demo", at=tmp_path)
    assert (ran.code, "nên không ghi gì" in ran.err) == (2, True)
    assert (tmp_path / "plan" / "plan.yaml").read_text(encoding="utf-8") == "của tôi"


def test_init_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("", encoding="utf-8")
    ran = run("init", "tệp/con", at=tmp_path)
    assert (ran.code, "không ghi được vào tệp/con" in ran.err) == (3, True)


def test_demo_is_the_plan_with_entries_marked_as_illustration(demo: Path) -> None:
    ran = run("validate", at=demo, now="2026-12-31T08:00:00+07:00")
    assert ran.code == 0
    assert ran.out.strip().splitlines()[-1].startswith("không có lỗi")
    texts = [path.read_text(encoding="utf-8") for path in (demo / "plan" / "progress").rglob("*.yaml")]
    assert len(texts) == 16
    assert all("by: Dữ liệu minh họa" in text for text in texts)
    assert all("(Minh họa)" in text for text in texts if "result:" in text)


def test_show_a_task_with_its_life(demo: Path) -> None:
    compare(GOLDEN / "show-III.3.d.txt", _shown(demo, "3.d"))
    compare(GOLDEN / "show-III.1.b.txt", _shown(demo, "III.1.b"))
    compare(GOLDEN / "show-III.2.c.txt", _shown(demo, "số hóa"))


def test_show_a_target_and_a_unit(demo: Path) -> None:
    compare(GOLDEN / "show-II.2.txt", _shown(demo, "II.2"))
    compare(GOLDEN / "show-vhxh.txt", _shown(demo, "van hoa"))
    assert "Không chủ trì nhiệm vụ nào." in _shown(demo, "so-noi-vu")


def _shown(root: Path, what: str) -> str:
    ran = run("show", what, at=root, now="2026-10-01T08:00:00+07:00")
    assert ran.code == 0
    return "\n".join(line.rstrip() for line in ran.out.splitlines()) + "\n"


def test_show_says_what_is_wrong_elsewhere(small: Path) -> None:
    lay(small, {"plan/tasks/III.3.yaml": "[]\n"})
    lay(small, {"plan/ghi-chú.yaml": "a: b\n"})
    ran = run("show", "III.1.a", at=small)
    assert (ran.code, "plan/ghi-chú.yaml:1:1: lỗi[T017]" in ran.err) == (1, True)


def test_an_extension_keeps_the_original_deadline(small: Path) -> None:
    lay(
        small,
        {
            "plan/plan.yaml": (small / "plan" / "plan.yaml").read_text(encoding="utf-8")
            + "amendments:\n  - {document: 123/UBND-VP, date: 2026-11-05, task: III.1.a, field: due, old: Trước 15/12/2026,"
            " new: Trước 31/12/2026, reason: Chờ thành phố}\n",
            "plan/tasks/III.1.yaml": (small / "plan" / "tasks" / "III.1.yaml")
            .read_text(encoding="utf-8")
            .replace("Trước 15/12/2026", "Trước 31/12/2026"),
        },
    )
    before = run("show", "III.1.a", "--as-of", "4/11/2026", at=small, columns=200).out
    after = run("show", "III.1.a", "--as-of", "5/11/2026", at=small, columns=200).out
    assert "Thời hạn: Trước 15/12/2026 (hạn cuối: 14/12/2026)" in before
    assert "Thời hạn: Trước 31/12/2026 (hạn cuối: 30/12/2026; hạn ban đầu: Trước 15/12/2026;" in after
    assert "hạn ban đầu: Trước 15/12/2026; hạn hiện hành theo 123/UBND-VP ngày 05/11/2026" in after
    assert "hạn ban đầu: Trước 15/12/2026" in run("status", "--as-of", "5/11/2026", at=small, columns=200).out


def test_the_real_plan_has_no_error_and_its_known_weaknesses() -> None:
    ran = run("validate", "--format", "json", at=REPOSITORY)
    answer = json.loads(ran.out)
    assert (ran.code, answer["errors"]) == (0, 0)
    assert run("validate", "--strict", at=REPOSITORY).code == 1
    said = [problem["message"] for problem in answer["problems"]]
    assert "II.4: chưa có nhiệm vụ nào thực hiện chỉ tiêu này" in said
    assert "III.3.b, rõ kết quả - thiếu sản phẩm" in said
    assert "III.2.đ, rõ người - yếu: 2 đơn vị cùng chủ trì" in said
    assert "III.3.d, rõ người - yếu: 2 đơn vị cùng chủ trì" in said
    assert "III.4.b, rõ thời gian - yếu: kế thừa từ III.4.d, cần xác nhận" in said


def test_problems_point_at_their_place(small: Path) -> None:
    lay(small, {"plan/tasks/III.3.yaml": "- id: III.3.a\n  title: Việc\n  text: Việc\n  lead: [vhxxh]\n"})
    ran = run("validate", at=small)
    assert (
        "plan/tasks/III.3.yaml:4:10: lỗi[T104]: đơn vị “vhxxh” không có trong plan/units.yaml\n"
        "    4 |   lead: [vhxxh]\n"
        "      |          ^^^^^\n"
        "  Cách sửa: Có phải “vhxh (Phòng Văn hóa - Xã hội)”?\n"
    ) in ran.out


def test_a_long_line_is_cut_around_the_place(small: Path) -> None:
    lay(small, {"plan/tasks/III.3.yaml": f"- {{id: III.3.a, title: {'dài ' * 60}, text: Việc, lead: [sai]}}\n"})
    lines = run("validate", at=small).out.splitlines()
    at = next(number for number, line in enumerate(lines) if "T104" in line)
    assert len(lines[at + 1]) < 120
    marked = lines[at + 2].index("^")
    assert lines[at + 1][marked : marked + 3] == "sai"


def test_annotations_of_a_merge_request(small: Path) -> None:
    lay(small, {"plan/tasks/III.3.yaml": "- id: III.3.a\n  title: 50%\n  text: Việc\n  lead: [vhxxh]\n"})
    out = run("validate", "--format", "github", at=small).out
    assert (
        "::error file=plan/tasks/III.3.yaml,line=4,col=10,title=T104::đơn vị “vhxxh” không có trong plan/units.yaml. Có phải"
        in out
    )


def test_json_problems(small: Path) -> None:
    entry(small, "a.yaml", "task: III.9.z\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress")
    answer = json.loads(run("validate", "--format", "json", at=small).out)
    assert answer["format"] == "tthc.problems/1"
    assert answer["errors"] == 1
    (problem,) = [problem for problem in answer["problems"] if problem["severity"] == "error"]
    assert (problem["code"], problem["file"], problem["line"], problem["field"]) == (
        "T108",
        "plan/progress/2026-06/a.yaml",
        4,
        "task",
    )
