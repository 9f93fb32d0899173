"""`tthc calendar`: on the screen, for programs, and as a file that is imported again and again."""

import json
import sys
from pathlib import Path
from typing import Any

import ics
import pytest

from tests.domain.making import append, edit
from tests.exchange.rfc5545 import check_form
from tests.goldens import compare
from tests.running import run
from tests.workspaces import TESTS, entry

GOLDEN = TESTS / "golden_files"
DAY = ("--as-of", "2026-06-30")
AFTERWARDS = "2026-12-31T08:00:00+07:00"
"""When everything of the demo was recorded."""
YEAR_END = "2026-12-31T08:00:00+07:00"


def imported(root: Path, *words: str) -> dict[str, Any]:
    """The events of the calendar file by UID, as another library reads them."""
    ran = run("calendar", *words, "-o", "lich.ics", "--force", at=root, now=YEAR_END)
    assert ran.code == 0, ran.err
    data = (root / "lich.ics").read_bytes()
    check_form(data)
    events = ics.Calendar(data.decode()).events
    by_uid = {event.uid: event for event in events}
    assert len(by_uid) == len(events) == data.count(b"BEGIN:VEVENT")
    return by_uid


def sequence(event: Any) -> int:
    return int(next(line.value for line in event.extra if line.name == "SEQUENCE"))


def test_screen_golden(demo: Path) -> None:
    for columns in (80, 120):
        for unit in ("", "vp"):
            words = ["--unit", unit] if unit else []
            ran = run("calendar", *DAY, *words, at=demo, columns=columns, now=AFTERWARDS)
            name = f"calendar-{unit or 'all'}-{columns}.txt"
            compare(GOLDEN / name, "\n".join(line.rstrip() for line in ran.out.splitlines()) + "\n")
            assert max(map(len, ran.out.splitlines())) <= columns


def test_file_golden(small: Path) -> None:
    entry(
        small,
        "a.yaml",
        "task: III.1.a\nunit: vp\ndate: 2026-06-12\nprogress: done\nresult: Xong\nevidence: [{document: 1/BC}]",
    )
    entry(
        small,
        "b.yaml",
        "task: III.2.d\ndate: 2026-06-20\ninstruction: {document: 1876/SNV, from: Sở Nội vụ, date: 2026-06-20, due: 2026-08-31}",
    )
    imported(small, *DAY)
    compare(GOLDEN / "calendar.ics", (small / "lich.ics").read_bytes().decode().replace("\r\n", "\n"))


def test_the_whole_year_of_hong_an_can_be_imported(demo: Path, tmp_path: Path) -> None:
    everything = imported(tmp_path, *DAY, "--workspace", str(demo))
    units = {
        unit: imported(tmp_path, *DAY, "--workspace", str(demo), "--unit", unit) for unit in ("vp", "vhxh", "ttpvhcc")
    }
    assert not set(everything) & set().union(*units.values())
    assert [len(found) for found in units.values()] == [36, 27, 27]
    days = {event.name: event.begin.date().isoformat() for event in units["vp"].values()}
    assert days["Chốt số liệu báo cáo tháng 6, quý II và 6 tháng đầu năm 2026"] == "2026-06-14"
    assert days["Gửi báo cáo tháng 6 và quý II năm 2026"] == "2026-06-15"
    assert days["Gửi báo cáo tổng hợp tháng 6, quý II và 6 tháng đầu năm 2026"] == "2026-06-16"
    assert days["Gửi báo cáo tổng hợp tháng 12, quý IV và năm 2026"] == "2026-12-16"


def test_an_amendment_moves_the_same_event_with_a_higher_sequence(small: Path) -> None:
    before = imported(small, *DAY)
    edit(small, "plan/tasks/III.2.yaml", "trong tháng 10/2026", "trong tháng 11/2026")
    append(
        small,
        "plan/plan.yaml",
        "amendments:\n  - {document: 5/QĐ-UBND, date: 2026-06-29, task: III.2.đ, field: due,"
        " old: trong tháng 10/2026, new: trong tháng 11/2026, reason: Lùi}\n",
    )
    after = imported(small, *DAY)
    (uid,) = (uid for uid in before if "III.2." in uid)
    assert before.keys() == after.keys()
    assert [found[uid].begin.date().isoformat() for found in (before, after)] == ["2026-11-02", "2026-11-30"]
    assert [sequence(found[uid]) for found in (before, after)] == [0, 1]
    assert "hạn ban đầu: trong tháng 10/2026" in after[uid].description


def test_what_is_done_says_so_and_is_told_as_newer(small: Path) -> None:
    before = imported(small, *DAY)
    entry(small, "a.yaml", "task: III.2.đ\nunit: vhxh\ndate: 2026-06-30\nprogress: not_arising")
    after = imported(small, *DAY)
    (uid,) = (uid for uid in before if "III.2." in uid)
    assert after[uid].name == "Hạn: III.2.đ Bồi dưỡng nghiệp vụ (không phát sinh)"
    assert (len(before[uid].alarms), len(after[uid].alarms)) == (1, 0)
    assert (sequence(after[uid]) > sequence(before[uid]), after[uid].last_modified > before[uid].last_modified) == (
        True,
        True,
    )


def test_the_same_inputs_give_the_same_bytes(small: Path) -> None:
    words = ("calendar", *DAY, "-o", "lich.ics")
    assert run(*words, at=small).err == "Đã ghi lich.ics.\n"
    again = run(*words, at=small, now="2027-01-01T00:00:00+07:00")
    assert (again.code, again.err) == (0, "lich.ics đã đúng như vậy, không phải ghi lại.\n")


def test_a_different_file_is_kept(small: Path) -> None:
    (small / "lich.ics").write_text("khác", encoding="utf-8")
    ran = run("calendar", *DAY, "-o", "lich.ics", at=small)
    assert (ran.code, "được giữ nguyên" in ran.err) == (2, True)
    assert (small / "lich.ics").read_text(encoding="utf-8") == "khác"


def test_a_task_with_next_to_nothing_in_the_plan(small: Path) -> None:
    task = "- {id: III.3.a, title: Việc, text: Việc chưa giao., due: Trước 15/7/2026}\n"
    (small / "plan" / "tasks" / "III.3.yaml").write_text(task, encoding="utf-8")
    (event,) = (event for uid, event in imported(small, *DAY).items() if "III.3.a" in uid)
    assert event.description == (
        "Thời hạn: Trước 15/7/2026 (hạn cuối: 14/07/2026)\nNội dung: Việc chưa giao.\nĐơn vị: chưa giao\n"
        "Tình trạng đến hết ngày 30/06/2026: Chưa có báo cáo (trong hạn)\nCăn cứ: Kế hoạch số 12/KH-UBND ngày 12/3/2026"
    )


def test_json(small: Path) -> None:
    entry(small, "a.yaml", "task: III.2.đ\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress")
    answer = json.loads(run("calendar", *DAY, "--unit", "van hoa", "--json", at=small).out)
    assert (answer["format"], answer["as_of"], answer["unit"]) == ("tthc.calendar/1", "2026-06-30", "vhxh")
    by_kind = {(event["kind"], event["key"]): event for event in answer["events"]}
    assert by_kind["deadline", "III.2.đ"] == {
        "day": "2026-11-02",
        "kind": "deadline",
        "key": "III.2.đ",
        "summary": "Hạn: III.2.đ Bồi dưỡng nghiệp vụ",
        "items": ["III.2.đ"],
        "periods": [],
        "units": ["vhxh"],
        "settled": False,
        "alarms": ["2026-10-30"],
        "revision": 1,
    }
    assert by_kind["cut_off", "2026-09"]["periods"] == ["2026-Q3"]


def test_units_and_files_that_make_no_calendar(small: Path) -> None:
    for words, said in (
        (["--unit", "so-noi-vu"], "Sở Nội vụ không thuộc phường"),
        (["--unit", "xyz"], "không có đơn vị “xyz”"),
        (["-o", "lich.docx"], "không viết được dạng “docx”"),
        (["-o", "lich.ics", "--json"], "chỉ chọn một trong -o và --json"),
    ):
        ran = run("calendar", *words, at=small, columns=300)
        assert (ran.code, ran.out, said in ran.err) == (2, "", True), ran.err
    assert not (small / "lich.ics").exists()


def test_an_empty_calendar_says_so(small: Path) -> None:
    for name in ("III.1.yaml", "III.2.yaml"):
        (small / "plan" / "tasks" / name).write_text("[]\n", encoding="utf-8")
    assert "Không có ngày nào cần ghi vào lịch." in run("calendar", *DAY, at=small).out


def test_what_is_left_out_is_said(small: Path) -> None:
    entry(small, "a.yaml", "task: III.9.a\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress")
    ran = run("calendar", *DAY, "-o", "lich.ics", at=small)
    assert (ran.code, "dữ liệu có 1 lỗi" in ran.err, (small / "lich.ics").exists()) == (1, True, True)


def test_a_missing_package_is_named(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "tthc_cli.exchange.icalendar_file", raising=False)
    monkeypatch.setitem(sys.modules, "icalendar", None)
    ran = run("calendar", *DAY, "-o", "lich.ics", at=small)
    assert (ran.code, "pip install 'tthc-cli[office]'" in ran.err) == (3, True)
    assert run("calendar", *DAY, at=small).code == 0
