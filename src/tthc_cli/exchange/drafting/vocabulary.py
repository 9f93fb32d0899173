"""The words of administrative Vietnamese by which names of units begin and end in a sentence. Data: to be added to as plans come in."""

import re

HEADS = (
    "Văn phòng", "Phòng", "Trung tâm", "Công an", "Ban Chỉ huy", "Ban Chỉ đạo", "Ban", "Sở", "Bộ Chỉ huy", "Bộ", "Chi cục", "Cục", "Vụ", "Thanh tra",
    "Kho bạc", "Thuế", "Bảo hiểm xã hội", "Bưu điện", "Trạm", "Trường", "Đội", "Tổ", "Hội đồng nhân dân", "Hội", "Đoàn", "Liên đoàn",
    "Ủy ban", "Uỷ ban", "UBND", "UBMTTQ", "HĐND", "MTTQ", "Mặt trận", "Đảng ủy", "Đảng uỷ", "Phó Chủ tịch", "Chủ tịch", "Công chức", "Bộ phận",
    "VP", "TT", "Bộ trưởng", "Thứ trưởng",
)  # fmt: skip
"""How the name of one unit begins."""
HEADS_IN_SMALL = (
    "văn phòng", "trung tâm", "công an", "phòng", "ủy ban nhân dân", "uỷ ban nhân dân", "chủ tịch", "công chức", "ban chỉ huy", "mặt trận", "đoàn thanh niên",
)  # fmt: skip
"""The same, written small inside a sentence; only where the rest of the name has capitals."""
STAND_ALONE = frozenset(
    (
        "Văn phòng",
        "UBND",
        "HĐND",
        "Chủ tịch",
        "Thanh tra",
        "Bưu điện",
        "Thuế",
        "UBMTTQ",
        "MTTQ",
        "Đảng ủy",
        "Đảng uỷ",
        "VP",
        "Bộ trưởng",
    )
)
"""Names that need nothing after them."""

OF_MANY = (
    "phòng", "ban", "ngành", "đơn vị", "cơ quan", "bộ phận", "sở", "bộ", "vụ", "cục", "thôn", "tổ dân phố", "khu phố", "khu dân cư", "ấp", "bản",
    "đoàn thể", "tổ chức", "hội", "xã", "phường", "địa phương", "trường học", "doanh nghiệp", "công chức", "cán bộ",
)  # fmt: skip
"""What a collective is made of: "các phòng, ban, đơn vị"."""

VERBS = (
    "chủ trì", "phối hợp", "tổng hợp", "theo dõi", "đôn đốc", "thực hiện", "tổ chức", "triển khai", "đánh giá", "gửi", "báo cáo", "tham mưu",
    "căn cứ", "có trách nhiệm", "chịu trách nhiệm", "thường xuyên", "định kỳ", "rà soát", "xây dựng", "hướng dẫn", "khẩn trương", "thúc đẩy",
    "kiểm tra", "ban hành", "phê duyệt", "cung cấp", "công khai", "niêm yết", "tham gia", "chỉ đạo", "bố trí", "cập nhật", "thống kê", "lập",
    "trình", "nghiên cứu", "tiếp nhận", "nâng cao", "nâng cấp", "đẩy mạnh", "tập trung", "hoàn thành", "chuẩn bị", "tiếp tục", "chủ động",
    "đảm bảo", "bảo đảm", "tuyên truyền", "vận hành", "công bố", "khảo sát", "hỗ trợ", "đăng tải", "thực thi", "quyết định", "xem xét",
    "quán triệt", "nghiêm túc", "làm đầu mối", "là đầu mối", "là đơn vị", "là cơ quan", "giám sát", "biên soạn", "số hóa", "số hoá", "giải quyết",
    "thông báo", "phân công", "tổng kết", "kết nối", "ứng dụng", "xử lý", "cử", "thẩm định", "ưu tiên", "phát động", "tăng cường", "đăng ký",
    "xác định", "cấp", "bồi dưỡng", "tập huấn", "vận động", "phổ biến", "quy định", "yêu cầu", "giao", "làm", "mở", "chuyển", "trả", "đưa", "lấy", "rút", "cân đối",
    "quản lý", "đề xuất", "tiến hành", "lồng ghép", "giới thiệu", "khai thác",
)  # fmt: skip
"""What units do: a name ends before such a word, and its bearer is the one who does it."""
LITTLE_WORDS = (
    "để", "là", "về", "trong", "tại", "theo", "trước", "đã", "được", "với", "cho", "của", "hàng", "hằng", "liên quan", "có liên quan", "khi", "trên",
    "cần", "phải", "tiếp", "cũng", "như", "hoặc", "bất kỳ", "này", "và các", "không", "sẽ", "bị", "do", "họp", "đầu mối", "đến", "ký", "ra", "vào", "từ",
)  # fmt: skip
"""Other words before which a name ends."""

GOES_ON_WITH_A_HEAD = (
    "HĐND", "HĐND và", "HĐND &", "nhân dân", "nhân dân &", "nhân dân và", "tịch", "phòng", "Phòng", "chức", "trận", "trưởng", "Đảng ủy", "Đảng uỷ",
    "phận", "ban", "Ban", "tra", "VP", "&", "-", "–",
)  # fmt: skip
"""After these the beginning of another name is a part of this one: "Văn phòng HĐND và UBND", "công chức Văn phòng - Thống kê"."""
FIELDS_IN_A_ROW = ("kinh tế", "văn hóa", "văn hoá", "nông nghiệp", "xây dựng", "giao thông", "tư pháp")
"""Fields that begin a row of them in the name of one unit: "Phòng Kinh tế, hạ tầng và đô thị"."""


def any_of(words: tuple[str, ...]) -> str:
    """A pattern for one of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
