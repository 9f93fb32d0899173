"""An entry is written once: whoever rewrites one that git keeps is told, wherever changes are reviewed."""

import json
from pathlib import Path

import pytest

from tests.git import commit, git, start_repository
from tests.running import run
from tests.workspaces import entry

FILE = "plan/progress/2026-06/20260612-a.yaml"
TOLD = f"{FILE}: lỗi[T704]: bản ghi đã lưu trong git bị sửa nội dung"
GONE = f"{FILE}: lỗi[T704]: bản ghi đã lưu trong git bị xoá"


@pytest.fixture
def kept(small: Path) -> Path:
    """A workspace in git with two entries."""
    for name in ("a", "b"):
        text = f"task: III.1.b\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress\nresult: Đang làm {name}"
        entry(small, f"20260612-{name}.yaml", text)
    return start_repository(small)


def rewrite(root: Path) -> None:
    path = root / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("in_progress", "done"), encoding="utf-8")


def said(root: Path, *words: str) -> list[str]:
    out = run("validate", *words, at=root, columns=300).out
    lines = [line.partition(":1:1") for line in out.splitlines() if "T704" in line or "T705" in line]
    return [file + rest for file, _, rest in lines]


def test_nothing_is_said_of_what_is_as_it_was(kept: Path) -> None:
    (kept / FILE).write_bytes((kept / FILE).read_bytes().replace(b"\n", b"\r\n"))
    entry(kept, "20260613-c.yaml", "task: III.1.b\nunit: vhxh\ndate: 2026-06-13\nprogress: in_progress\nresult: Mới")
    assert said(kept) == []
    assert "bị sửa nội dung" not in run("diff", at=kept).out


def test_a_rewritten_entry_is_told_by_validate_and_diff(kept: Path) -> None:
    rewrite(kept)
    assert said(kept) == [TOLD]
    told = run("diff", at=kept, columns=300)
    assert told.out.splitlines()[1:] == [
        "  Kế hoạch không thay đổi.",
        f"  Tiến độ: 1 bản ghi bị sửa nội dung, lẽ ra phải đính chính: {FILE}.",
    ]
    fields = json.loads(run("diff", "--format", "json", at=kept).out)
    assert fields["entries"] == {"added": [], "removed": [], "rewritten": [FILE]}


def test_before_a_commit_what_waits_for_it_is_looked_at(kept: Path) -> None:
    rewrite(kept)
    assert said(kept, "--staged") == []
    git(kept, "add", "-A")
    assert said(kept, "--staged") == [TOLD]


def test_after_the_commit_it_is_told_since_an_older_one(kept: Path) -> None:
    rewrite(kept)
    commit(kept, "Sửa bản ghi", day="2026-06-20")
    assert said(kept) == []
    for words in (("--since", "HEAD~1"), ("--since", "@{2026-06-10}")):
        assert said(kept, *words) == [TOLD]
    assert FILE in run("diff", "HEAD~1", "HEAD", at=kept, columns=300).out
    assert "bị sửa nội dung" not in run("diff", at=kept).out


def test_a_deleted_entry_is_told_with_the_way_back(kept: Path) -> None:
    (kept / FILE).unlink()
    assert said(kept) == [GONE]
    assert run("validate", at=kept).code == 1
    assert (
        f"Cách sửa: Lấy lại: git checkout HEAD -- {FILE}. "
        "Muốn bỏ bản ghi ấy thì ghi bản đính chính: tthc record … --corrects 20260612-a.yaml."
    ) in run("validate", at=kept, columns=300).out
    git(kept, "checkout", "HEAD", "--", FILE)
    assert said(kept) == []


def test_a_deleted_entry_is_told_before_the_commit_and_after_it(kept: Path) -> None:
    git(kept, "rm", "-q", FILE)
    assert said(kept, "--staged") == [GONE]
    commit(kept, "Xoá bản ghi", day="2026-06-20")
    assert said(kept) == []
    assert said(kept, "--since", "HEAD~1") == [GONE]


def test_every_deleted_entry_is_named(kept: Path) -> None:
    for file in (kept / "plan/progress/2026-06").iterdir():
        file.unlink()
    assert said(kept) == [GONE, GONE.replace("-a.yaml", "-b.yaml")]


def test_what_cannot_be_read_is_neither_rewritten_nor_deleted(kept: Path) -> None:
    """A folder where the entry was: it is told as what it is."""
    (kept / FILE).unlink()
    (kept / FILE).mkdir()
    assert said(kept) == []
    assert f"{FILE}: lỗi[T001]" in run("validate", at=kept, columns=300).out


def test_an_entry_that_moved_to_its_month_is_not_lost(kept: Path) -> None:
    (kept / "plan/progress/2026-05").mkdir()
    (kept / FILE).rename(kept / "plan/progress/2026-05/20260612-a.yaml")
    assert said(kept) == []


def test_a_closed_period_is_neither_deleted_nor_rewritten(kept: Path) -> None:
    file = "plan/closed/2026-Q2.yaml"
    assert run("close", "--quarter", "2", "--document", "1/BC", "--by", "A", at=kept).code == 0
    commit(kept, "Chốt quý II")
    assert (
        run("close", "--quarter", "2", "--reopen", "--document", "2/CV", "--reason", "Sai", "--by", "A", at=kept).code
        == 0
    )
    assert said(kept) == []
    text = (kept / file).read_text(encoding="utf-8")
    (kept / file).write_text(text.replace("1/BC", "9/BC"), encoding="utf-8")
    assert said(kept) == [f"{file}: lỗi[T705]: lần chốt cũ của kỳ quý II năm 2026 bị sửa"]
    (kept / file).unlink()
    assert said(kept) == [f"{file}: lỗi[T705]: kỳ đã chốt, đã lưu trong git, bị xoá"]
