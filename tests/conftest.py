"""Workspaces that many tests share."""

from pathlib import Path

import pytest

from tests.running import run
from tests.workspaces import lay


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
