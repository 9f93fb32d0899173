"""What `tthc report` writes as .docx against the form of Nghị định 30/2020/NĐ-CP, Phụ lục I: what the reader's eye meets, whatever the styles are called."""

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.goldens import compare
from tests.report.word_xml import W, Word, get, is_on, length, longest_line, outline, runs_where, text_of, width_in_bold
from tests.running import run
from tests.workspaces import TESTS

KINDS = {
    "tong-hop": ("--quarter", "3"),
    "phu-luc": ("--quarter", "3", "--kind", "phu-luc"),
    "don-doc": ("--quarter", "4", "--as-of", "15/12/2026", "--kind", "don-doc"),
    "muc-rieng": ("--quarter", "3", "--kind", "muc-rieng", "--unit", "vhxh"),
}
FRAMED = ("tong-hop", "don-doc")
TO_ONE = (*KINDS["don-doc"], "--unit", "cong-an")
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER = r"Số: [….]+/[A-ZĐ&-]+"
PLACE_AND_DAY = r"Hồng An, ngày [….]+ tháng [….]+ năm 2026"

every_kind = pytest.mark.parametrize("kind", KINDS)
framed_kinds = pytest.mark.parametrize("kind", FRAMED)


def write(root: Path, path: Path, *options: str) -> bytes:
    ran = run("report", *options, "-o", str(path), at=root, now="2026-12-31T08:00:00+07:00")
    assert ran.code == 0, ran.err
    return path.read_bytes()


@pytest.fixture(scope="module")
def words(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Word]:
    folder = tmp_path_factory.mktemp("decree")
    return {kind: Word(write(demo, folder / f"{kind}.docx", *options)) for kind, options in KINDS.items()}


def addressees(word: Word) -> list[str]:
    """The lines from "Kính gửi:" to its last addressee."""
    first = word.paragraph("Kính gửi:.*")
    others = takewhile(lambda line: line.startswith("- "), map(text_of, word.siblings_after(first)))
    return [text_of(first), *others]


def body(word: Word) -> list[ET.Element]:
    """The paragraphs between the frames, or all of a document without frames."""
    after = list(word.body)
    if word.is_framed:
        after = word.siblings_after(word.paragraph("Kính gửi:.*"))[len(addressees(word)) - 1 :]
    within = takewhile(lambda one: "Nơi nhận:" not in text_of(one), after)
    return [element for element in within if element.tag == f"{W}p" and text_of(element)]


def is_heading(word: Word, paragraph: ET.Element) -> bool:
    return runs_where(word, paragraph, lambda look: look.is_bold)


def data_tables(word: Word) -> list[ET.Element]:
    return [table for table in word.tables if not re.search(f"{STATE}|Nơi nhận:", text_of(table))]


def look_of(word: Word, pattern: str) -> tuple[float, bool, bool, str]:
    """Size, bold, italic and alignment of the paragraph whose text fits; all its runs look alike."""
    paragraph = word.paragraph(pattern)
    (look,) = word.all_letters(paragraph)
    return look.size, look.is_bold, look.is_italic, word.form(paragraph).align


@every_kind
def test_pages_are_a4_and_the_annex_lies_on_its_side(words: dict[str, Word], kind: str) -> None:
    pages = [(round(length(one, "pgSz", "w")), round(length(one, "pgSz", "h"))) for one in words[kind].sections]
    lying = [get(section, "pgSz", "orient") == "landscape" for section in words[kind].sections]
    assert lying == {"tong-hop": [False, True], "phu-luc": [True]}.get(kind, [False])
    assert pages == [(297, 210) if is_lying else (210, 297) for is_lying in lying]


@every_kind
def test_margins(words: dict[str, Word], kind: str) -> None:
    for section in words[kind].sections:
        bounds = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
        if get(section, "pgSz", "orient") == "landscape":
            bounds = {"top": (20, 25), "bottom": (20, 25)}
        for side, (least, most) in bounds.items():
            assert least - 0.1 <= length(section, "pgMar", side) <= most + 0.1, side


@every_kind
def test_all_letters_are_black_vietnamese_times_new_roman(words: dict[str, Word], kind: str) -> None:
    headers = [one for name, part in words[kind].parts.items() if "header" in name for one in part.iter(f"{W}p")]
    for paragraph in (*words[kind].paragraphs, *headers):
        for look in words[kind].all_letters(paragraph):
            assert look.fonts == {"Times New Roman"}, text_of(paragraph)
            assert look.colour in {"000000", "auto"}, text_of(paragraph)
            assert look.language == "vi-VN", text_of(paragraph)


@every_kind
def test_nothing_worn_comes_from_a_theme(words: dict[str, Word], kind: str) -> None:
    word = words[kind]
    places = [*word.used_styles(), word.body, *word.parts["word/styles.xml"].iter(f"{W}docDefaults")]
    names = [name for place in places for element in place.iter() for name in element.attrib]
    assert not [name for name in names if re.search("theme", name, re.IGNORECASE)]


@every_kind
def test_body_is_justified_with_its_indent_and_spaces(words: dict[str, Word], kind: str) -> None:
    word = words[kind]
    paragraphs = body(word) if kind != "phu-luc" else []
    assert paragraphs or kind == "phu-luc"
    for paragraph in paragraphs:
        form, text = word.form(paragraph), text_of(paragraph)
        assert runs_where(word, paragraph, lambda look: 13 <= look.size <= 14), text
        assert max(form.before, form.after) >= 6, text
        assert (form.line_rule, 1 <= form.line <= 1.5) == ("auto", True), text
        if not is_heading(word, paragraph):
            assert form.align == "both", text
            assert any(abs(form.first_line - indent) < 0.1 for indent in (10, 12.7)), text


@every_kind
def test_each_section_counts_its_pages_on_top_and_hides_the_first(words: dict[str, Word], kind: str) -> None:
    word = words[kind]
    for section in word.sections:
        assert is_on(get(section, "titlePg"))
        assert get(section, "pgNumType", "start") == "1"
        assert get(section, "pgNumType", "fmt") in {None, "decimal"}
        assert 0 < length(section, "pgMar", "header") < length(section, "pgMar", "top")
        first, others = word.header(section, "first"), word.header(section, "default")
        assert first is None or not list(first.iter(f"{W}r"))
        assert others is not None
        (paragraph,) = others.iter(f"{W}p")
        assert re.fullmatch(r"\s*PAGE\b.*", "".join(one.text or "" for one in paragraph.iter(f"{W}instrText")))
        assert word.form(paragraph).align == "center"
        assert runs_where(word, paragraph, lambda look: 13 <= look.size <= 14)
    references = [reference.attrib.values() for reference in word.body.iter(f"{W}headerReference")]
    assert len({tuple(values) for values in references}) == len(references)
    assert not list(word.body.iter(f"{W}footerReference"))


@framed_kinds
def test_state_title_and_motto_stand_top_right(words: dict[str, Word], kind: str) -> None:
    word = words[kind]
    for text, least, most in ((STATE, 12, 13), (MOTTO, 13, 14)):
        size, *others = look_of(word, text)
        assert (least <= size <= most, *others) == (True, True, False, "center")
        assert width_in_bold(text, size) <= word.room(word.paragraph(text)), "one line"
    row = word.above(word.paragraph(STATE), "tr")
    assert word.body[0] is word.above(row, "tbl")
    assert text_of(row.findall(f"{W}tc")[-1]) == STATE + MOTTO
    line = width_in_bold(MOTTO, look_of(word, MOTTO)[0])
    assert word.rule_under(word.paragraph(MOTTO)) == pytest.approx(line, rel=0.25)


@framed_kinds
def test_the_bodies_stand_top_left_in_capitals_and_the_issuer_has_a_rule(words: dict[str, Word], kind: str) -> None:
    word = words[kind]
    cell = word.above(word.paragraph(STATE), "tr").findall(f"{W}tc")[0]
    parent, issuer = filter(None, map(text_of, cell.iter(f"{W}p")))
    assert (parent, issuer) == (parent.upper(), issuer.upper())
    assert (12 <= look_of(word, parent)[0] <= 13, *look_of(word, parent)[1:]) == (True, False, False, "center")
    size, *others = look_of(word, issuer)
    assert (12 <= size <= 13, *others) == (True, True, False, "center")
    assert_rule_of_a_third_to_a_half(word, word.paragraph(issuer), size)


def assert_rule_of_a_third_to_a_half(word: Word, paragraph: ET.Element, size: float) -> None:
    """Two hundredths are left to what fonts and rounding do to an estimate."""
    line = longest_line(text_of(paragraph), size, word.room(paragraph))
    assert 1 / 3 - 0.02 <= word.rule_under(paragraph) / line <= 1 / 2 + 0.02, f"a line of {line:.0f} mm"


@framed_kinds
def test_number_and_day_are_blank_and_stand_side_by_side(words: dict[str, Word], kind: str) -> None:
    word = words[kind]
    assert look_of(word, NUMBER)[:3] == (13, False, False)
    size, *others = look_of(word, PLACE_AND_DAY)
    assert (13 <= size <= 14, *others[:2]) == (True, False, True)
    assert word.above(word.paragraph(NUMBER), "tr") is word.above(word.paragraph(PLACE_AND_DAY), "tr")


def test_a_report_has_its_type_and_its_abstract_with_a_rule(words: dict[str, Word]) -> None:
    word = words["tong-hop"]
    abstract = word.siblings_after(word.paragraph("BÁO CÁO"))[0]
    for text in ("BÁO CÁO", re.escape(text_of(abstract))):
        size, *others = look_of(word, text)
        assert (13 <= size <= 14, *others) == (True, True, False, "center")
    assert_rule_of_a_third_to_a_half(word, abstract, look_of(word, re.escape(text_of(abstract)))[0])


def test_a_letter_has_its_subject_under_the_number_and_no_type(words: dict[str, Word]) -> None:
    word = words["don-doc"]
    subject = word.siblings_after(word.paragraph(NUMBER))[0]
    assert text_of(subject).startswith("V/v ")
    assert runs_where(word, subject, lambda look: 12 <= look.size <= 13)
    assert text_of(word.body[1]).startswith("Kính gửi:")


def test_one_addressee_stands_on_the_line(words: dict[str, Word], demo: Path, tmp_path: Path) -> None:
    for word in (words["tong-hop"], Word(write(demo, tmp_path / "one.docx", *TO_ONE))):
        (line,) = addressees(word)
        assert re.fullmatch(r"Kính gửi: [^;]+", line)
        assert 13 <= look_of(word, re.escape(line))[0] <= 14


def test_several_addressees_stand_on_dashes(words: dict[str, Word]) -> None:
    word = words["don-doc"]
    first, *middle, last = addressees(word)
    assert first == "Kính gửi:"
    assert middle
    assert [line[-1] for line in (*middle, last)] == [";"] * len(middle) + ["."]
    assert all(13 <= look_of(word, re.escape(line))[0] <= 14 for line in (first, *middle, last))


def test_parts_have_bold_capitals_and_their_points_bold_titles(words: dict[str, Word]) -> None:
    word = words["tong-hop"]
    parts = [one for one in body(word) if re.match(r"[IVX]+\. ", text_of(one))]
    assert [text_of(one).split(".")[0] for one in parts] == ["I", "II", "III", "IV", "V"]
    assert all(text_of(one) == text_of(one).upper() and is_heading(word, one) for one in parts)


@pytest.mark.parametrize("kind", ["tong-hop", "don-doc", "muc-rieng"])
def test_titles_of_numbered_clauses_are_bold(words: dict[str, Word], kind: str) -> None:
    word = words[kind]
    clauses = [one for one in body(word) if re.match(r"\d+\. ", text_of(one))]
    assert clauses
    for clause in clauses:
        title = next(one for one in clause.iter(f"{W}r") if text_of(one))
        assert word.letters(clause, title).is_bold, text_of(clause)


@framed_kinds
def test_the_body_ends_with_its_mark(words: dict[str, Word], kind: str) -> None:
    texts = [text_of(paragraph) for paragraph in words[kind].paragraphs]
    assert [text for text in texts if "./." in text] == [text_of(body(words[kind])[-1])]
    assert text_of(body(words[kind])[-1]).endswith("./.")


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Word:
    """The report signed on behalf, by a person with a name."""
    root = tmp_path_factory.mktemp("signed")
    assert run("init", "--demo", at=root).code == 0
    plan = root / "plan" / "plan.yaml"
    given, found = plan.read_text(encoding="utf-8"), "signer: {authority: [], position: CHÁNH VĂN PHÒNG, name: "
    assert found in given
    wanted = "signer: {authority: [TM. Ủy ban nhân dân, KT. Chủ tịch], position: Phó Chủ tịch, name: Lê Văn An} #"
    plan.write_text(given.replace(found, wanted), encoding="utf-8")
    return Word(write(root, root / "signed.docx", *KINDS["tong-hop"]))


def test_who_signs_stands_in_bold_capitals_and_the_name_in_bold(words: dict[str, Word], signed: Word) -> None:
    on_behalf = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn An"]
    for word, expected in ((signed, on_behalf), (words["don-doc"], ["CHÁNH VĂN PHÒNG", "……………………"])):
        *_, cell = word.above(word.paragraph("Nơi nhận:"), "tr").iter(f"{W}tc")
        assert [text_of(paragraph) for paragraph in cell.iter(f"{W}p")] == expected
        for line in expected:
            size, *others = look_of(word, re.escape(line))
            assert (13 <= size <= 14, *others) == (True, True, False, "center"), line


@framed_kinds
def test_recipients_are_listed_small(words: dict[str, Word], kind: str) -> None:
    word = words[kind]
    title = word.paragraph("Nơi nhận:")
    assert look_of(word, "Nơi nhận:")[:3] == (12, True, True)
    lines = [text_of(paragraph) for paragraph in word.siblings_after(title)]
    assert lines[0] == "- Như trên;"
    assert all(re.fullmatch("- .+;", line) for line in lines[:-1])
    assert re.fullmatch(r"- Lưu: VT(, .+)?\.", lines[-1])
    assert {look_of(word, re.escape(line))[:3] for line in lines} == {(11, False, False)}


@every_kind
def test_frames_have_no_borders_and_data_have_all(words: dict[str, Word], kind: str) -> None:
    word, data = words[kind], data_tables(words[kind])
    assert len(word.tables) - len(data) == (2 if kind in FRAMED else 0)
    assert data
    for table in word.tables:
        assert set(word.borders(table).values()) == {table in data}


@every_kind
def test_data_tables_repeat_their_header_and_tear_no_row(words: dict[str, Word], kind: str) -> None:
    for table in data_tables(words[kind]):
        rows = table.findall(f"{W}tr")
        assert [is_on(get(row, "trPr/tblHeader")) for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(is_on(get(row, "trPr/cantSplit")) for row in rows)


@every_kind
def test_tables_fit_between_the_margins(words: dict[str, Word], kind: str) -> None:
    for table in words[kind].tables:
        after = words[kind].siblings_after(table)
        section = next(found for one in after for found in one.iter(f"{W}sectPr"))
        room = length(section, "pgSz", "w") - length(section, "pgMar", "left") - length(section, "pgMar", "right")
        columns = table.findall(f"{W}tblGrid/{W}gridCol")
        assert sum(float(column.get(f"{W}w", "0")) for column in columns) * 25.4 / 1440 <= room + 0.5


@every_kind
def test_nothing_is_set_in_its_place_by_spaces_or_tabs(words: dict[str, Word], kind: str) -> None:
    texts = [text_of(paragraph) for paragraph in words[kind].paragraphs]
    assert not [text for text in texts if re.search(r"\s\s|[\t\n]|^\s|\s$", text)]


def spacers(word: Word) -> Iterator[ET.Element]:
    """Empty paragraphs that are neither a rule, nor the end of a section, nor all that an empty cell holds."""
    alone = {cell.find(f"{W}p") for cell in word.body.iter(f"{W}tc") if len(cell.findall(f"{W}p")) == 1}
    for paragraph in word.paragraphs:
        has_purpose = any(paragraph.find(f"{W}pPr/{W}{part}") is not None for part in ("pBdr", "sectPr"))
        if not (text_of(paragraph) or has_purpose or paragraph in alone):
            yield paragraph


@every_kind
def test_no_empty_paragraph_makes_room(words: dict[str, Word], kind: str) -> None:
    assert [words[kind].style_name(paragraph) for paragraph in spacers(words[kind])] == []


@every_kind
def test_structure(words: dict[str, Word], kind: str) -> None:
    compare(TESTS / "golden_files" / f"docx-form-{kind}.txt", outline(words[kind]))
