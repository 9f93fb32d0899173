"""The head of a plan: number, place and date, issuer, title, legal bases, year."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile, zip_longest

from tthc_cli.domain.dates import FIRST_YEAR, LAST_YEAR
from tthc_cli.domain.draft import BasisDraft, Certainty, Found, HeadDraft
from tthc_cli.exchange.drafting.ledger import Placed
from tthc_cli.exchange.drafting.manuscript import Line

_NUMBER = re.compile(r"(?:^|\s)Số\s*[:.]?\s*(?P<number>\d{0,5})\s*[/-]\s*(?P<kind>[A-ZĐ]{1,4}\s*[-–/]\s*[A-ZĐ0-9&-]+)")
_PLACE = re.compile(
    r"(?<!\w)(?P<place>[^\W\d][^,;:\d]{1,40}),\s*ngày\s*(?P<day>\d{0,2})[\s.…]*tháng\s*(?P<month>\d{0,2})[\s.…]*năm\s*(?P<year>\d{4})"
)
_KIND = re.compile(r"K[ẾÊ] HO[ẠA]CH|Kế hoạch", re.IGNORECASE)
_LEAD_IN = re.compile(r"(?:Thực hiện|Căn cứ|Triển khai|Để |Nhằm|Trên cơ sở|Theo |Phần|PHẦN|Tiếp tục|[IVX]+\. |1\. )")
_ISSUES = re.compile(
    r"(?<![-/&\w])(?P<issuer>(?:(?:Ủy|Uỷ) ban nhân dân|UBND|Bộ)(?: (?!của |về |ngày |ban hành |xây dựng )[^\s,;:.\d]+){1,8})\s+"
    r"(?:xây dựng|ban hành|đề ra|triển khai|lập|tổ chức)\s+(?:thực hiện\s+)?[Kk][ếê] hoạch"
)
_BASIS = re.compile(
    r"(?P<document>(?:Nghị quyết|Quyết định|Kế hoạch|Nghị định|Chỉ thị|Thông tư|Công văn|Văn bản|Chương trình|Thông báo|Kết luận|Công điện)"
    r"\s+số\s*[\w./&-]+)\s*(?:,)?\s*ngày\s+(?P<day>\d{1,2})(?:[/.-]| tháng )(?P<month>\d{1,2})(?:[/.-]| năm )(?P<year>\d{4})\s+của\s+"
    r"(?P<issuer>.+?)\s+(?P<title>(?:về|ban hành|quy định|phê duyệt|triển khai|sửa đổi|thực hiện|tại|hướng dẫn|đẩy mạnh)\b.+?)(?=;|\.$|\.\s|$|, (?:Ủy|Uỷ) ban)"
)
_YEAR = re.compile(r"(?<![\d/-])(?:năm|NĂM)\s+(\d{4})(?![\d-])")
_TITLE_ENDS = re.compile(r"^(?:\(|[-–_*]{2,})")
_LEVELS = ("PHƯỜNG", "XÃ", "TỈNH", "THÀNH PHỐ", "HUYỆN", "QUẬN", "ĐẶC KHU", "BỘ", "SỞ")
_LETTERHEAD = re.compile(r"(?:ỦY|UỶ) BAN NHÂN DÂN|UBND|BỘ ")
_SMALL = frozenset(
    ("ủy", "uỷ", "ban", "nhân", "dân", "phường", "xã", "tỉnh", "thành", "phố", "đặc", "khu", "bộ", "sở", "và")
)


def read_head(lines: Sequence[Line]) -> tuple[HeadDraft, list[Placed]]:
    """What stands before the first part of the plan."""
    title, of_title = _title(lines)
    number, of_number = _number(lines)
    day, place, of_day = _date_and_place(lines)
    issuer, of_issuer = _issuer(lines)
    bases, of_bases = _bases(lines)
    head = HeadDraft(number, day, place, issuer, title, _year(title, day), bases)
    return head, [*of_title, *of_number, *of_day, *of_issuer, *of_bases]


def _number(lines: Sequence[Line]) -> tuple[Found[str] | None, list[Placed]]:
    for line in lines:
        if match := _NUMBER.search(line.beginning):
            kind = "".join(match["kind"].split())
            words = f"{match['number']}/{kind}"
            remark = "" if match["number"] else "văn bản chưa ghi số; điền số vào trước dấu /"
            certainty = Certainty.READ if match["number"] else Certainty.GUESSED
            return Found(words, line.number, certainty, remark), [Placed(line, "số, ký hiệu")]
    return None, []


def _date_and_place(lines: Sequence[Line]) -> tuple[Found[date] | None, Found[str] | None, list[Placed]]:
    for line in lines:
        if match := _PLACE.search(line.beginning):
            place, day = _name_at_end(match["place"]), _day(match)
            found = Found(day, line.number) if day else None
            return found, Found(place, line.number) if place else None, [Placed(line, "địa danh, ngày ban hành")]
    return None, None, []


def _name_at_end(words: str) -> str:
    """The last words that begin with a capital: what stands before them is another column of the letterhead."""
    name = takewhile(lambda word: word[0].isupper() and not word.isupper(), reversed(words.split()))
    return " ".join(reversed(list(name)))


def _day(match: re.Match[str]) -> date | None:
    """The day of a match with day, month and year; None where it is not written whole or does not exist."""
    if not (match["day"] and match["month"] and FIRST_YEAR <= int(match["year"]) <= LAST_YEAR):
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _title(lines: Sequence[Line]) -> tuple[Found[str] | None, list[Placed]]:
    """The words under KẾ HOẠCH, up to the sentence that leads in."""
    at = next((at for at, line in enumerate(lines) if _KIND.fullmatch(line.text.strip(" .:"))), None)
    if at is None:
        return _title_on_one_line(lines)
    found: list[Line] = []
    for line in lines[at + 1 :]:
        is_sentence = line.text.endswith((".", ";", ":"))
        if _TITLE_ENDS.match(line.text) or ((found or is_sentence) and (is_sentence or _LEAD_IN.match(line.text))):
            break
        found.append(line)
    if not found:
        return None, [Placed(lines[at], "tên loại văn bản")]
    placed = [Placed(lines[at], "tên loại văn bản"), *(Placed(line, "tên kế hoạch") for line in found)]
    return Found(" ".join(line.text for line in found), found[0].number), placed


def _title_on_one_line(lines: Sequence[Line]) -> tuple[Found[str] | None, list[Placed]]:
    for line in lines:
        if match := re.match(r"(?:KẾ HOẠCH|Kế hoạch)\s+(?!số\b)(\S.{5,})", line.text):
            return Found(match[1], line.number, Certainty.GUESSED, "tên kế hoạch đọc từ dòng này"), [
                Placed(line, "tên kế hoạch")
            ]
    return None, []


def _issuer(lines: Sequence[Line]) -> tuple[Found[str] | None, list[Placed]]:
    """Who issues the plan: by the sentence that leads in; by the capitals of the letterhead where that says nothing or leaves out the place."""
    said = next(
        (Found(match["issuer"].strip(), line.number) for line in lines if (match := _ISSUES.search(line.beginning))),
        None,
    )
    *_, printed = (None, *_in_capitals(lines))
    found = printed if printed and (said is None or printed.value.startswith(f"{said.value} ")) else said
    return found, [Placed(line, "cơ quan ban hành") for line in lines if found and line.number == found.line]


def _in_capitals(lines: Sequence[Line]) -> Iterator[Found[str]]:
    """The names of offices in the letterhead without their capitals, the higher one first; their level may stand on the next line."""
    for line, after in zip_longest(lines, lines[1:]):
        goes_on = after is not None and after.text.startswith(_LEVELS) and after.text.isupper()
        words = f"{line.text} {after.text}" if after and goes_on else line.text
        if _LETTERHEAD.match(words) and words.isupper() and any(f" {level} " in f" {words} " for level in _LEVELS):
            named = " ".join(_small(word) for word in words.split())
            yield Found(
                named[:1].upper() + named[1:], line.number, Certainty.GUESSED, "viết lại từ chữ in hoa ở đầu văn bản"
            )


def _small(word: str) -> str:
    return word if word == "UBND" else word.lower() if word.lower() in _SMALL else word.capitalize()


def _year(title: Found[str] | None, day: Found[date] | None) -> Found[int] | None:
    """The year that the title names, else that of the date."""
    match = _YEAR.search(title.value) if title else None
    if title and match and FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return Found(int(match[1]), title.line)
    return (
        Found(day.value.year, day.line, Certainty.GUESSED, "tên kế hoạch không nêu năm; lấy theo ngày ban hành")
        if day
        else None
    )


def _bases(lines: Sequence[Line]) -> tuple[tuple[BasisDraft, ...], list[Placed]]:
    found = [
        (line, BasisDraft(match["document"], day, match["issuer"], match["title"].strip(" ;,."), line.number))
        for line in lines
        for match in _BASIS.finditer(line.beginning)
        if (day := _day(match))
    ]
    return tuple(basis for _, basis in found), [Placed(line, "căn cứ") for line, _ in found]
