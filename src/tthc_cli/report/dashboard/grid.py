"""The heat map: where each unit stands on each task."""

from itertools import groupby

from tthc_cli.domain.assessment import Assessment, TaskState
from tthc_cli.report.dashboard.chart_view import Cell, GridRow, GridSection, GridView
from tthc_cli.report.dashboard.marks import Mark, mark_of
from tthc_cli.report.words import standing_words

_NO_PART = Cell(None, "")
_UNBROKEN = "\u2011"
"""A hyphen at which a narrow column does not break "VH-XH"."""


def view_grid(assessment: Assessment) -> GridView:
    """All tasks and duties by all units that must fulfil one, in the order of plan and directory."""
    charged = {part.unit for state in assessment.items for part in state.units}
    units = [unit.id for unit in assessment.plan.directory.units if unit.id in charged]
    sections = tuple(
        GridSection(section_title(section, assessment), tuple(_row(state, units) for state in states))
        for section, states in groupby(assessment.items, key=lambda state: state.task.section)
    )
    cells = [cell for section in sections for row in section.rows for cell in row.cells]
    shown = {cell.mark for cell in cells}
    return GridView(
        tuple(assessment.plan.directory.short(unit).replace("-", _UNBROKEN) for unit in units),
        sections,
        tuple(mark for mark in Mark if mark in shown),
        any(cell.lacks_report for cell in cells),
    )


def section_title(section: str, assessment: Assessment) -> str:
    """ "III.2. Đổi mới việc thực hiện, giải quyết TTHC"."""
    title = assessment.plan.document.sections.get(section, "").rstrip(".")
    return f"{section}. {title}" if title else section


def _row(state: TaskState, units: list[str]) -> GridRow:
    cells: dict[str, Cell] = {}
    for part in state.units:
        # Silence is told by its mark already.
        lacks = part.reported_this_period is False and mark_of(part.standing) is not Mark.NONE
        words = f"{standing_words(part.standing)}{'; chưa có báo cáo kỳ này' if lacks else ''}"
        cells[part.unit] = Cell(mark_of(part.standing), words, lacks)
    return GridRow(state.task.id, state.task.title, tuple(cells.get(unit, _NO_PART) for unit in units))
