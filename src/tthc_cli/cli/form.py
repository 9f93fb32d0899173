"""tthc form."""

from pathlib import Path
from typing import Annotated

import typer

from tthc_cli.cli import clock
from tthc_cli.cli.options import AsOf, Workspace, day_or_today, workspace_root
from tthc_cli.cli.periods import Annual, Calendar, From, Half, Month, Quarter, To, Year
from tthc_cli.cli.terminal import say, tell, warn_of_errors
from tthc_cli.errors import UsageFaultError
from tthc_cli.usecases.forming import make_forms
from tthc_cli.usecases.periods import PeriodTyped

HELP = "Làm phiếu báo cáo bằng Excel cho một đơn vị, hoặc cho mọi đơn vị, để điền và gửi lại."
EXAMPLES = """
tthc form --unit vhxh --quarter 2
tthc form --all --quarter 2 -o phieu-quy-II
"""


def form(
    unit: Annotated[str | None, typer.Option("--unit", metavar="ĐƠN_VỊ", help="Đơn vị điền phiếu.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Mỗi đơn vị tham gia kế hoạch một phiếu.")] = False,
    month: Month = None,
    quarter: Quarter = None,
    half: Half = None,
    annual: Annual = False,
    from_: From = None,
    to: To = None,
    year: Year = None,
    calendar: Calendar = False,
    output: Annotated[
        str,
        typer.Option("-o", "--output", metavar="THƯ_MỤC", help="Ghi phiếu vào thư mục này (mặc định: nơi đang đứng)."),
    ] = ".",
    as_of: AsOf = None,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè phiếu đã có.")] = False,
    workspace: Workspace = None,
) -> None:
    """Write forms to fill in."""
    if bool(unit) == all_:
        raise UsageFaultError("chọn một trong hai: --unit ĐƠN_VỊ hoặc --all", hint="Ví dụ: tthc form --all --quarter 2")
    typed = PeriodTyped(month, quarter, half, annual, from_, to, year, calendar)
    made = make_forms(
        workspace_root(workspace),
        Path(output),
        typed,
        unit=unit,
        as_of=day_or_today(as_of),
        today=clock.today(),
        force=force,
    )
    for path in made.files:
        say(str(path))
    for path in made.same:
        tell(f"{path} đã đúng như vậy, không phải ghi lại.")
    if made.note:
        tell(made.note)
    warn_of_errors(made.errors)
    if made.errors:
        raise typer.Exit(1)
