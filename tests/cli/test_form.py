"""`tthc form`: what a form holds, for whom, and that nothing filled in is overwritten."""

from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.domain.making import edit
from tests.forms import HEAD, JUNE, Paper, collect, form
from tests.goldens import compare
from tests.running import run
from tests.workspaces import TESTS, entry, lay
from tthc_cli.exchange.forms.columns import GUIDE_SHEET, STAMP_SHEET

GOLDEN = TESTS / "golden_files" / "forms"
AUTUMN = "2026-09-10T08:00:00+07:00"


def shown(sheet: Worksheet) -> str:
    """What a sheet holds: its cells in reading order, open ones in brackets."""
    lines = []
    for row in sheet.iter_rows():
        cells = [(cell.coordinate, str(cell.value or ""), cell.protection.locked) for cell in row]
        said = [
            f"{at} {text!r}" if is_locked else f"[{at}{text}]" for at, text, is_locked in cells if text or not is_locked
        ]
        lines += [" ".join(said)] if said else []
    return "\n".join(lines) + "\n"


def test_a_form_of_the_real_plan(demo: Path, tmp_path: Path) -> None:
    words = ("--unit", "kinh te", "--quarter", "3", "--as-of", "10/9/2026", "-o", str(tmp_path))
    ran = run("form", *words, at=demo, now="2026-12-31T08:00:00+07:00")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"{tmp_path}/Phieu-KTHTDT-2026-Q3.xlsx\n"
    paper = Paper(tmp_path / "Phieu-KTHTDT-2026-Q3.xlsx")
    assert paper.book.sheetnames == ["Hướng dẫn", "Tiến độ", "Số liệu", "tthc"]
    for name, sheet in (("guide", paper.sheet(GUIDE_SHEET)), ("works", paper.works), ("figures", paper.figures)):
        compare(GOLDEN / f"{name}.txt", shown(sheet))


def test_the_same_form_has_the_same_bytes(demo: Path, tmp_path: Path) -> None:
    words = ("--all", "--quarter", "3", "--as-of", "10/9/2026")
    december = "2026-12-31T08:00:00+07:00"
    one = run("form", *words, "-o", str(tmp_path / "a"), at=demo, now=december)
    run("form", *words, "-o", str(tmp_path / "b"), at=demo, now=december.replace("08:00", "17:30"))
    assert [Path(line).name for line in one.out.splitlines()] == [
        "Phieu-VP-2026-Q3.xlsx",
        "Phieu-KTHTDT-2026-Q3.xlsx",
        "Phieu-VHXH-2026-Q3.xlsx",
        "Phieu-TTPVHCC-2026-Q3.xlsx",
        "Phieu-CONG-AN-2026-Q3.xlsx",
        "Phieu-TTDVSNC-2026-Q3.xlsx",
    ]
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_an_indicator_that_no_task_serves_goes_with_the_periodic_report(demo: Path, tmp_path: Path) -> None:
    run("form", "--unit", "cong-an", "--quarter", "3", "-o", str(tmp_path), at=demo, now="2026-12-31T08:00:00+07:00")
    paper = Paper(tmp_path / "Phieu-CONG-AN-2026-Q3.xlsx")
    assert paper.cell("II.4.a", "Đi cùng nhiệm vụ").value == "IV.1"
    assert paper.cell("II.2.a", "Đi cùng nhiệm vụ").value == "III.2.a, III.2.b"


def test_what_was_last_said_is_shown(small: Path) -> None:
    common = "task: III.1.b\nunit: vhxh\nprogress: in_progress\n"
    entry(small, "a.yaml", f"{common}date: 2026-06-01\nresult: Cũ")
    entry(small, "b.yaml", f"{common}date: 2026-06-09\npercent: 40\nresult: {'rất dài ' * 40}")
    entry(small, "c.yaml", f"{common}date: 2026-06-15\nresult: Sau ngày lập phiếu")
    measured = "measures: [{indicator: II.1.a, numerator: 1120, denominator: 1500.5}]"
    entry(small, "d.yaml", f"task: III.1.a\nunit: vhxh\nprogress: in_progress\ndate: 2026-06-02\n{measured}")
    ran = run("form", "--unit", "vhxh", "--quarter", "2", "--as-of", "10/6/2026", at=small, now=JUNE)
    paper = Paper(small / ran.out.strip())
    said = str(paper.cell("III.1.b", "Lần báo cáo trước").value)
    assert said.startswith("09/06/2026: Đang thực hiện, 40%\nrất dài rất dài")
    assert said.endswith("dài …")
    assert paper.cell("III.2.đ", "Lần báo cáo trước").value == "Chưa có báo cáo"
    assert paper.cell("II.1.a", "Số liệu lần trước").value == "1.120/1.500,5 (02/06/2026)"


def test_works_that_a_unit_only_coordinates_stand_in_a_section_of_their_own(small: Path) -> None:
    keys = [row[0].value for row in form(small, "vp").works.iter_rows(min_row=HEAD + 1)]
    assert keys == [
        "III.1  Việc chung",
        "III.1.a",
        "Phối hợp, tổng hợp: chỉ ghi khi trong kỳ đơn vị có phần việc",
        "III.1.b",
        "III.2.d",
        "III.2.đ",
    ]


def test_only_open_cells_can_be_typed_into_and_a_click_says_why(small: Path) -> None:
    sheet = form(small).works
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    prompts = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert prompts["C7:C12"].prompt == "Ô này lấy từ kế hoạch, đã khoá. Nếu sai, hãy báo cho người gửi phiếu."
    assert prompts["E7:E12"].formula1 == '"Đang thực hiện,Hoàn thành,Không phát sinh,Tạm hoãn"'
    assert (prompts["F7:F12"].formula1, prompts["F7:F12"].formula2) == ("0", "100")
    day = prompts["L7:L12"]
    assert (day.formula1, day.formula2, day.errorStyle) == ("DATE(2026,3,15)", "DATE(2026,6,14)", "warning")
    assert all(len(rule.prompt) < 255 and len(rule.promptTitle) <= 32 for rule in prompts.values())


def test_it_prints_on_a4_with_the_headings_on_every_page(small: Path) -> None:
    paper = form(small)
    for sheet in (paper.works, paper.figures):
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (
            "landscape",
            9,
            1,
        )
        assert sheet.print_title_rows == "$6:$6"
        assert sheet.freeze_panes == "C7"
    assert paper.sheet(STAMP_SHEET).sheet_state == "hidden"


def test_words_of_the_plan_never_start_a_formula(small: Path) -> None:
    edit(small, "plan/tasks/III.1.yaml", "title: Rà soát thủ tục", 'title: "=cmd|calc"')
    edit(small, "plan/tasks/III.1.yaml", "text: Rà soát toàn bộ thủ tục.", 'text: "=1+1"')
    edit(small, "plan/units.yaml", "name: Phòng Văn hóa - Xã hội", 'name: "=HYPERLINK(1)"')
    book = form(small).book
    natures = {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value}
    assert "f" not in natures


def test_a_form_that_may_be_filled_in_is_never_overwritten(small: Path) -> None:
    words = ("form", "--all", "--quarter", "2", "-o", "phiếu")
    first = run(*words, at=small, now=JUNE)
    again = run(*words, at=small, now=JUNE)
    assert (again.code, again.out) == (0, "")
    assert again.err.count("đã đúng như vậy, không phải ghi lại.") == len(first.out.splitlines()) == 2
    filled = Paper(small / "phiếu" / "Phieu-VHXH-2026-Q2.xlsx").put("III.1.b", percent=40)
    kept = filled.save().read_bytes()
    (small / "phiếu" / "Phieu-VP-2026-Q2.xlsx").unlink()
    refused = run(*words, at=small, now=JUNE)
    assert refused.code == 2
    assert refused.err.startswith(
        "Lỗi: phiếu/Phieu-VHXH-2026-Q2.xlsx đã có và khác phiếu mới (có thể đã được điền), nên không ghi phiếu nào\n"
    )
    assert [path.read_bytes() for path in (small / "phiếu").iterdir()] == [kept]
    assert run(*words, "--force", at=small, now=JUNE).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--quarter", "2"], "chọn một trong hai: --unit ĐƠN_VỊ hoặc --all"),
        (["--all", "--unit", "vp", "--quarter", "2"], "chọn một trong hai: --unit ĐƠN_VỊ hoặc --all"),
        (["--all"], "chưa chọn kỳ báo cáo"),
        (["--unit", "so noi vu", "--quarter", "2"], "Sở Nội vụ không có nhiệm vụ nào để báo cáo bằng phiếu"),
        (["--unit", "thuế", "--quarter", "2"], "không có đơn vị “thuế”"),
    ],
)
def test_refused_and_nothing_written(small: Path, words: list[str], said: str) -> None:
    ran = run("form", *words, "-o", "phiếu", at=small, now=JUNE)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not (small / "phiếu").exists()


def test_a_folder_that_cannot_be_written(small: Path) -> None:
    (small / "phiếu").write_text("một tệp", encoding="utf-8")
    ran = run("form", "--all", "--quarter", "2", "-o", "phiếu", at=small, now=JUNE)
    assert ran.code == 3
    assert ran.err == (
        "Lỗi: không ghi được vào phiếu: một phần của đường dẫn không phải thư mục\n"
        "  Cách sửa: Chưa có phiếu nào được ghi. Kiểm tra ổ đĩa, thư mục và quyền ghi.\n"
    )


def test_errors_in_the_data_are_said(small: Path) -> None:
    lay(small, {"plan/tasks/III.3.yaml": "- id: [\n"})
    ran = run("form", "--unit", "vp", "--quarter", "2", at=small, now=JUNE)
    assert (ran.code, (small / "Phieu-VP-2026-Q2.xlsx").exists()) == (1, True)
    assert "plan/tasks/III.3.yaml:2:1: lỗi[T011]" in ran.err


def test_a_plan_without_indicators_has_no_sheet_of_figures(small: Path) -> None:
    lay(small, {"plan/targets.yaml": "schema: 1\ntargets:\n  - {id: II.1, title: Trực tuyến, text: Trực tuyến.}\n"})
    paper = form(small).put("III.1.b", progress="Đang thực hiện", percent=10)
    assert paper.book.sheetnames == ["Hướng dẫn", "Tiến độ", "tthc"]
    assert collect(small, paper.save().name).err == ""


def test_periods_of_the_calendar_have_a_file_of_their_own(small: Path) -> None:
    ran = run("form", "--unit", "vp", "--quarter", "2", "--calendar", at=small, now=JUNE)
    assert (ran.code, ran.out) == (0, "Phieu-VP-2026-Q2-duong-lich.xlsx\n")


def test_a_long_deadline_in_its_narrow_column_makes_the_row_high_enough(demo: Path, tmp_path: Path) -> None:
    words = ("--unit", "vhxh", "--quarter", "3", "--as-of", "10/9/2026", "-o", str(tmp_path))
    run("form", *words, at=demo, now="2026-09-12T08:00:00+07:00")
    paper = Paper(tmp_path / "Phieu-VHXH-2026-Q3.xlsx")
    cell = paper.cell("III.3.d", "Thời hạn")
    assert len(str(cell.value)) > 80
    height = paper.works.row_dimensions[cell.row].height
    assert height is not None
    assert height > 11 * 13  # so many lines of 13 points are seen when it is printed
