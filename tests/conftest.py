"""Workspaces that many tests share."""

import os
from pathlib import Path

import pytest

from tests.running import count_here_alone, run, stop_fork_server
from tests.workspaces import lay

os.environ["TTHC_CACHE"] = (
    "off"  # what a process of a test answers is worked out, and nothing is left in the cache of the user
)


@pytest.fixture(scope="session", autouse=True)
def _count_here_alone() -> None:
    """Lines are counted in the process of the tests; nearly all of the program runs there."""
    count_here_alone()


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


def pytest_sessionstart(session: pytest.Session) -> None:
    """Print the seed of the order, which is not printed with -q, before anything can stop the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter:
        reporter.write_line(_order(session.config))


def _order(config: pytest.Config) -> str:
    seed = config.getoption("randomly_seed", default=None)
    return f"order of the tests: --randomly-seed={seed}" if seed else "order of the tests: as they are written"


def pytest_sessionfinish() -> None:
    """End what the tests of this process have started."""
    stop_fork_server()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print how far imported plans agree with what a person made of them; where a test failed, the order once more."""
    if terminalreporter.stats.get("failed") or terminalreporter.stats.get("error"):
        terminalreporter.write_line(_order(config))
    reports = (report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, ()))
    tables = [
        words for report in reports for name, words in getattr(report, "user_properties", ()) if name == "agreement"
    ]
    if tables:
        terminalreporter.section("tthc import: khớp với bản lập tay")
        terminalreporter.write_line("\n\n".join(sorted(tables)))
