"""Ids that are given twice, and ids that name nothing."""

from collections import defaultdict
from collections.abc import Iterator

from tthc_cli.domain.checks.book import Book, NearNames
from tthc_cli.domain.ids import TARGET_PART, nearest_ids
from tthc_cli.domain.text import fold, nearest
from tthc_cli.problems import Place, Problem, Rule, Severity

UNKNOWN_UNIT = Rule(
    "T104",
    Severity.ERROR,
    "Mã đơn vị không có trong plan/units.yaml.",
    "lead: [vhxxh]",
    "Sửa mã, hoặc khai đơn vị trong plan/units.yaml.",
)
TWICE = Rule(
    "T201",
    Severity.ERROR,
    "Một mã được đặt cho hai nơi; chỉ nơi đầu được tính.",
    "id: III.3.c trong hai tệp",
    "Đổi một trong hai mã, hoặc xoá nơi ghi thừa.",
)
UNKNOWN_ITEM = Rule(
    "T202",
    Severity.ERROR,
    "Nhắc tới chỉ tiêu, nhiệm vụ hoặc mục không có trong kế hoạch.",
    "serves: [II.9]",
    "Sửa mã theo plan/targets.yaml hoặc plan/tasks/.",
)
WRONG_PARENT = Rule(
    "T203",
    Severity.ERROR,
    "Mã của chỉ số hoặc bước không bắt đầu bằng mã của mục chứa nó.",
    "III.1.b có bước III.1.c.1",
    "Đặt mã theo mục chứa nó.",
)
REFERENCE_RULES = (UNKNOWN_UNIT, TWICE, UNKNOWN_ITEM, WRONG_PARENT)


def ids_given_twice(book: Book) -> Iterator[Problem]:
    """Ids of items, units and groups stand once; the later place is the fault and names the first."""
    directory = book.plan.directory
    units = [(unit.id, unit.origin.at("id")) for unit in directory.units]
    units += [(group.id, group.origin.at("id")) for group in directory.groups]
    for given in (book.identified(), units):
        places: defaultdict[str, list[Place]] = defaultdict(list)
        for id_, place in given:
            places[id_].append(place)
        for id_, (first, *others) in places.items():
            for place in others:
                yield TWICE.problem(place, f"mã {id_} đã dùng trong {first.file}")


def names_given_twice(book: Book) -> Iterator[Problem]:
    """A name or alias means one unit, or a typed name could not be understood."""
    owners: dict[str, str] = {}
    for unit in book.plan.directory.units:
        for field, name in (
            ("name", unit.name),
            ("short", unit.short),
            *(("aliases", alias) for alias in unit.aliases),
        ):
            owner = owners.setdefault(fold(name), unit.id)
            if owner != unit.id:
                message = f"tên “{name}” đã là tên của đơn vị {owner}"
                yield TWICE.problem(unit.origin.at(field), message, "Đổi một trong hai tên, hoặc xoá nơi ghi thừa.")


def unknown_units(book: Book) -> Iterator[Problem]:
    """Every unit and group that is named exists, and a group holds no group. A unit whose own record has a fault is not missed again."""
    directory = book.plan.directory
    if not directory.units:
        return
    known = [*directory.by_id, *directory.groups_by_id]
    near = NearNames(lambda id_: [f"{name} ({directory.name(name)})" for name in nearest(id_, known, count=2)])
    for id_, place in _units_named(book):
        if not directory.knows(id_) and id_ not in book.plan.unread:
            yield UNKNOWN_UNIT.problem(place, f"đơn vị “{id_}” không có trong plan/units.yaml", near.hint(id_))
    for group in directory.groups:
        for at, member in enumerate(group.members):
            if member in directory.groups_by_id:
                message = f"“{member}” là một nhóm, không thể là thành viên của nhóm"
                yield UNKNOWN_UNIT.problem(group.origin.at("members", at), message, "Ghi mã của từng đơn vị.")


def _units_named(book: Book) -> Iterator[tuple[str, Place]]:
    for task in book.tasks_and_duties:
        for field in ("lead", "coordinate", "consolidate", "report_to"):
            yield from ((unit, task.origin.at(field, at)) for at, unit in enumerate(getattr(task, field)))
        for number, step in enumerate(task.steps):
            yield from ((unit, task.origin.at("steps", number, "lead", at)) for at, unit in enumerate(step.lead))
    for group in book.plan.directory.groups:
        yield from ((unit, group.origin.at("members", at)) for at, unit in enumerate(group.members))
    for entry in book.log.progress():
        yield entry.unit, entry.origin.at("unit")


def unknown_items(book: Book) -> Iterator[Problem]:
    """Every item that the plan refers to exists, and what a task serves is a target. An item whose own record has a fault is not missed
    again.
    """
    near = NearNames(lambda id_: nearest_ids(id_, book.ids, count=2))
    for id_, place in _items_named(book):
        is_known = id_ in book.ids or id_ in book.plan.directory.groups_by_id or _is_unread(id_, book)
        if not is_known:
            yield UNKNOWN_ITEM.problem(place, f"kế hoạch không có mục {id_}", near.hint(id_))
    for task in book.tasks_and_duties:
        for at, served in enumerate(task.serves):
            if served in book.plan.items:
                place = task.origin.at("serves", at)
                yield UNKNOWN_ITEM.problem(place, f"{served} không phải là chỉ tiêu", "Sửa mã theo plan/targets.yaml.")


def _is_unread(id_: str, book: Book) -> bool:
    """Whether the item stands in the files but could not be read, or is a target and no target could."""
    return book.plan.may_hold(id_) or (id_.startswith(TARGET_PART) and not book.plan.targets)


def _items_named(book: Book) -> Iterator[tuple[str, Place]]:
    for task in book.tasks_and_duties:
        yield from ((target, task.origin.at("serves", at)) for at, target in enumerate(task.serves))
        yield from ((source, task.origin.at("inherited", field)) for field, source in task.inherited.items())
    document = book.plan.document
    for number, amendment in enumerate(document.amendments):
        # What an amendment dropped is named by it alone.
        if amendment.new:
            yield amendment.task, document.origin.at("amendments", number, "task")


def ids_outside_their_item(book: Book) -> Iterator[Problem]:
    """An indicator or a step carries the id of its item in front."""
    for holder in book.plan.all_items():
        for number, indicator in enumerate(holder.indicators):
            if not indicator.id.startswith(f"{holder.id}."):
                yield WRONG_PARENT.problem(
                    holder.origin.at("indicators", number, "id"), f"chỉ số {indicator.id} nằm trong mục {holder.id}"
                )
    for task in book.tasks_and_duties:
        for number, step in enumerate(task.steps):
            if not step.id.startswith(f"{task.id}."):
                yield WRONG_PARENT.problem(
                    task.origin.at("steps", number, "id"), f"bước {step.id} nằm trong mục {task.id}"
                )
