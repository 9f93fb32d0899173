"""A repository that is there and cannot be asked is never taken for one in which nothing happened: what git cannot tell is said, with why and
the remedy that fits.
"""

import os
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.git import commit, git, start_repository
from tests.running import Ran, run
from tests.workspaces import entry, lay

REPORT = ("report", "--quarter", "2", "--kind", "phu-luc")
FILE = "plan/progress/2026-06/20260612-a.yaml"
FOREIGN = "git không đọc kho này, vì thư mục của kho thuộc người dùng khác"
SHALLOW = "kho git chỉ tải một phần lịch sử"
PARTIAL = "kho git tải thiếu nội dung của các bản đã lưu"
BROKEN = "kho git hỏng hoặc thiếu dữ liệu"
UNSHALLOW = "Tải đủ bằng “git fetch --unshallow” (CI: fetch-depth: 0)."
REFETCH = "Tải đủ bằng “git fetch --refetch --no-filter”."
RESTORE = "Xem chỗ hỏng bằng “git fsck”, hoặc lấy lại kho từ nơi lưu chung (git clone)."


def postpone(root: Path, day: str) -> None:
    path = root / "plan" / "tasks" / "III.1.yaml"
    path.write_text(re.sub(r"Trước \S+", f"Trước {day}", path.read_text(encoding="utf-8")), encoding="utf-8")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A workspace whose deadline was put off in the second of three commits."""
    root = lay(tmp_path / "gốc")
    entry(
        root, "20260612-a.yaml", "task: III.1.b\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress\nresult: Đang làm"
    )
    start_repository(root)
    postpone(root, "20/12/2026")
    commit(root, "Lùi hạn", day="2026-06-02")
    (root / "ghi-chú.txt").write_text("x", encoding="utf-8")
    commit(root, "Ghi chú", day="2026-06-03")
    for setting in ("allowFilter", "allowAnySHA1InWant"):
        git(root, "config", f"uploadpack.{setting}", "true")
    return root


def change(root: Path) -> None:
    """Rewrite an entry, and weaken the plan."""
    path = root / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("Đang làm", "Xong"), encoding="utf-8")
    postpone(root, "30/12/2026")


@contextmanager
def refused(root: Path) -> Iterator[None]:
    """Have the repository belong to somebody else for a while; who is not root has git believe it."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        for path in (root, root / ".git"):
            os.chown(path, 12345, -1)
        yield
        return
    os.environ["GIT_TEST_ASSUME_DIFFERENT_OWNER"] = "1"
    try:
        yield
    finally:
        del os.environ["GIT_TEST_ASSUME_DIFFERENT_OWNER"]


def codes(ran: Ran) -> set[str]:
    return {line.split("[")[1][:4] for line in ran.out.splitlines() if "[T" in line}


def test_a_repository_of_somebody_else(kept: Path) -> None:
    change(kept)
    assert codes(run("validate", at=kept)) >= {"T704"}
    with refused(kept):
        remedy = f"Nếu tin cậy kho này thì chạy: git config --global --add safe.directory {shlex.quote(str(kept))}"
        ran = run("validate", at=kept, columns=300)
        told = f"plan: cảnh báo[T707]: chưa so được với bản đã lưu trong git: {FOREIGN}\n  Cách sửa: {remedy}\n"
        assert (ran.code, told in ran.out, codes(ran) & {"T704"}) == (0, True, set())
        assert run("validate", "--strict", at=kept).code == 1
        ran = run("log", "--unit", "vp", at=kept)
        gap = f"Chú ý: không rõ kế hoạch đã thay đổi thế nào, vì {FOREIGN}. {remedy}\n"
        assert (ran.code, ran.out, ran.err) == (1, "", gap)
        ran = run(*REPORT, at=kept)
        assert (ran.code, "bản kế hoạch" in ran.out) == (0, False)
        assert f"Lưu ý: không ghi được bản của kế hoạch, vì {FOREIGN}. {remedy}\n" in ran.err
        assert f"vì {FOREIGN}" in run("dashboard", at=kept).err
        for words in (("diff",), ("validate", "--since", "HEAD"), ("validate", "--staged")):
            ran = run(*words, at=kept)
            assert (ran.code, ran.out, ran.err) == (3, "", f"Lỗi: {FOREIGN}\n  Cách sửa: {remedy}\n"), words


def clone(kept: Path, *words: str) -> Path:
    git(kept.parent, "clone", "-q", *words, kept.as_uri(), "bản sao")
    return kept.parent / "bản sao"


def test_a_history_that_was_fetched_in_part(kept: Path) -> None:
    whole = run("log", at=kept, columns=200)
    assert "Kế hoạch có trong git (Kế hoạch)" in whole.out
    shallow = clone(kept, "--depth", "1")
    ran = run("log", at=shallow, columns=200)
    gap = f"Chú ý: không rõ kế hoạch trước đó đã thay đổi thế nào, vì {SHALLOW}. {UNSHALLOW}\n"
    assert (ran.code, ran.err) == (1, gap)
    assert ran.out == whole.out.splitlines(keepends=True)[-1], "only the entry is known"
    ran = run(*REPORT, at=shallow)
    assert (ran.code, "bản kế hoạch" in ran.out) == (0, False)
    assert f"vì {SHALLOW}. {UNSHALLOW}" in ran.err
    ran = run("diff", "HEAD~1", at=shallow)
    hint = f"Kho này chỉ tải một phần lịch sử. {UNSHALLOW}"
    assert (ran.code, ran.err) == (3, f"Lỗi: git không có bản “HEAD~1”\n  Cách sửa: {hint}\n")
    assert hint in run("diff", "@{2026-05-01}", at=shallow).err
    change(shallow)
    ran = run("validate", at=shallow)
    assert codes(ran) & {"T704", "T707", "T708"} == {"T704"}, "the newest commit is there, so nothing is dropped"


@pytest.mark.parametrize("kind", ["blob:none", "tree:0"])
def test_contents_that_were_not_fetched(kept: Path, kind: str) -> None:
    partial = clone(kept, f"--filter={kind}", "--no-checkout")
    shutil.copytree(kept / "plan", partial / "plan")
    change(partial)
    ran = run("validate", at=partial, columns=300)
    assert (ran.code, "T708" in codes(ran)) == (0, True)
    assert f"chưa so được với bản đã lưu trong git: {PARTIAL}\n  Cách sửa: {REFETCH}\n" in ran.out
    ran = run("log", at=partial)
    assert (ran.code, f"vì {PARTIAL}. {REFETCH}" in ran.err) == (1, True)
    for words in (("diff",), ("validate", "--since", "HEAD~1")):
        ran = run(*words, at=partial)
        assert (ran.code, ran.err) == (3, f"Lỗi: {PARTIAL}\n  Cách sửa: {REFETCH}\n"), words
    git(partial, "-c", "gc.auto=0", "-c", "maintenance.auto=false", "fetch", "-q", "--refetch", "--no-filter")
    assert "T704" in codes(run("validate", at=partial))
    assert run("log", at=partial).code == 0


def spoil_head(root: Path) -> None:
    (root / ".git" / "HEAD").write_text("\0\0\0\0", encoding="ascii")


def lose_head(root: Path) -> None:
    (root / ".git" / "HEAD").unlink()


def empty_branch(root: Path) -> None:
    (root / ".git" / "refs" / "heads" / "main").write_bytes(b"")


def lose_branch(root: Path) -> None:
    (root / ".git" / "refs" / "heads" / "main").unlink()


def lose_commit(root: Path) -> None:
    lose(root, "HEAD")


def lose_tree(root: Path) -> None:
    lose(root, "HEAD:plan")


def lose_blob(root: Path) -> None:
    lose(root, "HEAD:plan/plan.yaml")


def lose(root: Path, name: str) -> None:
    object_ = git(root, "rev-parse", name).strip()
    (root / ".git" / "objects" / object_[:2] / object_[2:]).unlink()


@pytest.mark.parametrize(
    "damage", [spoil_head, lose_head, empty_branch, lose_branch, lose_commit, lose_tree, lose_blob]
)
def test_a_repository_that_is_damaged(kept: Path, damage: Callable[[Path], None]) -> None:
    change(kept)
    damage(kept)
    ran = run("validate", at=kept, columns=300)
    told = f"plan: cảnh báo[T707]: chưa so được với bản đã lưu trong git: {BROKEN}\n  Cách sửa: {RESTORE}\n"
    assert (ran.code, told in ran.out) == (0, True)
    for words in (("diff",), ("validate", "--since", "HEAD")):
        ran = run(*words, at=kept)
        assert (ran.code, ran.out, ran.err) == (3, "", f"Lỗi: {BROKEN}\n  Cách sửa: {RESTORE}\n"), words
    ran = run("log", at=kept)
    assert (ran.code, f"vì {BROKEN}. {RESTORE}" in ran.err) == (1, True)


def test_an_old_commit_that_is_lost(kept: Path) -> None:
    lose(kept, "HEAD~1")
    assert f"vì {BROKEN}" in run("log", at=kept).err
    for revision in ("HEAD~2", "@{2026-06-01}"):
        ran = run("diff", revision, at=kept)
        assert (ran.code, ran.err) == (3, f"Lỗi: {BROKEN}\n  Cách sửa: {RESTORE}\n"), revision


def empty_git_folder(root: Path) -> None:
    (root / ".git").mkdir()


def new_repository(root: Path) -> None:
    git(root, "init", "-q", "-b", "main")


def nothing(root: Path) -> None:
    del root


@pytest.mark.parametrize("prepare", [nothing, empty_git_folder, new_repository])
def test_an_office_without_a_history_hears_nothing_of_git(small: Path, prepare: Callable[[Path], None]) -> None:
    prepare(small)
    assert run("validate", "--strict", at=small).out == run("validate", "--strict", at=small, PATH=str(small)).out
    ran = run("log", at=small)
    assert (ran.code, ran.out, ran.err) == (0, "Chưa có diễn biến nào như yêu cầu.\n", "")
    for words in (REPORT, ("dashboard",)):
        assert "git" not in run(*words, at=small).err


def test_a_git_that_does_not_answer(kept: Path, tmp_path: Path) -> None:
    """A program of that name which nobody can start: what becomes of a time-out, too."""
    (tmp_path / "chương trình").mkdir()
    program = tmp_path / "chương trình" / ("git.exe" if os.name == "nt" else "git")
    program.write_bytes(b"\0")
    ran = run("validate", at=kept, PATH=str(program.parent))
    assert (ran.code, "git không trả lời" in ran.out, "T707" in codes(ran)) == (0, True, True)
    assert run("log", at=kept, PATH=str(program.parent)).code == 1
    assert "máy này chưa cài git" not in run("diff", at=kept, PATH=str(program.parent)).err
