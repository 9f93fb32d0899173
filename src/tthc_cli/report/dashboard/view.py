"""What the page shows: everything worded and every place on a chart counted, so that the template only lays out.

Places on charts (`x`, `y`, `width`, `height`) are per cent of the drawing, as SVG takes them: "12.5%". What an audience may not read is empty
here already; the template never decides that.
"""

from dataclasses import dataclass
from enum import StrEnum

from tthc_cli.report.dashboard.marks import Mark


class Audience(StrEnum):
    """Who reads the page: the leaders and the office, or everybody who passes by the notice board."""

    INTERNAL = "internal"
    PUBLIC = "public"


@dataclass(frozen=True)
class Option:
    """One choice of a filter."""

    value: str
    words: str


@dataclass(frozen=True)
class Tile:
    """One count of tasks; `mark` is None for all of them together."""

    count: int
    words: str
    mark: Mark | None


@dataclass(frozen=True)
class ActionView:
    """One line of what needs action now: the task, what is wrong, who must act or is waited for."""

    id: str
    title: str
    what: str
    who: str
    is_waiting: bool


@dataclass(frozen=True)
class UnitReportView:
    """One unit in a reporting period. `missing` are the tasks it owes a word about; `last_heard` is empty where it never spoke."""

    unit: str
    status: str
    mark: Mark
    missing: tuple[str, ...]
    last_heard: str


@dataclass(frozen=True)
class PeriodReportsView:
    """Who has reported on a period, and when its reports leave."""

    name: str
    window: str
    sending: str
    silent: int
    units: tuple[UnitReportView, ...]


@dataclass(frozen=True)
class Cell:
    """One unit on one task in the heat map; `lacks_report` where it owes a word this period. `mark` is None where it has no part in it."""

    mark: Mark | None
    words: str
    lacks_report: bool = False


@dataclass(frozen=True)
class GridRow:
    """One task in the heat map."""

    id: str
    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class GridSection:
    """The rows of one section."""

    title: str
    rows: tuple[GridRow, ...]


@dataclass(frozen=True)
class GridView:
    """The heat map: units across, tasks down; `legend` has the marks that occur, in the order of Mark."""

    units: tuple[str, ...]
    sections: tuple[GridSection, ...]
    legend: tuple[Mark, ...]
    lacks_reports: bool


@dataclass(frozen=True)
class Tick:
    """One day on the axis of the year."""

    x: str
    words: str


@dataclass(frozen=True)
class YearView:
    """The axis that all charts share: months by their first days, cut-offs, the day of the page (None outside the year)."""

    year: int
    months: tuple[Tick, ...]
    cut_offs: tuple[Tick, ...]
    today: Tick | None


@dataclass(frozen=True)
class BarView:
    """One dated work on the year: from when to its last day."""

    id: str
    title: str
    deadline: str
    status: str
    mark: Mark
    x: str
    width: str
    end: str


@dataclass(frozen=True)
class GroupView:
    """Works without a day of their own, in one line."""

    words: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class TimelineView:
    """The year with its deadlines."""

    bars: tuple[BarView, ...]
    undated: tuple[GroupView, ...]


@dataclass(frozen=True)
class PointView:
    """One figure on a chart."""

    x: str
    y: str
    words: str


@dataclass(frozen=True)
class LineView:
    """One straight piece of a chart's line."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class LevelView:
    """A level of the percentage axis."""

    y: str
    words: str


@dataclass(frozen=True)
class FigureRow:
    """What was known after one day of measuring."""

    day: str
    figures: str
    percent: str


@dataclass(frozen=True)
class IndicatorView:
    """One indicator against its goal over the year. Without `rows` nothing was ever measured, and there is no chart."""

    id: str
    text: str
    of: str
    goal: str
    achieved: str
    verdict: str
    is_met: bool | None
    measured_on: str
    goal_y: str
    levels: tuple[LevelView, ...]
    points: tuple[PointView, ...]
    lines: tuple[LineView, ...]
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True)
class DifficultyView:
    """A difficulty that is still open; `id` is its task's, `title` names the step where it is one, `days` says for how long."""

    id: str
    title: str
    unit: str
    text: str
    cause: str
    proposal: str
    since: str
    days: int


@dataclass(frozen=True)
class SaidView:
    """A labelled text."""

    label: str
    value: str


@dataclass(frozen=True)
class EvidenceView:
    """A document that proves a result; `link` is one that may be followed (http, https), `where` any other place it was said to be."""

    words: str
    link: str
    where: str


@dataclass(frozen=True)
class EntryView:
    """One entry of a task: a unit's word, or a document received."""

    day: str
    who: str
    status: str
    by: str
    remarks: tuple[str, ...]
    said: tuple[SaidView, ...]
    evidence: tuple[EvidenceView, ...]
    measures: tuple[str, ...]


@dataclass(frozen=True)
class UnitRow:
    """One unit that must fulfil a task; `remarks` are its percentage, the day it finished, whether it owes a report of the period."""

    unit: str
    mark: Mark
    status: str
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class StepView:
    """A sub-work."""

    id: str
    text: str


@dataclass(frozen=True)
class TaskRow:
    """One task of the list, and what opens below it. `kinds` are the states it can be found by, `unit_kinds` the same for each of its units."""

    id: str
    title: str
    section: str
    lead: str
    deadline: str
    status: str
    mark: Mark
    settled: str
    reported: str
    kinds: str
    unit_kinds: tuple[tuple[str, str], ...]
    text: str
    cited: str
    facts: tuple[SaidView, ...]
    steps: tuple[StepView, ...]
    indicators: tuple[str, ...]
    units: tuple[UnitRow, ...]
    entries: tuple[EntryView, ...]


@dataclass(frozen=True)
class TaskSection:
    """The tasks of one section."""

    id: str
    title: str
    tasks: tuple[TaskRow, ...]


@dataclass(frozen=True)
class Filtering:
    """What the list may be filtered by."""

    units: tuple[Option, ...]
    sections: tuple[Option, ...]
    states: tuple[Option, ...]


@dataclass(frozen=True)
class PageView:
    """The whole page. `left_out` is the number of errors in the data, whose records are missing here."""

    title: str
    issuer: str
    plan: str
    about: str
    as_of: str
    sentence: str
    is_public: bool
    left_out: int
    tiles: tuple[Tile, ...]
    actions: tuple[ActionView, ...]
    reports: tuple[PeriodReportsView, ...]
    grid: GridView
    year: YearView
    timeline: TimelineView
    indicators: tuple[IndicatorView, ...]
    difficulties: tuple[DifficultyView, ...]
    sections: tuple[TaskSection, ...]
    filtering: Filtering
    provenance: str
