"""Tasks and targets given as a table: "TT | Nội dung nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành | Sản phẩm"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tthc_cli.domain.text import fold
from tthc_cli.exchange.drafting.items import RawItem, RawSection
from tthc_cli.exchange.drafting.labels import Labelled, split_labels
from tthc_cli.exchange.drafting.manuscript import Grid, Line
from tthc_cli.exchange.drafting.outline import Rank, read_mark

_COLUMNS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("number", r"(?:tt|stt|so tt|so thu tu|#)"),
        ("coordinate", r"phoi hop"),
        ("consolidate", r"tong hop|theo doi|don doc"),
        ("due", r"thoi gian|thoi han|tien do|hoan thanh|lo trinh|han "),
        ("products", r"san pham|ket qua (?:dau ra|du kien|can dat|hoan thanh)|^ket qua$"),
        ("report_to", r"cap trinh|noi nhan"),
        (
            "goal",
            r"^chi tieu (?:giao|nam|den)|muc (?:giao|phan dau|tieu nam)|^ke hoach nam|^giao$|ty le|^nam \d{4}$|muc tieu nam",
        ),
        ("measure", r"don vi tinh|dvt"),
        ("note", r"ghi chu|can cu|kinh phi"),
        ("lead", r"chu tri|thuc hien|don vi|co quan|trach nhiem|phu trach|bo phan"),
        ("text", r"nhiem vu|noi dung|cong viec|hoat dong|ten chi tieu|chi tieu|muc tieu|giai phap"),
    )
)
_DETAILS = frozenset(("lead", "coordinate", "consolidate", "due", "products", "report_to"))
_FIGURES = frozenset(("number", "goal", "measure"))
_MOST_HEADER_ROWS = 3
_COUNT_ROW = re.compile(r"\(?\d{1,2}\)?")


@dataclass(frozen=True)
class Table:
    """A table with its columns understood, the rows without those of the header; `frame` is the header and the cells of figures."""

    columns: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    frame: tuple[Line, ...]

    @property
    def holds_targets(self) -> bool:
        """Whether the rows are goals: they have figures and nobody who does something."""
        return "goal" in self.columns and not {"due", "products", "coordinate"} & set(self.columns)

    def cell(self, row: Sequence[Line], column: str) -> Line | None:
        """The cell of a row in a column, where it has words."""
        return next((cell for name, cell in zip(self.columns, row, strict=True) if name == column and cell.text), None)


def understand_table(grid: Grid) -> Table | None:
    """The table, where its header names columns of a plan; None for any other."""
    for depth in range(1, min(_MOST_HEADER_ROWS, len(grid.rows)) + 1):
        heads = tuple(_joined(row[at].text for row in grid.rows[:depth]) for at in range(len(grid.rows[0])))
        columns = _columns(heads)
        if "text" in columns and ("goal" in columns or len(_DETAILS.intersection(columns)) > 1):
            return _with_header(grid, _deeper(grid, depth))
    return None


def _with_header(grid: Grid, depth: int) -> Table:
    """The table whose header is so many rows, and again each row with the same words."""
    heads = tuple(_joined(row[at].text for row in grid.rows[:depth]) for at in range(len(grid.rows[0])))
    columns = _columns(heads)
    header = {_words(row) for row in grid.rows[:depth]}
    is_header = [_words(row) in header or _counts_columns(row) for row in grid.rows]
    rows = tuple(row for row, is_one in zip(grid.rows, is_header, strict=True) if not is_one)
    frame = [cell for row, is_one in zip(grid.rows, is_header, strict=True) if is_one for cell in row]
    frame += [cell for row in rows for name, cell in zip(columns, row, strict=True) if name in _FIGURES]
    return Table(columns, heads, rows, tuple(frame))


def _deeper(grid: Grid, depth: int) -> int:
    """How many rows the header has: a cell that spans more rows than the others stands in each of them."""
    while depth < len(grid.rows) and any(cell.text and cell in grid.rows[depth - 1] for cell in grid.rows[depth]):
        depth += 1
        if depth > _MOST_HEADER_ROWS:
            return 1
    return depth


def _columns(heads: Sequence[str]) -> tuple[str, ...]:
    """The meaning of each column; the first of two with the same meaning has it, except for the number."""
    names: list[str] = []
    for head in heads:
        folded = fold(head)
        matching = [
            name for name, pattern in _COLUMNS if (pattern.fullmatch if name == "number" else pattern.search)(folded)
        ]
        names.append(next((name for name in matching if name not in names), "note" if folded else ""))
    return tuple(names)


def _joined(texts: Iterator[str]) -> str:
    return " ".join(dict.fromkeys(text.replace("\n", " ") for text in texts if text))


def _words(row: Sequence[Line]) -> tuple[str, ...]:
    return tuple(fold(cell.text) for cell in row)


def _counts_columns(row: Sequence[Line]) -> bool:
    """Whether it is the row "(1) (2) (3)" under a header."""
    filled = [cell.text for cell in row if cell.text]
    return len(filled) > 2 and all(_COUNT_ROW.fullmatch(text) for text in filled)


def sections_of(table: Table, printed: str, heading: Line | None) -> Iterator[RawSection]:
    """The items of the rows under the rows that head them; rows before any such row stand under `heading`."""
    items: list[RawItem] = []
    place = printed
    for row in table.rows:
        if title := _group_title(table, row):
            if items:
                yield RawSection(place, heading, tuple(items), is_table=True)
            items, heading = [], title
            number = table.cell(row, "number")
            place = f"{printed} {number.text if number and number.text != title.text else ''}".strip()
        elif text := table.cell(row, "text"):
            number = table.cell(row, "number")
            if number is None and items and _is_rest_of_row(table, row):
                items[-1] = _with_more(items[-1], text)
            else:
                items.append(_item(table, row, text, f"{place} TT {number.text if number else len(items) + 1}".strip()))
    if items:
        yield RawSection(place, heading, tuple(items), is_table=True)


def _group_title(table: Table, row: Sequence[Line]) -> Line | None:
    """The title in a row that heads the rows below: one text over all columns, or no detail but number and text."""
    filled = [cell for cell in row if cell.text]
    titles = [cell for name, cell in zip(table.columns, row, strict=True) if cell.text and name != "number"]
    if not titles:
        return None
    is_one_text = len({cell.text for cell in titles}) == 1 and len(titles) > 1 and len(set(filled)) <= 2
    number = table.cell(row, "number")
    is_roman = number is not None and re.fullmatch(r"[IVX]+\.?|[A-E]\.?", number.text) is not None
    has_details = any(table.cell(row, name) for name in (*_DETAILS, "goal"))
    if is_one_text or (is_roman and not has_details):
        marked = read_mark(titles[0].text)
        return titles[0].with_text(marked[1] if marked and marked[0].rank <= Rank.SECTION else titles[0].text)
    return None


def _is_rest_of_row(table: Table, row: Sequence[Line]) -> bool:
    """Whether the row goes on with the one before, over the end of a page."""
    text = table.cell(row, "text")
    return not any(table.cell(row, name) for name in _DETAILS) and text is not None and text.text[0].islower()


def _with_more(item: RawItem, text: Line) -> RawItem:
    last = item.text[-1]
    whole = last.with_text(f"{last.text} {text.text}")
    return replace(item, text=(*item.text[:-1], whole), joined=(*item.joined, text))


def _item(table: Table, row: Sequence[Line], text: Line, printed: str) -> RawItem:
    first, *others = [text.with_text(part) for part in text.text.split("\n")]
    steps = tuple((other.with_text(marked[1]),) for other in others if (marked := read_mark(other.text)))
    plain = tuple(other for other in others if not read_mark(other.text))
    marked = read_mark(first.text)
    first = first.with_text(marked[1]) if marked and marked[1] else first
    before, inline = split_labels(first)
    goal = table.cell(row, "goal")
    words = f"{before or first.text} {_goal_words(table, row, goal)}" if goal else before or first.text
    details = [
        Labelled(name, _listed(cell), cell)
        for name, cell in zip(table.columns, row, strict=True)
        if name in _DETAILS and cell.text
    ]
    return RawItem(printed, (first.with_text(words), *plain), (*details, *inline), steps)


def _goal_words(table: Table, row: Sequence[Line], goal: Line) -> str:
    """The goal of a row; a bare number under "%" is one in per cent."""
    unit = fold(" ".join((table.heads[table.columns.index("goal")], *(cell.text for cell in row))))
    is_bare = re.fullmatch(r"(?:≥|>=|>|trên|từ|đạt)?\s*\d{1,3}(?:[.,]\d+)?(?: trở lên)?", goal.text) is not None
    return f"{goal.text}%" if is_bare and "%" in unit else goal.text


def _listed(cell: Line) -> str:
    """The words of a cell, its paragraphs and dashes as parts of a list."""
    parts = [
        marked[1] if (marked := read_mark(part)) and marked[0].rank >= Rank.DASH else part
        for part in cell.text.split("\n")
    ]
    return "; ".join(part.strip(" ;,") for part in parts if part).strip(" .;,")
