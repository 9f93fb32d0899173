"""The files of a workspace that a draft makes: what was read as values, what a person must decide as comments "# kiểm tra: … (dòng 41)"."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from tthc_cli.domain.draft import GroupDraft, IndicatorDraft, ItemDraft, PlanDraft, UnitDraft
from tthc_cli.domain.ids import id_order, section_of
from tthc_cli.domain.units import Side
from tthc_cli.store.draft_head import OPEN, Places, plan_yaml
from tthc_cli.store.draft_yaml import Entry, record
from tthc_cli.store.finding import PLAN_FILE
from tthc_cli.store.plan_files import TARGETS_FILE, TASKS_FOLDER, UNITS_FILE

_HOLIDAYS = (
    (1, 1, "Tết Dương lịch"),
    (4, 30, "Ngày Chiến thắng"),
    (5, 1, "Ngày Quốc tế lao động"),
    (9, 2, "Quốc khánh"),
)
"""The public holidays of fixed days (Bộ luật Lao động 2019, Điều 112); the others move or are decided by notice."""


def compose_draft(draft: PlanDraft) -> dict[str, bytes]:
    """The files by their names below the workspace."""
    files = {
        PLAN_FILE: plan_yaml(draft),
        UNITS_FILE: _units(draft),
        TARGETS_FILE: _targets(draft),
        **{f"{TASKS_FOLDER}{section}.yaml": text for section, text in _tasks(draft)},
    }
    if draft.head.year:
        files[f"plan/calendar/{draft.head.year.value}.yaml"] = _calendar(draft.head.year.value)
    return {name: text.encode() for name, text in files.items()}


def _units(draft: PlanDraft) -> str:
    places = Places(draft)
    units = [record(_unit(unit, places), indent=2, is_item=True) for unit in sorted(draft.units, key=_by_side)]
    groups = [record(_group(group, places), indent=2, is_item=True) for group in draft.groups]
    heading = (
        "# Đơn vị có tên trong kế hoạch. name: tên đầy đủ; short: tên trong bảng; aliases: các cách viết khác.\n"
        "# side: inside (của cơ quan), outside (bên ngoài), leadership (nơi nhận báo cáo).\n\nschema: 1\n"
    )
    return heading + _listed("units", units) + (f"\n{_listed('groups', groups)}" if groups else "")


def _by_side(unit: UnitDraft) -> int:
    """Units of the office first, those it reports to last."""
    return list(Side).index(unit.side)


def _listed(key: str, records: Iterable[str]) -> str:
    written = list(records)
    return f"{key}:\n" + "".join(written) if written else f"{key}: []\n"


def _unit(unit: UnitDraft, places: Places) -> list[Entry]:
    return [
        Entry("id", unit.id),
        Entry("name", unit.name, places.at(unit.remark, unit.line)),
        Entry("short", unit.short),
        Entry("aliases", list(unit.aliases) or None),
        Entry("side", str(unit.side)),
    ]


def _group(group: GroupDraft, places: Places) -> list[Entry]:
    return [
        Entry("id", group.id),
        Entry("name", group.name),
        Entry("aliases", list(group.aliases) or None),
        Entry(
            "members",
            group.members,
            places.at("Kế hoạch không nêu từng đơn vị; tạm lấy mọi đơn vị bên trong có tên trong tệp", group.line),
        ),
    ]


def _targets(draft: PlanDraft) -> str:
    places = Places(draft)
    targets = [record(_target(target, places), indent=2, is_item=True) for target in draft.targets]
    heading = "# Chỉ tiêu. text: chép nguyên văn; title: cắt từ nguyên văn, viết gọn lại. at_least: mức phải đạt, tính bằng %.\n\nschema: 1\n"
    return heading + _listed("targets", targets)


def _target(target: ItemDraft, places: Places) -> list[Entry]:
    no_due = "" if target.due else places.at("không thấy thời hạn của chỉ tiêu; thêm due nếu có", target.line)
    return [
        Entry("id", target.id),
        Entry("title", target.title),
        Entry("text", target.text),
        Entry("due", target.due.value, places.remark(target.due)) if target.due else Entry("due", None, no_due),
        *_indicators(target.indicators, places),
        Entry("note", _note(target) or None),
    ]


def _indicators(indicators: Iterable[IndicatorDraft], places: Places) -> Iterator[Entry]:
    found = list(indicators)
    if found:
        remark = places.at("ghi rõ tử số, mẫu số và cách cộng số (combine: sum hoặc latest)", found[0].line)
        yield Entry("indicators", [_indicator(indicator) for indicator in found], remark)


def _indicator(indicator: IndicatorDraft) -> dict[str, Any]:
    numerator, denominator = ("Phần đã giảm", "Tổng trước khi giảm") if indicator.is_cut else ("Số đã đạt", "Tổng số")
    return {
        "id": indicator.id,
        "text": indicator.text,
        "at_least": indicator.at_least,
        "numerator": f"{numerator} ({OPEN})",
        "denominator": f"{denominator} ({OPEN})",
        "combine": "sum",
    }


def _note(item: ItemDraft) -> str:
    printed = [f"Số trong tệp gốc: {item.printed}."] if item.printed else []
    return "\n".join([*printed, *item.remarks])


def _tasks(draft: PlanDraft) -> Iterator[tuple[str, str]]:
    """The text of the file of each section."""
    places = Places(draft)
    by_section: dict[str, list[ItemDraft]] = {}
    for item in (*draft.tasks, *draft.duties):
        by_section.setdefault(section_of(item.id), []).append(item)
    for section, items in by_section.items():
        heading = (
            f"# Mục {section} - {draft.sections.get(section) or OPEN}\n".replace("\n", " ").rstrip()
            + "\n# text, due, products: chép nguyên văn. title: cắt từ nguyên văn, viết gọn lại. # kiểm tra: điều cần quyết định.\n\n"
        )
        ordered = sorted(items, key=lambda item: id_order(item.id))
        yield section, heading + "\n".join(record(_task(item, places), is_item=True) for item in ordered)


def _task(item: ItemDraft, places: Places) -> list[Entry]:
    fields = [
        Entry(key, found.value if isinstance(found.value, str) else list(found.value), places.remark(found))
        for key, found in item.fields()
    ]
    return [
        Entry("id", item.id),
        Entry("title", item.title),
        Entry("text", item.text),
        *_missing(item, places),
        *fields,
        *_indicators(item.indicators, places),
        Entry("inherited", item.inherited or None),
        Entry("steps", [{"id": step.id, "text": step.text} for step in item.steps] or None),
        Entry("note", _note(item) or None),
    ]


def _missing(item: ItemDraft, places: Places) -> Iterator[Entry]:
    """Remarks on what every task needs and this one does not have."""
    if "lead" not in item.units:
        yield Entry("lead", None, places.at("không thấy đơn vị thực hiện; thêm lead", item.line))
    if item.due is None:
        yield Entry("due", None, places.at("không thấy hoặc chưa đọc được thời hạn; thêm due nếu có", item.line))


def _calendar(year: int) -> str:
    days = [
        record([Entry("date", date(year, month, day)), Entry("name", name)], indent=2, is_item=True)
        for month, day, name in _HOLIDAYS
    ]
    entries = [
        Entry("schema", 1),
        Entry("year", year),
        Entry("source", f"Thông báo nghỉ lễ, Tết năm {year} ({OPEN})", "ghi số, ngày của thông báo"),
    ]
    remark = record(
        [
            Entry(
                "holidays",
                None,
                "mới có ngày lễ cố định; thêm Tết Nguyên đán, Giỗ Tổ Hùng Vương, ngày nghỉ liền kề và ngày làm bù",
            )
        ]
    )
    return "# Ngày nghỉ lễ, Tết và ngày làm bù trong năm.\n\n" + record(entries) + remark + _listed("holidays", days)
