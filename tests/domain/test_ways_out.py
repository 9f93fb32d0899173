"""What a rule offers as the way out, and the names it holds to be near enough to ask for."""

from pathlib import Path

from tests.domain.making import append, edit, found, ways_out
from tests.workspaces import entry
from tthc_cli.domain.checks.entries import broken_corrections, evidence_of_days_to_come
from tthc_cli.domain.checks.plan_terms import unreadable_deadlines
from tthc_cli.domain.checks.references import ids_given_twice, unknown_items, unknown_units

ONE, TWO = "plan/tasks/III.1.yaml", "plan/tasks/III.2.yaml"
UNITS, TARGETS = "plan/units.yaml", "plan/targets.yaml"
GOING = "task: III.1.b\nunit: vhxh\ndate: 2026-06-01\nprogress: in_progress"


def test_an_id_of_two_units(small: Path) -> None:
    edit(small, UNITS, "id: so-noi-vu", "id: vp")
    assert found(small, ids_given_twice) == ["T201 units.yaml.units.2.id: mã vp đã dùng trong plan/units.yaml"]


def test_an_id_of_two_indicators(small: Path) -> None:
    append(small, TARGETS, "      - {id: II.1.a, text: Hai, at_least: 1, numerator: a, denominator: b}\n")
    assert found(small, ids_given_twice) == [
        "T201 targets.yaml.targets.0.indicators.1.id: mã II.1.a đã dùng trong plan/targets.yaml"
    ]


def test_of_many_near_items_two_are_asked_for(small: Path) -> None:
    append(small, TWO, "- {id: III.2.e, title: Việc, text: Việc., lead: [vp], inherited: {due: III.2.h}}\n")
    assert ways_out(small, unknown_items) == [("III.2.yaml.2.inherited.due", "Có phải “III.2.d” hay “III.2.đ”?")]


def test_of_many_near_units_two_are_asked_for(small: Path) -> None:
    more = "".join(f"  - {{id: {id_}, name: {id_}, short: {id_}, side: inside}}\n" for id_ in ("vhxh-ab", "vhxh-abcd"))
    edit(small, UNITS, "groups:\n", f"{more}groups:\n")
    edit(small, ONE, "lead: [vhxh]", "lead: [vhxh-a]")
    assert ways_out(small, unknown_units) == [
        ("III.1.yaml.1.lead.0", "Có phải “vhxh-ab (vhxh-ab)” hay “vhxh-abcd (vhxh-abcd)”?")
    ]


def test_of_many_near_entries_one_is_asked_for(small: Path) -> None:
    for name in ("20260601-a.yaml", "20260601-bbbb.yaml"):
        entry(small, name, GOING)
    entry(small, "20260601-c.yaml", f"{GOING}\ncorrects: 20260601-aa.yaml")
    assert ways_out(small, broken_corrections) == [("20260601-c.yaml.corrects", "Có phải “20260601-a.yaml”?")]


def test_evidence_of_a_day_to_come(small: Path) -> None:
    entry(small, "a.yaml", f"{GOING}\nevidence: [{{document: 1/BC, date: 2026-07-01}}]")
    assert ways_out(small, evidence_of_days_to_come, today="2026-06-30") == [
        ("a.yaml.evidence.0.date", "Kiểm tra lại ngày của văn bản.")
    ]


def test_a_moment_without_a_year_is_one_of_the_plans_year(small: Path) -> None:
    edit(small, TWO, "trong tháng 10/2026", "trong quý IV")
    assert found(small, unreadable_deadlines) == []
