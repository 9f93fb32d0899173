"""`tthc remind`: unit by unit, what is late, what comes due, what was not reported, what waits for whom."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from tthc_cli.domain.assessment import Assessment, TaskState, UnitState
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.standing import Timing
from tthc_cli.report.status_json import period_fields
from tthc_cli.report.words import deadline_words, timing_words, waits_for_words


@dataclass(frozen=True)
class Owed:
    """One thing to remind of: the task, and what there is to say of it in one line."""

    id: str
    title: str
    said: str
    days_late: int = 0


@dataclass(frozen=True)
class UnitReminder:
    """What one unit is to be reminded of. `is_silent` says that it sent nothing at all in the period."""

    unit: str
    name: str
    is_silent: bool
    overdue: tuple[Owed, ...]
    due_soon: tuple[Owed, ...]
    not_reported: tuple[Owed, ...]
    waiting: tuple[Owed, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do for it now; waiting for others is nothing to do."""
        return not (self.is_silent or self.overdue or self.due_soon or self.not_reported)


@dataclass(frozen=True)
class Reminders:
    """All units with something to remind of, and the days on which the reports of the period leave."""

    assessment: Assessment
    units: tuple[UnitReminder, ...]
    units_send_on: date
    consolidator_sends_on: date


def remind_units(assessment: Assessment) -> Reminders:
    """The reminders on the day of the assessment, for the reports of its period."""
    plan, period = assessment.plan, assessment.period
    sending = plan.document.settings.sending
    reminders = (_remind(unit.id, assessment) for unit in plan.directory.units)
    return Reminders(
        assessment,
        tuple(reminder for reminder in reminders if not reminder.is_empty or reminder.waiting),
        plan.workdays.nth_after(period.cut_off, sending.units),
        plan.workdays.nth_after(period.cut_off, sending.consolidator),
    )


def _remind(unit: str, assessment: Assessment) -> UnitReminder:
    own = [(state, part) for state in assessment.items for part in state.units if part.unit == unit]
    unsettled = [(state, part) for state, part in own if not part.standing.progress.is_settled]
    return UnitReminder(
        unit,
        assessment.plan.directory.name(unit),
        unit in assessment.silent_units(),
        tuple(_owed(state, part) for state, part in unsettled if part.standing.timing is Timing.OVERDUE),
        tuple(_owed(state, part) for state, part in unsettled if part.standing.timing is Timing.DUE_SOON),
        tuple(
            Owed(state.task.id, state.task.title, "")
            for state, part in own
            if part.reported_this_period is False and state in assessment.tasks
        ),
        tuple(_waiting(state, assessment) for state, part in unsettled if part.standing.timing is Timing.AWAITING),
    )


def _owed(state: TaskState, part: UnitState) -> Owed:
    said = f"{timing_words(part.standing)}; {deadline_words(state.terms)}"
    return Owed(state.task.id, state.task.title, said, part.standing.days_late)


def _waiting(state: TaskState, assessment: Assessment) -> Owed:
    since = show_date(assessment.plan.document.date)
    return Owed(state.task.id, state.task.title, f"chờ văn bản của {waits_for_words(state.terms)} từ ngày {since}")


def reminder_fields(reminders: Reminders) -> dict[str, Any]:
    """The answer as plain values: the format tthc.remind/1."""
    assessment = reminders.assessment
    return {
        "format": "tthc.remind/1",
        "as_of": assessment.as_of.isoformat(),
        "period": period_fields(assessment.period),
        "units_send_on": reminders.units_send_on.isoformat(),
        "consolidator_sends_on": reminders.consolidator_sends_on.isoformat(),
        "units": [asdict(unit) for unit in reminders.units],
    }
