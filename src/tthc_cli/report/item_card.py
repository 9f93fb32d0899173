"""`tthc show`: one task, target or unit, with the plan's words, dates, units and entries."""

from collections.abc import Iterator
from operator import attrgetter

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from tthc_cli.domain.assessment import Assessment, TargetState, TaskState
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.ids import cite
from tthc_cli.domain.progress import InstructionEntry, ProgressEntry
from tthc_cli.domain.units import Unit
from tthc_cli.report.facts import entry_facts, evidence_words, measure_words, task_facts
from tthc_cli.report.words import (
    PROGRESS,
    deadline_words,
    goal_words,
    number_words,
    share_words,
    standing_words,
    verdict_words,
)

_INDENT = (0, 0, 0, 2)
_FIELDS = {"due": "thời hạn", "at_least": "mức giao", "numerator": "tử số", "denominator": "mẫu số"}


def print_task(state: TaskState, assessment: Assessment, console: Console) -> None:
    """Everything about one task or duty."""
    for part in _task_parts(state, assessment):
        console.print(part)


def _task_parts(state: TaskState, assessment: Assessment) -> Iterator[RenderableType]:
    task, directory = state.task, assessment.plan.directory
    yield Text(f"{task.id}  {task.title}", style="bold")
    yield Text(f"({cite(task.id)} {assessment.plan.document.cited})", style="dim")
    yield Padding(Text(task.text), _INDENT)
    for step in task.steps:
        yield Padding(Text(f"{step.id}: {step.text}"), _INDENT)
    for fact in task_facts(state, assessment):
        yield _fact(fact.label, fact.value)
    yield _fact(
        "Tình trạng",
        f"{standing_words(state.standing)}; xong {state.settled}/{len(state.units)} đơn vị (đến {show_date(assessment.as_of)})",
    )
    for indicator in state.indicators:
        yield _fact(
            f"Chỉ số {indicator.indicator.id}",
            f"{indicator.indicator.text}: {share_words(indicator)}; giao {goal_words(indicator)}",
        )
    yield Text("Đơn vị", style="bold")
    for unit in state.units:
        line = Text(f"{directory.name(unit.unit)}: {standing_words(unit.standing)}")
        if unit.reported_this_period is False:
            line.append("; chưa có báo cáo kỳ này", style="yellow")
        yield Padding(line, _INDENT)
    yield from _entries(state, assessment)


def _fact(label: str, value: str) -> Text:
    return Text.assemble((f"{label}: ", "bold"), value)


def _entries(state: TaskState, assessment: Assessment) -> Iterator[RenderableType]:
    entries = sorted(
        [*state.instructions, *(entry for unit in state.units for entry in unit.entries), *state.other_entries],
        key=attrgetter("order"),
    )
    yield Text("Diễn biến" if entries else "Diễn biến: chưa có bản ghi nào", style="bold")
    for entry in entries:
        if isinstance(entry, ProgressEntry):
            yield Padding(_entry(entry, assessment), _INDENT)
        elif isinstance(entry, InstructionEntry):
            yield Padding(_instruction(entry), _INDENT)


def _instruction(entry: InstructionEntry) -> Text:
    told = entry.instruction
    due = f"; hạn {show_date(told.due)}" if told.due else "; không nêu hạn"
    correction = f"\n  Đính chính: {entry.corrects}" if entry.corrects else ""
    return Text(
        f"{show_date(entry.date)}  {told.sender}: văn bản {told.document} ngày {show_date(told.date)}{due}  [{entry.name}]{correction}"
    )


def _entry(entry: ProgressEntry, assessment: Assessment) -> Text:
    """One entry, whole."""
    unit = assessment.plan.directory.short(entry.unit)
    percent = f" {entry.percent}%" if entry.percent is not None else ""
    text = Text(
        f"{show_date(entry.date)}  {unit}: {PROGRESS[entry.progress]}{percent} (người ghi: {entry.by})  [{entry.name}]"
    )
    said = [(fact.label, fact.value) for fact in entry_facts(entry)]
    said += [("Đính chính", entry.corrects)] if entry.corrects else []
    said += [("Theo phiếu kỳ", entry.form)] if entry.form else []
    for label, value in said:
        text.append(f"\n  {label}: {value}")
    for evidence in entry.evidence:
        text.append(f"\n  Minh chứng: {evidence_words(evidence)} {evidence.link}".rstrip())
    for measure in entry.measures:
        source = f" ({measure.source})" if measure.source else ""
        text.append(f"\n  Số liệu {measure_words(measure)}{source}")
    return text


def print_target(state: TargetState, assessment: Assessment, console: Console) -> None:
    """Everything about one target."""
    target = state.target
    console.print(Text(f"{target.id}  {target.title}", style="bold"))
    console.print(Padding(Text(target.text), _INDENT))
    for field, why in target.assumed.items():
        console.print(_fact(f"Tạm hiểu ({_FIELDS.get(field, field)})", why))
    for indicator in state.indicators:
        words = f"{indicator.indicator.text}: {share_words(indicator)}; giao {goal_words(indicator)}; {verdict_words(indicator)}"
        console.print(_fact(indicator.indicator.id, words))
        for figure in indicator.figures:
            numbers = f"{number_words(figure.measure.numerator)}/{number_words(figure.measure.denominator)}"
            console.print(
                Padding(
                    Text(f"{assessment.plan.directory.name(figure.unit)}: {numbers} ({show_date(figure.measured_on)})"),
                    _INDENT,
                )
            )
    serving = [state.task for state in assessment.items if target.id in state.task.serves]
    console.print(
        _fact("Nhiệm vụ thực hiện", "; ".join(f"{task.id} {task.title}" for task in serving) or "chưa có nhiệm vụ nào")
    )


def print_unit(unit: Unit, assessment: Assessment, console: Console) -> None:
    """A unit and what it must do; `assessment` is narrowed to it."""
    console.print(Text(f"{unit.id}  {unit.name}", style="bold"))
    if unit.aliases:
        console.print(_fact("Tên khác", "; ".join(unit.aliases)))
    for state in assessment.items:
        line = Text(f"{state.task.id}  {state.task.title}: {standing_words(state.standing)}")
        console.print(Padding(line, _INDENT))
        console.print(Padding(Text(deadline_words(state.terms), style="dim"), (0, 0, 0, 4)))
    if not assessment.items:
        console.print("Không chủ trì nhiệm vụ nào.")
