"""What nobody meant is read without a traceback: a short run of `python -m benchmarks.fuzz`, and any bytes at all.

TTHC_FUZZ says how many inputs each reader gets (default 12).
"""

import os
from pathlib import Path

import pytest
from benchmarks.fuzz.__main__ import fuzz
from benchmarks.fuzz.files import ENTRY, lay_workspace
from benchmarks.fuzz.readers import readers
from benchmarks.fuzz.reading import Input
from benchmarks.fuzz.trying import Failure, Trial, shrink
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.running import run

INPUTS = int(os.environ.get("TTHC_FUZZ", "12"))
NAMES = (
    "plan:plan", "plan:units", "plan:targets", "plan:III.1", "plan:2026", "entry", "template", "closed", "form", "import:docx", "import:pdf", "import:txt",
    "revision", "arguments", "completion", "memory", "server", "server:files",
)  # fmt: skip


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_workspace(tmp_path_factory.mktemp("laid") / "workspace")


@pytest.fixture
def trial(laid: Path, tmp_path: Path) -> Trial:
    return Trial(laid, tmp_path)


def test_every_reader_is_fuzzed(laid: Path) -> None:
    assert tuple(reader.name for reader in readers(laid)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_inputs_made_by_lot(laid: Path, trial: Trial, name: str) -> None:
    reader = next(reader for reader in readers(laid) if reader.name == name)
    tried, _, failures = fuzz(reader, trial, seed=1, inputs=INPUTS, seconds=600)
    assert (tried, [failure.text() for failure in failures]) == (INPUTS, [])


@settings(max_examples=INPUTS * 3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.one_of(st.binary(max_size=400), st.text(st.characters(codec="utf-8"), max_size=400).map(str.encode)))
def test_any_bytes_at_all(laid: Path, data: bytes) -> None:
    path = laid / ENTRY
    before = path.read_bytes()
    path.write_bytes(data)
    try:
        assert run("validate", at=laid).code in (0, 1)
    finally:
        path.write_bytes(before)


def test_a_failure_is_made_small_and_written_down() -> None:
    assert shrink(b"a" * 100 + b"!" + b"b" * 100, lambda data: b"!" in data) == b"!"
    failure = Failure("entry", Input(("validate",), b"\x00\xff", ENTRY), "exit code 70: X")
    assert Failure.of_text(failure.text()) == failure
