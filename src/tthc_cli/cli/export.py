"""tthc export."""

from typing import Annotated

import typer

from tthc_cli.cli import clock
from tthc_cli.cli.options import AsOf, Workspace, day_or_today, workspace_root
from tthc_cli.cli.output import Force, FormatChoice, Output, chosen_format, deliver
from tthc_cli.cli.terminal import warn_of_errors
from tthc_cli.usecases.exporting import BINARY, FORMATS, WHATS, write_table
from tthc_cli.usecases.exporting import export as export_table

HELP = "Xuất bảng để mở bằng Excel hoặc chương trình khác: tiến độ, các bản ghi, nhiệm vụ, chỉ tiêu."
EXAMPLES = """
tthc export -o tien-do.xlsx
tthc export --what entries -o ban-ghi.csv
tthc export --what indicators --as-of 14/6/2026 --format json
"""
CHOICE = FormatChoice(FORMATS, BINARY, on_screen="csv", example="tthc export -o tien-do")


def export(
    format_: Annotated[
        str | None, typer.Option("--format", metavar="DẠNG", help=f"Dạng: {', '.join(FORMATS)}.")
    ] = None,
    what: Annotated[str, typer.Option("--what", metavar="BẢNG", help=f"Bảng nào: {WHATS}.")] = "status",
    as_of: AsOf = None,
    output: Output = None,
    force: Force = False,
    workspace: Workspace = None,
) -> None:
    """Write a table for other programs."""
    wanted = chosen_format(format_, output, CHOICE)
    made = export_table(workspace_root(workspace), what=what, as_of=day_or_today(as_of), today=clock.today())
    deliver(write_table(made.table, wanted), output, force=force)
    warn_of_errors(made.errors)
    if made.errors:
        raise typer.Exit(1)
