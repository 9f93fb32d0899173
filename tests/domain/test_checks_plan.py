"""Rules of the plan: each fires on one small change of a clean plan."""

from pathlib import Path

import pytest

from tests.domain.making import append, edit, found
from tests.workspaces import entry
from tthc_cli.domain.checks.book import quote_near
from tthc_cli.domain.checks.catalogue import CHECKS, DOMAIN_RULES
from tthc_cli.domain.checks.plan_terms import (
    broken_amendments,
    broken_inheritance,
    unnamed_sections,
    unreadable_deadlines,
    unused_units,
    wrong_calendars,
)
from tthc_cli.domain.checks.references import (
    ids_given_twice,
    ids_outside_their_item,
    names_given_twice,
    unknown_items,
    unknown_units,
)

ONE, TWO, UNITS = "plan/tasks/III.1.yaml", "plan/tasks/III.2.yaml", "plan/units.yaml"
PLAN, TARGETS, CALENDAR = "plan/plan.yaml", "plan/targets.yaml", "plan/calendar/2026.yaml"


def test_the_clean_plan_is_clean(small: Path) -> None:
    assert found(small, *CHECKS) == []


def test_every_rule_has_a_code_of_its_own() -> None:
    assert len({rule.code for rule in DOMAIN_RULES}) == len(DOMAIN_RULES)


def test_a_question_for_near_names() -> None:
    assert quote_near([]) is None
    assert quote_near(["vp"]) == "Có phải “vp”?"
    assert quote_near(["vp", "vhxh"]) == "Có phải “vp” hay “vhxh”?"


def test_an_id_of_two_tasks(small: Path) -> None:
    edit(small, ONE, "III.1.b", "III.1.a")
    assert found(small, ids_given_twice) == ["T201 III.1.yaml.1.id: mã III.1.a đã dùng trong plan/tasks/III.1.yaml"]


def test_an_id_of_a_unit_and_a_group(small: Path) -> None:
    edit(small, UNITS, "id: so-noi-vu", "id: tat-ca")
    assert found(small, ids_given_twice) == ["T201 units.yaml.groups.0.id: mã tat-ca đã dùng trong plan/units.yaml"]


def test_an_id_of_a_step_and_an_indicator(small: Path) -> None:
    append(small, TWO, "  steps: [{id: III.2.đ.1, text: Một}, {id: III.2.đ.1, text: Hai}]\n")
    assert found(small, ids_given_twice) == [
        "T201 III.2.yaml.1.steps.1.id: mã III.2.đ.1 đã dùng trong plan/tasks/III.2.yaml"
    ]


def test_a_name_of_two_units(small: Path) -> None:
    edit(small, UNITS, "    short: Sở Nội vụ\n", "    short: Sở Nội vụ\n    aliases: [văn phòng, Sở NV, SỞ NỘI VỤ]\n")
    assert found(small, names_given_twice) == [
        "T201 units.yaml.units.2.aliases: tên “văn phòng” đã là tên của đơn vị vp"
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        (ONE, "lead: [vhxh]", "lead: [vhxxh]", "III.1.yaml.1.lead.0"),
        (ONE, "coordinate: [vp]", "coordinate: [so-noi-vu, vhxxh]", "III.1.yaml.1.coordinate.1"),
        (TWO, "report_to: [vp]", "report_to: [vhxxh]", "III.2.yaml.0.report_to.0"),
        (TWO, "report_to: [vp]", "consolidate: [vhxxh]", "III.2.yaml.0.consolidate.0"),
        (
            TWO,
            "report_to: [vp]",
            "steps: [{id: III.2.d.1, text: Một, lead: [vp, vhxxh]}]",
            "III.2.yaml.0.steps.0.lead.1",
        ),
        (UNITS, "members: [vp, vhxh]", "members: [vp, vhxxh]", "units.yaml.groups.0.members.1"),
    ],
)
def test_a_unit_that_is_not_there(small: Path, name: str, old: str, new: str, place: str) -> None:
    edit(small, name, old, new)
    assert found(small, unknown_units) == [f"T104 {place}: đơn vị “vhxxh” không có trong plan/units.yaml"]


def test_an_entry_of_a_unit_that_is_not_there(small: Path) -> None:
    entry(small, "a.yaml", "task: III.1.b\nunit: vhxxh\ndate: 2026-06-01\nprogress: in_progress")
    assert found(small, unknown_units) == ["T104 a.yaml.unit: đơn vị “vhxxh” không có trong plan/units.yaml"]


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        (ONE, "serves: [II.1]", "serves: [II.1, II.9]", "III.1.yaml.0.serves.1"),
        (ONE, "serves: [II.1]", "inherited: {due: II.9}", "III.1.yaml.0.inherited.due"),
        (
            PLAN,
            "sections:",
            "amendments: [{document: 1/QĐ, date: 2026-06-01, task: II.9, field: due, old: a, new: b, reason: c}]\nsections:",
            "plan.yaml.amendments.0.task",
        ),
    ],
)
def test_an_item_that_is_not_there(small: Path, name: str, old: str, new: str, place: str) -> None:
    edit(small, name, old, new)
    assert found(small, unknown_items) == [f"T202 {place}: kế hoạch không có mục II.9"]


def test_an_amendment_may_name_what_it_dropped(small: Path) -> None:
    append(
        small,
        PLAN,
        'amendments: [{document: 1/QĐ, date: 2026-06-01, task: II.9, field: id, old: a, new: "", reason: b}]\n',
    )
    assert found(small, unknown_items) == []


def test_ids_outside_their_item(small: Path) -> None:
    edit(small, TARGETS, "id: II.1.a", "id: II.10.a")
    append(small, TWO, "  steps: [{id: III.2.d.1, text: Một}]\n")
    assert found(small, ids_outside_their_item) == [
        "T203 targets.yaml.targets.0.indicators.0.id: chỉ số II.10.a nằm trong mục II.1",
        "T203 III.2.yaml.1.steps.0.id: bước III.2.d.1 nằm trong mục III.2.đ",
    ]


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("Sớm nhất có thể", "không đọc được thời hạn “Sớm nhất có thể”: không hiểu “Sớm nhất có thể”"),
        ("Trước 15/12/2026 nhé", "không đọc được thời hạn “Trước 15/12/2026 nhé”: không hiểu “nhé”"),
        ("Trong tháng 13/2026", "không đọc được thời hạn “Trong tháng 13/2026”: không có tháng 13"),
    ],
)
def test_words_that_are_no_deadline(small: Path, due: str, said: str) -> None:
    edit(small, ONE, "Trước 15/12/2026", due)
    assert found(small, unreadable_deadlines) == [f"T204 III.1.yaml.0.due: {said}"]


def test_the_deadline_of_a_target_is_read_too(small: Path) -> None:
    append(small, TARGETS, "    due: Sớm nhất có thể\n")
    assert len(found(small, unreadable_deadlines)) == 1


def test_a_unit_with_nothing_to_do(small: Path) -> None:
    unit = "  - {id: tu-phap, name: Tư pháp, short: TP, side: inside}\n  - {id: so-y-te, name: Sở Y tế, short: SYT, side: outside}\n"
    edit(small, UNITS, "groups:\n", f"{unit}groups:\n")
    assert found(small, unused_units) == [
        "T205 units.yaml.units.3.id: đơn vị tu-phap (Tư pháp) không có việc nào trong kế hoạch"
    ]
    append(small, TWO, "  steps: [{id: III.2.đ.1, text: Một, lead: [tu-phap]}]\n")
    assert found(small, unused_units) == []


def test_inheritance(small: Path) -> None:
    append(
        small, TWO, "  inherited: {lead: III.2.d, report_to: III.2.d, due: III.1.b, title: III.1.b, products: II.1}\n"
    )
    assert found(small, broken_inheritance) == [
        "T206 III.2.yaml.1.inherited.due: “due” của III.2.đ khác với III.1.b mà nó kế thừa",
        "T206 III.2.yaml.1.inherited.title: “title” không phải là nội dung kế thừa được",
        "T206 III.2.yaml.1.inherited.products: “products” của III.2.đ không kế thừa được từ II.1: đó không phải là nhiệm vụ",
    ]


def amend(root: Path, *changes: tuple[str, str, str], field: str = "due") -> None:
    """Amendments of III.2.đ in the file, one a month from May on: document, old words, new words."""
    lines = [
        f"  - {{document: {document}, date: 2026-0{month}-10, task: III.2.đ, field: {field}, old: {old}, new: {new}, reason: Lý do}}\n"
        for month, (document, old, new) in enumerate(changes, 5)
    ]
    append(root, PLAN, "amendments:\n" + "".join(lines))


SEPTEMBER, OCTOBER, NOVEMBER = "trong tháng 9/2026", "trong tháng 10/2026", "trong tháng 11/2026"


def test_amendments_that_follow_one_another(small: Path) -> None:
    amend(small, ("1/QĐ", NOVEMBER, SEPTEMBER), ("2/QĐ", SEPTEMBER, OCTOBER))
    assert found(small, broken_amendments) == []


def test_amendments_that_do_not_follow_one_another(small: Path) -> None:
    amend(small, ("1/QĐ", NOVEMBER, SEPTEMBER), ("2/QĐ", NOVEMBER, OCTOBER))
    assert found(small, broken_amendments) == [
        f"T207 plan.yaml.amendments.1.new: III.2.đ: 2/QĐ điều chỉnh từ “{NOVEMBER}”, nhưng trước đó là “{SEPTEMBER}”"
    ]


def test_an_amendment_that_the_plan_does_not_say(small: Path) -> None:
    amend(small, ("1/QĐ", OCTOBER, NOVEMBER))
    assert found(small, broken_amendments) == [
        f"T207 plan.yaml.amendments.0.new: III.2.đ: theo 1/QĐ hạn là “{NOVEMBER}”, nhưng nhiệm vụ ghi “{OCTOBER}”"
    ]


def test_an_amendment_of_an_explicit_deadline_and_of_none(small: Path) -> None:
    amend(small, ("1/QĐ", OCTOBER, NOVEMBER))
    edit(small, TWO, OCTOBER, f"{{by: 2026-11-30, text: {NOVEMBER}}}")
    assert found(small, broken_amendments) == []
    edit(small, TWO, f"  due: {{by: 2026-11-30, text: {NOVEMBER}}}\n", "")
    assert found(small, broken_amendments)[0].endswith("nhưng nhiệm vụ ghi “”")


def test_amendments_of_other_fields_are_no_deadlines(small: Path) -> None:
    amend(small, ("1/QĐ", "vp", "vhxh"), field="lead")
    assert found(small, broken_amendments) == []


def test_a_section_without_a_name(small: Path) -> None:
    edit(small, PLAN, "  III.2: Việc riêng\n", "")
    assert found(small, unnamed_sections) == ["T208 plan.yaml.sections: mục III.2 chưa có tên"]


def test_calendars(small: Path) -> None:
    holidays = "  - {date: 2025-01-01, name: Năm khác}\n  - {date: 2026-09-02, name: Hai lần}\n"
    swaps = "  - {rest_day: 2026-09-02, work_day: 2026-08-22}\n  - {rest_day: 2026-08-31, work_day: 2026-08-24}\n"
    append(small, CALENDAR, f"{holidays}swaps:\n{swaps}")
    assert found(small, wrong_calendars) == [
        "T209 2026.yaml.holidays.1.date: ngày 01/01/2025 không thuộc năm 2026",
        "T209 2026.yaml.holidays.2.date: ngày 02/09/2026 được ghi hai lần",
        "T209 2026.yaml.swaps.0.rest_day: ngày 02/09/2026 được ghi hai lần",
        "T209 2026.yaml.swaps.1.work_day: ngày làm bù 24/08/2026 không phải thứ Bảy, Chủ nhật",
    ]


def test_a_calendar_under_the_name_of_another_year(small: Path) -> None:
    (small / CALENDAR).rename(small / "plan/calendar/2027.yaml")
    assert found(small, wrong_calendars) == ["T209 2027.yaml.year: tệp ghi năm 2026, khác với tên tệp"]


def test_no_calendar_of_the_year(small: Path) -> None:
    (small / CALENDAR).unlink()
    assert found(small, wrong_calendars) == ["T210 plan.yaml.year: không có lịch nghỉ năm 2026"]
