"""Where a command's answer goes: to a file, whose ending may tell its format, or to the screen."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from tthc_cli.cli.terminal import say, tell
from tthc_cli.errors import UsageFaultError
from tthc_cli.usecases.reporting import save

Output = Annotated[
    str | None, typer.Option("-o", "--output", metavar="TỆP", help="Ghi ra tệp; đuôi tệp cho biết dạng.")
]
Force = Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")]


@dataclass(frozen=True)
class FormatChoice:
    """The formats a command writes; those that are `binary` make no sense on a screen. `example` lacks only the ending."""

    formats: tuple[str, ...]
    binary: frozenset[str]
    on_screen: str
    example: str


def chosen_format(given: str | None, output: str | None, choice: FormatChoice) -> str:
    """The format asked for, else the one of the file's ending, else the one for the screen."""
    wanted = given or (Path(output).suffix.removeprefix(".").lower() if output else choice.on_screen)
    if wanted in choice.binary and not output:
        raise UsageFaultError(f"dạng {wanted} phải ghi ra tệp", hint=f"Ví dụ: {choice.example}.{wanted}")
    if wanted in choice.formats:
        return wanted
    if not wanted:
        raise UsageFaultError(
            f"không rõ phải ghi “{output}” dạng gì",
            hint=f"Ghi tên tệp có đuôi, ví dụ: {choice.example}.{choice.formats[0]}",
        )
    raise UsageFaultError(f"không viết được dạng “{wanted}”", hint=f"Chọn trong: {', '.join(choice.formats)}.")


def deliver(data: bytes, output: str | None, *, force: bool) -> None:
    """Write the data to the file, or as text to the screen."""
    if output is None:
        # The screen, or a pipe on Windows, has line ends of its own.
        say(data.decode().replace("\r\n", "\n"), end="")
        return
    changed = save(Path(output), data, force=force)
    tell(f"Đã ghi {output}." if changed else f"{output} đã đúng như vậy, không phải ghi lại.")
