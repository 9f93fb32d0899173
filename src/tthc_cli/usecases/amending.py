"""`tthc amend`: change a deadline and write down the document that grants it, in one step."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tthc_cli.domain.checks.book import Book
from tthc_cli.domain.checks.catalogue import run_checks
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.due import ExplicitDue
from tthc_cli.domain.phrases import UNDERSTOOD, Unread, read_phrase
from tthc_cli.domain.plan import Plan, Task
from tthc_cli.errors import CannotGoOnError, UsageFaultError
from tthc_cli.store.disk import DiskSource, write_files
from tthc_cli.store.edits import append_record, replace_value
from tthc_cli.store.finding import PLAN_FILE
from tthc_cli.store.lock import locked_workspace
from tthc_cli.store.reading import reason
from tthc_cli.store.sources import EditedSource
from tthc_cli.store.whole_files import Edit
from tthc_cli.store.workspace import read_workspace
from tthc_cli.usecases.looking import readable_plan, refuse_unread
from tthc_cli.usecases.understanding import understand_day, understand_item, understand_words


@dataclass(frozen=True)
class AmendmentTyped:
    """What an officer typed after `tthc amend`, as typed."""

    task: str
    due: str
    document: str
    reason: str
    day: str | None = None


@dataclass(frozen=True)
class Amended:
    """What was changed: the item, the words before and after, the files written."""

    task: str
    title: str
    old: str
    new: str
    files: tuple[str, ...]


def amend(root: Path, typed: AmendmentTyped, *, today: date) -> Amended:
    """Change the deadline of a task and append the amendment. Every other byte of both files stays.

    Raises UsageFaultError for words that are no deadline or change nothing, CannotGoOnError where the files cannot be edited.
    """
    with locked_workspace(root):
        return _amend(root, typed, today)


def _amend(root: Path, typed: AmendmentTyped, today: date) -> Amended:
    workspace = read_workspace(root)
    plan = readable_plan(workspace)
    refuse_unread(workspace)
    id_ = understand_item(plan, typed.task)
    task = plan.items.get(id_)
    if task is None:
        raise UsageFaultError(f"{id_} là một bước, không có thời hạn riêng")
    deadline = read_phrase(typed.due, plan.document.year)
    if isinstance(deadline, Unread):
        raise UsageFaultError(
            f"không đọc được thời hạn “{typed.due}”", hint=f"Các mẫu câu đọc được: {'; '.join(UNDERSTOOD)}."
        )
    old = _old_words(task)
    if old == deadline.text:
        raise UsageFaultError(f"{id_} đã có hạn “{old}”, không có gì để điều chỉnh")
    day = understand_day(typed.day, "--date") if typed.day else today
    if day > today:
        raise UsageFaultError(
            f"ngày văn bản {show_date(day)} ở sau hôm nay ({show_date(today)})", hint="Ghi khi văn bản đã được ký."
        )
    record = {
        "document": understand_words(typed.document, "--document"),
        "date": day,
        "task": id_,
        "field": "due",
        "old": old,
        "new": deadline.text,
        "reason": understand_words(typed.reason, "--reason"),
    }
    edits = _edit(root, task, deadline.text, None if _is_written(plan, record) else record)
    edited = EditedSource(DiskSource(root), {file: edit.after for file, edit in edits.items()})
    _check(root, edited, task, deadline.text, today)
    _write(root, edits)
    return Amended(id_, task.title, old, deadline.text, tuple(edits))


def _old_words(task: Task) -> str:
    if isinstance(task.due, ExplicitDue):
        raise CannotGoOnError(
            f"thời hạn của {task.id} ghi ở dạng riêng nên không sửa tự động được",
            hint="Sửa tay trong tệp, rồi ghi amendments.",
        )
    return task.due or ""


def _is_written(plan: Plan, record: Mapping[str, object]) -> bool:
    """Whether the plan holds the very amendment: the machine stopped between its two files the last time."""
    return any(record == {name: getattr(held, name) for name in record} for held in plan.document.amendments)


def _edit(root: Path, task: Task, words: str, record: Mapping[str, object] | None) -> dict[str, Edit]:
    """The old and new bytes of both files, by name; the plan's document first, so that a break in between is found by `validate`.

    Without a record only those of the task.
    """
    source = DiskSource(root)
    try:
        document, tasks = source.read(PLAN_FILE), source.read(task.origin.file)
        new_tasks = replace_value(tasks.decode("utf-8"), (*task.origin.path, "due"), words)
        edits = {task.origin.file: Edit(tasks, new_tasks.encode())}
        if record:
            new_document = append_record(document.decode("utf-8"), "amendments", record)
            return {PLAN_FILE: Edit(document, new_document.encode())} | edits
    except (OSError, UnicodeDecodeError) as error:
        raise CannotGoOnError("không đọc lại được tệp của kế hoạch") from error
    return edits


def _check(root: Path, source: EditedSource, task: Task, words: str, today: date) -> None:
    """Read what was edited as every command will: the task has its new deadline, nothing else changed, no new error."""
    before, after = read_workspace(root), read_workspace(root, source)
    old, new = readable_plan(before), after.plan
    if old.items.get(task.id) != task:
        raise CannotGoOnError("có người vừa sửa kế hoạch", hint="Chưa có gì thay đổi. Chạy lại lệnh này.")
    is_same = new is not None and _others(old.items, task.id) == _others(new.items, task.id)
    if new is None or not is_same or new.items[task.id].due != words:
        raise CannotGoOnError(
            "không sửa tự động được tệp này", hint="Chưa có gì thay đổi. Sửa tay trong tệp, rồi ghi amendments."
        )
    known = {problem.message for problem in (*before.problems, *run_checks(Book(old, before.log, today)))}
    fresh = [
        problem
        for problem in (*after.problems, *run_checks(Book(new, after.log, today)))
        if problem.message not in known
    ]
    if any(problem.is_error for problem in fresh):
        raise UsageFaultError(fresh[0].message, hint=fresh[0].hint)


def _others(items: Mapping[str, Task], id_: str) -> dict[str, object]:
    return {name: item.model_dump() for name, item in items.items() if name != id_}


def _write(root: Path, edits: Mapping[str, Edit]) -> None:
    try:
        write_files(root, edits)
    except OSError as error:
        raise CannotGoOnError(
            f"không ghi được tệp của kế hoạch: {reason(error)}",
            hint="Chưa có gì thay đổi. Kiểm tra ổ đĩa và quyền ghi; đóng tệp nếu đang mở ở chương trình khác.",
        ) from error
