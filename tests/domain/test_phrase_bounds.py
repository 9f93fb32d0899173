"""Phrases on the bounds of what is understood."""

from datetime import date

import pytest

from tthc_cli.domain.dates import FIRST_YEAR, LAST_YEAR
from tthc_cli.domain.deadlines import Deadline, DeadlineKind
from tthc_cli.domain.periods import PeriodKind
from tthc_cli.domain.phrases import Unread, read_phrase


def read(text: str, year: int = 2026) -> Deadline:
    found = read_phrase(text, year)
    assert isinstance(found, Deadline), found
    return found


def refused(text: str) -> Unread:
    found = read_phrase(text, 2026)
    assert isinstance(found, Unread), found
    return found


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Trước ngày 15/12", date(2026, 12, 14)),
        ("Chậm nhất 15/12", date(2026, 12, 15)),
        ("Chậm nhất ngày 15/12", date(2026, 12, 15)),
        ("trong tháng 1", date(2026, 1, 31)),
        ("trong tháng 12", date(2026, 12, 31)),
        (f"trong tháng 1/{FIRST_YEAR}", date(FIRST_YEAR, 1, 31)),
        (f"trong tháng 12/{LAST_YEAR}", date(LAST_YEAR, 12, 31)),
        (f"Chậm nhất 01/01/{FIRST_YEAR}", date(FIRST_YEAR, 1, 1)),
        (f"Chậm nhất 31/12/{LAST_YEAR}", date(LAST_YEAR, 12, 31)),
    ],
)
def test_the_first_and_the_last_that_are_understood(text: str, last: date) -> None:
    assert read(text).last == last


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("trong tháng 0/2026", "không có tháng 0"),
        ("trong tháng 13/2026", "không có tháng 13"),
        (f"trong tháng 1/{FIRST_YEAR - 1}", f"năm {FIRST_YEAR - 1} không phải là năm của một kế hoạch"),
        (f"trong tháng 1/{LAST_YEAR + 1}", f"năm {LAST_YEAR + 1} không phải là năm của một kế hoạch"),
        (
            f"Trước 31/12/{FIRST_YEAR - 1}",
            f"“31/12/{FIRST_YEAR - 1}” nằm ngoài các năm từ {FIRST_YEAR} đến {LAST_YEAR}",
        ),
        (f"Trước 01/01/{LAST_YEAR + 1}", f"“01/01/{LAST_YEAR + 1}” nằm ngoài các năm từ {FIRST_YEAR} đến {LAST_YEAR}"),
    ],
)
def test_one_step_beyond_is_refused_with_the_reason(text: str, reason: str) -> None:
    assert refused(text).reason == reason


def test_who_is_waited_for_keeps_the_last_letter_of_the_name() -> None:
    assert read("Theo hướng dẫn của Công ty X.").waits_for == "Công ty X"


def test_two_documents_that_are_waited_for() -> None:
    found = read("Theo hướng dẫn của Sở Nội vụ hoặc theo chỉ đạo của UBND thành phố")
    assert (found.kind, found.waits_for) == (DeadlineKind.AWAITING, "Sở Nội vụ hoặc UBND thành phố")


def test_the_last_alternative_is_the_one_that_waits() -> None:
    found = read("Định kỳ hàng tháng hoặc quý hoặc theo yêu cầu của Sở Nội vụ")
    assert (found.kind, found.cycles, found.waits_for) == (
        DeadlineKind.PERIODIC, (PeriodKind.MONTH, PeriodKind.QUARTER), "Sở Nội vụ",
    )  # fmt: skip


def test_an_alternative_that_does_not_wait_is_not_understood() -> None:
    assert refused("Thường xuyên hoặc trong tháng 12").stumbled == "hoặc trong tháng 12"
    assert refused("Trước 15/12/2026 X").stumbled == "X"
