"""The program: its commands in the order in which they are needed, and the one boundary where errors become sentences and exit codes."""

import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from types import TracebackType
from typing import Annotated, Any, Self

import typer

from tthc_cli.cli.streams import fall_silent, nobody_listens
from tthc_cli.cli.terminal import show_stop, tell
from tthc_cli.cli.version import VERSION
from tthc_cli.cli.vietnamese import CONTEXT, VietnameseCommand, VietnameseGroup, in_vietnamese
from tthc_cli.errors import StopError

UNHEARD, BUG, INTERRUPTED = 1, 70, 130

COMMANDS = (
    "status",
    "remind",
    "calendar",
    "show",
    "record",
    "instruct",
    "form",
    "collect",
    "report",
    "export",
    "dashboard",
    "close",
    "validate",
    "diff",
    "log",
    "amend",
    "schema",
    "init",
    "import",
    "completion",
)
"""Each is a module of this room with a function of its name (`import` is a word of Python: import_), HELP and EXAMPLES. Only the one that is
called is imported: `status` must not wait for what `report` needs."""


def build(names: Sequence[str] = COMMANDS) -> typer.Typer:
    """The program with these commands."""
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
    app.callback()(_program)
    for name in names:
        module = module_of(name)
        command = app.command(
            name, cls=VietnameseCommand, help=module.HELP, epilog=module.EXAMPLES, context_settings=CONTEXT
        )
        command(getattr(module, _python_name(name)))
    return app


def module_of(command: str) -> Any:
    """The module of one of COMMANDS."""
    return import_module(f"tthc_cli.cli.{_python_name(command)}")


def _python_name(command: str) -> str:
    return f"{command}_" if iskeyword(command) else command


def _program(
    context: typer.Context,
    version_: Annotated[bool, typer.Option("--version", help="Hiện phiên bản rồi thôi.")] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Khi tthc gặp lỗi lập trình, in chi tiết để gửi người phát triển.")
    ] = False,
) -> None:
    del debug
    if version_:
        typer.echo(f"tthc {VERSION}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def run(arguments: list[str]) -> int:
    """Run one command line; its exit code."""
    with _Boundary(shows_traceback="--debug" in arguments) as boundary:
        called = next((word for word in arguments if not word.startswith("-")), "")
        app = build([called] if called in COMMANDS else () if arguments == ["--version"] else COMMANDS)
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

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if isinstance(error, typer.TyperException):
            error = in_vietnamese(error)
        if isinstance(error, StopError):
            show_stop(error)
            self.code = error.exit_code
        elif isinstance(error, typer.Abort | KeyboardInterrupt):
            self.code = INTERRUPTED
        elif isinstance(error, OSError) and nobody_listens(error):
            fall_silent()
            self.code = UNHEARD
        elif isinstance(error, Exception):
            self._show_bug(error)
            self.code = BUG
        return not isinstance(error, SystemExit)

    def _show_bug(self, error: Exception) -> None:
        if self._shows_traceback:
            sys.__excepthook__(type(error), error, error.__traceback__)
        name = type(error).__name__
        tell(f"tthc gặp lỗi lập trình ({name}); dữ liệu không bị thay đổi dở dang.")
        tell("  Chạy lại với tthc --debug … và gửi toàn bộ nội dung in ra cho người phát triển.")
