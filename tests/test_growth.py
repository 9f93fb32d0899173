"""What grows with its matter and not with the square of it: counted in calls, which no other work on the machine changes."""

import sys
from pathlib import Path
from types import FrameType

import pytest
from benchmarks.growth import CASES, GOAL, Work

from tests.domain.making import ways_out
from tests.workspaces import entry
from tthc_cli.domain.checks.book import MOST_HINTS, NearNames
from tthc_cli.domain.checks.entries import UNKNOWN_TASK, broken_corrections, entries_on_unknown_tasks

FEW = 60


def calls(work: Work) -> int:
    """How many functions are called."""
    count = 0

    def note(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", CASES)
def test_ten_times_as_much_takes_at_most_fifteen_times_the_calls(name: str) -> None:
    make, _ = CASES[name]
    few, many = make(FEW), make(10 * FEW)
    few(), many()
    assert calls(many) <= GOAL * calls(few)


def test_names_that_are_not_known_are_looked_up_once_and_only_so_many() -> None:
    looked = list[str]()

    def look(name: str) -> list[str]:
        looked.append(name)
        return [name.upper()] if name else []

    near = NearNames(look)
    assert [near.hint("a"), near.hint("a"), near.hint("")] == ["Có phải “A”?", "Có phải “A”?", None]
    for number in range(2 * MOST_HINTS):
        near.hint(f"b{number}")
    assert len(looked) == MOST_HINTS
    assert near.hint("a") == "Có phải “A”?"
    assert near.hint(f"b{2 * MOST_HINTS - 1}") is None


def test_beyond_the_last_hint_the_remedy_of_the_rule_is_shown(small: Path) -> None:
    unknown = [f"III.{section}.{point}" for section in (1, 2) for point in "eghiklmnopqrstuvxy"]
    for number, task in enumerate(unknown[: MOST_HINTS + 1]):
        entry(small, f"20260601-{number:02}.yaml", f"task: {task}\nunit: vhxh\ndate: 2026-06-01\nprogress: in_progress")
    hints = [hint for _, hint in ways_out(small, entries_on_unknown_tasks)]
    assert [hint == UNKNOWN_TASK.remedy for hint in hints] == [False] * MOST_HINTS + [True]


def test_an_entry_is_sought_by_its_day_and_by_its_random_part(small: Path) -> None:
    going = "task: III.1.b\nunit: vhxh\ndate: 2026-06-01\nprogress: in_progress"
    entry(small, "20260601-III-1-b-vhxh-7f3a9c.yaml", going)
    entry(small, "20260603-a.yaml", f"{going}\ncorrects: 20260601-III-1-b-vhxh-7f3a9d.yaml")
    entry(small, "20260604-a.yaml", f"{going}\ncorrects: 20260602-III-1-b-vhxh-7f3a9c.yaml")
    hint = "Có phải “20260601-III-1-b-vhxh-7f3a9c.yaml”?"
    assert [found for _, found in ways_out(small, broken_corrections)] == [hint, hint]
