"""Cells that came from data, written and read back by a spreadsheet library."""

import csv
import io
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from tthc_cli.exchange.cells import csv_text, put
from tthc_cli.exchange.csv_file import write_csv

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


MANY_CELLS = (
    "\r=1",
    "a\r\r=1",
    "Đã rà soát;=1+41;xong",
    "a,=1+1",
    "a\t=1+1",
    "a|+1",
    'a"=1+1',
    'a;"=1+1',
    "a; =1",
    "a\n=1+1",
    "a\r\n-1",
    "=1;=1",
    "a;;=1",
)


@pytest.mark.parametrize("text", MANY_CELLS)
@pytest.mark.parametrize("separators", [",", ";", "\t", "|", ",;", ",;\t|", "|;,\t"])
def test_no_separator_makes_a_formula_of_a_part_of_a_cell(text: str, separators: str) -> None:
    """As other programs part a line: quotation marks count at the beginning of a field alone."""
    data = write_csv(["Kết quả", "Số"], [["trước", text], [text, 5]]).decode("utf-8-sig")
    for field in parted(data, separators):
        is_formula = field.strip().startswith(("=", "+", "-", "@")) and not field.endswith('"')
        assert not is_formula, (field, data)


def parted(data: str, separators: str) -> list[str]:
    """The fields of a file for a program whose separators are these."""
    fields, field, is_quoted = [], "", False
    for position, sign in enumerate(data):
        if sign == '"' and (is_quoted or not field):
            is_quoted = not is_quoted
            field += '"' if is_quoted and position and data[position - 1] == '"' else ""
        elif not is_quoted and sign in f"{separators}\r\n":
            fields.append(field)
            field = ""
        else:
            field += sign
    return [*fields, field]


@pytest.mark.parametrize("text", [*MANY_CELLS, "một", "a;b", "a\tb", "a|b"])
def test_a_reader_of_commas_finds_every_cell_whole(text: str) -> None:
    data = write_csv(["a", "b"], [[text, 5], [None, date(2026, 6, 1)]])
    heads, [first, number], last = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert (heads, number, last) == (["a", "b"], "5", ["", "2026-06-01"])
    assert first.replace("'", "") == text


@pytest.mark.parametrize("text", ["a;b", "a,b", "a\tb", "a|b", 'a"b', "a\nb"])
def test_what_holds_a_separator_is_quoted(text: str) -> None:
    assert write_csv([text], []).decode("utf-8-sig").startswith('"')
