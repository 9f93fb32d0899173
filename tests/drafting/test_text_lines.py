"""Pasted text: Markdown off, broken lines together, tables and letterheads apart."""

import pytest

from tthc_cli.exchange.drafting.manuscript import Grid, Line
from tthc_cli.exchange.drafting.text_lines import read_text


def lines(text: str) -> list[tuple[int, str]]:
    return [(block.number, block.text) for block in read_text(text).blocks if isinstance(block, Line)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**1. Mục** *nghiêng*", "1. Mục nghiêng"),
        ("## III. NHIỆM VỤ", "III. NHIỆM VỤ"),
        ("> trích", "trích"),
        ("- 1.** Đề xuất", "- 1. Đề xuất"),
        ("1\\. Mục \\(a\\)", "1. Mục (a)"),
        ("mã `1.012766`<br>", "mã 1.012766"),
        ("5 * 3 = 15", "5 * 3 = 15"),
        ("tên_tệp_dài", "tên_tệp_dài"),
        ("a\u00a0b\u200bc\u00ad", "a bc"),
        ("hoa\u0300", "hoà"),
        ("Ð\u00e0", "Đà"),
    ],
)
def test_markdown_and_odd_characters(written: str, read: str) -> None:
    assert lines(written) == [(1, read)]


@pytest.mark.parametrize("text", ["", "\n\n", "---\n***\n", "======", "\f"])
def test_nothing(text: str) -> None:
    assert read_text(text).blocks == ()


def test_lines_broken_by_the_width_of_a_page() -> None:
    text = (
        "1. Rà soát, đánh giá lại chất lượng các dịch vụ công trực tuyến của\n"
        "Ủy ban nhân dân\n"
        "\n"
        "phường và thành phố\n"
        "\n"
        "Đoạn mới.\n"
        "không nối sau dấu chấm\n"
        "2. Mục hai\n"
        "KẾ HOẠCH\n"
    )
    assert lines(text) == [
        (1, "1. Rà soát, đánh giá lại chất lượng các dịch vụ công trực tuyến của Ủy ban nhân dân phường và thành phố"),
        (6, "Đoạn mới."),
        (7, "không nối sau dấu chấm"),
        (8, "2. Mục hai"),
        (9, "KẾ HOẠCH"),
    ]


def test_a_full_line_may_end_with_a_semicolon_and_go_on() -> None:
    first = "- Sản phẩm: Các lớp đào tạo, bồi dưỡng chuyên môn, nghiệp vụ;"
    assert lines(f"{first}\ntin, bài, phóng sự.\n- Lưu;\nở lại") == [
        (1, f"{first} tin, bài, phóng sự."),
        (3, "- Lưu;"),
        (4, "ở lại"),
    ]


def test_a_line_that_cannot_end_there_goes_on() -> None:
    assert lines("Hồng An, ngày 12 tháng 3 năm\n2026\nPhối hợp với\n- gạch") == [
        (1, "Hồng An, ngày 12 tháng 3 năm 2026"),
        (3, "Phối hợp với"),
        (4, "- gạch"),
    ]


def test_a_long_heading_in_capitals_ends_with_its_line() -> None:
    heading = "III. NỘI DUNG NHIỆM VỤ CẢI CÁCH THỦ TỤC HÀNH CHÍNH NĂM 2026"
    assert lines(f"{heading}\nNhiệm vụ chung\nNơi nhận") == [(1, heading), (2, "Nhiệm vụ chung"), (3, "Nơi nhận")]


def cells(text: str) -> list[list[str]]:
    (block,) = read_text(text).blocks
    assert isinstance(block, Grid)
    return [[cell.text for cell in row] for row in block.rows]


def test_tables_set_off_by_bars_or_tabs() -> None:
    assert cells("| TT | **Việc** |\n|---|:--|\n\n| 1 | a \\| b |\n| 2 |") == [
        ["TT", "Việc"],
        ["1", "a \\| b"],
        ["2", ""],
    ]
    assert cells("TT\tViệc\tHạn\n1\tRà soát\tQuý I\n") == [["TT", "Việc", "Hạn"], ["1", "Rà soát", "Quý I"]]
    assert cells("|---|---|") == []


@pytest.mark.parametrize(
    ("written", "columns"),
    [
        ("ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]),
        ("Số: 5/KH-UBND      Thử, ngày 02 tháng 02 năm 2026", ["Số: 5/KH-UBND", "Thử, ngày 02 tháng 02 năm 2026"]),
        ("- Lưu: VT.\tPHÓ CHỦ TỊCH", ["- Lưu: VT.", "PHÓ CHỦ TỊCH"]),
        ("Phường Thử\tĐộc lập - Tự do", ["Phường Thử", "Độc lập - Tự do"]),
    ],
)  # fmt: skip
def test_columns_of_a_letterhead(written: str, columns: list[str]) -> None:
    assert cells(written) == [columns]


@pytest.mark.parametrize(
    "written", ["1.\tNỘI DUNG", "a)\t\tRà soát", "a)     Rà soát", "tên     việc", "\tNguyễn Văn A"]
)
def test_a_gap_that_sets_off_no_columns(written: str) -> None:
    assert len(lines(written)) == 1


def test_only_the_beginning_of_a_file_without_line_ends_is_searched() -> None:
    line = Line(1, "x" * 50_000)
    assert len(line.beginning) == 20_000
