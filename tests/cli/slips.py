"""What clerks do to a form: each slip by its name. The form is of vhxh and says already that III.1.b is under way, 40 %."""

from collections.abc import Mapping
from datetime import date

from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests.forms import HEAD, Paper, Slip


def _insert(paper: Paper) -> None:
    below = paper.cell("III.1.b", "Kết quả")
    paper.works.insert_rows(below.row + 1)
    paper.works.cell(below.row + 1, below.column or 0).value = "và 3 kiến nghị"


def _merge_down(paper: Paper) -> None:
    cell = paper.cell("III.1.b", "Khó khăn, vướng mắc")
    cell.value = "Thiếu người"
    paper.works.merge_cells(start_row=cell.row, end_row=cell.row + 1, start_column=cell.column, end_column=cell.column)


def _merge_ids(paper: Paper) -> None:
    cell = paper.cell("III.1.a", "Mã")
    paper.put("III.1.b", progress=None, percent=None, result=None)
    paper.works.cell(cell.row + 1, 7).value = "Chung cho cả hai"
    paper.works.merge_cells(start_row=cell.row, end_row=cell.row + 1, start_column=1, end_column=1)


def _copy_row(paper: Paper) -> None:
    source = paper.cell("III.1.b", "Mã").row
    last = paper.works.max_row + 1
    for cell in list(paper.works[source]):
        paper.works.cell(last, cell.column or 0).value = cell.value
    paper.works.cell(last, 7).value = "Nội dung khác"


def _delete_column(paper: Paper) -> None:
    paper.works.delete_cols(paper.cell("III.1.b", "Nguyên nhân").column)


def _add_column(paper: Paper) -> None:
    paper.works.cell(HEAD, 17).value = "Ghi chú"
    paper.works.cell(paper.cell("III.1.b", "Mã").row, 17).value = "Xin gia hạn"


def _sign_below(paper: Paper) -> None:
    paper.works.cell(paper.works.max_row + 3, 12).value = "TRƯỞNG PHÒNG"


def _rename_heading(paper: Paper) -> None:
    paper.works.cell(HEAD, 7).value = "Kết quả đạt được"


def _copy_sheet(paper: Paper) -> None:
    paper.book.copy_worksheet(paper.works).title = "Tiến độ (2)"


def _set(paper: Paper, key: str, heading: str, text: str) -> None:
    paper.cell(key, heading).value = text


def _format(paper: Paper, heading: str, format_: str, key: str = "III.1.b") -> None:
    paper.cell(key, heading).number_format = format_


def _type_over(sheet: Worksheet, at: str, text: str) -> None:
    sheet[at].value = text


def _stamps(paper: Paper) -> list[tuple[Worksheet, str]]:
    return [(paper.sheet("tthc"), "A1"), (paper.works, "A5"), (paper.figures, "A5")]


def _lose_stamps(paper: Paper) -> None:
    for sheet, at in _stamps(paper):
        sheet[at].value = None


def _restamp(paper: Paper, old: str, new: str) -> None:
    for sheet, at in _stamps(paper):
        _type_over(sheet, at, str(sheet[at].value).replace(old, new))


def _type_over_figure(paper: Paper) -> None:
    _set(paper, "II.1.a", "Số liệu lần trước", "112/150")
    _set(paper, "II.1.a", "Đi cùng nhiệm vụ", "")


def _write_below(paper: Paper) -> None:
    last = paper.works.max_row
    paper.works.cell(last + 2, 1).value = "Ghi chú: xin gia hạn III.1.b"
    paper.works.cell(last + 3, 2).value = "Đã gửi kèm phụ lục"


def _add_sheet(paper: Paper) -> None:
    sheet = paper.book.create_sheet("Phụ lục")
    sheet["A1"].value, sheet["B2"].value = "Danh sách lớp", 40


def _pin_note(paper: Paper) -> None:
    paper.cell("III.1.b", "Kết quả").comment = Comment("Số liệu tạm tính", "B")
    paper.sheet("Hướng dẫn")["A2"].comment = Comment("Ai phụ trách?", "B")


def _put_in_words(paper: Paper) -> None:
    below = paper.cell("III.1.b", "Mã").row
    paper.works.insert_rows(below + 1, 2)
    paper.works.cell(below + 1, 1).value = "Giải trình thêm"
    paper.works.cell(below + 2, 2).value = "Xem công văn kèm theo"
    paper.works.cell(7, 3).value = "Gấp"


STAMP_OF_VP = "Mã phiếu (không sửa): tthc-phieu/1 | 12/KH-UBND | vp | 2026-Q2 | decree | 2026-06-20 | 0123456789abcdef"
SLIPS: Mapping[str, Slip] = {
    "a day that does not exist": lambda paper: paper.put("III.1.b", day="31/02/2026"),
    "a day with two figures of the year": lambda paper: paper.put("III.1.b", day="10-6-26"),
    "a day in words": lambda paper: paper.put("III.1.b", day="đầu tháng 6"),
    "a day after the period": lambda paper: paper.put("III.1.b", day=date(2026, 6, 18)),
    "a day and month changed places": lambda paper: paper.put("III.1.b", day=date(2026, 10, 6)),
    "a day before the plan": lambda paper: paper.put("III.1.a", progress="Đang thực hiện", day="16/3/2025"),
    "per cent with half": lambda paper: paper.put("III.1.b", percent="97,5"),
    "per cent above hundred": lambda paper: paper.put("III.1.b", percent=140),
    "per cent as a bare share": lambda paper: paper.put("III.1.b", percent=0.4),
    "per cent in words": lambda paper: paper.put("III.1.b", percent="gần xong"),
    "thousands or decimals": lambda paper: paper.put("III.1.b", percent="1.234"),
    "a progress of their own": lambda paper: paper.put("III.1.b", progress="Sắp xong rồi"),
    "no progress chosen": lambda paper: paper.put("III.1.b", progress=None),
    "not begun": lambda paper: paper.put("III.1.a", progress="Chưa thực hiện"),
    "done without a result": lambda paper: paper.put("III.1.b", progress="Hoàn thành", percent=100, result=None),
    "done without evidence": lambda paper: paper.put("III.1.b", progress="Hoàn thành", percent=100),
    "done before the guidance": lambda paper: paper.put("III.2.d", progress="Hoàn thành", result="Xong"),
    "a formula": lambda paper: paper.put("III.1.b", percent="=112/150*100"),
    "an error of a formula": lambda paper: paper.put("III.1.b", result="#REF!"),
    "none said in words": lambda paper: paper.put("III.1.b", difficulty="Không", cause="-", proposal="không có."),
    "evidence without its number": lambda paper: paper.put("III.1.b", document_day="10/6/2026"),
    "two documents and one day": lambda paper: paper.put("III.1.b", document="45/BC\n46/BC", document_day="10/6/2026"),
    "evidence after completion": lambda paper: paper.put(
        "III.1.b", progress="Hoàn thành", percent=None, document="45/BC", document_day="20/6/2026"
    ),
    "a document number that became a day": lambda paper: paper.put("III.1.b", document=date(2026, 3, 12)),
    "a day of evidence that does not exist": lambda paper: paper.put(
        "III.1.b", document="45/BC", document_day="30/2/2026"
    ),
    "done in part": lambda paper: paper.put("III.1.b", progress="Hoàn thành", document="45/BC"),
    "nothing said but the progress": lambda paper: paper.put("III.1.b", percent=None, result=None),
    "nothing arose but forty per cent": lambda paper: paper.put("III.1.b", progress="Không phát sinh"),
    "more than the whole": lambda paper: paper.put("III.1.a", progress="Đang thực hiện").put(
        "II.1.a", above=160, below=150
    ),
    "a figure without its work": lambda paper: paper.put("II.1.a", above=112, below=150),
    "half a figure": lambda paper: paper.put("III.1.a", progress="Đang thực hiện", percent=9).put("II.1.a", above=112),
    "a figure in per cent": lambda paper: paper.put("III.1.a", progress="Đang thực hiện", percent=9).put(
        "II.1.a", above="75%", below=150
    ),
    "a figure with a dot": lambda paper: paper.put("III.1.a", progress="Đang thực hiện", percent=9).put(
        "II.1.a", above="1.234", below=1500
    ),
    "a figure with a comma": lambda paper: paper.put("III.1.a", progress="Đang thực hiện", percent=9).put(
        "II.1.a", above="1,234", below="2,000"
    ),
    "per cent as text of the format": lambda paper: _format(paper.put("III.1.b", percent=40), "% đã làm", '0"%"'),
    "per cent after a backslash": lambda paper: _format(paper.put("III.1.b", percent=40), "% đã làm", "0\\%"),
    "a document number of the format": lambda paper: _format(
        paper.put("III.1.b", document=7), "Minh chứng: số văn bản", '000"/BC-UBND"'
    ),
    "zeros before a document number": lambda paper: _format(
        paper.put("III.1.b", document=7), "Minh chứng: số văn bản", "000"
    ),
    "a figure in millions": lambda paper: _format(
        paper.put("III.1.a", progress="Đang thực hiện", percent=9).put("II.1.a", above=1200000, below=2000000),
        "Tử số",
        "0,,",
        "II.1.a",
    ),
    "a row put in": _insert,
    "cells merged downwards": _merge_down,
    "ids merged": _merge_ids,
    "a row copied": _copy_row,
    "a column deleted": _delete_column,
    "a column renamed": _rename_heading,
    "a column added": _add_column,
    "a signature below the table": _sign_below,
    "a sheet copied": _copy_sheet,
    "an id typed over": lambda paper: _set(paper, "III.1.b", "Mã", "1b"),
    "an id of another task": lambda paper: _set(paper, "III.1.b", "Mã", "III.9.b"),
    "the deadline typed over": lambda paper: _set(paper, "III.1.a", "Thời hạn", "Trước 31/12/2026"),
    "the last report typed over": lambda paper: _set(paper, "III.1.b", "Lần báo cáo trước", "Đã xong 40 hồ sơ"),
    "the words of a figure typed over": lambda paper: _set(paper, "II.1.a", "Tử số là", "Số hồ sơ một phần"),
    "the last figure and its work typed over": _type_over_figure,
    "words below the table": _write_below,
    "words above the table": lambda paper: _type_over(paper.works, "H2", "Gửi kèm 02 phụ lục"),
    "words put in between the rows": _put_in_words,
    "words on the sheet of the guide": lambda paper: _type_over(paper.sheet("Hướng dẫn"), "C3", "Đã đọc"),
    "a sheet added": _add_sheet,
    "notes pinned to cells": _pin_note,
    "progress filled down over a heading": lambda paper: _type_over(paper.works, "E7", "Không phát sinh"),
    "the name of another unit": lambda paper: _type_over(paper.works, "A2", "Đơn vị: Văn phòng"),
    "the name of another unit alone": lambda paper: _type_over(paper.figures, "A2", "Sở Nội vụ"),
    "the name of another period": lambda paper: _type_over(paper.works, "A1", "Phiếu báo cáo quý I năm 2026"),
    "an old font": lambda paper: paper.put("III.1.b", result="Rµ so¸t danh môc"),
    "the stamps gone": _lose_stamps,
    "another plan": lambda paper: _restamp(paper, "12/KH", "11/KH"),
    "another unit": lambda paper: _restamp(paper, "vhxh", "dia-chinh"),
    "another period": lambda paper: _restamp(paper, "2026-Q2", "2026-Q7"),
    "a later version": lambda paper: _type_over(paper.sheet("tthc"), "A1", "tthc-phieu/9 | a"),
    "a sheet of another unit": lambda paper: _type_over(paper.works, "A5", STAMP_OF_VP),
    "nothing filled in": lambda paper: paper.put("III.1.b", progress=None, percent=None, result=None),
    "the table gone": lambda paper: paper.works.delete_rows(1, 30),
}
"""Each of these is said to the officer, with its place and what to do."""
