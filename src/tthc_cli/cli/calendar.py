"""tthc calendar."""

from typing import Annotated

import typer

from tthc_cli.cli import clock
from tthc_cli.cli.options import AsOf, Json, NoColor, Workspace, day_or_today, workspace_root
from tthc_cli.cli.output import Force, FormatChoice, chosen_format, deliver
from tthc_cli.cli.terminal import say_json, screen, warn_of_errors
from tthc_cli.errors import UsageFaultError
from tthc_cli.report.agenda_table import print_agenda
from tthc_cli.report.agenda_words import agenda_fields
from tthc_cli.usecases.scheduling import schedule, write_schedule

HELP = """
Lịch trong năm: hạn của từng việc, ngày chốt số liệu, ngày gửi báo cáo; ghi ra tệp .ics để nhập vào lịch trên máy, điện thoại.
Hạn và ngày gửi báo cáo có lời nhắc lúc 8 giờ sáng ngày nhắc và sáng ngày làm việc liền trước; việc
đã xong vẫn ở trong lịch nhưng không nhắc nữa. Nhập lại tệp mới thì sự kiện cũ được cập nhật, không bị trùng.
"""
EXAMPLES = """
tthc calendar
tthc calendar --unit vhxh
tthc calendar --unit vhxh -o lich-vhxh.ics
"""
CHOICE = FormatChoice(("ics",), frozenset(("ics",)), on_screen="ics", example="tthc calendar -o lich")


def calendar(
    unit: Annotated[str | None, typer.Option("--unit", metavar="ĐƠN_VỊ", help="Chỉ lịch của một đơn vị.")] = None,
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="TỆP", help="Ghi ra tệp lịch .ics.")] = None,
    force: Force = False,
    as_of: AsOf = None,
    json_: Json = False,
    no_color: NoColor = False,
    workspace: Workspace = None,
) -> None:
    """Show the days that matter, or write them as a calendar file."""
    if output and json_:
        raise UsageFaultError("chỉ chọn một trong -o và --json")
    if output:
        chosen_format(None, output, CHOICE)
    found = schedule(workspace_root(workspace), as_of=day_or_today(as_of), today=clock.today(), unit=unit)
    if output:
        deliver(write_schedule(found.agenda), output, force=force)
    elif json_:
        say_json(agenda_fields(found.agenda))
    else:
        print_agenda(found.agenda, screen(no_color=no_color))
    warn_of_errors(found.errors)
    if found.errors:
        raise typer.Exit(1)
