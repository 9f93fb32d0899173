"""Changing one value in a file that a person wrote, keeping every other byte: comments, order, line ends.

An edit of the located span, rather than a round-trip library: such libraries re-write the whole file in their own manner, and would read
it by other rules than ours. What an edit made is read back by the ordinary reader before anything is written.
"""

import textwrap
from collections.abc import Mapping
from typing import Any

import yaml

from tthc_cli.errors import CannotGoOnError
from tthc_cli.problems import Key
from tthc_cli.store.entry_files import RecordDumper
from tthc_cli.store.yaml_reader import PARSER

_BOM = "\ufeff"


def replace_value(text: str, path: tuple[Key, ...], words: str) -> str:
    """The text with the value at the path replaced; a key that is not there yet is added at the end of its record.

    Raises CannotGoOnError where the path leads to no record, or to a value that is no single text.
    """
    return _edited(text, lambda bare: _replace(bare, path, words))


def append_record(text: str, key: str, record: Mapping[str, Any]) -> str:
    """The text with one more record at the end of the list under a key of the first level, which is added where it is missing."""
    return _edited(text, lambda bare: _append(bare, key, record))


def _edited(text: str, edit: Any) -> str:
    """Edit without BOM and with plain line ends, and put both back."""
    bom = _BOM if text.startswith(_BOM) else ""
    bare = text.removeprefix(bom)
    line_end = "\r\n" if "\r\n" in bare else "\n"
    try:
        edited: str = edit(bare.replace("\r\n", "\n"))
    except yaml.YAMLError as error:
        # The reader puts odd spaces right before it reads; here every byte is as it was.
        raise _by_hand() from error
    return bom + edited.replace("\n", line_end)


def _replace(text: str, path: tuple[Key, ...], words: str) -> str:
    node = yaml.compose(text, Loader=PARSER)
    for key in path[:-1]:
        node = _inside(node, key)
    value = _inside(node, path[-1])
    if isinstance(value, yaml.ScalarNode):
        end = value.end_mark.index
        kept_line_end = "\n" if text[value.start_mark.index : end].endswith("\n") else ""
        return text[: value.start_mark.index] + _scalar(words) + kept_line_end + text[end:]
    if value is None and isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
        indent = " " * node.value[0][0].start_mark.column
        return _insert_after(text, node.value[-1][1], f"{indent}{path[-1]}: {_scalar(words)}\n")
    raise _by_hand()


def _by_hand() -> CannotGoOnError:
    return CannotGoOnError(
        "không sửa tự động được chỗ này", hint="Sửa tay trong tệp, rồi ghi amendments trong plan/plan.yaml."
    )


def _append(text: str, key: str, record: Mapping[str, Any]) -> str:
    root = yaml.compose(text, Loader=PARSER)
    held = _inside(root, key)
    block = yaml.dump([dict(record)], Dumper=RecordDumper, allow_unicode=True, sort_keys=False, width=100)
    if held is None:
        return f"{text.rstrip()}\n\n{key}:\n{textwrap.indent(block, '  ')}"
    if isinstance(held, yaml.SequenceNode) and held.value and not held.flow_style:
        return _insert_after(text, held.value[-1], textwrap.indent(block, " " * held.start_mark.column))
    if isinstance(held, yaml.SequenceNode) and held.value:
        raise CannotGoOnError(
            f"{key} viết trên một dòng nên không thêm tự động được",
            hint="Viết mỗi mục trên một dòng “- …”, rồi chạy lại.",
        )
    start, end = held.start_mark.index, held.end_mark.index
    return f"{text[:start].rstrip(' ')}\n{textwrap.indent(block, '  ').rstrip()}{text[end:]}"


def _inside(node: Any, key: Key) -> Any:
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int):
        return node.value[key]
    if isinstance(node, yaml.MappingNode):
        return next((value for name, value in node.value if name.value == key), None)
    return None


def _insert_after(text: str, node: Any, lines: str) -> str:
    """Insert whole lines after the last line of a node."""
    at = _last_index(node)
    line_end = text.find("\n", at)
    if line_end < 0:
        return f"{text}\n{lines}"
    return text[: line_end + 1] + lines + text[line_end + 1 :]


def _last_index(node: Any) -> int:
    """The position of the last character of a node; block nodes end where the next begins, so their last value is asked."""
    if isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
        return _last_index(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        return _last_index(node.value[-1])
    index: int = node.end_mark.index
    return index - 1


def _scalar(words: str) -> str:
    """The words as one line of YAML, quoted where they must be."""
    dumped: str = yaml.dump({"k": words}, Dumper=RecordDumper, allow_unicode=True, width=10_000)
    return dumped.removeprefix("k: ").rstrip("\n")
