"""`tthc form`: one workbook a unit, to fill in and send back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tthc_cli.domain.assessment import Assessment, TaskState, assess
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.periods import PeriodKind
from tthc_cli.domain.plan import Combine, Plan, Task
from tthc_cli.domain.progress import Progress, ProgressEntry
from tthc_cli.domain.taking_part import Carrier, carried_indicators, helped_items, own_items, own_steps
from tthc_cli.domain.text import one_line
from tthc_cli.domain.units import Side, Unit
from tthc_cli.errors import CannotGoOnError, UsageFaultError
from tthc_cli.exchange.forms.columns import ANSWERING
from tthc_cli.exchange.forms.view import FormRow, FormSection, FormView, MeasureRow, Stamp
from tthc_cli.problems import Problem
from tthc_cli.report.form_words import CHOICES, COORDINATED, NO_HALF_YEAR, SHARED_FIGURE, advise, send_by_words
from tthc_cli.report.words import PROGRESS, deadline_words, number_words
from tthc_cli.store.outputs import write_outputs
from tthc_cli.store.reading import reason
from tthc_cli.store.workspace import plan_digest, read_workspace
from tthc_cli.usecases.looking import readable_plan, refuse_unread, sound_part
from tthc_cli.usecases.office import office_part
from tthc_cli.usecases.periods import PeriodTyped, understand_period
from tthc_cli.usecases.understanding import understand_unit

_DIGITS = 16


@dataclass(frozen=True)
class Formed:
    """The forms written, by file, those that were there already the same, the errors in the data, whose records were left out, and what else
    is to be said.
    """

    files: tuple[Path, ...]
    same: tuple[Path, ...]
    errors: tuple[Problem, ...]
    note: str = ""


def make_forms(
    root: Path, folder: Path, typed: PeriodTyped, *, unit: str | None, as_of: date, today: date, force: bool
) -> Formed:
    """Write the form of a unit for a period, without a `unit` those of all that take part, into the folder: all of them or none.

    Raises UsageFaultError for what was typed wrong and where a different file is there, CannotGoOnError where a package is missing or the
    folder cannot be written.
    """
    workspace = read_workspace(root)
    plan = readable_plan(workspace)
    refuse_unread(workspace)
    period = understand_period(plan, typed)
    units = (_understand_unit(plan, unit),) if unit else _participants(plan)
    sound = sound_part(workspace, plan, today)
    assessment = assess(plan, sound.log, as_of, period)
    views = [view_form(one, assessment, digest=plan_digest(workspace)) for one in units]
    files = {folder / file_name(view.stamp): _write(view) for view in views}
    written = _save(files, force=force)
    same = tuple(file for file in files if file not in written)
    note = NO_HALF_YEAR if period.kind is PeriodKind.HALF else ""
    return Formed(written, same, sound.errors, note)


def digest_of_form(digest: str) -> str:
    """So much of the plan's digest as stands in the stamp of a form."""
    return digest.removeprefix("sha256:")[:_DIGITS]


def file_name(stamp: Stamp) -> str:
    """Phieu-VHXH-2026-Q2.xlsx: plain letters, so that every system and every mail can carry it."""
    return f"Phieu-{stamp.unit.upper()}-{stamp.name.replace('..', '_')}.xlsx"


def _understand_unit(plan: Plan, typed: str) -> Unit:
    unit = understand_unit(plan, typed)
    if unit.side is not Side.INSIDE or not _takes_part_somewhere(unit, plan):
        raise UsageFaultError(
            f"{unit.name} không có nhiệm vụ nào để báo cáo bằng phiếu", hint="Chọn một đơn vị của phường."
        )
    return unit


def _participants(plan: Plan) -> tuple[Unit, ...]:
    return tuple(
        unit for unit in plan.directory.units if unit.side is Side.INSIDE and _takes_part_somewhere(unit, plan)
    )


def _takes_part_somewhere(unit: Unit, plan: Plan) -> bool:
    return bool(own_items(unit.id, plan) or helped_items(unit.id, plan))


def _write(view: FormView) -> bytes:
    written: bytes = office_part("tthc_cli.exchange.forms.writing", "tệp Excel").write_form(view)
    return written


def _save(files: dict[Path, bytes], *, force: bool) -> tuple[Path, ...]:
    try:
        return write_outputs(files, force=force)
    except FileExistsError as error:
        raise UsageFaultError(
            f"{error.filename} đã có và khác phiếu mới (có thể đã được điền), nên không ghi phiếu nào",
            hint="Chọn thư mục khác bằng -o, hoặc thêm --force để ghi đè.",
        ) from error
    except OSError as error:
        raise CannotGoOnError(
            f"không ghi được vào {next(iter(files)).parent}: {reason(error)}",
            hint="Chưa có phiếu nào được ghi. Kiểm tra ổ đĩa, thư mục và quyền ghi.",
        ) from error


def view_form(unit: Unit, assessment: Assessment, *, digest: str) -> FormView:
    """The form of a unit for the period of the assessment, showing what it last reported by then."""
    plan, period = assessment.plan, assessment.period
    send_by = plan.workdays.nth_after(period.cut_off, plan.document.settings.sending.units)
    stamp = Stamp(
        plan.document.number,
        digest_of_form(digest),
        unit.id,
        period.key,
        period.windows.value,
        assessment.as_of.isoformat(),
    )
    measures = tuple(_measure(carrier, unit.id, assessment) for carrier in carried_indicators(unit.id, plan))
    return FormView(
        stamp,
        plan=plan.document.cited,
        unit=unit.name,
        period=period.name,
        send_by=send_by_words(period, send_by),
        choices=CHOICES,
        first=period.first,
        last=period.cut_off,
        made_on=assessment.as_of,
        advice=advise(plan.document, period, send_by, has_measures=bool(measures)),
        sections=tuple(_sections(unit.id, assessment)),
        measures=measures,
    )


def _sections(unit: str, assessment: Assessment) -> Iterator[FormSection]:
    plan = assessment.plan
    states = {state.task.id: state for state in assessment.items}
    by_section: dict[str, list[FormRow]] = {}
    for task in own_items(unit, plan):
        by_section.setdefault(task.section, []).extend(_rows(unit, states[task.id], plan))
    for section, rows in by_section.items():
        title = plan.document.sections.get(section, "").rstrip(".")
        yield FormSection(f"{section}  {title}".rstrip(), tuple(rows))
    if helped := helped_items(unit, plan):
        yield FormSection(COORDINATED, tuple(_row(unit, task.id, task, states[task.id]) for task in helped))


def _rows(unit: str, state: TaskState, plan: Plan) -> Iterator[FormRow]:
    """The rows of one task: one for each instruction where several wait for an answer, then the steps."""
    task, received = state.task, [entry.instruction.document for entry in state.instructions]
    for document in received if len(received) > 1 else [""]:
        yield _row(unit, f"{task.id}{ANSWERING}{document}" if document else task.id, task, state)
    for step in own_steps(unit, task, plan.directory):
        yield FormRow(step.id, one_line(step.text), "", "", _last_words(_last(unit, step.id, state)))


def _row(unit: str, key: str, task: Task, state: TaskState) -> FormRow:
    return FormRow(
        key, task.title, one_line(task.text), deadline_words(state.terms), _last_words(_last(unit, key, state))
    )


def _last(unit: str, key: str, state: TaskState) -> ProgressEntry | None:
    """What the unit last said of a row, by the day of the assessment."""
    task, _, document = key.partition(ANSWERING)
    entries = [*(entry for one in state.units for entry in one.entries), *state.other_entries]
    said = [
        entry
        for entry in entries
        if (entry.unit, entry.task) == (unit, task) and (not document or entry.answers in (None, document))
    ]
    return said[-1] if said else None


def _last_words(entry: ProgressEntry | None) -> str:
    if entry is None:
        return PROGRESS[Progress.NONE]
    percent = f", {entry.percent}%" if entry.percent is not None else ""
    result = f"\n{_shortened(entry.result)}" if entry.result else ""
    return f"{show_date(entry.date)}: {PROGRESS[entry.progress]}{percent}{result}"


def _shortened(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rsplit(' ', 1)[0]} …"


_LONGEST = 160
"""Of an earlier result so many letters are shown again."""


def _measure(carrier: Carrier, unit: str, assessment: Assessment) -> MeasureRow:
    indicator = carrier.indicator
    figures = [
        (entry.date, measure)
        for entry in assessment.log.progress()
        if entry.unit == unit
        for measure in entry.measures
        if measure.indicator == indicator.id
    ]
    last = ""
    if figures:
        day, measure = figures[-1]
        last = f"{number_words(measure.numerator)}/{number_words(measure.denominator)} ({show_date(day)})"
    shared = SHARED_FIGURE if indicator.combine is Combine.LATEST else ""
    return MeasureRow(
        indicator.id,
        f"{indicator.text}{shared}",
        indicator.numerator,
        indicator.denominator,
        last,
        ", ".join(carrier.items),
    )
