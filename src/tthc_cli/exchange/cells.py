"""Cells of tables for other programs: text stays text, so that nothing that came from data can start a formula."""

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | Decimal | date | None
_STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""The wide letters of East Asian keyboards, too: some programs take them for the narrow ones."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML 1.0 cannot hold."""


def cell_at(sheet: "Worksheet", row: int, column: int) -> "Cell":
    """A cell that can be written; only merged areas, into which nothing of ours is put, hold anything else."""
    return cast("Cell", sheet.cell(row, column))


def put(cell: "Cell", value: Value) -> None:
    """Set a cell of a workbook; characters that a workbook cannot hold are left out of a text.

    Text that could be taken for a formula is marked as text twice: for the program that opens the file, and (quote prefix) for the
    person who edits the cell afterwards.
    """
    cell.value = _UNWRITABLE.sub("", value) if isinstance(value, str) else value
    if isinstance(value, str) and value.startswith(_STARTS_A_FORMULA):
        cell.data_type = "s"
        cell.quotePrefix = True


def csv_text(text: str) -> str:
    """The text for a cell of a CSV file, which knows no types: an apostrophe in front keeps spreadsheets from calculating it."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
