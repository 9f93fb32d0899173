"""The words of deadlines and what they mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tthc_cli.domain.deadlines import Deadline, DeadlineKind
from tthc_cli.domain.periods import PeriodKind
from tthc_cli.domain.phrases import UNDERSTOOD, Unread, read_phrase
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.text import fold

BEFORE, BY, WITHIN = DeadlineKind.BEFORE, DeadlineKind.BY, DeadlineKind.WITHIN
CONTINUOUS, AWAITING, EITHER = DeadlineKind.CONTINUOUS, DeadlineKind.AWAITING, DeadlineKind.CONTINUOUS_OR_AWAITING
PERIODIC = DeadlineKind.PERIODIC
MONTH, QUARTER, HALF, YEAR = PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR


@dataclass(frozen=True)
class Meant:
    """A reading, written shortly: days as ISO."""

    kind: DeadlineKind
    first: str = ""
    last: str = ""
    waits_for: str = ""
    cycles: tuple[PeriodKind, ...] = ()


def read(text: str) -> Deadline:
    deadline = read_phrase(text, 2026)
    assert isinstance(deadline, Deadline), deadline
    return deadline


def meaning(text: str) -> Meant:
    deadline = read(text)
    first, last = (day.isoformat() if day else "" for day in (deadline.first, deadline.last))
    return Meant(deadline.kind, first, last, deadline.waits_for, deadline.cycles)


ALL_2026 = ("2026-01-01", "2026-12-31")
REQUEST = Meant(AWAITING, waits_for="các sở, ngành thành phố")
CONTINUOUS_2026 = Meant(CONTINUOUS, *ALL_2026)
THE_PLAN = {
    "III.1.a": REQUEST,
    "III.1.b": REQUEST,
    "III.1.c": Meant(AWAITING, waits_for="UBND thành phố"),
    "III.2.a": CONTINUOUS_2026,
    "III.2.b": CONTINUOUS_2026,
    "III.2.c": CONTINUOUS_2026,
    "III.2.d": Meant(EITHER, *ALL_2026, waits_for="Sở Khoa học và Công nghệ"),
    "III.2.đ": CONTINUOUS_2026,
    "III.2.e": CONTINUOUS_2026,
    "III.3.a": Meant(WITHIN, "2026-10-01", "2026-10-31"),
    "III.3.b": CONTINUOUS_2026,
    "III.3.c": Meant(BEFORE, last="2026-12-14"),
    "III.3.d": Meant(AWAITING, waits_for="Sở Nội vụ"),
    "III.3.đ": CONTINUOUS_2026,
    "III.4.a": Meant(WITHIN, "2026-10-01", "2026-12-31"),
    "III.4.b": Meant(WITHIN, "2026-10-01", "2026-12-31"),
    "III.4.c": Meant(WITHIN, "2026-10-01", "2026-12-31"),
    "III.4.d": Meant(WITHIN, "2026-10-01", "2026-12-31"),
    "IV.1": Meant(PERIODIC, cycles=(MONTH, QUARTER, YEAR)),
    "IV.3": Meant(PERIODIC, cycles=(MONTH, QUARTER, HALF, YEAR)),
}


def test_the_phrases_of_the_plan(hong_an: Plan) -> None:
    assert {item.id: meaning(item.due) for item in hong_an.items.values() if isinstance(item.due, str)} == THE_PLAN


def test_kinds_of_deadline_in_the_plan(hong_an: Plan) -> None:
    kinds = [THE_PLAN[task.id].kind for task in hong_an.tasks]
    assert sum(kind in (BEFORE, BY, WITHIN) for kind in kinds) == 6
    assert kinds.count(CONTINUOUS) == 6 + 1  # III.2.a inherits
    assert kinds.count(EITHER) == 1
    assert kinds.count(AWAITING) == 1 + 3


FORMS = [
    # strictly before
    ("Trước 15/12/2026", Meant(BEFORE, last="2026-12-14")),
    ("Trước ngày 15/12/2026", Meant(BEFORE, last="2026-12-14")),
    ("Trước ngày 15 tháng 12 năm 2026", Meant(BEFORE, last="2026-12-14")),
    ("Trước 2026-12-15", Meant(BEFORE, last="2026-12-14")),
    ("Hoàn thành trước 15.12.2026", Meant(BEFORE, last="2026-12-14")),
    ("Phải hoàn thành trước ngày 01/01/2027", Meant(BEFORE, last="2026-12-31")),
    ("Trước tháng 10/2026", Meant(BEFORE, last="2026-09-30")),
    ("Trước quý IV năm 2026", Meant(BEFORE, last="2026-09-30")),
    # on or before
    ("Chậm nhất ngày 15/12/2026", Meant(BY, last="2026-12-15")),
    ("Chậm nhất là 15/12/2026", Meant(BY, last="2026-12-15")),
    ("Chậm nhất đến hết ngày 15/12/2026", Meant(BY, last="2026-12-15")),
    ("Chậm nhất trong tháng 10/2026", Meant(BY, last="2026-10-31")),
    ("Đến 15/12/2026", Meant(BY, last="2026-12-15")),
    ("Đến hết ngày 15/12/2026", Meant(BY, last="2026-12-15")),
    ("Đến hết tháng 10/2026", Meant(BY, last="2026-10-31")),
    ("Hết năm 2026", Meant(BY, last="2026-12-31")),
    ("Trong ngày 15/12/2026", Meant(BY, last="2026-12-15")),
    ("Vào ngày 15/12/2026", Meant(BY, last="2026-12-15")),
    ("15/12/2026", Meant(BY, last="2026-12-15")),
    ("Xong trong 15/12/2026", Meant(BY, last="2026-12-15")),
    # within
    ("trong tháng 10/2026", Meant(WITHIN, "2026-10-01", "2026-10-31")),
    ("Trong tháng 10 năm 2026", Meant(WITHIN, "2026-10-01", "2026-10-31")),
    ("Trong tháng 02/2028", Meant(WITHIN, "2028-02-01", "2028-02-29")),
    ("Trong tháng 10 / 2026", Meant(WITHIN, "2026-10-01", "2026-10-31")),
    ("tháng 10-2026", Meant(WITHIN, "2026-10-01", "2026-10-31")),
    ("Trong quý IV năm 2026", Meant(WITHIN, "2026-10-01", "2026-12-31")),
    ("Trong quý IV/2026", Meant(WITHIN, "2026-10-01", "2026-12-31")),
    ("Quý I năm 2026", Meant(WITHIN, "2026-01-01", "2026-03-31")),
    ("Trong quý II năm 2026", Meant(WITHIN, "2026-04-01", "2026-06-30")),
    ("Trong quý III năm 2026", Meant(WITHIN, "2026-07-01", "2026-09-30")),
    ("Hoàn thành trong 6 tháng đầu năm 2026", Meant(WITHIN, "2026-01-01", "2026-06-30")),
    ("Trong sáu tháng cuối năm 2026", Meant(WITHIN, "2026-07-01", "2026-12-31")),
    ("Thực hiện trong năm 2026", Meant(WITHIN, *ALL_2026)),
    ("Năm 2027", Meant(WITHIN, "2027-01-01", "2027-12-31")),
    # continuous
    ("Thường xuyên", CONTINUOUS_2026),
    ("Thường xuyên trong năm", CONTINUOUS_2026),
    ("Thường xuyên năm 2026", CONTINUOUS_2026),
    ("Thường xuyên trong năm 2026", CONTINUOUS_2026),
    ("Thường xuyên trong cả năm 2026", CONTINUOUS_2026),
    ("Thường xuyên, liên tục trong năm 2026", CONTINUOUS_2026),
    ("Thường xuyên trong năm 2027", Meant(CONTINUOUS, "2027-01-01", "2027-12-31")),
    # the report calendar
    ("Định kỳ hàng tháng, quý, 6 tháng, năm hoặc đột xuất", Meant(PERIODIC, cycles=(MONTH, QUARTER, HALF, YEAR))),
    ("Định kỳ hàng tháng, quý và năm hoặc đột xuất", Meant(PERIODIC, cycles=(MONTH, QUARTER, YEAR))),
    ("Hằng tháng", Meant(PERIODIC, cycles=(MONTH,))),
    ("Hàng quý, hàng năm", Meant(PERIODIC, cycles=(QUARTER, YEAR))),
    ("Định kỳ hàng 06 tháng, 01 năm", Meant(PERIODIC, cycles=(HALF, YEAR))),
    ("Định kỳ hàng quý hoặc khi có yêu cầu đột xuất", Meant(PERIODIC, cycles=(QUARTER,))),
    # waiting
    ("Theo hướng dẫn của Sở Nội vụ", Meant(AWAITING, waits_for="Sở Nội vụ")),
    ("Theo sự chỉ đạo của UBND thành phố", Meant(AWAITING, waits_for="UBND thành phố")),
    ("Theo hướng dẫn", Meant(AWAITING, waits_for="Theo hướng dẫn")),
    ("Theo kế hoạch của Sở Nội vụ", Meant(AWAITING, waits_for="Sở Nội vụ")),
    ("Khi có yêu cầu", Meant(AWAITING, waits_for="Khi có yêu cầu")),
    ("Khi có yêu cầu của Sở Tài chính", Meant(AWAITING, waits_for="Sở Tài chính")),
    ("khi có yêu cầu phối hợp từ các sở, ngành thành phố", REQUEST),
    ("Sau khi có hướng dẫn của Sở Nội vụ", Meant(AWAITING, waits_for="Sở Nội vụ")),
    ("Sau khi UBND thành phố phê duyệt danh mục", Meant(AWAITING, waits_for="UBND thành phố")),
    ("Sau khi được UBND thành phố ban hành", Meant(AWAITING, waits_for="UBND thành phố")),
    # A hoặc B
    ("Thường xuyên hoặc theo sự chỉ đạo của Sở Nội vụ", Meant(EITHER, *ALL_2026, waits_for="Sở Nội vụ")),
    (
        "Trước 15/12/2026 hoặc theo hướng dẫn của Sở Nội vụ",
        Meant(BEFORE, last="2026-12-14", waits_for="Sở Nội vụ"),
    ),
    (
        "Trong quý IV hoặc khi có yêu cầu của Sở Tài chính",
        Meant(WITHIN, "2026-10-01", "2026-12-31", waits_for="Sở Tài chính"),
    ),
    (
        "Định kỳ hàng quý hoặc theo yêu cầu của Sở Nội vụ",
        Meant(PERIODIC, waits_for="Sở Nội vụ", cycles=(QUARTER,)),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "meant"), FORMS)
def test_forms(text: str, meant: Meant) -> None:
    assert meaning(text) == meant
    assert read(text).text == text


@pytest.mark.parametrize("text", [text for text, _ in FORMS])
def test_marks_case_spaces_and_full_stops_do_not_matter(text: str) -> None:
    meant = essence(read(text))
    for variant in (fold(text), text.upper(), text.lower(), f"  {text.replace(' ', '  ')}. ", f"{text};"):
        assert essence(read(variant)) == meant


def essence(deadline: Deadline) -> tuple[object, ...]:
    """What a reading says, marks aside."""
    return deadline.kind, deadline.first, deadline.last, fold(deadline.waits_for), deadline.cycles


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_the_phrases_we_offer_are_understood(text: str) -> None:
    assert read(text).kind is not DeadlineKind.NONE


def test_the_phrases_we_offer_cover_every_kind() -> None:
    assert {read(text).kind for text in UNDERSTOOD} == set(DeadlineKind) - {DeadlineKind.NONE}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Trong tháng 10", date(2031, 10, 1), date(2031, 10, 31)),
        ("Trong quý IV", date(2031, 10, 1), date(2031, 12, 31)),
        ("6 tháng đầu năm", date(2031, 1, 1), date(2031, 6, 30)),
        ("06 tháng cuối năm", date(2031, 7, 1), date(2031, 12, 31)),
        ("Thường xuyên trong năm", date(2031, 1, 1), date(2031, 12, 31)),
    ],
)
def test_no_year_is_the_year_of_the_plan(text: str, first: date, last: date) -> None:
    deadline = read_phrase(text, 2031)
    assert isinstance(deadline, Deadline)
    assert (deadline.first, deadline.last) == (first, last)


@pytest.mark.parametrize(("roman", "arabic"), [("I", 1), ("II", 2), ("III", 3), ("IV", 4)])
def test_roman_and_arabic_quarters(roman: str, arabic: int) -> None:
    assert meaning(f"Trong quý {roman} năm 2026") == meaning(f"trong quý {arabic} năm 2026")


def test_the_words_of_the_plan_are_kept() -> None:
    assert read(" Trước\n 15/12/2026. ").text == "Trước 15/12/2026."


def test_two_who_are_waited_for_are_both_named() -> None:
    deadline = read("Theo hướng dẫn của Sở Nội vụ hoặc theo yêu cầu của Sở Tài chính")
    assert deadline.kind is AWAITING
    assert "Sở Nội vụ" in deadline.waits_for
    assert "Sở Tài chính" in deadline.waits_for


@pytest.mark.parametrize(
    ("text", "stumbled"),
    [
        ("Sớm nhất có thể", "Sớm nhất có thể"),
        ("Trước 15/12/2026 nhé", "nhé"),
        ("Trong quý V năm 2026", "Trong quý V năm 2026"),
        ("Trong quý IV năm 2026, nếu kịp", "nếu kịp"),
        ("Thường xuyên trong năm 2026 và theo dõi", "và theo dõi"),
        ("Thường xuyên hoặc khi rảnh", "hoặc khi rảnh"),
        ("Trước 15/12/2026 hoặc trước 31/12/2026", "hoặc trước 31/12/2026"),
        ("Khi nào xong thì báo", "Khi nào xong thì báo"),
        ("", ""),
        ("...", ""),
    ],
)
def test_refusals_name_the_words_stumbled_over(text: str, stumbled: str) -> None:
    assert read_phrase(text, 2026) == Unread(text, stumbled)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Trong tháng 13/2026", "không có tháng 13"),
        ("Trong tháng 0/2026", "không có tháng 0"),
        ("Trước 31/02/2026", "ngày 31/02/2026 không có thật"),
        ("Chậm nhất 12/15/2026", "ngày 12/15/2026 không có thật: không có tháng 15; có phải ý là 2026-12-15?"),
    ],
)
def test_refusals_of_days_that_do_not_exist(text: str, reason: str) -> None:
    assert read_phrase(text, 2026) == Unread(text, text, reason)


@pytest.mark.parametrize(
    "text", ["Trước 01/01/0001", "Trước năm 0001", "Trong năm 9999", "Trong tháng 12/9999", "Thường xuyên năm 0000"]
)
def test_years_at_the_end_of_time_are_no_crash(text: str) -> None:
    assert isinstance(read_phrase(text, 2026), Deadline | Unread)


PIECES = (
    "trước", "chậm nhất", "đến hết", "trong", "ngày", "15/12/2026", "2026-12-15", "tháng 10", "tháng 13", "/2026", "quý IV", "quý 2",
    "năm 2026", "năm 9999", "năm 0001", "năm 0000", "1/1/0001", "6 tháng đầu năm", "thường xuyên", "hoặc", "theo hướng dẫn của", "khi có yêu cầu của",
    "Sở Nội vụ", "định kỳ hàng", "tháng", ",", "và", "đột xuất", "sau khi", "phê duyệt", "trên cơ sở", "đã được", "hoàn thành", "ﬁ", "ß",
)  # fmt: skip


def sentences() -> st.SearchStrategy[str]:
    """Any text, and sentences made of the words of deadlines."""
    made = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=7).map(" ".join)
    return st.one_of(st.text(), made, st.sampled_from([text for text, _ in FORMS]))


@given(sentences(), st.integers(min_value=1900, max_value=2999))
@example("Trước 1/1/0001", 2026)
@example("Trong năm 9999", 2026)
def test_reading_never_fails(text: str, year: int) -> None:
    deadline = read_phrase(text, year)
    if isinstance(deadline, Unread):
        assert deadline.text == text
    else:
        assert deadline.first is None or deadline.last is None or deadline.first <= deadline.last


@given(sentences())
@example("Trên cơ sở danh mục ﬁ đã được UBND thành phố phê duyệt")
def test_reading_is_the_same_without_marks(text: str) -> None:
    for marked, bare in outcomes(text):
        assert marked == bare


def outcomes(text: str) -> Iterator[tuple[object, object]]:
    """The reading of the text beside that of its folded form; texts that overflow the calendar are another test's matter."""
    try:
        marked, bare = read_phrase(text, 2026), read_phrase(fold(text), 2026)
    except OverflowError:
        return
    if isinstance(marked, Deadline) and isinstance(bare, Deadline):
        yield essence(marked), essence(bare)
    else:
        yield type(marked), type(bare)


def test_what_is_longer_than_any_deadline_is_not_read() -> None:
    unread = read_phrase("trên cơ sở " + "x đã được " * 50, 2026)
    assert isinstance(unread, Unread)
    assert unread.reason == "dài quá 500 chữ cái; chỉ ghi thời hạn, phần giải thích chuyển sang “note”"
