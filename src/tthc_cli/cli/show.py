"""tthc show."""

from typing import Annotated

import typer

from tthc_cli.cli import clock
from tthc_cli.cli.options import AsOf, NoColor, Workspace, day_or_today, workspace_root
from tthc_cli.cli.terminal import screen, tell, warn_of_errors
from tthc_cli.report.item_card import print_target, print_task, print_unit
from tthc_cli.usecases.looking import show as look_at

HELP = "Xem một nhiệm vụ, chỉ tiêu hoặc đơn vị: lời kế hoạch, thời hạn, đơn vị, diễn biến."
EXAMPLES = """
tthc show III.2.đ
tthc show 2.dd
tthc show II.1
tthc show "van hoa"
"""


def show(
    what: Annotated[
        str, typer.Argument(metavar="MÃ", help="Mã nhiệm vụ (III.2.đ, 2.dd), chỉ tiêu (II.1) hoặc đơn vị (vhxh).")
    ],
    as_of: AsOf = None,
    no_color: NoColor = False,
    workspace: Workspace = None,
) -> None:
    """Show one task, target or unit."""
    answer = look_at(workspace_root(workspace), what, as_of=day_or_today(as_of), today=clock.today())
    assessment, asked = answer.assessment, answer.asked
    console = screen(no_color=no_color)
    if asked.target:
        print_target(assessment.targets[0], assessment, console)
    elif asked.unit:
        print_unit(assessment.plan.directory.by_id[asked.unit], assessment, console)
    else:
        if asked.task and asked.task != what:
            tell(f"Nhiệm vụ: {asked.task}")
        print_task(assessment.items[0], assessment, console)
    warn_of_errors(answer.errors)
    if answer.errors:
        raise typer.Exit(1)
