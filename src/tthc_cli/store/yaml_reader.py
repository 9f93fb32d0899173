"""YAML as officers mean it: text, lists and mappings, nothing else.

Events of the C parser are built into plain values: every scalar is text (dates, ids and numbers are read by the domain), a key without
a value is left out. What YAML allows and an officer never means is refused with its place: anchors, aliases, tags, duplicate keys,
deep nesting, words that other YAML programs bend (no, 010, 12:30). Without libyaml the pure parser does the same.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from tthc_cli.problems import Place, Problem, Rule, Severity, Span
from tthc_cli.store.decoding import CONTROL, CONTROL_CHARACTER, TURNING
from tthc_cli.store.syntax import NO_SPACE, describe_syntax_error, scan_lines

DUPLICATE_KEY = Rule(
    "T013",
    Severity.ERROR,
    "Một mục được ghi hai lần ở cùng một chỗ; không biết lấy nội dung nào.",
    "due: Trước 15/12/2026 … due: Trước 31/12/2026",
    "Giữ một dòng, xoá dòng kia.",
)
NOT_MEANT = Rule(
    "T014",
    Severity.ERROR,
    "Nội dung bắt đầu bằng &, * hoặc !: đó là ký hiệu riêng của dạng tệp này, tthc không dùng.",
    "title: *chung",
    "Đặt nội dung trong ngoặc kép nếu đúng là muốn ghi ký tự ấy.",
)
TOO_DEEP = Rule(
    "T015",
    Severity.ERROR,
    "Các mục lồng vào nhau quá sâu.",
    "[[[[[[[[…]]]]]]]]",
    "Viết lại theo mẫu: không mục nào cần quá vài cấp.",
)
BENT_WORD = Rule(
    "T016",
    Severity.ERROR,
    "Nội dung này các phần mềm khác sẽ hiểu thành thứ khác (no thành “sai”, 010 thành 8, 1.10 thành 1.1).",
    "document: 001",
    "Đặt nội dung trong ngoặc kép.",
)
SEVERAL_DOCUMENTS = Rule(
    "T020",
    Severity.ERROR,
    "Tệp có dòng --- ở giữa, chia nó thành nhiều phần; phần sau sẽ không được đọc.",
    "---",
    "Xoá dòng --- ở giữa tệp.",
)
READER_RULES = (DUPLICATE_KEY, NOT_MEANT, TOO_DEEP, BENT_WORD, SEVERAL_DOCUMENTS)

MAX_DEPTH = 32
_TOO_DEEP_WORDS = f"các mục lồng nhau quá {MAX_DEPTH} cấp"
MOST_REFUSED = 1000
"""A file that was refused in so many places is read no further."""
_ESCAPED = re.compile(f"{CONTROL.pattern}|{TURNING.pattern}|[\ud800-\udfff]")
"""What only an escape between quotes brings in: elsewhere the decoding has dealt with it."""
_NEW_RECORD = "Nếu từ đây là một phần mới, đặt “- ” ở đầu dòng; nếu không, giữ một dòng, xoá dòng kia."
_SQUEEZED = re.compile(r"([a-z_]+):\S")
PARSER: Any = getattr(yaml, "CLoader", yaml.Loader)
_PLAIN_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_BENT = re.compile(
    r"(?!\d{1,3}(?:\.\d{3})+$)(?:"
    r"(?i:yes|no|on|off|y|n)|[-+]?0[0-9_]+|[-+]?0[xob][0-9a-fA-F_]+|[-+]?[0-9]+_[0-9_]*|[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?"
    r"|[-+]?(?:[0-9]+\.[0-9]*0|[0-9]+\.|\.[0-9]+)|[-+]?[0-9][0-9.]*[eE][-+]?[0-9]+|[-+]?\.(?i:inf|nan))"
)
_MIGHT_BEND = frozenset("0123456789+-.yYnNoO")


def read_yaml(text: str, file: str, *, retells: bool = True) -> tuple[Any, list[Problem]]:
    """The value that the text holds (None where it cannot be read or is empty), and everything wrong with it as YAML.

    `retells` says whether time may be spent on telling a syntax error as all parsers do.
    """
    problems = scan_lines(text, file)
    if any(problem.is_error for problem in problems):
        return None, problems
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=PARSER):
            builder.take(event)
            if builder.is_hopeless:
                break
    except yaml.YAMLError as error:
        told = _too_deep(error, text, file) or describe_syntax_error(text, file, error, retells=retells)
        return None, [*problems, *_with_lines(builder.problems, text), told]
    problems += _with_lines(builder.problems, text)
    return builder.value, problems


def _too_deep(error: yaml.YAMLError, text: str, file: str) -> Problem | None:
    """The refusal of libyaml, from 0.2.6 on, to look ahead through more than a thousand levels; the pure parser would take minutes there."""
    at = getattr(error, "problem_mark", None)
    if at is None or "nesting depth" not in str(getattr(error, "problem", "")):
        return None
    span = Span(at.line + 1, at.column + 1, 1, text.split("\n")[at.line])
    return TOO_DEEP.problem(Place(file, span=span), _TOO_DEEP_WORDS)


class _Builder:
    """Builds the value of one document from its events. Iterative, so depth costs no stack.

    `_open` holds the containers begun and not yet ended, `_keys` beside each mapping the key that waits for its value.
    """

    def __init__(self, file: str) -> None:
        self.root: Any = None
        self.problems: list[Problem] = []
        self.is_hopeless = False
        self._file = file
        self._open: list[Any] = []
        self._keys: list[str | None] = []
        self._documents = 0
        self._aliases: set[str] = set()
        self._doubled: set[int] = set()
        self._is_untrusted = False

    @property
    def value(self) -> Any:
        """What the document holds, if it can be trusted."""
        return None if self.is_hopeless or self._is_untrusted or self._aliases else self.root

    def take(self, event: Any) -> None:
        """Take the next event of the parser."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._put(self._scalar(event), event)
        elif kind is yaml.MappingStartEvent:
            self._start({}, event)
        elif kind is yaml.SequenceStartEvent:
            self._start([], event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._end(event)
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                self._refuse(event, SEVERAL_DOCUMENTS, "tệp bị dòng --- chia thành nhiều phần")

    def _alias(self, event: Any) -> None:
        """Each alias is named once; a file that needs them is not read at all."""
        if event.anchor not in self._aliases:
            self._refuse(event, NOT_MEANT, f"“*{event.anchor}” là lối tắt, tthc không dùng")
        self._aliases.add(event.anchor)
        self._put("", event)

    def _scalar(self, event: Any) -> str | None:
        self._refuse_marks(event)
        value: str = event.value
        if event.style == '"' and (control := _ESCAPED.search(value)):
            self._refuse(event, CONTROL_CHARACTER, f"có ký tự điều khiển vô hình (U+{ord(control.group()):04X})")
            value = _ESCAPED.sub("\ufffd", value)
        if not event.style:
            if value in _PLAIN_NULLS:
                return None
            if value[0] in _MIGHT_BEND and _BENT.fullmatch(value):
                self._refuse(
                    event,
                    BENT_WORD,
                    f"{value} viết trần sẽ bị hiểu thành thứ khác",
                    _how_to_write(value),
                )
        return value

    def _start(self, container: Any, event: Any) -> None:
        self._refuse_marks(event)
        if len(self._open) == MAX_DEPTH:
            self._refuse(event, TOO_DEEP, _TOO_DEEP_WORDS)
            self.is_hopeless = True
        self._open.append(container)
        self._keys.append(None)

    def _end(self, event: Any) -> None:
        container = self._open.pop()
        self._keys.pop()
        if isinstance(container, dict):
            container = {key: value for key, value in container.items() if value is not None}
        self._put(container, event)

    def _put(self, value: Any, event: Any) -> None:
        if not self._open:
            if self._documents == 1:
                self.root = value
            return
        container, key = self._open[-1], self._keys[-1]
        if isinstance(container, list):
            container.append(value)
        elif key is None:
            self._keys[-1] = self._key(value, event, container)
        else:
            container.setdefault(key, value)
            self._keys[-1] = None

    def _key(self, value: Any, event: Any, container: dict[str, Any]) -> str:
        if not isinstance(value, str):
            self._refuse(event, NOT_MEANT, "tên mục phải là chữ")
            return ""
        if squeezed := _SQUEEZED.match(value):
            self._refuse(event, NO_SPACE, f"thiếu dấu cách sau “{squeezed[1]}:”")
            self._is_untrusted = True
        if value in container:
            self._twice(value, event, container)
        return value

    def _twice(self, key: str, event: Any, container: dict[str, Any]) -> None:
        """A key given twice is said once a record: where its first key comes again, a new record may have been meant."""
        if id(container) not in self._doubled:
            hint = _NEW_RECORD if key == next(iter(container)) else None
            self._refuse(event, DUPLICATE_KEY, f"mục “{key}” được ghi hai lần ở cùng một chỗ", hint)
        self._doubled.add(id(container))

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor or event.tag:
            mark = f"&{event.anchor}" if event.anchor else event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(event, NOT_MEANT, f"“{mark}” là ký hiệu riêng của dạng tệp này, tthc không dùng")

    def _refuse(self, event: Any, rule: Rule, message: str, hint: str | None = None) -> None:
        start, end = event.start_mark, event.end_mark
        width = end.column - start.column if end.line == start.line else 1
        span = Span(start.line + 1, start.column + 1, max(1, width), "")
        self.problems.append(rule.problem(Place(self._file, span=span), message, hint))
        self.is_hopeless |= len(self.problems) >= MOST_REFUSED


def _with_lines(problems: list[Problem], text: str) -> Iterator[Problem]:
    """The problems with the text of their lines, which events do not carry."""
    lines = text.split("\n") if problems else []
    for problem in problems:
        span = problem.place.span
        yield problem.moved_to(span._replace(text=lines[span.line - 1])) if span else problem


def is_bent(word: str) -> bool:
    """Whether other YAML programs would read the bare word as something else than this text."""
    return word in _PLAIN_NULLS or _BENT.fullmatch(word) is not None


def _how_to_write(word: str) -> str:
    quoted = f'Viết "{word}", trong ngoặc kép'
    return f"{quoted}; nếu là số thì viết liền các chữ số." if any(char.isdigit() for char in word) else f"{quoted}."
