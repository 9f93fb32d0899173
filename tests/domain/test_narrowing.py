"""The part of an assessment that somebody asks for."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.workspaces import assess_on, entry
from tthc_cli.domain.assessment import Assessment, TaskState
from tthc_cli.domain.narrowing import ASKABLE, Filters, concerning, kinds_of, narrow, seen_by

DUTY = """
- id: IV.1
  title: Báo cáo
  text: Báo cáo.
  lead: [vp]
  due: Định kỳ hàng quý
  report_to: [vp]
"""
MEASURED = "measures: [{indicator: II.1.a, numerator: 9, denominator: 10}]"


@pytest.fixture
def told(small: Path) -> Path:
    """The small plan with a duty: vp done late on III.1.a, vhxh helped nowhere, vp helped with III.2.đ."""
    (small / "plan/tasks/IV.yaml").write_text(DUTY, "utf-8")
    plan = small / "plan/plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("sections:\n", "sections:\n  IV: Tổ chức\n"), "utf-8")
    entry(small, "a.yaml", f"task: III.1.a\nunit: vp\ndate: 2026-12-16\nprogress: done\nresult: Xong\n{MEASURED}")
    entry(small, "b.yaml", "task: III.2.đ\nunit: vp\ndate: 2026-06-01\nprogress: in_progress")
    entry(small, "c.yaml", "task: III.2.đ\nunit: vhxh\ndate: 2026-12-16\nprogress: done\nresult: Xong")
    return small


def ids(states: Sequence[TaskState]) -> list[str]:
    return [state.task.id for state in states]


def asked(root: Path, *, unit: str = "", section: str = "", task: str = "", target: str = "") -> Assessment:
    return narrow(assess_on(root, "2026-12-17"), Filters(unit, section, task, target))


def only(root: Path, *words: str) -> list[str]:
    return ids(narrow(assess_on(root, "2026-12-17"), Filters(only=frozenset(words))).items)


def test_an_empty_filter_asks_for_everything(told: Path) -> None:
    whole = assess_on(told, "2026-12-17")
    assert narrow(whole, Filters()) == whole


def test_one_unit_sees_its_own_part(told: Path) -> None:
    part = asked(told, unit="vp")
    assert ids(part.items) == ["III.1.a", "IV.1"]
    assert part.targets == ()
    first = part.tasks[0]
    assert [unit.unit for unit in first.units] == ["vp"]
    assert first.standing == first.units[0].standing
    assert ids(asked(told, unit="so-noi-vu").items) == []


def test_one_section_one_task_one_target(told: Path) -> None:
    assert ids(asked(told, section="III.2").items) == ["III.2.d", "III.2.đ"]
    assert ids(asked(told, section="IV").items) == ["IV.1"]
    assert ids(asked(told, task="III.2.d").items) == ["III.2.d"]
    part = asked(told, target="II.1")
    assert (ids(part.items), [state.target.id for state in part.targets]) == (["III.1.a"], ["II.1"])
    assert asked(told, target="II.9").targets == ()
    assert asked(told, task="III.2.d").targets == ()


def test_only_what_is_asked(told: Path) -> None:
    assert only(told, "overdue") == ["III.1.a"]  # III.2.đ was done late: nothing is to be done about it
    assert only(told, "done") == ["III.2.đ"]
    assert only(told, "awaiting") == ["III.2.d"]
    assert only(told, "none", "awaiting") == ["III.1.b", "III.2.d", "IV.1"]
    assert only(told, "not_reported") == ["III.1.b", "IV.1"]
    assert only(told, "no_deadline") == ["IV.1"]
    assert only(told, "suspended") == []
    assert ids(asked(told, unit="vp", section="III.1").items) == ["III.1.a"]


def test_words_that_may_be_asked() -> None:
    assert ASKABLE == (
        "no_deadline", "awaiting", "on_time", "due_soon", "overdue",
        "none", "in_progress", "done", "not_arising", "suspended", "not_reported",
    )  # fmt: skip


def test_what_concerns_a_unit_that_leads_and_helps(told: Path) -> None:
    part = concerning(assess_on(told, "2026-12-17"), "vp")
    assert ids(part.items) == ["III.1.a", "III.2.đ", "IV.1"]
    helped = part.tasks[1]
    assert helped.units == ()
    assert [word.unit for word in helped.other_entries] == ["vp"]
    assert [state.target.id for state in part.targets] == ["II.1"]
    assert part.targets[0].indicators[0].percent == 90


def test_what_concerns_a_unit_that_measured_nothing(told: Path) -> None:
    part = concerning(assess_on(told, "2026-12-17"), "vhxh")
    assert ids(part.items) == ["III.1.a", "III.1.b", "III.2.d", "III.2.đ"]
    assert part.targets == ()
    assert concerning(assess_on(told, "2026-12-17"), "so-noi-vu").items == ()


def test_kinds_are_those_a_task_can_be_asked_for(told: Path) -> None:
    states = {state.task.id: state for state in assess_on(told, "2026-12-17").items}
    assert kinds_of(states["III.1.a"]) == {"overdue", "in_progress"}
    assert kinds_of(states["III.1.b"]) == {"on_time", "none", "not_reported"}
    assert kinds_of(states["III.2.d"]) == {"awaiting", "none"}


def test_kinds_for_one_unit_alone(told: Path) -> None:
    state = next(state for state in assess_on(told, "2026-12-17").items if state.task.id == "III.1.a")
    done_late, still_open = seen_by("vp", state), seen_by("vhxh", state)
    assert done_late
    assert kinds_of(done_late) == {"done"}
    assert still_open
    assert kinds_of(still_open) == {"overdue", "none"}
    assert seen_by("so-noi-vu", state) is None
