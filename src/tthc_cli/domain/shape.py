"""From raw values to records: the keys a record has, what is missing, what is of the wrong form."""

import re
from itertools import pairwise
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic.fields import FieldInfo
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
    "string_type": "chữ trên một dòng",
    "list_type": "danh sách",
    "tuple_type": "danh sách",
    "dict_type": "các cặp “mục: nội dung”",
    "model_type": "các cặp “mục: nội dung”",
    "date_type": "ngày",
    "datetime_type": "thời điểm",
    "int_type": "số nguyên",
    "decimal_type": "số",
    "bool_type": "true hoặc false",
}
_EXAMPLES = {"date_type": "2026-12-15", "int_type": "40", "decimal_type": "112", "bool_type": "true"}

R = TypeVar("R", bound=Record)


def read_record(model: type[R], raw: object, place: Place) -> tuple[R | None, list[Problem]]:
    """The record that `raw` (text, lists and mappings of them) holds, or every fault that keeps it from being one."""
    try:
        return model.model_validate(raw).found_at(place), []
    except ValidationError as error:
        told = error.errors(include_url=False)
        worded = [_worded(details, model, place) for details in told[:MOST_FAULTS]]
        return None, worded + (
            [and_more(place, f"còn {len(told) - MOST_FAULTS} lỗi nữa ở phần này")] if len(told) > MOST_FAULTS else []
        )


MOST_FAULTS = 100
"""So many faults of one record are named; a person makes no more of them."""


def and_more(place: Place, message: str) -> Problem:
    """That there are more faults than anybody would read: they are counted and not named."""
    return WRONG_FORM.problem(place, message, "Sửa các lỗi đã nêu rồi chạy lại.")


def _worded(details: ErrorDetails, model: type[Record], place: Place) -> Problem:
    kind = details["type"]
    path = _path_in_file(details["loc"])
    name = str(path[-1]) if path else ""
    if kind in _BY_CODE:
        return _BY_CODE[kind].problem(place.at(*path), details["ctx"]["message"], details["ctx"]["hint"])
    if kind == "extra_forbidden":
        return UNKNOWN_KEY.problem(
            place.at(*path).as_key(), f"không có mục nào tên “{name}”", _like(name, _keys_beside(model, path))
        )
    if missing := _what_is_missing(details, name):
        return MISSING_KEY.problem(place.at(*path) if details["input"] is None else place.at(*path).as_key(), *missing)
    if kind in ("enum", "literal_error"):
        allowed = [word for word in re.findall(r"'([^']+)'", details["ctx"]["expected"]) if word != "none"]
        return NOT_A_CHOICE.problem(
            place.at(*path),
            f"“{details['input']}” không phải là giá trị được phép",
            f"Chọn một trong: {', '.join(allowed)}.",
        )
    message = f"cần {_NEEDED.get(kind, 'giá trị khác')}, nhưng đây là {_form_of(details['input'])}"
    return WRONG_FORM.problem(place.at(*path), message, f"Viết theo dạng: {_example(kind, path, model)}")


def _what_is_missing(details: ErrorDetails, name: str) -> tuple[str, str | None] | None:
    """Message and hint where something is not there or empty; None where it is there."""
    if details["input"] is None:
        return "phần này để trống", "Ghi nội dung sau dấu “-”, hoặc xoá dòng này."
    if details["type"] == "missing":
        return f"thiếu mục “{name}”", None
    return (f"mục “{name}” để trống", None) if details["type"] in ("string_too_short", "too_short") else None


def _example(kind: str, path: tuple[Key, ...], model: type[Record]) -> str:
    """How the value at the path should look, with the keys that a record there must have."""
    record = _record_at(model, path)
    required = [name for name, field in _fields(record).items() if field.is_required()] if path and record else []
    inside = f"{{{', '.join(f'{name}: …' for name in required)}}}" if required else "mục: nội dung"
    if not path:
        return inside
    if kind in ("list_type", "tuple_type"):
        value = f"[{inside}]" if required else "[a, b]"
    elif kind in ("model_type", "dict_type"):
        value = inside if required else "{mục: nội dung}"
    else:
        value = _EXAMPLES.get(kind, "nội dung")
    return value if isinstance(path[-1], int) else f"{path[-1]}: {value}"


_BRANCHES = frozenset((("due", "words"), ("due", "explicit")))
"""Names of the branches of a union, after the field that has them: they are in pydantic's path and not in the file."""


def _path_in_file(location: tuple[Key, ...]) -> tuple[Key, ...]:
    return location[:1] + tuple(key for before, key in pairwise(location) if (before, key) not in _BRANCHES)


def _keys_beside(model: type[Record], path: tuple[Key, ...]) -> list[str]:
    """The keys that the record at `path` (the last key is the unknown one) may have."""
    return list(_fields(_record_at(model, path[:-1]) or model))


def _record_at(model: type[Record], path: tuple[Key, ...]) -> type[Record] | None:
    """The record type that stands at a path; None where no record does."""
    current: type[Record] | None = model
    for key in path:
        # A key that is no field is one of a mapping whose values are the records, such as `reports`.
        if isinstance(key, str) and current is not None and (field := _fields(current).get(key)):
            current = _record_in(field)
    return current


def _fields(model: type[Record]) -> dict[str, FieldInfo]:
    """The fields by their names in the files."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _record_in(field: FieldInfo) -> type[Record] | None:
    """The record type that a field holds, however deep in tuples and unions."""
    waiting: list[Any] = [field.annotation]
    while waiting:
        part = waiting.pop()
        if isinstance(part, type) and issubclass(part, Record):
            return part
        waiting.extend(getattr(part, "__args__", ()))
    return None


def _like(name: str, known: list[str]) -> str:
    near = nearest(name, known)
    return f"Có phải “{near[0]}”?" if near else f"Các mục có thể ghi: {', '.join(known)}."


def _form_of(value: object) -> str:
    if isinstance(value, dict):
        return "các cặp “mục: nội dung”"
    return "danh sách" if isinstance(value, list | tuple) else f"chữ “{value}”"
