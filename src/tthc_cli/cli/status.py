"""tthc status."""

from typing import Annotated

import typer

from tthc_cli.cli import clock
from tthc_cli.cli.options import AsOf, Json, NoColor, Workspace, day_or_today, workspace_root
from tthc_cli.cli.terminal import say_json, screen, tell, warn_of_errors
from tthc_cli.report.status_json import status_fields
from tthc_cli.report.status_table import print_status
from tthc_cli.usecases.looking import KINDS, Answer, StatusTyped, look, understand_kinds

HELP = "Kế hoạch đang ở đâu: nhiệm vụ nào quá hạn, sắp đến hạn, đơn vị nào chưa báo cáo."
EXAMPLES = """
tthc status
tthc status --as-of 31/10/2026 --unit "văn hóa"
tthc status --only overdue,not_reported
tthc status --json
"""


def status(
    as_of: AsOf = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="ĐƠN_VỊ", help="Chỉ việc của một đơn vị.")] = None,
    section: Annotated[str | None, typer.Option("--section", metavar="MỤC", help="Chỉ một mục, ví dụ III.2.")] = None,
    task: Annotated[str | None, typer.Option("--task", metavar="MÃ", help="Chỉ một nhiệm vụ, ví dụ III.2.đ.")] = None,
    target: Annotated[
        str | None, typer.Option("--target", metavar="MÃ", help="Chỉ một chỉ tiêu và các nhiệm vụ thực hiện nó.")
    ] = None,
    only: Annotated[
        str | None, typer.Option("--only", metavar="LOẠI,…", help=f"Chỉ các nhiệm vụ loại này: {KINDS}.")
    ] = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", metavar="LOẠI,…", help="Kết thúc với mã 1 nếu có nhiệm vụ loại này.")
    ] = None,
    json_: Json = False,
    no_color: NoColor = False,
    workspace: Workspace = None,
) -> None:
    """Show where the plan stands."""
    wanted = StatusTyped(unit, section, task, target, only)
    alarming = understand_kinds(fail_on, "--fail-on")
    answer = look(workspace_root(workspace), as_of=day_or_today(as_of), today=clock.today(), typed=wanted)
    if json_:
        say_json(status_fields(answer.assessment, list(answer.errors)))
    else:
        _echo_understood(wanted, answer)
        print_status(answer.assessment, screen(no_color=no_color))
        warn_of_errors(answer.errors)
    if answer.errors or (alarming and answer.has_any(alarming)):
        raise typer.Exit(1)


def _echo_understood(wanted: StatusTyped, answer: Answer) -> None:
    """Say which unit, section, task and target were meant, where they were typed loosely."""
    plan, asked = answer.assessment.plan, answer.asked
    if asked.unit and asked.unit != wanted.unit:
        tell(f"Đơn vị: {plan.directory.name(asked.unit)} ({asked.unit})")
    if asked.task and asked.task != wanted.task:
        tell(f"Nhiệm vụ: {asked.task}")
    if asked.section and asked.section != wanted.section:
        tell(f"Mục: {asked.section}")
