"""Ids of items, and the many ways to type them. d and đ are two points."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_cli.domain.ids import ID_PATTERN, POINTS, cite, id_order, is_id, nearest_ids, read_id, section_of
from tthc_cli.domain.plan import Plan


def test_points_are_those_of_the_decree() -> None:
    assert POINTS == "abcdđeghiklmnopqrstuvxy"


@pytest.mark.parametrize("text", ["II.1", "II.1.a", "III.2.d", "III.2.đ", "III.1.b.1", "IV.3", "X.99.y.99"])
def test_ids(text: str) -> None:
    assert is_id(text)
    assert read_id(text) == text
    assert re.search(ID_PATTERN, text)


@pytest.mark.parametrize(
    "text",
    ["", "III", "III.2.f", "III.2.w", "III.2.dd", "iii.2.d", "III.0.a", "III.2.d.0", "XI.1", "III.2.d ", "III.2.Đ", "III.2.d.1.1"],
)  # fmt: skip
def test_no_ids(text: str) -> None:
    assert not is_id(text)
    assert not re.search(ID_PATTERN, text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("III.2.d", "III.2.d"),
        ("III.2.đ", "III.2.đ"),
        ("III.2.dd", "III.2.đ"),
        ("III.2.d9", "III.2.đ"),
        ("iii.2.DD", "III.2.đ"),
        ("III.2.Đ", "III.2.đ"),
        ("III.2.\u00d0", "III.2.đ"),
        ("III.2.\u0189", "III.2.đ"),
        ("III.2.\u00f0", "III.2.đ"),
        ("2.d", "III.2.d"),
        ("điểm đ khoản 2 Mục III", "III.2.đ"),
        ("điểm d khoản 2  Mục III Kế hoạch số 83/KH-UBND", "III.2.d"),
        ("Diem dd khoan 2 muc iii", "III.2.đ"),
        ("khoản 3 Mục IV", "IV.3"),
        ("2.dd", "III.2.đ"),
        ("2d9", "III.2.đ"),
        ("2đ", "III.2.đ"),
        ("2.dd.1", "III.2.đ.1"),
        ("2.d.1", "III.2.d.1"),
        ("2.d9.1", "III.2.đ.1"),
        ("III 3 c", "III.3.c"),
        ("iii-3-c", "III.3.c"),
        ("III/3/c", "III.3.c"),
        ("III3c", "III.3.c"),
        (" 3.a) ", "III.3.a"),
        ("1.b.4", "III.1.b.4"),
        ("ii.4", "II.4"),
        ("II.1.a", "II.1.a"),
        ("iv.3", "IV.3"),
        ("IV.2.1", "IV.2.1"),
    ],
)
def test_typed_ids(typed: str, meant: str) -> None:
    assert read_id(typed) == meant
    assert read_id(unicodedata.normalize("NFD", typed)) == meant


@pytest.mark.parametrize(
    "typed", ["", "2", "d", "III", "III.2.f", "2.w", "XX.1.a", "iiii.2", "III.2.a.b", "việc 2", "III.0"]
)
def test_typed_words_that_are_no_ids(typed: str) -> None:
    assert read_id(typed) is None


@given(st.text())
def test_reading_never_fails(typed: str) -> None:
    assert (meant := read_id(typed)) is None or is_id(meant)


def test_order_of_points_by_the_letter_table() -> None:
    points = [f"III.2.{point}" for point in POINTS]
    assert sorted(set(points), key=id_order) == points


def test_order_of_the_plan() -> None:
    order = ["II.1", "II.1.a", "II.2", "III.1.b", "III.1.b.1", "III.1.b.10", "III.1.c", "III.2.d", "III.2.đ", "III.2.e", "III.10.a", "IV.1", "IV.1.1"]  # fmt: skip
    assert sorted(set(order), key=id_order) == order
    assert id_order("không rõ") > id_order("X.99.y.99")


def test_the_plan_is_read_in_its_own_order(hong_an: Plan) -> None:
    assert [target.id for target in hong_an.targets] == ["II.1", "II.2", "II.3", "II.4"]
    assert [task.id for task in hong_an.tasks] == [
        "III.1.a", "III.1.b", "III.1.c",
        "III.2.a", "III.2.b", "III.2.c", "III.2.d", "III.2.đ", "III.2.e",
        "III.3.a", "III.3.b", "III.3.c", "III.3.d", "III.3.đ",
        "III.4.a", "III.4.b", "III.4.c", "III.4.d",
    ]  # fmt: skip
    assert [duty.id for duty in hong_an.duties] == ["IV.1", "IV.2", "IV.3", "IV.4"]


@pytest.mark.parametrize(
    ("id_", "section"),
    [("III.2.đ", "III.2"), ("III.1.b.1", "III.1"), ("IV.1", "IV"), ("IV.2.1", "IV"), ("II.1", "II"), ("II.1.a", "II")],
)
def test_sections(id_: str, section: str) -> None:
    assert section_of(id_) == section


@pytest.mark.parametrize(
    ("id_", "cited"),
    [
        ("III.2.đ", "điểm đ khoản 2 Mục III"),
        ("III.2.d", "điểm d khoản 2 Mục III"),
        ("IV.3", "khoản 3 Mục IV"),
        ("II.4", "khoản 4 Mục II"),
        ("III.1.b.2", "gạch đầu dòng thứ 2 điểm b khoản 1 Mục III"),
        ("IV.2.1", "gạch đầu dòng thứ 1 khoản 2 Mục IV"),
        ("không rõ", "không rõ"),
    ],
)
def test_citing(id_: str, cited: str) -> None:
    assert cite(id_) == cited


def test_near_ids_are_those_of_the_section_in_the_order_of_the_plan() -> None:
    known = ["II.1", "III.2.a", "III.2.d", "III.2.đ", "III.2.e", "III.4.d"]
    assert nearest_ids("III.2.z", known, count=9) == ["III.2.a", "III.2.d", "III.2.đ", "III.2.e"]
    assert nearest_ids("II.9", known, count=9) == ["II.1"]
    assert nearest_ids("III.9.d", known, count=9) == []


def test_a_comma_parts_an_id_as_well() -> None:
    assert read_id("III.2,đ") == "III.2.đ"


@pytest.mark.parametrize(
    "typed",
    ["điểm khoản 2 Mục III", "điểm đ khoản Mục III", "điểm đ khoản 2", "khoản 2 Mục IIII", "điểm f khoản 2 Mục III"],
)
def test_cited_words_that_are_no_ids(typed: str) -> None:
    assert read_id(typed) is None


def test_what_documents_cite_is_understood(hong_an: Plan) -> None:
    ids = [*hong_an.items, *hong_an.item_of_step]
    assert [read_id(cite(id_)) for id_ in ids] == ids
