"""The columns of a form: what the writer sets and the reader finds again, by its heading and not by its position."""

from enum import Enum
from typing import NamedTuple

from tthc_cli.domain.progress import PARTS, PartKind


class Kind(Enum):
    """What may be typed into the cells of a column; LOCKED ones are not typed into."""

    LOCKED = "locked"
    TEXT = "text"
    DOCUMENT = "document"
    CHOICE = "choice"
    PERCENT = "percent"
    DAY = "day"
    DAYS = "days"
    AMOUNT = "amount"


class Column(NamedTuple):
    """One column: the key by which the program knows it, the heading by which a clerk does, its width in letters."""

    key: str
    heading: str
    kind: Kind
    width: float


_KINDS = {PartKind.CHOICE: Kind.CHOICE, PartKind.PERCENT: Kind.PERCENT, PartKind.TEXT: Kind.TEXT}
"""The kinds of parts that have one column of their own."""
PROGRESS_SHEET, MEASURES_SHEET, GUIDE_SHEET, STAMP_SHEET = "Tiến độ", "Số liệu", "Hướng dẫn", "tthc"
KEY = "key"
PROGRESS_COLUMNS = (
    Column(KEY, "Mã", Kind.LOCKED, 7.5),
    Column("title", "Nhiệm vụ", Kind.LOCKED, 28),
    Column("due", "Thời hạn", Kind.LOCKED, 12),
    Column("last", "Lần báo cáo trước", Kind.LOCKED, 14),
    *(
        Column(part.key, part.form_label or part.label, _KINDS[part.kind], part.form_width)
        for part in PARTS
        if part.form_width
    ),
    Column("date", "Ngày thực hiện", Kind.DAY, 10.5),
    Column("document", "Minh chứng: số văn bản", Kind.DOCUMENT, 11),
    Column("document_date", "Minh chứng: ngày", Kind.DAYS, 10.5),
    Column("document_title", "Minh chứng: trích yếu", Kind.TEXT, 12),
)
MEASURE_COLUMNS = (
    Column(KEY, "Chỉ số", Kind.LOCKED, 10),
    Column("text", "Nội dung chỉ tiêu", Kind.LOCKED, 34),
    Column("above", "Tử số là", Kind.LOCKED, 26),
    Column("below", "Mẫu số là", Kind.LOCKED, 26),
    Column("last_figure", "Số liệu lần trước", Kind.LOCKED, 20),
    Column("goes_with", "Đi cùng nhiệm vụ", Kind.LOCKED, 14),
    Column("numerator", "Tử số", Kind.AMOUNT, 12),
    Column("denominator", "Mẫu số", Kind.AMOUNT, 12),
    Column("source", "Nguồn số liệu", Kind.TEXT, 26),
)
TITLE, UNIT = "Phiếu báo cáo", "Đơn vị:"
FILLER = "Người lập phiếu:"
STAMP = "Mã phiếu (không sửa):"


ANSWERING = " · "
"""Between the task and the instruction that a row answers, where several wait for an answer."""


def heading_of(key: str) -> str:
    """The heading of a column, by its key."""
    return next(column.heading for column in (*PROGRESS_COLUMNS, *MEASURE_COLUMNS) if column.key == key)
