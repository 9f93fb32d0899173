"""Reading the page: by keyboard, without scripts, on a phone and a large screen, on paper."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.browser.conftest import Opening
from tests.running import run
from tests.workspaces import lay

WIDTHS = (360, 800, 1920)
TOO_WIDE = """() => [...document.body.querySelectorAll("*")].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.width > 1 && box.right > innerWidth + 1 && !one.closest(".scroll, svg, .skip, .unseen");
}).map((one) => `${one.tagName}.${one.className}`)"""


def test_a_row_opens_by_keyboard_down_to_its_evidence(opened: Opening) -> None:
    with opened() as page:
        summary = page.locator("[id='III.3.a'] > summary")
        summary.focus()
        page.keyboard.press("Enter")
        row = page.locator("[id='III.3.a']")
        proof = row.get_by_role("link", name="130/BC ngày 05/06/2026 Báo cáo kết quả").first
        assert proof.is_visible()
        assert (proof.get_attribute("href"), proof.get_attribute("rel")) == (
            "https://example.vn/130",
            "noopener noreferrer",
        )
        page.keyboard.press("Space")
        assert row.get_attribute("open") is None


def test_the_keyboard_reaches_the_content_at_once_and_shows_where_it_is(opened: Opening) -> None:
    with opened() as page:
        page.keyboard.press("Tab")
        skip = page.locator(".skip")
        assert (skip.inner_text(), skip.bounding_box()["x"] > 0) == ("Tới nội dung chính", True)  # type: ignore[index]
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.tagName") == "MAIN"
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_all_rows_open_and_close_at_once_but_only_those_found(opened: Opening) -> None:
    with opened() as page:
        page.select_option("#section", "III.4")
        page.click("#open-all")
        assert page.locator("details.task[open]").count() == 4
        page.click("#close-all")
        assert page.locator("details.task[open]").count() == 0


def test_without_scripts_everything_is_there_but_the_controls(opened: Opening) -> None:
    with opened(scripts=False) as page:
        assert page.locator("details.task").count() == 22
        assert not page.locator("#controls").is_visible()
        row = page.locator("[id='III.2.b']")
        row.locator("summary").click()
        assert row.get_by_text("Đường truyền chậm vào giờ cao điểm").first.is_visible()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("what", ["year dashboard", "bare public"])
def test_the_page_never_scrolls_sideways(opened: Opening, what: str, width: int) -> None:
    with opened(what, width=width) as page:
        page.click("#open-all")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate(TOO_WIDE) == []


def test_outline_and_landmarks(opened: Opening) -> None:
    with opened() as page:
        page.click("#open-all")
        levels: list[int] = page.eval_on_selector_all(
            "h1, h2, h3, h4", "found => found.map((one) => Number(one.tagName[1]))"
        )
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        for role in ("banner", "main", "contentinfo", "search"):
            assert page.get_by_role(role).count() == 1, role


def test_silence_is_never_drawn_as_progress(opened: Opening) -> None:
    with opened("bare dashboard") as page:
        assert page.locator(".chart").count() == 0
        assert page.locator(".grid td.in-progress, .grid td.done").count() == 0
        assert not re.search(r"\b0%", page.locator("main").inner_text())


def test_on_paper_it_has_no_controls_and_is_a4(opened: Opening) -> None:
    with opened() as page:
        page.locator("[id='III.2.b'] > summary").click()
        page.select_option("#section", "III.2")
        page.emulate_media(media="print", color_scheme="dark")
        assert not page.locator("#controls, nav, .skip").filter(visible=True).count()
        assert page.locator("[id='III.2.b'] .entries").is_visible()
        assert not page.locator("[id='III.3.a']").is_visible()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        paper = page.pdf(prefer_css_page_size=True)
        assert {
            tuple(map(round, map(float, box.split())))
            for box in re.findall(r"/MediaBox \[([\d. ]+)\]", paper.decode("latin-1"))
        } == {(0, 0, 595, 842)}


def test_printing_is_asked_of_the_browser(opened: Opening) -> None:
    with opened() as page:
        page.evaluate("window.print = () => { document.title = 'in'; }")
        page.click("#print")
        assert page.title() == "in"


def test_a_plan_of_many_units_scrolls_inside_its_table_alone(opened: Opening, tmp_path: Path) -> None:
    units = [
        f"- {{id: don-vi-{number}, name: Đơn vị số {number}, short: Đơn vị {number}, side: inside}}"
        for number in range(1, 25)
    ]
    leads = ", ".join(f"don-vi-{number}" for number in range(1, 25))
    files = {
        "plan/units.yaml": "\n".join(["schema: 1", "units:", *units]),
        "plan/tasks/III.1.yaml": f"- {{id: III.1.a, title: Việc, text: Việc., due: Trước 15/12/2026, lead: [{leads}]}}",
        "plan/tasks/III.2.yaml": "[]",
    }
    root = lay(tmp_path / "w", files)
    assert run("dashboard", at=root).code == 0
    with opened((root / "dashboard" / "index.html").as_uri(), width=360) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        region = page.get_by_role("region", name="Bảng đơn vị và nhiệm vụ")
        assert region.evaluate("one => one.scrollWidth > one.clientWidth")
        region.focus()
        scrolled = region.evaluate_handle(
            "one => ({ far: new Promise((done) => one.addEventListener('scrollend', () => done(one.scrollLeft))) })"
        )
        page.keyboard.press("ArrowRight")
        assert scrolled.evaluate("one => one.far") > 0
