"""One new entry: judged by the rules, refused with a way out or written, and what there is to say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from tthc_cli.domain.checks.claims import NO_RESULT
from tthc_cli.domain.checks.entries import DOUBLE_INSTRUCTION, WRONG_MEASURE
from tthc_cli.domain.closings import closing_over
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.progress import Entry, Log, ProgressEntry
from tthc_cli.errors import CannotGoOnError, UsageFaultError
from tthc_cli.problems import Problem
from tthc_cli.report.facts import measure_and_share
from tthc_cli.store.authors import author_name
from tthc_cli.store.entry_files import entry_file, next_number
from tthc_cli.store.reading import reason
from tthc_cli.store.workspace import read_without_entries, read_words_before, read_workspace
from tthc_cli.usecases.entering import FORCED, LIFTED, Draft, draft_entry, judge, refuses, write_drafts
from tthc_cli.usecases.looking import errors_of_plan, readable_plan, refuse_unread

_WAY_OUT = {
    NO_RESULT.code: "Thêm --result “kết quả đạt được”.",
    WRONG_MEASURE.code: "Ghi lại --measure với số đúng, ví dụ II.2.a=112/150.",
    DOUBLE_INSTRUCTION.code: "Không phải ghi lại. Nếu bản ghi ấy sai thì thêm --corrects và tên tệp ấy để đính chính.",
}
"""What to type where the rule speaks of an entry that is written already."""


@dataclass(frozen=True)
class Paper:
    """An entry before it is judged: its parts, its file, what was understood in words, and remarks on how it was understood."""

    raw: Mapping[str, Any]
    file: str
    understood: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recorded:
    """What was written: the file, what was understood in words, remarks on that, with every figure taken, findings worth a look, errors
    elsewhere in the plan.

    Errors in other entries are not looked for: an entry takes as long to write after a year of entries as on the first day.
    """

    file: str
    understood: str
    remarks: tuple[str, ...]
    findings: tuple[Problem, ...]
    errors: tuple[Problem, ...] = field(default=())


class Desk:
    """Where new entries are written at the moment `now` (with its time zone): the plan, and the other entries once they matter.

    Raises CannotGoOnError where the plan, or a folder of the workspace, cannot be read.
    """

    def __init__(self, root: Path, now: datetime) -> None:
        self.root, self.now = root, now
        self.workspace = read_without_entries(root)
        self.plan = readable_plan(self.workspace)
        refuse_unread(self.workspace)

    @cached_property
    def log(self) -> Log:
        """All entries, read when they are first asked for."""
        return read_workspace(self.root).log

    def entry_named(self, name: str) -> Entry | None:
        """The entry with this file name; None where there is none that can be read."""
        return next((entry for entry in self.log.entries if entry.name == name), None)

    def title(self, id_: str) -> str:
        """What a task or duty is called, and what a step says."""
        item = self.plan.item_for(id_)
        steps = {step.id: step.text.rstrip(".") for step in item.steps} if item else {}
        return steps.get(id_) or (item.title if item else id_)

    def new_file(self, task: str, unit: str, day: date) -> str:
        """The file of a new entry, by its name the last of its month. Raises CannotGoOnError where that month cannot be read."""
        try:
            return entry_file(task, unit, day, next_number(self.root, day))
        except OSError as error:
            raise CannotGoOnError(
                f"không đọc được thư mục của tháng {day:%m/%Y}: {reason(error)}",
                hint="Chưa có gì được ghi. Kiểm tra quyền đọc.",
            ) from error

    def signature(self, by: str | None) -> dict[str, Any]:
        """The moment of writing and who writes: without a name typed, the one in git or of the login."""
        return {"recorded_at": self.now, "by": by or author_name(self.root)}

    def late_mark(self, day: date, *, is_late: bool) -> bool | None:
        """Whether the entry is to be marked as written late. Raises UsageFaultError where its day is closed and the officer did not say
        so.
        """
        period = closing_over(self.workspace.closed, day)
        if period is None:
            return None
        if not is_late:
            raise UsageFaultError(
                f"kỳ {period.name} đã chốt, ngày {show_date(day)} nằm trong số liệu đã báo cáo",
                hint="Thêm --late để ghi bổ sung; báo cáo kỳ sau sẽ nêu là bổ sung số liệu kỳ trước.",
            )
        return True

    def file(self, paper: Paper, *, force: bool = False) -> Recorded:
        """Write the entry. Raises UsageFaultError where it is refused and CannotGoOnError where its file cannot be written."""
        draft = draft_entry(paper.raw, paper.file)
        findings = self.findings(draft)
        if refused := _refused(draft, findings, force=force):
            raise refusal(refused)
        write_drafts(self.root, (draft,))
        errors = errors_of_plan(self.workspace, self.plan, self.now.date())
        return Recorded(paper.file, paper.understood, (*paper.remarks, *_figures(draft)), tuple(findings), errors)

    def refused(self, paper: Paper, *, force: bool = False) -> list[Problem]:
        """Why the entry would be refused."""
        draft = draft_entry(paper.raw, paper.file)
        return _refused(draft, self.findings(draft), force=force)

    def findings(self, draft: Draft) -> Sequence[Problem]:
        """What the rules say of a new entry; nothing of what is none yet. Of the others a few are read, the last words of the unit on the
        task; all only where they can matter: where one is corrected, may lift a finding, or may be of the same instruction.
        """
        entry = draft.entry
        if entry is None:
            return ()
        if not isinstance(entry, ProgressEntry) or entry.corrects:
            return self._judge(entry, self.log)
        found = self._judge(entry, read_words_before(self.root, entry.task, entry.unit, entry.date))
        is_settled = LIFTED.isdisjoint(problem.code for problem in found)
        return found if is_settled else self._judge(entry, self.log)

    def _judge(self, entry: Entry, others: Log) -> Sequence[Problem]:
        return judge((entry,), others, self.plan, self.now.date()).get(entry.origin.file, [])


def _figures(draft: Draft) -> tuple[str, ...]:
    measures = draft.entry.measures if isinstance(draft.entry, ProgressEntry) else ()
    return (f"Số liệu: {'; '.join(map(measure_and_share, measures))}.",) if measures else ()


def _refused(draft: Draft, findings: Sequence[Problem], *, force: bool) -> list[Problem]:
    return [*draft.faults, *(finding for finding in findings if refuses(finding, force=force))]


def may_be_forced(refused: Sequence[Problem]) -> bool:
    """Whether the officer may insist on it."""
    return all(finding.code in FORCED for finding in refused)


def refusal(refused: Sequence[Problem], *, names_force: bool = True) -> UsageFaultError:
    """What to say where an entry is refused for these faults and findings; `names_force` where the officer may insist by --force."""
    hints = dict.fromkeys(_WAY_OUT.get(finding.code, finding.hint) for finding in refused)
    forced = ["Nếu chắc chắn đúng, thêm --force."] if names_force and may_be_forced(refused) else []
    return UsageFaultError("; ".join(finding.message for finding in refused), hint=" ".join([*hints, *forced]))
