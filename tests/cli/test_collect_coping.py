"""What clerks do to a form that is understood all the same: loose words, numbers and days as text, columns and rows moved about."""

import unicodedata
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.forms import HEAD, Paper, collect, edit_part, entries, form
from tests.workspaces import read_clean
from tthc_cli.domain.progress import ProgressEntry


def taken(root: Path, paper: Paper, *words: str) -> ProgressEntry:
    """The one entry that a form makes; nothing is to be said of it."""
    ran = collect(root, paper.save().name, *words)
    assert (ran.code, ran.err) == (0, ""), ran.err
    (entry,) = read_clean(root)[0].log.progress()
    return entry


@pytest.fixture
def paper(small: Path) -> Paper:
    """The form of vhxh with one row filled in."""
    return form(small).put("III.1.b", progress="Đang thực hiện", result="Đã trả lời")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hoàn thành", "done"),
        ("HOAN THANH", "done"),
        ("xong", "done"),
        ("Đã hoàn thành", "done"),
        ("đang làm", "in_progress"),
        ("  Đang\u00a0thực hiện ", "in_progress"),
        ("dang trien khai", "in_progress"),
        ("không phát sinh", "not_arising"),
        ("tạm dừng", "suspended"),
        (unicodedata.normalize("NFD", "Đang thực hiện"), "in_progress"),
    ],
)
def test_progress_typed_loosely(small: Path, paper: Paper, typed: str, meant: str) -> None:
    paper.put("III.1.b", progress=typed, document="Sổ theo dõi" if meant == "done" else None)
    assert taken(small, paper).progress == meant


@pytest.mark.parametrize(
    ("typed", "shown_as"),
    [
        (40, "0"),
        (40.0, "General"),
        (0.4, "0%"),
        (0.4, "0.00%"),
        ("40", "@"),
        ("40%", "@"),
        ("40 %", "@"),
        ("\u00a040\u00a0", "@"),
    ],
)
def test_forty_per_cent(small: Path, paper: Paper, typed: Any, shown_as: str) -> None:
    paper.put("III.1.b", percent=typed).cell("III.1.b", "% đã làm").number_format = shown_as
    assert taken(small, paper).percent == 40


def test_a_share_shown_as_per_cent_loses_nothing_to_binary_fractions(small: Path, paper: Paper) -> None:
    paper.put("III.1.b", percent=0.29).cell("III.1.b", "% đã làm").number_format = "0%"
    assert taken(small, paper).percent == 29


@pytest.mark.parametrize(
    ("typed", "shown_as"),
    [
        (date(2026, 6, 10), "dd/mm/yyyy"),
        (datetime.fromisoformat("2026-06-10T16:20"), "dd/mm/yyyy hh:mm"),
        (46183, "General"),
        ("10/6/2026", "@"),
        ("10.6.2026", "@"),
        ("10-06-2026", "@"),
        ("2026-06-10", "@"),
        ("ngày 10 tháng 6 năm 2026", "@"),
        (" 10/06/2026\u00a0", "@"),
    ],
)
def test_the_tenth_of_june(small: Path, paper: Paper, typed: Any, shown_as: str) -> None:
    paper.put("III.1.b", day=typed).cell("III.1.b", "Ngày thực hiện").number_format = shown_as
    assert taken(small, paper).date == date(2026, 6, 10)


def test_without_a_day_the_cut_off_counts(small: Path, paper: Paper) -> None:
    assert taken(small, paper).date == date(2026, 6, 14)


def test_without_a_day_today_counts_while_the_period_runs(small: Path) -> None:
    third = "2026-06-03T08:00:00+07:00"
    running = form(small, now=third).put("III.2.đ", progress="Đang thực hiện")
    assert collect(small, running.save().name, now=third).code == 0
    assert [entry.date for entry in read_clean(small)[0].log.progress()] == [date(2026, 6, 3)]


@pytest.mark.parametrize(
    ("above", "below"), [(112, 150), ("112", "150"), ("112 ", "150,0"), (112.0, 150.0), (0, 0), ("12,5", 150)]
)
def test_figures_as_numbers_and_as_text(small: Path, paper: Paper, above: Any, below: Any) -> None:
    paper.put("III.1.b", progress=None, result=None).put("III.1.a", progress="Đang thực hiện")
    paper.put("II.1.a", above=above, below=below, source="Hệ thống một cửa")
    (measure,) = taken(small, paper).measures
    assert (measure.indicator, measure.source) == ("II.1.a", "Hệ thống một cửa")
    assert float(measure.numerator) == float(str(above).replace(",", "."))
    assert float(measure.denominator) == float(str(below).replace(",", "."))


def test_several_documents_of_evidence_line_by_line(small: Path, paper: Paper) -> None:
    paper.put(
        "III.1.b", document="45/BC\n46/BC", document_day="10/6/2026\n12/6/2026", document_title="Báo cáo\nPhụ lục"
    )
    found = [(one.document, one.date, one.title) for one in taken(small, paper).evidence]
    assert found == [("45/BC", date(2026, 6, 10), "Báo cáo"), ("46/BC", date(2026, 6, 12), "Phụ lục")]


@pytest.mark.parametrize("titles", ["Báo cáo; Phụ lục", "Báo cáo\nPhụ lục"])
def test_several_documents_of_evidence_parted_by_semicolons(small: Path, paper: Paper, titles: str) -> None:
    paper.put("III.1.b", document="45/BC; 46/BC;", document_day="10/6/2026;12/6/2026 ;", document_title=titles)
    found = [(one.document, one.date, one.title) for one in taken(small, paper).evidence]
    assert found == [("45/BC", date(2026, 6, 10), "Báo cáo"), ("46/BC", date(2026, 6, 12), "Phụ lục")]


def test_a_title_of_one_document_keeps_its_semicolon(small: Path, paper: Paper) -> None:
    paper.put("III.1.b", document="45/BC", document_title="Báo cáo; kèm phụ lục")
    assert [one.title for one in taken(small, paper).evidence] == ["Báo cáo; kèm phụ lục"]


def test_marks_that_turn_the_direction_of_writing_are_taken_out(small: Path, paper: Paper) -> None:
    paper.put("III.1.b", result="Đã \u202etrả\u202c \u2066lời\u2069 2\u00ad3 hồ sơ\u061c")
    assert taken(small, paper).result == "Đã trả lời 23 hồ sơ"


def test_one_document_with_a_title_of_two_lines(small: Path, paper: Paper) -> None:
    paper.put("III.1.b", document="45/BC", document_title="Báo cáo\nkết quả")
    assert [(one.document, one.title) for one in taken(small, paper).evidence] == [("45/BC", "Báo cáo kết quả")]


def test_text_of_any_kind(small: Path, paper: Paper) -> None:
    paper.put("III.1.b", result="- Đã xong: 7/9  \n=> còn 02\u00a0việc ", difficulty=5, cause=2.5, proposal=True)
    paper.put("III.1.b", next=date(2026, 7, 1))
    entry = taken(small, paper)
    assert entry.result == "- Đã xong: 7/9\n=> còn 02 việc"
    assert (entry.difficulty, entry.cause, entry.proposal, entry.next) == ("5", "2,5", "True", "01/07/2026")


def test_letters_with_marks_apart_are_composed(small: Path, paper: Paper) -> None:
    paper.put("III.1.b", result=unicodedata.normalize("NFD", "Đã rà soát"))
    assert taken(small, paper).result == "Đã rà soát"


def test_columns_changed_places(small: Path, paper: Paper) -> None:
    sheet = paper.works
    for row in range(HEAD, sheet.max_row + 1):
        one, other = sheet.cell(row, 7), sheet.cell(row, 8)
        one.value, other.value = other.value, one.value
    assert taken(small, paper).result == "Đã trả lời"


def test_a_column_put_in_between_and_one_of_the_locked_ones_deleted(small: Path, paper: Paper) -> None:
    paper.works.delete_cols(4)
    paper.works.insert_cols(2)
    assert taken(small, paper).result == "Đã trả lời"


def test_rows_moved_deleted_hidden_and_put_in(small: Path, paper: Paper) -> None:
    row = paper.cell("III.1.b", "Mã").row
    paper.works.row_dimensions[row].hidden = True
    paper.works.delete_rows(row + 1, 2)
    paper.works.insert_rows(HEAD + 1, 3)
    assert taken(small, paper).task == "III.1.b"


def test_the_head_repeated_further_down(small: Path, paper: Paper) -> None:
    for column, cell in enumerate(list(paper.works[HEAD]), 1):
        paper.works.cell(paper.works.max_row + (column == 1), column).value = cell.value
    assert taken(small, paper).task == "III.1.b"


def test_a_row_copied_as_it_is(small: Path, paper: Paper) -> None:
    source, last = paper.cell("III.1.b", "Mã").row, paper.works.max_row + 1
    for cell in list(paper.works[source]):
        paper.works.cell(last, cell.column or 0).value = cell.value
    assert taken(small, paper).task == "III.1.b"


def test_sheets_renamed_and_the_hidden_one_deleted(small: Path, paper: Paper) -> None:
    paper.works.title, paper.figures.title = "Sheet1", "Sheet2"
    paper.book.remove(paper.sheet("tthc"))
    assert taken(small, paper).task == "III.1.b"


def test_empty_cells_merged_and_a_heading_of_a_section_merged(small: Path, paper: Paper) -> None:
    paper.works.merge_cells("I9:J9")
    paper.works.merge_cells("A7:O7")
    assert taken(small, paper).task == "III.1.b"


def test_headings_typed_anew_in_capitals(small: Path, paper: Paper) -> None:
    for cell in paper.works[HEAD]:
        cell.value = f" {str(cell.value).upper()}\n"
    assert taken(small, paper).task == "III.1.b"


def test_who_filled_it_in_signs(small: Path, paper: Paper) -> None:
    paper.works["C4"].value = " Nguyễn Thị\u00a0B "
    assert taken(small, paper).by == "Nguyễn Thị B"


def test_the_name_may_stand_beside_its_label(small: Path, paper: Paper) -> None:
    paper.works["A4"].value = "Người lập phiếu: Nguyễn Thị B"
    assert taken(small, paper).by == "Nguyễn Thị B"


def test_the_officer_may_sign_instead(small: Path, paper: Paper) -> None:
    paper.works["C4"].value = "Nguyễn Thị B"
    assert taken(small, paper, "--by", "Trần C").by == "Trần C"


def test_a_whole_column_coloured_costs_nothing(small: Path, paper: Paper) -> None:
    paper.save()
    last = '<row r="1048576"><c r="A1048576" s="1"/></row></sheetData>'
    edit_part(paper.path, "xl/worksheets/sheet2.xml", "</sheetData>", last)
    assert collect(small, paper.path.name).code == 0
    assert len(entries(small)) == 1
