"""The one sentence a chairman wants: who has reported, who has not, whose report lacks something."""

from pathlib import Path

import pytest

from tests.workspaces import assess_on, entry, lay
from tthc_cli.report.chairman import chairman_sentence

TASKS = """
    - id: III.1.a
      title: Rà soát thủ tục
      text: Rà soát thủ tục
      lead: [vp, vhxh]
      due: Thường xuyên trong năm 2026
      products: [Báo cáo]
    - id: III.1.b
      title: Tiếp nhận phản ánh
      text: Tiếp nhận phản ánh
      lead: [vp]
      due: Thường xuyên trong năm 2026
      products: [Báo cáo]
"""


@pytest.fixture
def continuous(tmp_path: Path) -> Path:
    """Two continuous tasks: the office owes a word on both, the department on one."""
    return lay(
        tmp_path, {"plan/tasks/III.1.yaml": TASKS, "plan/tasks/III.2.yaml": "[]\n", "plan/tasks/IV.yaml": "[]\n"}
    )


def heard(root: Path, *said: tuple[str, str]) -> str:
    for task, unit in said:
        text = f"task: {task}\nunit: {unit}\ndate: 2026-06-12\nprogress: in_progress\nresult: Một"
        entry(root, f"20260612-{task}-{unit}.yaml", text)
    return chairman_sentence(assess_on(root, "2026-06-14")).partition("; ")[2]


def test_nobody_was_heard(continuous: Path) -> None:
    assert heard(continuous) == "2 đơn vị chưa báo cáo quý II/2026."


def test_one_is_silent_and_one_lacks_something(continuous: Path) -> None:
    assert heard(continuous, ("III.1.a", "vp")) == "1 đơn vị chưa báo cáo quý II/2026, 1 đơn vị báo cáo còn thiếu."


def test_a_report_that_lacks_something_is_not_called_whole(continuous: Path) -> None:
    said = heard(continuous, ("III.1.a", "vp"), ("III.1.a", "vhxh"))
    assert said == "các đơn vị đều đã báo cáo quý II/2026, nhưng 1 đơn vị báo cáo còn thiếu."


def test_all_was_said(continuous: Path) -> None:
    said = heard(continuous, ("III.1.a", "vp"), ("III.1.a", "vhxh"), ("III.1.b", "vp"))
    assert said == "các đơn vị đều đã có báo cáo quý II/2026."
