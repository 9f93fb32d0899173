"""Where names of units begin and end."""

import pytest

from tthc_cli.exchange.drafting.mentions import find_mentions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Giao Phòng Kinh tế, hạ tầng và đô thị: tham mưu", ["Phòng Kinh tế, hạ tầng và đô thị"]),
        ("Phòng Kinh tế, Hạ tầng và Đô thị, Công an phường", ["Phòng Kinh tế, Hạ tầng và Đô thị", "Công an phường"]),
        ("Phòng Kinh tế, Văn phòng và Công an xã", ["Phòng Kinh tế", "Văn phòng", "Công an xã"]),
        (
            "Văn phòng HĐND và UBND, Sở Nội vụ và Công an thành phố",
            ["Văn phòng HĐND và UBND", "Sở Nội vụ", "Công an thành phố"],
        ),
        (
            "Văn phòng Hội đồng nhân dân & Ủy ban nhân dân phường thường xuyên",
            ["Văn phòng Hội đồng nhân dân & Ủy ban nhân dân phường"],
        ),
        ("phòng Văn hóa - Xã hội tổng hợp", ["phòng Văn hóa - Xã hội"]),
        ("Phòng Văn hóa - Xã hội - Quý III", ["Phòng Văn hóa - Xã hội"]),
        ("gửi Sở Khoa học và Công nghệ để tổng hợp", ["Sở Khoa học và Công nghệ"]),
        ("Trung tâm Dịch vụ tổng hợp xã tổng hợp", ["Trung tâm Dịch vụ tổng hợp xã"]),
        ("công chức Văn phòng - Thống kê thực hiện", ["công chức Văn phòng - Thống kê"]),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã giám sát", ["Ủy ban Mặt trận Tổ quốc Việt Nam xã"]),
        ("báo cáo Chủ tịch Ủy ban nhân dân phường theo quy định", ["Chủ tịch Ủy ban nhân dân phường"]),
        ("các phòng, ban, đơn vị khẩn trương", ["các phòng, ban, đơn vị"]),
        ("Các phòng , đơn vị .", ["Các phòng , đơn vị"]),
        ("tất cả các phòng, ban", ["tất cả các phòng, ban"]),
        ("Thủ trưởng các đơn vị chịu trách nhiệm", ["Thủ trưởng các đơn vị"]),
        ("từ các sở, ngành thành phố: rà soát", ["các sở, ngành thành phố"]),
        ("các đơn vị cung ứng dịch vụ bưu chính công ích: Rà soát", ["các đơn vị cung ứng dịch vụ bưu chính công ích"]),
        ("và các cơ quan liên quan tổ chức", ["các cơ quan liên quan"]),
        ("UBND các xã, phường; Sở Xây dựng", ["UBND các xã, phường", "Sở Xây dựng"]),
        ("Bộ, ngành công bố", []),
        ("phòng ngừa rủi ro; trên cơ sở các danh mục", []),
        ("tại công an", []),
        ("Phòng A B C D E F G H I K L M N O P Q", ["Phòng A B C D E F G H I K L M N O"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_mentions(text)] == names


def test_places_of_names() -> None:
    text = "Giao Công an phường, Sở Nội vụ"
    assert [text[one.start : one.end] for one in find_mentions(text)] == ["Công an phường", "Sở Nội vụ"]
