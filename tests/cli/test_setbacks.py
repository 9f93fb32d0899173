"""Words and figures that go back behind the last ones: a remark by record, collect and validate, never a refusal, and never of a correction."""

from pathlib import Path

import pytest

from tests.forms import collect, entries, form
from tests.running import Ran, run
from tests.workspaces import entry, read_clean
from tthc_cli.domain.checks.book import Book
from tthc_cli.domain.checks.setbacks import words_that_go_back
from tthc_cli.domain.progress import Log, ProgressEntry

DATED, CONTINUOUS = "III.1.a", "III.1.b"
"""III.1.a is due on a day, III.1.b goes on all the year."""


def said(root: Path, task: str, name: str, day: str, words: str) -> None:
    entry(root, name, f"task: {task}\nunit: vhxh\ndate: {day}\nresult: Đang làm\n{words}")


def measured(above: int, below: int) -> str:
    figure = f"measures:\n  - indicator: II.1.a\n    numerator: {above}\n    denominator: {below}"
    return f"progress: in_progress\n{figure}"


def found(root: Path) -> list[str]:
    lines = run("validate", at=root, columns=300).out.splitlines()
    return [line.partition("cảnh báo[")[2] for line in lines if "[T318]" in line or "[T319]" in line]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("progress: in_progress\npercent: 60", "progress: in_progress\npercent: 30", "T318]: III.1.a (vhxh): ngày 10/04/2026 đã ghi 60% khối lượng, nay ghi 30%"),
        ("progress: done", "progress: in_progress\npercent: 60", "T318]: III.1.a (vhxh): ngày 10/04/2026 đã ghi hoàn thành, nay ghi là chưa hoàn thành"),
        ("progress: done", "progress: suspended", "T318]: III.1.a (vhxh): ngày 10/04/2026 đã ghi hoàn thành, nay ghi là chưa hoàn thành"),
        (measured(112, 150), measured(90, 150), "T319]: II.1.a (vhxh): ngày 10/04/2026 đã ghi 112/150, nay ghi 90/150, tỷ lệ giảm"),
        (measured(112, 150), measured(112, 120), "T319]: II.1.a (vhxh): ngày 10/04/2026 đã ghi 112/150, nay ghi 112/120, mẫu số giảm"),
        (measured(112, 150), measured(30, 120), "T319]: II.1.a (vhxh): ngày 10/04/2026 đã ghi 112/150, nay ghi 30/120, tỷ lệ và mẫu số giảm"),
        (measured(5, 10), measured(0, 0), "T319]: II.1.a (vhxh): ngày 10/04/2026 đã ghi 5/10, nay ghi 0/0, mẫu số giảm"),
        ("progress: in_progress\npercent: 30", "progress: in_progress\npercent: 60", ""),
        ("progress: in_progress\npercent: 30", "progress: in_progress", ""),
        ("progress: in_progress\npercent: 90", "progress: done", ""),
        ("progress: in_progress", "progress: suspended", ""),
        (measured(112, 150), measured(120, 160), ""),
        (measured(0, 0), measured(1, 5), ""),
    ],
)  # fmt: skip
def test_what_goes_back(small: Path, before: str, after: str, told: str) -> None:
    said(small, DATED, "20260410-a.yaml", "2026-04-10", before)
    said(small, DATED, "20260810-b.yaml", "2026-08-10", after)
    # On a day after both.
    entries_of = run("validate", at=small, now="2026-09-01T08:00:00+07:00", columns=300)
    lines = [
        line.partition("cảnh báo[")[2] for line in entries_of.out.splitlines() if "[T318]" in line or "[T319]" in line
    ]
    assert (lines, entries_of.code) == ([told] if told else [], 0)


def test_work_of_every_period_begins_anew_in_each(small: Path) -> None:
    said(small, CONTINUOUS, "20260410-a.yaml", "2026-04-10", "progress: done\npercent: 100")
    said(small, CONTINUOUS, "20260620-b.yaml", "2026-06-20", "progress: in_progress\npercent: 30")
    assert found(small) == []
    said(small, CONTINUOUS, "20260621-c.yaml", "2026-06-21", "progress: in_progress\npercent: 20")
    assert found(small) == ["T318]: III.1.b (vhxh): ngày 20/06/2026 đã ghi 30% khối lượng, nay ghi 20%"]


def test_a_correction_replaces_and_others_are_others(small: Path) -> None:
    said(small, DATED, "20260410-a.yaml", "2026-04-10", "progress: in_progress\npercent: 60")
    said(small, DATED, "20260410-b.yaml", "2026-04-10", "progress: in_progress\npercent: 30\ncorrects: 20260410-a.yaml")
    said(small, DATED, "20260610-c.yaml", "2026-06-10", "progress: in_progress\npercent: 40")
    text = f"task: {DATED}\nunit: vp\ndate: 2026-06-11\nprogress: in_progress\npercent: 10\nresult: Đang làm"
    entry(small, "20260611-vp.yaml", text)
    assert found(small) == []


def record(root: Path, *words: str) -> Ran:
    return run("record", DATED, "--unit", "vhxh", "--progress", "in_progress", "--result", "Đang làm", *words, at=root)


def test_record_remarks_and_writes(small: Path) -> None:
    assert record(small, "--percent", "60", "--date", "10/6/2026").err.count("Lưu ý") == 0
    ran = record(small, "--percent", "30")
    name = ran.out.strip().rpartition("/")[2]
    remark = (
        "Lưu ý: III.1.a (vhxh): ngày 10/06/2026 đã ghi 60% khối lượng, nay ghi 30%. Đúng như vậy thì không phải sửa gì. "
        f"Ghi nhầm thì ghi bản đính chính: tthc record … --corrects {name} với nội dung đúng.\n"
    )
    assert (ran.code, remark in ran.err) == (0, True)
    corrected = record(small, "--percent", "20", "--corrects", name)
    assert "đã ghi 60% khối lượng, nay ghi 20%" in corrected.err
    assert record(small, "--percent", "90").err.count("Lưu ý") == 0


def test_record_repeats_the_figures_it_took(small: Path) -> None:
    ran = record(small, "--measure", "II.1.a=112/150; sổ theo dõi")
    assert "Số liệu: II.1.a: 112/150 = 74,7%.\n" in ran.err
    ran = record(small, "--measure", "II.1.a=0/0")
    assert "Số liệu: II.1.a: 0/0.\n" in ran.err
    assert "II.1.a (vhxh): ngày 30/06/2026 đã ghi 112/150, nay ghi 0/0, mẫu số giảm" in ran.err


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("1,500/2,000", "1500 hoặc 1,5"),
        ("1.500/2", "1500 hoặc 1,5"),
        ("12,000/20", "12000 hoặc 12"),
        ("1,234,567/2", "1234567"),
    ],
)
def test_a_doubtful_figure_is_refused_with_its_readings(small: Path, typed: str, readings: str) -> None:
    ran = record(small, "--measure", f"II.1.a={typed}")
    assert (ran.code, ran.out) == (2, "")
    assert f"không rõ là hàng nghìn hay số lẻ; hãy ghi {readings}\n" in ran.err


def test_figures_that_leave_no_doubt(small: Path) -> None:
    for typed in ("1,5/2", "1500/2000", "0,125/2", "12,75/20", "1,2340/2", "112,1250/150"):
        ran = record(small, "--measure", f"II.1.a={typed}")
        assert ran.code == 0, typed
        (measure,) = [word.measures[0] for word in words(small) if word.origin.file == ran.out.strip()]
        assert f"{measure.numerator}/{measure.denominator}".replace(".", ",") == typed


def words(root: Path) -> list[ProgressEntry]:
    return list(read_clean(root)[0].log.progress())


def test_an_entry_with_a_doubtful_figure(small: Path) -> None:
    said(small, DATED, "20260610-a.yaml", "2026-06-10", measured(1, 2).replace(": 1\n", ": 1,500\n"))
    assert "lỗi[T106]: “1,500” không rõ là hàng nghìn hay số lẻ; hãy ghi 1500 hoặc 1,5" in run("validate", at=small).out


def test_collect_remarks_at_the_cell_and_takes_the_form(small: Path) -> None:
    said(small, DATED, "20260510-a.yaml", "2026-05-10", f"percent: 60\n{measured(112, 150)}")
    paper = form(small)
    paper.put(DATED, progress="Đang thực hiện", percent=30, result="Đang làm").put("II.1.a", above=90, below=150).save(
        "P.xlsx"
    )
    ran = collect(small, "P.xlsx")
    assert (ran.code, len(entries(small))) == (0, 2)
    assert "cảnh báo[T318]: III.1.a (vhxh): ngày 10/05/2026 đã ghi 60% khối lượng, nay ghi 30%\n" in ran.err
    assert "trang “Số liệu”, ô G" in ran.err
    assert "cảnh báo[T319]: II.1.a (vhxh): ngày 10/05/2026 đã ghi 112/150, nay ghi 90/150, tỷ lệ giảm\n" in ran.err
    assert ran.err.count("Đúng như vậy thì không phải sửa gì; nếu nhầm thì sửa ô này rồi thu lại.") == 2
    assert "II.1.a: 90/150 = 60%" in ran.out


def test_every_fall_is_told_once(small: Path) -> None:
    said(small, DATED, "20260510-a.yaml", "2026-05-10", "progress: in_progress\npercent: 60")
    workspace, plan = read_clean(small)
    (word,) = workspace.log.progress()
    many = Log(tuple(word.model_copy(update={"percent": number % 2}) for number in range(3000)))
    assert len(list(words_that_go_back(Book(plan, many, word.date)))) == 1499
