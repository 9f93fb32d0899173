"""Tables of tasks and of targets, with the headers that offices give them."""

import pytest

from tests.imports.drafting import HEAD, due, products, units
from tthc_cli.domain.draft import PlanDraft
from tthc_cli.exchange.drafting.manuscript import Grid, Line, Manuscript
from tthc_cli.exchange.drafting.reading import draft_plan
from tthc_cli.exchange.drafting.tables import understand_table
from tthc_cli.exchange.drafting.text_lines import read_text


def grid(*rows: str) -> Grid:
    """A table whose cells are set off by |; "^" is the cell above."""
    made: list[tuple[Line, ...]] = []
    for number, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row.split("|")]
        made.append(tuple(made[-1][at] if cell == "^" else Line(number, cell, at + 1) for at, cell in enumerate(cells)))
    return Grid(tuple(made))


def draft_of(*rows: str, before: str = "III. NHIỆM VỤ\n", after: str = "") -> PlanDraft:
    """The draft of a plan with a table as it is pasted."""
    return draft_plan(read_text(HEAD + before + "".join(f"| {row} |\n" for row in rows) + after))


HEADER = "TT | Nội dung nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành | Sản phẩm"


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (HEADER, ("number", "text", "lead", "coordinate", "due", "products")),
        ("STT | Nhiệm vụ | Cơ quan thực hiện | Thời hạn | Kết quả", ("number", "text", "lead", "due", "products")),
        ("Stt | Công việc | Chủ trì | Đơn vị tổng hợp, theo dõi | Tiến độ | Cấp trình", ("number", "text", "lead", "consolidate", "due", "report_to")),
        ("TT | Hoạt động | Trách nhiệm | Thời gian | Kinh phí", ("number", "text", "lead", "due", "note")),
        ("TT | Chỉ tiêu | Đơn vị tính | Chỉ tiêu giao năm 2026", ("number", "text", "measure", "goal")),
        ("TT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Đơn vị phối hợp thêm", ("number", "text", "lead", "coordinate", "note")),
    ],
)  # fmt: skip
def test_columns(header: str, columns: tuple[str, ...]) -> None:
    table = understand_table(grid(header, " | ".join("x" for _ in columns)))
    assert table is not None
    assert table.columns == columns


@pytest.mark.parametrize("rows", [["Nơi nhận: | TM. ỦY BAN NHÂN DÂN"], ["TT | Họ và tên | Chức vụ", "1 | A | B"], []])
def test_other_tables(rows: list[str]) -> None:
    assert understand_table(grid(*rows)) is None


def test_a_header_of_two_rows() -> None:
    table = understand_table(
        grid(
            "TT | Nhiệm vụ | Cơ quan thực hiện | Cơ quan thực hiện | Thời hạn",
            "^ | ^ | Chủ trì | Phối hợp | ^",
            "1 | Rà soát | A | B | Quý I/2026",
        )
    )
    assert table is not None
    assert table.columns == ("number", "text", "lead", "coordinate", "due")
    assert [row[1].text for row in table.rows] == ["Rà soát"]


def test_a_header_that_goes_on_without_end_is_its_first_row() -> None:
    header = "TT | Nhiệm vụ | Chủ trì | Thời hạn"
    table = understand_table(grid(header, "^ | x | y | z", "^ | x | y | z", "^ | x | y | z", "^ | x | y | z"))
    assert table is not None
    assert len(table.rows) == 4


def test_rows_and_the_rows_that_head_them() -> None:
    draft = draft_of(
        HEADER,
        "---|---|---|---|---|---",
        "(1) | (2) | (3) | (4) | (5) | (6)",
        "1 | Rà soát văn bản | Công an phường | | Trước 1/6/2026 | Danh mục",
        "I | Cải cách thủ tục | | | | ",
        "1 | Niêm yết | Công an phường | Sở Nội vụ | Quý II/2026 | Bảng; biển",
        HEADER,
        " | tại trụ sở | | | | ",
        "2 | Công khai (Thời gian: Quý III/2026) | | | | ",
        "II | Chuyển đổi số | Công an phường | | Quý I/2026 | Máy",
    )
    found = {item.id: item for item in draft.tasks}
    assert {id_: (item.text, item.printed) for id_, item in found.items()} == {
        "III.1": ("Rà soát văn bản", "III TT 1"),
        "III.2.a": ("Niêm yết tại trụ sở", "III I TT 1"),
        "III.2.b": ("Công khai", "III I TT 2"),
        "III.2.c": ("Chuyển đổi số", "III I TT II"),
    }
    assert draft.sections == {"III": "Nhiệm vụ", "III.2": "Cải cách thủ tục"}
    niem_yet = found["III.2.a"]
    assert (units(niem_yet, "lead"), units(niem_yet, "coordinate")) == (("cong-an",), ("so-noi-vu",))
    assert (due(niem_yet), products(niem_yet)) == ("Quý II/2026", ("Bảng", "biển"))
    assert due(found["III.2.b"]) == "Quý III/2026"
    assert not draft.unread


def test_cells_with_several_paragraphs() -> None:
    rows = grid(
        HEADER,
        "1 | a) Kiểm tra công vụ | - Công an phường | | Quý II/2026 | - Kế hoạch",
    )
    first = rows.rows[1]
    cells = (
        first[0],
        Line(2, "a) Kiểm tra công vụ\ntại các thôn:\n- định kỳ\n- đột xuất", 2),
        Line(2, "- Công an phường\n- Phòng Kinh tế", 3),
        *first[3:5],
        Line(2, "- Kế hoạch;\n- Biên bản", 6),
    )
    head = read_text(HEAD + "III. NHIỆM VỤ\n").blocks
    (task,) = draft_plan(Manuscript((*head, Grid((rows.rows[0], cells))))).tasks
    assert task.text == "Kiểm tra công vụ\ntại các thôn:"
    assert [step.text for step in task.steps] == ["định kỳ", "đột xuất"]
    assert units(task, "lead") == ("cong-an", "kt")
    assert products(task) == ("Kế hoạch", "Biên bản")


def test_goals_in_a_table() -> None:
    draft = draft_of(
        "TT | Tên chỉ tiêu | Đơn vị tính | Chỉ tiêu giao năm 2026",
        "1 | Hồ sơ đúng hạn | % | 98",
        "2 | Thanh toán trực tuyến | % | ≥ 70",
        "3 | Sáng kiến | sáng kiến | 03",
        "4 | Hồ sơ trực tuyến | | 80%",
        before="II. CHỈ TIÊU\n",
        after="III. NHIỆM VỤ\n1. Một.\n",
    )
    assert {target.text: [f"{one.at_least}" for one in target.indicators] for target in draft.targets} == {
        "Hồ sơ đúng hạn 98%": ["98"],
        "Thanh toán trực tuyến ≥ 70%": ["70"],
        "Sáng kiến 03": [],
        "Hồ sơ trực tuyến 80%": ["80"],
    }


def test_what_stands_in_other_columns_is_not_lost() -> None:
    draft = draft_of(
        "TT | Nhiệm vụ | Chủ trì | Thời hạn | Kinh phí",
        "1 | Mua máy quét | Phòng Kinh tế | Quý II/2026 | 20 triệu đồng",
    )
    assert [line.text for line in draft.unread] == ["20 triệu đồng"]


def test_where_a_table_tells_the_tasks_a_sentence_that_points_at_it_is_none() -> None:
    draft = draft_of(
        HEADER, "1 | Niêm yết | Công an phường | | Quý II/2026 | Bảng", before="III. NHIỆM VỤ\nChi tiết tại bảng sau.\n"
    )
    assert [task.text for task in draft.tasks] == ["Niêm yết"]
    assert [line.text for line in draft.unread] == ["Chi tiết tại bảng sau."]


def test_a_table_under_a_number_is_named_by_it() -> None:
    draft = draft_of(
        HEADER, "1 | Niêm yết | Công an phường | | Quý II/2026 | Bảng", before="III. NHIỆM VỤ\n1. Thủ tục\n"
    )
    assert draft.sections == {"III.1": "Thủ tục"}
    assert [task.printed for task in draft.tasks] == ["III.1 TT 1"]


def test_rows_without_words_and_tables_without_rows() -> None:
    draft = draft_of(HEADER, " | | Công an phường | | | ", "I | | | | | ", "1 | Niêm yết | | | | ")
    assert [task.text for task in draft.tasks] == ["Niêm yết"]
    assert draft_of(HEADER).tasks == ()


def test_a_table_that_is_none_of_a_plan_inside_a_part() -> None:
    draft = draft_of("Họ và tên | Chức vụ", "---|---", "A | B", before="III. NHIỆM VỤ\n1. Một.\n", after="2. Hai.\n")
    assert [task.text for task in draft.tasks][-1] == "Hai."
    assert {"Họ và tên", "Chức vụ", "A", "B"} <= {line.text for line in draft.lines}
