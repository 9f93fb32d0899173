"""What units and offices say in a test, and how a task stands then."""

from pathlib import Path

from tests.domain.making import task_on
from tests.workspaces import entry
from tthc_cli.domain.progress import Progress
from tthc_cli.domain.standing import Timing

NONE, GOING, DONE = Progress.NONE, Progress.IN_PROGRESS, Progress.DONE
NOT_ARISING, SUSPENDED = Progress.NOT_ARISING, Progress.SUSPENDED
RESULT = "result: Xong"


def says(root: Path, name: str, task: str, unit: str, day: str, progress: str, *more: str) -> None:
    """One unit's word on a task on a day."""
    entry(root, name, "\n".join([f"task: {task}", f"unit: {unit}", f"date: {day}", f"progress: {progress}", *more]))


def instructs(root: Path, name: str, task: str, day: str, document: str, due: str = "") -> None:
    """A document that starts a waiting task."""
    last = f", due: {due}" if due else ""
    entry(
        root,
        name,
        f"task: {task}\ndate: {day}\ninstruction: {{document: {document}, from: Sở Nội vụ, date: {day}{last}}}",
    )


def standing(root: Path, day: str, task: str) -> tuple[Progress, Timing, int]:
    found = task_on(root, day, task).standing
    return found.progress, found.timing, found.days_late
