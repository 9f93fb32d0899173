"""A sheet saved as CSV by Excel or LibreOffice: any delimiter, any of their encodings; what was lost in saving is named."""

import csv
import io
import unicodedata
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.forms import Paper, collect, entries, form
from tests.workspaces import read_clean

RESULT = "- Đã xong; “7/9” việc\nCòn 02 việc, đợi"


def sheet_text(sheet: Worksheet, delimiter: str, line_end: str = "\r\n") -> str:
    """The sheet of works as a spreadsheet saves it: what is shown, in rows of the same length."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end)
    for row in sheet.iter_rows(values_only=True):
        writer.writerow(["" if value is None else str(value) for value in row])
    return text.getvalue()


def save(paper: Paper, data: bytes, name: str = "Phieu.csv") -> None:
    paper.path.with_name(name).write_bytes(data)


@pytest.fixture
def paper(small: Path) -> Paper:
    """The form with one row filled in."""
    paper = form(small).put("III.1.b", progress="Đang thực hiện", percent="40%", result=RESULT, day="10/06/2026")
    paper.works["C4"].value = "Nguyễn Thị B"
    return paper


def as_cp1258(text: str) -> bytes:
    """Windows keeps the tone marks of this code page apart, after a letter that may have a circumflex, breve or horn."""
    letters = []
    for letter in unicodedata.normalize("NFC", text):
        base, *marks = list(unicodedata.normalize("NFD", letter))
        tones = [mark for mark in marks if mark in "\u0300\u0309\u0303\u0301\u0323"]
        rest = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark not in tones))
        letters += [rest, *tones]
    return "".join(letters).encode("cp1258")


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_every_way_of_saving(small: Path, paper: Paper, delimiter: str, encoding: str) -> None:
    text = sheet_text(paper.works, delimiter)
    if encoding == "cp1258":
        text = text.replace("·", "-")
    save(paper, as_cp1258(text) if encoding == "cp1258" else text.encode(encoding))
    ran = collect(small, "Phieu.csv")
    assert (ran.code, len(entries(small))) == (0, 1), ran.err
    (entry,) = read_clean(small)[0].log.progress()
    assert (entry.task, entry.percent, entry.result, str(entry.date)) == ("III.1.b", 40, RESULT, "2026-06-10")
    assert (entry.by, entry.form) == ("Nguyễn Thị B", "2026-Q2")
    assert ran.err.splitlines()[0] == "Phieu.csv: cảnh báo[T822]: tệp không có trang “Số liệu”"


def test_faults_are_said_by_cell(small: Path, paper: Paper) -> None:
    paper.put("III.1.b", day="31/02/2026", result="#REF!")
    save(paper, sheet_text(paper.works, ";", "\n").encode())
    ran = collect(small, "Phieu.csv")
    assert (ran.code, entries(small)) == (1, [])
    assert "Phieu.csv, ô G9: lỗi[T808]: ô chứa giá trị lỗi #REF!\n" in ran.err
    assert "Phieu.csv, ô L9: lỗi[T105]: ngày 31/02/2026 không có thật\n" in ran.err


def test_letters_lost_in_saving_are_named(small: Path, paper: Paper) -> None:
    save(paper, sheet_text(paper.works, ";").encode("cp1252", errors="replace"))
    ran = collect(small, "Phieu.csv")
    assert (ran.code, entries(small)) == (1, [])
    assert "Phieu.csv: lỗi[T801]: tệp .csv đã mất chữ Việt khi lưu (chữ thành dấu hỏi, như “" in ran.err


def test_a_quote_that_does_not_close(small: Path, paper: Paper) -> None:
    text = sheet_text(paper.works, ";")
    assert 'việc, đợi"' in text
    save(paper, text.replace('việc, đợi"', "việc, đợi").encode())
    ran = collect(small, "Phieu.csv")
    assert (ran.code, entries(small)) == (1, [])
    assert "Phieu.csv: lỗi[T801]: tệp .csv hỏng: có dấu ngoặc kép mở mà không đóng\n" in ran.err


def test_every_delimiter_fails(small: Path, paper: Paper) -> None:
    save(paper, b'"a"b;"c"d,"e"f\t"g"h')
    assert "tệp .csv hỏng: có dấu ngoặc kép mở mà không đóng" in collect(small, "Phieu.csv").err


def test_the_sheet_of_figures_alone_is_no_form(small: Path, paper: Paper) -> None:
    save(paper, sheet_text(paper.figures, ";").encode())
    assert "Phieu.csv: lỗi[T802]: không thấy bảng “Tiến độ” trong tệp" in collect(small, "Phieu.csv").err


def test_figures_that_came_by_workbook_stay(small: Path, paper: Paper) -> None:
    paper.put("III.1.a", progress="Đang thực hiện").put("II.1.a", above=112, below=150).save()
    assert collect(small, paper.path.name).code == 0
    save(paper, sheet_text(paper.works, ";").encode())
    assert "0 mới, 0 đính chính, 2 không đổi" in collect(small, "Phieu.csv").out
    paper.put("III.1.a", result="Thêm kết quả")
    save(paper, sheet_text(paper.works, ";").encode())
    assert "0 mới, 1 đính chính, 1 không đổi" in collect(small, "Phieu.csv").out
    newest = [entry for entry in read_clean(small)[0].log.progress() if entry.corrects]
    assert [str(measure.numerator) for measure in newest[0].measures] == ["112"]


def said_of_days(root: Path, paper: Paper, **days: str) -> list[str]:
    """What is said of days by the cell, when the sheet comes as CSV; `day` and others of III.1.b, `other` the day of III.1.a."""
    paper.put("III.1.a", progress="Đang thực hiện", percent=10, day=days.pop("other", None)).put("III.1.b", **days)
    save(paper, sheet_text(paper.works, ";").encode())
    ran = collect(root, "Phieu.csv", "--dry-run")
    assert ran.code == 0
    return [line.removeprefix("Phieu.csv, ") for line in ran.err.splitlines() if "T824" in line]


def test_a_day_that_may_be_two_days_is_said(small: Path, paper: Paper) -> None:
    said = "được hiểu là ngày 05/06/2026, nhưng cũng có thể là ngày 06/05/2026 (máy ghi tháng trước ngày)"
    assert said_of_days(small, paper, day="05/06/2026") == [f"ô L9: cảnh báo[T824]: “05/06/2026” {said}"]


@pytest.mark.parametrize("written", ["2026-06-05", "05/05/2026", "02/06/2026", "ngày 5 tháng 6 năm 2026"])
def test_a_day_that_is_one_day_only(small: Path, paper: Paper, written: str) -> None:
    """The second of June would be the sixth of February, which is none of the period."""
    assert said_of_days(small, paper, day=written) == []


@pytest.mark.parametrize(
    "proof", [{"other": "13/06/2026"}, {"document": "1/BC\n2/BC", "document_day": "05/06/2026\n28/05/2026"}]
)
def test_another_day_may_prove_that_days_come_first(small: Path, paper: Paper, proof: dict[str, str]) -> None:
    assert said_of_days(small, paper, day="05/06/2026", **proof) == []


def test_days_of_evidence_are_doubtful_too(small: Path, paper: Paper) -> None:
    assert len(said_of_days(small, paper, day="05/06/2026", document="1/BC", document_day="04/05/2026")) == 2


def test_a_workbook_knows_its_days(small: Path, paper: Paper) -> None:
    paper.put("III.1.b", day="05/06/2026").save()
    assert "T824" not in collect(small, paper.path.name).err
