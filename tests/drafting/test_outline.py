"""The marks in front of paragraphs, typed and scanned in every way, and the tree they make."""

import re

import pytest

from tthc_cli.exchange.drafting.manuscript import Grid, Line
from tthc_cli.exchange.drafting.outline import Node, Rank, read_mark, read_outline

NO_HEADING = re.compile(r"(?!)")


@pytest.mark.parametrize(
    ("text", "rank", "label", "words"),
    [
        ("III. NỘI DUNG", Rank.PART, "III", "NỘI DUNG"),
        ("II) Chỉ tiêu", Rank.PART, "II", "Chỉ tiêu"),
        ("IV - TỔ CHỨC", Rank.PART, "IV", "TỔ CHỨC"),
        ("Il. NỘI DUNG", Rank.PART, "II", "NỘI DUNG"),
        ("PHẦN II", Rank.GREAT_PART, "II", ""),
        ("Phần thứ nhất: Mục tiêu", Rank.GREAT_PART, "nhất", "Mục tiêu"),
        ("A. MỤC TIÊU", Rank.GREAT_PART, "A", "MỤC TIÊU"),
        ("PHỤ LỤC II", Rank.PART, "II", ""),
        ("Phụ lục số 3.", Rank.PART, "3", ""),
        ("PHỤ LỤC", Rank.PART, "", ""),
        ("2. Đổi mới", Rank.SECTION, "2", "Đổi mới"),
        ("2.Đổi mới", Rank.SECTION, "2", "Đổi mới"),
        ("2) Đổi mới", Rank.SECTION, "2", "Đổi mới"),
        ("l. Đổi mới", Rank.SECTION, "1", "Đổi mới"),
        ("- 1. Đề xuất", Rank.SECTION, "1", "Đề xuất"),
        ("- 1. 100% hồ sơ", Rank.SECTION, "1", "100% hồ sơ"),
        ("II.1. Đề xuất", Rank.SECTION, "1", "Đề xuất"),
        ("Nhiệm vụ 3: Rà soát", Rank.SECTION, "3", "Rà soát"),
        ("2.1. Rà soát", Rank.SUBSECTION, "2.1", "Rà soát"),
        ("2.1.3 Rà soát", Rank.SUBSECTION, "2.1.3", "Rà soát"),
        ("đ) Phối hợp", Rank.POINT, "đ", "Phối hợp"),
        ("d/ Phối hợp", Rank.POINT, "d", "Phối hợp"),
        ("a . Phối hợp", Rank.POINT, "a", "Phối hợp"),
        ("1.a) Phối hợp", Rank.POINT, "a", "Phối hợp"),
        ("– Chủ trì: X", Rank.DASH, "–", "Chủ trì: X"),
        ("• Chủ trì", Rank.DASH, "•", "Chủ trì"),
        ("+ Chủ trì", Rank.PLUS, "+", "Chủ trì"),
    ],
)
def test_marks(text: str, rank: Rank, label: str, words: str) -> None:
    marked = read_mark(text)
    assert marked is not None
    assert (marked[0].rank, marked[0].label, marked[1]) == (rank, label, words)


@pytest.mark.parametrize(
    "text",
    [
        "15.12.2026 là ngày cuối",
        "12.500 hồ sơ",
        "30/6/2026. Giao công chức",
        "5 rõ",
        "V/v triển khai",
        "IIII. Bốn",
        "Phụ lục này gồm hai bảng",
        "ý kiến",
        "",
    ],
)
def test_words_that_only_look_like_marks(text: str) -> None:
    assert read_mark(text) is None


def outline(*texts: str, heading: re.Pattern[str] = NO_HEADING) -> Node:
    return read_outline([Line(number, text) for number, text in enumerate(texts, 1)], is_heading=heading)


def shape(node: Node) -> object:
    below = [shape(child) for child in node.children]
    return (node.line.text, [line.text for line in node.body], below) if below or node.body else node.line.text


def test_a_tree_is_made_by_the_levels() -> None:
    root = outline("III. Phần", "1. Mục", "lời dẫn", "a) Điểm", "- gạch", "+ cộng", "b) Điểm hai", "2. Mục hai")
    assert [shape(child) for child in root.children] == [
        ("Phần", [], [("Mục", ["lời dẫn"], [("Điểm", [], [("gạch", [], ["cộng"])]), "Điểm hai"]), "Mục hai"]),
    ]


def test_a_part_whose_mark_stands_alone_is_named_on_the_next_line() -> None:
    root = outline("PHẦN II", "NHIỆM VỤ", "lời dẫn", "1. Việc")
    assert [shape(child) for child in root.children] == [("NHIỆM VỤ", ["lời dẫn"], ["Việc"])]


def test_headings_without_marks_count_only_where_no_part_is_marked() -> None:
    heading = re.compile("NHIỆM VỤ")
    assert [shape(one) for one in outline("NHIỆM VỤ", "1. Việc", heading=heading).children] == [
        ("NHIỆM VỤ", [], ["Việc"])
    ]
    marked = outline("I. Mục tiêu", "NHIỆM VỤ", heading=heading)
    assert [shape(one) for one in marked.children] == [("Mục tiêu", ["NHIỆM VỤ"], [])]


def test_tables_stay_with_the_paragraph_above() -> None:
    grid = Grid(((Line(3, "TT"),),))
    root = read_outline([Line(1, "I. Phần"), Line(2, "1. Mục"), grid], is_heading=NO_HEADING)
    assert [node.line.text for node in root.walk() if node.grids] == ["Mục"]
