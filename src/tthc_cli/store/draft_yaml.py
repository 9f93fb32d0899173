"""YAML for a person to go on with: values by the ordinary dumper, and above each value that needs a look a comment that says why."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml

from tthc_cli.store.entry_files import RecordDumper

WIDTH = 100
_FOLDED_FROM = 88


@dataclass(frozen=True)
class Entry:
    """A key of a record with its value (None: left out, only the remark stands) and a remark for the reader."""

    key: str
    value: Any
    remark: str = ""


class _DraftDumper(RecordDumper):
    """Folds long sentences, keeps short lists on one line, sets lists in."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002
        """Set a list in below its key, as people write it."""
        del indentless
        super().increase_indent(flow, False)  # noqa: FBT003


class _Short(list[str]):
    """A list to be written on one line."""


class _ShortMap(dict[str, str]):
    """A mapping to be written on one line."""


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    is_long = len(text) > _FOLDED_FROM or "\n" in text
    if is_long and all(line.isprintable() and not line.startswith(" ") for line in text.split("\n")):
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=">")
    node: yaml.Node = RecordDumper.yaml_representers[str](dumper, text)
    return node


def _write_short(dumper: yaml.SafeDumper, values: "_Short") -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=True)


_DraftDumper.add_representer(str, _write_text)


def _write_short_map(dumper: yaml.SafeDumper, values: "_ShortMap") -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", values.items(), flow_style=True)


_DraftDumper.add_representer(_Short, _write_short)
_DraftDumper.add_representer(_ShortMap, _write_short_map)


def record(entries: Iterable[Entry], *, indent: int = 0, is_item: bool = False) -> str:
    """A record, its remarks above the keys; as an item of a list its first key stands after "- "."""
    pad = " " * indent
    blocks = [_entry(entry) for entry in entries]
    text = textwrap.indent("".join(blocks), pad + ("  " if is_item else ""), lambda line: bool(line.strip()))
    return f"{pad}- {text[indent + 2 :]}" if is_item else text


def _entry(entry: Entry) -> str:
    comment = remark(entry.remark) if entry.remark else ""
    if entry.value is None:
        return comment
    dumped: str = yaml.dump(
        {entry.key: _shortened(entry.value)}, Dumper=_DraftDumper, allow_unicode=True, sort_keys=False, width=WIDTH
    )
    return comment + dumped


def _shortened(value: Any) -> Any:
    """Lists of ids, and ids by keys, on one line; anything else as it is."""
    if isinstance(value, list | tuple):
        return _Short(value) if _are_ids(value) else list(value)
    return _ShortMap(value) if isinstance(value, dict) and _are_ids(value.values()) else value


def _are_ids(values: Iterable[Any]) -> bool:
    return all(isinstance(one, str) and " " not in one for one in values)


def remark(words: str) -> str:
    """A remark as lines of a comment."""
    lines = textwrap.wrap(f"kiểm tra: {words}", WIDTH - 2, break_long_words=False, break_on_hyphens=False)
    return "".join(f"# {line}\n" for line in lines)
