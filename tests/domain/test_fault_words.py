"""What an officer is told of a wrong value, word by word: the message and the way out."""

from typing import Annotated

import pytest
from pydantic import Field

from tests.domain.making import faults, make
from tthc_cli.domain.amendments import Amendment
from tthc_cli.domain.dates import FIRST_YEAR, LAST_YEAR
from tthc_cli.domain.plan import Settings
from tthc_cli.domain.progress import ProgressEntry
from tthc_cli.domain.record import Flag, ItemId, Moment, Number, Percent, Record, UnitId, Whole, Year, read_number

AMENDED = {
    "document": "5/QĐ",
    "date": "2026-06-01",
    "task": "III.1.a",
    "field": "due",
    "old": "a",
    "new": "b",
    "reason": "c",
}
ENTERED = {
    "schema": "1", "task": "III.1.a", "unit": "vp", "date": "2026-06-01", "recorded_at": "2026-06-01T08:00:00+07:00", "by": "A",
    "progress": "in_progress",
}  # fmt: skip
MOMENT = "Ghi theo dạng 2026-06-12T16:20:05+07:00."
YEAR = "Ghi năm bằng bốn chữ số, ví dụ 2026."


class Sample(Record):
    """One field of every type that has words of its own."""

    moment: Moment | None = None
    whole: Whole = 0
    percent: Percent = 0
    flag: Flag = False
    item: ItemId = "II.1"
    unit: UnitId = "vp"
    year: Year = 2026
    number: Number | None = None


@pytest.mark.parametrize(
    ("field", "written", "message", "hint"),
    [
        ("moment", "sớm", "“sớm” không phải là thời điểm", MOMENT),
        ("moment", "2026-06-12", "“2026-06-12” thiếu giờ hoặc múi giờ", MOMENT),
        (
            "moment",
            f"{LAST_YEAR + 1}-01-01T00:00:00+07:00",
            f"“{LAST_YEAR + 1}-01-01T00:00:00+07:00” nằm ngoài các năm từ {FIRST_YEAR} đến {LAST_YEAR}",
            MOMENT,
        ),
        ("percent", "nửa", "“nửa” không phải là số nguyên", "Ghi số nguyên từ 0 đến 100, không ghi dấu %."),
        ("percent", "101", "101 không nằm trong khoảng từ 0 đến 100", "Ghi số nguyên từ 0 đến 100, không ghi dấu %."),
        ("flag", "có", "“có” không phải là true (có) hoặc false (không)", "Ghi true hoặc false."),
        ("item", "xyz", "mã “xyz” viết sai dạng", "Ghi mã như II.1, III.2.đ, III.1.b.1 hoặc IV.3."),
        ("item", "2.dd", "mã “2.dd” viết sai dạng", "Có phải ý là III.2.đ?"),
        (
            "unit",
            "V",
            "mã đơn vị “V” viết sai dạng",
            "Mã đơn vị chỉ gồm chữ thường không dấu, chữ số và dấu -, nhiều nhất 40 chữ, ví dụ vhxh.",
        ),
        ("year", str(FIRST_YEAR - 1), f"năm {FIRST_YEAR - 1} không phải là năm của một kế hoạch", YEAR),
        ("year", str(LAST_YEAR + 1), f"năm {LAST_YEAR + 1} không phải là năm của một kế hoạch", YEAR),
        ("whole", "9" * 41, f"“{'9' * 40}…” dài quá", "Ghi số bằng chữ số, phần thập phân sau dấu chấm."),
        (
            "number",
            "9" * 41,
            f"“{'9' * 41}” không phải là số đo được",
            "Ghi số bằng chữ số, phần thập phân sau dấu chấm.",
        ),
        ("number", "1_000", "“1_000” không phải là số", "Ghi số bằng chữ số, phần thập phân sau dấu chấm."),
    ],
)
def test_values(field: str, written: str, message: str, hint: str) -> None:
    (problem,) = faults(Sample, **{field: written})
    assert (problem.message, problem.hint) == (message, hint)


@pytest.mark.parametrize("year", [FIRST_YEAR, LAST_YEAR])
def test_the_first_and_the_last_year_of_plans_and_moments(year: int) -> None:
    made = make(Sample, year=str(year), moment=f"{year}-06-12T16:20:05+07:00")
    assert (made.year, made.moment and made.moment.year) == (year, year)


def test_the_longest_numbers() -> None:
    assert make(Sample, whole="9" * 40).whole == int("9" * 40)
    assert read_number("9" * 40) == int("9" * 40)


def test_an_id_of_a_unit_may_have_several_parts() -> None:
    assert make(Sample, unit="to-dan-pho-so-1").unit == "to-dan-pho-so-1"
    (problem,) = faults(Sample, unit="-")
    assert problem.message == "mã đơn vị “-” viết sai dạng"


def test_the_longest_id_of_a_unit() -> None:
    assert make(Sample, unit="a" * 40).unit == "a" * 40
    (problem,) = faults(Sample, unit="a" * 41)
    assert problem.code == "T108"


def test_numbers_of_programs_are_let_through() -> None:
    assert make(Sample, percent=40).percent == 40


def test_a_field_that_cannot_be_amended() -> None:
    (problem,) = faults(Amendment, **{**AMENDED, "field": "màu"})
    assert (problem.code, problem.message) == ("T107", "“màu” không phải là giá trị được phép")
    assert problem.hint.startswith("Chọn một trong: ")
    assert "due, " in problem.hint


def test_silence_is_not_recorded() -> None:
    (problem,) = faults(ProgressEntry, **{**ENTERED, "progress": "none"})
    assert (problem.message, problem.hint) == (
        "“none” không phải là tiến độ để ghi: chưa có báo cáo thì không ghi gì",
        "Chọn một trong: in_progress, done, not_arising, suspended.",
    )


def test_an_ad_hoc_period_is_not_usual() -> None:
    (problem,) = faults(Settings, status_period="ad_hoc")
    assert (problem.code, problem.message, problem.hint) == (
        "T107", "kỳ đột xuất không có độ dài cố định", "Chọn một trong: month, quarter, half, year.",
    )  # fmt: skip


class Forms(Record):
    """Fields of other forms."""

    many: Annotated[list[str], Field(default_factory=list)]
    whole: Whole = 0
    data: bytes = b""
    must: Whole


@pytest.mark.parametrize(
    ("field", "written", "message", "hint"),
    [
        ("many", "x", "cần danh sách, nhưng đây là chữ “x”", "Viết theo dạng: many: [a, b]"),
        ("whole", ["1"], "cần số nguyên, nhưng đây là danh sách", "Viết theo dạng: whole: 40"),
        ("data", ["1"], "cần giá trị khác, nhưng đây là danh sách", "Viết theo dạng: data: nội dung"),
        ("must", None, "phần này để trống", "Ghi nội dung sau dấu “-”, hoặc xoá dòng này."),
    ],
)
def test_values_of_another_form(field: str, written: object, message: str, hint: str) -> None:
    (problem,) = faults(Forms, **{"must": "1", field: written})
    assert (problem.message, problem.hint, problem.place.path, problem.place.is_key) == (message, hint, (field,), False)


def test_a_key_that_is_missing_is_missed_at_the_key() -> None:
    (problem,) = faults(Forms)
    assert (problem.message, problem.place.path, problem.place.is_key) == ("thiếu mục “must”", ("must",), True)
