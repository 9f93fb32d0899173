"""Values as the files write them: text that is a day, a number, a yes or no, an id."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.domain.making import faults, make
from tthc_cli.domain.record import Day, Flag, ItemId, Moment, Number, Percent, Record, Text, UnitId, Whole, read_number
from tthc_cli.domain.shape import read_record
from tthc_cli.problems import NOWHERE, Place


class Sample(Record):
    """One field of every type."""

    text: Text = "-"
    day: Day = date(2026, 1, 1)
    moment: Moment = datetime(2026, 1, 1, tzinfo=UTC)
    whole: Whole = 0
    percent: Percent = 0
    number: Number = Decimal()
    flag: Flag = False
    item: ItemId = "II.1"
    unit: UnitId = "vp"


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        ("text", "  Văn bản \n", "Văn bản"),
        ("day", "15/12/2026", date(2026, 12, 15)),
        ("day", "2026-12-15", date(2026, 12, 15)),
        ("day", date(2026, 12, 15), date(2026, 12, 15)),
        ("moment", "2026-06-12T16:20:05+07:00", datetime(2026, 6, 12, 9, 20, 5, tzinfo=UTC)),
        ("moment", "2026-06-12T09:20:05Z", datetime(2026, 6, 12, 9, 20, 5, tzinfo=UTC)),
        ("whole", "40", 40),
        ("whole", 40, 40),
        ("percent", "100", 100),
        ("percent", "0", 0),
        ("number", "112", Decimal(112)),
        ("number", "12.5", Decimal("12.5")),
        ("number", " 12,5 ", Decimal("12.5")),
        ("flag", "true", True),
        ("flag", "True", True),
        ("flag", "false", False),
        ("item", "III.2.đ", "III.2.đ"),
        ("unit", "cong-an", "cong-an"),
        ("unit", "to1", "to1"),
    ],
)
def test_values(field: str, written: object, value: object) -> None:
    assert getattr(make(Sample, **{field: written}), field) == value


@pytest.mark.parametrize(
    ("field", "written", "code", "message"),
    [
        ("day", "30/02/2026", "T105", "ngày 30/02/2026 không có thật"),
        ("day", "sớm", "T105", "“sớm” không phải là ngày; hãy ghi 15/12/2026 hoặc 2026-12-15"),
        ("moment", "hôm qua", "T105", "“hôm qua” không phải là thời điểm"),
        (
            "moment",
            "2026-06-12T16:20:05",
            "T105",
            "“2026-06-12T16:20:05” thiếu giờ hoặc múi giờ",
        ),
        ("whole", "bốn mươi", "T106", "“bốn mươi” không phải là số nguyên"),
        ("whole", "-1", "T106", "“-1” không phải là số nguyên"),
        (
            "moment",
            "9999-12-31T08:00:00+07:00",
            "T105",
            "“9999-12-31T08:00:00+07:00” nằm ngoài các năm từ 1900 đến 2999",
        ),
        ("whole", "9" * 5000, "T106", "“" + "9" * 40 + "…” dài quá"),
        ("whole", "4.0", "T106", "“4.0” không phải là số nguyên"),
        ("whole", "٤", "T106", "“٤” không phải là số nguyên"),
        ("percent", "101", "T106", "101 không nằm trong khoảng từ 0 đến 100"),
        ("percent", "khoảng 40", "T106", "“khoảng 40” không phải là số nguyên"),
        ("number", "nhiều", "T106", "“nhiều” không phải là số"),
        ("number", "-5", "T106", "“-5” không phải là số đo được"),
        ("number", "nan", "T106", "“nan” không phải là số đo được"),
        ("number", "Infinity", "T106", "“Infinity” không phải là số đo được"),
        ("number", "1e3", "T106", "“1e3” không phải là số đo được"),
        ("number", "1.000,5", "T106", "“1.000,5” không phải là số"),
        ("flag", "có", "T107", "“có” không phải là true (có) hoặc false (không)"),
        ("item", "III.2.f", "T108", "mã “III.2.f” viết sai dạng"),
        ("unit", "VHXH", "T108", "mã đơn vị “VHXH” viết sai dạng"),
        ("unit", "công-an", "T108", "mã đơn vị “công-an” viết sai dạng"),
        ("unit", "-vp", "T108", "mã đơn vị “-vp” viết sai dạng"),
        ("unit", "", "T108", "mã đơn vị “” viết sai dạng"),
        ("unit", "v p", "T108", "mã đơn vị “v p” viết sai dạng"),
    ],
)
def test_refused_values(field: str, written: str, code: str, message: str) -> None:
    (problem,) = faults(Sample, **{field: written})
    assert (problem.code, problem.message, problem.place.path) == (code, message, (field,))
    assert problem.is_error
    assert problem.hint


def test_a_refusal_that_nobody_worded_says_its_message() -> None:
    """As in a traceback, where pydantic itself says it."""
    with pytest.raises(ValidationError, match="“hai” không phải là số nguyên") as refused:
        Sample.model_validate({"percent": "hai"})
    assert [told["msg"] for told in refused.value.errors()] == ["“hai” không phải là số nguyên"]


def test_the_form_offered_for_a_moment_can_be_read() -> None:
    (problem,) = faults(Sample, moment="2026-06-12")
    offered = problem.hint.removesuffix(".").rpartition(" ")[2]
    assert make(Sample, moment=offered).moment.date() == date(2026, 6, 12)


def test_a_loosely_typed_id_is_asked_back() -> None:
    (problem,) = faults(Sample, item="iii.2.dd")
    assert problem.hint == "Có phải ý là III.2.đ?"


@pytest.mark.parametrize(
    ("field", "written", "needed"),
    [
        ("day", ["2026-12-15"], "ngày"),
        ("moment", {}, "thời điểm"),
        ("whole", ["1"], "số nguyên"),
        ("number", {}, "số"),
        ("flag", ["true"], "true hoặc false"),
        ("item", ["III.2.đ"], "chữ trên một dòng"),
    ],
)
def test_lists_and_mappings_in_place_of_a_value(field: str, written: object, needed: str) -> None:
    (problem,) = faults(Sample, **{field: written})
    assert problem.code == "T103"
    assert problem.message.startswith(f"cần {needed}, nhưng đây là ")


def test_a_record_remembers_where_it_was_written() -> None:
    place = Place("plan/units.yaml", ("units", 3))
    record, _ = read_record(Sample, {}, place)
    assert record is not None
    assert record.origin == place
    assert record.origin.at("id").path == ("units", 3, "id")
    assert Sample().origin == NOWHERE


@given(st.text() | st.decimals().map(str))
def test_reading_a_number_never_fails_otherwise(text: str) -> None:
    try:
        number = read_number(text)
    except ValueError as error:
        assert str(error).startswith("“")  # noqa: PT017
    else:
        assert number.is_finite()
        assert number >= 0


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
def test_moments_are_read_as_written(moment: datetime) -> None:
    aware = moment.replace(tzinfo=UTC)
    assert make(Sample, moment=aware.isoformat()).moment - aware == timedelta()


def test_thousands_are_not_guessed() -> None:
    """3.085 is three thousand to a reader of reports and three to a computer."""
    with pytest.raises(ValueError, match="3085"):
        read_number("3.085")
    assert str(read_number("3085")) == "3085"
    assert str(read_number("97,7")) == "97.7"
