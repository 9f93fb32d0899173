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
