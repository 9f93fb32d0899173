"""`tthc remind` on a terminal."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tthc_cli.domain.dates import show_date
from tthc_cli.report.chairman import short_period
from tthc_cli.report.reminders import Owed, Reminders, UnitReminder


def print_reminders(reminders: Reminders, console: Console) -> None:
    """Print the reminders, unit by unit."""
    period = short_period(reminders.assessment.period)
    console.print(
        Text(
            f"Báo cáo {period}: chốt số liệu {show_date(reminders.assessment.period.cut_off)}, "
            f"các đơn vị gửi ngày {show_date(reminders.units_send_on)}, đơn vị tổng hợp gửi ngày {show_date(reminders.consolidator_sends_on)}.",
            style="bold",
        )
    )
    if all(unit.is_empty for unit in reminders.units):
        console.print("Không có đơn vị nào cần nhắc.")
    for unit in reminders.units:
        console.print(Text(f"\n{unit.name}", style="bold"))
        lines = Table.grid(padding=(0, 1, 0, 0))
        for line, style in _lines(unit, period):
            lines.add_row(Text("  -", no_wrap=True), Text(line, style=style))
        console.print(lines)


def _lines(unit: UnitReminder, period: str) -> Iterator[tuple[str, str]]:
    yield from (_line(owed, "bold red") for owed in unit.overdue)
    yield from (_line(owed, "yellow") for owed in unit.due_soon)
    if unit.is_silent:
        about = f": {_ids(unit.not_reported)}" if unit.not_reported else ""
        yield f"Chưa gửi báo cáo {period}{about}", "yellow"
    elif unit.not_reported:
        yield f"Báo cáo {period} còn thiếu: {_ids(unit.not_reported)}", "yellow"
    yield from (_line(owed, "") for owed in unit.waiting)


def _line(owed: Owed, style: str) -> tuple[str, str]:
    return f"{owed.id} {owed.title}: {owed.said}", style


def _ids(owed: Sequence[Owed]) -> str:
    return ", ".join(one.id for one in owed)
