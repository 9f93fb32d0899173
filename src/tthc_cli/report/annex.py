"""The annex (phụ lục): every task with every unit that must fulfil it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from tthc_cli.domain.assessment import Assessment, TaskState, UnitState
from tthc_cli.domain.dates import show_short
from tthc_cli.domain.progress import Evidence, ProgressEntry
from tthc_cli.report.document import Annex, AnnexRow
from tthc_cli.report.view import AnnexSectionView, ReportView, RowView
from tthc_cli.report.words import deadline_words, lead_names, standing_words

Window = Callable[[TaskState], Sequence[ProgressEntry]]
"""The entries of the window on one task."""

_COLUMNS = (
    ("TT", 9),
    ("Nhiệm vụ", 20),
    ("Chủ trì", 14),
    ("Phối hợp", 11),
    ("Thời hạn", 16),
    ("Sản phẩm", 14),
    ("Kết quả trong kỳ", 22),
    ("%", 6),
    ("Trạng thái", 14),
    ("Vướng mắc", 14),
    ("Minh chứng", 14),
)


def view_annex(assessment: Assessment, entries_of: Window) -> Iterator[AnnexSectionView]:
    """The rows of all tasks, section by section."""
    headings = assessment.plan.document.sections
    for section, states in groupby(assessment.items, key=lambda state: state.task.section):
        rows = [row for state in states for row in _task_rows(state, assessment, entries_of(state))]
        yield AnnexSectionView(section, headings.get(section, section).rstrip("."), tuple(rows))


def _task_rows(state: TaskState, assessment: Assessment, heard: Sequence[ProgressEntry]) -> Iterator[RowView]:
    task, directory = state.task, assessment.plan.directory
    own = (
        task.id,
        task.title,
        lead_names(task.coordinate, directory, short=True) if task.coordinate else "",
        deadline_words(state.terms),
        "; ".join(task.products),
    )
    if not state.units:
        yield _row(own, "chưa giao", standing_words(state.standing), None, ())
    for position, unit in enumerate(state.units):
        said = [entry for entry in heard if entry.unit == unit.unit]
        shared = own if position == 0 else (task.id, "", "", "", "")
        yield _row(shared, directory.short(unit.unit), standing_words(unit.standing), unit, said)


def _row(
    shared: tuple[str, str, str, str, str],
    unit: str,
    status: str,
    state: UnitState | None,
    said: Sequence[ProgressEntry],
) -> RowView:
    id_, title, coordinate, deadline, products = shared
    percent = state.standing.percent if state else None
    return RowView(
        number=id_ if title else "",
        id=id_,
        title=title,
        unit=unit,
        coordinate=coordinate,
        deadline=deadline,
        products=products,
        result=results_in(said),
        percent="" if percent is None else f"{percent}%",
        status=status,
        difficulty=joined(entry.difficulty for entry in said),
        evidence=joined(cited(evidence) for entry in said for evidence in entry.evidence),
    )


def joined(texts: Iterable[str]) -> str:
    """Texts in a row, each once, without what ends them and empty ones."""
    return "; ".join(dict.fromkeys(text.rstrip(" .;,") for text in texts if text))


def results_in(said: Sequence[ProgressEntry]) -> str:
    """The results of one unit on one task; several with their days."""
    days: dict[str, str] = {}
    for entry in said:
        if entry.result:
            days.setdefault(entry.result, show_short(entry.date))
    return joined(f"{day}: {result}" if len(days) > 1 else result for result, day in days.items())


def cited(evidence: Evidence) -> str:
    """Evidence as documents cite it."""
    return f"{evidence.document} ngày {show_short(evidence.date)}" if evidence.date else evidence.document


def make_annex(view: ReportView) -> Annex:
    """The annex of a report as a table that every writer draws."""
    rows: list[AnnexRow] = []
    for section in view.annex:
        rows.append(AnnexRow((f"{section.id}. {section.title}", *[""] * (len(_COLUMNS) - 1)), is_section=True))
        rows += [AnnexRow(_cells(row)) for row in section.rows]
    return Annex(
        "PHỤ LỤC",
        f"Tiến độ thực hiện {view.plan.cited} {view.period.window if view.period.is_ad_hoc else view.period.name}",
        f"(Số liệu {view.period.window}, tính đến hết ngày {view.as_of})",
        tuple(name for name, _ in _COLUMNS),
        tuple(share for _, share in _COLUMNS),
        tuple(rows),
    )


def _cells(row: RowView) -> tuple[str, ...]:
    return (
        row.number, row.title, row.unit, row.coordinate, row.deadline, row.products,
        row.result, row.percent, row.status, row.difficulty, row.evidence,
    )  # fmt: skip
