"""Reading a page as a browser would, without one: its words, its elements, what it links to."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

_VOID = {"meta", "link", "input", "br", "img", "hr"}
_BLOCKS = {
    "article", "blockquote", "button", "dd", "details", "div", "dt", "footer", "h1", "h2", "h3", "h4", "header", "label",
    "li", "nav", "option", "p", "section", "summary", "td", "th", "title", "tr",
}  # fmt: skip


class Element(NamedTuple):
    """A start tag."""

    tag: str
    attributes: dict[str, str]


class Page(HTMLParser):
    """One page: `elements` in their order, `text` in lines, one for each block, without scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[str] = []
        self._pieces: list[str] = []
        self.feed(html)
        assert self._open == [], "every element is closed"

    @property
    def text(self) -> str:
        """The words."""
        lines = (" ".join(line.split()) for line in "".join(self._pieces).split("\n"))
        return "\n".join(line for line in lines if line) + "\n"

    def all(self, tag: str) -> list[Element]:
        """The elements with this tag."""
        return [element for element in self.elements if element.tag == tag]

    def links(self) -> list[str]:
        """Where its links lead outside of itself."""
        return [link for link in self._values("href", "src") if not link.startswith(("#", "data:"))]

    def _values(self, *names: str) -> Iterator[str]:
        return (value for element in self.elements for name, value in element.attributes.items() if name in names)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self._open.append(tag)
        self._pieces.append("\n" if tag in _BLOCKS else "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"</{tag}> closes something else"
        self._pieces.append("\n" if tag in _BLOCKS else "")

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self._open):
            self._pieces.append(data.replace("\n", " "))
