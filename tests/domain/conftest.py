"""The plan of Hồng An, read once for the tests of the domain; read only."""

import pytest

from tests.workspaces import REPOSITORY, read_clean
from tthc_cli.domain.plan import Plan


@pytest.fixture(scope="session")
def hong_an() -> Plan:
    """The plan that the repository itself holds."""
    return read_clean(REPOSITORY)[1]
