"""`tthc collect` on a terminal: form by form, what is new, what is corrected, what stays; which forms were refused."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from tthc_cli.domain.dates import show_date
from tthc_cli.domain.ids import id_order
from tthc_cli.domain.progress import ProgressEntry
from tthc_cli.domain.text import one_line
from tthc_cli.problems import Problem, count_errors
from tthc_cli.report.facts import measure_and_share
from tthc_cli.report.words import PART_NAMES, PROGRESS


class Change(StrEnum):
    """What a row of a form does to what is recorded."""

    NEW = "mới"
    CHANGED = "đính chính"
    UNCHANGED = "không đổi"


@dataclass(frozen=True)
class TakenRow:
    """One row that was taken: the entry that it makes, or that is there already; `before` is the entry that it corrects."""

    entry: ProgressEntry
    change: Change
    before: ProgressEntry | None = None

    @property
    def changed(self) -> tuple[str, ...]:
        """The parts in which a correction differs from what it corrects."""
        return tuple(_changed(self.before, self.entry)) if self.before else ()


@dataclass(frozen=True)
class CollectedForm:
    """One file. `unit` and `period` are empty where it is no form; `missing` are works of which a word was expected and none came,
    `withdrawn` those of which the form said something before and nothing now; `left_out` counts rows that were filled in and not taken.
    """

    file: str
    unit: str = ""
    period: str = ""
    rows: tuple[TakenRow, ...] = ()
    missing: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: int = 0

    @property
    def is_refused(self) -> bool:
        """Whether nothing of it was taken."""
        return count_errors(self.problems) > 0


def _changed(before: ProgressEntry, after: ProgressEntry) -> Iterator[str]:
    yield from (words for part, words in PART_NAMES.items() if getattr(before, part) != getattr(after, part))
    old, new = ({measure.indicator: measure for measure in entry.measures} for entry in (before, after))
    figures = sorted((id_ for id_ in old.keys() | new.keys() if old.get(id_) != new.get(id_)), key=id_order)
    if figures:
        yield f"số liệu {', '.join(figures)}"


def print_form(form: CollectedForm, console: Console) -> None:
    """Print what one form does."""
    for part in _parts(form):
        console.print(part)


def print_summary(forms: Sequence[CollectedForm], console: Console, *, is_dry_run: bool) -> None:
    """Print what all the forms come to."""
    for line in _summary(forms, is_dry_run=is_dry_run):
        console.print(Text(line, style="bold"), soft_wrap=True)


def _parts(form: CollectedForm) -> Iterator[RenderableType]:
    about = f": {form.unit}, {form.period}" if form.unit else ""
    yield Text(f"{form.file}{about}", style="bold")
    if form.is_refused:
        yield Text(f"  không nhận phiếu này: {count_errors(form.problems)} lỗi", style="bold red")
        return
    yield _table(form.rows) if form.rows else Text("  không có dòng nào được ghi", style="yellow")
    if form.missing:
        yield Text(f"  Chưa ghi: {', '.join(form.missing)}", style="yellow")
    if form.withdrawn:
        said = f"  Lần trước có ghi, lần này để trống (bản ghi cũ vẫn giữ): {', '.join(form.withdrawn)}"
        yield Text(said, style="yellow")


_STYLE = {Change.NEW: "green", Change.CHANGED: "yellow", Change.UNCHANGED: "dim"}


def _table(rows: Sequence[TakenRow]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("", "Mã", "Thay đổi", "Ngày", "Tiến độ"):
        table.add_column(name, no_wrap=True)
    table.add_column("Kết quả", ratio=1)
    for row in rows:
        entry = row.entry
        percent = f" {entry.percent}%" if entry.percent is not None else ""
        answered = f" ({entry.answers})" if entry.answers else ""
        table.add_row(
            "",
            f"{entry.task}{answered}",
            Text(row.change, style=_STYLE[row.change]),
            show_date(entry.date),
            f"{PROGRESS[entry.progress]}{percent}",
            Group(*_content(row)),
        )
    return table


def _content(row: TakenRow) -> Iterator[Text]:
    """What a row says: its words on one line, its figures, and what a correction changes."""
    entry = row.entry
    if words := one_line(entry.result or entry.difficulty or entry.cause):
        yield Text(words, overflow="ellipsis", no_wrap=True)
    if entry.measures:
        yield Text("; ".join(map(measure_and_share, entry.measures)))
    if row.changed:
        yield Text(f"sửa: {', '.join(row.changed)}", style=_STYLE[row.change])


def _summary(forms: Sequence[CollectedForm], *, is_dry_run: bool) -> Iterator[str]:
    taken = [form for form in forms if not form.is_refused]
    counts = Counter(row.change for form in taken for row in form.rows)
    said = ", ".join(f"{counts[change]} {change}" for change in Change)
    yield f"{len(taken)}/{len(forms)} phiếu nhận được: {said}.{' Chạy thử, chưa ghi gì.' if is_dry_run else ''}"
    if left_out := sum(form.left_out for form in taken):
        yield f"{left_out} dòng có nội dung nhưng không nhận được, xem ở trên."
    refused = [form.file for form in forms if form.is_refused]
    if refused:
        yield f"Không nhận: {', '.join(refused)}. Sửa các lỗi đã nêu, rồi thu lại."
