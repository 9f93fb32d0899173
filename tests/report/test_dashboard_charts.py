"""Places on the charts, counted exactly: the axis of the year, bars of deadlines, steps of indicators."""

from datetime import date
from pathlib import Path

import pytest

from tests.domain.telling import RESULT, instructs, says
from tests.workspaces import assess_on, lay
from tthc_cli.report.dashboard.chart_view import BarView, GroupView, IndicatorView
from tthc_cli.report.dashboard.indicators import view_indicators
from tthc_cli.report.dashboard.year import Year, share, view_timeline, view_year


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 4, "0.00%"), (1, 3, "33.33%"), (3, 3, "100.00%"), (5, 4, "100.00%"), (-1, 4, "0.00%")],
)
def test_a_share_never_leaves_the_drawing(part: float, whole: float, said: str) -> None:
    assert share(part, whole) == said


def test_a_day_is_the_middle_of_its_width() -> None:
    year = Year(2026)
    assert (year.days, Year(2028).days) == (365, 366)
    assert year.x(date(2026, 1, 1)) == "0.14%"
    assert year.x(date(2026, 12, 31)) == "99.86%"
    assert year.left(date(2026, 7, 1)) == "49.59%"
    assert year.width(date(2026, 1, 1), date(2026, 12, 31)) == "100.00%"
    assert year.width(date(2026, 10, 1), date(2026, 10, 31)) == "8.49%"


def test_days_of_other_years_stand_at_the_ends() -> None:
    year = Year(2026)
    assert (year.x(date(2025, 12, 20)), year.x(date(2027, 1, 2))) == ("0.00%", "100.00%")
    assert year.width(date(2025, 12, 1), date(2027, 2, 1)) == "100.00%"


def test_the_axis_has_months_cut_offs_and_the_day(small: Path) -> None:
    axis = view_year(assess_on(small, "2026-06-30"))
    assert [(tick.words, tick.x) for tick in axis.months][:3] == [("T1", "0.00%"), ("T2", "8.49%"), ("T3", "16.16%")]
    assert [tick.words for tick in axis.cut_offs] == [
        "quý I: 14/3/2026",
        "quý II: 14/6/2026",
        "quý III: 14/9/2026",
        "quý IV: 14/12/2026",
    ]
    assert axis.today
    assert (axis.today.words, axis.today.x) == ("Ngày 30/6/2026", "49.45%")


def test_a_day_outside_the_year_is_not_on_the_axis(small: Path) -> None:
    assert view_year(assess_on(small, "2027-01-05")).today is None


def bars(root: Path, day: str) -> dict[str, tuple[str, str, str, str]]:
    """Task → beginning, width, end, status."""
    return {bar.id: (bar.x, bar.width, bar.end, bar.status) for bar in view_timeline(assess_on(root, day)).bars}


def test_bars_begin_with_the_plan_or_the_first_day_of_the_words(small: Path) -> None:
    assert bars(small, "2026-06-30") == {
        "III.1.a": ("19.18%", "76.16%", "95.21%", "Chưa có báo cáo (trong hạn)"),
        "III.2.đ": ("74.79%", "8.49%", "83.15%", "Chưa có báo cáo (trong hạn)"),
    }
    assert view_timeline(assess_on(small, "2026-06-30")).undated == (
        GroupView("Thường xuyên, định kỳ đến 31/12/2026", ("III.1.b",)),
        GroupView("Chờ hướng dẫn, yêu cầu, chưa có hạn", ("III.2.d",)),
    )


def test_a_waiting_work_gets_its_bar_with_the_document(small: Path) -> None:
    instructs(small, "a.yaml", "III.2.d", "2026-05-01", "5/SNV", due="2026-06-30")
    (bar,) = [bar for bar in view_timeline(assess_on(small, "2026-07-10")).bars if bar.id == "III.2.d"]
    assert bar == BarView(
        "III.2.d",
        "Kiện toàn bộ phận một cửa",
        "Theo hướng dẫn của Sở Nội vụ (văn bản 5/SNV: hạn cuối 30/06/2026)",
        "Chưa có báo cáo (quá hạn 10 ngày)",
        bar.mark,
        "32.88%",
        "16.71%",
        "49.45%",
    )
    assert bar.mark.words == "Quá hạn, chưa xong"


def test_no_deadline_at_all(tmp_path: Path) -> None:
    task = "- {id: III.1.a, title: Việc, text: Việc., lead: [vp], products: [Sổ], report_to: [vp]}\n"
    root = lay(tmp_path / "w", {"plan/tasks/III.1.yaml": task, "plan/tasks/III.2.yaml": task.replace("III.1", "III.2")})
    timeline = view_timeline(assess_on(root, "2026-06-30"))
    assert timeline.bars == ()
    assert timeline.undated == (GroupView("Kế hoạch không ghi thời hạn", ("III.1.a", "III.2.a")),)


def measure(root: Path, name: str, day: str, numerator: int, denominator: int) -> None:
    figures = f"measures: [{{indicator: II.1.a, numerator: {numerator}, denominator: {denominator}}}]"
    says(root, name, "III.1.a", "vp", day, "in_progress", RESULT, figures)


def indicator(root: Path, day: str = "2026-12-31") -> IndicatorView:
    (found,) = view_indicators(assess_on(root, day))
    return found


def test_without_figures_there_is_no_chart_and_no_zero(small: Path) -> None:
    found = indicator(small)
    assert (found.achieved, found.verdict, found.is_met, found.measured_on) == (
        "chưa có số liệu",
        "Chưa đánh giá",
        None,
        "",
    )
    assert (found.rows, found.points, found.lines) == ((), (), ())


def test_a_figure_holds_until_the_next(small: Path) -> None:
    measure(small, "a.yaml", "2026-04-01", 50, 200)
    measure(small, "b.yaml", "2026-07-02", 200, 200)
    found = indicator(small, "2026-09-30")
    assert (found.achieved, found.verdict, found.is_met, found.measured_on) == (
        "200/200 (đạt 100%; 1/2 đơn vị có số liệu)",
        "Đạt",
        True,
        "02/07/2026",
    )
    assert [(point.x, point.y, point.words) for point in found.points] == [
        ("24.79%", "75.00%", "01/04/2026: 25%"),
        ("50.00%", "0.00%", "02/07/2026: 100%"),
    ]
    assert [(line.x1, line.y1, line.x2, line.y2) for line in found.lines] == [
        ("24.79%", "75.00%", "50.00%", "75.00%"),
        ("50.00%", "75.00%", "50.00%", "0.00%"),
        ("50.00%", "0.00%", "74.66%", "0.00%"),
    ]
    assert [(row.day, row.figures, row.percent) for row in found.rows] == [
        ("01/04/2026", "50/200", "25%"),
        ("02/07/2026", "200/200", "100%"),
    ]
    assert (found.goal, found.goal_y) == ("100%", "0.00%")
    assert [(level.words, level.y) for level in found.levels] == [
        ("0%", "100.00%"),
        ("50%", "50.00%"),
        ("100%", "0.00%"),
    ]


def test_nothing_arose_is_a_gap_and_no_zero(small: Path) -> None:
    measure(small, "a.yaml", "2026-04-01", 0, 0)
    measure(small, "b.yaml", "2026-07-02", 0, 10)
    measure(small, "c.yaml", "2026-08-02", 0, 0)
    found = indicator(small)
    assert [row.percent for row in found.rows] == ["không phát sinh", "0%", "không phát sinh"]
    assert [point.words for point in found.points] == ["02/07/2026: 0%"]
    assert [(line.x1, line.x2) for line in found.lines] == [("50.00%", "58.49%")]
    assert (found.achieved, found.is_met) == ("không phát sinh (1/2 đơn vị có số liệu)", None)


def test_more_than_the_whole_raises_the_top(tmp_path: Path) -> None:
    targets = """
        schema: 1
        targets:
          - id: II.1
            title: Hồ sơ
            text: Hồ sơ.
            indicators:
              - {id: II.1.a, text: giảm, at_least: 50, numerator: Tử, denominator: Mẫu, can_exceed: true}
    """
    root = lay(tmp_path / "w", {"plan/targets.yaml": targets})
    measure(root, "a.yaml", "2026-04-01", 400, 200)
    found = indicator(root)
    assert (found.text, found.points[0].y, found.goal_y) == ("Giảm", "0.00%", "75.00%")
