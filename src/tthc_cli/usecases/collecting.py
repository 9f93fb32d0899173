"""`tthc collect`: forms that came back, each taken whole or not at all, none trusted."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tthc_cli.domain.due import known_due
from tthc_cli.domain.ids import id_order
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.taking_part import carried_indicators, own_items
from tthc_cli.errors import UsageFaultError
from tthc_cli.exchange.forms.columns import ANSWERING
from tthc_cli.exchange.forms.faults import FORM_READING_RULES
from tthc_cli.exchange.forms.reading import ReturnedForm
from tthc_cli.problems import Place, Problem, Rule, count_errors, in_reading_order
from tthc_cli.report.chairman import short_period
from tthc_cli.report.collected import CollectedForm, TakenRow
from tthc_cli.store.authors import author_name
from tthc_cli.store.incoming import find_incoming, folders_with_tables
from tthc_cli.store.lock import locked_workspace
from tthc_cli.store.workspace import Workspace, read_workspace
from tthc_cli.usecases.entering import Draft, write_drafts
from tthc_cli.usecases.forms.entries import Reader, Scene
from tthc_cli.usecases.forms.files import ReturnedFile, read_file, understand_form, without_rivals
from tthc_cli.usecases.forms.matching import Recorded, judge_matches, match
from tthc_cli.usecases.forms.rules import (
    COLLECTING_RULES,
    EMPTY_FORM,
    NO_FIGURES,
)
from tthc_cli.usecases.looking import readable_plan, refuse_unread, sound_part

FORM_RULES: tuple[Rule, ...] = (*FORM_READING_RULES, *COLLECTING_RULES)
"""Every kind of fault of forms, beside those of entries."""


@dataclass(frozen=True)
class CollectTyped:
    """What an officer typed after `tthc collect`."""

    files: tuple[str, ...]
    by: str | None = None
    late: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class Collected:
    """The forms in the order given, the errors elsewhere in the workspace, and the folders inside those given that hold tables, too."""

    forms: tuple[CollectedForm, ...]
    errors: tuple[Problem, ...]
    not_looked_into: tuple[str, ...]

    @property
    def is_fine(self) -> bool:
        """Whether everything that was filled in is recorded now."""
        return not any(form.is_refused or form.left_out for form in self.forms)


def collect(root: Path, typed: CollectTyped, *, now: datetime) -> Collected:
    """Take the forms back: from each all of its rows or, with an error in it, none. Writes nothing with `dry_run`.

    Raises UsageFaultError where no file is meant, CannotGoOnError where a package is missing or entries cannot be written.
    """
    files = dict.fromkeys(path for typed_file in typed.files for path in find_incoming(typed_file))
    inner = tuple(folder for typed_file in typed.files for folder in folders_with_tables(typed_file))
    if not files:
        raise UsageFaultError(f"không có phiếu nào trong {', '.join(typed.files)}", hint=_where(inner))
    with nullcontext() if typed.dry_run else locked_workspace(root):
        return _collect(root, files, inner, typed, now)


def _collect(
    root: Path, files: Iterable[Path], inner: tuple[str, ...], typed: CollectTyped, now: datetime
) -> Collected:
    """Hold the forms against what is recorded, and write what is new; nobody else takes any back meanwhile."""
    found = read_workspace(root)
    plan = readable_plan(found)
    refuse_unread(found)
    read = without_rivals([understand_form(read_file(path), found, plan) for path in files])
    taken: list[CollectedForm] = []
    workspace = found
    for one in read:
        form, drafts = _take(one, workspace, plan, typed, now)
        if drafts and not typed.dry_run:
            write_drafts(root, drafts, before=_written_before(taken))
        new = [draft.entry for draft in drafts if draft.entry]
        workspace = replace(workspace, log=workspace.log.with_new(new))
        taken.append(form)
    return Collected(tuple(taken), sound_part(found, plan, now.date()).errors, inner)


def _where(inner: Sequence[str]) -> str:
    return f"Có bảng tính ở thư mục con: {', '.join(inner)}. Thu từng thư mục ấy." if inner else "Kiểm tra lại thư mục."


def _written_before(taken: Sequence[CollectedForm]) -> str:
    written = ", ".join(form.file for form in taken if not form.is_refused)
    return f"Đã ghi xong {written}; từ phiếu này trở đi chưa ghi gì." if written else "Chưa có gì được ghi."


def _take(
    read: ReturnedFile, workspace: Workspace, plan: Plan, typed: CollectTyped, now: datetime
) -> tuple[CollectedForm, tuple[Draft, ...]]:
    """What a form comes to, and the entries to write for it."""
    if read.form is None or read.unit is None or read.period is None:
        return CollectedForm(read.file, problems=_sorted(read.problems)), ()
    by = typed.by or read.form.filler or author_name(workspace.root)
    scene = Scene(workspace, plan, read.unit, read.period, read.form.stamp.name, now, by, typed.late)
    reader = Reader(read.form, scene)
    sheaves = reader.sheaves()
    stated = {measure["indicator"] for sheaf in sheaves for measure in sheaf.raw["measures"]}
    first = workspace.log.next_number
    recorded = Recorded(workspace.log)
    matches = [
        match(sheaf, scene, recorded, stated=stated, number=first + place) for place, sheaf in enumerate(sheaves)
    ]
    problems = [*read.problems, *reader.problems, *_about(read, read.form, scene), *judge_matches(matches, scene)]
    form = CollectedForm(
        read.file,
        read.unit.name,
        short_period(read.period),
        tuple(TakenRow(one.entry, one.change, one.before) for one in matches if one.entry),
        tuple(_missing(read.form, scene)),
        tuple(_withdrawn(read.form, scene)),
        _sorted(problems, read.form.sheet.cell.sheet if read.form.sheet.cell else ""),
        reader.left_out,
    )
    if form.is_refused:
        return replace(form, rows=()), ()
    return form, tuple(one.draft for one in matches if one.is_new)


def _about(read: ReturnedFile, form: ReturnedForm, scene: Scene) -> Iterator[Problem]:
    """What is to be said of the form as a whole."""
    if count_errors(read.problems):
        return
    if form.is_blank:
        yield EMPTY_FORM.problem(form.sheet, "phiếu chưa ghi dòng nào")
    if form.measures is None and carried_indicators(scene.unit.id, scene.plan):
        yield NO_FIGURES.problem(Place(form.file), "tệp không có trang “Số liệu”")


def _sorted(problems: Sequence[Problem], works: str = "") -> tuple[Problem, ...]:
    """In reading order, sheet by sheet: what is about the whole file, then the sheet of works, then that of figures."""

    def rank(problem: Problem) -> int:
        cell = problem.place.cell
        return 0 if cell is None else 1 if cell.sheet == works else 2

    return tuple(sorted(in_reading_order(problems), key=rank))


def _missing(form: ReturnedForm, scene: Scene) -> Iterator[str]:
    """The works of which the period expects a word, and the form has none."""
    items = (scene.plan.item_for(row.key.partition(ANSWERING)[0]) for row in form.rows)
    said = {item.id for item in items if item}
    for task in own_items(scene.unit.id, scene.plan):
        due = known_due(task.due, scene.plan.document.year)
        if due.expects_report(scene.period.kind) and task.id not in said:
            yield task.id


def _withdrawn(form: ReturnedForm, scene: Scene) -> Iterator[str]:
    """The works and figures of which the same form said something before, and says nothing now: that stays recorded."""
    rows = {row.key for row in form.rows}
    said = [
        entry
        for entry in scene.workspace.log.as_of(scene.now.date()).progress()
        if (entry.unit, entry.form) == (scene.unit.id, scene.form)
    ]
    keys = {f"{entry.task}{ANSWERING}{entry.answers}" if entry.answers else entry.task for entry in said}
    yield from sorted(keys - rows, key=lambda key: id_order(key.partition(ANSWERING)[0]))
    if form.measures is not None:
        measured = {measure.indicator for entry in said for measure in entry.measures}
        for indicator in sorted(measured - {row.key for row in form.measures}, key=id_order):
            yield f"số liệu {indicator}"
