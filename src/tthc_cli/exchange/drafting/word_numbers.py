"""The numbers that Word keeps out of the text: automatic lists, by the definitions in numbering.xml."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tthc_cli.errors import CannotGoOnError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class _Level:
    """How one level of a list is numbered. `text` has %1, %2 … for the numbers of the levels."""

    kind: str
    text: str
    start: int


class Numbering:
    """Tells the number of one paragraph after another, in the order of the document."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._lists = dict(_lists(numbering)) if numbering is not None else {}
        self._styles = (
            {_value(style, "styleId"): style for style in styles.iter(f"{_W}style")} if styles is not None else {}
        )
        self._levels = dict(_abstract_levels(numbering)) if numbering is not None else {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[str] = set()
        self._of_styles: dict[str, tuple[str, int | None]] = {}

    def mark(self, paragraph: Any) -> str:
        """The number or bullet in front of a paragraph, as printed; "" where it has none."""
        list_id, depth = self._place(paragraph)
        if list_id not in self._lists:
            return ""
        abstract, starts = self._lists[list_id]
        levels = self._levels.get(abstract, {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if list_id not in self._started:
            self._started.add(list_id)
            for level, start in starts.items():
                counts[level] = start - 1
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return _printed(levels, depth, counts)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list and level of a paragraph, said by itself or by its style or one of those that the style rests on."""
        properties = paragraph.find(f"{_W}pPr")
        list_id, depth = _numbered(properties)
        if not list_id:
            list_id, of_style = self._of_style(_child_value(properties, "pStyle") or "Normal")
            depth = depth if depth is not None else of_style
        return list_id, depth or 0

    def _of_style(self, style_id: str) -> tuple[str, int | None]:
        """The list and level that a style gives, or one of those that it rests on; each is looked up once."""
        if style_id not in self._styles:
            return "", None
        if style_id not in self._of_styles:
            self._of_styles[style_id] = "", None  # a style that rests on itself
            style = self._styles[style_id]
            list_id, depth = _numbered(style.find(f"{_W}pPr"))
            if not list_id:
                list_id, below = self._of_style(_child_value(style, "basedOn"))
                depth = depth if depth is not None else below
            self._of_styles[style_id] = list_id, depth
        return self._of_styles[style_id]


def _numbered(properties: Any) -> tuple[str, int | None]:
    numbered = properties.find(f"{_W}numPr") if properties is not None else None
    if numbered is None:
        return "", None
    depth = _child_value(numbered, "ilvl")
    return _child_value(numbered, "numId"), _whole(depth) if depth.isdecimal() else None


def _lists(numbering: Any) -> Iterator[tuple[str, tuple[str, Mapping[int, int]]]]:
    """Each list with the definition it follows and the levels that it starts anew."""
    for one in numbering.iter(f"{_W}num"):
        overrides = {
            _whole(_value(level, "ilvl") or "0"): _whole(start)
            for level in one.iter(f"{_W}lvlOverride")
            if (start := _child_value(level, "startOverride")).isdecimal()
        }
        yield _value(one, "numId"), (_child_value(one, "abstractNumId"), overrides)


def _abstract_levels(numbering: Any) -> Iterator[tuple[str, dict[int, _Level]]]:
    for abstract in numbering.iter(f"{_W}abstractNum"):
        yield (
            _value(abstract, "abstractNumId"),
            {_whole(_value(level, "ilvl") or "0"): _level(level) for level in abstract.iter(f"{_W}lvl")},
        )


def _level(level: Any) -> _Level:
    start = _child_value(level, "start")
    return _Level(
        _child_value(level, "numFmt") or "decimal",
        _child_value(level, "lvlText")[:_LONGEST_TEXT],
        _whole(start) if start.isdecimal() else 1,
    )


def _whole(digits: str) -> int:
    """A number of a list. Raises CannotGoOnError above what Word itself writes: it would be drawn letter by letter."""
    if len(digits) > _MOST_DIGITS or int(digits) > MOST_NUMBER:
        raise CannotGoOnError(
            f"danh sách tự đánh số trong tệp Word bắt đầu từ số lớn quá {MOST_NUMBER}",
            hint="Đánh số lại trong Word, lưu, rồi chạy lại.",
        )
    return int(digits)


MOST_NUMBER, _MOST_DIGITS = 32_767, 9
_LONGEST_TEXT = 100
"""What stands around a number of a list is short."""


def _value(element: Any, name: str) -> str:
    return str(element.get(f"{_W}{name}", ""))


def _child_value(element: Any, name: str) -> str:
    child = element.find(f"{_W}{name}") if element is not None else None
    return _value(child, "val") if child is not None else ""


def _printed(levels: Mapping[int, _Level], depth: int, counts: Mapping[int, int]) -> str:
    level = levels[depth]
    if level.kind == "bullet":
        return "+" if "+" in level.text or level.text in ("o", "◦", "○") else "-"
    text = level.text
    for number in range(1, depth + 2):
        of = levels.get(number - 1, level)
        text = text.replace(f"%{number}", _FORMATS.get(of.kind, str)(counts.get(number - 1, of.start)))
    return text


def _roman(number: int) -> str:
    signs = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
    text = ""
    for value, sign in signs:
        text += sign * (number // value)
        number %= value
    return text


def _letter(number: int) -> str:
    """Word's own letters: a … z without đ, then aa, bb …"""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    "decimalZero": "{:02}".format,
    "none": lambda _: "",
}
