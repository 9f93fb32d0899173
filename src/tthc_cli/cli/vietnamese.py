"""Typer in Vietnamese: the frame of help pages, and its refusals of a command line, by kind and never by its English sentence."""

import inspect
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, Protocol

import typer
from typer.core import TyperCommand, TyperGroup

from tthc_cli.errors import UsageFaultError

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _Formatter(Protocol):
    def write_usage(self, prog: str, args: str = ..., prefix: str | None = ...) -> None: ...
    def write_paragraph(self) -> None: ...
    def write(self, string: str) -> None: ...
    def write_dl(self, rows: Sequence[tuple[str, str]]) -> None: ...
    def write_text(self, text: str) -> None: ...
    def indentation(self) -> Any: ...
    def section(self, name: str) -> Any: ...


def _write_help(command: Any, context: Any, formatter: _Formatter) -> None:
    """Usage, description, arguments, options, commands, examples."""
    pieces = [_PIECES.get(piece, piece) for piece in command.collect_usage_pieces(context)]
    formatter.write_usage(context.command_path, " ".join(pieces), prefix="Cách dùng: ")
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(inspect.cleandoc(command.help or ""))
    for title, kind in (("Tham số", "argument"), ("Tùy chọn", "option")):
        rows = [_row(param, context) for param in command.get_params(context) if param.param_type_name == kind]
        if rows:
            with formatter.section(title):
                formatter.write_dl(rows)
    commands = [
        (name, found.help.split("\n", 1)[0])
        for name, found in getattr(command, "commands", {}).items()
        if not found.hidden
    ]
    if commands:
        with formatter.section("Lệnh"):
            formatter.write_dl(commands)
    if command.epilog:
        formatter.write_paragraph()
        formatter.write("Ví dụ:\n" + "".join(f"  {line}\n" for line in inspect.cleandoc(command.epilog).split("\n")))


_PIECES = {"[OPTIONS]": "[TÙY CHỌN]", "COMMAND [ARGS]...": "LỆNH [THAM SỐ]…"}


def _row(param: Any, context: Any) -> tuple[str, str]:
    if param.name == "help":
        return "-h, --help", "Hiện hướng dẫn này rồi thôi."
    if param.param_type_name == "argument":
        return param.make_metavar(context) if param.metavar is None else param.metavar, param.help or ""
    names = ", ".join([*param.opts, *param.secondary_opts])
    return f"{names} {param.metavar}" if param.metavar else names, param.help or ""


class VietnameseCommand(TyperCommand):
    """A command whose help and refusals are Vietnamese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        _write_help(self, ctx, formatter)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse, and refuse words left over."""
        ctx.allow_extra_args = True
        left: list[str] = super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            raise UsageFaultError(
                f"thừa “{' '.join(ctx.args)}”", hint=_see_help(ctx, "Nội dung có dấu cách phải đặt trong ngoặc kép.")
            )
        return left


class VietnameseGroup(TyperGroup):
    """The program: its commands stand in the order in which they are needed."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        _write_help(self, ctx, formatter)

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands in the order of their registration."""
        del ctx
        return list(self.commands)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command named first; an unknown one is refused with the near names."""
        name = args[0]
        if name not in self.commands and not name.startswith("-") and not ctx.resilient_parsing:
            near = get_close_matches(name, self.commands, n=2)
            meant = (
                f"Có phải {' hay '.join(f'“{word}”' for word in near)}?"
                if near
                else f"Các lệnh: {', '.join(self.commands)}."
            )
            raise UsageFaultError(f"không có lệnh “{name}”", hint=_see_help(ctx, meant))
        return super().resolve_command(ctx, args)


def in_vietnamese(error: typer.TyperException) -> UsageFaultError:
    """A refusal of the command line by Typer, worded for an officer."""
    context = getattr(error, "ctx", None)
    option = getattr(error, "option_name", "")
    match type(error).__name__:
        case "NoSuchOption":
            near = get_close_matches(option, getattr(error, "possibilities", None) or [], n=1)
            hint = f"Có phải {near[0]}?" if near else ""
            return UsageFaultError(f"không có tùy chọn {option}", hint=_see_help(context, hint))
        case "BadOptionUsage" if "does not take" in error.message:
            return UsageFaultError(f"tùy chọn {option} không nhận giá trị", hint=_see_help(context))
        case "BadOptionUsage":
            return UsageFaultError(f"tùy chọn {option} thiếu giá trị", hint=_see_help(context))
        case "MissingParameter":
            return UsageFaultError(f"thiếu {_name_of(getattr(error, 'param', None))}", hint=_see_help(context))
        case _:
            return UsageFaultError("câu lệnh chưa đúng", hint=_see_help(context))


def _name_of(param: Any) -> str:
    if param is None:
        return "tham số"
    return str(param.opts[-1] if param.param_type_name == "option" else param.metavar or param.name)


def _see_help(context: Any, hint: str = "") -> str:
    command = context.command_path if context is not None else "tthc"
    return f"{hint} Xem hướng dẫn: {command} --help".strip()
