"""A document as a value: what stands around the body (thể thức), and the body. Each format has one writer that takes it whole."""

from dataclasses import dataclass
from enum import StrEnum

from tthc_cli.domain.plan import Frame, Signer


class Kind(StrEnum):
    """The documents made from the records."""

    FULL = "tong-hop"
    SECTION = "muc-rieng"


KINDS = tuple(kind.value for kind in Kind)
KIND_NAMES = {Kind.FULL: "Báo cáo tổng hợp", Kind.SECTION: "Mục riêng"}


@dataclass(frozen=True)
class Surround:
    """The frame of one document, worded: what the writer of each format sets around the body.

    Number and day are blanks to fill in: the clerk (Văn thư) assigns them.
    """

    parent: str
    issuer: str
    number: str
    place_and_day: str
    type_name: str
    abstract: str
    addressees: tuple[str, ...]
    signer: Signer
    recipients: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """`body` is Markdown; `surround` is None for a section that is pasted into another document."""

    title: str
    surround: Surround | None
    body: str


STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BLANK_NAME = "……………………"


def surround(frame: Frame | None, *, plan_issuer: str, place: str, year: int, abstract: str) -> Surround:
    """The frame of a report by the plan's data; without any, its issuer signs and the rest is left to fill in."""
    data = frame or Frame(issuer=plan_issuer, symbol="BC-UBND")
    archive = (f"Lưu: {data.archive}.",) if data.recipients else ()
    return Surround(
        data.parent,
        data.issuer,
        f"Số: ……/{data.symbol}",
        f"{place}, ngày …… tháng …… năm {year}",
        "BÁO CÁO",
        abstract,
        data.addressees,
        data.signer,
        (*data.recipients, *archive),
    )
