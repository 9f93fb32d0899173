"""The marks of the heat map, and the heat map."""

from pathlib import Path

import pytest

from tests.domain.telling import RESULT, instructs, says
from tests.workspaces import assess_on, lay
from tthc_cli.domain.progress import Progress
from tthc_cli.domain.standing import Standing, Timing
from tthc_cli.report.dashboard.grid import view_grid
from tthc_cli.report.dashboard.marks import Mark, mark_of

UNNAMED = """
    schema: 1
    number: 12/KH-UBND
    date: 2026-03-12
    year: 2026
    title: Kế hoạch thử
    issuer: Ủy ban nhân dân phường Thử Nghiệm
    place: Thử Nghiệm
"""


@pytest.mark.parametrize(
    ("progress", "timing", "mark"),
    [
        (Progress.NONE, Timing.ON_TIME, Mark.NONE),
        (Progress.NONE, Timing.NO_DEADLINE, Mark.NONE),
        (Progress.NONE, Timing.DUE_SOON, Mark.DUE_SOON),
        (Progress.NONE, Timing.OVERDUE, Mark.OVERDUE),
        (Progress.NONE, Timing.AWAITING, Mark.AWAITING),
        (Progress.IN_PROGRESS, Timing.AWAITING, Mark.IN_PROGRESS),
        (Progress.IN_PROGRESS, Timing.OVERDUE, Mark.OVERDUE),
        (Progress.SUSPENDED, Timing.ON_TIME, Mark.SUSPENDED),
        (Progress.SUSPENDED, Timing.OVERDUE, Mark.OVERDUE),
        (Progress.DONE, Timing.ON_TIME, Mark.DONE),
        (Progress.DONE, Timing.OVERDUE, Mark.DONE_LATE),
        (Progress.NOT_ARISING, Timing.OVERDUE, Mark.NOT_ARISING),
    ],
)
def test_the_one_mark_of_both_axes(progress: Progress, timing: Timing, mark: Mark) -> None:
    assert mark_of(Standing(progress, timing)) is mark


def test_every_mark_has_words_of_its_own() -> None:
    assert len({mark.words for mark in Mark}) == len(Mark)


def cells(root: Path, day: str) -> dict[str, list[str]]:
    """Task → what the cells say, unit by unit."""
    grid = view_grid(assess_on(root, day))
    return {row.id: [cell.words for cell in row.cells] for section in grid.sections for row in section.rows}


def test_silence_is_never_progress(small: Path) -> None:
    assert cells(small, "2026-06-30") == {
        "III.1.a": ["Chưa có báo cáo (trong hạn)", "Chưa có báo cáo (trong hạn)"],
        "III.1.b": ["", "Chưa có báo cáo (trong hạn)"],
        "III.2.d": ["", "Không phát sinh (chờ hướng dẫn/yêu cầu)"],
        "III.2.đ": ["", "Chưa có báo cáo (trong hạn)"],
    }
    grid = view_grid(assess_on(small, "2026-06-30"))
    assert grid.units == ("Văn phòng", "Phòng VH\u2011XH")
    assert grid.legend == (Mark.NONE, Mark.AWAITING)
    assert not grid.lacks_reports
    assert [section.title for section in grid.sections] == ["III.1. Việc chung", "III.2. Việc riêng"]


def test_a_year_of_words(small: Path) -> None:
    says(small, "a.yaml", "III.1.a", "vp", "2026-12-20", "done", RESULT)
    says(small, "b.yaml", "III.1.b", "vhxh", "2026-06-01", "in_progress")
    instructs(small, "c.yaml", "III.2.d", "2026-05-01", "5/SNV", due="2026-06-30")
    says(small, "d.yaml", "III.2.đ", "vhxh", "2026-10-20", "done", RESULT)
    assert cells(small, "2026-12-21") == {
        "III.1.a": ["Hoàn thành (quá hạn 6 ngày)", "Chưa có báo cáo (quá hạn 7 ngày)"],
        "III.1.b": ["", "Đang thực hiện (trong hạn); chưa có báo cáo kỳ này"],
        "III.2.d": ["", "Chưa có báo cáo (quá hạn 174 ngày)"],
        "III.2.đ": ["", "Hoàn thành (trong hạn)"],
    }
    grid = view_grid(assess_on(small, "2026-12-21"))
    assert grid.legend == (Mark.OVERDUE, Mark.IN_PROGRESS, Mark.DONE_LATE, Mark.DONE)
    assert grid.lacks_reports


def test_a_section_without_a_name_is_named_by_its_number(tmp_path: Path) -> None:
    root = lay(tmp_path / "w", {"plan/plan.yaml": UNNAMED})
    assert [section.title for section in view_grid(assess_on(root, "2026-06-30")).sections] == ["III.1", "III.2"]
