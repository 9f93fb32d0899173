"""Writing down progress and instructions: understood, checked against the plan, then written as one new file."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tthc_cli.domain.assessment import default_period
from tthc_cli.domain.checks.claims import NO_RESULT
from tthc_cli.domain.checks.entries import WRONG_MEASURE
from tthc_cli.domain.closings import closing_over
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.progress import Entry, Log
from tthc_cli.errors import UsageFaultError
from tthc_cli.problems import Problem
from tthc_cli.report.words import PROGRESS
from tthc_cli.store.authors import author_name
from tthc_cli.store.entry_files import entry_file
from tthc_cli.store.workspace import Workspace, read_without_entries, read_workspace
from tthc_cli.usecases.entering import LIFTED, draft_entry, judge, refuses, without_blanks, write_drafts
from tthc_cli.usecases.entry_parts import understand_evidence, understand_measure, understand_percent
from tthc_cli.usecases.looking import errors_of_plan, readable_plan
from tthc_cli.usecases.understanding import understand_day, understand_item, understand_progress, understand_unit

_WAY_OUT = {
    NO_RESULT.code: "Thêm --result “kết quả đạt được”.",
    WRONG_MEASURE.code: "Ghi lại --measure với số đúng, ví dụ II.2.a=112/150.",
}
"""What to type where the rule speaks of an entry that is written already."""


@dataclass(frozen=True)
class ProgressTyped:
    """What an officer typed after `tthc record`, as typed."""

    task: str
    unit: str
    progress: str
    percent: str | None = None
    result: str | None = None
    difficulty: str | None = None
    cause: str | None = None
    proposal: str | None = None
    next: str | None = None
    evidence: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    day: str | None = None
    by: str | None = None
    corrects: str | None = None
    answers: str | None = None
    force: bool = False
    late: bool = False


@dataclass(frozen=True)
class InstructionTyped:
    """What an officer typed after `tthc instruct`, as typed."""

    task: str
    document: str
    sender: str
    day: str
    due: str | None = None
    by: str | None = None
    late: bool = False


@dataclass(frozen=True)
class Recorded:
    """What was written: the file, what was understood in words, findings worth a look, errors elsewhere in the plan.

    Errors in other entries are not looked for: an entry takes as long to write after a year of entries as on the first day.
    """

    file: str
    understood: str
    findings: tuple[Problem, ...]
    errors: tuple[Problem, ...] = field(default=())


def record_progress(root: Path, typed: ProgressTyped, *, now: datetime) -> Recorded:
    """Write one entry of progress.

    `now` is the moment of writing with its time zone; without a name typed, the entry is signed with the one in git or of the login.
    Raises UsageFaultError for what was typed wrong and CannotGoOnError where the file cannot be written.
    """
    workspace = read_without_entries(root)
    plan = readable_plan(workspace)
    task, unit = understand_item(plan, typed.task), understand_unit(plan, typed.unit)
    progress = understand_progress(typed.progress)
    day = understand_day(typed.day, "--date") if typed.day else now.date()
    raw = {
        "schema": 1,
        "task": task,
        "unit": unit.id,
        "date": day,
        "recorded_at": now.replace(microsecond=0),
        "by": typed.by or author_name(root),
        "progress": progress.value,
        "percent": understand_percent(typed.percent) if typed.percent else None,
        "result": typed.result,
        "difficulty": typed.difficulty,
        "cause": typed.cause,
        "proposal": typed.proposal,
        "next": typed.next,
        "evidence": [understand_evidence(words) for words in typed.evidence],
        "measures": [understand_measure(words) for words in typed.measures],
        "answers": typed.answers,
        "corrects": Path(typed.corrects).name if typed.corrects else None,
        "late": _late_mark(workspace, day, is_late=typed.late),
    }
    counted = default_period(plan, day).name
    understood = f"{task} ({_title(plan, task)}), {unit.name}, {PROGRESS[progress].lower()}, tính vào kỳ {counted}"
    return _write(workspace, plan, raw, entry_file(task, unit.id, day), understood, today=now.date(), force=typed.force)


def record_instruction(root: Path, typed: InstructionTyped, *, now: datetime) -> Recorded:
    """Write one instruction or request received. Raises as `record_progress` does."""
    workspace = read_without_entries(root)
    plan = readable_plan(workspace)
    task = understand_item(plan, typed.task)
    day = understand_day(typed.day, "--date")
    senders = plan.directory.named(typed.sender)
    sender = senders[0].name if len(senders) == 1 else typed.sender
    told = {
        "document": typed.document,
        "from": sender,
        "date": day,
        "due": understand_day(typed.due, "--due") if typed.due else None,
    }
    raw = {
        "schema": 1,
        "task": task,
        "date": day,
        "recorded_at": now.replace(microsecond=0),
        "by": typed.by or author_name(root),
        "instruction": without_blanks(told),
        "late": _late_mark(workspace, day, is_late=typed.late),
    }
    understood = f"{task} ({_title(plan, task)}), văn bản {typed.document} của {sender}"
    return _write(workspace, plan, raw, entry_file(task, "vb", day), understood, today=now.date(), force=False)


def _late_mark(workspace: Workspace, day: date, *, is_late: bool) -> bool | None:
    """Whether the entry is to be marked as written late; refused where its day is closed and the officer did not say so."""
    period = closing_over(workspace.closed, day)
    if period is None:
        return None
    if not is_late:
        raise UsageFaultError(
            f"kỳ {period.name} đã chốt, ngày {show_date(day)} nằm trong số liệu đã báo cáo",
            hint="Thêm --late để ghi bổ sung; báo cáo kỳ sau sẽ nêu là bổ sung số liệu kỳ trước.",
        )
    return True


def _title(plan: Plan, id_: str) -> str:
    item = plan.item_for(id_)
    return item.title if item else id_


def _write(
    workspace: Workspace, plan: Plan, raw: dict[str, Any], file: str, understood: str, *, today: date, force: bool
) -> Recorded:
    draft = draft_entry(raw, file)
    if draft.entry is None or draft.faults:
        raise UsageFaultError("chưa ghi được", hint=_said(draft.faults))
    findings = _findings(workspace, plan, draft.entry, today)
    refused = [finding for finding in findings if refuses(finding, force=force)]
    if refused:
        forced = "" if any(finding.is_error for finding in refused) else " Nếu chắc chắn đúng, thêm --force."
        hint = _WAY_OUT.get(refused[0].code, refused[0].hint)
        raise UsageFaultError("; ".join(finding.message for finding in refused), hint=hint + forced)
    write_drafts(workspace.root, (draft,))
    return Recorded(file, understood, tuple(findings), errors_of_plan(workspace, plan, today))


def _findings(workspace: Workspace, plan: Plan, entry: Entry, today: date) -> list[Problem]:
    """What the rules say of a new entry. The others are read only where they can matter: where one is corrected, or may lift a finding."""
    file = entry.origin.file
    found = judge((entry,), Log(()), plan, today).get(file, [])
    if entry.corrects is None and LIFTED.isdisjoint(problem.code for problem in found):
        return found
    return judge((entry,), read_workspace(workspace.root).log, plan, today).get(file, [])


def _said(problems: Iterable[Problem]) -> str:
    return " ".join(f"{problem.message}. {problem.hint}" for problem in problems)
