"""Sentences of the report: who has reported, how many indicators are reached."""

from datetime import date
from pathlib import Path

import pytest

from tests.domain.periodic import HALF, QUARTER, TASKS, at_the_end, lay_tasks
from tests.domain.telling import says
from tthc_cli.domain.periods import PeriodKind, ad_hoc, make_period
from tthc_cli.report.sentences import overview, reports_received


@pytest.fixture
def continuous(tmp_path: Path) -> Path:
    return lay_tasks(tmp_path)


def test_silent_and_incomplete_units_are_named(continuous: Path) -> None:
    says(continuous, "a.yaml", "III.1.b", "vp", "2026-06-12", "in_progress")
    assert list(reports_received(at_the_end(continuous, QUARTER), ("vp",))) == [
        "Đơn vị chưa gửi báo cáo quý II năm 2026: Phòng Văn hóa - Xã hội.",
        "Báo cáo quý II năm 2026 còn thiếu nội dung của: Văn phòng (III.1.a).",
    ]


def test_all_have_reported_only_when_nothing_lacks(continuous: Path) -> None:
    for number, (task, unit) in enumerate((("III.1.a", "vp"), ("III.1.a", "vhxh"), ("III.1.b", "vp"))):
        said = " ".join(reports_received(at_the_end(continuous, QUARTER), ()))
        assert "đều đã gửi" not in said
        says(continuous, f"{number}.yaml", task, unit, "2026-06-12", "in_progress")
        says(continuous, f"{number}-q1.yaml", task, unit, "2026-03-13", "in_progress")
    assert list(reports_received(at_the_end(continuous, QUARTER), ())) == [
        "Các đơn vị đều đã gửi đầy đủ báo cáo quý II năm 2026."
    ]
    assert list(reports_received(at_the_end(continuous, HALF), ())) == [
        "Các đơn vị đều đã gửi đầy đủ báo cáo quý I năm 2026, quý II năm 2026."
    ]


def test_a_period_before_the_plan_misses_nothing(continuous: Path) -> None:
    assert list(reports_received(at_the_end(continuous, make_period(PeriodKind.MONTH, 2026, 1)), ())) == [
        "Kế hoạch số 12/KH-UBND ngày 12/3/2026 được ban hành sau kỳ tháng 1 năm 2026 (từ ngày 15/12/2025 đến ngày "
        "14/01/2026), nên kỳ này không có báo cáo của đơn vị."
    ]


def test_an_ad_hoc_period_was_asked_of_nobody(continuous: Path) -> None:
    found = at_the_end(continuous, ad_hoc(date(2026, 7, 1), date(2026, 7, 31)))
    assert list(reports_received(found, ())) == [
        "Chưa ghi nhận kết quả của đơn vị nào từ ngày 01/7/2026 đến ngày 31/7/2026."
    ]
    assert list(reports_received(found, ("vp", "vhxh"))) == [
        "Báo cáo được tổng hợp từ kết quả đã ghi nhận của: Văn phòng; Phòng Văn hóa - Xã hội."
    ]


def test_a_plan_that_expects_no_reports_says_nothing_of_them(tmp_path: Path) -> None:
    root = lay_tasks(tmp_path, TASKS.replace("Thường xuyên trong năm 2026", "Trước 15/12/2026"))
    assert list(reports_received(at_the_end(root, QUARTER), ())) == []


def test_indicators_inside_tasks_are_counted_with_those_of_the_targets(tmp_path: Path) -> None:
    inside = "\n      indicators: [{id: III.1.a.1, text: số hóa, at_least: 100, numerator: Tử, denominator: Mẫu}]"
    task = f"- id: III.1.a\n      title: Một\n      text: Một\n      lead: [vp]\n      due: Trước 15/12/2026{inside}"
    root = lay_tasks(tmp_path, f"\n    {task}\n")
    assert list(overview(at_the_end(root, QUARTER)))[-1] == "Các chỉ số đều chưa có số liệu."
    measures = "measures: [{indicator: III.1.a.1, numerator: 7, denominator: 7}]"
    says(root, "a.yaml", "III.1.a", "vp", "2026-06-12", "in_progress", measures)
    assert list(overview(at_the_end(root, QUARTER)))[-1] == "1/2 chỉ số đạt mục tiêu của năm; 1 chỉ số chưa có số liệu."
