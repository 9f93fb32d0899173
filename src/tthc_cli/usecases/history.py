"""`tthc log`: the life of a task, or of everything, in one time line: changes of the plan, entries, instructions, closings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from pathlib import Path

from tthc_cli.domain.changes import compare_plans
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.periods import Period
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.progress import Entry, InstructionEntry, ProgressEntry
from tthc_cli.report.change_text import change_line
from tthc_cli.report.words import PROGRESS
from tthc_cli.store.git import PlanHistory, plan_history
from tthc_cli.store.git_state import UntoldError
from tthc_cli.store.sources import BlobSource
from tthc_cli.store.workspace import Workspace, read_workspace
from tthc_cli.usecases.looking import readable_plan
from tthc_cli.usecases.periods import PeriodTyped, understand_period
from tthc_cli.usecases.understanding import understand_item, understand_unit


@dataclass(frozen=True)
class Event:
    """One thing that happened. `day` is that of the fact, `at` the moment of writing; `subject` is the item it is about, or empty;
    `takes_back` another item, of which it takes back what was said.
    """

    day: date
    at: datetime
    kind: str
    subject: str
    unit: str
    who: str
    text: str
    takes_back: str = ""


@dataclass(frozen=True)
class LogTyped:
    """What `tthc log` was asked for, as typed."""

    item: str | None
    unit: str | None
    period: PeriodTyped


@dataclass(frozen=True)
class Told:
    """The events asked for, oldest first; `gap` says what of the plan's life git cannot tell, and why, with the remedy."""

    events: tuple[Event, ...]
    gap: str = ""


def tell_history(root: Path, typed: LogTyped) -> Told:
    """What happened; entries of one moment as they were written."""
    workspace = read_workspace(root)
    plan = readable_plan(workspace)
    item = understand_item(plan, typed.item) if typed.item else None
    unit = understand_unit(plan, typed.unit).id if typed.unit else None
    period = understand_period(plan, typed.period) if typed.period != PeriodTyped() else None
    of_plan, gap = _plan_events(root)
    events = [*of_plan, *_entry_events(workspace, plan), *_closing_events(workspace)]
    kept = [event for event in events if _is_asked_for(event, item, unit, period)]
    return Told(tuple(sorted(kept, key=lambda event: (event.day, event.at.timestamp()))), gap)


def _is_asked_for(event: Event, item: str | None, unit: str | None, period: Period | None) -> bool:
    is_of_item = item is None or any(f"{about}.".startswith(f"{item}.") for about in (event.subject, event.takes_back))
    is_of_unit = unit is None or event.unit == unit
    return is_of_item and is_of_unit and (period is None or period.holds(event.day))


def _plan_events(root: Path) -> tuple[list[Event], str]:
    """What git knows of the plan's life, and what it cannot tell."""
    try:
        history = plan_history(root)
        events = list(_events_of(root, history))
    except UntoldError as untold:
        return [], f"không rõ kế hoạch đã thay đổi thế nào, vì {untold.message}. {untold.hint}"
    cut = history.cut
    return events, f"không rõ kế hoạch trước đó đã thay đổi thế nào, vì {cut.message}. {cut.remedy}" if cut else ""


def _events_of(root: Path, history: PlanHistory) -> Iterator[Event]:
    """Every commit that changed the plan in meaning, against the state that its parent left. The first commit of a history that is cut off
    brought nothing: it is only the first that we see.
    """
    before: Plan | None = None
    for commit in history.commits:
        after = read_workspace(root, BlobSource.of_revision(root, commit.name, entries=False)).plan
        day = commit.moment.date()
        if before is None and after is not None and history.cut is None:
            yield Event(day, commit.moment, "plan", "", "", commit.author, f"Kế hoạch có trong git ({commit.subject})")
        for change in compare_plans(before, after) if before and after else ():
            yield Event(day, commit.moment, "plan", change.subject, "", commit.author, change_line(change))
        before = after or before


def _entry_events(workspace: Workspace, plan: Plan) -> Iterator[Event]:
    tasks = {entry.name: entry.task for entry in workspace.log.entries}
    for entry in sorted(workspace.log.entries, key=attrgetter("order")):
        was_about = tasks.get(entry.corrects or "", entry.task)
        takes_back = was_about if was_about != entry.task else ""
        if isinstance(entry, InstructionEntry):
            kind, unit, text = "instruction", "", _told(entry)
        elif isinstance(entry, ProgressEntry):
            kind, unit, text = _kind(entry), entry.unit, _said(entry, plan)
        else:
            continue
        correction = _correction(entry, takes_back)
        yield Event(entry.date, entry.recorded_at, kind, entry.task, unit, entry.by, text + correction, takes_back)


def _kind(entry: Entry) -> str:
    return "correction" if entry.corrects else "entry"


def _told(entry: InstructionEntry) -> str:
    told = entry.instruction
    due = f", hạn {show_date(told.due)}" if told.due else ""
    return f"Văn bản {told.document} của {told.sender}{due}"


def _said(entry: ProgressEntry, plan: Plan) -> str:
    percent = f" {entry.percent}%" if entry.percent is not None else ""
    result = f": {entry.result}" if entry.result else ""
    return f"{plan.directory.short(entry.unit)} – {PROGRESS[entry.progress].lower()}{percent}{result}"


def _correction(entry: Entry, takes_back: str) -> str:
    if takes_back:
        return f" (thay cho bản ghi của {takes_back}: {entry.corrects})"
    return f" (đính chính {entry.corrects})" if entry.corrects else ""


def _closing_events(workspace: Workspace) -> Iterator[Event]:
    for period in workspace.closed:
        for closing in period.closings:
            sent = f" theo {closing.document}" if closing.document else ""
            day = closing.closed_at.date()
            yield Event(day, closing.closed_at, "closing", "", "", closing.by, f"Chốt kỳ {period.name}{sent}")
            if closing.reopened:
                opened = closing.reopened
                text = f"Mở lại kỳ {period.name} theo {opened.document}: {opened.reason}"
                yield Event(opened.at.date(), opened.at, "reopening", "", "", opened.by, text)
