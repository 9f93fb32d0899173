"""tthc diff."""

from typing import Annotated

import typer

from tthc_cli.cli.options import Workspace, workspace_root
from tthc_cli.cli.terminal import say, say_json, warn_of_errors
from tthc_cli.errors import UsageFaultError
from tthc_cli.report.change_text import difference_fields, difference_markdown, difference_text
from tthc_cli.usecases.comparing import compare

HELP = "Kế hoạch thay đổi gì giữa hai bản trong git: theo nghĩa, không theo dòng; điều làm nhẹ kế hoạch nêu trước."
EXAMPLES = """
tthc diff
tthc diff main
tthc diff v1 v2 --format markdown
tthc diff '@{2026-06-30}'
"""
FORMATS = ("text", "markdown", "json")


def diff(
    old: Annotated[
        str, typer.Argument(metavar="[BẢN_CŨ]", help="Nhánh, thẻ, mã bản hoặc ngày @{2026-06-30} (mặc định: HEAD).")
    ] = "HEAD",
    new: Annotated[
        str | None, typer.Argument(metavar="[BẢN_MỚI]", help="Bản so với nó (mặc định: các tệp đang sửa).")
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="DẠNG", help="text, markdown (dán vào yêu cầu duyệt) hoặc json.")
    ] = "text",
    workspace: Workspace = None,
) -> None:
    """Show what changed in meaning."""
    if format_ not in FORMATS:
        raise UsageFaultError(f"--format: không có dạng “{format_}”", hint=f"Chọn trong: {', '.join(FORMATS)}.")
    difference = compare(workspace_root(workspace), old, new)
    if format_ == "json":
        say_json(difference_fields(difference))
    else:
        write = difference_markdown if format_ == "markdown" else difference_text
        say(write(difference), end="")
        warn_of_errors(difference.faults, counts_entries=False)
    if difference.faults:
        raise typer.Exit(1)
