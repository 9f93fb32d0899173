"""tthc validate."""

from typing import Annotated

import typer

from tthc_cli.cli import clock
from tthc_cli.cli.options import NoColor, Workspace, workspace_root
from tthc_cli.cli.terminal import say_json, say_to_host, screen, show_problems
from tthc_cli.cli.version import VERSION
from tthc_cli.errors import UsageFaultError
from tthc_cli.problems import count_errors
from tthc_cli.report.problem_json import github_annotations, problems_fields, sarif_fields
from tthc_cli.report.problem_text import count_words
from tthc_cli.usecases.checking import validate as find_problems

HELP = "Kiểm tra toàn bộ kế hoạch, lịch, mẫu báo cáo và tiến độ; nêu mọi lỗi và chỗ chưa đạt “5 rõ”. Không sửa gì."
EXAMPLES = """
tthc validate
tthc validate --strict
tthc validate --format json
tthc validate --since main --strict
"""
FORMATS = ("text", "json", "github", "sarif")


def validate(
    format_: Annotated[
        str,
        typer.Option("--format", metavar="DẠNG", help="text, json, hoặc để hiện từng dòng khi duyệt: github, sarif."),
    ] = "text",
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="BẢN", help="Coi là lỗi nếu từ bản git này kế hoạch bị làm nhẹ mà không có văn bản."
        ),
    ] = None,
    staged: Annotated[
        bool, typer.Option("--staged", help="Kiểm tra nội dung sắp lưu vào git thay vì các tệp đang sửa.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Coi cảnh báo như lỗi: kết thúc với mã 1.")] = False,
    no_color: NoColor = False,
    workspace: Workspace = None,
) -> None:
    """Check everything under plan/ and templates/."""
    if format_ not in FORMATS:
        raise UsageFaultError(f"--format: không có dạng “{format_}”", hint=f"Chọn trong: {', '.join(FORMATS)}.")
    problems = find_problems(workspace_root(workspace), today=clock.today(), since=since, staged=staged)
    if format_ == "json":
        say_json(problems_fields(problems))
    elif format_ == "sarif":
        say_json(sarif_fields(problems, VERSION))
    elif format_ == "github":
        for line in github_annotations(problems):
            say_to_host(line)
    else:
        console = screen(no_color=no_color)
        show_problems(problems, console)
        console.print(f"{count_words(problems)}.")
    if count_errors(problems) or (strict and problems):
        raise typer.Exit(1)
