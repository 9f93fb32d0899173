"""The reminder letter: whom it goes to, by when it asks for an answer, and when nobody is late yet."""

from pathlib import Path

import pytest

from tests.domain.telling import says
from tests.running import Ran, run
from tests.workspaces import lay

QUARTER_3 = ("--quarter", "3")
NOVEMBER = "2026-11-24T08:00:00+07:00"
SMALL_TASKS = """
    - {id: III.1.a, title: Một, text: Một, lead: [tat-ca], due: Thường xuyên trong năm 2026, products: [Sổ]}
    - {id: III.1.b, title: Hai, text: Hai, lead: [vhxh], due: Thường xuyên trong năm 2026, products: [Sổ]}
"""


def letter(root: Path, *words: str, now: str = NOVEMBER) -> Ran:
    return run("report", *words, "--kind", "don-doc", "--format", "md", at=root, now=now)


@pytest.fixture
def continuous(tmp_path: Path) -> Path:
    """Both units owe a word on one task, the department on two; the office signs the letter."""
    return lay(tmp_path, {"plan/tasks/III.1.yaml": SMALL_TASKS, "plan/tasks/III.2.yaml": "[]\n"})


def test_an_answer_is_asked_for_after_today_however_long_the_period_is_closed(continuous: Path) -> None:
    made = letter(continuous, *QUARTER_3)
    assert (made.code, made.err) == (0, "")
    # The seventh day after Tuesday 24/11 is the Tuesday after.
    assert "trước hoặc trong ngày **01/12/2026**" in made.out


def test_a_day_that_is_over_cannot_be_asked_for(continuous: Path) -> None:
    made = letter(continuous, *QUARTER_3, "--reply-by", "23/11/2026")
    assert (made.code, made.out) == (2, "")
    assert "--reply-by: ngày 23/11/2026 ở trước hôm nay (24/11/2026)" in made.err
    assert "Chọn một ngày sau đó" in made.err
    assert "trong ngày **24/11/2026**" in letter(continuous, *QUARTER_3, "--reply-by", "24/11/2026").out


def test_a_day_before_that_of_the_counts_cannot_be_asked_for(continuous: Path) -> None:
    made = letter(continuous, *QUARTER_3, "--as-of", "30/11/2026", "--reply-by", "29/11/2026")
    assert (made.code, "ở trước ngày lấy số liệu (30/11/2026)" in made.err) == (2, True)


def test_the_counts_name_their_day(continuous: Path) -> None:
    made = letter(continuous, *QUARTER_3, "--unit", "vhxh").out
    assert "Tính đến ngày 14/9/2026, Phòng Văn hóa - Xã hội không có nhiệm vụ quá hạn và chưa gửi báo cáo" in made
    assert "**2. Nhiệm vụ quá hạn.** Tính đến ngày 14/9/2026, không có nhiệm vụ quá hạn." in made
    assert "còn thiếu.** Tính đến ngày 14/9/2026:\n\n- Chưa nhận được báo cáo quý III năm 2026" in made


def test_the_unit_that_signs_is_not_sent_its_own_letter(continuous: Path) -> None:
    made = letter(continuous, *QUARTER_3).out
    assert "Kính gửi: Phòng Văn hóa - Xã hội." in made
    assert "của: Văn phòng; Phòng Văn hóa - Xã hội.\n" in made


def test_the_unit_that_signs_gets_it_where_it_is_the_only_one(continuous: Path) -> None:
    for task in ("III.1.a", "III.1.b"):
        says(continuous, f"{task}.yaml", task, "vhxh", "2026-09-10", "in_progress")
    assert "Kính gửi: Văn phòng." in letter(continuous, *QUARTER_3).out


def test_a_unit_whose_report_lacks_something_is_urged_too(continuous: Path) -> None:
    says(continuous, "a.yaml", "III.1.a", "vhxh", "2026-09-10", "in_progress")
    says(continuous, "b.yaml", "III.1.a", "vp", "2026-09-10", "in_progress")
    made = letter(continuous, *QUARTER_3).out
    assert "Kính gửi: Phòng Văn hóa - Xã hội." in made
    assert "Có 1 đơn vị báo cáo quý III năm 2026 còn thiếu nội dung." in made
    assert "\n- Báo cáo quý III năm 2026 còn thiếu nội dung của: Phòng Văn hóa - Xã hội (III.1.b).\n" in made
    assert "trước hoặc trong ngày" in made
    own = letter(continuous, *QUARTER_3, "--unit", "vhxh").out
    assert "không có nhiệm vụ quá hạn và báo cáo quý III năm 2026 còn thiếu nội dung." in own


def test_units_of_an_issuer_that_several_names_hold_all_get_it(continuous: Path) -> None:
    plan = (continuous / "plan" / "plan.yaml").read_text(encoding="utf-8")
    changed = plan.replace("  don-doc:\n    issuer: Văn phòng", "  don-doc:\n    issuer: Phòng")
    assert changed != plan
    (continuous / "plan" / "plan.yaml").write_text(changed, encoding="utf-8")
    assert "- Văn phòng;\n- Phòng Văn hóa - Xã hội.\n" in letter(continuous, *QUARTER_3).out


@pytest.mark.parametrize(
    ("day", "is_late"), [("2026-09-01", False), ("2026-09-14", False), ("2026-09-15", False), ("2026-09-16", True)]
)
def test_nobody_is_late_before_reports_are_to_be_sent(continuous: Path, day: str, *, is_late: bool) -> None:
    said = letter(continuous, *QUARTER_3, now=f"{day}T08:00:00+07:00").err
    note = (
        "Kỳ quý III năm 2026 chốt số liệu ngày 14/09/2026, các đơn vị gửi báo cáo ngày 15/09/2026: "
        "hôm nay chưa đơn vị nào chậm gửi báo cáo."
    )
    assert " ".join(said.split()) == ("" if is_late else note)


def test_a_period_before_the_plan_urges_nobody(continuous: Path) -> None:
    made = letter(continuous, "--month", "1")
    assert "chưa được ban hành trong kỳ tháng 1 năm 2026" in " ".join(made.err.split())
    assert "Kính gửi: ……………………." in made.out
    assert "còn thiếu.** Tính đến ngày 14/01/2026, không có." in made.out
    assert "được ban hành sau kỳ tháng 1 năm 2026 (từ ngày 15/12/2025 đến ngày 14/01/2026)" in made.out
    full = run("report", "--month", "1", "--format", "md", at=continuous)
    assert "chưa được ban hành trong kỳ tháng 1" in " ".join(full.err.split())
    assert "Đơn vị chưa gửi" not in full.out
    assert "### 3. Nguyên nhân\n\nKế hoạch chưa được ban hành trong kỳ này.\n" in full.out


def test_an_ad_hoc_period_urges_nobody_to_report(continuous: Path) -> None:
    made = letter(continuous, "--from", "1/11/2026", "--to", "30/11/2026")
    assert made.err == ""
    assert "Chưa nhận được báo cáo" not in made.out
    assert "đột xuất 01/11" not in made.out.partition("<!--")[0]
