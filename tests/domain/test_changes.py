"""What changed in meaning between two states of a plan, and which change promises less."""

from pathlib import Path

import pytest

from tests.domain.making import append, edit, where
from tests.workspaces import lay, read_clean
from tthc_cli.domain.change import Change, ChangeKind
from tthc_cli.domain.changes import compare_plans, show_word_changes
from tthc_cli.domain.checks.weakening import NOT_GRANTED, find_idle_amendments, find_ungranted
from tthc_cli.domain.plan import Plan

ONE, TWO, UNITS = "plan/tasks/III.1.yaml", "plan/tasks/III.2.yaml", "plan/units.yaml"
PLAN, TARGETS, CALENDAR = "plan/plan.yaml", "plan/targets.yaml", "plan/calendar/2026.yaml"
OCTOBER = "trong tháng 10/2026"


@pytest.fixture
def before(tmp_path: Path) -> Plan:
    """The small plan as it was."""
    return read_clean(lay(tmp_path / "before"))[1]


@pytest.fixture
def after(tmp_path: Path) -> Path:
    """The folder of the small plan, to be changed."""
    return lay(tmp_path / "after")


def changes(before: Plan, after: Path) -> list[Change]:
    return compare_plans(before, read_clean(after)[1])


def only(before: Plan, after: Path) -> Change:
    (change,) = changes(before, after)
    return change


def test_the_same_plan_has_no_changes(before: Plan, after: Path) -> None:
    assert changes(before, after) == []


@pytest.mark.parametrize(
    ("old", "new", "note", "judged"),
    [
        (OCTOBER, "trong tháng 11/2026", "lùi 30 ngày", "weaker"),
        (OCTOBER, "trong tháng 9/2026", "sớm hơn 31 ngày", "no weaker"),
        (OCTOBER, "Đến hết ngày 31/10/2026", "ngày không đổi", "no weaker"),
        (OCTOBER, "Thường xuyên trong năm 2026", "không còn ngày cụ thể", "weaker"),
        (OCTOBER, "Theo hướng dẫn của Sở Nội vụ", "không còn ngày cụ thể", "weaker"),
        ("Thường xuyên trong năm 2026", OCTOBER, "nay có ngày cụ thể: 31/10/2026", "no weaker"),
        ("Thường xuyên trong năm 2026", "Theo hướng dẫn của Sở Nội vụ", "không còn ngày cụ thể", "weaker"),
        ("Thường xuyên trong năm 2026", "Thường xuyên trong năm 2027", "lùi 365 ngày", "weaker"),
        ("Theo hướng dẫn của Sở Nội vụ", "Khi có yêu cầu của Sở Nội vụ", "", "no weaker"),
        ("Theo hướng dẫn của Sở Nội vụ", "Thường xuyên", "", "no weaker"),
        (OCTOBER, "Trước 31/11/2026", "không đọc được", "no weaker"),
        ("Trước 31/11/2026", OCTOBER, "không đọc được", "no weaker"),
    ],
)
def test_deadlines(tmp_path: Path, old: str, new: str, note: str, judged: str) -> None:
    roots = [lay(tmp_path / words) for words in ("before", "after")]
    for root, words in zip(roots, (old, new), strict=True):
        edit(root, TWO, OCTOBER, words)
    assert only(read_clean(roots[0])[1], roots[1]) == Change(
        "III.2.đ", ChangeKind.DUE, "due", old, new, weakens=judged == "weaker", note=note
    )


def test_a_deadline_that_went_and_an_explicit_one(before: Plan, after: Path) -> None:
    edit(after, TWO, f"  due: {OCTOBER}\n", "  due: {by: 2026-10-31, text: khi xong}\n")
    assert (only(before, after).new, only(before, after).note) == ("khi xong", "ngày không đổi")
    edit(after, TWO, "  due: {by: 2026-10-31, text: khi xong}\n", "")
    assert only(before, after) == Change(
        "III.2.đ", ChangeKind.DUE, "due", OCTOBER, "", weakens=True, note="không còn ngày cụ thể"
    )


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("lead: [tat-ca]", "lead: [vp]", Change("III.1.a", ChangeKind.UNITS, "lead", "tat-ca", "vp", weakens=True, note="thêm Văn phòng; bớt Các phòng, ban")),
        ("lead: [tat-ca]", "lead: [vp, vhxh]", Change("III.1.a", ChangeKind.UNITS, "lead", "tat-ca", "vp, vhxh", note="thêm Văn phòng, Phòng Văn hóa - Xã hội; bớt Các phòng, ban")),
        ("coordinate: [so-noi-vu]", "coordinate: [vp]", Change("III.1.a", ChangeKind.UNITS, "coordinate", "so-noi-vu", "vp", note="thêm Văn phòng; bớt Sở Nội vụ")),
        ("products: [Danh mục thủ tục]", "products: [Danh mục thủ tục, Báo cáo]", Change("III.1.a", ChangeKind.PRODUCTS, "products", "Danh mục thủ tục", "Danh mục thủ tục, Báo cáo", note="thêm Báo cáo")),
        ("products: [Danh mục thủ tục]", "products: []", Change("III.1.a", ChangeKind.PRODUCTS, "products", "Danh mục thủ tục", "", weakens=True, note="bớt Danh mục thủ tục")),
        ("title: Rà soát thủ tục", "title: Rà soát", Change("III.1.a", ChangeKind.TEXT, "title", "Rà soát thủ tục", "Rà soát", note="Rà soát [-thủ tục-]")),
    ],
)  # fmt: skip
def test_fields_of_a_task(before: Plan, after: Path, old: str, new: str, change: Change) -> None:
    edit(after, ONE, old, new)
    assert only(before, after) == change


def test_units_in_another_order(tmp_path: Path) -> None:
    roots = [lay(tmp_path / words) for words in ("before", "after")]
    for root, leads in zip(roots, ("[vp, vhxh]", "[vhxh, vp]"), strict=True):
        edit(root, ONE, "[tat-ca]", leads)
    change = only(read_clean(roots[0])[1], roots[1])
    assert (change.note, change.weakens) == ("đổi thứ tự", False)


def test_tasks_that_came_went_and_moved(before: Plan, after: Path) -> None:
    edit(after, TWO, "id: III.2.d\n", "id: III.2.e\n")
    assert only(before, after) == Change("III.2.d", ChangeKind.MOVED, "id", "III.2.d", "III.2.e")
    edit(after, TWO, "text: Kiện toàn bộ phận một cửa.", "text: Một việc khác hẳn.")
    assert changes(before, after) == [
        Change("III.2.d", ChangeKind.REMOVED, "id", "Kiện toàn bộ phận một cửa", "", weakens=True),
        Change("III.2.e", ChangeKind.ADDED, "id", "", "Kiện toàn bộ phận một cửa"),
    ]


STEPS = "  steps: [{id: III.2.đ.1, text: Mở lớp đầu, lead: [vp, vhxh]}, {id: III.2.đ.2, text: Mở lớp sau}]\n"


def test_steps(tmp_path: Path) -> None:
    old, new = lay(tmp_path / "before"), lay(tmp_path / "after")
    append(old, TWO, STEPS)
    append(new, TWO, STEPS.replace("Mở lớp đầu", "Mở hai lớp đầu").replace("III.2.đ.2", "III.2.đ.3"))
    assert changes(read_clean(old)[1], new) == [
        Change("III.2.đ.2", ChangeKind.REMOVED, "steps", "Mở lớp sau", "", weakens=True),
        Change("III.2.đ.1", ChangeKind.TEXT, "text", "Mở lớp đầu", "Mở hai lớp đầu", note="Mở {+hai+} lớp đầu"),
        Change("III.2.đ.3", ChangeKind.ADDED, "steps", "", "Mở lớp sau"),
    ]


def test_a_step_that_fewer_must_do_is_weaker(tmp_path: Path) -> None:
    old, new = lay(tmp_path / "before"), lay(tmp_path / "after")
    append(old, TWO, STEPS)
    append(new, TWO, STEPS.replace("[vp, vhxh]", "[vhxh]"))
    assert [(change.subject, change.weakens) for change in changes(read_clean(old)[1], new)] == [("III.2.đ.1", True)]


INDICATOR = "      - {id: II.1.b, text: giảm 50%, at_least: 50, numerator: Giảm, denominator: Tất cả}\n"


def test_goals(before: Plan, after: Path) -> None:
    edit(after, TARGETS, "at_least: 100", "at_least: 90")
    assert only(before, after) == Change("II.1.a", ChangeKind.GOAL, "at_least", "100%", "90%", weakens=True)
    edit(after, TARGETS, "at_least: 90", "at_least: 100")
    append(after, TARGETS, INDICATOR)
    assert only(before, after) == Change("II.1.b", ChangeKind.ADDED, "indicators", "", "giảm 50%")
    edit(after, TARGETS, "id: II.1.a", "id: II.1.c")
    assert changes(before, after)[0] == Change(
        "II.1.a", ChangeKind.REMOVED, "indicators", "100% hồ sơ được nộp trực tuyến", "", weakens=True
    )


def test_a_higher_goal_is_no_weaker(tmp_path: Path) -> None:
    old, new = lay(tmp_path / "before"), lay(tmp_path / "after")
    edit(old, TARGETS, "at_least: 100", "at_least: 90.5")
    change = only(read_clean(old)[1], new)
    assert (change.old, change.new, change.weakens) == ("90.5%", "100%", False)


def test_members_of_a_group(before: Plan, after: Path) -> None:
    edit(after, UNITS, "members: [vp, vhxh]", "members: [vp]")
    assert only(before, after) == Change("tat-ca", ChangeKind.MEMBERS, "members", "vp, vhxh", "vp", weakens=True, note="bớt Phòng Văn hóa - Xã hội (4 nhiệm vụ)")  # fmt: skip
    edit(after, UNITS, "members: [vp]", "members: [vp, vhxh, so-noi-vu]")
    assert only(before, after).note == "thêm Sở Nội vụ (1 nhiệm vụ)"
    append(after, UNITS, "  - {id: moi, name: Nhóm mới, members: [vp]}\n")
    assert [change.kind for change in changes(before, after)] == [ChangeKind.MEMBERS, ChangeKind.ADDED]


def test_the_document_and_the_calendar(before: Plan, after: Path) -> None:
    edit(after, PLAN, "date: 2026-03-12", "date: 2026-03-15")
    append(after, CALENDAR, "swaps: [{rest_day: 2026-08-31, work_day: 2026-08-22}]\n")
    edit(after, CALENDAR, "2026-09-02", "2026-09-01")
    assert [(change.subject, change.field, change.old, change.new) for change in changes(before, after)] == [
        ("kế hoạch", "date", "12/03/2026", "15/03/2026"),
        ("lịch 2026", "22/08/2026", "", "làm bù"),
        ("lịch 2026", "31/08/2026", "", "nghỉ hoán đổi"),
        ("lịch 2026", "01/09/2026", "", "nghỉ Quốc khánh"),
        ("lịch 2026", "02/09/2026", "nghỉ Quốc khánh", ""),
    ]
    edit(after, PLAN, "number: 12/KH-UBND", "number: 13/KH-UBND")
    assert changes(before, after)[0].old == "12/KH-UBND"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Rà soát thủ tục", "Rà soát toàn bộ thủ tục", "Rà soát {+toàn bộ+} thủ tục"),
        ("Rà soát danh mục", "Thống kê danh mục", "[-Rà soát-] {+Thống kê+} danh mục"),
        ("một hai ba bốn năm sáu bảy tám", "một hai ba bốn năm sáu bảy chín", "… năm sáu bảy [-tám-] {+chín+}"),
        ("một hai ba bốn năm sáu bảy tám", "chín hai ba bốn năm sáu bảy tám", "[-một-] {+chín+} hai ba bốn …"),
        ("a 1 2 3 4 5 6 7 b", "c 1 2 3 4 5 6 7 d", "[-a-] {+c+} 1 2 3 … 5 6 7 [-b-] {+d+}"),
        ("hết", "", "[-hết-]"),
    ],
)
def test_changes_of_words(old: str, new: str, shown: str) -> None:
    assert show_word_changes(old, new) == shown


def amend(
    root: Path,
    *,
    document: str = "20/QĐ-UBND",
    task: str = "III.2.đ",
    new: str = "trong tháng 11/2026",
    head: str = "amendments:\n",
) -> None:
    append(
        root,
        PLAN,
        f"{head}  - {{document: {document}, date: 2026-10-20, task: {task}, field: due, old: {OCTOBER}, new: {new}, reason: Lý do}}\n",
    )


def ungranted(before: Plan, after: Path) -> list[str]:
    return [
        f"{where(problem.place)}: {problem.message}"
        for problem in find_ungranted(before, read_clean(after)[1], NOT_GRANTED)
    ]


def test_a_weaker_plan_needs_a_document(before: Plan, after: Path) -> None:
    edit(after, TWO, OCTOBER, "trong tháng 11/2026")
    assert ungranted(before, after) == [
        f"III.2.yaml.1.due: III.2.đ (hạn): đổi “{OCTOBER}” thành “trong tháng 11/2026” là làm nhẹ kế hoạch, chưa có văn bản điều chỉnh"
    ]
    amend(after)
    assert ungranted(before, after) == []
    granted = only(before, after).amendment
    assert granted is not None
    assert granted.document == "20/QĐ-UBND"


def test_where_a_weaker_plan_is_shown(before: Plan, after: Path) -> None:
    edit(after, TARGETS, "at_least: 100", "at_least: 90")
    edit(after, UNITS, "members: [vp, vhxh]", "members: [vp]")
    edit(after, TWO, "id: III.2.d\n", "id: III.2.e\n")
    edit(after, TWO, "text: Kiện toàn bộ phận một cửa.", "text: Một việc khác hẳn.")
    assert [line.partition(":")[0] for line in ungranted(before, after)] == [
        "targets.yaml.targets.0.indicators.0.at_least",
        "plan.yaml.amendments",
        "units.yaml.groups.0.members",
    ]


def test_a_stronger_plan_needs_none(before: Plan, after: Path) -> None:
    edit(after, TWO, OCTOBER, "trong tháng 9/2026")
    assert ungranted(before, after) == []


def idle(before: Plan, after: Path) -> list[str]:
    return [f"{problem.code} {where(problem.place)}" for problem in find_idle_amendments(before, read_clean(after)[1])]


def test_an_amendment_needs_its_change(before: Plan, after: Path) -> None:
    amend(after)
    assert idle(before, after) == ["T703 plan.yaml.amendments.0.task"]
    assert idle(read_clean(after)[1], after) == []
    edit(after, TWO, OCTOBER, "trong tháng 11/2026")
    assert idle(before, after) == []


def test_an_amendment_that_a_later_one_replaced_is_not_idle(before: Plan, after: Path) -> None:
    amend(after, new="trong tháng 11/2026")
    amend(after, document="21/QĐ-UBND", new="trong tháng 12/2026", head="")
    amend(after, document="22/QĐ-UBND", task="III.1.a", head="")
    edit(after, TWO, OCTOBER, "trong tháng 12/2026")
    assert idle(before, after) == ["T703 plan.yaml.amendments.2.task"]
