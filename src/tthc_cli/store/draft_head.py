"""plan.yaml of a draft: the document itself, and frames for its reports; and how remarks say where words stand."""

from collections.abc import Iterator
from typing import Any

from tthc_cli.domain.draft import Certainty, Found, PlanDraft
from tthc_cli.store.draft_yaml import Entry, record

OPEN = "……"
"""Stands for words that a file must hold and the document does not say."""


class Places:
    """Says where the words of a value stand, in what a line of this document is called."""

    def __init__(self, draft: PlanDraft) -> None:
        self._word = draft.line_word

    def at(self, words: str, line: int) -> str:
        """The remark with its place."""
        return f"{words} ({self._word} {line})" if words else ""

    def remark(self, found: Found[Any]) -> str:
        """Why a value needs a look."""
        return self.at(found.remark, found.line) if found.certainty is not Certainty.READ or found.remark else ""

    def entry(self, key: str, found: Found[Any] | None, missing: str) -> Entry:
        """A key that the file must hold: the value found, or dots with the remark that the document does not say it."""
        return Entry(key, found.value, self.remark(found)) if found else Entry(key, OPEN, missing)

    def optional(self, key: str, found: Found[Any] | None, missing: str) -> Entry:
        """A key that cannot stand without its value: left out with the remark."""
        return Entry(key, found.value, self.remark(found)) if found else Entry(key, None, missing)


def plan_yaml(draft: PlanDraft) -> str:
    """The text of plan.yaml."""
    head, places = draft.head, Places(draft)
    entries = [
        Entry("schema", 1),
        places.entry("number", head.number, "không thấy số, ký hiệu trong tệp; điền vào đây"),
        places.optional("date", head.date, "không thấy ngày ban hành trong tệp; thêm dòng: date: NĂM-THÁNG-NGÀY"),
        places.optional("year", head.year, "không thấy năm của kế hoạch trong tệp; thêm dòng: year: NĂM"),
        places.entry("title", head.title, "không thấy tên kế hoạch trong tệp; điền vào đây"),
        places.entry("issuer", head.issuer, "không thấy cơ quan ban hành trong tệp; điền vào đây"),
        places.entry("place", head.place, "không thấy địa danh trong tệp; điền vào đây"),
        Entry(
            "bases",
            [
                {"document": one.document, "date": one.date, "issuer": one.issuer, "title": one.title}
                for one in head.bases
            ]
            or None,
        ),
        *_signer(draft),
        Entry("recipients", list(head.recipients) or None),
        Entry("sections", draft.sections or None),
        Entry(
            "reports",
            _frames(draft),
            "khung báo cáo tạm lập theo cơ quan ban hành; sửa đơn vị, ký hiệu, người ký, nơi nhận cho đúng",
        ),
    ]
    return "# Thông tin chung của kế hoạch, bản nháp do tthc import lập; xem IMPORT.md.\n\n" + record(entries)


def _signer(draft: PlanDraft) -> Iterator[Entry]:
    if signer := draft.head.signer:
        yield Entry("signer", {"authority": list(signer.authority), "position": signer.position, "name": signer.name})


def _frames(draft: PlanDraft) -> dict[str, Any]:
    """Frames of the two documents that have one; the body in the symbol of the plan (KH-UBND) is that of its reports (BC-UBND)."""
    issuer = draft.head.issuer.value if draft.head.issuer else OPEN
    body = draft.head.number.value.rpartition("-")[2] if draft.head.number else OPEN
    return {
        kind: {"issuer": issuer, "symbol": symbol, "recipients": ["Như trên;"]}
        for kind, symbol in (("tong-hop", f"BC-{body}"), ("don-doc", body))
    }
