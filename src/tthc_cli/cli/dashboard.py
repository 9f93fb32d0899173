"""tthc dashboard."""

from pathlib import Path
from typing import Annotated

import typer

from tthc_cli.cli import clock
from tthc_cli.cli.options import AsOf, Workspace, day_or_today, workspace_root
from tthc_cli.cli.serving import serve
from tthc_cli.cli.terminal import say, tell, warn_of_errors
from tthc_cli.errors import UsageFaultError
from tthc_cli.report.dashboard.view import Audience
from tthc_cli.usecases.publishing import Seen, publish, see
from tthc_cli.usecases.showing import LivePage
from tthc_cli.usecases.understanding import understand_day

HELP = (
    "Viết trang tổng quan cho lãnh đạo hoặc bảng tin: một tệp HTML không cần mạng, mở bằng trình duyệt, "
    "in được; hoặc chiếu trực tiếp trong phòng họp."
)
EXAMPLES = """
tthc dashboard
tthc dashboard --public -o bang-tin
tthc dashboard --as-of 14/9/2026 -o quy-III
tthc dashboard --serve
"""
FOLDER = "dashboard"


def dashboard(
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="THƯ_MỤC", help=f"Thư mục để ghi index.html (mặc định: {FOLDER})."),
    ] = None,
    as_of: AsOf = None,
    public: Annotated[
        bool,
        typer.Option(
            "--public",
            help="Bản công khai: không có khó khăn, nguyên nhân, kiến nghị, phương hướng, tên người ghi, ghi chú nội bộ.",
        ),
    ] = False,
    serve_: Annotated[
        bool, typer.Option("--serve", help="Không ghi tệp mà chiếu trên máy này, tự cập nhật khi dữ liệu thay đổi.")
    ] = False,
    port: Annotated[
        str | None, typer.Option("--port", metavar="CỔNG", help="Cổng khi dùng --serve (mặc định: 8383).")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè index.html không phải do tthc viết.")] = False,
    workspace: Workspace = None,
) -> None:
    """Write the dashboard page, or serve it."""
    audience = Audience.PUBLIC if public else Audience.INTERNAL
    root = workspace_root(workspace)
    if serve_:
        if output or force:
            raise UsageFaultError("--serve không ghi tệp, nên không dùng cùng -o hoặc --force")
        day = understand_day(as_of, "--as-of") if as_of else None
        serve(LivePage(root, today=clock.today, as_of=day, audience=audience), port)
    elif port:
        raise UsageFaultError("--port chỉ dùng với --serve")
    else:
        seen = see(root, as_of=day_or_today(as_of), today=clock.today(), audience=audience)
        _write(seen, Path(output or FOLDER), force=force)


def _write(seen: Seen, folder: Path, *, force: bool) -> None:
    path, changed = publish(seen, folder, force=force)
    say(str(path))
    tell(f"Đã ghi {path}; mở tệp này bằng trình duyệt." if changed else f"{path} đã đúng như vậy, không phải ghi lại.")
    for note in seen.notes:
        tell(note)
    warn_of_errors(seen.errors)
    if seen.errors:
        raise typer.Exit(1)
