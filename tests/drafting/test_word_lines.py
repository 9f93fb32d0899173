"""Word files: numbers that are not in the text, merged cells, tracked changes, text boxes, notes, what is no Word file."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from tests.imports.word_making import WordFile, put_in, strike_out
from tthc_cli.errors import CannotGoOnError
from tthc_cli.exchange.drafting.manuscript import Grid, Line
from tthc_cli.exchange.drafting.word_lines import read_word


def lines(word: WordFile) -> list[str]:
    return [block.text for block in read_word(word.bytes()).blocks if isinstance(block, Line)]


def test_numbers_that_word_makes_begin_anew_below_the_next_one_above() -> None:
    word = WordFile()
    for text, level in (
        ("A", "part"),
        ("B", "section"),
        ("C", "point"),
        ("D", "point"),
        ("E", "section"),
        ("F", "point"),
        ("G", "dash"),
        ("H", "plus"),
        ("I", "part"),
        ("K", "section"),
    ):
        word.write(text, level)
    assert lines(word) == ["I. A", "1. B", "a) C", "b) D", "2. E", "a) F", "- G", "+ H", "II. I", "1. K"]


def define(word: WordFile, levels: str, number: str, *, overrides: str = "") -> None:
    numbering = word.document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{levels}</w:abstractNum>'))
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/>{overrides}</w:num>')
    )


def numbered(word: WordFile, text: str, list_id: str, depth: int | None = 0) -> None:
    paragraph = word.document.add_paragraph(text)
    level = f'<w:ilvl w:val="{depth}"/>' if depth is not None else ""
    element = paragraph._p  # noqa: SLF001
    element.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}>{level}<w:numId w:val="{list_id}"/></w:numPr>'))


def level(kind: str, text: str, start: int = 1, depth: int = 0) -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'


@pytest.mark.parametrize(
    ("kind", "start", "printed"),
    [
        ("decimal", 3, "3."),
        ("decimalZero", 3, "03."),
        ("upperRoman", 14, "XIV."),
        ("lowerRoman", 4, "iv."),
        ("upperLetter", 27, "AA."),
        ("lowerLetter", 5, "e."),
        ("none", 1, "."),
        ("cardinalText", 2, "2."),
    ],
)
def test_forms_of_numbers(kind: str, start: int, printed: str) -> None:
    word = WordFile()
    define(word, level(kind, "%1.", start), "91")
    numbered(word, "x", "91")
    assert lines(word) == [f"{printed} x"]


def test_a_list_may_start_anew_or_say_nothing_of_a_level() -> None:
    word = WordFile()
    define(word, level("decimal", "%1."), "91")
    numbering = word.document.part.numbering_part.element
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="92"><w:abstractNumId w:val="91"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride><w:lvlOverride w:ilvl="1"/></w:num>'
        )
    )
    for text, list_id, depth in (
        ("a", "91", 0),
        ("b", "91", None),
        ("c", "92", 0),
        ("d", "92", 0),
        ("e", "92", 5),
        ("f", "404", 0),
        ("g", "0", 0),
    ):
        numbered(word, text, list_id, depth)
    assert lines(word) == ["1. a", "2. b", "7. c", "8. d", "e", "f", "g"]


def test_a_level_above_that_has_not_begun_counts_from_its_start() -> None:
    word = WordFile()
    define(word, level("decimal", "%1.", 4) + level("decimal", "%1.%2.", 1, 1), "91")
    numbered(word, "x", "91", 1)
    assert lines(word) == ["4.1. x"]


def test_bullets() -> None:
    word = WordFile()
    define(word, level("bullet", "\uf0b7") + level("bullet", "o", 1, 1), "91")
    numbered(word, "x", "91")
    numbered(word, "y", "91", 1)
    assert lines(word) == ["- x", "+ y"]


def test_numbers_that_a_style_gives() -> None:
    word = WordFile()
    styles = word.document.styles
    base = styles.add_style("Mục", 1)
    base.element.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="1"/><w:numId w:val="90"/></w:numPr>')
    )
    child = styles.add_style("Mục con", 1)
    child.base_style = base
    child.font.size = Pt(13)
    word.document.add_paragraph("một", style=base)
    word.document.add_paragraph("hai", style=child)
    assert lines(word) == ["1. một", "2. hai"]


def test_tracked_changes_are_read_as_they_will_be() -> None:
    word = WordFile()
    paragraph = word.write("Hoàn thành trước ")
    strike_out(paragraph, "15/5/2026")
    put_in(paragraph, "30/6/2026")
    assert lines(word) == ["Hoàn thành trước 30/6/2026"]


def test_breaks_inside_a_paragraph() -> None:
    word = WordFile()
    word.write("CỘNG HÒA\nĐỘC LẬP")
    word.write("Rà soát\nhồ sơ\n- Chủ trì: X\ty")
    word.write("")
    assert lines(word) == ["CỘNG HÒA", "ĐỘC LẬP", "Rà soát hồ sơ", "- Chủ trì: X y"]


def test_text_boxes_controls_and_hyphens() -> None:
    word = WordFile()
    ns = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    inner = "<w:txbxContent><w:p><w:r><w:t>Số: 5/KH-UBND</w:t></w:r></w:p></w:txbxContent>"
    body = word.document.element.body
    body.insert(0, parse_xml(
        f"<w:p {ns}><w:r><mc:AlternateContent><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>Văn hóa</w:t><w:noBreakHyphen/><w:t>Xã hội</w:t></w:r></w:p>"
    ))  # fmt: skip
    body.insert(
        1, parse_xml(f"<w:sdt {ns}><w:sdtContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    )
    assert lines(word) == ["Văn hóa-Xã hội", "Số: 5/KH-UBND", "trong khung"]


def test_merged_cells_stand_in_every_row_and_column_they_cover() -> None:
    word = WordFile()
    word.table([["TT", "Việc", "Hạn"], ["1", "A", "Quý I"], ["2", "B", None], ["II", "Mục", ""]], over=(3,))
    (grid,) = read_word(word.bytes()).blocks
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["TT", "Việc", "Hạn"],
        ["1", "A", "Quý I"],
        ["2", "B", "Quý I"],
        ["II", "Mục", "Mục"],
    ]
    assert grid.rows[1][2] == grid.rows[2][2]
    assert [line.text for line in grid.lines()] == ["TT", "Việc", "Hạn", "1", "A", "Quý I", "2", "B", "II", "Mục"]


def test_rows_that_begin_late_tables_inside_cells_and_loose_ends_of_merges() -> None:
    word = WordFile()
    table = word.table([["a", "b"], ["c", "d"]])
    table.cell(0, 1).add_table(1, 1).cell(0, 0).text = "bên trong"
    row = table.rows[1]._tr  # noqa: SLF001
    row.remove(row.tc_lst[0])
    row.insert(0, parse_xml(f'<w:trPr {nsdecls("w")}><w:gridBefore w:val="1"/></w:trPr>'))
    first = table.rows[0]._tr.tc_lst[0]  # noqa: SLF001
    first.get_or_add_tcPr().append(parse_xml(f"<w:vMerge {nsdecls('w')}/>"))
    (grid,) = read_word(word.bytes()).blocks
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [["a", "b\nbên trong"], ["", "d"]]


def test_rows_of_different_width_are_filled_up() -> None:
    word = WordFile()
    table = word.table([["a", "b"], ["c", "d"]])
    row = table.rows[1]._tr  # noqa: SLF001
    row.remove(row.tc_lst[1])
    (grid,) = read_word(word.bytes()).blocks
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [["a", "b"], ["c", ""]]


def test_footnotes_are_words_of_the_document_too() -> None:
    from docx.opc.packuri import PackURI  # noqa: PLC0415
    from docx.opc.part import Part  # noqa: PLC0415

    word = WordFile()
    word.write("Một")
    blob = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="1"><w:p><w:r><w:t>Chú thích</w:t></w:r></w:p></w:footnote></w:footnotes>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = word.document.part
    part.relate_to(
        Part(PackURI("/word/footnotes.xml"), kind, blob, part.package),
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes",
    )
    assert lines(word) == ["Một", "Chú thích"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a file"])
def test_what_is_no_word_file(data: bytes) -> None:
    with pytest.raises(CannotGoOnError, match="tệp không phải là văn bản Word đọc được"):
        read_word(data)


def test_a_document_without_lists() -> None:
    word = WordFile()
    part = word.document.part
    for key, relation in list(part.rels.items()):
        if relation.reltype.endswith("/numbering"):
            del part.rels[key]
    word.write("Một", "part")
    assert lines(word) == ["Một"]


def test_styles_that_rest_on_each_other_in_a_circle() -> None:
    word = WordFile()
    one, two = word.document.styles.add_style("Một", 1), word.document.styles.add_style("Hai", 1)
    one.base_style, two.base_style = two, one
    word.document.add_paragraph("x", style=one)
    assert lines(word) == ["x"]


def test_a_file_that_swells_when_it_is_opened_is_refused() -> None:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("word/document.xml", bytes(200_000_001))
    with pytest.raises(CannotGoOnError, match="phình ra quá lớn"):
        read_word(stream.getvalue())
