"""From paths of keys to lines and columns, for the problems that are shown."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

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
    spans, lines = _find_spans(text, [problem.place for problem in problems]), text.split("\n")
    return [problem.moved_to(_span(spans.get(number), lines)) for number, problem in enumerate(problems)]


def _find_spans(text: str, places: list[Place]) -> Mapping[int, "_Stretch"]:
    """Where the places stand, by their numbers; empty where the text cannot be read. It is read only as far as the last of them."""
    search = _Search(_tree_of(places))
    try:
        for event in yaml.parse(text, Loader=PARSER):
            search.take(event)
            if len(search.found) == len(places):
                break
    except yaml.YAMLError:
        return {}
    return search.found


class _Stretch(NamedTuple):
    """From where to where something stands, as the marks of the parser."""

    start: Any
    end: Any


@dataclass
class _Wanted:
    """The places looked for at one node and below: numbers of those that are the node itself, of those that are its key, and those inside."""

    here: list[int] = field(default_factory=list)
    key: list[int] = field(default_factory=list)
    inside: dict[Key, "_Wanted"] = field(default_factory=dict)

    def all(self) -> Iterator[int]:
        """The numbers of all of them."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield from (*one.here, *one.key)
            waiting += one.inside.values()


def _tree_of(places: list[Place]) -> _Wanted:
    root = _Wanted()
    for number, place in enumerate(places):
        node = root
        for key in place.path:
            node = node.inside.setdefault(key, _Wanted())
        has_key = place.path and isinstance(place.path[-1], str)
        (node.key if has_key and place.is_key else node.here).append(number)
    return root


@dataclass
class _Open:
    """A list or a mapping begun that holds something wanted. `under` is the key that it stands under, `key` the one whose value comes next,
    `first` the first one.
    """

    wanted: _Wanted
    start: Any
    under: Any
    is_list: bool
    count: int = 0
    key: Any = None
    first: Any = None


class _Search:
    """Finds the wanted places among the events of the parser, and keeps nothing else of them."""

    def __init__(self, wanted: _Wanted) -> None:
        self.found: dict[int, _Stretch] = {}
        self._root: _Wanted | None = wanted
        self._open: list[_Open] = []
        self._skipped = 0

    def take(self, event: Any) -> None:
        """Take the next event."""
        kind = type(event)
        if kind in _ENDS:
            if self._skipped:
                self._skipped -= 1
            else:
                self._close(self._open.pop(), event)
        elif self._skipped:
            self._skipped += kind in _STARTS
        elif kind in _NODES:
            self._begin(event, is_whole=kind not in _STARTS)

    def _begin(self, event: Any, *, is_whole: bool) -> None:
        wanted, key = self._wanted_at(event)
        if is_whole:
            at = event if key is None or getattr(event, "value", True) else key
            self._find(wanted.all() if wanted else (), at, at)
        elif wanted:
            self._open.append(_Open(wanted, event, key, type(event) is yaml.SequenceStartEvent))
        else:
            self._skipped = 1

    def _wanted_at(self, event: Any) -> tuple[_Wanted | None, Any]:
        """What is wanted of the node that begins, and the key that it stands under."""
        if not self._open:
            root, self._root = self._root, None
            return root, None
        around = self._open[-1]
        around.count += 1
        if around.is_list:
            return around.wanted.inside.pop(around.count - 1, None), None
        if around.key is None:
            around.key = event
            around.first = around.first or event
            return None, None
        key, around.key = around.key, None
        wanted = around.wanted.inside.pop(getattr(key, "value", ""), None)
        self._find(wanted.key if wanted else (), key, key)
        return wanted, key

    def _close(self, ended: _Open, end: Any) -> None:
        """What is not there is shown at the first key of the mapping that lacks it; what is empty at the key that it stands under."""
        if ended.under and not ended.count:
            self._find(ended.wanted.all(), ended.under, ended.under)
            return
        self._find(ended.wanted.here, ended.start, end)
        missing = [number for one in ended.wanted.inside.values() for number in one.all()]
        self._find(missing, ended.first or ended.start, ended.first or end)

    def _find(self, numbers: Iterable[int], start: Any, end: Any) -> None:
        for number in numbers:
            self.found.setdefault(number, _Stretch(start.start_mark, end.end_mark))


_STARTS = frozenset((yaml.MappingStartEvent, yaml.SequenceStartEvent))
_ENDS = frozenset((yaml.MappingEndEvent, yaml.SequenceEndEvent))
_NODES = _STARTS | {yaml.ScalarEvent, yaml.AliasEvent}


def _span(stretch: _Stretch | None, lines: list[str]) -> Span:
    if stretch is None:
        return Span(1, 1, 1, lines[0])
    start, end = stretch
    line = lines[min(start.line, len(lines) - 1)]
    width = end.column - start.column if end.line == start.line else len(line.rstrip()) - start.column
    return Span(start.line + 1, start.column + 1, max(1, width), line)
