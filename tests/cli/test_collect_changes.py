"""Forms and what changed since they were sent: the plan, a period that was closed, a day to come, a disk that is full."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.domain.making import edit
from tests.forms import JUNE, LATER, Paper, collect, entries, filled, form, progress_of
from tests.running import run
from tests.workspaces import lay


@pytest.fixture
def paper(small: Path) -> Paper:
    """The form of vhxh with two rows filled in, saved."""
    return filled(small)


def test_a_plan_that_changed_names_what_no_longer_fits(small: Path, paper: Paper) -> None:
    edit(small, "plan/tasks/III.2.yaml", "id: III.2.đ", "id: III.2.e")
    edit(small, "plan/tasks/III.1.yaml", "  lead: [vhxh]\n  coordinate: [vp]", "  lead: [vp]")
    paper.put("III.1.a", progress="Đang thực hiện", percent=10).save()
    ran = collect(small, "Phieu.xlsx")
    assert ran.code == 1
    assert ran.err == (
        "Phieu.xlsx: cảnh báo[T816]: phiếu làm từ một bản kế hoạch khác bản hiện hành, khác ở: III.1.b (không còn), III.2.đ (không còn), III.2.e (mới)\n"
        "  Cách sửa: Xem lại các dòng được nêu với đơn vị; nội dung đã ghi ở các dòng còn trong kế hoạch vẫn được nhận.\n"
        "Phieu.xlsx, trang “Tiến độ”, dòng 9: cảnh báo[T817]: Phòng Văn hóa - Xã hội không tham gia III.1.b, nên dòng này không được nhận\n"
        "  Cách sửa: Chuyển nội dung sang nhiệm vụ khác nếu cần.\n"
        "Phieu.xlsx, trang “Tiến độ”, dòng 12: cảnh báo[T817]: kế hoạch hiện hành không có nhiệm vụ III.2.đ, nên dòng này không được nhận\n"
        "  Cách sửa: Chuyển nội dung sang nhiệm vụ khác nếu cần.\n"
    )
    assert [one.task for one in progress_of(small)] == ["III.1.a"]
    assert "2 dòng có nội dung nhưng không nhận được, xem ở trên.\n" in ran.out


def test_a_deadline_and_a_figure_that_changed_since_are_named(small: Path, paper: Paper) -> None:
    edit(small, "plan/tasks/III.1.yaml", "due: Trước 15/12/2026", "due: Trước 31/12/2026")
    edit(small, "plan/targets.yaml", "numerator: Số hồ sơ trực tuyến", "numerator: Số hồ sơ nộp trực tuyến")
    paper.save()
    ran = collect(small, "Phieu.xlsx")
    said = "phiếu làm từ một bản kế hoạch khác bản hiện hành, khác ở: III.1.a (thời hạn), II.1.a (tử số là)"
    assert ran.err.startswith(f"Phieu.xlsx: cảnh báo[T816]: {said}\n")
    assert ran.err.count("cảnh báo") == 1


def test_a_plan_that_changed_elsewhere_touches_no_row(small: Path, paper: Paper) -> None:
    edit(small, "plan/tasks/III.1.yaml", "products: [Sổ theo dõi]", "products: [Sổ theo dõi, Báo cáo]")
    paper.save()
    assert collect(small, "Phieu.xlsx").err == (
        "Phieu.xlsx: cảnh báo[T816]: phiếu làm từ một bản kế hoạch khác bản hiện hành; không dòng nào của phiếu khác nội dung, thời hạn\n"
        "  Cách sửa: Không phải làm gì thêm.\n"
    )


def test_without_its_hidden_sheet_a_form_is_held_against_the_words_of_today(small: Path, paper: Paper) -> None:
    paper.book.remove(paper.sheet("tthc"))
    paper.cell("III.1.a", "Thời hạn").value = "Trước 31/12/2026"
    paper.cell("III.1.a", "Lần báo cáo trước").value = "14/06/2026: Đang thực hiện"
    paper.save()
    assert collect(small, "Phieu.xlsx").err.splitlines()[0] == (
        "Phieu.xlsx, trang “Tiến độ”, ô C8: cảnh báo[T809]: “Thời hạn” in sẵn trên phiếu bị sửa thành “Trước 31/12/2026”, phần sửa không được nhận"
    )
    edit(small, "plan/tasks/III.1.yaml", "due: Trước 15/12/2026", "due: Trước 20/12/2026")
    assert collect(small, "Phieu.xlsx").err.startswith(
        "Phieu.xlsx: cảnh báo[T816]: phiếu làm từ một bản kế hoạch khác bản hiện hành, khác ở: III.1.a (thời hạn)\n"
    )


@pytest.mark.parametrize("line", ["Đơn vị: Phòng VH-XH", "ĐƠN VỊ: phòng văn hóa - xã hội", "Phòng VH-XH", "Đơn vị:"])
def test_the_line_of_the_unit_may_name_it_otherwise(small: Path, paper: Paper, line: str) -> None:
    paper.works["A2"].value = line
    paper.save()
    ran = collect(small, "Phieu.xlsx")
    assert (ran.code, ran.err) == (0, "")


def test_a_unit_that_nobody_knows_is_another_one(small: Path, paper: Paper) -> None:
    paper.works["A2"].value = "Đơn vị: Phòng Kinh tế"
    paper.save()
    ran = collect(small, "Phieu.xlsx")
    assert (ran.code, entries(small)) == (1, [])
    assert "lỗi[T802]: phiếu ghi “Đơn vị: Phòng Kinh tế”, nhưng mã phiếu là của Phòng Văn hóa - Xã hội" in ran.err


def test_a_unit_that_was_renamed_since_is_still_the_same(small: Path, paper: Paper) -> None:
    edit(small, "plan/units.yaml", "name: Phòng Văn hóa - Xã hội", "name: Phòng Văn hóa, Khoa học")
    paper.save()
    ran = collect(small, "Phieu.xlsx")
    assert (ran.code, ran.err.count("T816"), ran.err.count("[T")) == (0, 1, 1), ran.err


def test_a_figure_that_is_no_longer_the_units(small: Path, paper: Paper) -> None:
    edit(small, "plan/tasks/III.1.yaml", "  serves: [II.1]\n", "")
    paper.put("II.1.a", above=112, below=150).save()
    ran = collect(small, "Phieu.xlsx")
    assert "dòng 7: cảnh báo[T817]: Phòng Văn hóa - Xã hội không có nhiệm vụ nào để báo cáo chỉ số II.1.a" in ran.err
    assert (ran.code, len(entries(small))) == (1, 2)


def test_a_closed_period_is_written_into_only_knowingly(small: Path, paper: Paper) -> None:
    collect(small, "Phieu.xlsx")
    assert run("close", "--quarter", "2", at=small, now=LATER).code == 0
    assert "2 không đổi" in collect(small, "Phieu.xlsx", now=LATER).out
    paper.put("III.1.b", percent=60).save()
    refused = collect(small, "Phieu.xlsx", now=LATER)
    assert (refused.code, len(entries(small))) == (1, 2)
    assert refused.err.splitlines()[0] == (
        "Phieu.xlsx, trang “Tiến độ”: lỗi[T819]: kỳ quý II năm 2026 đã chốt, các dòng III.1.b nằm trong số liệu đã báo cáo"
    )
    assert collect(small, "Phieu.xlsx", "--late", now=LATER).code == 0
    assert [one.late for one in progress_of(small) if one.corrects] == [True]


def test_a_period_that_has_not_begun(small: Path) -> None:
    form(small, quarter=4).put("III.1.b", progress="Đang thực hiện").save("Phieu.xlsx")
    ran = collect(small, "Phieu.xlsx")
    assert (ran.code, entries(small)) == (1, [])
    assert "lỗi[T814]: kỳ quý IV năm 2026 (từ ngày 15/9/2026 đến ngày 14/12/2026) chưa bắt đầu\n" in ran.err


def test_a_day_to_come_inside_the_period(small: Path, paper: Paper) -> None:
    paper.put("III.1.b", day="12/6/2026").save()
    ran = collect(small, "Phieu.xlsx", now="2026-06-10T08:00:00+07:00")
    assert "ô L9: lỗi[T303]: ngày 12/06/2026 ở sau hôm nay (10/06/2026)\n" in ran.err


@pytest.mark.parametrize(
    ("words", "key", "day"),
    [
        (["--month", "5", "--calendar"], "2026-05-duong-lich", "2026-05-31"),
        (["--from", "1/5/2026", "--to", "20/5/2026"], "2026-05-01..2026-05-20", "2026-05-20"),
        (["--half", "1"], "2026-H1", "2026-06-14"),
    ],
)
def test_periods_of_other_kinds(small: Path, words: list[str], key: str, day: str) -> None:
    made = run("form", "--unit", "vhxh", *words, "-o", "phiếu", at=small, now=JUNE)
    assert made.err.startswith("Lưu ý: báo cáo 6 tháng tổng hợp từ hai quý") == (key == "2026-H1")
    paper = Paper(small / made.out.strip()).put("III.1.b", progress="Đang thực hiện")
    assert collect(small, paper.save().name).code == 0
    assert [(one.form, str(one.date)) for one in progress_of(small)] == [(key, day)]


@pytest.mark.usefixtures("paper")
def test_errors_elsewhere_are_said_and_stop_nothing(small: Path) -> None:
    lay(small, {"plan/tasks/III.3.yaml": "- id: [\n"})
    ran = collect(small, "Phieu.xlsx")
    assert (ran.code, len(entries(small))) == (0, 2)
    assert "nơi khác trong kế hoạch đang có 1 lỗi, lỗi đầu tiên ở plan/tasks/III.3.yaml" in ran.err


@pytest.mark.usefixtures("paper")
def test_a_disk_that_cannot_be_written_is_told_with_what_was_written_before(small: Path) -> None:
    form(small, "vp").put("III.1.a", progress="Đang thực hiện", day="20/5/2026").save("Phieu-VP.xlsx")
    (small / "plan" / "progress").mkdir()
    (small / "plan" / "progress" / "2026-06").write_text("một tệp, không phải thư mục", encoding="utf-8")
    ran = collect(small, "Phieu-VP.xlsx", "Phieu.xlsx")
    assert ran.code == 3
    assert "Đã ghi xong Phieu-VP.xlsx; từ phiếu này trở đi chưa ghi gì." in ran.err
    assert len(list((small / "plan" / "progress").rglob("*.yaml"))) == 1
    assert "Chưa có gì được ghi." in collect(small, "Phieu.xlsx").err


def test_without_files_the_usage_is_said(small: Path) -> None:
    (small / "phiếu").mkdir()
    ran = collect(small)
    assert (ran.code, ran.err.splitlines()[0]) == (2, "Lỗi: thiếu tệp phiếu")


@pytest.mark.usefixtures("paper")
def test_show_tells_by_which_form_an_entry_came(small: Path) -> None:
    collect(small, "Phieu.xlsx")
    assert "Theo phiếu kỳ: 2026-Q2" in run("show", "III.1.b", at=small).out


def test_without_the_package_for_excel_the_way_to_it_is_said(small: Path) -> None:
    filled(small)
    script = small / "phiếu" / "không có gói.py"
    script.write_text(
        "import sys\nsys.modules['openpyxl'] = None\nfrom tthc_cli.__main__ import start\nstart()\n", encoding="utf-8"
    )
    for words in (["collect", "Phieu.xlsx"], ["form", "--all", "--quarter", "2"]):
        done = subprocess.run(
            [sys.executable, str(script), *words, "--workspace", ".."],
            cwd=script.parent,
            env={**os.environ, "TTHC_NOW": JUNE},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 3
        assert "pip install 'tthc-cli[office]'" in done.stderr.decode()
    assert entries(small) == []
