"""Which works a unit has a part in, and which figures it brings, by the plan of Hồng An."""

from pathlib import Path

import pytest

from tests.domain.making import edit
from tests.workspaces import read_clean
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.taking_part import (
    carried_indicators,
    carrying_units,
    helped_items,
    own_items,
    own_steps,
    takes_part,
)


def test_own_works_and_those_only_helped_with_are_all_works_taken_part_in(hong_an: Plan) -> None:
    for unit in hong_an.directory.units:
        own = {item.id for item in own_items(unit.id, hong_an)}
        helped = {item.id for item in helped_items(unit.id, hong_an)}
        assert not own & helped
        assert own | helped == {item.id for item in hong_an.items.values() if takes_part(unit.id, item, hong_an)}


def test_the_police_lead_one_work_of_their_own_and_help_with_two(hong_an: Plan) -> None:
    led = [item.id for item in own_items("cong-an", hong_an) if "tat-ca" not in item.lead]
    assert led == ["III.2.đ"]
    assert [item.id for item in helped_items("cong-an", hong_an)] == ["III.3.d", "III.3.đ"]


@pytest.mark.parametrize(
    ("unit", "steps"),
    [
        ("cong-an", ["III.3.a.1"]),
        ("ttpvhcc", ["III.3.a.1", "III.3.a.2"]),
        ("vp", ["III.3.a.1", "III.3.a.2", "III.3.a.3"]),
    ],
)
def test_steps_with_doers_of_their_own_are_theirs_alone(hong_an: Plan, unit: str, steps: list[str]) -> None:
    assert [step.id for step in own_steps(unit, hong_an.items["III.3.a"], hong_an.directory)] == steps


def test_steps_without_doers_are_the_leads(hong_an: Plan) -> None:
    assert len(own_steps("kthtdt", hong_an.items["III.1.b"], hong_an.directory)) == 4


def test_figures_go_with_the_works_that_hold_or_serve_them_and_orphans_with_the_periodic_report(hong_an: Plan) -> None:
    carried = {one.indicator.id: one.items for one in carried_indicators("vhxh", hong_an)}
    assert carried == {
        "II.1.a": ("III.1.c",),
        "II.1.b": ("III.1.c",),
        "II.1.c": ("III.1.c",),
        "II.2.a": ("III.2.a", "III.2.b"),
        "II.3.a": ("III.3.a", "III.3.b", "III.3.c", "III.3.d"),
        "II.4.a": ("IV.1",),
        "III.2.c.1": ("III.2.c",),
        "III.2.c.2": ("III.2.c",),
    }


def test_an_orphan_target_does_not_fall_to_work_with_a_day_of_its_own(small: Path) -> None:
    edit(small, "plan/tasks/III.1.yaml", "  serves: [II.1]\n", "")
    edit(small, "plan/tasks/III.2.yaml", "trong tháng 10/2026", "trong tháng 10")
    edit(small, "plan/tasks/III.1.yaml", "Thường xuyên trong năm 2026", "Định kỳ hàng quý")
    (carried,) = carried_indicators("vhxh", read_clean(small)[1])
    assert (carried.indicator.id, carried.items) == ("II.1.a", ("III.1.b",))


def test_units_outside_the_ward_bring_no_figures(hong_an: Plan) -> None:
    assert carried_indicators("so-tai-chinh", hong_an) == ()


def test_an_indicator_is_carried_by_all_units_of_the_works_that_carry_it(hong_an: Plan) -> None:
    units = carrying_units(hong_an)
    for indicator in hong_an.indicators():
        carrying = {
            unit.id
            for unit in hong_an.directory.units
            if indicator.id in {one.indicator.id for one in carried_indicators(unit.id, hong_an)}
        }
        assert set(units[indicator.id]) == carrying, indicator.id


def test_an_indicator_of_no_work_is_carried_by_nobody(small: Path) -> None:
    edit(small, "plan/tasks/III.1.yaml", "  serves: [II.1]\n", "")
    plan = read_clean(small)[1]
    assert carrying_units(plan) == {"II.1.a": ()}
