"""One count for the screen, the reports and the closing of a period."""

from pathlib import Path

from tests.workspaces import assess_on, entry
from tthc_cli.domain.closings import count_figures
from tthc_cli.domain.summary import summarise


def test_work_nobody_asked_for_did_not_arise(small: Path) -> None:
    counts = summarise(assess_on(small, "2026-06-14"))
    assert (counts.tasks, counts.awaiting, counts.not_arising) == (4, 1, 1)
    assert counts.none == counts.tasks - counts.not_arising


def test_a_closing_keeps_the_numbers_of_the_report(small: Path) -> None:
    entry(small, "a.yaml", "task: III.1.b\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress")
    day = assess_on(small, "2026-06-14")
    counts = summarise(day)
    assert count_figures(day).items() <= {name: getattr(counts, name) for name in count_figures(day)}.items()
    assert count_figures(day)["in_progress"] == 1
