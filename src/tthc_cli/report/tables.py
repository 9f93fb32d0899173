"""Tables for other programs: each is defined once, by its columns, and written in every format from that definition."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, TypeVar

from tthc_cli.domain.assessment import Assessment
from tthc_cli.domain.dates import show_date
from tthc_cli.report.json_text import json_text
from tthc_cli.report.status_json import plain_number

Cell = str | int | Decimal | date | None
"""What a cell holds: a day is a day and a number a number, so that other programs can sort and count."""
T = TypeVar("T")


class What(StrEnum):
    """The tables that can be had."""

    STATUS = "status"
    ENTRIES = "entries"
    TASKS = "tasks"
    INDICATORS = "indicators"


WHAT_NAMES = {
    What.STATUS: "Tiến độ thực hiện",
    What.ENTRIES: "Bản ghi",
    What.TASKS: "Nhiệm vụ",
    What.INDICATORS: "Chỉ tiêu",
}


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column: a key for programs that never changes, a heading for people, a width in characters, and what to read of a subject."""

    key: str
    heading: str
    width: int
    read: Callable[[T], Cell]


@dataclass(frozen=True)
class Table:
    """A table with its values read. `title` says what it shows, of which plan and as of which day."""

    what: What
    title: str
    as_of: date
    keys: tuple[str, ...]
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


def make_table(what: What, columns: Sequence[Column[T]], subjects: Iterable[T], assessment: Assessment) -> Table:
    """The table with a row for each subject."""
    cited, day = assessment.plan.document.cited, show_date(assessment.as_of)
    return Table(
        what,
        f"{WHAT_NAMES[what]} – {cited}, tính đến hết ngày {day}",
        assessment.as_of,
        tuple(column.key for column in columns),
        tuple(column.heading for column in columns),
        tuple(column.width for column in columns),
        tuple(tuple(column.read(subject) for column in columns) for subject in subjects),
    )


def table_text(table: Table) -> str:
    """The table as JSON: the format tthc.table/1. Days and moments are ISO, what is empty is null."""
    fields = {
        "format": "tthc.table/1",
        "what": table.what.value,
        "as_of": table.as_of.isoformat(),
        "columns": [{"key": key, "heading": heading} for key, heading in zip(table.keys, table.headings, strict=True)],
        "rows": [dict(zip(table.keys, map(_plain, row), strict=True)) for row in table.rows],
    }
    return json_text(fields) + "\n"


def _plain(cell: Cell) -> Any:
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return plain_number(cell)
    return cell or None if isinstance(cell, str) else cell
