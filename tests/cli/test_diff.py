"""`tthc diff`: every kind of change in text, Markdown and JSON; every way in which git may have no answer."""

import json
from pathlib import Path

import pytest

from tests.git import commit, git, start_repository
from tests.running import run, run_process
from tests.workspaces import entry, lay

TASKS = "plan/tasks/III.1.yaml"
NAMES = {
    "tasks": TASKS,
    "targets": "plan/targets.yaml",
    "units": "plan/units.yaml",
    "plan": "plan/plan.yaml",
    "calendar": "plan/calendar/2026.yaml",
}
STEP = "  steps:\n    - {id: III.1.a.1, text: Bước một}\n"
CHANGES = {
    "later deadline": ("tasks", "Trước 15/12/2026", "Trước 31/12/2026", "! III.1.a – hạn: Trước 15/12/2026 → Trước 31/12/2026 (lùi 16 ngày)"),
    "earlier deadline": ("tasks", "Trước 15/12/2026", "Trước 1/12/2026", "  III.1.a – hạn: Trước 15/12/2026 → Trước 1/12/2026 (sớm hơn 14 ngày)"),
    "same day in other words": ("tasks", "Trước 15/12/2026", "Đến hết ngày 14/12/2026", "  III.1.a – hạn: Trước 15/12/2026 → Đến hết ngày 14/12/2026 (ngày không đổi)"),
    "open-ended deadline": ("tasks", "Trước 15/12/2026", "Theo hướng dẫn của Sở Nội vụ", "! III.1.a – hạn: Trước 15/12/2026 → Theo hướng dẫn của Sở Nội vụ (không còn ngày cụ thể)"),
    "deadline dropped": ("tasks", "  due: Trước 15/12/2026\n", "", "! III.1.a – hạn: Trước 15/12/2026 → không ghi (không còn ngày cụ thể)"),
    "deadline at last": ("tasks", "Thường xuyên trong năm 2026", "Trước 15/12/2026", "  III.1.b – hạn: Thường xuyên trong năm 2026 → Trước 15/12/2026 (nay có ngày cụ thể: 14/12/2026)"),
    "lead removed": ("tasks", "lead: [tat-ca]", "lead: [vp]", "! III.1.a – chủ trì: thêm Văn phòng; bớt Các phòng, ban"),
    "lead added": ("tasks", "lead: [vhxh]", "lead: [vhxh, vp]", "  III.1.b – chủ trì: thêm Văn phòng"),
    "coordinating unit removed": ("tasks", "  coordinate: [so-noi-vu]\n", "", "  III.1.a – phối hợp: bớt Sở Nội vụ"),
    "product dropped": ("tasks", "[Danh mục thủ tục]", "[]", "! III.1.a – sản phẩm: bớt Danh mục thủ tục"),
    "product added": ("tasks", "[Danh mục thủ tục]", "[Danh mục thủ tục, Sổ]", "  III.1.a – sản phẩm: thêm Sổ"),
    "task removed": ("tasks", "- id: III.1.b", "- id: III.1.b.", ""),
    "re-worded": ("tasks", "Rà soát toàn bộ thủ tục.", "Rà soát các thủ tục.", "  III.1.a – sửa lời văn: Rà soát [-toàn bộ-] {+các+} thủ tục."),
    "step added": ("tasks", "  serves: [II.1]\n", f"  serves: [II.1]\n{STEP}", "  III.1.a.1 – thêm mới bước: Bước một"),
    "goal lowered": ("targets", "at_least: 100", "at_least: 90", "! II.1.a – mức giao: 100% → 90%"),
    "calendar": ("calendar", "2026-09-02", "2026-09-01", "  lịch 2026 – ngày 01/09/2026: ngày thường → nghỉ Quốc khánh"),
    "group membership": ("units", "members: [vp, vhxh]", "members: [vp]", "! tat-ca – thành viên: bớt Phòng Văn hóa - Xã hội (4 nhiệm vụ)"),
    "document": ("plan", "Kế hoạch thử của", "Kế hoạch của", "  kế hoạch – tên gọi: Kế hoạch thử của phường Thử Nghiệm năm 2026 → Kế hoạch của phường Thử Nghiệm năm 2026"),
}  # fmt: skip
del CHANGES["task removed"]


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / NAMES[name]
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def lines(root: Path, *words: str) -> list[str]:
    ran = run("diff", *words, at=root, columns=300)
    assert ran.code == 0, ran.err
    return ran.out.splitlines()[1:]


@pytest.mark.parametrize("case", CHANGES)
def test_a_change_in_text_markdown_and_json(small: Path, case: str) -> None:
    name, old, new, line = CHANGES[case]
    start_repository(small)
    change(small, name, old, new)
    ungranted = " (chưa có văn bản điều chỉnh)" if line.startswith("!") else ""
    assert line + ungranted in lines(small)
    answer = json.loads(run("diff", "--format", "json", at=small).out)
    (found,) = [one for one in answer["changes"] if one["text"] == line[2:]]
    assert found["weakens"] is line.startswith("!")
    heading = "**Làm nhẹ kế hoạch**" if line.startswith("!") else "**Thay đổi khác**"
    assert heading in run("diff", "--format", "markdown", at=small).out


def test_tasks_added_removed_and_moved(small: Path) -> None:
    start_repository(small)
    change(small, "tasks", "id: III.1.b", "id: III.1.c")
    assert lines(small) == ["  III.1.b – chuyển thành III.1.c"]
    change(small, "tasks", "text: Tiếp nhận và trả lời phản ánh.", "text: Việc khác hẳn.")
    assert lines(small) == [
        "! III.1.b – bỏ: Tiếp nhận phản ánh (chưa có văn bản điều chỉnh)",
        "  III.1.c – thêm mới: Tiếp nhận phản ánh",
    ]


def test_nothing_changed(small: Path) -> None:
    start_repository(small)
    assert lines(small) == ["  Kế hoạch không thay đổi."]


def test_a_changed_order_or_comment_is_no_change(small: Path) -> None:
    start_repository(small)
    path = small / TASKS
    path.write_text("# ghi chú\n" + path.read_text(encoding="utf-8").replace("\n", "\r\n"), encoding="utf-8")
    assert lines(small) == ["  Kế hoạch không thay đổi."]


def test_entries_are_a_summary(small: Path) -> None:
    entry(small, "a.yaml", "task: III.1.b\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress")
    start_repository(small)
    entry(small, "b.yaml", "task: III.1.b\nunit: vhxh\ndate: 2026-06-13\nprogress: in_progress")
    (small / "plan/progress/2026-06/a.yaml").unlink()
    assert lines(small)[1:] == ["  Tiến độ: thêm 1 bản ghi.", "  Tiến độ: mất 1 bản ghi: plan/progress/2026-06/a.yaml."]


def test_two_revisions_a_tag_a_day(small: Path) -> None:
    start_repository(small)
    git(small, "tag", "v1")
    change(small, "targets", "at_least: 100", "at_least: 95")
    commit(small, "Hạ mức", day="2026-07-05")
    change(small, "targets", "at_least: 95", "at_least: 90")
    commit(small, "Hạ nữa", day="2026-08-05")
    assert "100% → 95%" in lines(small, "v1", "HEAD~1")[0]
    assert "100% → 90%" in lines(small, "@{2026-06-30}", "HEAD")[0]
    assert "95% → 90%" in lines(small, "31/7/2026")[0]
    assert "không có bản nào trước 01/05/2026" in run("diff", "@{2026-05-01}", at=small).err


def test_an_amended_change_carries_its_document(small: Path) -> None:
    start_repository(small)
    assert (
        run(
            "amend",
            "III.1.a",
            "--due",
            "Trước 31/12/2026",
            "--document",
            "123/UBND-VP",
            "--date",
            "5/6/2026",
            "--reason",
            "Chờ",
            at=small,
        ).code
        == 0
    )
    assert lines(small) == [
        "! III.1.a – hạn: Trước 15/12/2026 → Trước 31/12/2026 (lùi 16 ngày), theo 123/UBND-VP ngày 05/06/2026"
    ]


def test_a_workspace_inside_a_larger_repository_with_odd_names(tmp_path: Path) -> None:
    root = lay(tmp_path / "kho lớn" / "phường Hồng An")
    start_repository(tmp_path / "kho lớn")
    change(root, "targets", "at_least: 100", "at_least: 90")
    assert "mức giao: 100% → 90%" in lines(root)[0]


def test_an_old_revision_with_faults_is_read_as_far_as_it_goes(small: Path) -> None:
    lay(small, {"plan/tasks/III.3.yaml": "- id: III.3.a\n"})
    start_repository(small)
    (small / "plan/tasks/III.3.yaml").unlink()
    change(small, "targets", "at_least: 100", "at_least: 90")
    ran = run("diff", at=small)
    assert (ran.code, "mức giao: 100% → 90%" in ran.out, "plan/tasks/III.3.yaml:1:3: lỗi[T102]" in ran.err) == (
        1,
        True,
        True,
    )


def test_an_old_revision_without_a_plan(small: Path) -> None:
    plan = (small / "plan/plan.yaml").read_text(encoding="utf-8")
    lay(small, {"plan/plan.yaml": "- không phải kế hoạch\n"})
    start_repository(small)
    lay(small, {"plan/plan.yaml": plan})
    ran = run("diff", at=small)
    assert (ran.code, "không có kế hoạch đọc được" in ran.err) == (3, True)


def test_a_clone_without_a_working_tree_of_the_old_state_and_a_shallow_one(small: Path, tmp_path: Path) -> None:
    start_repository(small)
    change(small, "targets", "at_least: 100", "at_least: 90")
    commit(small, "Hạ mức")
    git(tmp_path, "clone", "-q", "--depth", "1", small.as_uri(), "nông")
    ran = run("diff", "HEAD~1", at=tmp_path / "nông")
    assert (ran.code, "git fetch --unshallow" in ran.err) == (3, True)
    git(small, "worktree", "add", "-q", str(tmp_path / "cây"), "HEAD~1")
    assert lines(tmp_path / "cây", "main")[0].endswith("mức giao: 90% → 100%")


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        ("nothing", "không nằm trong kho git"),
        ("init", "kho git chưa có bản nào được lưu"),
        ("commit", "git không có bản “không-có”"),
    ],
)
def test_where_git_has_no_answer(small: Path, prepare: str, said: str) -> None:
    if prepare == "init":
        git(small, "init", "-q")
    elif prepare == "commit":
        start_repository(small)
    ran = run("diff", "không-có", at=small)
    assert (ran.code, said in ran.err, "Traceback" in ran.err) == (3, True, False)


def test_without_git(small: Path, tmp_path: Path) -> None:
    start_repository(small)
    ran = run("diff", at=small, PATH=str(tmp_path))
    assert (ran.code, "máy này chưa cài git" in ran.err) == (3, True)
    assert run("validate", at=small, PATH=str(tmp_path)).code == 0


@pytest.mark.parametrize(
    "revision", ["--output=x", "-p", "HEAD; touch x", "ext::sh", "@{u}", "HEAD:plan/plan.yaml", "\u0000"]
)
def test_a_revision_is_never_an_option_or_a_command(small: Path, revision: str) -> None:
    start_repository(small)
    before = sorted(small.iterdir())
    ran = run("diff", "--", revision, at=small)
    assert ran.code in (2, 3)
    assert sorted(small.iterdir()) == before


def test_a_hostile_setting_starts_nothing(small: Path) -> None:
    start_repository(small)
    for key in ("core.fsmonitor", "core.pager", "diff.external", "core.sshCommand"):
        git(small, "config", key, "touch hostile; false")
    change(small, "targets", "at_least: 100", "at_least: 90")
    assert run_process("diff", at=small).code == 0
    assert not (small / "hostile").exists()


def test_an_unknown_format(small: Path) -> None:
    assert "--format: không có dạng “xml”" in run("diff", "--format", "xml", at=small).err
