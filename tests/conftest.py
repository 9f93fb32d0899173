"""Workspaces that many tests share."""

import os
from pathlib import Path

import pytest

from tests.running import run
from tests.workspaces import lay

os.environ["TTHC_CACHE"] = (
    "off"  # what a process of a test answers is worked out, and nothing is left in the cache of the user
)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small plan, nothing recorded."""
    return lay(tmp_path / "nhỏ bé")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan of Hồng An with its illustrative entries; read only."""
    root = tmp_path_factory.mktemp("demo")
    assert run("init", "--demo", at=root).code == 0
    return root


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how far imported plans agree with what a person made of them."""
    reports = (report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, ()))
    tables = [
        words for report in reports for name, words in getattr(report, "user_properties", ()) if name == "agreement"
    ]
    if tables:
        terminalreporter.section("tthc import: khớp với bản lập tay")
        terminalreporter.write_line("\n\n".join(sorted(tables)))
