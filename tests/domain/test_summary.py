"""One count for the screen, the reports and the closing of a period."""

from pathlib import Path

from tests.domain.making import append
from tests.domain.telling import says
from tests.workspaces import assess_on, entry
from tthc_cli.domain.closings import count_figures
from tthc_cli.domain.summary import summarise


def test_work_nobody_asked_for_did_not_arise(small: Path) -> None:
    counts = summarise(assess_on(small, "2026-06-14"))
    assert (counts.tasks, counts.awaiting, counts.not_arising) == (4, 1, 1)
    assert counts.none == counts.tasks - counts.not_arising


def test_units_heard_on_some_of_their_tasks_and_not_on_others_reported_incompletely(small: Path) -> None:
    """vp is heard on all it owes, vhxh on one of two, so-noi-vu on nothing."""
    for id_, lead in (("III.9.a", "[vp, vhxh]"), ("III.9.b", "[so-noi-vu]")):
        append(
            small,
            "plan/tasks/III.1.yaml",
            f"- {{id: {id_}, title: Một, text: Một., lead: {lead}, due: Thường xuyên}}\n",
        )
    for unit in ("vp", "vhxh"):
        says(small, f"{unit}.yaml", "III.9.a", unit, "2026-06-12", "in_progress")
    day = assess_on(small, "2026-06-14")
    assert day.owing_units() == ("vp", "vhxh", "so-noi-vu")
    assert (day.incomplete_units(), day.silent_units()) == (("vhxh",), ("so-noi-vu",))
    counts = summarise(day)
    assert (counts.incomplete_units, counts.silent_units) == (1, 1)


def test_a_closing_keeps_the_numbers_of_the_report(small: Path) -> None:
    entry(small, "a.yaml", "task: III.1.b\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress")
    day = assess_on(small, "2026-06-14")
    counts = summarise(day)
    assert count_figures(day).items() <= {name: getattr(counts, name) for name in count_figures(day)}.items()
    assert count_figures(day)["in_progress"] == 1
