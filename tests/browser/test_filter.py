"""Filtering and searching as an officer does: the same rows as the command line finds, and a link that can be sent."""

from typing import TYPE_CHECKING

from tests.browser.conftest import Opening
from tthc_cli.domain.assessment import Assessment
from tthc_cli.domain.ids import read_id
from tthc_cli.domain.narrowing import ASKABLE, Filters, narrow
from tthc_cli.domain.text import found_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

SHOWN = "[...document.querySelectorAll('details.task:not([hidden])')].map((row) => row.id)"
TEXTS = """Object.fromEntries([...document.querySelectorAll("details.task")].map((row) => [row.id,
  [...row.querySelectorAll("summary, blockquote, dd, .units li, .entries li")].map((one) => one.textContent).join(" ")]))"""
CHOICES = """Object.fromEntries([...document.querySelectorAll("select")].map((one) =>
  [one.id, [...one.options].map((option) => option.value)]))"""
ALL = 22


def shown(page: "Page") -> list[str]:
    rows: list[str] = page.evaluate(SHOWN)
    return rows


def ids(assessment: Assessment) -> list[str]:
    return [state.task.id for state in assessment.items]


def test_unit_section_and_state_find_what_status_finds(opened: Opening, assessed: Assessment) -> None:
    with opened() as page:
        choices: dict[str, list[str]] = page.evaluate(CHOICES)
        assert set(choices["state"]) - {""} <= set(ASKABLE)
        for unit in choices["unit"]:
            page.select_option("#unit", unit)
            for state in choices["state"]:
                page.select_option("#state", state)
                wanted = Filters(unit=unit or None, only=frozenset([state] if state else []))
                assert shown(page) == ids(narrow(assessed, wanted)), (unit, state)
        page.click("#clear")
        for section in choices["section"]:
            page.select_option("#section", section)
            assert shown(page) == ids(narrow(assessed, Filters(section=section or None)))


SEARCHED = (
    "van hoa", "văn hóa", "văn hoá", "VĂN HÓA", "hoa giai", "hoà giải", "hòa giải", "hóa giải", "uỷ quyền", "ủy quyền", "uy quyen",
    "quý", "quy iv", "đề án 06", "de an 06", "dề án", "145 lượt", "  trực   tuyến ", "130/BC", "xyz", "Ðề án", "Ɖề án", "(", "\\",
    "người ghi", "hoàn thành", "hòan thành", "suýt",
)  # fmt: skip


def test_search_finds_as_the_command_line_does(opened: Opening) -> None:
    with opened() as page:
        texts: dict[str, str] = page.evaluate(TEXTS)
        for typed in SEARCHED:
            page.fill("#q", typed)
            assert shown(page) == [id_ for id_, text in texts.items() if found_in(typed, text)], typed


def test_an_id_is_never_folded(opened: Opening) -> None:
    with opened() as page:
        for typed in ("III.2.d", "III.2.đ", "2.d", "2.dd", "2.d9", "iii 2 đ", "2,d", "iv.1", "IV-3", "3.đ"):
            page.fill("#q", typed)
            assert shown(page) == [read_id(typed)], typed
        page.fill("#q", "2.z")
        assert shown(page) == []


def test_a_section_and_a_step_are_found_by_their_ids(opened: Opening) -> None:
    with opened() as page:
        page.fill("#q", "iii.3")
        assert shown(page) == ["III.3.a", "III.3.b", "III.3.c", "III.3.d", "III.3.đ"]
        page.fill("#q", "III.1.b.2")
        assert shown(page) == ["III.1.b"]


def test_how_many_are_found_is_announced(opened: Opening) -> None:
    with opened() as page:
        said = page.get_by_role("status").filter(has_text="việc")
        assert said.inner_text() == f"Hiện {ALL}/{ALL} việc."
        page.fill("#q", "III.3.a")
        assert said.inner_text() == f"Hiện 1/{ALL} việc."
        assert page.locator("#nhiem-vu .section:visible").count() == 1
        page.fill("#q", "không có gì như thế này")
        assert said.inner_text() == "Không có việc nào phù hợp; bấm “Bỏ lọc” để xem tất cả."
        page.click("#clear")
        assert said.inner_text() == f"Hiện {ALL}/{ALL} việc."
        assert page.evaluate("document.activeElement.id") == "q"


def test_a_link_to_what_was_found_can_be_sent(opened: Opening) -> None:
    with opened() as page:
        page.select_option("#unit", "vhxh")
        page.fill("#q", "trực tuyến")
        page.select_option("#state", "in_progress")
        found, fragment = shown(page), page.evaluate("location.hash")
    assert 0 < len(found) < ALL
    with opened(fragment=fragment) as page:
        assert shown(page) == found
        values = page.eval_on_selector_all(
            ".controls select, .controls input", "fields => fields.map((one) => one.value)"
        )
        assert values == ["vhxh", "", "in_progress", "trực tuyến"]
        page.click("#clear")
        assert page.evaluate("location.hash") == "#nhiem-vu"


def test_an_old_link_to_a_unit_that_is_gone_shows_everything(opened: Opening) -> None:
    with opened(fragment="#unit=khong-co&q=") as page:
        assert len(shown(page)) == ALL


def test_a_link_to_a_row_opens_it_though_the_filter_hid_it(opened: Opening) -> None:
    with opened() as page:
        page.fill("#q", "III.1.a")
        page.locator(".grid").get_by_role("link", name="III.2.đ").click()
        row = page.locator("details.task[open]")
        assert row.get_attribute("id") == "III.2.đ"
        assert page.evaluate("document.activeElement.parentElement.id") == "III.2.đ"
        assert len(shown(page)) == ALL
    with opened(fragment="#III.2.%C4%91") as page:
        assert page.locator("details.task[open]").get_attribute("id") == "III.2.đ"
    with opened(fragment="#%E0%A4%A") as page:
        assert len(shown(page)) == ALL
