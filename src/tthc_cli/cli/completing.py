"""What a shell asks at the Tab key (see `tthc completion`): the words before the one that is begun, and its beginning.

An own protocol rather than Typer's: its script for PowerShell lets the console's code page spoil every Vietnamese letter, its script for
zsh evaluates what it is told, so that a title in a plan could run commands, and its installation opens the execution policy. Here
candidates are lines of text, "value TAB what it means", and no shell ever evaluates one: a value that could be more than one word to
some shell is not offered at all.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Any

import typer

from tthc_cli.cli.main import COMMANDS, build, module_of
from tthc_cli.cli.options import workspace_root
from tthc_cli.errors import StopError
from tthc_cli.usecases.offering import Choice
from tthc_cli.usecases.suggesting import (
    PROGRESS_WORDS,
    REPORT_KINDS,
    SCHEMAS,
    SHELLS,
    TABLES,
    TASK_KINDS,
    Suggestions,
    continuing,
)

Source = Callable[[Suggestions], list[Choice]]

OPTIONS: Mapping[str, Source] = {
    "--unit": Suggestions.units,
    "--task": Suggestions.tasks,
    "--target": Suggestions.targets,
    "--section": Suggestions.sections,
    "--measure": Suggestions.indicators,
    "--month": Suggestions.months,
    "--quarter": Suggestions.quarters,
    "--half": Suggestions.halves,
    "--year": Suggestions.years,
    "--corrects": Suggestions.entries,
    "--template": Suggestions.templates,
}
"""What an option takes that depends on the plan; an option means the same in every command."""
WORDS: Mapping[str, Sequence[Choice]] = {
    "--progress": PROGRESS_WORDS,
    "--only": TASK_KINDS,
    "--fail-on": TASK_KINDS,
    "--kind": REPORT_KINDS,
    "--what": TABLES,
}
"""What an option takes that is the same for every plan."""
ARGUMENTS: Mapping[str, Source] = {
    "record": Suggestions.tasks,
    "instruct": Suggestions.tasks,
    "amend": Suggestions.tasks,
    "log": Suggestions.tasks,
    "show": Suggestions.items,
}
"""What the argument of a command is, of the plan."""
ARGUMENT_WORDS: Mapping[str, Sequence[Choice]] = {
    "schema": SCHEMAS,
    "completion": [Choice(shell, "") for shell in SHELLS],
}
"""What the argument of a command is, the same for every plan."""
_LISTS = frozenset(("--only", "--fail-on"))
"""Options that take several words with commas between."""


def complete(words: Sequence[str], begun: str) -> int:
    """Print what the word begun after these words may become. Where nothing is known, nothing is said: nobody asked for a fault."""
    # bash hands over --unit=vh as three words, and an open quotation mark as part of the word.
    said, typed = [word for word in words if word != "="], begun.removeprefix("=").lstrip("\"'")
    with suppress(StopError, OSError):
        for choice in _safe(_candidates(said, typed)):
            meaning = " ".join(choice.words.split())
            typer.echo(f"{choice.value}\t{''.join(filter(str.isprintable, meaning))}")
    return 0


def _safe(choices: Iterable[Choice]) -> Iterable[Choice]:
    """Those that are one word in every shell, each value once: of values that are all the same bash would insert the meaning, too."""
    return {choice.value: choice for choice in choices if _SAFE.fullmatch(choice.value)}.values()


_SAFE = re.compile(r"(?:--)?\w[\w.,=-]*")
"""Letters, digits and signs that no shell expands, ends a word or a command at; a file may have any other name."""


def _candidates(words: list[str], begun: str) -> list[Choice]:
    name = next((word for word in words if not word.startswith("-")), None)
    if name is None:
        return continuing(begun, _options(_program(COMMANDS)) if begun.startswith("-") else _commands())
    if name not in COMMANDS:
        return []
    return _in_command(_program((name,)).commands[name], words[words.index(name) + 1 :], begun)


def _in_command(command: Any, words: list[str], begun: str) -> list[Choice]:
    valued = {name for param in command.params if _takes_value(param) for name in param.opts}
    option, joined, value = begun.partition("=")
    if joined and option in valued:
        found = _values(command.name, option, words, value)
        return [Choice(f"{option}={choice.value}", choice.words) for choice in found]
    if words and words[-1] in valued:
        return _values(command.name, words[-1], words, begun)
    if begun.startswith("-"):
        return continuing(begun, _options(command))
    pairs = zip(["", *words], words, strict=False)
    has_argument = any(not word.startswith("-") and before not in valued for before, word in pairs)
    return continuing(begun, _arguments(command.name, words)) if not has_argument else []


def _program(names: Sequence[str]) -> Any:
    return typer.main.get_command(build(names))


def _takes_value(param: Any) -> bool:
    return param.param_type_name == "option" and not param.is_flag


def _commands() -> Iterable[Choice]:
    pages = ((name, module_of(name).HELP) for name in COMMANDS)
    return [Choice(name, page.strip().partition("\n")[0]) for name, page in pages]


def _options(command: Any) -> list[Choice]:
    options = [param for param in command.params if param.param_type_name == "option"]
    return [Choice(name, param.help or "") for param in options for name in param.opts if name.startswith("--")]


def _arguments(command: str, words: Sequence[str]) -> Iterable[Choice]:
    if command in ARGUMENT_WORDS:
        return ARGUMENT_WORDS[command]
    return ARGUMENTS[command](_suggestions(words)) if command in ARGUMENTS else ()


def _values(command: str, option: str, words: Sequence[str], begun: str) -> list[Choice]:
    """What the option may be given, in this command."""
    before, comma, last = begun.rpartition(",") if option in _LISTS else ("", "", begun)
    found = continuing(last, _known(command, option, words))
    return [Choice(f"{before}{comma}{choice.value}", choice.words) for choice in found]


def _known(command: str, option: str, words: Sequence[str]) -> Iterable[Choice]:
    if option == "--format":
        return [Choice(format_, "") for format_ in module_of(command).FORMATS]
    if option in WORDS:
        return WORDS[option]
    return OPTIONS[option](_suggestions(words)) if option in OPTIONS else ()


def _suggestions(words: Sequence[str]) -> Suggestions:
    """Those of the workspace that the command would use. Raises StopError without one."""
    named = [after for word, after in pairwise(words) if word == "--workspace"]
    joined = [word.partition("=")[2] for word in words if word.startswith("--workspace=")]
    return Suggestions(workspace_root(next(iter([*named, *joined]), None)))
