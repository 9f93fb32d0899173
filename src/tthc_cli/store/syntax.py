"""Faults in how a file is written down: what a look at the lines shows, and what the YAML parser stumbled over, in plain words."""

import re
from typing import Any, NamedTuple

import yaml

from tthc_cli.problems import Place, Problem, Rule, Severity, Span

CONFLICT_MARKS = Rule(
    "T007",
    Severity.ERROR,
    "Còn dấu đánh dấu xung đột của git (<<<<<<<, =======, >>>>>>>): hai người đã sửa cùng một chỗ.",
    "<<<<<<< HEAD",
    "Giữ lại nội dung đúng, xoá ba dòng dấu.",
)
TAB = Rule(
    "T008",
    Severity.ERROR,
    "Đầu dòng có phím Tab; lề phải lùi bằng dấu cách.",
    "⇥lead: [vp]",
    "Thay mỗi Tab đầu dòng bằng hai dấu cách.",
)
CURLY_QUOTES = Rule(
    "T009",
    Severity.WARNING,
    "Nội dung nằm trong ngoặc kép cong “ ” của Word; ngoặc ấy thành một phần của nội dung.",
    "title: “Rà soát danh mục”",
    'Thay bằng ngoặc kép thẳng " ", hoặc bỏ ngoặc.',
)
NOT_READABLE = Rule(
    "T011",
    Severity.ERROR,
    "Không đọc được tệp từ dòng này: thiếu dấu ngoặc, lệch lề, hoặc dấu hai chấm nằm lạc chỗ.",
    "lead: [vp, vhxh",
    "So dòng này với các dòng cùng loại ở trên.",
)
NO_SPACE = Rule(
    "T012",
    Severity.ERROR,
    "Thiếu dấu cách sau dấu hai chấm.",
    "title:Rà soát danh mục",
    "Thêm một dấu cách sau dấu hai chấm.",
)
MOST_SLIPS = 1000
"""So many slips of one file are named."""
SYNTAX_RULES = (CONFLICT_MARKS, TAB, CURLY_QUOTES, NOT_READABLE, NO_SPACE)

_SUSPICIOUS = re.compile(
    r"(?m)^[ ]*\t|^(?:<{7}|={7}|>{7}|\|{7})(?: |$)|[:\[,-] *[“‘][^“”‘’\n]*[”’] *(?:[,\]]|$)|^ *(?:- )?[a-z_]+:[^\s:/]"
)
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_MISSING_SPACE = re.compile(r" *(?:- )?([a-z_]+):[^\s:/]")
_DASH_WITHOUT_SPACE = re.compile(r" *(-)[^\s-]")
_LONG_DASH = re.compile(r" *([–—]) ?\S")
_AFTER_QUOTE = re.compile(r""".*: +(?:"[^"]*"|'[^']*') +""")
_KEY = re.compile(r" *(?:- )?[a-z_]+")
_LONGEST_LINE = 1000
"""Longer lines are not looked at as a whole: the pattern above takes the square of their length."""
_CURLY = re.compile(r"(?<=[:\[,-]) *([“‘][^“”‘’\n]*[”’]) *(?=[,\]]|$)")

_OUT_OF_LINE = ("dòng này lệch lề so với các dòng cùng cấp ở trên", "Cho dòng này thẳng lề với các mục cùng cấp.")
_WORDS: tuple[tuple[str, str, str], ...] = (
    ("scanning a quoted scalar", "dấu ngoặc kép mở ở đây mà không đóng", "Thêm dấu \" hoặc ' ở cuối nội dung."),
    (
        "parsing a flow sequence",
        "danh sách mở bằng [ ở đây mà không đóng đúng",
        "Thêm ] ở cuối, và dấu phẩy giữa các phần.",
    ),
    ("parsing a flow mapping", "nhóm mở bằng { ở đây mà không đóng đúng", "Thêm } ở cuối, và dấu phẩy giữa các phần."),
    (
        "scanning a simple key",
        "dòng này không có dạng “mục: nội dung”",
        "Ghi tên mục, dấu hai chấm, một dấu cách rồi nội dung.",
    ),
    ("parsing a block collection", *_OUT_OF_LINE),
    ("parsing a block mapping", *_OUT_OF_LINE),
)
_MISPLACED_COLON = (
    "nội dung có dấu hai chấm nằm lạc chỗ",
    "Nếu nội dung có dấu “: ”, đặt cả nội dung trong ngoặc kép thẳng.",
)
_BACKSLASH = (
    "dấu \\ trong ngoặc kép thẳng có nghĩa riêng",
    "Viết \\\\ thay cho \\, hoặc đặt nội dung trong ngoặc đơn ' '.",
)
_WORDS_AFTER_QUOTE = ("còn chữ đứng sau dấu ngoặc kép đóng", "Đặt cả nội dung trong ngoặc kép, hoặc bỏ ngoặc kép.")
_BAD_START = ("nội dung không được bắt đầu bằng ký tự này", "Đặt cả nội dung trong ngoặc kép thẳng.")


def scan_lines(text: str, file: str) -> list[Problem]:
    """What a look at the lines shows, before any parsing; empty for most files at the cost of one search."""
    if not _SUSPICIOUS.search(text):
        return []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        if len(problems) == MOST_SLIPS:
            break
        place = Place(file, span=Span(number, 1, max(1, len(line.rstrip())), line))
        if _CONFLICT.match(line):
            problems.append(CONFLICT_MARKS.problem(place, "còn dấu đánh dấu xung đột của git"))
        elif line[: len(line) - len(line.lstrip())].count("\t"):
            tab = line.index("\t") + 1
            problems.append(
                TAB.problem(place._replace(span=Span(number, tab, 1, line.replace("\t", " "))), "đầu dòng có phím Tab")
            )
        elif curly := _CURLY.search(line):
            start, end = curly.span(1)
            problems.append(
                CURLY_QUOTES.problem(
                    place._replace(span=Span(number, start + 1, end - start, line)), "nội dung nằm trong ngoặc kép cong"
                )
            )
    return problems


def describe_syntax_error(text: str, file: str, error: yaml.YAMLError, *, retells: bool = True) -> Problem:
    """What the parser stumbled over, in plain words, at the line to look at; without `retells` as this parser told it."""
    lines = text.split("\n")
    told = _tell_again(lines, error) if retells else _Told.of(error)
    at, began = told.at, told.began
    last = min(at.line if at else 0, len(lines) - 1)
    first = min(began.line if began else last, last)
    for number in range(max(0, first - 1), last + 1):
        if slip := _slip_in(lines[number], number + 1, file):
            return slip
    message, hint, line, column = _plain_words(told.context, told.fault, began, at, lines[last])
    line = min(line, len(lines) - 1)
    return NOT_READABLE.problem(Place(file, span=Span(line + 1, column + 1, 1, lines[line])), message, hint)


def _slip_in(line: str, number: int, file: str) -> Problem | None:
    """A slip of the keyboard that the line shows by itself."""
    if squeezed := _MISSING_SPACE.match(line):
        place = Place(file, span=Span(number, squeezed.start(1) + 1, len(squeezed[1]) + 1, line))
        return NO_SPACE.problem(place, f"thiếu dấu cách sau “{squeezed[1]}:”")
    if squeezed := _DASH_WITHOUT_SPACE.match(line):
        place = Place(file, span=Span(number, squeezed.start(1) + 1, 1, line))
        return NO_SPACE.problem(place, "thiếu dấu cách sau “-”", "Thêm một dấu cách sau dấu gạch.")
    if long := _LONG_DASH.match(line):
        place = Place(file, span=Span(number, long.start(1) + 1, 1, line))
        message = f"dòng này mở đầu bằng dấu gạch dài “{long[1]}” của Word"
        return NOT_READABLE.problem(place, message, "Thay bằng dấu gạch ngắn “-” và một dấu cách.")
    return None


class _Mark(NamedTuple):
    """A place of a text, line and column counted from 0."""

    line: int
    column: int


class _Told(NamedTuple):
    """What a parser says of an error: where, where what it was reading began, and both in its words."""

    at: _Mark | None
    began: _Mark | None
    context: str
    fault: str

    @classmethod
    def of(cls, error: yaml.YAMLError, above: int = 0) -> "_Told":
        """The same as told by the error of a parser that began so many lines further down."""
        at, began = (
            _Mark(mark.line + above, mark.column) if (mark := getattr(error, name, None)) else None
            for name in ("problem_mark", "context_mark")
        )
        context, fault = (str(getattr(error, name, None) or "") for name in ("context", "problem"))
        return cls(at, began or at, context, fault)


MOST_RETOLD = 20_000
"""So many letters the pure parser reads again: it takes 3 seconds for a million."""


def _tell_again(lines: list[str], error: yaml.YAMLError) -> _Told:
    """The same error told by the pure parser, so that it reads the same with and without libyaml. Of a long file that reads the records
    around the error; as libyaml told it where even they are too long or do not show it.
    """
    told = _Told.of(error)
    if sum(map(len, lines)) + len(lines) <= MOST_RETOLD:
        return _retell(lines, 0) or told
    if told.at is None:
        return told
    first = _record_before(lines, told)
    around = lines[first : told.at.line + 2]
    again = _retell(around, first) if sum(map(len, around)) + len(around) <= MOST_RETOLD else None
    return again if again and again.at and again.at.line == told.at.line else told


def _retell(lines: list[str], above: int) -> _Told | None:
    try:
        for _ in yaml.parse("\n".join(lines), Loader=yaml.Loader):
            pass
    except yaml.YAMLError as error:
        return _Told.of(error, above)
    return None


def _record_before(lines: list[str], told: _Told) -> int:
    """The line at which the record begins in which the parser stumbled; the one before where it stumbled over its beginning."""
    marks = [told.at] if "block" in told.context else [told.at, told.began]
    last = min(mark.line for mark in marks if mark)
    return next((number for number in range(last - 1, -1, -1) if lines[number][:1] not in _WITHIN), 0)


_WITHIN = frozenset(("", " ", "#", "]", "}"))
"""How lines begin that begin no record."""


def _plain_words(context: str, fault: str, began: Any, at: Any, line: str) -> tuple[str, str, int, int]:
    """Message, hint, line and column, the last two from 0."""
    here = (at.line, at.column) if at else (0, 0)
    before = line[: here[1]]
    if "mapping values are not allowed" in fault:
        return *(_OUT_OF_LINE if _KEY.fullmatch(before) else _MISPLACED_COLON), *here
    if "cannot start any token" in fault:
        return *_BAD_START, *here
    if "escape character" in fault:
        return *_BACKSLASH, here[0], max(0, here[1] - 1)
    if len(before) <= _LONGEST_LINE and _AFTER_QUOTE.fullmatch(before):
        return *_WORDS_AFTER_QUOTE, *here
    for phrase, message, hint in _WORDS:
        if phrase in context:
            is_here = "block" in phrase or "simple" in phrase
            return message, hint, *(here if is_here or began is None else (began.line, began.column))
    return "không đọc được tệp từ dòng này", NOT_READABLE.remedy, *here
