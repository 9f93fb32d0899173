"""What a clerk meant by a cell, and where nobody can say."""

import re
from datetime import date
from decimal import Decimal

import pytest

from tthc_cli.exchange.forms.cell_values import read_cell, says_nothing
from tthc_cli.exchange.forms.columns import Kind
from tthc_cli.exchange.forms.grids import Found, Nature, clean
from tthc_cli.problems import Cell, Place, column_letters

HERE = Place("a.xlsx", cell=Cell("Tiến độ", 12, 6))


@pytest.mark.parametrize(
    ("kind", "value", "nature", "meant"),
    [
        (Kind.PERCENT, 0, Nature.PLAIN, 0),
        (Kind.PERCENT, 1, Nature.SHARE, 100),
        (Kind.PERCENT, 0.07, Nature.SHARE, 7),
        (Kind.AMOUNT, 112, Nature.PLAIN, Decimal(112)),
        (Kind.AMOUNT, 12.5, Nature.PLAIN, Decimal("12.5")),
        (Kind.AMOUNT, 0.1, Nature.PLAIN, Decimal("0.1")),
        (Kind.DAYS, date(2026, 6, 10), Nature.PLAIN, (date(2026, 6, 10),)),
        (Kind.DAYS, "10/6/2026\n\n12/6/2026", Nature.PLAIN, (date(2026, 6, 10), None, date(2026, 6, 12))),
        (Kind.DAY, 36526, Nature.PLAIN, date(2000, 1, 1)),
        (Kind.TEXT, "\u200b \u00a0", Nature.PLAIN, None),
    ],
)
def test_what_is_meant(kind: Kind, value: str | float | date, nature: Nature, meant: object) -> None:
    assert read_cell(Found(value, HERE, nature), kind) == meant


@pytest.mark.parametrize(
    ("kind", "value", "nature", "said"),
    [
        (Kind.PERCENT, 97.5, Nature.PLAIN, "“97,5” không phải là số nguyên"),
        (Kind.PERCENT, 0.975, Nature.SHARE, "“97,5” không phải là số nguyên"),
        (Kind.PERCENT, 0.4, Nature.PLAIN, "“0,4” không rõ là 0,4% hay 40%"),
        (Kind.PERCENT, True, Nature.PLAIN, "“True” không phải là số nguyên"),
        (Kind.AMOUNT, 0.75, Nature.SHARE, "“75%” là phần trăm, không phải số lượng"),
        (Kind.AMOUNT, -3, Nature.PLAIN, "“-3” không phải là số đo được"),
        (
            Kind.AMOUNT,
            "1.234",
            Nature.PLAIN,
            "“1.234” không rõ là hàng nghìn hay số lẻ; hãy ghi 1234 hoặc 1,2340",
        ),
        (Kind.AMOUNT, "12,500", Nature.PLAIN, "“12,500” không rõ là hàng nghìn hay số lẻ; hãy ghi 12500 hoặc 12,5"),
        (Kind.AMOUNT, "1,000", Nature.PLAIN, "“1,000” không rõ là hàng nghìn hay số lẻ; hãy ghi 1000 hoặc 1"),
        (Kind.AMOUNT, "1,234,567", Nature.PLAIN, "“1,234,567” không rõ là hàng nghìn hay số lẻ; hãy ghi 1234567"),
        (
            Kind.PERCENT,
            40,
            Nature.DISGUISED,
            "định dạng của ô làm số 40 hiện thành nội dung khác; đổi định dạng ô thành Text (Văn bản) rồi gõ lại",
        ),
        (
            Kind.DOCUMENT,
            7,
            Nature.PADDED,
            "định dạng của ô làm số 7 hiện thành nội dung khác; đổi định dạng ô thành Text (Văn bản) rồi gõ lại",
        ),
        (Kind.AMOUNT, "khoảng 9", Nature.PLAIN, "“khoảng 9” không phải là số"),
        (Kind.DAY, 12, Nature.PLAIN, "“12” không phải là ngày; hãy ghi 15/12/2026 hoặc 2026-12-15"),
        (Kind.DAY, "31/02/2026", Nature.PLAIN, "ngày 31/02/2026 không có thật"),
        (
            Kind.DOCUMENT,
            date(2026, 3, 12),
            Nature.PLAIN,
            "“12/03/2026” là ngày, không phải số văn bản: có thể Excel đã tự đổi",
        ),
    ],
)
def test_what_nobody_can_say(kind: Kind, value: str | float | date, nature: Nature, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        read_cell(Found(value, HERE, nature), kind)


@pytest.mark.parametrize("text", ["Không", "không có.", "KHÔNG CÓ", "-", "--", "x", "X", "…", "...", "0", "ko", "/"])
def test_marks_of_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["Không phát sinh", "Không có máy quét", "10", "xong", "ko kịp", "-5"])
def test_words_that_say_something(text: str) -> None:
    assert not says_nothing(text)


def test_a_text_is_cleaned_of_what_copying_puts_into_it() -> None:
    assert clean(" Đa\u0303 xong\u00a0 \r\n\u200bviệc_x000D_\n ") == "Đã xong\nviệc"


def test_places_of_cells_are_said_as_a_spreadsheet_says_them() -> None:
    assert HERE.shown == "a.xlsx, trang “Tiến độ”, ô F12"
    assert HERE.whole_sheet().shown == "a.xlsx, trang “Tiến độ”"
    assert Place("a.csv", cell=Cell("", 12)).shown == "a.csv, dòng 12"
    assert Place("a.csv").whole_sheet().shown == "a.csv"
    assert [column_letters(number) for number in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]
