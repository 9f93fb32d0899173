"""One spelling of each letter, search with and without marks, the order of the alphabet."""

import shlex
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_cli.domain.text import fold, found_in, is_marked, nearest, normalise, one_line, shell_word


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u00d0iểm", "Điểm"),
        ("\u0189iểm", "Điểm"),
        ("\u00f0iểm", "điểm"),
        (unicodedata.normalize("NFD", "Đề án Ủy ban"), "Đề án Ủy ban"),
        ("Cải cách", "Cải cách"),
    ],
)
def test_one_spelling_is_kept(typed: str, kept: str) -> None:
    assert normalise(typed) == kept


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Phòng Văn hóa - Xã hội", "phong van hoa - xa hoi"),
        ("Đơn vị  thực\thiện", "don vi thuc hien"),
        ("\u00d0ỀÁN", "dean"),
        (unicodedata.normalize("NFD", "Thường xuyên"), "thuong xuyen"),
        ("  ", ""),
    ],
)
def test_folding_takes_marks_case_and_spaces(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("typed", ["văn", "Đ", "đ", "\u00f0", "ơ", "hòa"])
def test_typed_with_marks(typed: str) -> None:
    assert is_marked(typed)


@pytest.mark.parametrize("typed", ["van", "VAN  HOA", "d", "83/KH-UBND", ""])
def test_typed_without_marks(typed: str) -> None:
    assert not is_marked(typed)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("van hoa", "Phòng Văn hóa - Xã hội"),
        ("VĂN HÓA", "Phòng Văn hóa - Xã hội"),
        ("văn hoá", "Phòng Văn hóa - Xã hội"),
        ("văn hóa", "Phòng Văn hoá - Xã hội"),
        ("Uỷ ban", "Ủy ban nhân dân"),
        ("Ủy ban", "UỶ BAN NHÂN DÂN"),
        ("khoẻ", "sức khỏe"),
        ("thuý", "Nguyễn Thị Thúy"),
        ("loè", "lòe loẹt"),
        ("hoàn thành", "Đã hoàn  thành"),
        ("quý", "Trong quý IV"),
        ("suýt", "suýt muộn"),
        ("don vi", "đơn vị"),
        ("đơn vị", unicodedata.normalize("NFD", "Đơn vị")),
        ("đề án", "\u00d0ề án 06"),
    ],
)
def test_found(query: str, text: str) -> None:
    assert found_in(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("vân hóa", "Phòng Văn hóa - Xã hội"),
        ("đon", "don"),
        ("hòan", "hoàn thành"),
        ("qúy", "Trong quý IV"),
        ("súyt", "suýt muộn"),
        ("qùa", "quà"),
        ("hóa", "hòa"),
        ("luá", "lúa"),
    ],
)
def test_not_found(query: str, text: str) -> None:
    assert not found_in(query, text)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("hoà", "hòa"), ("toả", "tỏa"), ("xoã", "xõa"), ("khoá", "khóa"), ("hoạ", "họa"),
        ("hoè", "hòe"), ("khoẻ", "khỏe"), ("toé", "tóe"), ("hoẹ", "họe"),
        ("thuỳ", "thùy"), ("uỷ", "ủy"), ("thuý", "thúy"), ("luỹ", "lũy"), ("luỵ", "lụy"),
    ],
)  # fmt: skip
def test_both_places_of_a_tone_are_one_word(older: str, newer: str) -> None:
    assert found_in(older, newer)
    assert found_in(newer, older)
    assert found_in(older.upper(), f"({newer})")


def test_nearest_words() -> None:
    assert nearest("vhxxh", ["vp", "vhxh", "cong-an"]) == ["vhxh"]
    assert nearest("Van Phong", ["Văn phòng", "Công an"]) == ["Văn phòng"]
    assert nearest("zzz", ["vp"]) == []
    assert nearest("tieu de", ["tiêu đề", "tiêu đẽ"]) == ["tiêu đề"]


def test_one_line() -> None:
    assert one_line(" Trước\n  15/12/2026\t") == "Trước 15/12/2026"


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("20260612-III-2-b-vhxh-7f3a9c.yaml", "20260612-III-2-b-vhxh-7f3a9c.yaml"),
        ("plan/tasks/III.2.yaml", "plan/tasks/III.2.yaml"),
        ("báo-cáo.yaml", "báo-cáo.yaml"),
        ("x - Copy (1).yaml", '"x - Copy (1).yaml"'),
        ("-x.yaml", '"-x.yaml"'),
        ("x;touch y", '"x;touch y"'),
        ("x'y", '"x\'y"'),
        ("zz$(touch x).yaml", "'zz$(touch x).yaml'"),
        ("zz`x`", "'zz`x`'"),
        ('a"b', "'a\"b'"),
        ("100%.yaml", "'100%.yaml'"),
        ("it's $x", "TÊN_TỆP"),
        ("$a&calc&.yaml", "TÊN_TỆP"),
        ("x\ny", "TÊN_TỆP"),
        ("", '""'),
    ],
)
def test_a_name_in_a_command_line_that_is_copied(name: str, word: str) -> None:
    assert shell_word(name) == word


@given(st.text(alphabet=st.characters(exclude_characters="\x00")))
def test_a_shell_reads_the_name_and_nothing_else(name: str) -> None:
    """`shlex` reads as sh does; what it would still expand inside double quotation marks is never there."""
    word = shell_word(name)
    if word != "TÊN_TỆP":
        assert shlex.split(word) == [name]
    assert not (word.startswith('"') and set(word[1:-1]) & set("$`\\!%"))


@given(st.text())
def test_forms_are_stable(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert one_line(one_line(text)) == one_line(text)
    assert found_in(text, text)
