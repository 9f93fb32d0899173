"""What sentences say: who does what, by when, how much; and what labels give."""

import pytest

from tthc_cli.exchange.drafting.due import find_due
from tthc_cli.exchange.drafting.goals import find_goals
from tthc_cli.exchange.drafting.labels import field_of, split_labels
from tthc_cli.exchange.drafting.manuscript import Line
from tthc_cli.exchange.drafting.roles import find_roles


def roles(text: str, default: str | None = None) -> list[tuple[str, str]]:
    return [(role.field, one.name) for role in find_roles(text, default=default) for one in role.mentions]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Giao Công an phường rà soát", [("lead", "Công an phường")]),
        ("Công an phường chủ trì, phối hợp với Sở Nội vụ", [("lead", "Công an phường"), ("coordinate", "Sở Nội vụ")]),
        ("Sở Nội vụ phối hợp thực hiện", [("coordinate", "Sở Nội vụ")]),
        ("danh mục, gửi Sở Tài chính để tổng hợp", [("report_to", "Sở Tài chính")]),
        ("gửi Công an phường tổng hợp", [("report_to", "Công an phường"), ("consolidate", "Công an phường")]),
        ("tổng hợp, báo cáo Chủ tịch UBND phường", [("report_to", "Chủ tịch UBND phường")]),
        ("Tham mưu UBND phường theo dõi, đôn đốc", [("report_to", "UBND phường")]),
        ("Tăng cường kiểm tra (Công an phường, xong trước 1/6/2026)", [("lead", "Công an phường")]),
        ("Công an phường: kiểm tra", [("lead", "Công an phường")]),
        ("xong trước 20/4/2026 - Công an phường chủ trì", [("lead", "Công an phường")]),
        ("danh mục do Sở Nội vụ công bố tại Công an phường", []),
        ("hồ sơ đã được UBND thành phố phê duyệt", []),
    ],
)
def test_roles_in_a_sentence(text: str, said: list[tuple[str, str]]) -> None:
    assert roles(text) == said


def test_roles_after_a_label() -> None:
    text = "Các phòng, đơn vị đánh giá, gửi về Công an phường. Công an phường tổng hợp, báo cáo Sở Nội vụ"
    assert roles(text, "lead") == [
        ("lead", "Các phòng, đơn vị"),
        ("report_to", "Công an phường"),
        ("consolidate", "Công an phường"),
        ("report_to", "Sở Nội vụ"),
    ]
    assert roles("gửi Công an phường tổng hợp", "lead") == [
        ("report_to", "Công an phường"),
        ("consolidate", "Công an phường"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Tham gia ý kiến khi có yêu cầu phối hợp từ các sở, ngành thành phố: rà soát",
            "khi có yêu cầu phối hợp từ các sở, ngành thành phố",
        ),
        (
            "Trên cơ sở danh mục đã được UBND thành phố phê duyệt cắt giảm",
            "Trên cơ sở danh mục đã được UBND thành phố phê duyệt",
        ),
        ("Khi có hướng dẫn, các đơn vị thực hiện", "Khi có hướng dẫn"),
        ("Khi có yêu cầu của cấp trên thì làm", "Khi có yêu cầu"),
        (
            "thường xuyên đôn đốc. Định kỳ hàng tháng, quý và năm hoặc đột xuất báo cáo",
            "Định kỳ hàng tháng, quý và năm hoặc đột xuất",
        ),
        ("làm thường xuyên, hoàn thành trước ngày 31/3/2026. Giao", "hoàn thành trước ngày 31/3/2026"),
        ("tổng hợp báo cáo định kỳ quý, 6 tháng, năm gửi Sở Nội vụ", "định kỳ quý, 6 tháng, năm"),
        ("tinh giản biên chế (Phòng Văn hóa - Xã hội - Quý III).", "Quý III"),
        ("thực hiện Nghị định số 09/2019/NĐ-CP ngày 24/01/2019 trong ngày làm việc", None),
        ("rà soát theo quy định", None),
        ("Xây dựng kế hoạch chi tiết trước 28/02/2026 và tổ chức", "trước 28/02/2026"),
        ("báo cáo trong ngày 12/02/2026 và tổ chức", "trong ngày 12/02/2026"),
        ("trước ngày 31/02/2026", None),
    ],
)
def test_deadlines_in_a_sentence(text: str, words: str | None) -> None:
    found = find_due(text, 2026)
    assert (found.text if found else None) == words


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        ("bảo đảm bãi bỏ ít nhất 30% điều kiện; giảm ít nhất 50% thời gian, 50% chi phí.", [("bãi bỏ ít nhất 30% điều kiện", "30", False), ("giảm ít nhất 50% thời gian", "50", True), ("50% chi phí", "50", True)]),
        ("100% TTHC được rà soát, cắt giảm", [("100% TTHC được rà soát", "100", False)]),
        ("Tỷ lệ hồ sơ trực tuyến đạt tối thiểu 80%", [("Tỷ lệ hồ sơ trực tuyến đạt tối thiểu 80%", "80", False)]),
        ("đạt từ 97,5% trở lên", [("đạt từ 97,5% trở lên", "97.5", False)]),
        ("Phấn đấu 90% hồ sơ trước hạn và 100% phản ánh được trả lời", [("Phấn đấu 90% hồ sơ trước hạn", "90", False), ("và 100% phản ánh được trả lời", "100", False)]),
        ("giảm 2O% và 00%", []),
        ("tăng 03 bậc", []),
    ],
)  # fmt: skip
def test_goals(text: str, goals: list[tuple[str, str, bool]]) -> None:
    assert [(goal.text, f"{goal.figure:f}", goal.is_cut) for goal in find_goals(text)] == goals


def test_what_is_no_share_to_be_reached_is_told_apart() -> None:
    text = "trễ hạn không quá 1,5%; đúng hạn 98%; doanh thu đạt 150%"
    assert [goal.is_share for goal in find_goals(text)] == [False, True, False]


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Đơn vị thực hiện", "lead"),
        ("Cơ quan chủ trì", "lead"),
        ("Phân công thực hiện", "lead"),
        ("Đơn vị phối hợp", "coordinate"),
        ("Đơn vị tổng hợp, theo dõi", "consolidate"),
        ("Thời gian hoàn thành", "due"),
        ("THỜI HẠN", "due"),
        ("Tiến độ thực hiện", "due"),
        ("Sản phẩm dự kiến hoàn thành", "products"),
        ("Kết quả đầu ra", "products"),
        ("Nơi nhận báo cáo", "report_to"),
        ("Nơi nhận", None),
        ("Mục tiêu tổng quát", None),
    ],
)
def test_labels(label: str, field: str | None) -> None:
    assert field_of(label) == field


def test_several_labels_on_one_line() -> None:
    before, labelled = split_labels(
        Line(7, "Tập huấn nghiệp vụ (Chủ trì: Văn phòng; phối hợp: Sở Nội vụ; thời gian: Quý II/2026).")
    )
    assert before == "Tập huấn nghiệp vụ"
    assert [(one.field, one.words, one.line.number) for one in labelled] == [
        ("lead", "Văn phòng", 7),
        ("coordinate", "Sở Nội vụ", 7),
        ("due", "Quý II/2026", 7),
    ]


def test_a_sentence_with_a_colon_is_no_label() -> None:
    text = "Rà soát, các đơn vị thực hiện: xong trong tháng"
    assert split_labels(Line(1, text)) == (text, ())
