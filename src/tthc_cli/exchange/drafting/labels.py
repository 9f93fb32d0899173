"""The labels by which plans give the details of a task: "Đơn vị thực hiện: …", "Thời gian hoàn thành: …", "(Chủ trì: …; phối hợp: …)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tthc_cli.domain.text import fold
from tthc_cli.exchange.drafting.manuscript import Line

_WHO = r"(?:(?:cac )?(?:don vi|co quan|bo phan|phong|nguoi|to chuc|dau moi)(?:, (?:don vi|ca nhan|bo phan))? )?"
_FIELDS = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        ("coordinate", rf"{_WHO}(?:chu tri, )?phoi hop(?: thuc hien)?|cung phoi hop"),
        ("consolidate", rf"{_WHO}(?:dau moi )?(?:tong hop|theo doi|don doc)(?:(?:,| va) (?:tong hop|theo doi|don doc|bao cao))*(?: bao cao)?"),
        ("report_to", r"(?:noi|don vi|co quan) nhan (?:bao cao|ket qua|san pham)|cap trinh|noi gui"),
        ("products", r"(?:san pham|ket qua)(?:(?:,|/| va| hoac)? (?:san pham|ket qua|du kien|dau ra|hoan thanh|dat duoc|thuc hien|can dat|chu yeu))*"),
        ("due", r"(?:thoi gian|thoi han|thoi diem|tien do|han|moc thoi gian|lo trinh)(?:(?:,|/| va)? (?:du kien|thuc hien|hoan thanh|trinh|xong|bao cao|ket thuc|thoi han))*|hoan thanh"),
        ("lead", rf"{_WHO}(?:duoc giao )?(?:chu tri|thuc hien|phu trach|chiu trach nhiem)(?:,? (?:thuc hien|chinh|tham muu|chu tri))*|ai lam|phan cong(?: thuc hien| nhiem vu)?|trach nhiem(?: thuc hien)?|giao(?: cho)?"),
    )
)  # fmt: skip
_START = re.compile(r"^|(?<=[.;,(])\s*(?:[-–+]\s*)?|(?<=\s[-–])\s*")
_LONGEST = 60
_SEPARATORS = " \t.;,()"


@dataclass(frozen=True)
class Labelled:
    """What stands after a label: the field it gives, the words, the line. `is_shared` where it stands in the heading above several tasks."""

    field: str
    words: str
    line: Line
    is_shared: bool = False


def field_of(label: str) -> str | None:
    """The field that a label or the head of a column names; None where it names none."""
    folded = fold(label).strip(" .:*()")
    return next((field for field, pattern in _FIELDS if pattern.fullmatch(folded)), None)


def split_labels(line: Line) -> tuple[str, tuple[Labelled, ...]]:
    """The words before the first label, and what each label gives."""
    labels = list(_labels(line.text))
    if not labels:
        return line.text, ()
    ends = [start for start, _, _ in labels[1:]] + [len(line.text)]
    found = tuple(
        Labelled(field, line.text[after:end].strip(_SEPARATORS), line)
        for (_, after, field), end in zip(labels, ends, strict=True)
    )
    return line.text[: labels[0][0]].rstrip(" ;,(-–"), found


def _labels(text: str) -> Iterator[tuple[int, int, str]]:
    """Each label: where it starts, where the words after it start, its field."""
    done = 0
    for match in _START.finditer(text):
        colon = text.find(":", match.end(), match.end() + _LONGEST)
        if match.end() < done or colon < 0:
            continue
        label = text[match.end() : colon]
        is_in_a_sentence = text[: match.end()].rstrip().endswith(",") and label.startswith("các ")
        if not is_in_a_sentence and (field := field_of(label)):
            yield match.end(), colon + 1, field
            done = colon
