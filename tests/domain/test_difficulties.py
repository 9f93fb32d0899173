"""Which difficulties are open, and since when."""

from pathlib import Path

import pytest

from tests.domain.making import task_on
from tests.domain.telling import RESULT, says
from tests.workspaces import lay
from tthc_cli.domain.difficulties import open_difficulties

TASK = "III.1.b"
SLOW = "difficulty: Mạng chậm"
STEPS = """
    - id: III.1.b
      title: Tiếp nhận phản ánh
      text: Tiếp nhận và trả lời phản ánh.
      lead: [vhxh]
      coordinate: [vp]
      due: Thường xuyên trong năm 2026
      products: [Sổ theo dõi]
      report_to: [vp]
      steps:
        - {id: III.1.b.1, text: Tiếp nhận}
        - {id: III.1.b.2, text: Trả lời}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay(tmp_path / "w", {"plan/tasks/III.1.yaml": STEPS})


def told(root: Path) -> list[tuple[str, str, str, str]]:
    """Item, unit, since when, latest words."""
    state = task_on(root, "2026-12-31", TASK)
    return [
        (one.entry.task, one.entry.unit, one.since.isoformat(), one.entry.difficulty)
        for one in open_difficulties(state)
    ]


def test_nothing_told_nothing_open(root: Path) -> None:
    says(root, "a.yaml", TASK, "vhxh", "2026-04-01", "in_progress")
    assert told(root) == []


def test_since_the_first_of_an_unbroken_run(root: Path) -> None:
    says(root, "a.yaml", TASK, "vhxh", "2026-03-20", "in_progress", SLOW)
    says(root, "b.yaml", TASK, "vhxh", "2026-04-20", "in_progress")
    says(root, "c.yaml", TASK, "vhxh", "2026-05-20", "in_progress", SLOW)
    says(root, "d.yaml", TASK, "vhxh", "2026-06-20", "suspended", "difficulty: Thiếu người")
    assert told(root) == [(TASK, "vhxh", "2026-05-20", "Thiếu người")]


def test_a_word_without_one_closes_it(root: Path) -> None:
    says(root, "a.yaml", TASK, "vhxh", "2026-04-01", "in_progress", SLOW)
    says(root, "b.yaml", TASK, "vhxh", "2026-05-01", "in_progress")
    assert told(root) == []


@pytest.mark.parametrize("progress", ["done", "not_arising"])
def test_the_end_of_the_work_closes_it_whatever_was_met_on_the_way(root: Path, progress: str) -> None:
    says(root, "a.yaml", TASK, "vhxh", "2026-04-01", "in_progress", SLOW)
    says(root, "b.yaml", TASK, "vhxh", "2026-05-01", progress, RESULT, SLOW)
    assert told(root) == []


def test_each_unit_has_its_own_and_those_that_help_too(root: Path) -> None:
    says(root, "a.yaml", TASK, "vhxh", "2026-04-01", "in_progress", SLOW)
    says(root, "b.yaml", TASK, "vp", "2026-04-02", "in_progress", "difficulty: Thiếu máy quét")
    says(root, "c.yaml", TASK, "vhxh", "2026-04-03", "in_progress")
    assert told(root) == [(TASK, "vp", "2026-04-02", "Thiếu máy quét")]


def test_steps_apart_and_a_word_on_the_whole_speaks_of_them_too(root: Path) -> None:
    says(root, "a.yaml", "III.1.b.1", "vhxh", "2026-04-01", "in_progress", SLOW)
    says(root, "b.yaml", "III.1.b.2", "vhxh", "2026-04-02", "in_progress", "difficulty: Thiếu mẫu")
    assert told(root) == [
        ("III.1.b.1", "vhxh", "2026-04-01", "Mạng chậm"),
        ("III.1.b.2", "vhxh", "2026-04-02", "Thiếu mẫu"),
    ]
    says(root, "c.yaml", "III.1.b.2", "vhxh", "2026-04-03", "in_progress")
    assert [item for item, *_ in told(root)] == ["III.1.b.1"]
    says(root, "d.yaml", TASK, "vhxh", "2026-04-04", "in_progress", SLOW)
    assert told(root) == [(TASK, "vhxh", "2026-04-04", "Mạng chậm")]
    says(root, "e.yaml", "III.1.b.1", "vhxh", "2026-04-05", "in_progress", "difficulty: Vẫn chậm")
    assert told(root) == [
        (TASK, "vhxh", "2026-04-04", "Mạng chậm"),
        ("III.1.b.1", "vhxh", "2026-04-01", "Vẫn chậm"),
    ]


def test_a_corrected_word_was_never_said(root: Path) -> None:
    says(root, "a.yaml", TASK, "vhxh", "2026-04-01", "in_progress", SLOW)
    says(root, "b.yaml", TASK, "vhxh", "2026-04-01", "in_progress", "corrects: a.yaml")
    assert told(root) == []
