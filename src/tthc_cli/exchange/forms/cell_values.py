"""What a clerk meant by a cell: a text, a day, a percentage, an amount. Each raises ValueError, worded for the clerk, where it cannot say."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from tthc_cli.domain.dates import FORMS, read_date
from tthc_cli.domain.record import NOT_A_CHOICE, NOT_A_DAY, NOT_A_NUMBER, read_number
from tthc_cli.domain.text import fold
from tthc_cli.exchange.forms.columns import Kind
from tthc_cli.exchange.forms.grids import Found, Nature
from tthc_cli.problems import Rule

Value = str | int | Decimal | date | tuple[date | None, ...] | None
_FIRST_SERIAL, _LAST_SERIAL = 36526, 73050
"""2000 and 2099 as the numbers behind a spreadsheet's days."""
_DAY_ZERO = date(1899, 12, 30)
_NOTHING = frozenset(
    (
        "khong",
        "khong co",
        "khong co gi",
        "ko",
        "k",
        "x",
        "0",
        "-",
        "--",
        "---",
        ".",
        "..",
        "...",
        "…",
        "/",
        "–",
        "—",
    )
)


def says_nothing(text: str) -> bool:
    """Whether a text is one of the marks by which clerks say that there is nothing to say."""
    return fold(text).rstrip(".") in _NOTHING or fold(text) in _NOTHING


def listed(text: str) -> list[str]:
    """The parts of a cell that lists several things, one a line or parted by semicolons; blank parts in between stay, so that lists go
    together.
    """
    return [part.strip() for part in text.strip("; \n").replace(";", "\n").split("\n")]


def read_cell(found: Found, kind: Kind) -> Value:
    """The value of a cell of a kind; None for a blank one. Raises ValueError, also for a number that is shown as something else."""
    if found.is_blank:
        return None
    if found.nature is Nature.DISGUISED or (found.nature is Nature.PADDED and kind in _AS_TEXT):
        raise ValueError(
            f"định dạng của ô làm số {found.text} hiện thành nội dung khác; đổi định dạng ô thành Text (Văn bản) rồi gõ lại"
        )
    return _READERS[kind](found)


_AS_TEXT = (Kind.TEXT, Kind.DOCUMENT, Kind.CHOICE)
"""Kinds of cells of which the words are taken as they stand: zeros before a number belong to them."""
_RETYPE = "Gõ đúng nội dung cần báo cáo."
RULES: dict[Kind, tuple[Rule, str]] = {
    Kind.TEXT: (NOT_A_CHOICE, _RETYPE),
    Kind.CHOICE: (NOT_A_CHOICE, _RETYPE),
    Kind.DOCUMENT: (NOT_A_CHOICE, "Gõ dấu nháy ' trước số văn bản để Excel không đổi, ví dụ '12/3."),
    Kind.PERCENT: (NOT_A_NUMBER, "Ghi số nguyên từ 0 đến 100, ví dụ 40."),
    Kind.DAY: (NOT_A_DAY, f"Ghi ngày theo dạng {FORMS}."),
    Kind.DAYS: (NOT_A_DAY, f"Ghi ngày theo dạng {FORMS}; nhiều văn bản thì mỗi ngày một dòng trong ô."),
    Kind.AMOUNT: (NOT_A_NUMBER, "Ghi số lượng bằng chữ số viết liền, phần lẻ sau dấu phẩy, ví dụ 1234 hoặc 12,5."),
}
"""Of which rule a cell that cannot be read is a case, and what to type instead."""


def _read_text(found: Found) -> str:
    return _shown(found) if found.nature is Nature.SHARE else found.text


def _read_document(found: Found) -> str:
    if found.is_day:
        raise ValueError(f"“{found.text}” là ngày, không phải số văn bản: có thể Excel đã tự đổi")
    return _read_text(found)


def _read_percent(found: Found) -> int:
    if isinstance(found.value, int | float) and not isinstance(found.value, bool):
        return _whole(found.value * 100 if found.nature is Nature.SHARE else found.value, found)
    digits = found.text.removesuffix("%").strip()
    if digits.isascii() and digits.isdigit():
        return int(digits)
    raise ValueError(f"“{found.text}” không phải là số nguyên")


def _whole(number: float, found: Found) -> int:
    near = round(number, 6)
    if 0 < near < 1:
        raise ValueError(f"“{found.text}” không rõ là {found.text}% hay {round(number * 100)}%")
    if near != int(near):
        raise ValueError(f"“{round(near, 2):g}” không phải là số nguyên".replace(".", ","))
    return int(near)


def _read_day(found: Found) -> date:
    if isinstance(found.value, date):
        return found.value
    if isinstance(found.value, int | float) and _FIRST_SERIAL <= found.value <= _LAST_SERIAL:
        return _DAY_ZERO + timedelta(days=int(found.value))
    return read_date(found.text)


def _read_days(found: Found) -> tuple[date | None, ...]:
    if isinstance(found.value, str):
        return tuple(read_date(line) if line else None for line in listed(found.text))
    return (_read_day(found),)


def _read_amount(found: Found) -> Decimal:
    if found.nature is Nature.SHARE or found.text.endswith("%"):
        raise ValueError(f"“{_shown(found)}” là phần trăm, không phải số lượng")
    if isinstance(found.value, int | float) and not isinstance(found.value, bool) and found.value >= 0:
        return Decimal(str(found.value)).normalize() if isinstance(found.value, float) else Decimal(found.value)
    return read_number(found.text)


def _shown(found: Found) -> str:
    if isinstance(found.value, int | float):
        return f"{round(found.value * 100, 2):g}%".replace(".", ",")
    return found.text


_READERS: dict[Kind, Callable[[Found], Value]] = {
    Kind.TEXT: _read_text,
    Kind.DOCUMENT: _read_document,
    Kind.CHOICE: _read_text,
    Kind.PERCENT: _read_percent,
    Kind.DAY: _read_day,
    Kind.DAYS: _read_days,
    Kind.AMOUNT: _read_amount,
}
