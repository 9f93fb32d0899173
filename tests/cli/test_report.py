"""`tthc report`: golden documents of the demo year, and what officers may do to them."""

import json
from pathlib import Path

import pytest

from tests.goldens import compare
from tests.running import run
from tests.workspaces import TESTS, entry, lay

GOLDEN = TESTS / "golden_files"
LATER = "2026-12-31T08:00:00+07:00"
PERIODS = {
    "month-4": ["--month", "4"],
    "quarter-2": ["--quarter", "2"],
    "half-1": ["--half", "1"],
    "year": ["--annual"],
    "ad-hoc": ["--from", "1/7/2026", "--to", "31/7/2026"],
    "calendar-quarter-2": ["--quarter", "2", "--calendar"],
}


@pytest.mark.parametrize("format_", ["md", "txt", "json"])
@pytest.mark.parametrize("period", PERIODS)
def test_full_report(demo: Path, period: str, format_: str) -> None:
    ran = run("report", *PERIODS[period], "--no-annex", "--format", format_, at=demo, now=LATER)
    assert (ran.code, ran.err) == (0, "")
    if format_ != "json" or period == "quarter-2":
        compare(GOLDEN / f"tong-hop-{period}.{format_}", ran.out)


@pytest.mark.parametrize("format_", ["md", "txt"])
@pytest.mark.parametrize("unit", ["vhxh", "ttdvsnc", "ttpvhcc"])
def test_section_of_a_unit(demo: Path, unit: str, format_: str) -> None:
    ran = run(
        "report", "--quarter", "2", "--kind", "muc-rieng", "--unit", unit, "--format", format_, at=demo, now=LATER
    )
    assert ran.code == 0
    compare(GOLDEN / f"muc-rieng-quarter-2-{unit}.{format_}", ran.out)


def test_the_same_again_byte_for_byte_and_unmoved_by_later_days(demo: Path) -> None:
    first = run("report", "--quarter", "2", at=demo, now="2026-06-20T08:00:00+07:00")
    assert first.out == run("report", "--quarter", "2", at=demo, now=LATER).out
    assert first.out == run("report", "--quarter", "2", "--as-of", "14/6/2026", at=demo, now=LATER).out


def test_an_open_period_says_so(demo: Path) -> None:
    ran = run("report", "--quarter", "2", at=demo, now="2026-06-01T08:00:00+07:00")
    assert "Kỳ báo cáo chưa kết thúc: số liệu tính đến hết ngày 01/6/2026." in ran.out
    assert "chưa kết thúc" not in run("report", "--quarter", "2", at=demo, now="2026-06-14T08:00:00+07:00").out


def test_what_happened_on_the_15th_belongs_to_the_next_quarter(small: Path) -> None:
    said = "task: III.1.b\nunit: vhxh\ndate: {}\nprogress: in_progress\nresult: Việc ngày {}"
    for day in ("2026-03-14", "2026-03-15", "2026-06-14", "2026-06-15"):
        entry(small, f"{day}.yaml", said.format(day, day[5:]))
    text = run("report", "--quarter", "2", at=small, now=LATER).out
    assert ["Việc ngày " + day in text for day in ("03-14", "03-15", "06-14", "06-15")] == [False, True, True, False]


def test_identical_difficulties_are_said_once_with_all_who_said_them(small: Path) -> None:
    for unit, task in (("vhxh", "III.1.b"), ("vp", "III.1.a"), ("vhxh", "III.1.a")):
        name = f"{unit}-{task}.yaml"
        entry(
            small,
            name,
            f"task: {task}\nunit: {unit}\ndate: 2026-06-12\nprogress: in_progress\ndifficulty: Thiếu máy quét",
        )
    text = run("report", "--quarter", "2", "--no-annex", "--format", "md", at=small).out
    assert text.count("Thiếu máy quét") == 1
    assert "- Thiếu máy quét. (Các phòng, ban; III.1.a, III.1.b)" in text


def test_units_that_sent_nothing_are_named(small: Path) -> None:
    assert (
        "Đơn vị chưa gửi báo cáo quý II năm 2026: Phòng Văn hóa - Xã hội."
        in run("report", "--quarter", "2", "--format", "md", at=small).out
    )
    entry(small, "a.yaml", "task: III.1.b\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress")
    assert (
        "- Các đơn vị đều đã gửi đầy đủ báo cáo quý II năm 2026.\n"
        in run("report", "--quarter", "2", "--format", "md", at=small).out
    )


def test_file_ending_gives_the_format_and_nothing_is_overwritten(small: Path) -> None:
    first = run("report", "--quarter", "1", "-o", "b.json", at=small)
    assert (first.code, first.err) == (0, "Đã ghi b.json.\n")
    assert json.loads((small / "b.json").read_text(encoding="utf-8"))["format"] == "tthc.report/1"
    assert "đã đúng như vậy" in run("report", "--quarter", "1", "-o", "b.json", at=small).err
    kept = run("report", "--quarter", "2", "-o", "b.json", at=small)
    assert (kept.code, "b.json đã có và khác nội dung mới" in kept.err) == (2, True)
    assert run("report", "--quarter", "2", "-o", "b.json", "--force", at=small).code == 0
    assert "quý II năm 2026" in (small / "b.json").read_text(encoding="utf-8")
    assert [path.name for path in small.iterdir() if path.suffix == ".tmp"] == []


def test_a_missing_folder_is_a_sentence(small: Path) -> None:
    ran = run("report", "--quarter", "1", "-o", "không-có/b.md", at=small)
    assert (ran.code, "không ghi được không-có/b.md: không có thư mục không-có" in ran.err) == (3, True)


def test_markup_in_data_stays_text(small: Path) -> None:
    entry(
        small,
        "a.yaml",
        "task: III.1.b\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress\n"
        "result: '# *x* | [a](b) <b>y</b> {{ 7*7 }} &amp; ~~z~~'\ndifficulty: '1. một'",
    )
    markdown = run("report", "--quarter", "2", "--format", "md", at=small).out
    assert r"\# \*x\* \| \[a\](b) \<b>y\</b> {{ 7\*7 }} \&amp; \~~z\~~." in markdown
    assert r"- 1\. một. (Phòng Văn hóa - Xã hội; III.1.b)" in markdown
    text = run("report", "--quarter", "2", "--format", "txt", at=small).out
    assert "# *x* | [a](b) <b>y</b> {{ 7*7 }} &amp; ~~z~~." in " ".join(text.split())


def test_errors_in_the_data_are_said_and_end_with_1(small: Path) -> None:
    lay(small, {"plan/tasks/III.3.yaml": "- id: III.3.a\n"})
    ran = run("report", "--quarter", "2", at=small)
    assert (ran.code, "III.1.a" in ran.out, "plan/tasks/III.3.yaml:1:3: lỗi[T102]" in ran.err) == (1, True, True)


TEMPLATE_FAULTS = {
    "unknown name at the top": ("Kỳ {{ perriod.name }}", 1, "T402", "không có tên “perriod”", "“period”"),
    "unknown name inside": ("x\n{{ period.nam }}", 2, "T402", "không có tên “nam”", "“name”"),
    "not closed": ("{% for task in sections %}", 1, "T401", "thiếu {% endfor %}", "Sửa dòng"),
    "unknown filter": ("{{ as_of | vui }}", 1, "T401", "mẫu viết sai ở dòng này", "Sửa dòng"),
    "class of an object": ("{{ as_of.__class__ }}", 1, "T401", "mẫu không được phép làm việc này", "Sửa dòng"),
    "a file": ("{% include '/etc/passwd' %}", 1, "T401", "", ""),
    "chance": ("{{ ['a', 'b'] | random }}", 1, "T403", "“random” mỗi lần chạy in ra một khác", "Bỏ phần ấy"),
    "words by chance": ("x\n{{ lipsum() }}", 2, "T402", "không có tên “lipsum”", ""),
    "a part of a program": ("x\n{{ dict.fromkeys }}", 2, "T403", "“fromkeys” mỗi lần chạy in ra một khác", ""),
    "a part of a program as text": ("x\ny{{ 'a' ~ dict.fromkeys }}", 2, "T403", "“fromkeys” mỗi lần chạy", ""),
    "a part of a program in a list": ("{{ [dict.fromkeys] | join }}", 1, "T403", "“fromkeys” mỗi lần chạy", ""),
    "a part of a place in memory": ("{{ (as_of['upper'] | string)[-5:] }}", 1, "T403", "“upper” mỗi lần chạy", ""),
    "what has no order": ("{{ (dict(a=1).keys() - dict(c=1).keys()) | join }}", 1, "T403", "“set” mỗi lần chạy", ""),
    "division by zero": ("{{ 1 / 0 }}", 1, "T401", "không tính được nội dung ở dòng này", "Sửa dòng"),
}


@pytest.mark.parametrize("case", TEMPLATE_FAULTS)
def test_a_fault_in_a_template_names_its_line(small: Path, case: str) -> None:
    source, line, code, message, hint = TEMPLATE_FAULTS[case]
    lay(small, {"templates/rieng.md.j2": source})
    ran = run("report", "--quarter", "2", "--template", "rieng", at=small)
    assert (ran.code, ran.out) == (3, "")
    assert f"templates/rieng.md.j2:{line}:" in ran.err
    assert f"lỗi[{code}]: {message}" in ran.err
    assert hint in ran.err
    assert "root:" not in ran.err


def test_what_looks_like_a_place_in_memory_may_stand_in_the_data(small: Path) -> None:
    said = "Máy báo lỗi 0x80070005 khi đồng bộ"
    entry(small, "a.yaml", f"task: III.1.b\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress\nresult: {said}")
    first, again = (run("report", "--quarter", "2", at=small) for _ in range(2))
    assert (first.code, said in first.out, first) == (0, True, again)


def test_validate_sees_what_templates_need_no_data_for(small: Path) -> None:
    lay(
        small,
        {
            "templates/a.md.j2": "{{ perriod }}",
            "templates/b.md.j2": "{% if %}",
            "templates/c.md.j2": "{{ period.name }}",
        },
    )
    ran = run("validate", at=small)
    assert ran.code == 1
    assert "templates/a.md.j2:1:4: lỗi[T402]: không có tên “perriod”" in ran.err + ran.out
    assert "templates/b.md.j2:1:1: lỗi[T401]" in ran.err + ran.out
    assert "c.md.j2" not in ran.out


def test_a_workspace_template_wins(small: Path) -> None:
    lay(small, {"templates/tong-hop.md.j2": "Mẫu của phường, {{ period.name }}."})
    assert "Mẫu của phường, quý II năm 2026." in run("report", "--quarter", "2", at=small).out
