"""The tables of tasks: where they stand, unit by unit (the rows of the annex), and what the plan says of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tthc_cli.domain.assessment import Assessment, TaskState, UnitState
from tthc_cli.domain.change import FIELD_NAMES
from tthc_cli.domain.plan import Step
from tthc_cli.domain.progress import ProgressEntry
from tthc_cli.domain.units import Directory
from tthc_cli.report.annex import cited, joined, results_in
from tthc_cli.report.tables import Column, Table, What, make_table
from tthc_cli.report.words import deadline_words, lead_names, standing_words


@dataclass(frozen=True)
class _UnitRow:
    """One unit on one task, or a task that nobody leads. `heard` are its words in the period."""

    state: TaskState
    unit: UnitState | None
    heard: tuple[ProgressEntry, ...]
    directory: Directory

    @property
    def standing(self) -> str:
        return standing_words(self.unit.standing if self.unit else self.state.standing)

    @property
    def last_day(self) -> date | None:
        """The effective last day of dated work; of waiting work that of the last instruction."""
        dated = self.state.terms.deadline.is_dated
        days = [
            owed.last.effective for owed in self.state.terms.obligations if owed.last and (dated or owed.instruction)
        ]
        return max(days, default=None)


_STATUS: tuple[Column[_UnitRow], ...] = (
    Column("task", "Mã", 8, lambda row: row.state.task.id),
    Column("title", "Nhiệm vụ", 24, lambda row: row.state.task.title),
    Column("unit", "Chủ trì", 15, lambda row: row.directory.short(row.unit.unit) if row.unit else "chưa giao"),
    Column("coordinate", "Phối hợp", 13, lambda row: _names(row.state.task.coordinate, row.directory)),
    Column("deadline", "Thời hạn", 20, lambda row: deadline_words(row.state.terms)),
    Column("last_day", "Ngày cuối", 11, lambda row: row.last_day),
    Column("products", "Sản phẩm", 16, lambda row: "; ".join(row.state.task.products)),
    Column("result", "Kết quả trong kỳ", 24, lambda row: results_in(row.heard)),
    Column("percent", "%", 6, lambda row: row.unit.standing.percent if row.unit else None),
    Column("status", "Trạng thái", 15, lambda row: row.standing),
    Column("days_late", "Số ngày trễ", 7, lambda row: (row.unit and row.unit.standing.days_late) or None),
    Column("reported", "Báo cáo kỳ này", 9, lambda row: _reported(row.unit)),
    Column("difficulty", "Vướng mắc", 18, lambda row: joined(entry.difficulty for entry in row.heard)),
    Column(
        "evidence", "Minh chứng", 16, lambda row: joined(cited(one) for entry in row.heard for one in entry.evidence)
    ),
)


def status_table(assessment: Assessment) -> Table:
    """A row for each task and unit, for each task that nobody leads one."""
    return make_table(What.STATUS, _STATUS, _unit_rows(assessment), assessment)


def _unit_rows(assessment: Assessment) -> Iterator[_UnitRow]:
    directory, period = assessment.plan.directory, assessment.period
    for state in assessment.items:
        for unit in state.units:
            heard = tuple(entry for entry in unit.entries if period.holds(entry.date))
            yield _UnitRow(state, unit, heard, directory)
        if not state.units:
            yield _UnitRow(state, None, (), directory)


def _reported(unit: UnitState | None) -> str:
    expected = unit.reported_this_period if unit else None
    return "" if expected is None else "đã có" if expected else "chưa có"


def _names(units: tuple[str, ...], directory: Directory) -> str:
    return lead_names(units, directory, short=True) if units else ""


@dataclass(frozen=True)
class _PlanRow:
    """One task, duty, or step of one; a step has only what is its own."""

    state: TaskState
    kind: str
    step: Step | None
    directory: Directory

    def own(self, words: str) -> str:
        """What belongs to the whole is not repeated for its steps."""
        return "" if self.step else words

    def day(self, name: str) -> date | None:
        """The literal, effective or warning last day of dated work."""
        terms = self.state.terms
        days = terms.last if terms.deadline.is_dated and not self.step else None
        return getattr(days, name) if days else None


_TASKS: tuple[Column[_PlanRow], ...] = (
    Column("id", "Mã", 9, lambda row: row.step.id if row.step else row.state.task.id),
    Column("kind", "Loại", 10, lambda row: row.kind),
    Column("title", "Tên gọi tắt", 24, lambda row: row.own(row.state.task.title)),
    Column("text", "Nội dung theo Kế hoạch", 50, lambda row: row.step.text if row.step else row.state.task.text),
    Column("lead", "Chủ trì", 16, lambda row: _names((row.step or row.state.task).lead, row.directory)),
    Column("coordinate", "Phối hợp", 14, lambda row: row.own(_names(row.state.task.coordinate, row.directory))),
    Column("consolidate", "Tổng hợp", 14, lambda row: row.own(_names(row.state.task.consolidate, row.directory))),
    Column("due", "Thời hạn", 18, lambda row: row.own(row.state.terms.deadline.text)),
    Column("literal", "Ngày cuối theo câu chữ", 11, lambda row: row.day("literal")),
    Column("effective", "Ngày cuối tính cả ngày nghỉ", 11, lambda row: row.day("effective")),
    Column("warning", "Ngày nhắc", 11, lambda row: row.day("warning")),
    Column("original", "Hạn ban đầu", 14, lambda row: row.own(_original(row.state))),
    Column("products", "Sản phẩm", 18, lambda row: row.own("; ".join(row.state.task.products))),
    Column("report_to", "Nơi nhận kết quả", 14, lambda row: row.own(_names(row.state.task.report_to, row.directory))),
    Column("serves", "Chỉ tiêu", 9, lambda row: row.own(", ".join(row.state.task.serves))),
    Column("inherited", "Lấy từ mục khác", 14, lambda row: row.own(_inherited(row.state))),
    Column("note", "Ghi chú", 24, lambda row: row.own(row.state.task.note)),
)


def tasks_table(assessment: Assessment) -> Table:
    """A row for each task and duty as the plan has it on the day, each followed by its steps."""
    return make_table(What.TASKS, _TASKS, _plan_rows(assessment), assessment)


def _plan_rows(assessment: Assessment) -> Iterator[_PlanRow]:
    directory = assessment.plan.directory
    for kind, states in (("nhiệm vụ", assessment.tasks), ("tổ chức thực hiện", assessment.duties)):
        for state in states:
            yield _PlanRow(state, kind, None, directory)
            yield from (_PlanRow(state, "bước", step, directory) for step in state.task.steps)


def _original(state: TaskState) -> str:
    """The words of the deadline as first issued, where they were changed."""
    history = state.terms.history
    return history.original if history.original != history.current else ""


def _inherited(state: TaskState) -> str:
    return "; ".join(f"{FIELD_NAMES.get(field, field)} của {id_}" for field, id_ in state.task.inherited.items())
