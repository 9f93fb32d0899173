"""From a PDF to paragraphs, as far as it holds text; a scan holds none."""

import io
from dataclasses import replace
from itertools import count

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from tthc_cli.errors import CannotGoOnError
from tthc_cli.exchange.drafting.manuscript import Manuscript
from tthc_cli.exchange.drafting.text_lines import read_text

_CAUTION = "Tệp PDF không giữ được bảng; nếu kế hoạch có bảng, hãy dùng bản Word."
_FEWEST_LETTERS = 200
_MOST_PAGES, _MOST_LETTERS, _MOST_STROKES = 300, 2_000_000, 1_000_000
"""A plan has some tens of pages, 3,000 letters a page, a stroke or two a word."""
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
    """The text of all pages. Raises CannotGoOnError where there are more pages, letters or strokes than any plan has."""
    if len(reader.pages) > _MOST_PAGES:
        raise CannotGoOnError(f"tệp PDF có {len(reader.pages)} trang, không phải là một bản kế hoạch", hint=_REMEDY)
    pages: list[str] = []
    strokes = count(1)

    def look(*_: object) -> None:
        if next(strokes) > _MOST_STROKES:
            raise CannotGoOnError("tệp PDF phình ra quá lớn khi mở", hint=_REMEDY)

    for page in reader.pages:
        pages.append(page.extract_text(visitor_operand_before=look))
        if sum(map(len, pages)) > _MOST_LETTERS:
            raise CannotGoOnError("tệp PDF phình ra quá lớn khi mở", hint=_REMEDY)
    return "\n".join(pages)
