"""Drafts: labels cut from long texts, what an item takes over."""

import pytest

from tthc_cli.domain.draft import Certainty, Found, ItemDraft, shorten


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Niêm yết thủ tục.", "Niêm yết thủ tục"),
        ("Giao Phòng Kinh tế:\n- việc", "Giao Phòng Kinh tế"),
        ("Rà soát; công khai", "Rà soát"),
        ("Hồ sơ 1.012766 đúng hạn", "Hồ sơ 1.012766 đúng hạn"),
        ("Rà soát các điều kiện (hạ tầng; nhân lực)", "Rà soát các điều kiện"),
        (
            "Thực hiện số hóa 100% hồ sơ, kết quả giải quyết TTHC, hoàn thành xây dựng cơ sở dữ liệu quốc gia",
            "Thực hiện số hóa 100% hồ sơ, kết quả giải quyết TTHC",
        ),
        (
            "Phát triển hoàn thiện Hệ thống thông tin báo cáo hướng tới hình thành Hệ thống thông tin chỉ đạo",
            "Phát triển hoàn thiện Hệ thống thông tin báo cáo hướng tới hình thành …",
        ),
        ("x" * 90, f"{'x' * 70} …"),
        (f"{'x' * 65} việc", f"{'x' * 65} việc"),
        (f"{'x' * 65} việc.", f"{'x' * 65} việc"),
        (f"{'x' * 65} việc,", f"{'x' * 65} …"),
        (f"{'x' * 36}, {'y' * 20} {'z' * 20}", "x" * 36),
        (f"{'x' * 35}, {'y' * 20} {'z' * 20}", f"{'x' * 35}, {'y' * 20} …"),
        ("Rà soát (lần 1) và công khai (lần 2)", "Rà soát (lần 1) và công khai (lần 2)"),
        ("Rà soát (lần 1) và công khai (trang tin; bảng tin)", "Rà soát (lần 1) và công khai"),
        ("Nhiệm vụ 1: Rà soát\nNội dung: x", "Rà soát"),
        ("Nội dung:", "Nội dung"),
        (".", "."),
        ("(", "("),
    ],
)
def test_labels(text: str, label: str) -> None:
    assert shorten(text) == label


def test_fields_come_in_the_order_of_the_files() -> None:
    item = ItemDraft(
        "III.1.a",
        "Một.",
        1,
        units={
            "report_to": Found(("vp",), 3),
            "consolidate": Found(("vp",), 3),
            "coordinate": Found(("cong-an",), 3),
            "lead": Found(("vp",), 2, Certainty.INHERITED, "x", "III.1.b"),
        },
        due=Found("Quý II/2026", 4),
        products=Found(("Báo cáo",), 5),
    )
    assert [key for key, _ in item.fields()] == ["lead", "coordinate", "consolidate", "due", "products", "report_to"]
    assert item.inherited == {"lead": "III.1.b"}
