"""How many cells the merged areas and links of a sheet span, told before a library opens the workbook and makes each of them."""

import re
from xml.parsers import expat  # what declares anything was refused before

from tthc_cli.exchange.packages import plain_bytes

_SPANNING = frozenset(("mergeCell", "hyperlink"))
_NAMES = (b"mergeCell", b"hyperlink")
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")


def cells_spanned(part: bytes) -> int:
    """The cells of all merged areas and links of an XML part; 0 of one that cannot be parsed, which no library opens either."""
    if not any(name in plain_bytes(part) for name in _NAMES):
        return 0
    spanned = 0

    def count(name: str, attributes: dict[str, str]) -> None:
        nonlocal spanned
        if name.rpartition(":")[2] in _SPANNING:
            spanned += _cells_of(attributes.get("ref", ""))

    parser = expat.ParserCreate()
    parser.StartElementHandler = count
    try:
        parser.Parse(part, True)  # noqa: FBT003  # this is the end of it
    except expat.ExpatError:
        return 0
    return spanned


def _cells_of(area: str) -> int:
    """The cells of "A2:C9", in whatever order its corners stand."""
    found = _AREA.fullmatch(area.strip().upper())
    if found is None:
        return 0
    left, top, right, bottom = found.groups()
    columns = abs(_column(right or left) - _column(left)) + 1
    return columns * (abs(int(bottom or top) - int(top)) + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
