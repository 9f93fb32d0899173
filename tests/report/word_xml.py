"""A .docx file read as bare XML, by no library for it: what a paragraph and its letters look like when all styles have had their say.

Lengths are millimetres, sizes and spaces points.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import dropwhile
from typing import NamedTuple
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TWIPS_PER_MM = 1440 / 25.4
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_SCRIPTS = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "cs": "cstheme", "eastAsia": "eastAsiaTheme"}
# The widths of Times Bold in thousandths of its size, as its metrics (AFM) give them; marks on a letter add nothing.
_WIDTHS = {
    250: " .,", 278: "il/", 333: "-:;()fjt", 389: "Is", 444: "cerz", 500: "agovxyJ0123456789", 556: "bdhknpquđS",
    611: "FP", 667: "BELTZ", 722: "ACDNRUVXYĐw", 778: "GHKOQ", 833: "m&", 944: "M", 1000: "W…",
}  # fmt: skip
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_MARKED = {
    "a": "àáảãạăằắẳẵặâầấẩẫậ", "e": "èéẻẽẹêềếểễệ", "i": "ìíỉĩị", "o": "òóỏõọôồốổỗộơờớởỡợ", "u": "ùúủũụưừứửữự", "y": "ỳýỷỹỵ",
}  # fmt: skip
_LOWER = {marked: plain for plain, letters in _MARKED.items() for marked in letters}
_UNMARKED = _LOWER | {marked.upper(): plain.upper() for marked, plain in _LOWER.items()}


class Letters(NamedTuple):
    """How a run looks."""

    fonts: frozenset[str]
    size: float
    is_bold: bool
    is_italic: bool
    is_capital: bool
    colour: str
    language: str


class Form(NamedTuple):
    """How a paragraph lies."""

    align: str
    first_line: float
    left: float
    right: float
    before: float
    after: float
    line_rule: str
    line: float


def get(element: ET.Element, path: str, attribute: str = "val") -> str | None:
    """An attribute of a descendant; a mark without its value ("w:b") is on."""
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + attribute, "1" if attribute == "val" else None)


def length(element: ET.Element, path: str, attribute: str) -> float:
    """A length given in twentieths of a point, in millimetres; 0 where it is not given."""
    return float(get(element, path, attribute) or 0) / _TWIPS_PER_MM


def text_of(element: ET.Element) -> str:
    """The words of a paragraph, a cell or a table; tabs and breaks as such."""
    letters = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}
    parts = (part for run in element.iter(f"{W}r") for part in run)
    return "".join((part.text or "") if part.tag == f"{W}t" else letters.get(part.tag, "") for part in parts)


def is_on(value: str | None) -> bool:
    """What a mark says that may be on, off or absent."""
    return value not in (None, "0", "false", "off", "none")


def width_in_bold(text: str, size: float) -> float:
    """How wide a line of Times Bold is."""
    return sum(_WIDTH_OF[_UNMARKED.get(letter, letter)] for letter in text) / 1000 * size * 25.4 / 72


def longest_line(text: str, size: float, room: float) -> float:
    """How wide the longest line of a bold paragraph is when it is broken to fit the room."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], longer] if width_in_bold(longer, size) <= room else [*lines, word]
    return max(width_in_bold(line, size) for line in lines)


class Word:
    """The parts of a package, and what its styles make of its paragraphs."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as package:
            self.parts = {
                name: ET.fromstring(package.read(name))  # noqa: S314  # the tests have just made it
                for name in package.namelist()
                if name.endswith((".xml", ".rels"))
            }
        self.body = self.parts["word/document.xml"][0]
        self._parents = {child: parent for parent in self.body.iter() for child in parent}
        self._styles = self.parts["word/styles.xml"]
        self._by_id = {style.get(f"{W}styleId"): style for style in self._styles.iter(f"{W}style")}
        self._files = {
            relation.get("Id"): f"word/{relation.get('Target')}"
            for relation in self.parts["word/_rels/document.xml.rels"]
        }

    @property
    def sections(self) -> list[ET.Element]:
        return list(self.body.iter(f"{W}sectPr"))

    @property
    def paragraphs(self) -> list[ET.Element]:
        return list(self.body.iter(f"{W}p"))

    @property
    def tables(self) -> list[ET.Element]:
        return list(self.body.iter(f"{W}tbl"))

    @property
    def is_framed(self) -> bool:
        """Whether a state title, a signature and the like stand around the body."""
        return any(text_of(paragraph).startswith("CỘNG HÒA") for paragraph in self.paragraphs)

    def paragraph(self, pattern: str) -> ET.Element:
        """The first paragraph whose whole text fits."""
        found = (one for one in self.paragraphs if re.fullmatch(pattern, text_of(one)))
        paragraph = next(found, None)
        assert paragraph is not None, f"no paragraph like {pattern}"
        return paragraph

    def above(self, element: ET.Element, tag: str) -> ET.Element:
        """The nearest element of this tag around another."""
        while element.tag != W + tag:
            element = self._parents[element]
        return element

    def siblings_after(self, element: ET.Element) -> list[ET.Element]:
        _, *others = dropwhile(lambda one: one is not element, self._parents[element])
        return others

    def header(self, section: ET.Element, kind: str) -> ET.Element | None:
        """The header of a section for its first page, or its others (default), where it has one of its own."""
        for reference in section.iter(f"{W}headerReference"):
            if reference.get(f"{W}type") == kind:
                return self.parts[self._files[reference.get(f"{_R}id")]]
        return None

    def style_name(self, paragraph: ET.Element) -> str:
        return get(self._chain("paragraph", get(paragraph, "pPr/pStyle"))[0], "name") or ""

    def used_styles(self) -> Iterator[ET.Element]:
        """Every style that something in the body or a header wears, and those it is based on."""
        kinds = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
        for name, part in self.parts.items():
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
                for tag, kind in kinds.items():
                    for worn in part.iter(W + tag):
                        yield from self._chain(kind, worn.get(f"{W}val"))

    def letters(self, paragraph: ET.Element, run: ET.Element) -> Letters:
        sources = [
            *_parts(run, "rPr"),
            *self._said("character", get(run, "rPr/rStyle"), "rPr"),
            *self._said("paragraph", get(paragraph, "pPr/pStyle"), "rPr"),
            *self._styles.findall(f"{W}docDefaults/{W}rPrDefault/{W}rPr"),
        ]
        bold, italic, capitals = (is_on(_first(sources, tag)) for tag in ("b", "i", "caps"))
        size = float(_first(sources, "sz") or 20) / 2
        colour, language = _first(sources, "color") or "auto", _first(sources, "lang") or ""
        return Letters(_fonts(sources), size, bold, italic, capitals, colour, language)

    def all_letters(self, paragraph: ET.Element) -> set[Letters]:
        """The looks of those runs of a paragraph that show something."""
        runs = (run for run in paragraph.iter(f"{W}r") if text_of(run) or run.find(f"{W}instrText") is not None)
        return {self.letters(paragraph, run) for run in runs}

    def form(self, paragraph: ET.Element) -> Form:
        sources = [
            *_parts(paragraph, "pPr"),
            *self._said("paragraph", get(paragraph, "pPr/pStyle"), "pPr"),
            *self._styles.findall(f"{W}docDefaults/{W}pPrDefault/{W}pPr"),
        ]

        def number(tag: str, attribute: str) -> float:
            return float(_first(sources, tag, attribute) or 0)

        first_line, left, right = (number("ind", side) / _TWIPS_PER_MM for side in ("firstLine", "left", "right"))
        before, after = (number("spacing", side) / 20 for side in ("before", "after"))
        rule, line = _first(sources, "spacing", "lineRule") or "auto", number("spacing", "line") or 240
        return Form(_first(sources, "jc") or "left", first_line, left, right, before, after, rule, line / 240)

    def room(self, paragraph: ET.Element) -> float:
        """How wide the column is that a paragraph stands in."""
        if self._parents[paragraph].tag == f"{W}tc":
            sides = sum(self._cell_margin(self.above(paragraph, "tbl"), side) for side in ("left", "right"))
            return length(self._parents[paragraph], "tcPr/tcW", "w") - sides
        section = self.sections[0]
        return length(section, "pgSz", "w") - length(section, "pgMar", "left") - length(section, "pgMar", "right")

    def rule_under(self, paragraph: ET.Element) -> float:
        """How long the rule is that the next paragraph draws with its border; 0 where there is none."""
        below = next(iter(self.siblings_after(paragraph)), None)
        if below is None or get(below, "pPr/pBdr/top") != "single":
            return 0
        form = self.form(below)
        return self.room(below) - form.left - form.right

    def borders(self, table: ET.Element) -> dict[str, bool]:
        """Which borders a table draws, its cells' own included."""
        sources = [*_parts(table, "tblPr"), *self._said("table", get(table, "tblPr/tblStyle"), "tblPr")]
        drawn = {side: is_on(_first(sources, f"tblBorders/{W}{side}")) for side in _SIDES}
        of_cells = (border for cell in table.iter(f"{W}tcBorders") for border in cell)
        return drawn | {border.tag.removeprefix(W): is_on(border.get(f"{W}val")) for border in of_cells}

    def _cell_margin(self, table: ET.Element, side: str) -> float:
        sources = [*_parts(table, "tblPr"), *self._said("table", get(table, "tblPr/tblStyle"), "tblPr")]
        return float(_first(sources, f"tblCellMar/{W}{side}", "w") or 0) / _TWIPS_PER_MM

    def _said(self, kind: str, style_id: str | None, tag: str) -> list[ET.Element]:
        return [part for style in self._chain(kind, style_id) for part in _parts(style, tag)]

    def _chain(self, kind: str, style_id: str | None) -> list[ET.Element]:
        """A style and those it is based on; the default of its kind where none is named."""
        defaults = (style for style in self._by_id.values() if _is_default(style, kind))
        style = next(defaults, None) if style_id is None else self._by_id[style_id]
        chain: list[ET.Element] = []
        while style is not None:
            chain.append(style)
            style = self._by_id.get(get(style, "basedOn"))
        return chain


def outline(word: Word) -> str:
    """What stands in the document, a line for a paragraph with its style; tables with their measure, then cell by cell."""
    lines: list[str] = []
    for element in word.body:
        if element.tag == f"{W}tbl":
            rows = element.findall(f"{W}tr")
            lines.append(f"[table {len(rows)}x{len(element.findall(f'{W}tblGrid/{W}gridCol'))}]")
            for at, row in enumerate(rows, start=1):
                for cell_at, cell in enumerate(row.iter(f"{W}tc"), start=1):
                    lines += (f"  {at}.{cell_at} {_line(word, one)}" for one in cell.iter(f"{W}p"))
        elif element.tag == f"{W}p":
            lines.append(_line(word, element))
        lines += ("[section]" for _ in element.iter(f"{W}sectPr"))
    return "".join(f"{line}\n" for line in lines)


def runs_where(word: Word, paragraph: ET.Element, holds: Callable[[Letters], bool]) -> bool:
    """Whether something holds for every run that shows something, of which there is one at least."""
    looks = word.all_letters(paragraph)
    return bool(looks) and all(holds(look) for look in looks)


def _line(word: Word, paragraph: ET.Element) -> str:
    return f"{word.style_name(paragraph)} | {text_of(paragraph)}".rstrip()


def _parts(element: ET.Element, tag: str) -> list[ET.Element]:
    return element.findall(W + tag)


def _first(sources: list[ET.Element], tag: str, attribute: str = "val") -> str | None:
    """What the nearest source says that says anything."""
    said = (
        found.get(W + attribute, "1" if attribute == "val" else None)
        for one in sources
        for found in one.iterfind(W + tag)
    )
    return next((value for value in said if value is not None), None)


def _fonts(sources: list[ET.Element]) -> frozenset[str]:
    """The fonts of all scripts; one that a theme chooses is named so."""
    fonts = [found for source in sources for found in source.findall(f"{W}rFonts")]
    return frozenset(next((said for one in fonts if (said := _font(one, script))), "none") for script in _SCRIPTS)


def _font(fonts: ET.Element, script: str) -> str | None:
    theme = fonts.get(W + _SCRIPTS[script])
    return f"theme {theme}" if theme else fonts.get(W + script)


def _is_default(style: ET.Element, kind: str) -> bool:
    return style.get(f"{W}type") == kind and is_on(style.get(f"{W}default"))
