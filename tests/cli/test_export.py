"""`tthc export`: the annex and the raw tables, in three formats."""

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.domain.making import append, edit
from tests.goldens import compare
from tests.running import run
from tests.workspaces import TESTS, entry, lay
from tthc_cli.report.tables import What

GOLDEN = TESTS / "golden_files"
DAY = ("--as-of", "14/9/2026")
YEAR_END = "2026-12-31T08:00:00+07:00"
PAYLOADS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠SUM(A1)")


def table(root: Path, what: str, *words: str) -> list[dict[str, Any]]:
    ran = run("export", "--what", what, "--format", "json", *words, at=root, now=YEAR_END)
    assert ran.code == 0, ran.err
    rows: list[dict[str, Any]] = json.loads(ran.out)["rows"]
    return rows


@pytest.mark.parametrize("what", list(What))
def test_golden(demo: Path, what: str) -> None:
    for format_ in ("csv", "json"):
        ran = run("export", "--what", what, "--format", format_, *DAY, at=demo, now=YEAR_END)
        assert ran.code == 0
        compare(GOLDEN / f"export-{what}.{format_}", ran.out)


@pytest.mark.parametrize("what", list(What))
def test_three_formats_show_one_table(demo: Path, tmp_path: Path, what: str) -> None:
    words = ["export", "--what", what, *DAY, "--workspace", str(demo)]
    for ending in ("xlsx", "csv", "json"):
        assert run(*words, "-o", f"bang.{ending}", at=tmp_path, now=YEAR_END).err == f"Đã ghi bang.{ending}.\n"
    page = load_workbook(tmp_path / "bang.xlsx").worksheets[0]
    with (tmp_path / "bang.csv").open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.reader(stream))
    answer = json.loads((tmp_path / "bang.json").read_text("utf-8"))
    assert (answer["format"], answer["what"], answer["as_of"]) == ("tthc.table/1", what, "2026-09-14")
    headings = [column["heading"] for column in answer["columns"]]
    assert headings == lines[0] == [cell.value for cell in page[1]]
    assert page.max_row == len(lines) == len(answer["rows"]) + 1
    for row, line, cells in zip(answer["rows"], lines[1:], page.iter_rows(min_row=2, values_only=True), strict=True):
        assert [value is None for value in row.values()] == [not text for text in line]
        assert [value is None for value in row.values()] == [cell in (None, "") for cell in cells]


def test_status_says_what_the_annex_of_the_report_says(demo: Path) -> None:
    """Every further unit of a task repeats what the annex prints once, so that rows can be sorted."""
    words = ["report", "--quarter", "3", "--kind", "phu-luc", "--format", "json", *DAY]
    annex = json.loads(run(*words, at=demo, now=YEAR_END).out)["annex"]
    printed = [row for section in annex for row in section["rows"]]
    rows = table(demo, "status", *DAY)
    assert [row["task"] for row in rows] == [row["id"] for row in printed]
    for column in ("unit", "result", "status", "difficulty", "evidence"):
        assert [row[column] or "" for row in rows] == [row[column] for row in printed]
    assert [f"{row['percent']}%" if row["percent"] is not None else "" for row in rows] == [
        row["percent"] for row in printed
    ]


def test_days_and_counts_are_values(small: Path) -> None:
    entry(
        small,
        "a.yaml",
        "task: III.2.d\ndate: 2026-06-20\ninstruction: {document: 1876/SNV, from: Sở Nội vụ, date: 2026-06-20, due: 2026-08-31}",
    )
    rows = {(row["task"], row["unit"]): row for row in table(small, "status", "--as-of", "2026-11-05")}
    late = rows["III.2.đ", "Phòng VH-XH"]
    assert (late["last_day"], late["days_late"], late["reported"]) == ("2026-11-02", 3, None)
    assert rows["III.2.d", "Phòng VH-XH"]["last_day"] == "2026-08-31"
    continuous = rows["III.1.b", "Phòng VH-XH"]
    assert (continuous["last_day"], continuous["days_late"], continuous["reported"]) == (None, None, "chưa có")


def test_a_task_that_nobody_leads_has_a_row(small: Path) -> None:
    lay(small, {"plan/tasks/III.3.yaml": "- {id: III.3.a, title: Việc, text: Việc., due: Trước 15/7/2026}\n"})
    (row,) = (row for row in table(small, "status") if row["task"] == "III.3.a")
    assert (row["unit"], row["percent"], row["status"]) == ("chưa giao", None, "Chưa có báo cáo (quá hạn 170 ngày)")


def test_a_corrected_entry_stays_and_names_what_corrects_it(small: Path) -> None:
    entry(
        small,
        "a.yaml",
        "task: III.1.b\nunit: vhxh\ndate: 2026-05-12\nprogress: in_progress\npercent: 40\n"
        "measures: [{indicator: II.1.a, numerator: 3085, denominator: 4888, source: Sổ}]\n"
        "evidence: [{document: 45/BC, date: 2026-05-10, title: Báo cáo, link: 'https://example.vn/45'}]",
    )
    entry(
        small,
        "b.yaml",
        "task: III.1.b\nunit: vhxh\ndate: 2026-05-12\nprogress: done\nresult: Xong\ncorrects: a.yaml\nlate: true\nevidence: [{document: 1/BC}]",
    )
    first, second = table(small, "entries")
    assert (first["file"], first["percent"], first["corrected_by"]) == ("a.yaml", 40, "b.yaml")
    assert first["measures"] == "II.1.a = 3.085/4.888 (Sổ)"
    assert first["evidence"] == "45/BC ngày 10/5/2026, Báo cáo, https://example.vn/45"
    assert first["recorded_at"] == "2026-05-12T08:00:00+07:00"
    assert (second["corrects"], second["corrected_by"], second["late"]) == ("a.yaml", None, "bổ sung")
    assert table(small, "entries", "--as-of", "11/5/2026") == []


def test_an_entry_about_nothing_in_the_plan_is_left_out_and_named(small: Path) -> None:
    entry(small, "a.yaml", "task: III.9.a\nunit: vhxh\ndate: 2026-05-12\nprogress: in_progress")
    ran = run("export", "--what", "entries", "--format", "json", at=small)
    assert (ran.code, json.loads(ran.out)["rows"]) == (1, [])
    assert "dữ liệu có 1 lỗi; 1 bản ghi có lỗi không được tính" in ran.err


def test_the_plan_with_its_days_and_what_was_changed(small: Path) -> None:
    edit(small, "plan/tasks/III.2.yaml", "trong tháng 10/2026", "trong tháng 11/2026")
    append(
        small,
        "plan/plan.yaml",
        "amendments:\n  - {document: 5/QĐ-UBND, date: 2026-06-29, task: III.2.đ, field: due,"
        " old: trong tháng 10/2026, new: trong tháng 11/2026, reason: Lùi}\n",
    )
    (before,) = (row for row in table(small, "tasks", "--as-of", "28/6/2026") if row["id"] == "III.2.đ")
    (after,) = (row for row in table(small, "tasks", "--as-of", "29/6/2026") if row["id"] == "III.2.đ")
    assert [before[key] for key in ("due", "literal", "effective", "warning", "original")] == [
        "trong tháng 10/2026",
        "2026-10-31",
        "2026-11-02",
        "2026-10-30",
        None,
    ]
    assert [after[key] for key in ("due", "literal", "original")] == [
        "trong tháng 11/2026",
        "2026-11-30",
        "trong tháng 10/2026",
    ]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_that_came_from_data_starts_a_formula(small: Path, payload: str) -> None:
    quoted = json.dumps(payload)
    lay(
        small,
        {
            "plan/tasks/III.3.yaml": f"- {{id: III.3.a, title: {quoted}, text: {quoted}, lead: [vhxh], due: Trước 15/12/2026, note: {quoted}}}\n"
        },
    )
    entry(
        small,
        "a.yaml",
        f"task: III.3.a\nunit: vhxh\ndate: 2026-06-01\nprogress: in_progress\nresult: {quoted}\ndifficulty: {quoted}\nby: {quoted}",
    )
    for what in What:
        for ending in ("xlsx", "csv"):
            run("export", "--what", what, "-o", f"{what}.{ending}", at=small)
        cells = [cell for row in load_workbook(small / f"{what}.xlsx").worksheets[0].iter_rows() for cell in row]
        assert "f" not in {cell.data_type for cell in cells}
        assert all(cell.quotePrefix for cell in cells if cell.value == payload)
        with (small / f"{what}.csv").open(encoding="utf-8-sig", newline="") as stream:
            words = [word for line in csv.reader(stream) for word in line]
        assert not [word for word in words if word.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))]
        assert (payload in [cell.value for cell in cells]) == (f"'{payload}" in words) == (what is not What.INDICATORS)


def test_the_screen_shows_csv(small: Path) -> None:
    ran = run("export", "--what", "indicators", at=small)
    assert ran.out.startswith("\ufeffMã,Chỉ tiêu,")
    assert "\r" not in ran.out
    assert next(csv.DictReader(io.StringIO(ran.out)))["Chỉ tiêu"] == "100% hồ sơ được nộp trực tuyến"


def test_the_same_inputs_give_the_same_bytes(small: Path) -> None:
    words = ("export", "--as-of", "2026-06-30", "-o", "bang.xlsx")
    assert run(*words, at=small).code == 0
    again = run(*words, at=small, now=YEAR_END)
    assert (again.code, again.err) == (0, "bang.xlsx đã đúng như vậy, không phải ghi lại.\n")
    assert run("export", "--as-of", "2026-07-01", "-o", "bang.xlsx", at=small).code == 2
    assert run("export", "--as-of", "2026-07-01", "-o", "bang.xlsx", "--force", at=small).code == 0


def test_what_cannot_be_had(small: Path) -> None:
    for words, said in (
        (["--what", "tat-ca"], "--what: không có bảng “tat-ca”"),
        (["--format", "xlsx"], "dạng xlsx phải ghi ra tệp"),
        (["--format", "pdf"], "không viết được dạng “pdf”"),
        (["-o", "bang.docx"], "không viết được dạng “docx”"),
        (["-o", "."], "không rõ phải ghi “.” dạng gì"),
        (["--as-of", "31/2/2026"], "ngày 31/02/2026 không có thật"),
    ):
        ran = run("export", *words, at=small, columns=300)
        assert (ran.code, ran.out, said in ran.err) == (2, "", True), ran.err


def test_only_a_workbook_needs_the_package(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "tthc_cli.exchange.workbook", raising=False)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    ran = run("export", "-o", "bang.xlsx", at=small)
    assert (ran.code, "pip install 'tthc-cli[office]'" in ran.err) == (3, True)
    assert run("export", "-o", "bang.csv", at=small).code == 0
