"""The terms of the plan: deadlines, inheritance, amendments, sections, calendar, units nobody uses."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from tthc_cli.domain.amendments import Amendment
from tthc_cli.domain.checks.book import Book
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.due import ExplicitDue, read_due
from tthc_cli.domain.ids import section_of
from tthc_cli.domain.phrases import MOST_LETTERS, UNDERSTOOD, Unread
from tthc_cli.domain.plan import Task
from tthc_cli.domain.units import Side
from tthc_cli.problems import Place, Problem, Rule, Severity

UNREADABLE_DUE = Rule(
    "T204",
    Severity.ERROR,
    "Không đọc được thời hạn bằng lời.",
    "due: Sớm nhất có thể",
    "Ghi theo một trong các mẫu câu, hoặc ghi rõ: due: {within: 2026-Q4, text: “lời của kế hoạch”}.",
)
UNUSED_UNIT = Rule(
    "T205",
    Severity.WARNING,
    "Đơn vị của phường không có trong nhóm nào và không tham gia nhiệm vụ nào.",
    "đơn vị tu-phap không ở nhóm tat-ca",
    "Thêm đơn vị vào nhóm hoặc nhiệm vụ, hoặc xoá khỏi plan/units.yaml.",
)
WRONG_INHERITANCE = Rule(
    "T206",
    Severity.ERROR,
    "Nội dung kế thừa không khớp với nơi nó được lấy.",
    "inherited: {due: III.4.d} mà thời hạn khác III.4.d",
    "Chép lại đúng nội dung của mục gốc, hoặc xoá dòng inherited.",
)
WRONG_AMENDMENT = Rule(
    "T207",
    Severity.ERROR,
    "Điều chỉnh không khớp với kế hoạch hiện hành, hoặc không nối tiếp điều chỉnh trước.",
    "amendments ghi hạn mới 31/12/2026 mà due vẫn là 15/12/2026",
    "Sửa nội dung mới (new) cho khớp với nhiệm vụ, hoặc sửa nhiệm vụ theo văn bản.",
)
UNNAMED_SECTION = Rule(
    "T208",
    Severity.WARNING,
    "Mục có nhiệm vụ nhưng không có tên trong plan/plan.yaml (sections).",
    "III.5 không có trong sections",
    "Ghi tên mục vào sections.",
)
WRONG_CALENDAR = Rule(
    "T209",
    Severity.ERROR,
    "Lịch nghỉ sai: ngày của năm khác, một ngày ghi hai lần, hoặc ngày làm bù không phải cuối tuần.",
    "date: 2025-01-01 trong lịch năm 2026",
    "Sửa theo thông báo nghỉ lễ, Tết của năm.",
)
NO_CALENDAR = Rule(
    "T210",
    Severity.WARNING,
    "Không có lịch nghỉ của năm kế hoạch; coi mọi ngày từ thứ Hai đến thứ Sáu là ngày làm việc.",
    "không có plan/calendar/2026.yaml",
    "Tạo tệp lịch theo mẫu, theo thông báo nghỉ lễ, Tết của năm.",
)
PLAN_RULES = (
    UNREADABLE_DUE,
    UNUSED_UNIT,
    WRONG_INHERITANCE,
    WRONG_AMENDMENT,
    UNNAMED_SECTION,
    WRONG_CALENDAR,
    NO_CALENDAR,
)


def unreadable_deadlines(book: Book) -> Iterator[Problem]:
    """The words of every deadline can be read."""
    year = book.plan.document.year
    for holder in book.plan.all_items():
        deadline = read_due(holder.due, year)
        if isinstance(deadline, Unread):
            reason = deadline.reason or f"không hiểu “{deadline.stumbled}”"
            hint = f"Các mẫu câu đọc được: {'; '.join(UNDERSTOOD)}."
            yield UNREADABLE_DUE.problem(
                holder.origin.at("due"), f"không đọc được thời hạn “{_beginning(deadline.text)}”: {reason}", hint
            )


def _beginning(words: str) -> str:
    return words if len(words) <= MOST_LETTERS else f"{words[:_SHOWN]}…"


_SHOWN = 60


def unused_units(book: Book) -> Iterator[Problem]:
    """Every unit of the ward has something to do; where tasks could not be read, nobody knows what."""
    directory = book.plan.directory
    used = {unit for group in directory.groups for unit in group.members}
    for task in book.tasks_and_duties:
        used.update(task.lead, task.coordinate, task.consolidate, *(step.lead for step in task.steps))
    for unit in directory.units:
        if unit.side is Side.INSIDE and unit.id not in used and not book.plan.lacks_tasks:
            yield UNUSED_UNIT.problem(
                unit.origin.at("id"), f"đơn vị {unit.id} ({unit.name}) không có việc nào trong kế hoạch"
            )


def broken_inheritance(book: Book) -> Iterator[Problem]:
    """An inherited field exists, comes from another task or duty, and says what its source says."""
    for task in book.tasks_and_duties:
        for field, source_id in task.inherited.items():
            place = task.origin.at("inherited", field)
            source = book.plan.items.get(source_id)
            if field not in _INHERITABLE:
                message, hint = (
                    f"“{field}” không phải là nội dung kế thừa được",
                    f"Chỉ kế thừa: {', '.join(_INHERITABLE)}.",
                )
                yield WRONG_INHERITANCE.problem(place, message, hint)
            elif source_id == task.id:
                yield WRONG_INHERITANCE.problem(place, f"“{field}” của {task.id} kế thừa từ chính nó")
            elif source is None and source_id in book.ids:
                message = f"“{field}” của {task.id} không kế thừa được từ {source_id}: đó không phải là nhiệm vụ"
                yield WRONG_INHERITANCE.problem(place, message)
            elif source and getattr(task, field) != getattr(source, field):
                yield WRONG_INHERITANCE.problem(place, f"“{field}” của {task.id} khác với {source_id} mà nó kế thừa")


_INHERITABLE = ("lead", "coordinate", "consolidate", "due", "products", "report_to")


def broken_amendments(book: Book) -> Iterator[Problem]:
    """Amendments of a deadline follow one another and end in what the plan says now."""
    document = book.plan.document
    chains = defaultdict[str, list[tuple[Amendment, Place]]](list)
    for number, amendment in enumerate(document.amendments):
        if amendment.field == "due":
            chains[amendment.task].append((amendment, document.origin.at("amendments", number, "new")))
    for task in book.tasks_and_duties:
        chain = sorted(chains[task.id], key=lambda link: link[0].date)
        for (earlier, _), (later, place) in pairwise(chain):
            if later.old != earlier.new:
                yield WRONG_AMENDMENT.problem(
                    place, f"{task.id}: {later.document} điều chỉnh từ “{later.old}”, nhưng trước đó là “{earlier.new}”"
                )
        if chain and chain[-1][0].new != _due_words(task):
            newest, place = chain[-1]
            yield WRONG_AMENDMENT.problem(
                place,
                f"{task.id}: theo {newest.document} hạn là “{newest.new}”, nhưng nhiệm vụ ghi “{_due_words(task)}”",
            )


def _due_words(task: Task) -> str:
    return task.due.text if isinstance(task.due, ExplicitDue) else task.due or ""


def unnamed_sections(book: Book) -> Iterator[Problem]:
    """Every section has its heading."""
    document = book.plan.document
    for section in dict.fromkeys(section_of(task.id) for task in book.tasks_and_duties):
        if section not in document.sections:
            yield UNNAMED_SECTION.problem(document.origin.at("sections"), f"mục {section} chưa có tên")


def wrong_calendars(book: Book) -> Iterator[Problem]:
    """Days are of their calendar's year and stand once; the year in the file's name is the year inside; the plan's year has one."""
    for year in book.plan.calendar:
        if f"/{year.year}.yaml" not in year.origin.file:
            yield WRONG_CALENDAR.problem(year.origin.at("year"), f"tệp ghi năm {year.year}, khác với tên tệp")
        days = [(day.date, year.origin.at("holidays", at, "date")) for at, day in enumerate(year.holidays)]
        days += [(swap.rest_day, year.origin.at("swaps", at, "rest_day")) for at, swap in enumerate(year.swaps)]
        seen = set[date]()
        for day, place in days:
            if day.year != year.year:
                yield WRONG_CALENDAR.problem(place, f"ngày {show_date(day)} không thuộc năm {year.year}")
            elif day in seen:
                yield WRONG_CALENDAR.problem(place, f"ngày {show_date(day)} được ghi hai lần")
            seen.add(day)
        for at, swap in enumerate(year.swaps):
            if swap.work_day.weekday() < 5:
                yield WRONG_CALENDAR.problem(
                    year.origin.at("swaps", at, "work_day"),
                    f"ngày làm bù {show_date(swap.work_day)} không phải thứ Bảy, Chủ nhật",
                )
    year_of_plan = book.plan.document.year
    if str(year_of_plan) not in book.plan.unread and year_of_plan not in {year.year for year in book.plan.calendar}:
        yield NO_CALENDAR.problem(
            book.plan.document.origin.at("year"), f"không có lịch nghỉ năm {book.plan.document.year}"
        )
