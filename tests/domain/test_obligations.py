"""What each unit owes on each task."""

from datetime import date
from pathlib import Path

import pytest

from tests.domain.making import task_on
from tests.workspaces import entry, lay
from tthc_cli.domain.obligations import last_days, terms_of, units_of
from tthc_cli.domain.plan import Plan

INSIDE = ("vp", "kthtdt", "vhxh", "ttpvhcc", "cong-an", "ttdvsnc")


def test_who_must_fulfil_each_item_of_hong_an(hong_an: Plan) -> None:
    alone = {
        "III.1.a": ("kthtdt",), "III.1.b": ("kthtdt",), "III.2.d": ("ttpvhcc",), "III.2.đ": ("cong-an", "vp"),
        "III.3.d": ("vhxh", "ttpvhcc"), "III.3.đ": ("vhxh",), "IV.2": ("kthtdt",), "IV.3": ("vp",), "IV.4": ("vhxh",),
    }  # fmt: skip
    assert {id_: units_of(item, hong_an) for id_, item in hong_an.items.items()} == {
        id_: alone.get(id_, INSIDE) for id_ in hong_an.items
    }


def test_three_days_of_each_dated_task_of_hong_an(hong_an: Plan) -> None:
    days = {}
    for task in hong_an.tasks:
        terms = terms_of(task, hong_an, [], date(2026, 6, 1))
        if terms.deadline.is_dated and terms.last:
            days[task.id] = tuple(
                f"{day:%d/%m}" for day in (terms.last.warning, terms.last.literal, terms.last.effective)
            )
    end_of_year = ("31/12", "31/12", "31/12")
    assert days == {
        "III.3.a": ("30/10", "31/10", "02/11"),
        "III.3.c": ("14/12", "14/12", "14/12"),
        **{f"III.4.{point}": end_of_year for point in "abcd"},
    }


def test_no_day_has_no_last_days(hong_an: Plan) -> None:
    assert last_days(None, hong_an) is None


@pytest.mark.parametrize(
    ("id_", "owed"),
    [
        ("III.1.a", [("2026-12-14", "bound")]),
        ("III.1.b", [("2026-12-31", "bound")]),
        ("III.2.d", [("", "waiting")]),
        ("III.2.đ", [("2026-11-02", "bound")]),
    ],
)
def test_what_is_owed_before_any_instruction(small: Path, id_: str, owed: list[tuple[str, str]]) -> None:
    obligations = task_on(small, "2026-06-01", id_).terms.obligations
    assert [
        (o.last.effective.isoformat() if o.last else "", "waiting" if o.is_waiting else "bound") for o in obligations
    ] == owed
    assert [o.instruction for o in obligations] == [None]


def test_each_instruction_is_an_instance_with_its_own_day(small: Path) -> None:
    for number, day, due in ((1, "2026-05-05", "due: 2026-06-30"), (2, "2026-05-20", "")):
        instruction = f"instruction:\n  document: {number}/SNV\n  from: Sở Nội vụ\n  date: {day}\n  {due}"
        entry(small, f"{number}.yaml", f"task: III.2.d\ndate: {day}\n{instruction.rstrip()}")
    owed = task_on(small, "2026-06-01", "III.2.d").terms.obligations
    assert [(o.instruction and o.instruction.document, o.last and o.last.literal) for o in owed] == [
        ("1/SNV", date(2026, 6, 30)),
        ("2/SNV", None),
    ]
    assert not any(o.is_waiting for o in owed)
    assert len(task_on(small, "2026-05-05", "III.2.d").terms.obligations) == 1
    assert task_on(small, "2026-05-04", "III.2.d").terms.obligations[0].is_waiting


def test_a_continuous_task_keeps_its_own_obligation_beside_an_instance(tmp_path: Path) -> None:
    task = """
        - id: III.2.d
          title: Góp ý
          text: Góp ý.
          lead: [vhxh]
          due: Thường xuyên hoặc theo sự chỉ đạo của Sở Nội vụ
        """
    root = lay(tmp_path, {"plan/tasks/III.2.yaml": task})
    entry(root, "a.yaml", "task: III.2.d\ndate: 2026-05-05\ninstruction: {document: 1/SNV, from: Sở Nội vụ, date: 2026-05-05, due: 2026-06-30}")  # fmt: skip
    owed = task_on(root, "2026-06-01", "III.2.d").terms.obligations
    assert [o.last and o.last.literal for o in owed] == [date(2026, 12, 31), date(2026, 6, 30)]


def test_without_roll_over_the_saturday_binds(small: Path) -> None:
    plan = small / "plan/plan.yaml"
    plan.write_text(plan.read_text("utf-8") + "settings: {roll_over: false}\n", "utf-8")
    last = task_on(small, "2026-06-01", "III.2.đ").terms.last
    assert last is not None
    assert (last.warning, last.literal, last.effective) == (date(2026, 10, 30), date(2026, 10, 31), date(2026, 10, 31))
    assert task_on(small, "2026-11-01", "III.2.đ").standing.days_late == 1


def test_leads_of_steps_must_fulfil_the_task_too(tmp_path: Path) -> None:
    task = """
        - id: III.2.d
          title: Tổng hợp
          text: Tổng hợp.
          lead: [vhxh]
          steps:
            - {id: III.2.d.1, text: Một, lead: [vp, vhxh]}
            - {id: III.2.d.2, text: Hai}
        """
    root = lay(tmp_path, {"plan/tasks/III.2.yaml": task})
    assert task_on(root, "2026-06-01", "III.2.d").terms.units == ("vhxh", "vp")
