"""What a report takes from the entries: results with their days, the newest directions, what nobody said."""

from pathlib import Path

import pytest

from tests.domain.periodic import TASKS, lay_tasks
from tests.domain.telling import says
from tests.running import run

END = "2026-12-31T08:00:00+07:00"


@pytest.fixture
def continuous(tmp_path: Path) -> Path:
    return lay_tasks(tmp_path)


def full(root: Path, *words: str) -> str:
    return run("report", *words, "--no-annex", "--format", "md", at=root, now=END).out


def part(text: str, heading: str) -> list[str]:
    """The lines under one heading."""
    lines = text.partition(f"{heading}\n")[2].partition("\n#")[0].splitlines()
    return [line for line in lines if line]


def test_two_results_of_one_unit_on_one_task_show_their_days(continuous: Path) -> None:
    for name, unit, day, result in (
        ("a", "vp", "2026-04-08", "Rà soát 112/150 dịch vụ"),
        ("b", "vp", "2026-06-10", "Rà soát 131/150 dịch vụ"),
        ("c", "vhxh", "2026-06-10", "Rà soát xong"),
    ):
        says(continuous, f"{name}.yaml", "III.1.a", unit, day, "in_progress", f"result: {result}")
    text = full(continuous, "--quarter", "2")
    assert "- Văn phòng (ngày 08/4/2026): Rà soát 112/150 dịch vụ.\n" in text
    assert "- Văn phòng (ngày 10/6/2026): Rà soát 131/150 dịch vụ.\n" in text
    assert "- Phòng Văn hóa - Xã hội: Rà soát xong.\n" in text
    section = full(continuous, "--quarter", "2", "--kind", "muc-rieng", "--unit", "vp")
    assert "- Ngày 08/4/2026: Rà soát 112/150 dịch vụ.\n" in section
    annex = run("report", "--quarter", "2", "--kind", "phu-luc", "--format", "md", at=continuous).out
    assert "| 08/4/2026: Rà soát 112/150 dịch vụ; 10/6/2026: Rà soát 131/150 dịch vụ |" in annex
    assert "| Rà soát xong |" in annex


def test_the_same_result_twice_is_one_result(continuous: Path) -> None:
    for name, day in (("a", "2026-04-08"), ("b", "2026-06-10")):
        says(continuous, f"{name}.yaml", "III.1.a", "vp", day, "in_progress", "result: Đang rà soát")
    assert "- Văn phòng: Đang rà soát.\n" in full(continuous, "--quarter", "2")


def test_a_sentence_ends_once(continuous: Path) -> None:
    says(continuous, "a.yaml", "III.1.a", "vp", "2026-06-10", "in_progress", "result: Câu 1. Câu 2;")
    assert "- Văn phòng: Câu 1. Câu 2.\n" in full(continuous, "--quarter", "2")


def next_steps(root: Path, *words: str) -> list[str]:
    text = full(root, *words)
    heading = next(line for line in text.splitlines() if line.startswith("## IV. PHƯƠNG HƯỚNG"))
    return part(text, heading)


def test_the_newest_word_alone_says_what_comes_next(continuous: Path) -> None:
    says(continuous, "a.yaml", "III.1.a", "vp", "2026-04-10", "in_progress", "next: Rà soát 38 dịch vụ")
    says(continuous, "b.yaml", "III.1.b", "vp", "2026-04-10", "in_progress", "next: Lập sổ")
    says(continuous, "c.yaml", "III.1.a", "vp", "2026-06-10", "in_progress", "next: Rà soát 19 dịch vụ")
    assert next_steps(continuous, "--quarter", "2") == [
        "- Rà soát 19 dịch vụ. (Văn phòng; III.1.a)",
        "- Lập sổ. (Văn phòng; III.1.b)",
    ]
    says(continuous, "d.yaml", "III.1.a", "vp", "2026-06-12", "done", "result: Xong")
    assert next_steps(continuous, "--quarter", "2") == ["- Lập sổ. (Văn phòng; III.1.b)"]


@pytest.mark.parametrize(
    ("words", "day", "is_meant"),
    [
        (["--half", "1"], "2026-03-14", False),
        (["--half", "1"], "2026-03-15", True),
        (["--annual"], "2026-09-14", False),
        (["--annual"], "2026-09-15", True),
        (["--annual", "--calendar"], "2026-09-30", False),
        (["--annual", "--calendar"], "2026-10-01", True),
        (["--quarter", "2"], "2026-03-15", True),
    ],
)
def test_directions_of_a_long_period_are_of_its_last_quarter(
    continuous: Path, words: list[str], day: str, *, is_meant: bool
) -> None:
    says(continuous, "a.yaml", "III.1.a", "vp", day, "in_progress", "next: Rà soát")
    assert ("- Rà soát. (Văn phòng; III.1.a)" in next_steps(continuous, *words)) is is_meant


SILENT = "Chưa có báo cáo của đơn vị."
HEADINGS = {
    "## I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH": "Các đơn vị đã báo cáo không nêu nội dung chỉ đạo, điều hành.",
    "### 2. Tồn tại, khó khăn, vướng mắc": "Các đơn vị đã báo cáo không nêu khó khăn, vướng mắc.",
    "### 3. Nguyên nhân": "Các đơn vị đã báo cáo không nêu nguyên nhân.",
    "## IV. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM QUÝ III NĂM 2026": (
        "Các đơn vị đã báo cáo không nêu phương hướng, nhiệm vụ quý III năm 2026."
    ),
}


def test_silence_is_not_said_to_be_nothing(continuous: Path) -> None:
    text = full(continuous, "--quarter", "2")
    assert [part(text, heading) for heading in HEADINGS] == [[SILENT]] * 4
    assert f"## V. KIẾN NGHỊ, ĐỀ XUẤT\n\n{SILENT}\n" in text
    assert "Không phát sinh." not in text
    section = full(continuous, "--quarter", "2", "--kind", "muc-rieng", "--unit", "vp")
    assert part(section, "### 2. Số liệu chỉ tiêu") == ["Chưa có số liệu."]
    assert part(section, "### 3. Khó khăn, vướng mắc và nguyên nhân") == ["Đơn vị chưa có báo cáo trong kỳ."]


def test_a_report_that_names_no_difficulty_says_just_that(continuous: Path) -> None:
    says(continuous, "a.yaml", "III.1.a", "vp", "2026-06-10", "in_progress", "result: Một")
    text = full(continuous, "--quarter", "2")
    assert {heading: part(text, heading) for heading in HEADINGS} == {
        heading: [said] for heading, said in HEADINGS.items()
    }
    assert "\n\nCác đơn vị đã báo cáo không nêu kiến nghị, đề xuất.\n" in text
    section = full(continuous, "--quarter", "2", "--kind", "muc-rieng", "--unit", "vp")
    assert part(section, "### 3. Khó khăn, vướng mắc và nguyên nhân") == [
        "Trong kỳ không ghi nhận khó khăn, vướng mắc."
    ]


def test_a_difficulty_without_a_cause_is_named(continuous: Path) -> None:
    says(continuous, "a.yaml", "III.1.a", "vp", "2026-06-10", "in_progress", "difficulty: Mạng chậm")
    says(
        continuous,
        "b.yaml",
        "III.1.a",
        "vhxh",
        "2026-06-10",
        "in_progress",
        "difficulty: Thiếu máy",
        "cause: Hết kinh phí",
    )
    text = full(continuous, "--quarter", "2")
    assert part(text, "### 3. Nguyên nhân") == [
        "- Hết kinh phí. (Phòng Văn hóa - Xã hội; III.1.a)",
        "- Chưa nêu nguyên nhân của khó khăn, vướng mắc về III.1.a (Văn phòng).",
    ]
    section = full(continuous, "--quarter", "2", "--kind", "muc-rieng", "--unit", "vp")
    assert part(section, "### 3. Khó khăn, vướng mắc và nguyên nhân") == [
        "- Mạng chậm. (III.1.a)",
        "- Chưa nêu nguyên nhân của khó khăn, vướng mắc về III.1.a.",
    ]


def test_a_unit_without_tasks_says_so(tmp_path: Path) -> None:
    root = lay_tasks(tmp_path, TASKS.replace("[vp, vhxh]", "[vp]"))
    section = full(root, "--quarter", "2", "--kind", "muc-rieng", "--unit", "vhxh")
    assert part(section, "### 1. Kết quả thực hiện nhiệm vụ") == ["Kế hoạch không giao nhiệm vụ cho đơn vị."]


def test_an_ad_hoc_report_is_named_by_its_days(continuous: Path) -> None:
    says(continuous, "a.yaml", "III.1.a", "vp", "2026-07-10", "in_progress", "result: Một")
    text = full(continuous, "--from", "1/7/2026", "--to", "31/7/2026")
    days = "từ ngày 01/7/2026 đến ngày 31/7/2026"
    cited = "Kế hoạch số 12/KH-UBND ngày 12/3/2026"
    assert f"**Kết quả thực hiện {cited} {days} (báo cáo đột xuất)**" in text
    assert f"Văn phòng báo cáo đột xuất tình hình, kết quả thực hiện (số liệu {days}) như sau:" in text
    assert (
        f"báo cáo kết quả thực hiện {cited} {days} (báo cáo đột xuất), số liệu tính đến hết ngày 31/7/2026./." in text
    )
    assert "chưa gửi" not in text
    assert "Chưa có báo cáo kỳ này" not in text
    assert "- Báo cáo được tổng hợp từ kết quả đã ghi nhận của: Văn phòng.\n" in text
    section = full(continuous, "--from", "1/7/2026", "--to", "31/7/2026", "--kind", "muc-rieng", "--unit", "vp")
    assert f"# Kết quả thực hiện {cited} {days} (báo cáo đột xuất)\n" in section
    assert f"Văn phòng báo cáo đột xuất kết quả thực hiện {cited} của" in section
    annex = run(
        "report",
        "--from",
        "1/7/2026",
        "--to",
        "31/7/2026",
        "--kind",
        "phu-luc",
        "--format",
        "md",
        at=continuous,
        now=END,
    )
    assert f"Tiến độ thực hiện {cited} {days}" in annex.out
