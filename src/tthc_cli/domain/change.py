"""One change of a plan: what an officer calls the part that changed, and whether less is promised after it."""

from dataclasses import dataclass
from enum import StrEnum

from tthc_cli.domain.amendments import Amendment

FIELD_NAMES = {
    "due": "hạn",
    "lead": "chủ trì",
    "coordinate": "phối hợp",
    "consolidate": "tổng hợp",
    "report_to": "nơi nhận kết quả",
    "products": "sản phẩm",
    "title": "tên gọi",
    "text": "lời văn",
    "at_least": "mức giao",
    "members": "thành viên",
    "number": "số, ký hiệu",
    "date": "ngày ban hành",
    "year": "năm",
    "issuer": "cơ quan ban hành",
    "indicators": "chỉ số",
    "steps": "bước",
    "id": "cả mục",
    "addressees": "kính gửi",
    "aliases": "tên khác",
    "amendments": "văn bản điều chỉnh",
    "archive": "nơi lưu",
    "assumed": "điều tạm hiểu",
    "authority": "quyền hạn",
    "baseline": "mức gốc",
    "bases": "căn cứ",
    "can_exceed": "tử số được lớn hơn mẫu số",
    "combine": "cách gộp số liệu",
    "consequence": "hậu quả khi không hoàn thành",
    "consolidator": "của đơn vị tổng hợp",
    "denominator": "mẫu số",
    "due_soon_days": "số ngày báo sắp đến hạn",
    "inherited": "nội dung lấy từ mục khác",
    "name": "tên",
    "note": "ghi chú",
    "numerator": "tử số",
    "parent": "cơ quan chủ quản",
    "place": "địa danh",
    "position": "chức vụ",
    "recipients": "nơi nhận",
    "reports": "khung văn bản",
    "roll_over": "hạn vào ngày nghỉ lùi sang ngày làm việc",
    "sections": "tên mục",
    "sending": "ngày làm việc gửi báo cáo",
    "serves": "phục vụ chỉ tiêu",
    "settings": "cài đặt",
    "short": "tên ngắn",
    "side": "vị trí so với phường",
    "signer": "người ký",
    "source": "nguồn",
    "status_period": "kỳ xem tình hình",
    "symbol": "ký hiệu văn bản",
    "units": "của đơn vị",
    "windows": "kỳ báo cáo",
}
"""What an officer calls the keys of the files."""


PLAN = "kế hoạch"
"""The subject of what changed in the plan itself, and not in one of its items."""


class ChangeKind(StrEnum):
    """What kind of thing changed."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    DUE = "due"
    UNITS = "units"
    GOAL = "goal"
    PRODUCTS = "products"
    TEXT = "text"
    CALENDAR = "calendar"
    MEMBERS = "members"
    DOCUMENT = "document"
    DETAIL = "detail"


@dataclass(frozen=True)
class Change:
    """One change of one item. `field` is the key of the files, with a stroke before each key inside it ("settings/windows"); `old` and
    `new` are words; `note` says what it comes to.
    """

    subject: str
    kind: ChangeKind
    field: str
    old: str
    new: str
    weakens: bool = False
    note: str = ""
    amendment: Amendment | None = None


def field_name(field: str) -> str:
    """What an officer calls a field of a change: "hạn"; "cài đặt, kỳ báo cáo" for a key inside another."""
    return ", ".join(FIELD_NAMES.get(key, key) for key in field.split("/"))
