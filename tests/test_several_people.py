"""Several people at once, with real git: nothing is lost, nothing conflicts that need not, what conflicts is named."""

from pathlib import Path

import pytest

from tests.git import commit, git, start_repository
from tests.running import run
from tests.workspaces import lay, read_clean

BRANCHES = 50


def record(root: Path, text: str) -> None:
    ran = run(
        "record",
        "III.1.b",
        "--unit",
        "vhxh",
        "--progress",
        "in_progress",
        "--result",
        text,
        "--by",
        "A",
        "--date",
        "12/6/2026",
        at=root,
    )
    assert ran.code == 0, ran.err


def results(root: Path) -> set[str]:
    workspace, _ = read_clean(root)
    return {entry.result for entry in workspace.log.progress()}


def test_fifty_branches_merge_in_any_order(small: Path) -> None:
    start_repository(small)
    for number in range(BRANCHES):
        git(small, "switch", "-q", "-c", f"b{number}", "main")
        record(small, f"Việc {number}")
        commit(small, f"Việc {number}")
    git(small, "switch", "-q", "main")
    order = sorted(range(BRANCHES), key=lambda number: number * 37 % BRANCHES)
    for number in order:
        git(small, "merge", "-q", "--no-edit", f"b{number}")
    assert results(small) == {f"Việc {number}" for number in range(BRANCHES)}
    assert run("validate", at=small).code == 0


@pytest.mark.parametrize("way", ["squash", "rebase", "cherry-pick"])
def test_other_ways_to_bring_a_branch_in(small: Path, way: str) -> None:
    start_repository(small)
    git(small, "switch", "-q", "-c", "nhánh")
    for number in range(3):
        record(small, f"Việc {number}")
        commit(small, f"Việc {number}")
    git(small, "switch", "-q", "main")
    record(small, "Việc khác")
    commit(small, "Việc khác")
    if way == "squash":
        git(small, "merge", "-q", "--squash", "nhánh")
        commit(small, "Gộp")
    elif way == "rebase":
        git(small, "rebase", "-q", "main", "nhánh")
    else:
        git(small, "cherry-pick", "main..nhánh")
    assert results(small) == {"Việc 0", "Việc 1", "Việc 2", "Việc khác"}


def edit(root: Path, branch: str, old: str, new: str) -> None:
    git(root, "switch", "-q", "-c", branch, "main")
    path = root / "plan/tasks/III.1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    commit(root, branch)


def test_different_fields_of_one_task_merge(small: Path) -> None:
    start_repository(small)
    edit(small, "hạn", "due: Trước 15/12/2026", "due: Trước 1/12/2026")
    edit(small, "tên", "title: Rà soát thủ tục", "title: Rà soát các thủ tục")
    git(small, "switch", "-q", "main")
    git(small, "merge", "-q", "--no-edit", "hạn")
    git(small, "merge", "-q", "--no-edit", "tên")
    _, plan = read_clean(small)
    assert (plan.tasks[0].title, plan.tasks[0].due) == ("Rà soát các thủ tục", "Trước 1/12/2026")


def test_the_same_field_conflicts_and_validate_names_the_marks(small: Path) -> None:
    start_repository(small)
    edit(small, "một", "due: Trước 15/12/2026", "due: Trước 1/12/2026")
    edit(small, "hai", "due: Trước 15/12/2026", "due: Trước 10/12/2026")
    git(small, "switch", "-q", "một")
    with pytest.raises(Exception, match="merge"):
        git(small, "merge", "-q", "--no-edit", "hai")
    ran = run("validate", at=small)
    assert ran.code == 1
    assert [line.partition(" ")[0] for line in ran.out.splitlines() if "T007" in line] == [
        f"plan/tasks/III.1.yaml:{line}:1:" for line in (6, 8, 10)
    ]


def test_an_entry_renamed_or_edited_is_caught(small: Path) -> None:
    record(small, "Việc một")
    assert run("close", "--quarter", "2", "--by", "A", at=small).code == 0
    (path,) = (small / "plan/progress/2026-06").iterdir()
    path.rename(path.with_name("khác.yaml"))
    said = run("validate", at=small).out
    assert "T601" in said
    assert "T603" in said
    lay(small, {})
