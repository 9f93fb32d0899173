"""Changes of a plan whose parts and bounds other tests pass over."""

from pathlib import Path

import pytest

from tests.domain.making import append, edit
from tests.workspaces import lay, read_clean
from tthc_cli.domain.change import Change, ChangeKind
from tthc_cli.domain.changes import compare_plans, show_word_changes

ONE, TWO, PLAN = "plan/tasks/III.1.yaml", "plan/tasks/III.2.yaml", "plan/plan.yaml"
TARGETS, UNITS, CALENDAR = "plan/targets.yaml", "plan/units.yaml", "plan/calendar/2026.yaml"
OCTOBER = "trong tháng 10/2026"
STEP = "  steps: [{id: III.2.đ.1, text: Mở lớp, lead: [vp, vhxh]}]\n"
MORE_UNITS = """
  - {id: to-a, name: Tổ A, short: Tổ A, side: inside}
  - {id: to-b, name: Tổ B, short: Tổ B, side: inside}
groups:"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return lay(tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return lay(tmp_path / "new")


def changes(old: Path, new: Path) -> list[Change]:
    return compare_plans(read_clean(old)[1], read_clean(new)[1])


def test_a_change_of_the_document_itself(old: Path, new: Path) -> None:
    edit(new, PLAN, "date: 2026-03-12", "date: 2026-03-15")
    assert changes(old, new) == [Change("kế hoạch", ChangeKind.DOCUMENT, "date", "12/03/2026", "15/03/2026")]


def test_a_day_off_that_came(old: Path, new: Path) -> None:
    edit(new, CALENDAR, "holidays:\n", "holidays:\n  - {date: 2026-11-24, name: Ngày Văn hóa}\n")
    assert changes(old, new) == [
        Change("lịch 2026", ChangeKind.CALENDAR, "24/11/2026", "", "nghỉ Ngày Văn hóa"),
    ]


@pytest.mark.parametrize(
    ("words", "weakens", "note"),
    [
        ("Đến hết ngày 01/11/2026", True, "lùi 1 ngày"),
        ("Đến hết ngày 31/10/2026", False, "ngày không đổi"),
        ("Đến hết ngày 30/10/2026", False, "sớm hơn 1 ngày"),
    ],
)
def test_one_day_is_a_change(old: Path, new: Path, words: str, note: str, *, weakens: bool) -> None:
    edit(new, TWO, OCTOBER, words)
    (change,) = changes(old, new)
    assert (change.weakens, change.note) == (weakens, note)


def test_words_without_a_year_are_of_the_year_of_their_plan(old: Path, new: Path) -> None:
    edit(old, TWO, OCTOBER, "trong tháng 10")
    edit(new, TWO, OCTOBER, "trong tháng 11")
    assert [change.note for change in changes(old, new)] == ["lùi 30 ngày"]


def test_a_task_that_moved_and_has_another_lead(old: Path, new: Path) -> None:
    edit(new, ONE, "id: III.1.a\n", "id: III.1.c\n")
    edit(new, ONE, "lead: [tat-ca]", "lead: [vp]")
    assert changes(old, new) == [
        Change("III.1.c", ChangeKind.UNITS, "lead", "tat-ca", "vp", weakens=True, note="thêm Văn phòng; bớt Các phòng, ban"),
        Change("III.1.a", ChangeKind.MOVED, "id", "III.1.a", "III.1.c"),
    ]  # fmt: skip


def test_a_target_that_became_a_task(old: Path, new: Path) -> None:
    edit(new, TARGETS, "id: II.1\n", "id: II.2\n")
    edit(new, TARGETS, "text: 100% hồ sơ được nộp trực tuyến.", "text: Chỉ tiêu khác.")
    append(new, ONE, "- {id: III.1.c, title: Hồ sơ trực tuyến, text: 100% hồ sơ được nộp trực tuyến., lead: [vp]}\n")
    assert changes(old, new) == [
        Change("II.1.a", ChangeKind.REMOVED, "indicators", "100% hồ sơ được nộp trực tuyến", "", weakens=True),
        Change("II.1", ChangeKind.MOVED, "id", "II.1", "III.1.c"),
        Change("II.2", ChangeKind.ADDED, "id", "", "Hồ sơ trực tuyến"),
    ]


def test_the_lead_of_a_step(old: Path, new: Path) -> None:
    append(old, TWO, STEP)
    append(new, TWO, STEP.replace("[vp, vhxh]", "[so-noi-vu]"))
    assert changes(old, new) == [
        Change(
            "III.2.đ.1", ChangeKind.UNITS, "lead", "vp, vhxh", "so-noi-vu", weakens=True,
            note="thêm Sở Nội vụ; bớt Văn phòng, Phòng Văn hóa - Xã hội",
        ),
    ]  # fmt: skip


def test_members_who_came_and_went(old: Path, new: Path) -> None:
    for root in (old, new):
        edit(root, UNITS, "\ngroups:", MORE_UNITS)
    edit(new, UNITS, "members: [vp, vhxh]", "members: [to-a, to-b]")
    (change,) = changes(old, new)
    assert (change.weakens, change.note) == (
        True, "thêm Tổ A, Tổ B (2 nhiệm vụ); bớt Văn phòng, Phòng Văn hóa - Xã hội (5 nhiệm vụ)",
    )  # fmt: skip


def test_an_amendment_grants_its_own_change_alone(old: Path, new: Path) -> None:
    edit(new, TWO, OCTOBER, "trong tháng 11/2026")
    granted = (
        "  - {{document: 5/QĐ, date: 2026-06-01, task: {task}, field: due, old: {old}, new: {new}, reason: Lùi}}\n"
    )
    append(
        new, PLAN, "amendments:\n" + granted.format(task="III.1.a", old="Trước 15/12/2026", new="trong tháng 11/2026")
    )
    (change,) = changes(old, new)
    assert change.amendment is None
    append(new, PLAN, granted.format(task="III.2.đ", old=OCTOBER, new="trong tháng 12/2026"))
    (change,) = changes(old, new)
    assert change.amendment is None


def test_words_beside_a_change() -> None:
    six = "một hai ba bốn năm sáu"
    assert show_word_changes(f"A {six} B", f"a {six} b") == f"[-A-] {{+a+}} {six} [-B-] {{+b+}}"
    seven = f"{six} bảy"
    assert show_word_changes(f"A {seven} B", f"a {seven} b") == "[-A-] {+a+} một hai ba … năm sáu bảy [-B-] {+b+}"


def test_words_that_come_often_in_a_long_text_are_found_all_the_same() -> None:
    """Above 200 words the matcher would leave out what is frequent, unless it is told not to."""
    long = " ".join(["và"] * 250)
    assert show_word_changes(f"A {long}", f"B {long}") == "[-A-] {+B+} và và và …"


LONG = [f"từ{n}" for n in range(3000)]


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (LONG, [*LONG[:1500], "mới", *LONG[1500:]], "… từ1497 từ1498 từ1499 {+mới+} từ1500 từ1501 từ1502 …"),
        (LONG, LONG[:1500] + LONG[1501:], "… từ1497 từ1498 từ1499 [-từ1500-] từ1501 từ1502 từ1503 …"),
        (LONG, ["mới", *LONG], "{+mới+} từ0 từ1 từ2 …"),
        (LONG, [*LONG, "mới"], "… từ2997 từ2998 từ2999 {+mới+}"),
        (
            ["đầu", *["a", "b"] * 1000, "cuối"],
            ["đầu", *["b", "a", "a"] * 1000, "cuối"],
            "đầu nội dung thay đổi nhiều: [-a b a b a b a b a b a b … (2000 từ)-] {+b a a b a a b a a b a a … (3000 từ)+} cuối",
        ),
    ],
)
def test_texts_too_long_to_be_compared_word_by_word_are_compared_between_their_equal_ends(
    old: list[str], new: list[str], shown: str
) -> None:
    assert show_word_changes(" ".join(old), " ".join(new)) == shown


def test_ordinary_texts_of_five_hundred_words_are_compared_word_by_word() -> None:
    words = [f"từ{n % 170}" for n in range(500)]
    assert show_word_changes(" ".join(words), " ".join(["mới", *words[1:250], "giữa", *words[251:]])) == (
        "[-từ0-] {+mới+} từ1 từ2 từ3 … từ77 từ78 từ79 [-từ80-] {+giữa+} từ81 từ82 từ83 …"
    )
