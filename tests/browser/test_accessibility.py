"""The rules of accessibility that a program can check (axe-core: WCAG 2.2 A and AA, and good practice)."""

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import Opening

if TYPE_CHECKING:
    from playwright.sync_api import Page


def violations(page: "Page") -> list[str]:
    """What axe-core finds, each with the elements concerned."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    found: list[dict[str, Any]] = axe.Axe().run(page).response["violations"]
    return [f"{one['id']}: {[node['html'][:120] for node in one['nodes'][:4]]}" for one in found]


@pytest.mark.parametrize("what", ["year dashboard", "year public", "bare dashboard", "bare public"])
def test_no_rule_is_broken(opened: Opening, what: str) -> None:
    with opened(what) as page:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            for width in (360, 1920):
                page.set_viewport_size({"width": width, "height": 900})
                assert violations(page) == [], (scheme, width)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nor_with_everything_open(opened: Opening, scheme: str) -> None:
    with opened(scheme=scheme, width=800) as page:
        page.select_option("#section", "III.2")
        page.click("#open-all")
        page.locator(".figures summary").first.click()
        assert violations(page) == []
