"""Writing down an instruction or request received."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tthc_cli.usecases.entering import without_blanks
from tthc_cli.usecases.filing import Desk, Paper, Recorded
from tthc_cli.usecases.understanding import understand_day, understand_item


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
    corrects: str | None = None


def record_instruction(root: Path, typed: InstructionTyped, *, now: datetime) -> Recorded:
    """Write one instruction or request received; a correction takes over nothing of what it corrects. Raises as `record_progress` does."""
    desk = Desk(root, now)
    task = understand_item(desk.plan, typed.task)
    day = understand_day(typed.day, "--date")
    senders = desk.plan.directory.named(typed.sender)
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
        **desk.signature(typed.by),
        "instruction": without_blanks(told),
        "corrects": Path(typed.corrects).name if typed.corrects else None,
        "late": desk.late_mark(day, is_late=typed.late),
    }
    understood = f"{task} ({desk.title(task)}), văn bản {typed.document} của {sender}"
    return desk.file(Paper(raw, desk.new_file(task, "vb", day), understood))
