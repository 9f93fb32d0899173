"""What a template may read: a flat, read-only, already worded view of one report. docs/templates.md describes it."""

from dataclasses import dataclass

from tthc_cli.domain.summary import Summary


@dataclass(frozen=True)
class PeriodView:
    """The reporting period. `window` is "từ ngày … đến ngày …"; `is_open` while it has not ended on the as-of day; `is_ad_hoc` where
    somebody chose its days; `is_before_plan` where it ended before the plan was issued.
    """

    key: str
    name: str
    window: str
    first: str
    cut_off: str
    is_open: bool
    is_ad_hoc: bool
    is_before_plan: bool
    next_name: str


@dataclass(frozen=True)
class PlanView:
    """The plan's document. `cited` is "Kế hoạch số 83/KH-UBND ngày 12/3/2026", `about` its title as it stands inside a sentence."""

    number: str
    cited: str
    title: str
    about: str
    issuer: str
    year: int


@dataclass(frozen=True)
class SaidView:
    """Something that one or more units said, about one or more tasks; identical words are merged. `days` is filled where a unit gave
    several results on one task.
    """

    text: str
    who: str
    tasks: str
    days: str = ""


@dataclass(frozen=True)
class TaskView:
    """One task in the report. `status` is both axes in words, or that nothing arose; `settled` is k/n units done. `results` are those of
    the window; `unheard` are the units that owe a word about it and sent none.
    """

    id: str
    title: str
    cited: str
    lead: str
    coordinate: str
    deadline: str
    status: str
    settled: str
    results: tuple[SaidView, ...]
    unheard: str


@dataclass(frozen=True)
class SectionView:
    """A section of part III with its tasks."""

    id: str
    number: str
    title: str
    tasks: tuple[TaskView, ...]


@dataclass(frozen=True)
class IndicatorView:
    """One row of the table of indicators. `coverage` is "1/6 đơn vị có số liệu" where the figure is a sum over units, else empty."""

    id: str
    text: str
    goal: str
    achieved: str
    coverage: str
    percent: str
    verdict: str
    measured_on: str


@dataclass(frozen=True)
class DueView:
    """A task with its deadline, for lists of what is late or comes next."""

    id: str
    title: str
    who: str
    deadline: str
    status: str


@dataclass(frozen=True)
class InstructionView:
    """A document received in the window that starts or steers work."""

    document: str
    sender: str
    date: str
    due: str
    task: str


@dataclass(frozen=True)
class ChangeView:
    """One figure now and at the end of the previous period of the same kind; `change` is signed, or says that it cannot be told."""

    what: str
    before: str
    now: str
    change: str


@dataclass(frozen=True)
class LateView:
    """One unit that is late on one task."""

    unit: str
    id: str
    title: str
    deadline: str
    days_late: int


@dataclass(frozen=True)
class MissingView:
    """Units whose report on a period did not come. A half-year is made up of the reports of its quarters."""

    period: str
    window: str
    units: tuple[str, ...]


@dataclass(frozen=True)
class IncompleteView:
    """One unit that reported, but not on the tasks named here, of which the period expects a word."""

    unit: str
    tasks: str


@dataclass(frozen=True)
class RowView:
    """One row of the annex: a task, or one more unit of it. `number` and what belongs to the task are empty on further units."""

    number: str
    id: str
    title: str
    unit: str
    coordinate: str
    deadline: str
    products: str
    result: str
    percent: str
    status: str
    difficulty: str
    evidence: str


@dataclass(frozen=True)
class AnnexSectionView:
    """The rows of one section of the annex."""

    id: str
    title: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True)
class ReportView:
    """The whole report. `subject` is what its results are of, with period and plan; `reporter` is who reports; `unit` and `unit_name` are of
    the unit that the document is about, else empty.

    `sentences` are about the whole plan, `reporting` about who has reported; `heard_units` are those that recorded anything in the window;
    `unexplained` are difficulties of which no cause was given. `changes` compare with the previous period (`previous_name`, empty where the
    plan had not begun); `supplements` are entries written late into a closed period; `late`, `reply_by` and `consequence` are for the
    reminder letter; `annex` holds the rows of the annex table.
    """

    kind: str
    period: PeriodView
    as_of: str
    subject: str
    plan: PlanView
    reporter: str
    unit: str
    unit_name: str
    counts: Summary
    sentences: tuple[str, ...]
    reporting: tuple[str, ...]
    heard_units: tuple[str, ...]
    instructions: tuple[InstructionView, ...]
    steering: tuple[SaidView, ...]
    indicators: tuple[IndicatorView, ...]
    sections: tuple[SectionView, ...]
    overdue: tuple[DueView, ...]
    difficulties: tuple[SaidView, ...]
    causes: tuple[SaidView, ...]
    unexplained: tuple[SaidView, ...]
    proposals: tuple[SaidView, ...]
    next_steps: tuple[SaidView, ...]
    next_due: tuple[DueView, ...]
    silent_units: tuple[str, ...]
    missing_reports: tuple[MissingView, ...]
    incomplete_reports: tuple[IncompleteView, ...]
    previous_name: str
    changes: tuple[ChangeView, ...]
    supplements: tuple[SaidView, ...]
    late: tuple[LateView, ...]
    reply_by: str
    consequence: str
    annex: tuple[AnnexSectionView, ...]


VIEW_PARTS = (
    ReportView,
    PeriodView,
    PlanView,
    Summary,
    InstructionView,
    SaidView,
    IndicatorView,
    SectionView,
    TaskView,
    DueView,
    ChangeView,
    LateView,
    MissingView,
    IncompleteView,
    AnnexSectionView,
    RowView,
)
"""All dataclasses of the view, the whole first."""
