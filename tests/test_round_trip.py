"""The evening of the cut-off: the forms of six units come back as people fill them in, are put right, and stand in status and report."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.forms import Paper, collect, entries
from tests.goldens import compare
from tests.running import run
from tests.workspaces import TESTS

EVENING = "2026-12-14T17:45:00+07:00"
UNITS = ("VP", "KTHTDT", "VHXH", "TTPVHCC", "CONG-AN", "TTDVSNC")
GOING = "Đang thực hiện"
FILLED: dict[str, dict[str, dict[str, Any]]] = {
    "VP": {
        "III.2.a": {"progress": GOING, "percent": 90, "result": "- Đã tiếp nhận 3085 hồ sơ trực tuyến\n- Còn 2 lĩnh vực"},
        "III.2.đ": {"progress": "dang thuc hien", "percent": "80 %", "result": "Đã kết nối 12 nhóm dữ liệu"},
        "III.4.d": {"progress": "Hoàn thành", "result": "100% văn bản ký số", "document": "12/BC-VP", "day": "10.12.2026"},
        "IV.3": {"progress": GOING, "result": "Đã tổng hợp quý III"},
        "II.4.a": {"above": 40, "below": 40, "source": "Danh mục TTHC nội bộ"},
        "IV.1": {"progress": GOING, "result": "Đã báo cáo tại mục riêng"},
    },
    "KTHTDT": {
        "III.1.a": {"progress": "Không phát sinh"},
        "III.1.b.1": {"progress": "đang làm", "result": "Đã thống kê 37 TTHC", "document": "45/BC-KT", "document_day": date(2026, 12, 1)},
        "III.2.b": {"progress": GOING, "percent": 70, "result": "Đã rà soát 70/100 dịch vụ", "difficulty": "không"},
        "II.2.a": {"above": "70", "below": 100},
    },
    "VHXH": {
        "III.2.b": {"progress": "Hoàn thành", "result": "Đã rà soát 150/150", "document": "60/BC-VHXH", "document_title": "Báo cáo rà soát"},
        "III.3.đ": {"progress": GOING, "result": "Đã mở 02 lớp", "next": "Mở thêm 01 lớp", "proposal": "Hỗ trợ giảng viên"},
        "IV.4": {"progress": GOING, "result": "12 tin, bài"},
        "II.2.a": {"above": 150.0, "below": "150"},
    },
    "TTPVHCC": {
        "III.2.c": {"progress": GOING, "percent": 0.97, "result": "Đã số hóa 4.758/4.888 hồ sơ"},
        "III.2.c.1": {"above": 4758, "below": 4888, "source": "Hệ thống một cửa"},
        "III.3.a.2": {"progress": "đã hoàn thành", "result": "Đã tổng hợp 6/6 đơn vị", "document": "70/BC-TT"},
    },
    "CONG-AN": {
        "III.2.đ": {"progress": GOING, "result": "Đã xử lý 5 điểm nghẽn", "difficulty": "Thiếu thiết bị", "cause": "Chưa cấp kinh phí"},
        "III.3.c": {"progress": "Hoàn thành", "result": "Đã rà soát", "document": "9/BC-CA", "day": date(2026, 12, 9)},
    },
    "TTDVSNC": {"III.2.e": {"progress": "Không phát sinh"}, "III.3.b": {"progress": "Tạm hoãn", "cause": "Chờ quy trình của thành phố"}},
}  # fmt: skip
"""What the units have to say."""
SLIPS: list[tuple[str, str, str, Any]] = [
    ("VP", "III.2.a", "percent", "90,5"),
    ("VP", "III.2.đ", "day", "31/11/2026"),
    ("VP", "III.4.d", "result", None),
    ("VP", "IV.3", "progress", None),
    ("VP", "II.4.a", "above", 41),
    ("KTHTDT", "III.1.b.1", "document_day", "30/2/2026"),
    ("KTHTDT", "III.1.a", "progress", "Không có gì cả"),
    ("KTHTDT", "II.2.a", "below", None),
    ("KTHTDT", "III.2.b", "percent", "=70/100"),
    ("VHXH", "III.2.b", "document", None),
    ("VHXH", "III.3.đ", "day", date(2026, 9, 1)),
    ("VHXH", "IV.4", "result", "#REF!"),
    ("VHXH", "II.2.a", "above", "1.500"),
    ("TTPVHCC", "III.2.c", "percent", "khoảng 97"),
    ("TTPVHCC", "III.2.c.1", "above", "97%"),
    ("TTPVHCC", "III.3.a.2", "document", date(2026, 12, 3)),
    ("CONG-AN", "III.2.đ", "result", "§· hoµn thµnh tèt"),
    ("CONG-AN", "III.3.c", "day", date(2026, 9, 12)),
    ("CONG-AN", "III.3.c", "document_day", "9/12/26"),
    ("TTDVSNC", "III.2.e", "percent", 120),
    ("TTDVSNC", "III.3.b", "day", "cuối năm"),
]
"""What they type instead: unit, row, field."""


def put(paper: Paper, key: str, field: str, value: Any) -> None:
    paper.put(key, **{field: value})
    if (key, field) == ("III.2.c", "percent"):
        paper.cell(key, "% đã làm").number_format = "0%" if value == FILLED["TTPVHCC"][key][field] else "0"


@pytest.fixture
def returned(tmp_path: Path) -> dict[str, Paper]:
    """The forms of the demonstration, filled in with every slip."""
    assert run("init", "--demo", at=tmp_path).code == 0
    made = run("form", "--all", "--quarter", "4", "-o", "phiếu", at=tmp_path, now="2026-12-01T08:00:00+07:00")
    assert (made.code, made.err) == (0, "")
    papers = {unit: Paper(tmp_path / "phiếu" / f"Phieu-{unit}-2026-Q4.xlsx") for unit in UNITS}
    for unit, rows in FILLED.items():
        for key, typed in rows.items():
            for field, value in typed.items():
                put(papers[unit], key, field, value)
    for unit, key, field, value in SLIPS:
        papers[unit].put(key, **{field: value})
    papers["KTHTDT"].works["M40"].value = "TRƯỞNG PHÒNG"
    papers["VP"].works["C4"].value = "Lê Thị C"
    for paper in papers.values():
        paper.save()
    return papers


def mend(papers: dict[str, Paper]) -> None:
    """Type in again what was meant."""
    for unit, key, field, _ in SLIPS:
        put(papers[unit], key, field, FILLED[unit][key].get(field))
    for paper in papers.values():
        paper.save()


def test_from_forms_to_report_and_again(returned: dict[str, Paper], tmp_path: Path) -> None:
    before = entries(tmp_path)
    files = [paper.path.name for paper in returned.values()]
    slipped = collect(tmp_path, *files, "--dry-run", now=EVENING)
    assert (slipped.code, entries(tmp_path)) == (1, before)
    compare(TESTS / "golden_files" / "round-trip" / "slips.txt", slipped.err)
    mend(returned)
    rehearsed = collect(tmp_path, *files, "--dry-run", now=EVENING)
    assert (rehearsed.code, entries(tmp_path)) == (0, before), rehearsed.err
    ran = collect(tmp_path, *files, now=EVENING)
    assert (ran.code, ran.err) == (0, rehearsed.err)
    shown = "".join(f"{line.rstrip()}\n" for line in ran.out.splitlines())
    compare(TESTS / "golden_files" / "round-trip" / "collected.txt", shown + ran.err)
    after = entries(tmp_path)
    assert len(after) - len(before) == 17
    again = collect(tmp_path, *reversed(files), now="2026-12-20T08:00:00+07:00")
    assert (again.code, entries(tmp_path)) == (0, after)
    assert "6/6 phiếu nhận được: 0 mới, 0 đính chính, 17 không đổi." in again.out
    assert "không có lỗi" in run("validate", at=tmp_path, now=EVENING).out
    _check_status_report_and_page(tmp_path)


def _check_status_report_and_page(root: Path) -> None:
    status = json.loads(run("status", "--json", at=root, now=EVENING).out)
    units = {(task["id"], unit["unit"]): unit for task in status["tasks"] for unit in task["units"]}
    assert units["III.2.b", "vhxh"]["progress"] == "done"
    assert units["III.3.c", "cong-an"]["completed_on"] == "2026-12-09"
    assert units["III.3.b", "ttdvsnc"]["progress"] == "suspended"
    indicators = {one["id"]: one for target in status["targets"] for one in target["indicators"]}
    assert (indicators["II.2.a"]["numerator"], indicators["II.2.a"]["denominator"]) == (220, 250)
    assert (indicators["II.4.a"]["numerator"], indicators["II.4.a"]["measured_on"]) == (40, "2026-12-14")
    report = run("report", "--quarter", "4", at=root, now=EVENING, columns=200).out
    assert run("dashboard", "-o", "trang", at=root, now=EVENING).code == 0
    page = (root / "trang" / "index.html").read_text(encoding="utf-8")
    for words in ("Đã xử lý 5 điểm nghẽn", "Thiếu thiết bị", "Hỗ trợ giảng viên", "Đã tổng hợp 6/6 đơn vị"):
        assert words in report
        assert words in page


def test_every_kind_of_slip_is_its_own(returned: dict[str, Paper], tmp_path: Path) -> None:
    ran = collect(tmp_path, *(paper.path.name for paper in returned.values()), "--dry-run", now=EVENING)
    refused = [line for line in ran.err.splitlines() if "lỗi[" in line or "T305" in line]
    assert len(refused) == len(SLIPS)
    assert len({line.split("]: ")[1] for line in refused}) == len(SLIPS)
