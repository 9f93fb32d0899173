"""`tthc calendar`: the days that matter to a unit, or to all."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tthc_cli.domain.agenda import Agenda, Appointment, make_agenda
from tthc_cli.domain.assessment import assess
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.units import Side
from tthc_cli.errors import UsageFaultError
from tthc_cli.exchange.day_event import DayEvent
from tthc_cli.problems import Problem
from tthc_cli.report.agenda_words import agenda_title, word_appointment
from tthc_cli.store.workspace import read_workspace
from tthc_cli.usecases.looking import readable_plan, sound_part
from tthc_cli.usecases.office import office_part
from tthc_cli.usecases.understanding import understand_unit


@dataclass(frozen=True)
class Schedule:
    """The agenda, and the errors in the data, whose records were left out."""

    agenda: Agenda
    errors: tuple[Problem, ...]


def schedule(root: Path, *, as_of: date, today: date, unit: str | None) -> Schedule:
    """The agenda of the unit typed, of all without one, by what was known on a day."""
    workspace = read_workspace(root)
    plan = readable_plan(workspace)
    sound = sound_part(workspace, plan, today)
    assessment = assess(plan, sound.log, as_of)
    agenda = make_agenda(assessment, sound.log, _understand_insider(plan, unit) if unit else "")
    return Schedule(agenda, sound.errors)


def _understand_insider(plan: Plan, typed: str) -> str:
    unit = understand_unit(plan, typed)
    if unit.side is not Side.INSIDE:
        raise UsageFaultError(f"{unit.name} không thuộc phường, nên không có lịch trong kế hoạch này")
    return unit.id


def write_schedule(agenda: Agenda) -> bytes:
    """The agenda as a calendar file. Raises CannotGoOnError where a package is missing."""
    exchange = office_part("tthc_cli.exchange.icalendar_file", "tệp lịch")
    events = [_event(appointment, agenda) for appointment in agenda.appointments]
    written: bytes = exchange.write_calendar(events, name=agenda_title(agenda), changed_at=agenda.changed_at)
    return written


def _event(appointment: Appointment, agenda: Agenda) -> DayEvent:
    subject, words = appointment.subject, word_appointment(appointment, agenda)
    document = agenda.assessment.plan.document
    of_unit = (agenda.unit,) if agenda.unit else ()
    return DayEvent(
        identity=(document.number, str(document.year), subject.kind.value, subject.key, *of_unit),
        day=subject.day,
        summary=words.summary,
        description=words.description,
        category=words.category,
        alarms=appointment.alarms,
        revision=appointment.revision,
    )
