"""Tables in forms that were taken apart: odd cells of the library, columns twice, labels gone."""

import zipfile
from pathlib import Path

import pytest
from openpyxl.worksheet.formula import ArrayFormula

from tests.forms import HEAD, collect, edit_part, entries, filled, progress_of
from tthc_cli.exchange.forms.view import VERSION, Stamp, read_stamp


def test_a_column_twice(small: Path) -> None:
    paper = filled(small)
    paper.works.cell(HEAD, 17).value = "Kết quả"
    paper.save()
    ran = collect(small, "Phieu.xlsx")
    assert (ran.code, entries(small)) == (1, [])
    assert ran.err.startswith("Phieu.xlsx, trang “Tiến độ”, ô Q6: lỗi[T803]: có 2 cột “Kết quả”\n")


def test_content_in_a_column_without_a_heading(small: Path) -> None:
    paper = filled(small)
    paper.works.cell(9, 18).value = "Ghi thêm"
    paper.save()
    said = "Phieu.xlsx, trang “Tiến độ”, ô R9: cảnh báo[T804]: cột R không có trong phiếu, nên không được nhận\n"
    assert collect(small, "Phieu.xlsx").err.startswith(said)


def test_a_formula_over_several_cells(small: Path) -> None:
    paper = filled(small)
    paper.works["F9"].value = ArrayFormula("F9:F10", "=SUM(A1:A2)")
    paper.save()
    assert "ô F9: lỗi[T808]: ô chứa công thức =SUM(A1:A2)\n" in collect(small, "Phieu.xlsx").err


def test_a_time_of_day_where_a_day_should_be(small: Path) -> None:
    paper = filled(small)
    paper.works["L9"].value = 0.5
    paper.works["L9"].number_format = "hh:mm"
    paper.save()
    assert "ô L9: lỗi[T105]: “12:00:00” không phải là ngày" in collect(small, "Phieu.xlsx").err


def test_the_label_of_the_filler_deleted(small: Path) -> None:
    paper = filled(small)
    paper.works["A4"].value = None
    paper.save()
    assert collect(small, "Phieu.xlsx", "--by", "Trần B").code == 0
    assert {entry.by for entry in progress_of(small)} == {"Trần B"}


def test_a_row_with_a_fault_and_no_progress_names_the_fault_alone(small: Path) -> None:
    paper = filled(small).put("III.1.b", progress=None, percent="nhiều")
    paper.save()
    assert collect(small, "Phieu.xlsx").err.count("lỗi[") == 1


def test_a_figure_waits_for_a_row_that_must_be_put_right_first(small: Path) -> None:
    paper = filled(small).put("III.1.a", progress="Đang thực hiện", day="31/2/2026").put("II.1.a", above=1, below=2)
    paper.save()
    assert collect(small, "Phieu.xlsx").err.count("lỗi[") == 1


def test_formats_of_years_to_come_are_left_out(small: Path) -> None:
    """Excel writes extensions that the library does not know and warns of."""
    paper = filled(small)
    extension = '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    edit_part(paper.path, "xl/worksheets/sheet2.xml", "</worksheet>", extension)
    assert collect(small, "Phieu.xlsx").code == 0


def test_a_stamp_is_read_as_it_was_written() -> None:
    stamp = Stamp("12/KH-UBND", "0123", "vhxh", "2026-Q2", "decree", "2026-06-20")
    assert read_stamp(stamp.text) == stamp
    assert read_stamp("Ghi chú") is None


@pytest.mark.parametrize("text", [VERSION, f"{VERSION} | a | b", "tthc-phieu/2 | a | b | c | d | e | f"])
def test_a_stamp_of_another_kind_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="phiếu có mã"):
        read_stamp(text)


def test_content_far_below_the_table_is_named_and_costs_nothing(small: Path) -> None:
    paper = filled(small)
    paper.works.cell(5000, 1).value = "x"
    paper.save()
    ran = collect(small, "Phieu.xlsx")
    assert ran.code == 0
    said = "Phieu.xlsx, trang “Tiến độ”, dòng 5000: cảnh báo[T804]: nội dung ở quá xa bảng không được nhận\n"
    assert ran.err.startswith(said)


def test_a_picture_or_a_text_box_is_named(small: Path) -> None:
    paper = filled(small)
    with zipfile.ZipFile(paper.path, "a") as package:
        package.writestr("xl/drawings/drawing1.xml", "<a/>")
    ran = collect(small, "Phieu.xlsx")
    assert ran.code == 0
    assert ran.err.startswith("Phieu.xlsx: cảnh báo[T804]: hình, hộp chữ chèn vào tệp không được nhận\n")


def test_many_rows_below_the_table_are_named_together(small: Path) -> None:
    paper = filled(small)
    for row in range(20, 25):
        paper.works.cell(row, 8).value = "Ghi thêm"
    paper.save()
    ran = collect(small, "Phieu.xlsx")
    said = "dòng 20: cảnh báo[T804]: nội dung ở dưới bảng không được nhận: “Ghi thêm” và 4 dòng tiếp theo\n"
    assert (ran.code, said in ran.err, ran.err.count("[T")) == (0, True, 1)


def test_a_stamp_without_a_day() -> None:
    with pytest.raises(ValueError, match="mã phiếu bị sửa: “hôm qua” không phải là ngày"):
        read_stamp(f"{VERSION} | a | b | c | d | hôm qua | f")


def faults(root: Path) -> list[str]:
    """The errors that are said, by their cells."""
    ran = collect(root, "Phieu.xlsx")
    assert (ran.code, entries(root)) == (1, [])
    return [line.removeprefix("Phieu.xlsx, trang ") for line in ran.err.splitlines() if "lỗi[" in line]


def test_a_heading_renamed_hides_no_other_fault(small: Path) -> None:
    paper = filled(small).put("III.1.b", percent="nhiều").put("III.2.đ", progress="Xong một nửa")
    paper.works["A6"].value, paper.works["G6"].value, paper.works["H6"].value = "Mã số", "Kết quả đạt được", "Khó"
    paper.save()
    assert faults(small) == [
        "“Tiến độ”, ô A6: lỗi[T803]: cột “Mã” bị đổi tên thành “Mã số”",
        "“Tiến độ”, ô G6: lỗi[T803]: cột “Kết quả” bị đổi tên thành “Kết quả đạt được”",
        "“Tiến độ”, ô H6: lỗi[T803]: cột “Khó khăn, vướng mắc” bị đổi tên thành “Khó”",
        "“Tiến độ”, ô F9: lỗi[T106]: “nhiều” không phải là số nguyên",
        "“Tiến độ”, ô E12: lỗi[T107]: không có tiến độ “Xong một nửa”",
    ]


def test_a_column_gone_hides_no_fault_of_the_others_and_makes_none(small: Path) -> None:
    paper = filled(small).put("III.1.b", day="31/2/2026", document_title="Báo cáo").put("II.1.a", above="x", below=2)
    paper.works.delete_cols(13)
    paper.works.delete_cols(5)
    paper.figures.delete_cols(8)
    paper.save()
    assert faults(small) == [
        "“Tiến độ”, dòng 6: lỗi[T803]: không thấy cột “Minh chứng: số văn bản”",
        "“Tiến độ”, dòng 6: lỗi[T803]: không thấy cột “Tiến độ”",
        "“Tiến độ”, ô K9: lỗi[T105]: ngày 31/02/2026 không có thật",
        "“Số liệu”, dòng 6: lỗi[T803]: không thấy cột “Mẫu số”",
        "“Số liệu”, ô G7: lỗi[T106]: “x” không phải là số",
    ]


def test_without_the_column_of_ids_nothing_can_be_told(small: Path) -> None:
    paper = filled(small)
    paper.works.delete_cols(1)
    paper.save()
    assert faults(small) == ["“Tiến độ”, dòng 6: lỗi[T803]: không thấy cột “Mã”"]
