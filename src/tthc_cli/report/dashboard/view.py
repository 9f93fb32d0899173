"""What the page shows: everything worded and every place on a chart counted, so that the template only lays out.

What an audience may not read is empty here already; the template never decides that.
"""

from dataclasses import dataclass
from enum import StrEnum

from tthc_cli.report.dashboard.chart_view import GridView, IndicatorView, TimelineView, YearView
from tthc_cli.report.dashboard.marks import Mark
from tthc_cli.report.dashboard.task_view import DifficultyView, TaskSection


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
class Filtering:
    """What the list may be filtered by."""

    units: tuple[Option, ...]
    sections: tuple[Option, ...]
    states: tuple[Option, ...]


@dataclass(frozen=True)
class PageView:
    """The whole page. `faults` says what errors in the data mean for it; empty where there are none."""

    title: str
    issuer: str
    plan: str
    about: str
    as_of: str
    sentence: str
    is_public: bool
    faults: str
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
