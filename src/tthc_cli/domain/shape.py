"""From raw values to records: the keys a record has, what is missing, what is of the wrong form."""

import re
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tthc_cli.domain.record import NOT_A_CHOICE, NOT_A_DAY, NOT_A_NUMBER, NOT_AN_ID, Record
from tthc_cli.domain.text import nearest
from tthc_cli.problems import Key, Place, Problem, Rule, Severity

UNKNOWN_KEY = Rule(
    "T101",
    Severity.ERROR,
    "Mục không có trong mẫu: thường là gõ nhầm tên mục.",
    "titel: Rà soát danh mục",
    "Sửa tên mục theo mẫu, hoặc xoá mục này.",
)
MISSING_KEY = Rule(
    "T102",
    Severity.ERROR,
    "Thiếu một mục bắt buộc, hoặc mục đó để trống.",
    "- id: III.2.b   (không có title)",
    "Ghi thêm mục còn thiếu.",
)
WRONG_FORM = Rule(
    "T103",
    Severity.ERROR,
    "Giá trị không đúng dạng: cần chữ mà là danh sách, cần danh sách mà là chữ …",
    "lead: vhxh",
    "Viết lại theo dạng nêu trong thông báo.",
)
SHAPE_RULES = (UNKNOWN_KEY, MISSING_KEY, WRONG_FORM, NOT_A_DAY, NOT_A_NUMBER, NOT_A_CHOICE, NOT_AN_ID)
_BY_CODE = {rule.code: rule for rule in SHAPE_RULES}

_NEEDED = {
    "string_type": ("chữ trên một dòng", "mục: nội dung"),
    "list_type": ("danh sách", "mục: [a, b]"),
    "tuple_type": ("danh sách", "mục: [a, b]"),
    "dict_type": ("các cặp “mục: nội dung”", "mục: nội dung"),
    "model_type": ("các cặp “mục: nội dung”", "mục: nội dung"),
    "model_attributes_type": ("các cặp “mục: nội dung”", "mục: nội dung"),
    "date_type": ("ngày", "2026-12-15"),
    "datetime_type": ("thời điểm", "2026-06-12T16:20:05+07:00"),
    "int_type": ("số nguyên", "40"),
    "decimal_type": ("số", "112"),
    "bool_type": ("true hoặc false", "true"),
}

R = TypeVar("R", bound=Record)


def read_record(model: type[R], raw: object, place: Place) -> tuple[R | None, list[Problem]]:
    """The record that `raw` (text, lists and mappings of them) holds, or every fault that keeps it from being one."""
    try:
        return model.model_validate(raw).found_at(place), []
    except ValidationError as error:
        return None, [_worded(details, model, place) for details in error.errors(include_url=False)]


def _worded(details: ErrorDetails, model: type[Record], place: Place) -> Problem:
    kind = details["type"]
    path = _path_in_file(details["loc"])
    context: dict[str, Any] = details.get("ctx", {})
    name = str(path[-1]) if path else ""
    if kind in _BY_CODE:
        return _BY_CODE[kind].problem(place.at(*path), context["message"], context["hint"])
    if kind == "extra_forbidden":
        return UNKNOWN_KEY.problem(
            place.at(*path).as_key(), f"không có mục nào tên “{name}”", _like(name, _keys_beside(model, path))
        )
    if kind == "missing":
        return MISSING_KEY.problem(place.at(*path).as_key(), f"thiếu mục “{name}”")
    if kind == "string_too_short":
        return MISSING_KEY.problem(place.at(*path).as_key(), f"mục “{name}” để trống")
    if kind in ("enum", "literal_error"):
        allowed = [word for word in re.findall(r"'([^']+)'", context["expected"]) if word != "none"]
        return NOT_A_CHOICE.problem(
            place.at(*path),
            f"“{details['input']}” không phải là giá trị được phép",
            f"Chọn một trong: {', '.join(allowed)}.",
        )
    needed, example = _NEEDED.get(kind, ("giá trị khác", "mục: nội dung"))
    return WRONG_FORM.problem(
        place.at(*path),
        f"cần {needed}, nhưng đây là {_form_of(details['input'])}",
        f"Viết theo dạng: {example.replace('mục', name or 'mục')}",
    )


_BRANCHES = frozenset((("due", "words"), ("due", "explicit")))
"""Names of the branches of a union, after the field that has them: they are in pydantic's path and not in the file."""


def _path_in_file(location: tuple[Key, ...]) -> tuple[Key, ...]:
    before = (None, *location)
    return tuple(key for previous, key in zip(before, location, strict=False) if (previous, key) not in _BRANCHES)


def _keys_beside(model: type[Record], path: tuple[Key, ...]) -> list[str]:
    """The keys that the record at `path` (the last key is the unknown one) may have."""
    current = model
    for key in path[:-1]:
        if isinstance(key, str):
            current = _record_in(current, key) or current
    return list(current.model_fields)


def _record_in(model: type[Record], key: str) -> type[Record] | None:
    """The record type that a field holds, however deep in tuples and unions."""
    waiting: list[Any] = [model.model_fields[key].annotation] if key in model.model_fields else []
    while waiting:
        part = waiting.pop()
        if isinstance(part, type) and issubclass(part, Record):
            return part
        waiting.extend(getattr(part, "__args__", ()))
    return None


def _like(name: str, known: list[str]) -> str:
    near = nearest(name, known, count=1)
    return f"Có phải “{near[0]}”?" if near else f"Các mục có thể ghi: {', '.join(known)}."


def _form_of(value: object) -> str:
    if isinstance(value, dict):
        return "các cặp “mục: nội dung”"
    return "danh sách" if isinstance(value, list | tuple) else f"chữ “{value}”"
