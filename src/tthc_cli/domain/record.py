"""What every record of the files has in common: it is frozen, knows its keys, and remembers where it was written.

The store reads every scalar as text (YAML would bend dates, ids and numbers), so the types here read text: a day, a whole number, a
yes or no. A value that cannot be read raises a pydantic error that carries one of the rules below; `shape` turns it into a problem.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation
from typing import Annotated, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PrivateAttr,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from tthc_cli.domain.dates import FIRST_YEAR, FORMS, LAST_YEAR, read_date
from tthc_cli.domain.ids import ID_PATTERN, is_id, read_id
from tthc_cli.problems import NOWHERE, Place, Rule, Severity

NOT_A_DAY = Rule(
    "T105",
    Severity.ERROR,
    "Giá trị không phải là ngày, hoặc ngày không có thật.",
    "date: 30/02/2026",
    f"Ghi ngày theo dạng {FORMS}.",
)
NOT_A_NUMBER = Rule(
    "T106",
    Severity.ERROR,
    "Giá trị không phải là số mà mục này cần.",
    "percent: khoảng 40",
    "Ghi số bằng chữ số, phần thập phân sau dấu chấm.",
)
NOT_A_CHOICE = Rule(
    "T107",
    Severity.ERROR,
    "Giá trị không nằm trong các giá trị được phép.",
    "progress: xong",
    "Chọn một trong các giá trị được phép.",
)
NOT_AN_ID = Rule(
    "T108",
    Severity.ERROR,
    "Mã chỉ tiêu, nhiệm vụ hoặc đơn vị viết sai dạng.",
    "id: III.2.f",
    "Ghi mã như II.1, III.2.đ, III.1.b.1 hoặc IV.3; mã đơn vị chỉ gồm chữ thường không dấu, chữ số và dấu -.",
)


def fault(rule: Rule, message: str, hint: str | None = None) -> PydanticCustomError:
    """A refusal of a value, to be raised by a validator; it arrives as a problem of the rule."""
    return PydanticCustomError(rule.code, "{message}", {"message": message, "hint": hint})


class Record(BaseModel):
    """One record of a file."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    _origin: Place = PrivateAttr(
        default_factory=lambda: NOWHERE
    )  # a plain default would be copied in depth for each record

    @property
    def origin(self) -> Place:
        """Where it was written."""
        return self._origin

    def found_at(self, place: Place) -> Self:
        """The same record, remembering its place: said once, by the reader that made it."""
        self._origin = place
        return self


VIETNAM = timezone(timedelta(hours=7))
"""The time of Vietnam, in which days are meant wherever the computer thinks it is."""
T = TypeVar("T")


def _from_text(rule: Rule, read: Callable[[str], T]) -> Callable[[object], object]:
    """A validator that reads text and lets values of programs (already typed) through."""

    def validate(value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return read(value)
        except ValueError as error:
            raise fault(rule, str(error)) from error

    return validate


def _read_moment(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise fault(NOT_A_DAY, f"“{value}” không phải là thời điểm", f"Ghi theo dạng {_MOMENT_FORM}.") from error
    if moment.tzinfo is None:
        raise fault(NOT_A_DAY, f"“{value}” thiếu giờ hoặc múi giờ", f"Ghi theo dạng {_MOMENT_FORM}.")
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise fault(
            NOT_A_DAY, f"“{value}” nằm ngoài các năm từ {FIRST_YEAR} đến {LAST_YEAR}", f"Ghi theo dạng {_MOMENT_FORM}."
        )
    return moment


_MOMENT_FORM = "2026-06-12T16:20:05+07:00"


def _read_whole(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        raise ValueError(f"“{text[:_MOST_DIGITS]}…” dài quá")
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"“{text}” không phải là số nguyên")
    return int(text)


_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:,\d{3})+")
"""112.500 or 112,500: thousands to some, a fraction to others."""


def read_number(text: str) -> Decimal:
    """A number of a measure: 112 or 12.5 or 12,5, never negative. Raises ValueError, worded for an officer."""
    if _GROUPED.fullmatch(text.strip()):
        raise ValueError(f"“{text}” không rõ là hàng nghìn hay số lẻ; hãy ghi {_readings(text.strip())}")
    if "_" in text:
        raise ValueError(f"“{text}” không phải là số")
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(f"“{text}” không phải là số") from error
    if not number.is_finite() or number < 0 or "e" in text.lower() or len(text) > _MOST_DIGITS:
        raise ValueError(f"“{text}” không phải là số đo được")
    return number


def _readings(grouped: str) -> str:
    """What to type instead: "1500 hoặc 1,5", "1234 hoặc 1,2340"; one reading alone where there are several groups."""
    whole, *groups = re.split("[.,]", grouped)
    thousands = whole + "".join(groups)
    if len(groups) > 1:
        return thousands
    rest = groups[0].rstrip("0")
    return f"{thousands} hoặc {undoubted(f'{whole},{rest}') if rest else whole}"


def undoubted(number: str) -> str:
    """A number with a fraction in a way that nobody takes for thousands: with one more 0 where it has three digits."""
    return f"{number}0" if _GROUPED.fullmatch(number) else number


def _read_flag(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return {"true": True, "false": False}[value.lower()]
    except KeyError as error:
        raise fault(
            NOT_A_CHOICE, f"“{value}” không phải là true (có) hoặc false (không)", "Ghi true hoặc false."
        ) from error


def _check_id(text: str) -> str:
    if is_id(text):
        return text
    meant = read_id(text)
    raise fault(
        NOT_AN_ID,
        f"mã “{text}” viết sai dạng",
        f"Có phải ý là {meant}?" if meant else "Ghi mã như II.1, III.2.đ, III.1.b.1 hoặc IV.3.",
    )


def _between(first: int, last: int, hint: str) -> Callable[[int], int]:
    """A validator of whole numbers within bounds, both inside."""

    def check(number: int) -> int:
        if not first <= number <= last:
            raise fault(NOT_A_NUMBER, f"{number} không nằm trong khoảng từ {first} đến {last}", hint)
        return number

    return check


def _read_percent(value: object) -> object:
    try:
        return _read_whole(value) if isinstance(value, str) else value
    except ValueError as error:
        raise fault(NOT_A_NUMBER, str(error), _PERCENT_HINT) from error


def _check_year(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise fault(
            NOT_A_NUMBER, f"năm {year} không phải là năm của một kế hoạch", "Ghi năm bằng bốn chữ số, ví dụ 2026."
        )
    return year


_MOST_DIGITS = 40
_PERCENT_HINT = "Ghi số nguyên từ 0 đến 100, không ghi dấu %."


_LONGEST_UNIT_ID = 40
"""It stands in names of files, which must fit on every disk."""
_UNIT_ID = re.compile(rf"[a-z0-9][a-z0-9-]{{0,{_LONGEST_UNIT_ID - 1}}}")


def _check_unit_id(text: str) -> str:
    if _UNIT_ID.fullmatch(text):
        return text
    raise fault(
        NOT_AN_ID,
        f"mã đơn vị “{text}” viết sai dạng",
        f"Mã đơn vị chỉ gồm chữ thường không dấu, chữ số và dấu -, nhiều nhất {_LONGEST_UNIT_ID} chữ, ví dụ vhxh.",
    )


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Day = Annotated[date, BeforeValidator(_from_text(NOT_A_DAY, read_date))]
Moment = Annotated[datetime, BeforeValidator(_read_moment)]
Whole = Annotated[int, BeforeValidator(_from_text(NOT_A_NUMBER, _read_whole))]
Percent = Annotated[int, AfterValidator(_between(0, 100, _PERCENT_HINT)), BeforeValidator(_read_percent)]
Days = Annotated[Whole, AfterValidator(_between(0, 365, "Ghi số nguyên từ 0 đến 365."))]
Year = Annotated[Whole, AfterValidator(_check_year)]
Number = Annotated[Decimal, BeforeValidator(_from_text(NOT_A_NUMBER, read_number))]
Flag = Annotated[bool, BeforeValidator(_read_flag)]
ItemId = Annotated[str, AfterValidator(_check_id), WithJsonSchema({"type": "string", "pattern": ID_PATTERN})]
UnitId = Annotated[str, AfterValidator(_check_unit_id), WithJsonSchema({"type": "string", "x-names": "unit"})]
