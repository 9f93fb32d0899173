"""`tthc record --corrects`: what is not typed again is kept, on the day that it was said of, and the answer says so."""

from pathlib import Path

import pytest

from tests.domain.making import append
from tests.running import Ran, run
from tests.workspaces import entry, lay, read_clean
from tthc_cli.domain.progress import ProgressEntry

OLD = "20260512-III-1-b-vhxh-aaaaaa.yaml"
SAID = """
task: III.1.b
unit: vhxh
date: 2026-05-12
progress: in_progress
percent: 40
result: Đã trả lời 7 phản ánh
difficulty: Thiếu người
cause: Nghỉ phép
proposal: Thêm 01 người
next: Trả lời hết
evidence: [{document: 45/BC-UBND, date: 2026-05-10}]
measures: [{indicator: II.1.a, numerator: 112, denominator: 150, source: Một cửa}, {indicator: II.1.b, numerator: 3, denominator: 4}]
answers: 9/SNV
"""

SECOND = """      - id: II.1.b
        text: Hồ sơ số hóa
        at_least: 100
        numerator: Số hồ sơ số hóa
        denominator: Số hồ sơ tiếp nhận
"""


@pytest.fixture
def said(small: Path) -> Path:
    """The small plan with a second indicator, and one entry that says everything."""
    append(small, "plan/targets.yaml", SECOND)
    entry(small, OLD, SAID)
    return small


def correct(root: Path, *words: str, progress: str = "in_progress", now: str = "2026-06-30T08:00:00+07:00") -> Ran:
    base = ("record", "III.1.b", "--unit", "vhxh", "--progress", progress, "--corrects", OLD, "--by", "A")
    return run(*base, *words, at=root, now=now)


def standing(root: Path) -> ProgressEntry:
    workspace, _ = read_clean(root)
    corrected = {one.corrects for one in workspace.log.entries}
    (found,) = (one for one in workspace.log.progress() if one.name not in corrected)
    return found


def content(one: ProgressEntry) -> dict[str, object]:
    return one.model_dump(exclude={"version", "recorded_at", "by", "corrects"}, exclude_defaults=True)


def test_what_is_not_typed_is_kept(said: Path) -> None:
    before = content(standing(said))
    ran = correct(said, "--evidence", "46/BC-UBND")
    assert ran.code == 0
    assert (
        "Giữ của bản ghi cũ: ngày 12/05/2026, %, kết quả, khó khăn, nguyên nhân, đề xuất, phương hướng, văn bản trả lời, "
        "số liệu II.1.a, II.1.b.\n"
    ) in ran.err
    assert content(standing(said)) == {**before, "evidence": ({"document": "46/BC-UBND"},)}


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("--result", "Đã trả lời 8"), "result"),
        (("--difficulty", ""), "difficulty"),
        (("--cause", ""), "cause"),
        (("--proposal", ""), "proposal"),
        (("--next", ""), "next"),
        (("--percent", ""), "percent"),
        (("--evidence", ""), "evidence"),
        (("--measure", ""), "measures"),
        (("--answers", ""), "answers"),
    ],
)
def test_what_is_typed_counts_and_empty_takes_away(said: Path, words: tuple[str, str], part: str) -> None:
    before = content(standing(said))
    assert correct(said, *words).code == 0
    after = content(standing(said))
    assert after.pop(part, None) == (words[1] or None)
    del before[part]
    assert after == before


def test_a_figure_replaces_that_of_its_indicator(said: Path) -> None:
    ran = correct(said, "--measure", "II.1.a=120/150")
    assert "số liệu II.1.b.\n" in ran.err
    figures = {one.indicator: (int(one.numerator), one.source) for one in standing(said).measures}
    assert figures == {"II.1.a": (120, ""), "II.1.b": (3, "")}


def test_a_figure_that_the_plan_no_longer_asks_for_is_not_kept(said: Path) -> None:
    targets = said / "plan" / "targets.yaml"
    targets.write_text(targets.read_text(encoding="utf-8").partition("      - id: II.1.b")[0], encoding="utf-8")
    assert correct(said).code == 0
    written = max((said / "plan" / "progress").rglob("*.yaml"), key=lambda path: path.stat().st_mtime_ns)
    assert "indicator: II.1.a" in written.read_text(encoding="utf-8")
    assert "indicator: II.1.b" not in written.read_text(encoding="utf-8")


def test_per_cent_is_kept_only_with_the_same_progress(said: Path) -> None:
    ran = correct(said, progress="done")
    assert "Giữ của bản ghi cũ: ngày 12/05/2026, kết quả, khó khăn" in ran.err
    assert standing(said).percent is None


def test_a_day_that_is_typed_counts(said: Path) -> None:
    ran = correct(said, "--date", "1/6/2026")
    assert "Giữ của bản ghi cũ: %, kết quả" in ran.err
    assert str(standing(said).date) == "2026-06-01"


def test_an_entry_of_which_nothing_stays_says_nothing_of_it(said: Path) -> None:
    blank = [
        word
        for part in ("result", "difficulty", "cause", "proposal", "next", "percent", "evidence", "measure", "answers")
        for word in (f"--{part}", "")
    ]
    assert "Giữ của bản ghi cũ" not in correct(said, *blank, "--date", "1/6/2026").err


def test_the_day_of_the_corrected_entry_may_be_closed(said: Path) -> None:
    assert run("close", "--quarter", "2", at=said).code == 0
    refused = correct(said)
    assert (refused.code, "kỳ quý II năm 2026 đã chốt, ngày 12/05/2026" in refused.err) == (2, True)
    assert correct(said, "--late").code == 0
    assert (str(standing(said).date), standing(said).late) == ("2026-05-12", True)


def test_an_entry_that_cannot_be_read_is_not_corrected(said: Path) -> None:
    lay(said, {f"plan/progress/2026-05/{OLD}": "task: [\n"})
    ran = correct(said)
    assert (ran.code, f"không có bản ghi {OLD}" in ran.err) == (2, True)


def test_a_word_on_the_wrong_task_is_withdrawn_by_one_on_the_right_task(small: Path) -> None:
    wrong = "20260612-III-2-dd-vhxh-aaaaaa.yaml"
    entry(
        small, wrong, "task: III.2.đ\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress\nresult: Việc\nmeasures: []"
    )
    words = ("record", "III.2.d", "--unit", "vhxh", "--progress", "in_progress", "--percent", "5", "--corrects", wrong)
    ran = run(*words, at=small)
    assert ran.err == (
        "Đã ghi: III.2.d (Kiện toàn bộ phận một cửa), Phòng Văn hóa - Xã hội, đang thực hiện, tính vào kỳ quý II năm 2026, "
        "thay cho bản ghi của III.2.đ.\nGiữ của bản ghi cũ: ngày 12/06/2026.\n"
    )
    assert set(content(standing(small))) == {"task", "unit", "date", "progress", "percent"}
    assert "chưa có bản ghi nào" in run("show", "III.2.đ", at=small).out
    assert run("validate", at=small).code == 0


def test_the_word_of_another_unit_is_not_taken_back(said: Path) -> None:
    ran = run("record", "III.1.b", "--unit", "vp", "--progress", "in_progress", "--corrects", OLD, at=said, columns=300)
    assert (ran.code, f"Lỗi: {OLD} là bản ghi của Phòng Văn hóa - Xã hội\n" in ran.err) == (2, True)
    assert f"(tthc record III.1.b --unit vhxh --progress … --corrects {OLD}), rồi ghi riêng cho vp." in ran.err


def test_two_figures_of_one_indicator_are_refused(said: Path) -> None:
    ran = correct(said, "--measure", "II.1.a=1/5", "--measure", "II.1.a=3/4")
    assert (ran.code, "II.1.a có hai số liệu trong một bản ghi" in ran.err) == (2, True)


@pytest.mark.parametrize("words", ["Không", "-", "không có", "Không.", "ko"])
def test_words_for_nothing_are_nothing(small: Path, words: str) -> None:
    parts = [word for part in ("difficulty", "cause", "proposal", "next") for word in (f"--{part}", words)]
    ran = run(
        "record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--result", "Việc", *parts, at=small,
        columns=300,
    )  # fmt: skip
    assert ran.code == 0
    heard = ", ".join(f"{part} “{words}”" for part in ("khó khăn", "nguyên nhân", "đề xuất", "phương hướng"))
    assert f"Được hiểu là không có gì để nêu: {heard}.\n" in ran.err
    assert set(content(standing(small))) == {"task", "unit", "date", "progress", "result"}


def test_a_word_for_nothing_takes_away_what_a_correction_would_keep(said: Path) -> None:
    assert correct(said, "--difficulty", "Không").code == 0
    assert standing(said).difficulty == ""


def test_words_that_only_begin_like_nothing_stay(said: Path) -> None:
    assert correct(said, "--difficulty", "Không còn thiếu người").code == 0
    assert standing(said).difficulty == "Không còn thiếu người"


def test_a_result_may_be_called_nothing(small: Path) -> None:
    assert (
        run("record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--result", "Không", at=small).code == 0
    )
    assert standing(small).result == "Không"
