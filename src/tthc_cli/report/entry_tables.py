"""The tables of what was recorded: the entries with all their fields, and the figures that they make of the indicators."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from operator import attrgetter

from tthc_cli.domain.assessment import Assessment, measured_indicators
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.indicators import IndicatorState
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.progress import (
    TEXT_PARTS,
    Entry,
    Evidence,
    InstructionEntry,
    Log,
    Measure,
    Part,
    ProgressEntry,
)
from tthc_cli.domain.record import VIETNAM
from tthc_cli.report.annex import cited
from tthc_cli.report.tables import Cell, Column, Table, What, make_table
from tthc_cli.report.words import PROGRESS, coverage_words, number_words, verdict_words


@dataclass(frozen=True)
class _EntryRow:
    """One entry, and the name of the one that corrects it."""

    entry: Entry
    corrected_by: str
    plan: Plan

    @property
    def title(self) -> str:
        item = self.plan.item_for(self.entry.task)
        return item.title if item else ""

    def said(self, read: Callable[[ProgressEntry], Cell]) -> Cell:
        """What only a unit's word has."""
        return read(self.entry) if isinstance(self.entry, ProgressEntry) else None

    def told(self, read: Callable[[InstructionEntry], Cell]) -> Cell:
        """What only an instruction has."""
        return read(self.entry) if isinstance(self.entry, InstructionEntry) else None


def _text_column(part: Part) -> Column[_EntryRow]:
    return Column(part.key, part.label, part.table_width, lambda row: row.said(attrgetter(part.key)))


_ENTRIES: tuple[Column[_EntryRow], ...] = (
    Column("task", "Mã", 9, lambda row: row.entry.task),
    Column("date", "Ngày", 11, lambda row: row.entry.date),
    Column("title", "Nhiệm vụ", 22, lambda row: row.title),
    Column("unit", "Đơn vị", 14, lambda row: row.said(lambda said: row.plan.directory.short(said.unit))),
    Column("progress", "Tiến độ", 13, lambda row: row.said(lambda said: PROGRESS[said.progress])),
    Column("percent", "%", 6, lambda row: row.said(lambda said: said.percent)),
    *map(_text_column, TEXT_PARTS),
    Column("evidence", "Minh chứng", 24, lambda row: row.said(lambda said: "; ".join(map(_evidence, said.evidence)))),
    Column("measures", "Số liệu", 22, lambda row: row.said(lambda said: "; ".join(map(_measure, said.measures)))),
    Column("answers", "Trả lời văn bản", 14, lambda row: row.said(lambda said: said.answers)),
    Column("document", "Văn bản nhận được", 14, lambda row: row.told(lambda told: told.instruction.document)),
    Column("sender", "Cơ quan gửi", 14, lambda row: row.told(lambda told: told.instruction.sender)),
    Column("document_date", "Ngày văn bản", 11, lambda row: row.told(lambda told: told.instruction.date)),
    Column("due", "Hạn văn bản giao", 11, lambda row: row.told(lambda told: told.instruction.due)),
    Column("by", "Người ghi", 16, lambda row: row.entry.by),
    Column("recorded_at", "Lúc ghi", 16, lambda row: row.entry.recorded_at.astimezone(VIETNAM)),
    Column("file", "Tệp", 24, lambda row: row.entry.name),
    Column("form", "Phiếu kỳ", 10, lambda row: row.said(lambda said: said.form)),
    Column("late", "Ghi bổ sung", 8, lambda row: "bổ sung" if row.entry.late else ""),
    Column("corrects", "Đính chính cho", 24, lambda row: row.entry.corrects),
    Column("corrected_by", "Bị đính chính bởi", 24, lambda row: row.corrected_by),
)


def entries_table(assessment: Assessment, log: Log) -> Table:
    """A row for each entry of the facts up to the day, in their order. Corrected ones stay and name what corrects them: whoever counts
    leaves out the rows where that column is filled.
    """
    known = sorted((entry for entry in log.entries if entry.date <= assessment.as_of), key=attrgetter("order"))
    corrected_by = {entry.corrects: entry.name for entry in known if entry.corrects}
    rows = (_EntryRow(entry, corrected_by.get(entry.name, ""), assessment.plan) for entry in known)
    return make_table(What.ENTRIES, _ENTRIES, rows, assessment)


def _evidence(evidence: Evidence) -> str:
    return ", ".join(filter(None, (cited(evidence), evidence.title, evidence.link)))


def _measure(measure: Measure) -> str:
    source = f" ({measure.source})" if measure.source else ""
    return f"{measure.indicator} = {number_words(measure.numerator)}/{number_words(measure.denominator)}{source}"


@dataclass(frozen=True)
class _IndicatorRow:
    """One indicator on the day."""

    state: IndicatorState
    plan: Plan


_INDICATORS: tuple[Column[_IndicatorRow], ...] = (
    Column("id", "Mã", 9, lambda row: row.state.indicator.id),
    Column("text", "Chỉ tiêu", 36, lambda row: row.state.indicator.text),
    Column("at_least", "Giao (%)", 8, lambda row: row.state.indicator.at_least),
    Column("counted", "Tử số là", 24, lambda row: row.state.indicator.numerator),
    Column("of", "Mẫu số là", 24, lambda row: row.state.indicator.denominator),
    Column("numerator", "Tử số", 10, lambda row: row.state.numerator),
    Column("denominator", "Mẫu số", 10, lambda row: row.state.denominator),
    Column("percent", "Đạt (%)", 8, lambda row: _rounded(row.state.percent)),
    Column("coverage", "Đơn vị có số liệu", 14, lambda row: coverage_words(row.state)),
    Column("verdict", "Đánh giá", 13, lambda row: verdict_words(row.state)),
    Column("measured_on", "Ngày có số liệu", 11, lambda row: row.state.measured_on),
    Column("figures", "Số liệu từng đơn vị", 36, lambda row: "; ".join(_figures(row))),
    Column("baseline", "Mốc so sánh", 16, lambda row: row.state.indicator.baseline),
)


def indicators_table(assessment: Assessment) -> Table:
    """A row for each indicator of targets, tasks and duties."""
    rows = (_IndicatorRow(state, assessment.plan) for state in measured_indicators(assessment))
    return make_table(What.INDICATORS, _INDICATORS, rows, assessment)


def _rounded(percent: Decimal | None) -> Decimal | None:
    return None if percent is None else percent.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _figures(row: _IndicatorRow) -> Iterator[str]:
    for figure in row.state.figures:
        numbers = f"{number_words(figure.measure.numerator)}/{number_words(figure.measure.denominator)}"
        yield f"{row.plan.directory.short(figure.unit)} {numbers} (ngày {show_date(figure.measured_on)})"
