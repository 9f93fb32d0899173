"""Whatever stands in the cells of a form: it is taken, or refused by cell; nothing is half written and nothing ends in a traceback."""

import shutil
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell

from tests.forms import HEAD, Paper, collect, entries, filled, progress_of
from tests.workspaces import lay, read_clean

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).filter(
    lambda text: not ILLEGAL_CHARACTERS_RE.search(text)
)
VALUES = st.one_of(
    TEXTS,
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1901, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime.fromisoformat("1901-01-01"), datetime.fromisoformat("2100-01-01")),
    st.times(),
    st.sampled_from(["=1/0", "#N/A", "Hoàn thành", "10/6/2026", "45/BC\n46/BC", "III.1.b", time(12)]),
)
CHANGES = st.dictionaries(st.tuples(st.integers(1, 16), st.integers(1, 17)), VALUES, min_size=1, max_size=12)


@pytest.fixture(scope="module")
def sent_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small plan with a form filled in; read only."""
    root = lay(tmp_path_factory.mktemp("anything") / "gốc")
    filled(root)
    return root


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES, figures=CHANGES)
def test_no_cell_ends_in_a_traceback(
    sent_out: Path, tmp_path: Path, changes: dict[tuple[int, int], Any], figures: dict[tuple[int, int], Any]
) -> None:
    root = tmp_path / "w"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(sent_out, root)
    paper = Paper(root / "phiếu" / "Phieu.xlsx")
    for sheet, typed in ((paper.works, changes), (paper.figures, figures)):
        for (row, column), value in typed.items():
            cell = sheet.cell(row, column)
            if isinstance(cell, Cell):
                cell.value = value
    paper.save()
    ran = collect(root, "Phieu.xlsx")
    assert ran.code in (0, 1), ran.err
    assert ran.code == 0 or not entries(root) or "T817" in ran.err
    assert read_clean(root)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_a_text_comes_back_as_it_was_or_is_named(sent_out: Path, tmp_path: Path, text: str) -> None:
    root = tmp_path / "w"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(sent_out, root)
    paper = Paper(root / "phiếu" / "Phieu.xlsx")
    cell = paper.works.cell(HEAD + 3, 7)
    cell.value, cell.data_type = f"Kết quả: {text}.", "s"
    paper.save()
    ran = collect(root, "Phieu.xlsx")
    if ran.code == 0:
        result = progress_of(root)[0].result
        assert result.startswith("Kết quả:")
        assert result.endswith(".")
    else:
        assert "ô G9: lỗi[T0" in ran.err
        assert entries(root) == []
