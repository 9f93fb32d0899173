"""A real browser (Debian's chromium) and the pages it is shown. Where it is missing, these tests are skipped and say so."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.year import fill_year
from tests.running import run
from tests.workspaces import assess_on
from tthc_cli.domain.assessment import Assessment

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-quic",
)  # fmt: skip
YEAR_END = "2026-12-18"

Opening = Callable[..., AbstractContextManager["Page"]]


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """One browser for all tests of a worker."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed (pip install -e '.[dev]')"
    )
    if CHROMIUM is None:
        pytest.skip("chromium is not on the PATH (apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield running
        running.close()


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan of Hồng An near the end of a year in which all units reported each quarter, with this and that left undone."""
    root = tmp_path_factory.mktemp("year")
    assert run("init", "--demo", at=root).code == 0
    fill_year(root)
    return root


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan of Hồng An, nothing recorded."""
    root = tmp_path_factory.mktemp("bare")
    assert run("init", "--demo", at=root).code == 0
    shutil.rmtree(root / "plan" / "progress")
    return root


@pytest.fixture(scope="session")
def assessed(year: Path) -> Assessment:
    """What the page of the full year shows, for comparing."""
    return assess_on(year, YEAR_END)


@pytest.fixture(scope="session")
def published(year: Path, bare: Path) -> dict[str, str]:
    """The pages, by what they show: their addresses."""
    now = f"{YEAR_END}T08:00:00+07:00"
    for root in (year, bare):
        assert run("dashboard", at=root, now=now).code == 0
        assert run("dashboard", "--public", "-o", "public", at=root, now=now).code == 0
    return {
        f"{name} {folder}": (root / folder / "index.html").as_uri()
        for name, root in (("year", year), ("bare", bare))
        for folder in ("dashboard", "public")
    }


@pytest.fixture
def opened(browser: "Browser", published: dict[str, str]) -> Opening:
    """Opens a page by its name or address; at its end nothing was said on the console and nobody was asked for anything."""

    @contextmanager
    def show(
        what: str = "year dashboard",
        fragment: str = "",
        *,
        width: int = 1280,
        scheme: str = "light",
        scripts: bool = True,
        may_ask: str = "",
        may_say: str = "",
    ) -> Iterator["Page"]:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
        )
        said: list[str] = []
        asked: list[str] = []
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        address = published.get(what, what)
        page.goto(address + fragment)
        yield page
        assert [words for words in said if not may_say or may_say not in words] == []
        assert [url for url in asked if not url.startswith((address, "data:", *([may_ask] if may_ask else [])))] == []
        context.close()

    return show
