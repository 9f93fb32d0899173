"""The agenda in words: what stands on a day, for whom, and all there is to know about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tthc_cli.domain.agenda import Agenda, Appointment, DueDay
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.periods import Period
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.report_days import Occasion, ReportDay
from tthc_cli.report.words import (
    PROGRESS,
    deadline_words,
    instruction_words,
    lead_names,
    standing_words,
    unit_names,
)

OCCASIONS = {
    Occasion.DEADLINE: "Hạn",
    Occasion.CUT_OFF: "Chốt số liệu báo cáo",
    Occasion.SENDING: "Gửi báo cáo",
    Occasion.CONSOLIDATED: "Gửi báo cáo tổng hợp",
}


@dataclass(frozen=True)
class AppointmentWords:
    """One appointment, worded: `summary` is its one line, `description` has a line for everything else, `who` is for narrow columns."""

    summary: str
    description: str
    category: str
    who: str


def word_appointment(appointment: Appointment, agenda: Agenda) -> AppointmentWords:
    """The words of one appointment of the agenda."""
    subject, plan = appointment.subject, agenda.assessment.plan
    lines = _due_lines(subject, agenda) if isinstance(subject, DueDay) else _report_lines(subject, plan)
    return AppointmentWords(
        _due_summary(subject) if isinstance(subject, DueDay) else _report_summary(subject),
        "\n".join((*lines, f"Căn cứ: {plan.document.cited}")),
        OCCASIONS[subject.kind],
        _who(subject.units, plan),
    )


def _who(units: Sequence[str], plan: Plan) -> str:
    """Names for a narrow column; more than it can hold are counted."""
    if len(units) > _MOST_NAMES:
        return f"{len(units)} đơn vị"
    return unit_names(units, plan.directory, short=True) or "chưa giao"


_MOST_NAMES = 2


def agenda_title(agenda: Agenda) -> str:
    """What the calendar is called."""
    document = agenda.assessment.plan.document
    of_unit = f" – {agenda.assessment.plan.directory.name(agenda.unit)}" if agenda.unit else ""
    return f"Lịch thực hiện Kế hoạch số {document.number} năm {document.year}{of_unit}"


def _due_summary(due: DueDay) -> str:
    """What is settled stays in the calendar, as the proof that the day was kept, and says so."""
    asked = f" (văn bản {due.owed.instruction.document})" if due.owed.instruction else ""
    settled = f" ({PROGRESS[due.standing.progress].lower()})" if due.is_settled else ""
    return f"{OCCASIONS[due.kind]}: {due.state.task.id} {due.state.task.title}{asked}{settled}"


def _due_lines(due: DueDay, agenda: Agenda) -> Iterator[str]:
    task, directory = due.state.task, agenda.assessment.plan.directory
    yield f"Thời hạn: {_deadline(due)}"
    yield f"Nội dung: {task.text}"
    yield f"Đơn vị: {unit_names(due.units, directory) or 'chưa giao'}"
    if task.coordinate:
        yield f"Phối hợp: {lead_names(task.coordinate, directory)}"
    if task.products:
        yield f"Sản phẩm: {'; '.join(task.products)}"
    yield f"Tình trạng đến hết ngày {show_date(agenda.assessment.as_of)}: {standing_words(due.standing)}"
    if len(due.standings) > 1:
        left = tuple(unit for unit, standing in due.standings.items() if not standing.progress.is_settled)
        yield f"Chưa xong: {unit_names(left, directory) or 'không còn đơn vị nào'}"


def _deadline(due: DueDay) -> str:
    if due.owed.instruction is None:
        return deadline_words(due.state.terms)
    instruction = due.owed.instruction
    told = f"{instruction_words(instruction, due.last)} ({instruction.sender}, ngày {show_date(instruction.date)})"
    return f"{due.state.terms.deadline.text}; {told}"


def _report_summary(report: ReportDay) -> str:
    return f"{OCCASIONS[report.kind]} {periods_words([report.period for report in report.reports])}"


def _report_lines(day: ReportDay, plan: Plan) -> Iterator[str]:
    for report in day.reports:
        yield f"Báo cáo {report.period.name} ({report.period.window}): {unit_names(report.units, plan.directory)}"
    for item in (plan.items[id_] for id_ in day.items):
        receivers = [unit for unit in item.report_to if unit not in day.units]
        to = f", gửi {lead_names(receivers, plan.directory)}" if receivers else ""
        yield f"Theo {item.id} {item.title}{to}"


def periods_words(periods: Sequence[Period]) -> str:
    """The names of periods of one year, which is said once: "tháng 6, quý II và 6 tháng đầu năm 2026"."""
    *others, last = [period.name for period in periods]
    year = f" {last[last.rindex('năm') :]}"
    return f"{', '.join(name.removesuffix(year) for name in others)} và {last}" if others else last


def agenda_fields(agenda: Agenda) -> dict[str, Any]:
    """The answer as plain values: the format tthc.calendar/1."""
    document = agenda.assessment.plan.document
    return {
        "format": "tthc.calendar/1",
        "as_of": agenda.assessment.as_of.isoformat(),
        "plan": {"number": document.number, "title": document.title, "year": document.year},
        "unit": agenda.unit or None,
        "events": [_fields(appointment, agenda) for appointment in agenda.appointments],
    }


def _fields(appointment: Appointment, agenda: Agenda) -> dict[str, Any]:
    subject = appointment.subject
    words = word_appointment(appointment, agenda)
    return {
        "day": subject.day.isoformat(),
        "kind": subject.kind.value,
        "key": subject.key,
        "summary": words.summary,
        "items": list(subject.items),
        "periods": [] if isinstance(subject, DueDay) else [report.period.key for report in subject.reports],
        "units": list(subject.units),
        "settled": subject.is_settled,
        "alarms": [day.isoformat() for day in appointment.alarms],
        "revision": appointment.revision,
    }
