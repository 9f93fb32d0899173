"""A workspace: everything read from the folder that holds plan/plan.yaml."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from tthc_cli.domain.checks.book import Book
from tthc_cli.domain.closings import ClosedPeriod
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.progress import Log
from tthc_cli.domain.text import nearest
from tthc_cli.problems import Place, Problem, Rule, Severity
from tthc_cli.store.closed_files import CLOSED_FILE, digest_plan, digests_of, read_closed
from tthc_cli.store.disk import DiskSource
from tthc_cli.store.entry_files import ENTRY_FILE, named_before, read_log
from tthc_cli.store.finding import PLAN_FILE
from tthc_cli.store.plan_files import CALENDAR_FILE, TARGETS_FILE, TASK_FILE, UNITS_FILE, read_plan
from tthc_cli.store.reading import NOT_OPENED, Reading
from tthc_cli.store.sources import Source

MISPLACED = Rule(
    "T017",
    Severity.ERROR,
    "Tệp dữ liệu nằm sai chỗ hoặc sai tên, nên không lệnh nào đọc.",
    "plan/progress/20260612.yaml (phải nằm trong plan/progress/2026-06/)",
    "Chuyển tệp về đúng thư mục, hoặc xoá nếu không dùng.",
)
FOREIGN_FILE = Rule(
    "T021",
    Severity.WARNING,
    "Tệp lạ trong thư mục plan/; tthc không đọc tệp này.",
    "plan/ghi-chu.docx",
    "Chuyển tệp ra ngoài thư mục plan/.",
)
WORKSPACE_RULES = (MISPLACED, FOREIGN_FILE)

_KNOWN = (ENTRY_FILE, CLOSED_FILE)
_DATA = re.compile(r".*\.ya?ml(\.txt)?", re.IGNORECASE)
_GIT_KEEPS_FOLDER = ".gitkeep"


@dataclass(frozen=True)
class Workspace:
    """What was read. `plan` is None when plan.yaml cannot be read; `reading` holds the problems found on the way."""

    root: Path
    plan: Plan | None
    log: Log
    closed: tuple[ClosedPeriod, ...]
    files: tuple[str, ...] = field(repr=False)
    reading: Reading = field(repr=False)

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the files, without lines and columns yet."""
        return self.reading.problems


def read_workspace(root: Path, source: Source | None = None) -> Workspace:
    """Read everything under plan/: every file is read or named in a problem. Without a `source` the files on the disk are read."""
    reading = Reading(source or DiskSource(root))
    files = reading.contents.files
    plan = read_plan(reading, files)
    log = read_log(reading, files)
    reading.problems += [problem for file in files if (problem := _unread(file))]
    reading.problems += [_unfollowed(link) for link in reading.contents.links]
    closed = read_closed(reading, files)
    return Workspace(root, plan, log, closed, tuple(files), reading)


def read_without_entries(root: Path) -> Workspace:
    """Read the plan and what was closed, and not the entries, whose reading would cost the most."""
    return read_workspace(root, DiskSource(root, entries=False))


_MOST_LOOKED_BACK = 20


def read_words_before(root: Path, task: str, unit: str, day: date) -> Log:
    """What a unit last said of a task by a day, by the names of files: a few entries and not all, whose reading would cost the most."""
    reading = Reading(DiskSource(root))
    return read_log(reading, named_before(reading.contents.files, task, unit, day, most=_MOST_LOOKED_BACK))


def book_of(workspace: Workspace, plan: Plan, today: date) -> Book:
    """What the rules across records look at. Digests are made only where a period is closed."""
    entries = [file for file in workspace.files if ENTRY_FILE.fullmatch(file)]
    read = {entry.origin.file for entry in workspace.log.entries}
    book = Book(plan, workspace.log, today, unread=frozenset(Path(file).name for file in entries if file not in read))
    if not workspace.closed:
        return book
    digests = digests_of(workspace.reading.source, entries)
    return replace(book, closed=workspace.closed, digests=digests, plan_digest=plan_digest(workspace))


def plan_digest(workspace: Workspace) -> str:
    """The digest of the files of the plan itself."""
    return digest_plan(workspace.reading.source, [file for file in workspace.files if _is_of_plan(file)])


def _is_of_plan(file: str) -> bool:
    return file in (PLAN_FILE, UNITS_FILE, TARGETS_FILE) or any(
        pattern.fullmatch(file) for pattern in (TASK_FILE, CALENDAR_FILE)
    )


def _unread(file: str) -> Problem | None:
    is_read = _is_of_plan(file) or any(pattern.fullmatch(file) for pattern in _KNOWN)
    if is_read or file.rpartition("/")[2] == _GIT_KEEPS_FOLDER:
        return None
    if _DATA.fullmatch(file):
        return MISPLACED.problem(Place(file), "tệp nằm sai chỗ hoặc sai tên nên không được đọc", _better_name(file))
    return FOREIGN_FILE.problem(Place(file), "tệp lạ, tthc không đọc")


def _better_name(file: str) -> str | None:
    """What to call a file whose ending was changed by an editor, or whose name is nearly right."""
    renamed = re.sub(r"\.ya?ml(\.txt)?$", ".yaml", file, flags=re.IGNORECASE)
    if renamed != file and (_is_of_plan(renamed) or any(pattern.fullmatch(renamed) for pattern in _KNOWN)):
        return f"Đổi tên thành {renamed}."
    near = nearest(file, (PLAN_FILE, UNITS_FILE, TARGETS_FILE), count=1) if file.count("/") == 1 else []
    return f"Có phải {near[0]}?" if near else None


def _unfollowed(link: str) -> Problem:
    message = "không mở được tệp: đây là liên kết tới một thư mục"
    return NOT_OPENED.problem(Place(link), message, "Chép thư mục thật vào chỗ của liên kết.")
