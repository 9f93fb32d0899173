"""tthc remind."""

from typing import Annotated

import typer

from tthc_cli.cli import clock
from tthc_cli.cli.options import AsOf, Json, NoColor, Workspace, day_or_today, workspace_root
from tthc_cli.cli.periods import Annual, Calendar, Half, Month, Quarter, Year
from tthc_cli.cli.terminal import say_json, screen, warn_of_errors
from tthc_cli.errors import UsageFaultError
from tthc_cli.report.reminder_screen import print_reminders
from tthc_cli.report.reminders import reminder_fields
from tthc_cli.usecases.periods import PeriodTyped
from tthc_cli.usecases.reminding import remind as find_reminders

HELP = "Nhắc từng đơn vị: việc quá hạn, sắp đến hạn, báo cáo chưa gửi, việc đang chờ văn bản; và ngày phải gửi báo cáo."
EXAMPLES = """
tthc remind
tthc remind --days 14 --quarter 2
tthc remind --fail-on overdue
"""


def remind(
    days: Annotated[
        str | None, typer.Option("--days", metavar="SỐ", help="Nhắc việc đến hạn trong từng này ngày tới.")
    ] = None,
    month: Month = None,
    quarter: Quarter = None,
    half: Half = None,
    annual: Annual = False,
    year: Year = None,
    calendar: Calendar = False,
    as_of: AsOf = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", metavar="overdue", help="Kết thúc với mã 1 nếu có việc quá hạn.")
    ] = None,
    json_: Json = False,
    no_color: NoColor = False,
    workspace: Workspace = None,
) -> None:
    """Show who is to be reminded of what."""
    if fail_on not in (None, "overdue"):
        raise UsageFaultError(f"--fail-on: không có loại “{fail_on}”", hint="Chỉ có: overdue.")
    typed = PeriodTyped(month=month, quarter=quarter, half=half, annual=annual, year=year, calendar=calendar)
    found = find_reminders(
        workspace_root(workspace), as_of=day_or_today(as_of), today=clock.today(), days=days, typed=typed
    )
    if json_:
        say_json(reminder_fields(found.reminders))
    else:
        print_reminders(found.reminders, screen(no_color=no_color))
    warn_of_errors(found.errors)
    if found.errors or (fail_on and found.has_overdue):
        raise typer.Exit(1)
