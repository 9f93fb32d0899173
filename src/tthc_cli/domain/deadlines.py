"""Deadlines (thời hạn): what the words of a plan mean in days, and which days matter around the last one."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tthc_cli.domain.periods import PeriodKind
from tthc_cli.domain.workdays import Workdays


class DeadlineKind(StrEnum):
    """How a deadline binds."""

    BEFORE = "before"
    BY = "by"
    WITHIN = "within"
    CONTINUOUS = "continuous"
    AWAITING = "awaiting"
    CONTINUOUS_OR_AWAITING = "continuous_or_awaiting"
    PERIODIC = "periodic"
    NONE = "none"


@dataclass(frozen=True)
class Deadline:
    """The words and their reading.

    `first` and `last` are both inside: "Trước 15/12/2026" has last = 14/12/2026. They are None where the words name no days.
    `waits_for` is whose guidance, order or request an awaiting one waits for, in the plan's words.
    """

    text: str
    kind: DeadlineKind
    first: date | None = None
    last: date | None = None
    waits_for: str = ""
    cycles: tuple[PeriodKind, ...] = ()

    @property
    def is_dated(self) -> bool:
        """Whether the work must be finished by a day."""
        return self.kind in (DeadlineKind.BEFORE, DeadlineKind.BY, DeadlineKind.WITHIN)

    @property
    def is_continuous(self) -> bool:
        """Whether each reporting period expects a word about it."""
        return self.kind in (DeadlineKind.CONTINUOUS, DeadlineKind.CONTINUOUS_OR_AWAITING, DeadlineKind.PERIODIC)

    def expects_report(self, kind: PeriodKind) -> bool:
        """Whether a period of this kind expects a word about it: a periodic duty names its kinds, continuous work every one."""
        return self.is_continuous and (self.kind is not DeadlineKind.PERIODIC or kind in self.cycles)

    @property
    def may_wait(self) -> bool:
        """Whether a document of somebody else starts (an instance of) the work."""
        return bool(self.waits_for) or self.kind is DeadlineKind.AWAITING


NO_DEADLINE = Deadline("", DeadlineKind.NONE)


@dataclass(frozen=True)
class LastDays:
    """Three readings of one last day.

    `literal` as the words say; `effective` the next working day when the literal one is off (Bộ luật Dân sự 2015, Điều 148, by analogy,
    so it can be switched off); `warning` the last working day on or before the literal one. Lateness counts from `effective`.
    """

    literal: date
    effective: date
    warning: date

    @classmethod
    def of(cls, literal: date, workdays: Workdays, *, roll_over: bool) -> "LastDays":
        """The three days around a literal last day."""
        effective = workdays.on_or_after(literal) if roll_over else literal
        return cls(literal, effective, workdays.on_or_before(literal))

    def days_late(self, day: date) -> int:
        """Calendar days after the effective last day; 0 on it and before."""
        return max(0, (day - self.effective).days)

    def is_near(self, day: date, *, due_soon_days: int) -> bool:
        """Whether the day is within `due_soon_days` before the literal last day, or between warning and effective."""
        opens = min(self.warning, self.literal - timedelta(days=due_soon_days))
        return opens <= day <= self.effective
