"""A document as a value: what stands around the body (thể thức), the body, the annexes. Each format has one writer that takes it whole."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tthc_cli.domain.plan import Frame, PlanDocument, Signer


class Kind(StrEnum):
    """The documents made from the records."""

    FULL = "tong-hop"
    SECTION = "muc-rieng"
    REMINDER = "don-doc"
    ANNEX = "phu-luc"


KINDS = tuple(kind.value for kind in Kind)
KIND_NAMES = {
    Kind.FULL: "Báo cáo tổng hợp",
    Kind.SECTION: "Mục riêng",
    Kind.REMINDER: "Công văn đôn đốc",
    Kind.ANNEX: "Phụ lục",
}


@dataclass(frozen=True)
class Surround:
    """The frame of one document, worded: what the writer of each format sets around the body.

    A letter has no type name: its abstract ("V/v …") stands under the number. Number and day are blanks to fill in: the clerk (Văn thư)
    assigns them.
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

    @property
    def signer_name(self) -> str:
        """Who signs, or a blank to fill in."""
        return self.signer.name or BLANK_NAME

    @property
    def signer_lines(self) -> tuple[str, ...]:
        """Authority and position, as many as there are."""
        return (*self.signer.authority, *filter(None, [self.signer.position]))


@dataclass(frozen=True)
class AnnexRow:
    """One row; the first cell of a section row is its heading and the others are empty."""

    cells: tuple[str, ...]
    is_section: bool = False


@dataclass(frozen=True)
class Annex:
    """An annex table (phụ lục). `shares` are the widths of its columns in parts of their sum."""

    label: str
    title: str
    note: str
    header: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[AnnexRow, ...]


@dataclass(frozen=True)
class Document:
    """`body` is Markdown; `surround` is None for what is pasted into, or goes with, another document.

    `provenance` is one line: period, window, as-of day, the plan's git revision where there is one.
    """

    title: str
    surround: Surround | None
    body: str
    annexes: tuple[Annex, ...]
    provenance: str
    as_of: date


STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BLANK_NAME = "……………………"
BLANK_ADDRESSEE = "……………………"
SAME_AS_ABOVE = "Như trên;"


def surround(plan: PlanDocument, kind: Kind, *, abstract: str, addressees: tuple[str, ...] = ()) -> Surround:
    """The frame of a document of this kind by the plan's data, with blanks for what is missing there.

    `addressees` (of a letter) win over those of the plan. Where there are any, "Như trên" opens the recipients
    (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    """
    data = plan.reports.get(kind) or Frame(issuer=plan.issuer, symbol="UBND")
    to = addressees or data.addressees or (BLANK_ADDRESSEE,)
    others = tuple(recipient for recipient in data.recipients if recipient != SAME_AS_ABOVE)
    return Surround(
        data.parent,
        data.issuer,
        f"Số: ……/{data.symbol}",
        f"{plan.place}, ngày …… tháng …… năm {plan.year}",
        "" if kind is Kind.REMINDER else "BÁO CÁO",
        abstract,
        to,
        data.signer,
        (SAME_AS_ABOVE, *others, f"Lưu: {data.archive}."),
    )


def addressee_lines(addressees: tuple[str, ...]) -> tuple[str, ...]:
    """One addressee stands on the line of "Kính gửi:", several on dashes that end with ";" and the last with "."."""
    if len(addressees) == 1:
        return (f"Kính gửi: {addressees[0]}.",)
    return ("Kính gửi:", *(f"- {name};" for name in addressees[:-1]), f"- {addressees[-1]}.")
