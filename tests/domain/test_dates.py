"""Days as officers type and read them."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_cli.domain.dates import read_date, show_date, show_short


@pytest.mark.parametrize(
    "typed",
    [
        "15/12/2026", "2026-12-15", "15-12-2026", "15.12.2026", " 15/12/2026 ", "ngày 15/12/2026", "Ngày  15/12/2026",
        "ngày 15 tháng 12 năm 2026", "15 THÁNG 12 NĂM 2026", unicodedata.normalize("NFD", "ngày 15 tháng 12 năm 2026"),
    ],
)  # fmt: skip
def test_a_day(typed: str) -> None:
    assert read_date(typed) == date(2026, 12, 15)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("5/1/2026", date(2026, 1, 5)), ("05/01/2026", date(2026, 1, 5)), ("2026-1-5", date(2026, 1, 5)), ("29/2/2028", date(2028, 2, 29))],
)  # fmt: skip
def test_the_day_stands_before_the_month(typed: str, meant: date) -> None:
    assert read_date(typed) == meant


@pytest.mark.parametrize("typed", ["", "hôm nay", "15/12", "15/12/26", "12-2026", "15/12/2026 sáng", "20261215"])
def test_words_that_are_no_day(typed: str) -> None:
    with pytest.raises(ValueError, match="không phải là ngày; hãy ghi 15/12/2026 hoặc 2026-12-15"):
        read_date(typed)


@pytest.mark.parametrize(
    "typed", ["30/2/2026", "29/02/2026", "31/4/2026", "0/1/2026", "1/1/0000", "15/0/2026", "45/13/2026"]
)
def test_days_that_do_not_exist(typed: str) -> None:
    with pytest.raises(ValueError, match=r"không có thật$"):
        read_date(typed)


@pytest.mark.parametrize("typed", ["12/15/2026", "2026-15-12"])
def test_month_and_day_changed_about(typed: str) -> None:
    with pytest.raises(ValueError, match="không có tháng 15; có phải ý là 2026-12-15"):
        read_date(typed)


@pytest.mark.parametrize(
    ("day", "shown", "short"),
    [
        (date(2026, 3, 12), "12/03/2026", "12/3/2026"),
        (date(2026, 1, 5), "05/01/2026", "05/01/2026"),
        (date(2026, 2, 27), "27/02/2026", "27/02/2026"),
        (date(2026, 9, 2), "02/09/2026", "02/9/2026"),
        (date(2026, 12, 15), "15/12/2026", "15/12/2026"),
    ],
)
def test_showing(day: date, shown: str, short: str) -> None:
    assert show_date(day) == shown
    assert show_short(day) == short


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31)))
def test_what_is_shown_is_read_again(day: date) -> None:
    assert read_date(show_date(day)) == read_date(show_short(day)) == read_date(day.isoformat()) == day


@given(st.text())
def test_a_refusal_is_a_value_error(typed: str) -> None:
    try:
        day = read_date(typed)
    except ValueError as error:
        assert "ngày" in str(error)  # noqa: PT017
    else:
        assert isinstance(day, date)
