"""An entry is written once: whoever rewrites one that git keeps is told, wherever changes are reviewed."""

import json
from pathlib import Path

import pytest

from tests.git import commit, git, start_repository
from tests.running import run
from tests.workspaces import entry

FILE = "plan/progress/2026-06/20260612-a.yaml"
TOLD = f"{FILE}: cảnh báo[T704]: bản ghi đã lưu trong git bị sửa nội dung"


@pytest.fixture
def kept(small: Path) -> Path:
    """A workspace in git with two entries."""
    for name in ("a", "b"):
        text = "task: III.1.b\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress\nresult: Đang làm"
        entry(small, f"20260612-{name}.yaml", text)
    return start_repository(small)


def rewrite(root: Path) -> None:
    path = root / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("in_progress", "done"), encoding="utf-8")


def said(root: Path, *words: str) -> list[str]:
    out = run("validate", *words, at=root, columns=300).out
    return [line.partition(":1:1")[0] + line.partition(":1:1")[2] for line in out.splitlines() if "T704" in line]


def test_nothing_is_said_of_what_is_as_it_was(kept: Path) -> None:
    (kept / FILE).write_bytes((kept / FILE).read_bytes().replace(b"\n", b"\r\n"))
    (kept / "plan/progress/2026-06/20260612-b.yaml").unlink()
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
