"""The program: its commands in the order in which they are needed, and the one boundary where errors become sentences and exit codes."""

import sys
import traceback
from importlib.metadata import version
from types import TracebackType
from typing import Annotated, Self

import typer

from tthc_cli.cli import init, record, report, show, status, validate
from tthc_cli.cli.terminal import show_stop, speak_utf8, tell
from tthc_cli.cli.vietnamese import CONTEXT, VietnameseCommand, VietnameseGroup, in_vietnamese
from tthc_cli.errors import StopError

BUG, INTERRUPTED = 70, 130

app = typer.Typer(
    cls=VietnameseGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    context_settings=CONTEXT,
    help="Theo dõi việc thực hiện kế hoạch cải cách thủ tục hành chính của phường.",
    epilog="tthc status\ntthc record III.2.b --unit vhxh --progress in_progress --result “…”\ntthc report --quarter 2",
)
for function, help_, examples in (
    (status.status, status.HELP, status.EXAMPLES),
    (show.show, show.HELP, show.EXAMPLES),
    (record.record, record.RECORD_HELP, record.RECORD_EXAMPLES),
    (record.instruct, record.INSTRUCT_HELP, record.INSTRUCT_EXAMPLES),
    (report.report, report.HELP, report.EXAMPLES),
    (validate.validate, validate.HELP, validate.EXAMPLES),
    (init.init, init.HELP, init.EXAMPLES),
):
    app.command(cls=VietnameseCommand, help=help_, epilog=examples, context_settings=CONTEXT)(function)


@app.callback()
def _program(
    context: typer.Context,
    version_: Annotated[bool, typer.Option("--version", help="Hiện phiên bản rồi thôi.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Khi tthc gặp lỗi lập trình, in chi tiết để gửi người phát triển.")] = False,
) -> None:
    del debug
    if version_:
        typer.echo(f"tthc {version('tthc-cli')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main() -> None:
    """Run the program and end it with its exit code."""
    speak_utf8()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line; its exit code."""
    with _Boundary(shows_traceback="--debug" in arguments) as boundary:
        code = app(arguments, prog_name="tthc", standalone_mode=False)
        boundary.code = code if isinstance(code, int) else 0
    if boundary.code == INTERRUPTED:
        tell("Đã dừng theo yêu cầu.")
    return boundary.code


class _Boundary:
    """Turns whatever ends a command into a sentence on stderr and an exit code; what nobody foresaw is a bug of ours and says so."""

    def __init__(self, *, shows_traceback: bool) -> None:
        self.code = 0
        self._shows_traceback = shows_traceback

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        if isinstance(error, typer.TyperException):
            error = in_vietnamese(error)
        if isinstance(error, StopError):
            show_stop(error)
            self.code = error.exit_code
        elif isinstance(error, typer.Abort | KeyboardInterrupt):
            self.code = INTERRUPTED
        elif isinstance(error, Exception):
            self._show_bug(error)
            self.code = BUG
        return not isinstance(error, SystemExit)

    def _show_bug(self, error: Exception) -> None:
        if self._shows_traceback:
            traceback.print_exception(error)
        name = type(error).__name__
        tell(f"tthc gặp lỗi lập trình ({name}); dữ liệu không bị thay đổi dở dang.")
        tell("  Chạy lại với tthc --debug … và gửi toàn bộ nội dung in ra cho người phát triển.")
