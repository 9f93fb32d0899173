"""From the bytes of a file to text, naming what editors and copying put into it: wrong encodings, marks typed apart, odd spaces."""

import re
import unicodedata
from collections.abc import Iterator

from tthc_cli.domain.text import normalise
from tthc_cli.problems import Place, Problem, Rule, Severity, Span

WRONG_ENCODING = Rule(
    "T002",
    Severity.ERROR,
    "Tệp không lưu bằng mã UTF-8, nên không đọc được chữ Việt.",
    "tệp lưu kiểu “Unicode” (UTF-16) của Notepad",
    "Mở tệp, chọn “Lưu thành…” và chọn mã hoá UTF-8.",
)
BYTE_ORDER_MARK = Rule(
    "T003",
    Severity.WARNING,
    "Tệp có dấu BOM vô hình ở đầu; tthc vẫn đọc được.",
    "tệp lưu kiểu “UTF-8 with BOM”",
    "Lưu lại với mã hoá UTF-8 không BOM.",
)
OLD_FONT = Rule(
    "T004",
    Severity.ERROR,
    "Chữ gõ bằng bảng mã cũ TCVN3 (phông .VnTime), không phải Unicode.",
    "title: Rµ so¸t danh môc",
    "Chuyển sang Unicode (trong Unikey: Ctrl+Shift+F6), rồi dán lại.",
)
MARKS_APART = Rule(
    "T005",
    Severity.WARNING,
    "Chữ có dấu rời (Unicode tổ hợp); tthc vẫn đọc được, nhưng so sánh hai bản sẽ thấy khác nhau.",
    "chữ “ế” ghi thành ê và dấu sắc rời",
    "Gõ lại bằng Unicode dựng sẵn.",
)
ODD_SPACE = Rule(
    "T006",
    Severity.WARNING,
    "Có khoảng trắng đặc biệt dán từ Word hay trang mạng; tthc đọc như khoảng trắng thường, hoặc bỏ qua nếu không có bề rộng.",
    "dấu cách không ngắt dòng (NBSP) giữa hai chữ",
    "Xoá khoảng trắng ấy và gõ lại bằng phím cách.",
)
CONTROL_CHARACTER = Rule(
    "T019",
    Severity.ERROR,
    "Có ký tự điều khiển vô hình, thường do dán từ phần mềm khác hoặc tệp bị hỏng.",
    "ký tự số 7 giữa hai chữ",
    "Xoá ký tự ấy, hoặc gõ lại cả dòng.",
)
DECODING_RULES = (WRONG_ENCODING, BYTE_ORDER_MARK, OLD_FONT, MARKS_APART, ODD_SPACE, CONTROL_CHARACTER)

_ODD_SPACES = re.compile("[\u0085\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""They turn the direction of writing: III.2.d could be made to look like another id."""
_NO_WIDTH = re.compile(f"[\u200b\u2060\ufeff]|{TURNING.pattern}")
_ODD = re.compile(f"{_ODD_SPACES.pattern}|{_NO_WIDTH.pattern}")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_TCVN3 = re.compile("[a-z][µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâ«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ](?=[a-z\\s])")
_TCVN3_ONLY = frozenset("µ¸¶·¹¨»¾¼½©®ª«¬")


def decode(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file with plain spaces and composed letters, and what had to be put right; None where it cannot be read as text."""
    whole = Place(file, span=Span(1, 1, 1, ""))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or (data[:64].count(b"\0") > len(data[:64]) // 4 > 0):
        return None, [WRONG_ENCODING.problem(whole, "tệp lưu bằng mã UTF-16, không phải UTF-8")]
    try:
        raw = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [
            WRONG_ENCODING.problem(
                Place(file, span=Span(line, 1, 1, "")), "tệp không lưu bằng mã UTF-8: có chữ không đọc được ở dòng này"
            )
        ]
    problems: list[Problem] = []
    if raw.startswith("\ufeff"):
        raw = raw[1:]
        problems.append(BYTE_ORDER_MARK.problem(whole, "tệp có dấu BOM vô hình ở đầu"))
    raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    if not raw.isascii():
        problems.extend(_odd_letters(raw, file))
        raw = plain(raw)
    problems.extend(_control_characters(raw, file))
    return raw, problems


def plain(text: str) -> str:
    """The text in the one spelling that we keep: composed letters, plain spaces, nothing that has no width."""
    return normalise(_ODD_SPACES.sub(" ", _NO_WIDTH.sub("", text)))


def _odd_letters(text: str, file: str) -> Iterator[Problem]:
    if not unicodedata.is_normalized("NFC", text):
        lines = text.split("\n")
        first = next(number for number, line in enumerate(lines, 1) if not unicodedata.is_normalized("NFC", line))
        place = Place(file, span=Span(first, 1, 1, normalise(lines[first - 1])))
        yield MARKS_APART.problem(place, "chữ có dấu rời (Unicode tổ hợp)")
    if space := _ODD.search(text):
        place = Place(file, span=span_at(text, space.start()))
        yield ODD_SPACE.problem(place, f"có khoảng trắng đặc biệt (U+{ord(space.group()):04X})")
    old = list(_TCVN3.finditer(text))
    if len(old) > 1 and _TCVN3_ONLY.intersection(text):
        place = Place(file, span=span_at(text, old[0].start()))
        yield OLD_FONT.problem(place, "chữ có vẻ gõ bằng bảng mã cũ TCVN3 (phông .VnTime)")


def _control_characters(text: str, file: str) -> Iterator[Problem]:
    if control := CONTROL.search(text):
        place = Place(file, span=span_at(text, control.start()))
        yield CONTROL_CHARACTER.problem(place, f"có ký tự điều khiển vô hình (U+{ord(control.group()):04X})")


def span_at(text: str, index: int, width: int = 1) -> Span:
    """The span that begins at a position of the text; control characters of its line are shown as spaces."""
    line_start = text.rfind("\n", 0, index) + 1
    line_end = text.find("\n", index)
    line = text[line_start:] if line_end < 0 else text[line_start:line_end]
    return Span(text.count("\n", 0, index) + 1, index - line_start + 1, width, CONTROL.sub(" ", line))
