"""Changes that weaken the plan need a document that grants them; an amendment needs a change that it granted."""

from collections.abc import Iterator, Mapping

from tthc_cli.domain.change import Change, ChangeKind, field_name
from tthc_cli.domain.changes import compare_plans
from tthc_cli.domain.plan import Plan
from tthc_cli.problems import Place, Problem, Rule, Severity

_REMEDY = "Ghi văn bản cho phép vào amendments của plan/plan.yaml, hoặc dùng “tthc amend”."
NOT_GRANTED = Rule(
    "T701",
    Severity.ERROR,
    "Từ bản được so sánh (--since), kế hoạch bị làm nhẹ mà không có văn bản điều chỉnh.",
    "lùi hạn III.3.c mà amendments không ghi gì",
    _REMEDY,
)
NOT_YET_GRANTED = Rule(
    "T702",
    Severity.WARNING,
    "Kế hoạch đang sửa bị làm nhẹ so với bản đã lưu trong git mà chưa có văn bản điều chỉnh.",
    "lùi hạn III.3.c, chưa ghi amendments",
    _REMEDY,
)
NO_SUCH_CHANGE = Rule(
    "T703",
    Severity.ERROR,
    "Văn bản điều chỉnh mới ghi không ứng với thay đổi nào của kế hoạch.",
    "amendments ghi điều chỉnh hạn III.3.c, nhưng hạn không đổi",
    "Sửa lại task, field, new cho đúng với thay đổi, hoặc xoá mục điều chỉnh này.",
)
WEAKENING_RULES = (NOT_GRANTED, NOT_YET_GRANTED, NO_SUCH_CHANGE)


def find_ungranted(old: Plan, new: Plan, rule: Rule) -> Iterator[Problem]:
    """The weakening changes from `old` to `new` without an amendment, as problems of the rule."""
    places = _places(new)
    for change in compare_plans(old, new):
        is_unread = change.kind is ChangeKind.REMOVED and new.may_hold(change.subject)
        if change.weakens and change.amendment is None and not is_unread:
            was = f"đổi “{change.old}” thành “{change.new}”" if change.new else f"bỏ “{change.old}”"
            what = f"{change.subject} ({field_name(change.field)})"
            place = _place(change, places, new)
            yield rule.problem(place, f"{what}: {was} là làm nhẹ kế hoạch, chưa có văn bản điều chỉnh")


def _places(plan: Plan) -> Mapping[str, Place]:
    """Where the items, their indicators and the groups stand, by id; of twins the first."""
    places: dict[str, Place] = {}
    for item in plan.all_items():
        places.setdefault(item.id, item.origin)
        for number, indicator in enumerate(item.indicators):
            places.setdefault(indicator.id, item.origin.at("indicators", number))
    for id_, group in plan.directory.groups_by_id.items():
        places.setdefault(id_, group.origin)
    return places


def _place(change: Change, places: Mapping[str, Place], new: Plan) -> Place:
    """Where the change is to be seen now; what is gone is missed in the plan's document."""
    place = places.get(change.subject)
    return place.at(change.field) if place else new.document.origin.at("amendments").as_key()


def find_idle_amendments(old: Plan, new: Plan) -> Iterator[Problem]:
    """The amendments that came with `new` and grant nothing that changed since `old`."""
    known = {change.amendment for change in compare_plans(old, new) if change.amendment}.union(old.document.amendments)
    last = {(one.task, one.field): number for number, one in enumerate(new.document.amendments)}
    for number, amendment in enumerate(new.document.amendments):
        is_superseded = last[amendment.task, amendment.field] > number
        if amendment not in known and not is_superseded:
            place = new.document.origin.at("amendments", number, "task")
            yield NO_SUCH_CHANGE.problem(place, f"{amendment.document}: {amendment.task} không có thay đổi này")
