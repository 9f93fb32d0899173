"""tthc close."""

from typing import Annotated

import typer

from tthc_cli.cli import clock
from tthc_cli.cli.options import By, Workspace, workspace_root
from tthc_cli.cli.periods import Annual, Calendar, Half, Month, Quarter, Year
from tthc_cli.cli.terminal import say, tell
from tthc_cli.errors import UsageFaultError
from tthc_cli.usecases.closing import close_period, reopen_period
from tthc_cli.usecases.periods import PeriodTyped

HELP = "Chốt một kỳ đã báo cáo, để chứng minh và làm lại được; hoặc mở lại kỳ đã chốt."
EXAMPLES = """
tthc close --quarter 2 --document 123/BC-UBND
tthc close --quarter 2 --reopen --document 130/UBND-VP --reason "Bổ sung số liệu của Công an phường"
"""


def close(
    month: Month = None,
    quarter: Quarter = None,
    half: Half = None,
    annual: Annual = False,
    year: Year = None,
    calendar: Calendar = False,
    document: Annotated[
        str | None, typer.Option("--document", metavar="SỐ", help="Số báo cáo đã gửi; khi mở lại: văn bản cho phép.")
    ] = None,
    reopen: Annotated[bool, typer.Option("--reopen", help="Mở lại kỳ đã chốt; vết chốt cũ vẫn được giữ.")] = False,
    reason: Annotated[str | None, typer.Option("--reason", metavar="LÝ_DO", help="Lý do mở lại.")] = None,
    by: By = None,
    workspace: Workspace = None,
) -> None:
    """Close a period, or open it again."""
    typed = PeriodTyped(month=month, quarter=quarter, half=half, annual=annual, year=year, calendar=calendar)
    root = workspace_root(workspace)
    if not reopen:
        done = close_period(root, typed, now=clock.now(), by=by, document=document)
        tell(f"Đã chốt kỳ {done.period}: {done.entries} bản ghi.")
    elif document and reason:
        done = reopen_period(root, typed, now=clock.now(), document=document, why=reason, by=by)
        tell(f"Đã mở lại kỳ {done.period}.")
    else:
        raise UsageFaultError("mở lại kỳ đã chốt cần cả --document và --reason")
    say(done.file)
