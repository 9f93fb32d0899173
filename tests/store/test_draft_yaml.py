"""YAML that a person goes on with: remarks above values, long sentences folded, short lists on one line, and all of it read back."""

from decimal import Decimal

import pytest

from tthc_cli.store.draft_yaml import Entry, record
from tthc_cli.store.yaml_reader import read_yaml


def test_remarks_stand_above_their_values() -> None:
    text = record(
        [
            Entry("id", "III.1.a"),
            Entry("lead", ["vp", "vhxh"], "hiểu từ câu văn (dòng 41)"),
            Entry("due", None, "không thấy thời hạn"),
        ],
        is_item=True,
    )
    assert text == (
        "- id: III.1.a\n  # kiểm tra: hiểu từ câu văn (dòng 41)\n  lead: [vp, vhxh]\n  # kiểm tra: không thấy thời hạn\n"
    )


def test_what_is_left_out_without_a_remark_leaves_nothing() -> None:
    assert record([Entry("note", None), Entry("id", "x")]) == "id: x\n"


def test_long_remarks_go_on_on_the_next_line() -> None:
    text = record([Entry("id", "x", " ".join(["chữ"] * 40))])
    assert [line[:2] for line in text.splitlines()] == ["# ", "# ", "id"]
    assert all(len(line) <= 100 for line in text.splitlines())


def test_lists_of_words_and_long_sentences() -> None:
    long = " ".join(["từ"] * 40)
    text = record(
        [Entry("products", ("Báo cáo kết quả", "Danh mục")), Entry("text", long), Entry("several", "một\nhai")],
        indent=2,
        is_item=True,
    )
    assert text.startswith("  - products:\n      - Báo cáo kết quả\n      - Danh mục\n    text: >-\n      từ từ")
    assert text.endswith("    several: >-\n      một\n\n      hai\n")


def test_ids_by_keys_stand_on_one_line() -> None:
    assert record([Entry("inherited", {"lead": "IV.2"}), Entry("sections", {"IV": "Tổ chức thực hiện"})]) == (
        "inherited: {lead: IV.2}\nsections:\n  IV: Tổ chức thực hiện\n"
    )


@pytest.mark.parametrize(
    "words",
    ["no", "010", "- gạch", "a: b", "# không phải ghi chú", "“ngoặc”", "'", '"', " đầu trống", "x" * 300, "dòng\n\n\ndòng", "dòng \n khác", "100%", "@a", "[x", "\\", "tab\tgiữa", "1.10", "2026-01-01", "%"],
)  # fmt: skip
def test_whatever_is_written_is_read_back(words: str) -> None:
    text = record([Entry("a", words), Entry("b", [words]), Entry("n", Decimal("97.5"))], is_item=True)
    value, problems = read_yaml(text, "x.yaml")
    assert [problem for problem in problems if problem.is_error] == []
    assert value == [{"a": words, "b": [words], "n": "97.5"}]
