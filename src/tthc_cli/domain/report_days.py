"""On which days of the plan's year reports close and leave, and whose they are.

It all comes from the plan: a periodic duty names the kinds of periods (Kế hoạch 83/KH-UBND, IV.1 and IV.3), continuous work expects a
word in each period of the settings' kind. All periods that end in one month close on one day, so they share one cut-off.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tthc_cli.domain.assessment import Assessment, TaskState
from tthc_cli.domain.deadlines import DeadlineKind
from tthc_cli.domain.periods import MONTHS_IN, Period, PeriodKind, make_period
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.units import Side


class Occasion(StrEnum):
    """Why a day matters. SENDING is for a unit's own report, CONSOLIDATED for one that is made of those of the units."""

    CUT_OFF = "cut_off"
    SENDING = "sending"
    CONSOLIDATED = "consolidated"
    DEADLINE = "deadline"


class OwedReport(NamedTuple):
    """That a unit owes a report on each period of a kind; `item` is the duty or continuous task that says so."""

    unit: str
    kind: PeriodKind
    occasion: Occasion
    item: str


@dataclass(frozen=True)
class Report:
    """The report on one period, and the units that have to do with it on the day."""

    period: Period
    units: tuple[str, ...]


@dataclass(frozen=True)
class ReportDay:
    """A cut-off (nothing to send yet, so nothing to warn of), or a day on which reports leave.

    `key` is the month in which the periods end: it stays when a setting moves the day. `items` are the duties that owe the reports.
    """

    kind: Occasion
    key: str
    day: date
    reports: tuple[Report, ...]
    units: tuple[str, ...]
    items: tuple[str, ...]
    is_settled = False

    @property
    def warning(self) -> date | None:
        """The day on which to warn of it."""
        return None if self.kind is Occasion.CUT_OFF else self.day


def report_days(assessment: Assessment, unit: str = "") -> Iterator[ReportDay]:
    """The days of one unit's reports, or of all, in the plan's year; periods that ended before the plan was issued are left out."""
    plan = assessment.plan
    owed = [report for report in owed_reports(assessment) if unit in ("", report.unit)]
    periods = [period for kind in MONTHS_IN for period in _periods(kind, plan) if period.cut_off >= plan.document.date]
    for month in sorted({period.cut_off.month for period in periods}):
        closing = [period for period in periods if period.cut_off.month == month]
        yield from _month_days(closing, owed, plan)


def owed_reports(assessment: Assessment) -> tuple[OwedReport, ...]:
    """Who owes reports on which kinds of periods. A duty of that kind covers the word that continuous work expects."""
    found = [report for state in assessment.items for report in _owed_by_duty(state, assessment.plan)]
    covered = {(report.unit, report.kind) for report in found}
    kind = assessment.plan.document.settings.status_period
    for state in assessment.items:
        deadline = state.terms.deadline
        if deadline.is_continuous and deadline.kind is not DeadlineKind.PERIODIC:
            units = (unit for unit in state.terms.units if (unit, kind) not in covered)
            found += [OwedReport(unit, kind, Occasion.SENDING, state.task.id) for unit in units]
    return tuple(found)


def _owed_by_duty(state: TaskState, plan: Plan) -> Iterator[OwedReport]:
    """A report that goes to a unit of the ward is a unit's own; whoever receives or consolidates those makes the consolidated one of them.
    A report that leaves the units, for the leaders or outside, is a consolidated one itself.
    """
    task, directory = state.task, plan.directory
    receivers, consolidators = directory.members(task.report_to), directory.members(task.consolidate)
    insiders = [unit for unit in receivers if directory.by_id[unit].side is Side.INSIDE]
    own = Occasion.CONSOLIDATED if receivers and not insiders else Occasion.SENDING
    collecting = tuple(dict.fromkeys((*consolidators, *insiders)))
    for kind in state.terms.deadline.cycles:
        yield from (OwedReport(unit, kind, own, task.id) for unit in state.terms.units if unit not in collecting)
        yield from (OwedReport(unit, kind, Occasion.CONSOLIDATED, task.id) for unit in collecting)


def _periods(kind: PeriodKind, plan: Plan) -> Iterator[Period]:
    windows = plan.document.settings.windows
    return (
        make_period(kind, plan.document.year, n, windows=windows) for n in range(1, _LAST_MONTH // MONTHS_IN[kind] + 1)
    )


def _month_days(closing: list[Period], owed: list[OwedReport], plan: Plan) -> Iterator[ReportDay]:
    """The cut-off of a month's periods and the days on which their reports leave."""
    sending = plan.document.settings.sending
    for occasion, workday in (
        (Occasion.CUT_OFF, 0),
        (Occasion.SENDING, sending.units),
        (Occasion.CONSOLIDATED, sending.consolidator),
    ):
        concerned = [report for report in owed if occasion in (Occasion.CUT_OFF, report.occasion)]
        reports = tuple(report for period in closing if (report := _report(period, concerned, plan)).units)
        if reports:
            cut_off = reports[0].period.cut_off
            kinds = {report.period.kind for report in reports}
            yield ReportDay(
                occasion,
                f"{cut_off.year}-{cut_off.month:02}",
                plan.workdays.nth_after(cut_off, workday),
                reports,
                _in_order((unit for report in reports for unit in report.units), plan),
                tuple(dict.fromkeys(report.item for report in concerned if report.kind in kinds)),
            )


def _report(period: Period, concerned: list[OwedReport], plan: Plan) -> Report:
    """The second half ends with the year, whose report covers it for the units that owe both."""
    owing = {report.unit for report in concerned if report.kind is period.kind}
    if period.kind is PeriodKind.HALF and period.cut_off.month == _LAST_MONTH:
        owing -= {report.unit for report in concerned if report.kind is PeriodKind.YEAR}
    return Report(period, _in_order(owing, plan))


_LAST_MONTH = 12


def _in_order(units: Iterable[str], plan: Plan) -> tuple[str, ...]:
    """The units in the order of the directory, each once."""
    wanted = set(units)
    return tuple(unit.id for unit in plan.directory.units if unit.id in wanted)
