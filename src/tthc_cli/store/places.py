"""From paths of keys to lines and columns, for the problems that are shown."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import yaml

from tthc_cli.problems import Key, Place, Problem, Span
from tthc_cli.store.yaml_reader import PARSER


def locate(problems: Iterable[Problem], text_of: Callable[[str], str | None]) -> list[Problem]:
    """The problems with the spans of their places. `text_of` reads a file again; a place in a file without text stays without a span."""
    by_file: defaultdict[str, list[Problem]] = defaultdict(list)
    located = []
    for problem in problems:
        if problem.place.span:
            located.append(problem)
        else:
            by_file[problem.place.file].append(problem)
    for file, waiting in by_file.items():
        located += _locate_in(text_of(file), waiting)
    return located


def _locate_in(text: str | None, problems: list[Problem]) -> list[Problem]:
    if text is None:
        return problems
    root, lines = _compose(text), text.split("\n")
    return [problem.moved_to(_span(root, problem.place, lines)) for problem in problems]


def _compose(text: str) -> Any:
    try:
        return yaml.compose(text, Loader=PARSER)
    except yaml.YAMLError:
        return None


def _span(root: Any, place: Place, lines: list[str]) -> Span:
    node = root
    for depth, key in enumerate(place.path):
        is_last = depth == len(place.path) - 1
        found = _inside(node, key, prefers_key=is_last and place.is_key)
        if found is None:
            node = node.value[0][0] if isinstance(node, yaml.MappingNode) and node.value else node
            break
        node = found
    return _span_of(node, lines)


def _inside(node: Any, key: Key, *, prefers_key: bool) -> Any:
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key]
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == key:
                return name if prefers_key or not value.value else value
    return None


def _span_of(node: Any, lines: list[str]) -> Span:
    if node is None:
        return Span(1, 1, 1, lines[0])
    start, end = node.start_mark, node.end_mark
    line = lines[min(start.line, len(lines) - 1)]
    width = end.column - start.column if end.line == start.line else len(line.rstrip()) - start.column
    return Span(start.line + 1, start.column + 1, max(1, width), line)
