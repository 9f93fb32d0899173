"""Options that several commands share, and what they mean."""

import os
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from tthc_cli.cli import clock
from tthc_cli.errors import CannotGoOnError
from tthc_cli.usecases.looking import locate_workspace
from tthc_cli.usecases.understanding import understand_day

Workspace = Annotated[
    str | None,
    typer.Option(
        "--workspace", metavar="THƯ_MỤC", help="Thư mục có kế hoạch; nếu không ghi thì tìm từ thư mục hiện tại trở lên."
    ),
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="NGÀY", help="Xem tình hình đến hết ngày này (mặc định: hôm nay).")
]
Json = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON cho chương trình khác đọc.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="Không dùng màu.")]
Task = Annotated[
    str | None, typer.Argument(metavar="MÃ", help="Mã nhiệm vụ hoặc bước, ví dụ III.2.đ, 2.dd, III.1.b.1.")
]
Late = Annotated[bool, typer.Option("--late", help="Ghi bổ sung cho kỳ đã chốt; báo cáo kỳ sau sẽ nêu rõ.")]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="HỌ_TÊN", help="Người ghi (mặc định: tên trong git hoặc tên đăng nhập máy)."),
]


def workspace_root(given: str | None) -> Path:
    """The workspace meant by --workspace, TTHC_WORKSPACE or the folder where the officer stands."""
    return locate_workspace(given, os.environ.get("TTHC_WORKSPACE"), _here())


def _here() -> Path:
    """The folder where the officer stands. Raises CannotGoOnError where it was removed, as when a network drive is gone."""
    try:
        return Path.cwd()
    except OSError as error:
        raise CannotGoOnError(
            "thư mục hiện tại không còn: đã bị xoá, hoặc ổ mạng đã ngắt",
            hint="Vào lại thư mục có kế hoạch rồi chạy lại.",
        ) from error


def day_or_today(as_of: str | None) -> date:
    """The day of --as-of, else today."""
    return understand_day(as_of, "--as-of") if as_of else clock.today()
