"""`tthc export`: the annex and the raw tables for other programs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tthc_cli.domain.assessment import Assessment, assess
from tthc_cli.domain.progress import Log
from tthc_cli.errors import UsageFaultError
from tthc_cli.exchange.csv_file import write_csv
from tthc_cli.exchange.sheet import Sheet
from tthc_cli.problems import Problem
from tthc_cli.report.entry_tables import entries_table, indicators_table
from tthc_cli.report.tables import WHAT_NAMES, Table, What, table_text
from tthc_cli.report.task_tables import status_table, tasks_table
from tthc_cli.store.workspace import read_workspace
from tthc_cli.usecases.looking import readable_plan, sound_part
from tthc_cli.usecases.office import office_part

WHATS = ", ".join(f"{what} ({WHAT_NAMES[what].lower()})" for what in What)
"""The tables that can be asked for, for help texts."""
BINARY = frozenset(("xlsx",))
"""Formats that make no sense on a screen."""


@dataclass(frozen=True)
class Export:
    """The table, and the errors in the data, whose records were left out."""

    table: Table
    errors: tuple[Problem, ...]


def export(root: Path, *, what: str, as_of: date, today: date) -> Export:
    """The table asked for, as of a day. Raises UsageFaultError for one that there is not."""
    if what not in _TABLES:
        raise UsageFaultError(f"--what: không có bảng “{what}”", hint=f"Chọn trong: {', '.join(_TABLES)}.")
    workspace = read_workspace(root)
    plan = readable_plan(workspace)
    sound = sound_part(workspace, plan, today)
    return Export(_TABLES[what](assess(plan, sound.log, as_of), sound.log), sound.errors)


_TABLES: dict[str, Callable[[Assessment, Log], Table]] = {
    What.STATUS: lambda assessment, _: status_table(assessment),
    What.ENTRIES: entries_table,
    What.TASKS: lambda assessment, _: tasks_table(assessment),
    What.INDICATORS: lambda assessment, _: indicators_table(assessment),
}


def write_table(table: Table, format_: str) -> bytes:
    """The table in one of FORMATS, as bytes. Raises CannotGoOnError where a package is missing."""
    return _WRITERS[format_](table)


def _write_xlsx(table: Table) -> bytes:
    writer = office_part("tthc_cli.exchange.workbook", "tệp Excel")
    sheet = Sheet(WHAT_NAMES[table.what], table.title, table.as_of, table.headings, table.widths, table.rows)
    written: bytes = writer.write_workbook(sheet)
    return written


_WRITERS: dict[str, Callable[[Table], bytes]] = {
    "xlsx": _write_xlsx,
    "csv": lambda table: write_csv(table.headings, table.rows),
    "json": lambda table: table_text(table).encode(),
}
FORMATS = tuple(_WRITERS)
