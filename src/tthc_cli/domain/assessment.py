"""The plan on a day: every task, unit and indicator judged from what had been recorded by then. Pure; the day is a parameter."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tthc_cli.domain.indicators import IndicatorState, measure_indicator
from tthc_cli.domain.obligations import Obligation, Terms, terms_of
from tthc_cli.domain.periods import Period, PeriodKind, period_before, period_holding
from tthc_cli.domain.plan import Indicator, Plan, Target, Task
from tthc_cli.domain.progress import InstructionEntry, Log, ProgressEntry
from tthc_cli.domain.standing import SILENCE, Standing, Word, count_settled, roll_up, stand, word_on
from tthc_cli.domain.taking_part import carrying_units


@dataclass(frozen=True)
class UnitState:
    """One unit on one task. `reported_this_period` is None where no report is expected each period."""

    unit: str
    standing: Standing
    reported_this_period: bool | None
    entries: tuple[ProgressEntry, ...]


@dataclass(frozen=True)
class TaskState:
    """One task or duty on a day. `other_entries` are the words of units that only coordinate or consolidate."""

    terms: Terms
    standing: Standing
    units: tuple[UnitState, ...]
    instructions: tuple[InstructionEntry, ...]
    indicators: tuple[IndicatorState, ...]
    other_entries: tuple[ProgressEntry, ...]

    @property
    def task(self) -> Task:
        """The task it is about."""
        return self.terms.task

    @property
    def settled(self) -> int:
        """How many units have nothing more to do."""
        return count_settled(state.standing for state in self.units)


@dataclass(frozen=True)
class TargetState:
    """One target with its indicators measured."""

    target: Target
    indicators: tuple[IndicatorState, ...]


@dataclass(frozen=True)
class Assessment:
    """The whole plan on a day; `log` is what was known by then, `period` the one whose reports are looked for."""

    plan: Plan
    as_of: date
    period: Period
    log: Log
    tasks: tuple[TaskState, ...]
    duties: tuple[TaskState, ...]
    targets: tuple[TargetState, ...]

    @property
    def items(self) -> tuple[TaskState, ...]:
        """Tasks, then duties."""
        return (*self.tasks, *self.duties)

    @property
    def expects_reports(self) -> bool:
        """Whether units owe reports on the period."""
        return _is_reported(self.period, self.plan)

    def owing_units(self) -> tuple[str, ...]:
        """Units that owe a word in the period, by a continuous task or a periodic duty, in the order of the directory."""
        owing = {unit.unit for state in self.items for unit in state.units if unit.reported_this_period is not None}
        return tuple(unit.id for unit in self.plan.directory.units if unit.id in owing)

    def silent_units(self) -> tuple[str, ...]:
        """Owing units of which some report of the period is missing altogether: those who "chưa báo cáo"."""
        silent = {unit for _, units in self.missing_reports() for unit in units}
        return tuple(unit for unit in self.owing_units() if unit in silent)

    def incomplete_units(self) -> tuple[str, ...]:
        """Owing units that were heard in the period, but not on every task that expects a word of them."""
        return tuple(unit for unit, _ in self.incomplete_reports())

    def incomplete_reports(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The units of `incomplete_units`, each with the tasks that it owes a word of."""
        lacking: defaultdict[str, list[str]] = defaultdict(list)
        for state in self.tasks:
            for unit in state.units:
                if unit.reported_this_period is False:
                    lacking[unit.unit].append(state.task.id)
        heard = self._heard_in(self.period)
        return tuple((unit, tuple(lacking[unit])) for unit in self.owing_units() if unit in lacking and unit in heard)

    def missing_reports(self) -> tuple[tuple[Period, tuple[str, ...]], ...]:
        """The periods whose reports make up this one, each with the owing units that recorded nothing in it."""
        return tuple((part, self._silent_in(part)) for part in self._reported_periods())

    def _reported_periods(self) -> tuple[Period, ...]:
        """The half-year has no reports of units: it is built from those of its quarters (Kế hoạch 83/KH-UBND, IV.1)."""
        if self.period.kind is not PeriodKind.HALF:
            return (self.period,)
        days = (self.period.first, self.period.cut_off)
        return tuple(period_holding(day, PeriodKind.QUARTER, windows=self.period.windows) for day in days)

    def _heard_in(self, period: Period) -> set[str]:
        return {entry.unit for entry in self.log.progress() if period.holds(entry.date)}

    def _silent_in(self, period: Period) -> tuple[str, ...]:
        heard = self._heard_in(period)
        is_owed = period.first <= self.as_of and _is_reported(period, self.plan)
        return tuple(unit for unit in self.owing_units() if unit not in heard) if is_owed else ()


def _is_reported(period: Period, plan: Plan) -> bool:
    """Whether units owe reports on the period: an ad hoc one was asked of nobody, and there is nothing to report of days before the plan."""
    return period.kind is not PeriodKind.AD_HOC and plan.document.date <= period.cut_off


def default_period(plan: Plan, as_of: date) -> Period:
    """The period whose reports `status` looks for on a day, by the plan's settings."""
    settings = plan.document.settings
    return period_holding(as_of, settings.status_period, windows=settings.windows)


def sent_period(plan: Plan, as_of: date) -> Period:
    """The period whose reports are on their way: the one just closed until the consolidating unit has sent its own, then the day's."""
    period = default_period(plan, as_of)
    closed = period_before(period)
    last_day = plan.workdays.nth_after(closed.cut_off, plan.document.settings.sending.consolidator)
    return closed if as_of <= last_day and plan.document.date <= closed.cut_off else period


def assess(plan: Plan, log: Log, as_of: date, period: Period | None = None) -> Assessment:
    """Judge the plan at the end of `as_of`; reports are looked for in `period` (the settings' one without it)."""
    known = log.as_of(as_of)
    looked_in = period or default_period(plan, as_of)
    scene = _Scene(plan, known, as_of, looked_in)
    return Assessment(
        plan,
        as_of,
        looked_in,
        known,
        tuple(_assess_task(task, scene) for task in plan.tasks),
        tuple(_assess_task(duty, scene) for duty in plan.duties),
        tuple(TargetState(target, _measure(target.indicators, scene)) for target in plan.targets),
    )


class _Scene:
    """What every task is judged by: the plan, the day, the period, and the entries grouped by task, by unit on it, by what they measure."""

    def __init__(self, plan: Plan, log: Log, as_of: date, period: Period) -> None:
        self.plan, self.log, self.as_of, self.period = plan, log, as_of, period
        self.words: defaultdict[str, list[ProgressEntry]] = defaultdict(list)
        self.words_of_unit: defaultdict[tuple[str, str], list[ProgressEntry]] = defaultdict(list)
        self.instructions: defaultdict[str, list[InstructionEntry]] = defaultdict(list)
        self.measuring: defaultdict[str, list[ProgressEntry]] = defaultdict(list)
        self.carriers = carrying_units(plan)
        for word in log.progress():
            for indicator in {measure.indicator for measure in word.measures}:
                self.measuring[indicator].append(word)
            if item := plan.item_for(word.task):
                self.words[item.id].append(word)
                self.words_of_unit[item.id, word.unit].append(word)
        for received in log.instructions():
            if item := plan.item_for(received.task):
                self.instructions[item.id].append(received)

    def stand(self, obligation: Obligation, said: Word) -> Standing:
        return stand(obligation, said, self.as_of, due_soon_days=self.plan.document.settings.due_soon_days)


def _assess_task(task: Task, scene: _Scene) -> TaskState:
    received = tuple(scene.instructions[task.id])
    terms = terms_of(task, scene.plan, [entry.instruction for entry in received], scene.as_of)
    units = tuple(_assess_unit(unit, terms, scene) for unit in terms.units)
    # A task that nobody leads has its days all the same.
    parts = [unit.standing for unit in units] or [scene.stand(owed, SILENCE) for owed in terms.obligations]
    others = tuple(entry for entry in scene.words[task.id] if entry.unit not in terms.units)
    return TaskState(terms, roll_up(parts), units, received, _measure(task.indicators, scene), others)


def _assess_unit(unit: str, terms: Terms, scene: _Scene) -> UnitState:
    own = tuple(scene.words_of_unit[terms.task.id, unit])
    standings = [
        scene.stand(owed, word_on(owed, terms.task, own, unit, scene.plan.directory)) for owed in terms.obligations
    ]
    is_expected = terms.deadline.expects_report(scene.period.kind) and _is_reported(scene.period, scene.plan)
    reported = any(scene.period.holds(entry.date) for entry in own) if is_expected else None
    return UnitState(unit, roll_up(standings), reported, own)


def _measure(indicators: Iterable[Indicator], scene: _Scene) -> tuple[IndicatorState, ...]:
    return tuple(
        measure_indicator(indicator, scene.measuring[indicator.id], scene.carriers.get(indicator.id, ()))
        for indicator in indicators
    )


def measured_indicators(assessment: Assessment) -> Iterator[IndicatorState]:
    """All indicators of targets, tasks and duties."""
    for target in assessment.targets:
        yield from target.indicators
    for item in assessment.items:
        yield from item.indicators
