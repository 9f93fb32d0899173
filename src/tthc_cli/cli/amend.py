"""tthc amend."""

from typing import Annotated

import typer

from tthc_cli.cli import clock
from tthc_cli.cli.options import Workspace, workspace_root
from tthc_cli.cli.terminal import say, tell
from tthc_cli.errors import UsageFaultError
from tthc_cli.usecases.amending import AmendmentTyped
from tthc_cli.usecases.amending import amend as change_deadline

HELP = "Điều chỉnh thời hạn của một nhiệm vụ theo văn bản: sửa hạn và ghi văn bản cho phép trong một bước."
EXAMPLES = """
tthc amend III.3.c --due "Trước 31/12/2026" --document 123/UBND-VP --date 5/11/2026 --reason "Chờ thành phố hướng dẫn"
"""


def amend(
    task: Annotated[str | None, typer.Argument(metavar="MÃ", help="Mã nhiệm vụ, ví dụ III.3.c.")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="LỜI", help="Thời hạn mới, bằng lời của văn bản.")] = None,
    document: Annotated[
        str | None, typer.Option("--document", metavar="SỐ", help="Số, ký hiệu văn bản cho phép.")
    ] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="LÝ_DO", help="Lý do điều chỉnh.")] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="NGÀY", help="Ngày văn bản (mặc định: hôm nay).")
    ] = None,
    workspace: Workspace = None,
) -> None:
    """Change a deadline with its amendment."""
    given = {"MÃ": task, "--due": due, "--document": document, "--reason": reason}
    if missing := [name for name, value in given.items() if not value]:
        raise UsageFaultError(f"thiếu {', '.join(missing)}", hint="Xem hướng dẫn: tthc amend --help")
    typed = AmendmentTyped(task or "", due or "", document or "", reason or "", date)
    done = change_deadline(workspace_root(workspace), typed, today=clock.today())
    tell(f"Đã điều chỉnh {done.task} ({done.title}): {done.old or 'không ghi hạn'} → {done.new}.")
    for file in done.files:
        say(file)
