"""From a PDF to paragraphs, as far as it holds text; a scan holds none."""

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from tthc_cli.errors import CannotGoOnError
from tthc_cli.exchange.drafting.manuscript import Manuscript
from tthc_cli.exchange.drafting.text_lines import read_text

_CAUTION = "Tệp PDF không giữ được bảng; nếu kế hoạch có bảng, hãy dùng bản Word."
_FEWEST_LETTERS = 200
_MOST_PAGES, _MOST_DRAWN, _MOST_LETTERS, _MOST_STROKES = 300, 4_000_000, 1_000_000, 400_000
"""A plan has some tens of pages; a page of text 15 kB of what is drawn, 3,000 letters, 1,000 strokes."""
_TOO_LARGE = "tệp PDF phình ra quá lớn khi mở"
_REMEDY = "Dùng bản Word của kế hoạch, hoặc chép chữ từ PDF vào một tệp .txt."
_UNREADABLE = (
    *(PyPdfError, DependencyError, NotImplementedError, RecursionError, AssertionError, AttributeError),
    *(ArithmeticError, LookupError, TypeError, ValueError),
)  # fmt: skip
"""What pypdf raises at a file that is broken, or made or locked in a way that it does not know: also what Python raises while pypdf
reckons with what such a file says of itself.
"""


def read_pdf(data: bytes) -> Manuscript:
    """The paragraphs of a PDF. Raises CannotGoOnError for a scan, a locked file, and one that cannot be read."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise CannotGoOnError("tệp PDF có mật khẩu", hint=_REMEDY)
        text = _text_of(reader)
    except _UNREADABLE as error:
        raise CannotGoOnError("tệp PDF bị khóa hoặc bị hỏng, không đọc được", hint=_REMEDY) from error
    if sum(letter.isalpha() for letter in text) < _FEWEST_LETTERS:
        raise CannotGoOnError("tệp PDF là bản quét (ảnh chụp), không có chữ để đọc", hint=_REMEDY)
    return replace(read_text(text), caution=_CAUTION)


def _text_of(reader: PdfReader) -> str:
    """The text of all pages. Raises CannotGoOnError where there are more pages, strokes or letters than any plan has."""
    _weigh(reader)
    strokes = count(1)
    pages: list[str] = []

    def look(*_: object) -> None:
        if next(strokes) > _MOST_STROKES:
            raise CannotGoOnError(_TOO_LARGE, hint=_REMEDY)

    for page in reader.pages:
        pages.append(page.extract_text(visitor_operand_before=look))
        if sum(map(len, pages)) > _MOST_LETTERS:
            raise CannotGoOnError(_TOO_LARGE, hint=_REMEDY)
    return "\n".join(pages)


def _weigh(reader: PdfReader) -> None:
    """Count the pages as often as they are shown, and the bytes of what is drawn on them, before lists are made of them."""
    seen, size = set[int](), 0
    for number, node in enumerate(_nodes(reader.root_object["/Pages"])):
        if number > _MOST_PAGES:
            raise CannotGoOnError(f"tệp PDF có quá {_MOST_PAGES} trang, không phải là một bản kế hoạch", hint=_REMEDY)
        for stream in _streams(node, seen):
            size += len(stream.get_data())
            if size > _MOST_DRAWN:
                raise CannotGoOnError(_TOO_LARGE, hint=_REMEDY)


def _nodes(root: Any) -> Iterator[Any]:
    """The nodes of the tree of pages, as often as they are shown; those that hold others as well, so that this ends."""
    waiting = [root]
    while waiting:
        node = waiting.pop().get_object()
        yield node
        waiting += _part(node, "/Kids", [])[: _MOST_PAGES + 1]


def _streams(holder: Any, seen: set[int]) -> Iterator[Any]:
    """What draws a page, and the forms that may be drawn on it, each once."""
    contents = _part(holder, "/Contents", [])
    forms = _part(_part(holder, "/Resources", {}), "/XObject", {})
    for one in (*(contents if isinstance(contents, list) else [contents]), *forms.values()):
        stream = one.get_object()
        if id(stream) not in seen and stream.get("/Subtype") != "/Image":
            seen.add(id(stream))
            yield stream
            yield from _streams(stream, seen)


def _part(holder: Any, key: str, default: Any) -> Any:
    return holder[key] if key in holder else default  # noqa: SIM401  # `get` would give a reference
