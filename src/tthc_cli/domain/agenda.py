"""The agenda (lịch công việc): the days of the plan's year on which somebody must have done something, and when to remind them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from operator import attrgetter

from tthc_cli.domain.assessment import Assessment, TaskState, UnitState
from tthc_cli.domain.deadlines import LastDays
from tthc_cli.domain.obligations import Obligation
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.progress import Entry, Log
from tthc_cli.domain.record import VIETNAM
from tthc_cli.domain.report_days import Occasion, ReportDay, report_days
from tthc_cli.domain.standing import SILENCE, Standing, Word, roll_up, stand, word_on


@dataclass(frozen=True)
class DueDay:
    """The last day of one dated obligation, with the standing of each unit on this very obligation and of all together.

    `key` is the item, for an instance with the entry that first recorded its instruction: it stays when the day moves.
    """

    key: str
    state: TaskState
    owed: Obligation
    last: LastDays
    standings: Mapping[str, Standing]
    standing: Standing
    kind = Occasion.DEADLINE

    @property
    def day(self) -> date:
        """The effective last day."""
        return self.last.effective

    @property
    def units(self) -> tuple[str, ...]:
        """Who must fulfil it; nobody where the plan names no lead."""
        return tuple(self.standings)

    @property
    def items(self) -> tuple[str, ...]:
        """The item it comes from."""
        return (self.state.task.id,)

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is to be done."""
        return self.standing.progress.is_settled

    @property
    def warning(self) -> date | None:
        """The day on which to warn of it."""
        return None if self.is_settled else self.last.warning


@dataclass(frozen=True)
class Appointment:
    """One day in an agenda. On the morning of each of the `alarms` somebody is to be reminded.

    `revision` grows with every amendment of the items and with every entry about them, so that of two versions the newer can be told.
    """

    subject: DueDay | ReportDay
    alarms: tuple[date, ...]
    revision: int


@dataclass(frozen=True)
class Agenda:
    """The appointments of one unit, or of all (`unit` empty), by day.

    `changed_at` is the beginning of the day of the assessment or, when later, the moment of the last entry: while time goes on it never
    goes back.
    """

    assessment: Assessment
    unit: str
    appointments: tuple[Appointment, ...]
    changed_at: datetime


def make_agenda(assessment: Assessment, log: Log, unit: str = "") -> Agenda:
    """The agenda by an assessment of the whole plan; `log` is all that was ever recorded, corrected entries too."""
    plan, as_of = assessment.plan, assessment.as_of
    known = [entry for entry in log.entries if entry.date <= as_of]
    subjects: list[DueDay | ReportDay] = [
        *report_days(assessment, unit),
        *due_days(assessment, _first_names(known), unit),
    ]
    spoken = _times_spoken_of(known, plan)
    ordered = sorted(subjects, key=lambda subject: (subject.day, _ORDER.index(subject.kind)))
    beginning = datetime.combine(as_of, time(), VIETNAM)
    return Agenda(
        assessment,
        unit,
        tuple(
            Appointment(subject, _alarms(subject, plan, as_of), _revision(subject, plan, spoken, as_of))
            for subject in ordered
        ),
        max([beginning, *(entry.recorded_at for entry in known)]),
    )


_ORDER = tuple(Occasion)


def due_days(assessment: Assessment, first_names: Mapping[str, str], unit: str = "") -> Iterator[DueDay]:
    """The dated obligations of one unit, or of all: deadlines of the plan, and instructions that set a day.

    Continuous work has none: its year merely ends. `first_names` has the entry that each entry corrects in the end, or the entry itself.
    """
    plan = assessment.plan
    for state in assessment.items:
        parts = [part for part in state.units if unit in ("", part.unit)]
        for key, owed, last in _dated(state, first_names) if parts or not unit else ():
            standings = {part.unit: _stand(owed, _word(owed, state, part, plan), assessment) for part in parts}
            # A task that nobody leads has its days all the same.
            whole = roll_up(list(standings.values()) or [_stand(owed, SILENCE, assessment)])
            yield DueDay(key, state, owed, last, standings, whole)


def _dated(state: TaskState, first_names: Mapping[str, str]) -> Iterator[tuple[str, Obligation, LastDays]]:
    received = iter(state.instructions)
    for owed in state.terms.obligations:
        # Instances stand in the order of the instructions.
        key = f"{state.task.id}/{first_names[next(received).name]}" if owed.instruction else state.task.id
        if owed.last and (owed.instruction or state.terms.deadline.is_dated):
            yield key, owed, owed.last


def _word(owed: Obligation, state: TaskState, part: UnitState, plan: Plan) -> Word:
    return word_on(owed, state.task, part.entries, part.unit, plan.directory)


def _stand(owed: Obligation, said: Word, assessment: Assessment) -> Standing:
    return stand(owed, said, assessment.as_of, due_soon_days=assessment.plan.document.settings.due_soon_days)


def _first_names(known: Sequence[Entry]) -> dict[str, str]:
    """By the name of each entry, the name of the one that it corrects in the end; its own where it corrects none."""
    first: dict[str, str] = {}
    for entry in sorted(known, key=attrgetter("written")):
        first[entry.name] = first.get(entry.corrects, entry.corrects) if entry.corrects else entry.name
    return first


def _alarms(subject: DueDay | ReportDay, plan: Plan, as_of: date) -> tuple[date, ...]:
    """The warning day and the last working day before the day itself, often the same one, as far as they are still to come."""
    if subject.warning is None:
        return ()
    day_before = plan.workdays.on_or_before(subject.day - timedelta(days=1))
    return tuple(sorted(day for day in {subject.warning, day_before} if day >= as_of))


def _revision(subject: DueDay | ReportDay, plan: Plan, spoken: Mapping[str, int], as_of: date) -> int:
    """How many amendments and entries have spoken of its items by the day."""
    amended = [change for change in plan.document.amendments if change.task in subject.items and change.date <= as_of]
    return len(amended) + sum(spoken.get(item, 0) for item in subject.items)


def _times_spoken_of(known: Sequence[Entry], plan: Plan) -> Mapping[str, int]:
    """How many entries have spoken of each item, or taken back what was said of it by an entry that stands on another one."""
    tasks = {entry.name: entry.task for entry in known}
    counted = Counter[str]()
    for entry in known:
        about = {entry.task, tasks.get(entry.corrects or "", entry.task)}
        counted.update({item.id for task in about if (item := plan.item_for(task))})
    return counted
