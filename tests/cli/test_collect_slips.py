"""A slip of a clerk is said with its place and what to type instead; nothing of a form with an error in it is written."""

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.slips import SLIPS
from tests.forms import Paper, collect, entries, form
from tests.goldens import compare
from tests.workspaces import TESTS, lay

GOLDEN = TESTS / "golden_files" / "slips"


@pytest.fixture(scope="session")
def sent_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small plan with the form of vhxh, on which III.1.b is filled in; read only."""
    root = lay(tmp_path_factory.mktemp("slips") / "gốc")
    paper = form(root)
    paper.put("III.1.b", progress="Đang thực hiện", percent=40, result="Đã trả lời 7 phản ánh").save("Phieu.xlsx")
    return root


@pytest.fixture
def root(sent_out: Path, tmp_path: Path) -> Path:
    """A copy of it to work on."""
    shutil.copytree(sent_out, tmp_path / "w")
    return tmp_path / "w"


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_said_at_its_place(root: Path, slip: str) -> None:
    paper = Paper(root / "phiếu" / "Phieu.xlsx")
    SLIPS[slip](paper)
    paper.save()
    rehearsed = collect(root, "Phieu.xlsx", "--dry-run")
    assert entries(root) == []
    ran = collect(root, "Phieu.xlsx")
    assert (rehearsed.code, rehearsed.err) == (ran.code, ran.err)
    is_error = "lỗi[" in ran.err
    assert (not entries(root)) == (is_error or slip in NOTHING_TO_WRITE)
    assert ran.code == (1 if is_error or "T817" in ran.err else 0)
    compare(GOLDEN / f"{slip.replace(' ', '-')}.txt", ran.err)


NOTHING_TO_WRITE = frozenset(("nothing filled in", "an id of another task"))


def test_there_are_more_than_twenty_kinds_of_slips_and_each_has_a_remedy() -> None:
    assert len(SLIPS) > 2 * 20
    for path in GOLDEN.iterdir():
        said = path.read_text(encoding="utf-8")
        assert len(re.findall(r"(?:lỗi|cảnh báo)\[T", said)) == said.count("  Cách sửa: ") > 0, path
