"""Cells that came from data, written and read back by a spreadsheet library."""

import io

import pytest
from openpyxl import Workbook, load_workbook

from tthc_cli.exchange.cells import csv_text, put

FORMULAS = ("=1+1", "+84 24", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠SUM(A1)")


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_is_never_a_formula(text: str) -> None:
    book = Workbook()
    assert book.active is not None
    put(book.active["A1"], text)
    stream = io.BytesIO()
    book.save(stream)
    read = load_workbook(io.BytesIO(stream.getvalue()))
    assert read.active is not None
    cell = read.active["A1"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert cell.value.strip() == text.strip()


def test_a_character_that_no_workbook_holds_is_left_out() -> None:
    book = Workbook()
    assert book.active is not None
    put(book.active["A1"], "một\x07hai\uffff\tba")
    assert book.active["A1"].value == "mộthai\tba"


@pytest.mark.parametrize("text", FORMULAS)
def test_a_csv_text_is_never_a_formula(text: str) -> None:
    assert csv_text(text) == f"'{text}"


def test_other_texts_stay() -> None:
    assert csv_text("5 - 3 = 2") == "5 - 3 = 2"
