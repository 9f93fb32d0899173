"""tthc init."""

from pathlib import Path
from typing import Annotated

import typer

from tthc_cli.cli import clock
from tthc_cli.cli.asking import ask_file, is_conversation
from tthc_cli.cli.import_ import show_imported
from tthc_cli.cli.terminal import say
from tthc_cli.usecases.importing import import_plan
from tthc_cli.usecases.starting import start_workspace, way_into

HELP = "Tạo kế hoạch mới trong một thư mục: bộ tệp mẫu có chú thích, hoặc kế hoạch minh họa."
EXAMPLES = """
tthc init ke-hoach-2026
tthc init thu --demo
"""


def init(
    folder: Annotated[
        str, typer.Argument(metavar="[THƯ_MỤC]", help="Thư mục của kế hoạch mới (mặc định: thư mục hiện tại).")
    ] = ".",
    demo: Annotated[
        bool, typer.Option("--demo", help="Kế hoạch 83/KH-UBND của phường Hồng An với tiến độ minh họa.")
    ] = False,
) -> None:
    """Write a new workspace; on a terminal ask first whether there is a document to make it from."""
    file = ask_file() if is_conversation() and not demo else None
    if file:
        show_imported(import_plan(file, Path(folder), today=clock.today()))
        return
    files = start_workspace(Path(folder), demo=demo)
    say(f"Đã tạo {len(files)} tệp trong {folder}.")
    say(f"Bước tiếp theo: {way_into(folder)}sửa plan/plan.yaml, chạy tthc validate, tthc status.")
