"""tthc import."""

from pathlib import Path
from typing import Annotated

import typer

from tthc_cli.cli import clock
from tthc_cli.cli.options import workspace_root
from tthc_cli.cli.terminal import say, screen, show_problems, tell, warn_of_errors
from tthc_cli.report.change_text import difference_text
from tthc_cli.report.import_text import IMPORT_FILE, counts, points_to_decide
from tthc_cli.usecases.importing import Imported, compare_with, import_plan

HELP = "Lập bản nháp kế hoạch từ tệp Word (.docx), PDF hoặc tệp chữ của bản kế hoạch."
EXAMPLES = """
tthc import "Ke hoach 83.docx"
tthc import ke-hoach-83.txt ke-hoach-2026
tthc import "Ke hoach 83 sua doi.docx" --into ke-hoach-2026
"""


def import_(
    file: Annotated[str, typer.Argument(metavar="TỆP", help="Tệp của bản kế hoạch: .docx, .pdf, .txt, .md.")],
    folder: Annotated[
        str | None, typer.Argument(metavar="[THƯ_MỤC]", help="Thư mục của kế hoạch mới (mặc định: tên tệp, bỏ đuôi).")
    ] = None,
    into: Annotated[
        str | None,
        typer.Option("--into", metavar="THƯ_MỤC", help="So với kế hoạch đã có trong thư mục này; không ghi gì."),
    ] = None,
) -> None:
    """Write the draft, or show what the document changes."""
    if into:
        difference = compare_with(Path(file), workspace_root(into))
        say(difference_text(difference), end="")
        warn_of_errors(difference.faults, counts_entries=False)
        raise typer.Exit(1 if difference.faults else 0)
    show_imported(import_plan(Path(file), Path(folder or Path(file).stem), today=clock.today()))


def show_imported(imported: Imported) -> None:
    """Say what was made and what comes next; ends the command with 1 where errors are left."""
    draft = imported.draft
    say(f"Đã lập bản nháp trong {imported.folder}: {counts(draft)}.")
    say(f"Cần quyết định {len(points_to_decide(draft))} điểm; {len(draft.unread)} đoạn văn chưa đặt vào đâu.")
    say(f"Bước tiếp theo: đọc {imported.folder / IMPORT_FILE}, sửa các chỗ ghi “kiểm tra:”, rồi chạy tthc validate.")
    if draft.caution:
        tell(f"Chú ý: {draft.caution}")
    if imported.errors:
        tell(f"\nBản nháp còn {len(imported.errors)} lỗi phải sửa trước khi dùng:")
        show_problems(imported.errors, screen(to_stderr=True))
        raise typer.Exit(1)
