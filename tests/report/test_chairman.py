"""What a chairman wants: one sentence on who has reported, who has not, whose report lacks something; and what needs action now."""

from pathlib import Path

import pytest

from tests.workspaces import assess_on, entry, lay
from tthc_cli.report.chairman import actions_now, chairman_sentence

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


def owed(root: Path, day: str) -> list[str]:
    actions = actions_now(assess_on(root, day))
    return [
        f"{action.what}: {action.who}" for action in actions if "quý I/2026" in action.what or "quý II/" in action.what
    ]


@pytest.mark.parametrize("day", ["2026-06-15", "2026-06-16", "2026-06-17", "2026-09-14"])
def test_who_said_nothing_in_the_period_just_closed_is_named_until_the_next_one_closes(
    continuous: Path, day: str
) -> None:
    heard(continuous, ("III.1.a", "vp"))
    assert owed(continuous, day) == ["chưa báo cáo quý II/2026: Phòng VH-XH"]


def test_after_that_others_are_named(continuous: Path) -> None:
    assert owed(continuous, "2026-09-15") == []


@pytest.mark.parametrize(("day", "named"), [("2026-03-17", True), ("2026-03-18", False)])
def test_of_a_period_in_which_the_plan_was_issued_nobody_is_named_for_long(
    continuous: Path, day: str, *, named: bool
) -> None:
    """The plan is of the 12th of March, and the first quarter ends on the 14th."""
    assert ("chưa báo cáo quý I/2026: Văn phòng, Phòng VH-XH" in owed(continuous, day)) is named
