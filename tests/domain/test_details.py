"""Nothing of a plan changes unsaid: whatever field of its files is another, a comparison tells it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from tests.domain.making import append, edit
from tests.workspaces import lay
from tthc_cli.domain import details
from tthc_cli.domain.change import Change, ChangeKind, field_name
from tthc_cli.domain.changes import compare_plans
from tthc_cli.domain.periods import PeriodKind, Windows
from tthc_cli.domain.plan import Combine, Frame, Plan
from tthc_cli.domain.record import Record
from tthc_cli.domain.units import Side
from tthc_cli.store.workspace import read_workspace

PLAN, ONE, TARGETS, UNITS = "plan/plan.yaml", "plan/tasks/III.1.yaml", "plan/targets.yaml", "plan/units.yaml"
CALENDAR = "plan/calendar/2026.yaml"
FRAME = Frame(issuer="Văn phòng", symbol="BC-VP")
FIRST = {
    "recipients": ("A",), "addressees": ("A",), "authority": ("TM.",), "aliases": ("A",), "reports": {"tong-hop": FRAME}, "assumed": {"due": "A"}, "inherited": {"due": "IV.1"},
    "serves": ("II.1",), "coordinate": ("vp",), "consolidate": ("vp",), "report_to": ("vp",), "lead": ("vp",), "products": ("A",),
    "swaps": (), "due": "trong tháng 11/2026",
}  # fmt: skip
"""What stands in a field that was empty."""
KEYS = frozenset(("id", "version"))
"""Fields by which records are matched, or that have one value only."""


def other(name: str, value: Any) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, Enum):
        return next(member for member in type(value) if member is not value)
    if isinstance(value, date):
        return value + timedelta(1)
    if isinstance(value, int | Decimal):
        return value + 1
    if isinstance(value, str):
        return f"{value} khác"
    return (value[:-1] if isinstance(value, tuple) else {}) if value else FIRST[name]


def variants(record: Any) -> Iterator[tuple[str, Any]]:
    """The record with one field, or one field of a record inside it, as another value; by the path of the field."""
    for name, value in record:
        if isinstance(value, Record):
            for path, inside in variants(value):
                yield f"{name}.{path}", record.model_copy(update={name: inside})
        elif name not in (*KEYS, "amendments") and (name in FIRST or value not in (None, (), {})):
            yield name, record.model_copy(update={name: other(name, value)})


def first_replaced(records: tuple[Any, ...], one: Any) -> tuple[Any, ...]:
    return (one, *records[1:])


def plans(plan: Plan) -> Iterator[tuple[str, Plan]]:
    """The plan with one field of one record of each kind as another value."""
    for path, document in variants(plan.document):
        yield f"plan.{path}", replace(plan, document=document)
    for kind in ("targets", "tasks", "duties", "calendar"):
        records = getattr(plan, kind)
        for path, record in variants(records[0]):
            changed: dict[str, Any] = {kind: first_replaced(records, record)}
            yield f"{kind}.{path}", replace(plan, **changed)
    for kind in ("units", "groups"):
        records = getattr(plan.directory, kind)
        for path, record in variants(records[0]):
            yield (
                f"{kind}.{path}",
                replace(plan, directory=replace(plan.directory, **{kind: first_replaced(records, record)})),
            )
    (target, *_), (task, *_) = plan.targets, [task for task in plan.tasks if task.steps]
    for path, indicator in variants(target.indicators[0]):
        held = target.model_copy(update={"indicators": first_replaced(target.indicators, indicator)})
        yield f"indicators.{path}", replace(plan, targets=first_replaced(plan.targets, held))
    for path, step in variants(task.steps[0]):
        held_task = task.model_copy(update={"steps": first_replaced(task.steps, step)})
        yield f"steps.{path}", replace(plan, tasks=tuple(held_task if each is task else each for each in plan.tasks))
    for path, frame in variants(FRAME):
        with_frame = plan.document.model_copy(update={"reports": {"x": frame}})
        yield f"frames.{path}", replace(plan, document=with_frame)


def test_every_field_of_every_file(hong_an: Plan) -> None:
    framed = replace(hong_an, document=hong_an.document.model_copy(update={"reports": {"x": FRAME}}))
    seen = dict(plans(hong_an))
    unsaid = [
        path
        for path, changed in seen.items()
        if not compare_plans(framed if path.startswith("frames.") else hong_an, changed)
    ]
    assert unsaid == ["calendar.year"], "a calendar is matched by its year, and told by its days"
    assert {
        "plan.settings.sending.units",
        "frames.signer.authority",
        "tasks.serves",
        "indicators.combine",
        "units.side",
    } <= set(seen)
    assert len(seen) >= 80


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (PLAN, "sections:", "settings: {windows: calendar, roll_over: false}\nsections:", [
            "kế hoạch – cài đặt, kỳ báo cáo: theo Nghị định 09/2019/NĐ-CP → theo lịch",
            "kế hoạch – cài đặt, hạn vào ngày nghỉ lùi sang ngày làm việc: có → không",
        ]),
        (PLAN, "  III.2: Việc riêng\n", "  III.3: Việc khác\n", [
            "kế hoạch – tên mục, III.2: Việc riêng → ",
            "kế hoạch – tên mục, III.3:  → Việc khác",
        ]),
        (PLAN, "    recipients: [Như trên;]\n  don-doc", "    recipients: [Như trên;, Tổ X;]\n  don-doc", [
            "kế hoạch – khung văn bản, tong-hop, nơi nhận: Như trên → Như trên; Tổ X",
        ]),
        (CALENDAR, "source: ", "source: Dự thảo ", ["lịch 2026 – nguồn: Lịch thử → Dự thảo Lịch thử"]),
        (ONE, "  serves: [II.1]\n", "", ["III.1.a – phục vụ chỉ tiêu: II.1 → "]),
        (TARGETS, "denominator: Số hồ sơ tiếp nhận", "denominator: Số hồ sơ đã giải quyết", [
            "II.1.a – mẫu số: Số hồ sơ tiếp nhận → Số hồ sơ đã giải quyết",
        ]),
        (UNITS, "    side: outside", "    side: leadership", ["so-noi-vu – vị trí so với phường: bên ngoài → nơi nhận báo cáo"]),
        (UNITS, "groups:", "  - {id: tram, name: Trạm Y tế, short: Trạm, side: outside}\ngroups:", ["tram – cả mục:  → Trạm Y tế"]),
        (UNITS, "  - id: so-noi-vu\n    name: Sở Nội vụ\n    short: Sở Nội vụ\n    side: outside\n", "", [
            "so-noi-vu – cả mục: Sở Nội vụ → ",
        ]),
    ],
)  # fmt: skip
def test_details_in_words(tmp_path: Path, file: str, old: str, new: str, told: list[str]) -> None:
    before, after = lay(tmp_path / "before"), lay(tmp_path / "after")
    edit(after, file, old, new)
    changes = compare_plans(plan_in(before), plan_in(after))
    assert [f"{each.subject} – {field_name(each.field)}: {each.old} → {each.new}" for each in changes] == told
    assert not any(change.weakens for change in changes)
    assert {change.kind for change in changes} <= {ChangeKind.DETAIL, ChangeKind.ADDED, ChangeKind.REMOVED}
    assert all(change.kind is ChangeKind.DETAIL or change.field == "id" for change in changes)


def plan_in(root: Path) -> Plan:
    """The plan as far as it can be read."""
    plan = read_workspace(root).plan
    assert plan
    return plan


def test_an_amendment_that_went_is_told_and_one_that_came_is_told_with_its_change(tmp_path: Path) -> None:
    amendment = (
        "amendments:\n  - {document: 9/UBND, date: 2026-05-01, task: III.1.a, field: due, old: Trước 15/12/2026, "
        "new: Trước 20/12/2026, reason: Chậm mẫu}\n"
    )
    without, granted = lay(tmp_path / "without"), lay(tmp_path / "granted")
    append(granted, PLAN, amendment)
    assert compare_plans(plan_in(without), plan_in(granted)) == []
    said = "9/UBND 01/05/2026 III.1.a due Trước 15/12/2026 Trước 20/12/2026 Chậm mẫu"
    assert compare_plans(plan_in(granted), plan_in(without)) == [
        Change("kế hoạch", ChangeKind.DETAIL, "amendments", said, "")
    ]


def test_a_group_that_goes_while_it_still_leads_weakens_the_plan(tmp_path: Path) -> None:
    before, after = lay(tmp_path / "before"), lay(tmp_path / "after")
    edit(after, UNITS, "groups:\n  - id: tat-ca\n    name: Các phòng, ban\n    members: [vp, vhxh]\n", "")
    gone = [change for change in compare_plans(plan_in(before), plan_in(after)) if change.subject == "tat-ca"]
    assert [(change.kind, change.old, change.weakens) for change in gone] == [
        (ChangeKind.REMOVED, "Các phòng, ban", True)
    ]


def test_every_choice_of_the_files_has_words() -> None:
    assert set(details._CHOICES) == {*Windows, *PeriodKind, *Combine, *Side} - {PeriodKind.AD_HOC}  # noqa: SLF001
