"""Where each line of a document went: nothing of it may vanish, what has no place is listed as such."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tthc_cli.domain.draft import SourceLine
from tthc_cli.exchange.drafting.manuscript import Line, Manuscript

_FORMALITIES = (
    ("quốc hiệu, tiêu ngữ", re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc")),
    ("tên cơ quan", re.compile(r"(?:(?:ỦY|UỶ) BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|PHƯỜNG|XÃ|ĐẶC KHU|BỘ|SỞ)(?:\s[A-ZÀ-ỸĐ ]+)?")),
    ("tên phần, phụ lục", re.compile(r"(?:PHỤ LỤC|Phụ lục|PHẦN|Phần)(?: (?:số |SỐ |thứ )?(?:[IVX\d]{1,4}|nhất|hai|ba))?\s*[:.]?")),
    ("số trang", re.compile(r"(?:[Tt]rang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?")),
)  # fmt: skip
"""Lines of the form of a document, which say nothing of a plan."""


@dataclass(frozen=True)
class Placed:
    """A line and what it was read as."""

    line: Line
    what: str


def account(manuscript: Manuscript, placed: Iterable[Placed]) -> Iterator[SourceLine]:
    """Every line of the document with where it went."""
    went: dict[tuple[int, int], dict[str, None]] = {}
    for one in placed:
        went.setdefault(one.line.place, {})[one.what] = None
    for line in manuscript.lines():
        yield SourceLine(line.number, line.text, "; ".join(went.get(line.place, ())) or _formality(line.text))


def _formality(text: str) -> str:
    return next((name for name, pattern in _FORMALITIES if pattern.fullmatch(text)), "")
