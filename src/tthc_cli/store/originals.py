"""The document that a plan is imported from: its bytes and what kind of file they are, by their beginning and not by the name."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tthc_cli.errors import CannotGoOnError
from tthc_cli.problems import Problem
from tthc_cli.store.decoding import decode
from tthc_cli.store.incoming import read_incoming
from tthc_cli.store.reading import reason


class OriginalKind(StrEnum):
    """Kinds of documents that can be imported."""

    WORD = "word"
    PDF = "pdf"
    TEXT = "text"


@dataclass(frozen=True)
class Original:
    """The document as it lies on the disk."""

    name: str
    kind: OriginalKind
    data: bytes


_MOST_BYTES = 50_000_000
_REFUSED: Mapping[bytes, str] = {
    b"\xd0\xcf\x11\xe0": "tệp Word đời cũ (.doc)",
    b"{\\rtf": "tệp RTF",
    b"\x89PNG": "ảnh chụp",
    b"\xff\xd8\xff": "ảnh chụp",
    b"<!DOCTYPE": "trang mạng",
    b"<html": "trang mạng",
}
_REMEDY = "Mở tệp bằng Word, chọn “Lưu thành…” và chọn dạng .docx; ảnh chụp thì cần bản có chữ."


def read_original(path: Path) -> Original:
    """The document. Raises CannotGoOnError where it cannot be opened or is of no kind that can be imported."""
    try:
        data = read_incoming(path, _MOST_BYTES)
    except OSError as error:
        raise CannotGoOnError(f"không mở được {path}: {reason(error)}", hint="Kiểm tra lại đường dẫn.") from error
    if len(data) > _MOST_BYTES:
        raise CannotGoOnError(f"{path.name} lớn quá, không phải là một bản kế hoạch", hint="Chọn đúng tệp kế hoạch.")
    for start, what in _REFUSED.items():
        if data.startswith(start):
            raise CannotGoOnError(f"{path.name} là {what}, tthc không đọc được", hint=_REMEDY)
    return Original(path.name, _kind_of(data), data)


def _kind_of(data: bytes) -> OriginalKind:
    if data.startswith(b"PK\x03\x04"):
        return OriginalKind.WORD
    return OriginalKind.PDF if data.startswith(b"%PDF") else OriginalKind.TEXT


def text_of(original: Original) -> str:
    """The text of a document that is text. Raises CannotGoOnError with the fault where it is not saved as UTF-8."""
    text, problems = decode(original.data, original.name)
    if text is None or any(_is_old_font(problem) for problem in problems):
        raise CannotGoOnError(f"không đọc được chữ trong {original.name}", hint=_REMEDY, problems=tuple(problems))
    return text


def _is_old_font(problem: Problem) -> bool:
    return problem.code == "T004"
