"""`tthc collect`: forms that came back, each taken whole or not at all, none trusted."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import import_module
from pathlib import Path

from tthc_cli.domain.due import known_due
from tthc_cli.domain.periods import Period, Windows, read_key
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.progress import Log
from tthc_cli.domain.taking_part import carried_indicators, own_items
from tthc_cli.domain.units import Unit
from tthc_cli.errors import CannotGoOnError
from tthc_cli.exchange.csv_reading import read_csv
from tthc_cli.exchange.file_kinds import LARGEST, find_fault, is_package
from tthc_cli.exchange.form_columns import ANSWERING
from tthc_cli.exchange.form_faults import FORM_READING_RULES, NOT_A_FORM, NOT_A_WORKBOOK
from tthc_cli.exchange.form_reading import ReturnedForm, read_form
from tthc_cli.exchange.grids import Grid
from tthc_cli.problems import Place, Problem, Rule, count_errors, in_reading_order
from tthc_cli.report.collected import CollectedForm, TakenRow
from tthc_cli.store.authors import author_name
from tthc_cli.store.incoming import find_incoming, read_incoming
from tthc_cli.store.reading import reason
from tthc_cli.store.workspace import Workspace, plan_digest, read_workspace
from tthc_cli.usecases.entering import Draft, write_drafts
from tthc_cli.usecases.form_entries import Reader, Scene
from tthc_cli.usecases.form_matching import judge_matches, match
from tthc_cli.usecases.form_rules import (
    COLLECTING_RULES,
    EMPTY_FORM,
    NO_FIGURES,
    OLD_PLAN,
    SEVERAL_FORMS,
)
from tthc_cli.usecases.forming import digest_of_form
from tthc_cli.usecases.looking import errors_in, readable_plan

FORM_RULES: tuple[Rule, ...] = (*FORM_READING_RULES, *COLLECTING_RULES)
"""Every kind of fault of forms, beside those of entries."""


_SheetReader = Callable[[bytes, str], tuple[tuple[Grid, ...], list[Problem]]]


@dataclass(frozen=True)
class CollectTyped:
    """What an officer typed after `tthc collect`."""

    files: tuple[str, ...]
    by: str | None = None
    late: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class Collected:
    """The forms in the order given, and the errors elsewhere in the workspace."""

    forms: tuple[CollectedForm, ...]
    errors: tuple[Problem, ...]

    @property
    def is_fine(self) -> bool:
        """Whether everything that was filled in is recorded now."""
        return not any(form.is_refused or form.left_out for form in self.forms)


@dataclass(frozen=True)
class _Read:
    """One file as far as it could be read: the form with its unit and period, or neither, and its faults."""

    file: str
    problems: tuple[Problem, ...]
    form: ReturnedForm | None = None
    unit: Unit | None = None
    period: Period | None = None


def collect(root: Path, typed: CollectTyped, *, now: datetime) -> Collected:
    """Take the forms back: from each all of its rows or, with an error in it, none. Writes nothing with `dry_run`.

    Raises CannotGoOnError where a package is missing or entries cannot be written.
    """
    found = read_workspace(root)
    plan = readable_plan(found)
    files = dict.fromkeys(path for typed_file in typed.files for path in find_incoming(typed_file))
    read = _without_rivals([_understand(_read(path), found, plan) for path in files])
    taken: list[CollectedForm] = []
    workspace = found
    for one in read:
        form, drafts = _take(one, workspace, plan, typed, now)
        if drafts and not typed.dry_run:
            write_drafts(root, drafts, before=_written_before(taken))
        new = [draft.entry for draft in drafts if draft.entry]
        workspace = replace(workspace, log=Log((*workspace.log.entries, *new)))
        taken.append(form)
    return Collected(tuple(taken), errors_in(found, plan, now.date()))


def _written_before(taken: Sequence[CollectedForm]) -> str:
    written = ", ".join(form.file for form in taken if not form.is_refused)
    return f"Đã ghi xong {written}; từ phiếu này trở đi chưa ghi gì." if written else "Chưa có gì được ghi."


def _read(path: Path) -> _Read:
    """The file taken apart."""
    file = str(path)
    try:
        data = read_incoming(path, LARGEST)
    except OSError as error:
        said = f"không mở được tệp: {reason(error)}"
        return _Read(file, (NOT_A_WORKBOOK.problem(Place(file), said, "Kiểm tra lại tên và nơi để tệp."),))
    if fault := find_fault(data, file):
        return _Read(file, (fault,))
    grids, problems = _workbook_reader()(data, file) if is_package(data) else read_csv(data, file)
    if count_errors(problems):
        return _Read(file, tuple(problems))
    form, more = read_form(grids, file)
    return _Read(file, (*problems, *more), form)


def _workbook_reader() -> _SheetReader:
    try:
        reader = import_module("tthc_cli.exchange.workbook_reading")
    except ModuleNotFoundError as error:
        raise CannotGoOnError(
            "máy này chưa cài phần đọc tệp Excel", hint="Cài thêm bằng lệnh: pip install 'tthc-cli[office]'"
        ) from error
    found: _SheetReader = reader.read_workbook
    return found


def _understand(read: _Read, workspace: Workspace, plan: Plan) -> _Read:
    """The form with its unit and period by the plan of today; without them and with a fault said where it is none of this plan's."""
    if read.form is None:
        return read
    stamp, found = read.form.stamp, []
    unit = plan.directory.by_id.get(stamp.unit)
    period = _period(stamp.period, stamp.windows)
    if stamp.plan != plan.document.number:
        found.append(
            NOT_A_FORM.problem(Place(read.file), f"phiếu của kế hoạch {stamp.plan}, không phải {plan.document.number}")
        )
    elif unit is None:
        found.append(NOT_A_FORM.problem(Place(read.file), f"kế hoạch không có đơn vị “{stamp.unit}”"))
    elif period is None:
        found.append(NOT_A_FORM.problem(Place(read.file), f"mã phiếu bị sửa: không có kỳ “{stamp.period}”"))
    elif stamp.digest != digest_of_form(plan_digest(workspace)):
        found.append(OLD_PLAN.problem(Place(read.file), "phiếu làm từ một bản kế hoạch khác bản hiện hành"))
    return replace(read, problems=(*read.problems, *found), unit=unit, period=period)


def _period(key: str, windows: str) -> Period | None:
    try:
        return read_key(key, windows=Windows(windows))
    except ValueError:
        return None


def _without_rivals(read: Sequence[_Read]) -> list[_Read]:
    """The files with those refused of which several, and different ones, are of one unit and period: nobody knows which is meant."""
    groups = defaultdict[tuple[str, str], list[_Read]](list)
    for one in read:
        if one.form and not count_errors(one.problems):
            groups[one.form.stamp.unit, one.form.stamp.period].append(one)
    rivals: dict[str, list[str]] = {}
    for group in groups.values():
        if len({_content(one) for one in group}) > 1:
            rivals |= {one.file: [other.file for other in group if other is not one] for one in group}
    return [_refused(one, rivals[one.file]) if one.file in rivals else one for one in read]


def _content(read: _Read) -> tuple[object, ...]:
    rows = (*read.form.rows, *(read.form.measures or ())) if read.form else ()
    return tuple(
        sorted((row.key, tuple(sorted((key, str(value)) for key, value in row.values.items()))) for row in rows)
    )


def _refused(read: _Read, others: Sequence[str]) -> _Read:
    said = f"cùng đơn vị, cùng kỳ với {', '.join(others)} mà nội dung khác"
    return replace(read, problems=(*read.problems, SEVERAL_FORMS.problem(Place(read.file), said)))


def _take(
    read: _Read, workspace: Workspace, plan: Plan, typed: CollectTyped, now: datetime
) -> tuple[CollectedForm, tuple[Draft, ...]]:
    """What a form comes to, and the entries to write for it."""
    if read.form is None or read.unit is None or read.period is None:
        return CollectedForm(read.file, problems=_sorted(read.problems)), ()
    by = typed.by or read.form.filler or author_name(workspace.root)
    scene = Scene(workspace, plan, read.unit, read.period, now, by, typed.late)
    reader = Reader(read.form, scene)
    has_no_figures = read.form.measures is None
    matches = [match(sheaf, workspace.log, keeps_figures=has_no_figures) for sheaf in reader.sheaves()]
    problems = [*read.problems, *reader.problems, *_about(read, read.form, scene), *judge_matches(matches, scene)]
    form = CollectedForm(
        read.file,
        read.unit.name,
        read.period.name,
        tuple(TakenRow(one.entry, one.change) for one in matches if one.entry),
        tuple(_missing(read.form, scene)),
        _sorted(problems, read.form.sheet.cell.sheet if read.form.sheet.cell else ""),
        reader.left_out,
    )
    if form.is_refused:
        return replace(form, rows=()), ()
    return form, tuple(one.draft for one in matches if one.is_new)


def _about(read: _Read, form: ReturnedForm, scene: Scene) -> Iterator[Problem]:
    """What is to be said of the form as a whole."""
    if not form.rows and not form.measures and not count_errors(read.problems):
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
