"""Kế hoạch 83 as Word files, made from its text: one with lists that Word numbers, one whose tasks stand in a table."""

import re

from tests.imports.word_making import WordFile, letterhead, level_of, read_typed
from tests.workspaces import TESTS

SOURCE = TESTS / "data" / "ke-hoach-83.txt"
_LETTERS_BY_HAND = ("2", "3")
"""Sections whose points run through đ, which Word's own letters do not have: there offices type the letters."""


def paragraphs() -> list[str]:
    """The paragraphs of the text without stray Markdown, broken ones whole."""
    lines = [line.replace("*", "").strip() for line in SOURCE.read_text(encoding="utf-8").split("\n")]
    whole: list[str] = []
    for line in filter(None, lines):
        if line[0].islower() and not re.match(r"[a-zđ]\) ", line):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return whole


def _frame(word: WordFile, lines: list[str]) -> list[str]:
    """Write the letterhead and what stands before part I; the lines of the rest up to "Nơi nhận"."""
    number, place, *others = lines
    letterhead(
        word,
        f"UBND THÀNH PHỐ ĐÔNG HẢI\nỦY BAN NHÂN DÂN\nPHƯỜNG HỒNG AN\n{number}",
        f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{place}",
    )
    begin = next(at for at, line in enumerate(others) if line.startswith("I. "))
    for line in others[:begin]:
        word.write(line)
    return others[begin : others.index("Nơi nhận:")]


def _foot(word: WordFile, lines: list[str]) -> None:
    after = lines[lines.index("Nơi nhận:") :]
    signer = next(at for at, line in enumerate(after) if line.startswith("TM."))
    letterhead(word, "\n".join(after[:signer]), "\n".join(after[signer:]))


def as_lists() -> bytes:
    """Parts, sections, dashes and most points are numbered by Word."""
    word, lines, section = WordFile(), paragraphs(), ""
    for line in _frame(word, lines):
        mark, words = read_typed(line)
        section = mark.rstrip(".") if mark[:1].isdigit() else section
        is_typed = mark.endswith(")") and section in _LETTERS_BY_HAND
        word.write(line if is_typed or not mark else words, None if is_typed or not mark else level_of(mark))
    _foot(word, lines)
    return word.bytes()


COLUMNS = ("TT", "Nội dung nhiệm vụ", "Đơn vị thực hiện", "Đơn vị phối hợp", "Đơn vị tổng hợp, theo dõi", "Thời gian hoàn thành", "Sản phẩm dự kiến hoàn thành")  # fmt: skip


def as_table() -> bytes:
    """Part III is one table; where the list leaves open whom a block is for, its cells span the rows: 2.a and 2.b, 4.a to 4.d."""
    word, lines = WordFile(), paragraphs()
    body = _frame(word, lines)
    begin, end = body.index("III. NỘI DUNG NHIỆM VỤ"), body.index("IV. TỔ CHỨC THỰC HIỆN")
    for line in body[: begin + 1]:
        word.write(line)
    rows, heads = _rows(body[begin + 1 : end])
    word.table([COLUMNS, *rows], over=heads)
    for line in body[end:]:
        word.write(line)
    _foot(word, lines)
    return word.bytes()


def _rows(lines: list[str]) -> tuple[list[list[str | None]], list[int]]:
    """The rows below the header, and the numbers of those that head a section."""
    rows: list[list[str | None]] = []
    heads = []
    for line in lines:
        mark, words = read_typed(line)
        label, _, said = words.partition(": ")
        if mark[:1].isdigit():
            heads.append(len(rows) + 1)
            rows.append([mark.rstrip("."), words, *[""] * 5])
        elif mark.endswith(")"):
            rows.append([mark.rstrip(")"), words, *[""] * 5])
        elif mark == "-" and label in COLUMNS:
            rows[-1][COLUMNS.index(label)] = said
        else:
            rows[-1][1] = f"{rows[-1][1]}\n{line}"
    _span(rows, len(rows) - 4, len(rows) - 1)
    second = heads[1]
    _span(rows, second, second + 1)
    return rows, heads


def _span(rows: list[list[str | None]], first: int, last: int) -> None:
    """Let the details of the last row stand once, in cells over all rows from the first."""
    rows[first][2:] = rows[last][2:]
    for row in rows[first + 1 : last + 1]:
        row[2:] = [None] * 5
