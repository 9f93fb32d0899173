"""`tthc remind`: who is to be reminded of what."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tthc_cli.domain.assessment import assess, sent_period
from tthc_cli.domain.plan import Plan
from tthc_cli.errors import UsageFaultError
from tthc_cli.problems import Problem
from tthc_cli.report.reminders import Reminders, remind_units
from tthc_cli.store.workspace import read_workspace
from tthc_cli.usecases.looking import readable_plan, sound_part
from tthc_cli.usecases.periods import PeriodTyped, understand_period


@dataclass(frozen=True)
class Reminding:
    """The reminders, and the errors in the data, whose records were left out."""

    reminders: Reminders
    errors: tuple[Problem, ...]

    @property
    def has_overdue(self) -> bool:
        """Whether some unit is late on something."""
        return any(unit.overdue for unit in self.reminders.units)


def remind(root: Path, *, as_of: date, today: date, days: str | None, typed: PeriodTyped) -> Reminding:
    """The reminders on a day: due soon means within `days` (the plan's setting without it); without one typed the period is the one whose reports are on their way."""
    workspace = read_workspace(root)
    plan = readable_plan(workspace)
    looked_ahead = _looking_ahead(plan, days) if days else plan
    period = understand_period(plan, typed) if typed != PeriodTyped() else sent_period(plan, as_of)
    sound = sound_part(workspace, plan, today)
    assessment = assess(looked_ahead, sound.log, as_of, period)
    return Reminding(remind_units(assessment), sound.errors)


def _looking_ahead(plan: Plan, days: str) -> Plan:
    if not (days.isascii() and days.isdigit() and int(days) <= _LONGEST):
        raise UsageFaultError(f"--days: “{days}” không phải là số ngày", hint="Ví dụ: --days 14")
    settings = plan.document.settings.model_copy(update={"due_soon_days": int(days)})
    return replace(plan, document=plan.document.model_copy(update={"settings": settings}))


_LONGEST = 366
"""Nobody looks further ahead than a year."""
