"""How much a library would make of a part of a workbook, told before it opens it: an object for each element, a cell for each that a merged
area or a link spans.
"""

import re
from xml.parsers import expat  # what declares anything was refused before

_SPANNING = frozenset(("mergeCell", "hyperlink"))
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")


def objects_of(part: bytes) -> int:
    """The elements of an XML part, and the cells that its merged areas and links span; 0 of one that cannot be parsed, which no library opens."""
    made = 0

    def count(name: str, attributes: dict[str, str]) -> None:
        nonlocal made
        made += 1
        if name.rpartition(":")[2] in _SPANNING:
            made += _cells_of(attributes.get("ref", ""))

    parser = expat.ParserCreate()
    parser.StartElementHandler = count
    try:
        parser.Parse(part, True)  # noqa: FBT003  # this is the end of it
    except expat.ExpatError:
        return 0
    return made


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
