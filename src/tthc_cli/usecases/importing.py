"""`tthc import`: the first draft of a workspace from the document of a plan, or what the document changes in one that is there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tthc_cli.domain.change import Change, ChangeKind
from tthc_cli.domain.changes import compare_plans
from tthc_cli.domain.checks.catalogue import run_checks
from tthc_cli.domain.draft import PlanDraft
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.text import fold
from tthc_cli.domain.units import Directory
from tthc_cli.errors import CannotGoOnError
from tthc_cli.exchange.drafting.manuscript import Manuscript
from tthc_cli.exchange.drafting.reading import draft_plan
from tthc_cli.exchange.drafting.text_lines import read_text
from tthc_cli.problems import Problem, in_reading_order
from tthc_cli.report.change_text import EntriesDiffer, PlanDifference
from tthc_cli.report.import_text import IMPORT_FILE, import_report
from tthc_cli.store.draft_files import compose_draft
from tthc_cli.store.originals import Original, OriginalKind, read_original, text_of
from tthc_cli.store.sources import BlobSource
from tthc_cli.store.workspace import Workspace, book_of, read_workspace
from tthc_cli.usecases.comparing import on_disk, plan_of_state
from tthc_cli.usecases.office import office_part
from tthc_cli.usecases.starting import lay_files, schema_files, with_schema


@dataclass(frozen=True)
class Imported:
    """What an import made: the draft, the files written below the folder, the errors that the new workspace still has."""

    draft: PlanDraft
    folder: Path
    files: tuple[str, ...]
    errors: tuple[Problem, ...]


def import_plan(file: Path, folder: Path, *, today: date) -> Imported:
    """Write a workspace with the draft of the plan in the file. Nothing existing is overwritten.

    Raises CannotGoOnError where the file cannot be read or holds no plan, UsageFaultError where the folder holds a plan already.
    """
    draft = read_draft(file)
    files = compose_draft(draft)
    errors = tuple(problem for problem in _problems(files, today) if problem.is_error)
    report = import_report(draft, file.name, errors).encode()
    laid = lay_files(folder, [*map(with_schema, sorted(files.items())), *schema_files(), (IMPORT_FILE, report)])
    return Imported(draft, folder, tuple(laid), errors)


def compare_with(file: Path, root: Path) -> PlanDifference:
    """What the document in the file says otherwise than the workspace; nothing is written.

    What no document of a plan says is left out: our labels, the calendar, members of groups, deadlines that were assumed, and steps
    and indicators that a person made of words that still stand in the document.
    """
    before = on_disk(root)
    plan = plan_of_state(before)
    draft = read_draft(file, plan.directory)
    drafted = read_workspace(root, BlobSource(compose_draft(draft))).plan
    if drafted is None:
        raise CannotGoOnError(
            f"{file.name} thiếu số, ngày hoặc tên kế hoạch, nên không so sánh được", hint="Dùng bản đã ban hành."
        )
    known = replace(drafted, calendar=plan.calendar, directory=_joined(plan.directory, drafted.directory))
    whole = fold(" ".join(line.text for line in draft.lines))
    changes = (change for change in compare_plans(plan, known) if _is_said(change, plan, whole))
    return PlanDifference(before.name, file.name, tuple(changes), EntriesDiffer(), tuple(before.faults))


def _joined(known: Directory, drafted: Directory) -> Directory:
    """The units and groups of both, those that are known first."""
    units = [unit for unit in drafted.units if not known.knows(unit.id)]
    groups = [group for group in drafted.groups if not known.knows(group.id)]
    return Directory((*known.units, *units), (*known.groups, *groups))


def _is_said(change: Change, plan: Plan, whole: str) -> bool:
    """Whether a change is one of the document, and not of what a person added to the plan."""
    if change.field == "title" or change.kind is ChangeKind.DETAIL:
        return False
    if change.field == "due" and not change.new:
        return not any("due" in target.assumed for target in plan.targets if target.id == change.subject)
    is_gone = change.kind is ChangeKind.REMOVED and change.field in ("steps", "indicators")
    return not (is_gone and fold(change.old) in whole)


def read_draft(file: Path, known: Directory | None = None) -> PlanDraft:
    """The draft of the plan in a file. Raises CannotGoOnError where there is none."""
    original = read_original(file)
    draft = draft_plan(_READERS[original.kind](original), known)
    if not draft.tasks and not draft.targets:
        raise CannotGoOnError(
            f"không thấy nhiệm vụ hay chỉ tiêu nào trong {original.name}, nên không ghi gì",
            hint="Chọn tệp của bản kế hoạch; nhiệm vụ cần có số thứ tự (1., a), -) hoặc nằm trong bảng có tiêu đề cột.",
        )
    return draft


def _problems(files: Mapping[str, bytes], today: date) -> list[Problem]:
    """What `validate` will say of the new workspace."""
    workspace: Workspace = read_workspace(Path(), BlobSource(files))
    found = run_checks(book_of(workspace, workspace.plan, today)) if workspace.plan else []
    return in_reading_order(workspace.reading.located(found))


def _read_word(original: Original) -> Manuscript:
    read: Callable[[bytes], Manuscript] = office_part("tthc_cli.exchange.drafting.word_lines", "tệp Word").read_word
    return read(original.data)


def _read_pdf(original: Original) -> Manuscript:
    read: Callable[[bytes], Manuscript] = office_part("tthc_cli.exchange.drafting.pdf_lines", "tệp PDF").read_pdf
    return read(original.data)


_READERS: Mapping[OriginalKind, Callable[[Original], Manuscript]] = {
    OriginalKind.TEXT: lambda original: read_text(text_of(original)),
    OriginalKind.WORD: _read_word,
    OriginalKind.PDF: _read_pdf,
}
