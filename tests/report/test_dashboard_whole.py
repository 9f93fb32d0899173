"""The whole page: what is said above, who has reported, what the list may be filtered by, and the HTML itself."""

from pathlib import Path

import pytest

from tests.domain.telling import RESULT, instructs, says
from tests.goldens import compare
from tests.pages import Page
from tests.workspaces import TESTS, assess_on, entry, lay
from tthc_cli.report.dashboard.page import render_page
from tthc_cli.report.dashboard.reporting import view_reports
from tthc_cli.report.dashboard.view import ActionView, Audience, Option
from tthc_cli.report.dashboard.whole import view_page
from tthc_cli.store.packaged import read_dashboard

GOLDEN = TESTS / "golden_files"


def html(root: Path, day: str = "2026-06-30", *, audience: Audience = Audience.INTERNAL) -> str:
    return render_page(view_page(assess_on(root, day), audience=audience), read_dashboard())


@pytest.fixture
def told(small: Path) -> Path:
    """The small plan with something of everything."""
    figures = "measures: [{indicator: II.1.a, numerator: 50, denominator: 200, source: Sổ theo dõi}]"
    says(small, "a.yaml", "III.1.a", "vp", "2026-06-16", "in_progress", RESULT, "percent: 30", figures)
    says(small, "b.yaml", "III.1.b", "vhxh", "2026-06-12", "in_progress", "difficulty: Mạng chậm", "cause: Thiếu máy")
    instructs(small, "c.yaml", "III.2.d", "2026-05-01", "5/SNV", due="2026-06-25")
    return small


def test_the_text_of_a_small_page(told: Path) -> None:
    compare(GOLDEN / "dashboard.txt", Page(html(told)).text)
    compare(GOLDEN / "dashboard-public.txt", Page(html(told, audience=Audience.PUBLIC)).text)


def test_nothing_recorded(small: Path) -> None:
    compare(GOLDEN / "dashboard-empty.txt", Page(html(small)).text)


def test_counts_and_actions(told: Path) -> None:
    view = view_page(assess_on(told, "2026-06-30"))
    assert [(tile.count, tile.words) for tile in view.tiles] == [
        (4, "nhiệm vụ"),
        (1, "quá hạn"),
        (0, "sắp đến hạn"),
        (2, "chưa có báo cáo"),
        (2, "đang thực hiện"),
        (0, "hoàn thành"),
        (0, "không phát sinh, chưa có yêu cầu"),
    ]
    title = "Kiện toàn bộ phận một cửa"
    late = ActionView("III.2.d", title, "quá hạn 5 ngày", "Phòng VH-XH", is_waiting=False)
    assert view.actions == (late,)
    waiting = ActionView("III.2.d", title, "chờ hướng dẫn/yêu cầu", "Sở Nội vụ", is_waiting=True)
    assert view_page(assess_on(told, "2026-04-30")).actions == (waiting,)
    says(told, "d.yaml", "III.1.b", "vhxh", "2026-06-20", "suspended")
    assert view_page(assess_on(told, "2026-06-30")).tiles[-1].words == "tạm hoãn"


def test_choices_are_those_that_find_something(told: Path) -> None:
    filtering = view_page(assess_on(told, "2026-06-30")).filtering
    assert filtering.units == (Option("vp", "Văn phòng"), Option("vhxh", "Phòng Văn hóa - Xã hội"))
    assert filtering.sections == (Option("III.1", "III.1. Việc chung"), Option("III.2", "III.2. Việc riêng"))
    assert [option.value for option in filtering.states] == [
        "on_time",
        "overdue",
        "none",
        "in_progress",
        "not_reported",
    ]


def reports(root: Path, day: str) -> list[tuple[str, int, list[tuple[str, str, tuple[str, ...], str]]]]:
    return [
        (
            period.name,
            period.silent,
            [(unit.unit, unit.status, unit.missing, unit.last_heard) for unit in period.units],
        )
        for period in view_reports(assess_on(root, day))
    ]


def test_who_has_reported(small: Path) -> None:
    vhxh = "Phòng Văn hóa - Xã hội"
    assert reports(small, "2026-06-30") == [
        ("quý III/2026", 1, [(vhxh, "Chưa có báo cáo", ("III.1.b",), "")]),
    ]
    says(small, "a.yaml", "III.1.a", "vhxh", "2026-06-20", "in_progress")
    assert reports(small, "2026-06-30") == [
        ("quý III/2026", 0, [(vhxh, "Báo cáo còn thiếu", ("III.1.b",), "20/06/2026")]),
    ]
    says(small, "b.yaml", "III.1.b", "vhxh", "2026-06-21", "in_progress")
    assert reports(small, "2026-06-30") == [("quý III/2026", 0, [(vhxh, "Đã có báo cáo", (), "21/06/2026")])]


def test_the_period_just_closed_while_its_reports_are_on_their_way(small: Path) -> None:
    says(small, "a.yaml", "III.1.b", "vhxh", "2026-06-14", "in_progress")
    vhxh = "Phòng Văn hóa - Xã hội"
    assert reports(small, "2026-06-16") == [
        ("quý II/2026", 0, [(vhxh, "Đã có báo cáo", (), "14/06/2026")]),
        ("quý III/2026", 1, [(vhxh, "Chưa có báo cáo", ("III.1.b",), "14/06/2026")]),
    ]
    (now,) = view_reports(assess_on(small, "2026-06-17"))
    assert now.sending == "chốt số liệu 14/9/2026, các đơn vị gửi ngày 15/9/2026"


def test_a_half_year_is_reported_by_its_quarters(small: Path) -> None:
    plan = small / "plan" / "plan.yaml"
    plan.write_text(plan.read_text("utf-8") + "settings: {status_period: half}\n", "utf-8")
    says(small, "a.yaml", "III.1.b", "vhxh", "2026-04-01", "in_progress")
    assert [(name, silent, units[0][1]) for name, silent, units in reports(small, "2026-06-10")] == [
        ("quý I/2026", 1, "Chưa có báo cáo"),
        ("quý II/2026", 0, "Đã có báo cáo"),
    ]


@pytest.mark.parametrize("audience", list(Audience))
def test_the_same_inputs_give_the_same_bytes(told: Path, audience: Audience) -> None:
    assert html(told, audience=audience) == html(told, audience=audience)


def test_it_asks_nobody(told: Path) -> None:
    page = Page(html(told))
    assert page.links() == []
    assert not {"img", "iframe", "object", "embed", "form", "base"} & {element.tag for element in page.elements}
    (policy,) = [
        element.attributes["content"]
        for element in page.all("meta")
        if element.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "connect-src" not in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_every_link_inside_has_its_place(told: Path) -> None:
    page = Page(html(told))
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    inside = {element.attributes["href"].removeprefix("#") for element in page.all("a")}
    assert inside <= set(ids)


def test_what_came_from_data_is_text(small: Path) -> None:
    script, style = "<script>alert(1)</script>", "</style><b onclick='x()'>\""
    entry(
        small,
        "a.yaml",
        f"""
        task: III.1.b
        unit: vhxh
        date: 2026-06-12
        by: "{script}"
        progress: in_progress
        result: "{script}"
        difficulty: "</script><img src=x onerror=alert(1)>"
        cause: |-
          {style}
        evidence:
          - {{document: "45/BC", title: "{script}", link: "javascript:alert(1)"}}
          - {{document: 46/BC, link: "https://example.vn/\\"onmouseover=\\"x()"}}
        """,
    )
    page = Page(html(small))
    assert len(page.all("script")) == 1
    assert page.links() == ['https://example.vn/"onmouseover="x()']
    assert not [name for element in page.elements for name in element.attributes if name.startswith("on")]
    assert "img" not in {element.tag for element in page.elements}
    for words in (f"Kết quả: {script}", f"(người ghi: {script})", style, "javascript:alert(1)", "45/BC"):
        assert words in page.text


def test_errors_in_the_data_are_said_above(small: Path) -> None:
    view = view_page(assess_on(small, "2026-06-30"), faults="dữ liệu có 3 lỗi; trang này có thể thiếu hoặc sai")
    words = "Chú ý: dữ liệu có 3 lỗi; trang này có thể thiếu hoặc sai."
    assert words in Page(render_page(view, read_dashboard())).text
    assert "Chú ý" not in Page(html(small)).text


def test_a_live_page_may_ask_its_own_server_and_says_what_went_wrong(small: Path) -> None:
    view = view_page(assess_on(small, "2026-06-30"))
    live = render_page(view, read_dashboard(), version="abc", notice=("Kế hoạch đang có lỗi.",))
    page = Page(live)
    assert page.all("html")[0].attributes["data-version"] == "abc"
    assert "connect-src 'self';" in page.all("meta")[1].attributes["content"]
    assert len(page.all("script")) == 2
    assert "Kế hoạch đang có lỗi." in page.text


def test_a_plan_without_tasks_and_targets_is_a_page_too(tmp_path: Path) -> None:
    nothing = {
        "plan/tasks/III.1.yaml": "[]\n",
        "plan/tasks/III.2.yaml": "[]\n",
        "plan/targets.yaml": "schema: 1\ntargets: []\n",
    }
    page = Page(html(lay(tmp_path / "w", nothing)))
    for words in (
        "0 nhiệm vụ: không có nhiệm vụ quá hạn.",
        "Không có việc quá hạn hoặc sắp đến hạn.",
        "không đơn vị nào phải báo cáo",
        "Chưa có nhiệm vụ nào được giao cho đơn vị.",
        "Chưa có nhiệm vụ nào có hạn theo ngày.",
        "Không có khó khăn, vướng mắc nào đang được nêu.",
    ):
        assert words in page.text
    assert "Chỉ tiêu" not in page.text


def test_a_task_that_nobody_leads(tmp_path: Path) -> None:
    task = "- {id: III.1.a, title: Việc, text: Việc., due: Trước 15/12/2026}\n"
    root = lay(tmp_path / "w", {"plan/tasks/III.1.yaml": task})
    assert "Chưa giao đơn vị nào." in Page(html(root)).text
