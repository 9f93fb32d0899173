"""tthc collect."""

from typing import Annotated

import typer

from tthc_cli.cli import clock
from tthc_cli.cli.options import Late, NoColor, Workspace, workspace_root
from tthc_cli.cli.terminal import note_errors_elsewhere, screen, show_problems, tell
from tthc_cli.errors import UsageFaultError
from tthc_cli.report.collected import print_form, print_summary
from tthc_cli.usecases.collecting import CollectTyped
from tthc_cli.usecases.collecting import collect as take_forms

HELP = "Thu các phiếu Excel (hoặc .csv) đã điền: kiểm tra từng ô, rồi ghi thành bản ghi tiến độ. Phiếu có lỗi thì không ghi dòng nào của phiếu ấy."
EXAMPLES = """
tthc collect Phieu-VHXH-2026-Q2.xlsx --dry-run
tthc collect phieu-quy-II
tthc collect "phieu-quy-II/*.xlsx"
"""


def collect(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="TỆP", help="Các phiếu, hoặc thư mục chứa phiếu.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ kiểm tra và hiện điều sẽ ghi; không ghi gì.")] = False,
    late: Late = False,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="HỌ_TÊN",
            help="Người ghi (mặc định: người lập phiếu, hoặc tên trong git, tên đăng nhập máy).",
        ),
    ] = None,
    no_color: NoColor = False,
    workspace: Workspace = None,
) -> None:
    """Take back forms that were filled in."""
    if not files:
        raise UsageFaultError("thiếu tệp phiếu", hint="Ví dụ: tthc collect Phieu-VHXH-2026-Q2.xlsx --dry-run")
    typed = CollectTyped(tuple(files), by, late, dry_run)
    taken = take_forms(workspace_root(workspace), typed, now=clock.now())
    console = screen(no_color=no_color)
    for one in taken.forms:
        print_form(one, console)
        show_problems(one.problems, screen(to_stderr=True))
        console.print()
    print_summary(taken.forms, console, is_dry_run=dry_run)
    if taken.not_looked_into:
        tell(f"Lưu ý: chưa xem thư mục con có bảng tính: {', '.join(taken.not_looked_into)}. Thu riêng nếu cần.")
    note_errors_elsewhere(taken.errors)
    if not taken.is_fine:
        raise typer.Exit(1)
