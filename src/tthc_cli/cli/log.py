"""tthc log."""

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from tthc_cli.cli.options import Json, NoColor, Workspace, workspace_root
from tthc_cli.cli.periods import Annual, Calendar, Half, Month, Quarter, Year
from tthc_cli.cli.terminal import say_json, screen, tell
from tthc_cli.usecases.history import Event, LogTyped, Told, tell_history
from tthc_cli.usecases.periods import PeriodTyped

HELP = "Diễn biến theo thời gian của một nhiệm vụ hoặc tất cả: kế hoạch thay đổi, tiến độ, văn bản, chốt kỳ."
EXAMPLES = """
tthc log
tthc log III.3.d
tthc log --unit vhxh --quarter 2
tthc log --json
"""


def log(
    item: Annotated[str | None, typer.Argument(metavar="[MÃ]", help="Chỉ một nhiệm vụ.")] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="ĐƠN_VỊ", help="Chỉ tiến độ của một đơn vị.")] = None,
    month: Month = None,
    quarter: Quarter = None,
    half: Half = None,
    annual: Annual = False,
    year: Year = None,
    calendar: Calendar = False,
    json_: Json = False,
    no_color: NoColor = False,
    workspace: Workspace = None,
) -> None:
    """Show what happened, in order."""
    period = PeriodTyped(month=month, quarter=quarter, half=half, annual=annual, year=year, calendar=calendar)
    told = tell_history(workspace_root(workspace), LogTyped(item, unit, period))
    if json_:
        say_json({"format": "tthc.log/1", "events": [_fields(event) for event in told.events]})
    else:
        _print(told, screen(no_color=no_color))
    if told.gap:
        tell(f"Chú ý: {told.gap}")
        raise typer.Exit(1)


def _print(told: Told, console: Console) -> None:
    for event in told.events:
        subject = f"{event.subject}  " if event.subject and not event.text.startswith(event.subject) else ""
        console.print(
            Text.assemble((f"{event.day:%d/%m/%Y}", "bold"), f"  {subject}{event.text} ", (f"({event.who})", "dim"))
        )
    if not told.events and not told.gap:
        console.print("Chưa có diễn biến nào như yêu cầu.")


def _fields(event: Event) -> dict[str, str | None]:
    return {
        "day": event.day.isoformat(),
        "at": event.at.isoformat(),
        "kind": event.kind,
        "subject": event.subject or None,
        "unit": event.unit or None,
        "who": event.who,
        "text": event.text,
    }
