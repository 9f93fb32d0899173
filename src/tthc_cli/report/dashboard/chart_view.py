"""What the heat map, the year and the charts of indicators show.

Places on a drawing (`x`, `y`, `width` …) are per cent of it, as SVG takes them: "12.5%".
"""

from dataclasses import dataclass

from tthc_cli.report.dashboard.marks import Mark


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
