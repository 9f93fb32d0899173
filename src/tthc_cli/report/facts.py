"""What there is to say of a task and of an entry, label by label: one wording for the terminal's card and for the page."""

from collections.abc import Iterator
from typing import NamedTuple

from tthc_cli.domain.assessment import Assessment, TaskState
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.progress import TEXT_PARTS, Evidence, Measure, ProgressEntry
from tthc_cli.report.words import deadline_words, lead_names, number_words, percent_words


class Fact(NamedTuple):
    """One labelled line. What `is_internal` stays inside the office."""

    label: str
    value: str
    is_internal: bool = False


def task_facts(state: TaskState, assessment: Assessment) -> Iterator[Fact]:
    """Who, by when, to what end: the terms of a task, with what the plan left open and we took from elsewhere."""
    task, directory = state.task, assessment.plan.directory
    people = (
        ("Chủ trì", "lead"),
        ("Phối hợp", "coordinate"),
        ("Tổng hợp", "consolidate"),
        ("Gửi kết quả", "report_to"),
    )
    for label, field in people:
        if units := getattr(task, field):
            yield Fact(label, f"{lead_names(units, directory)}{_inherited(state, field)}")
    yield Fact("Thời hạn", f"{deadline_words(state.terms)}{_inherited(state, 'due')}")
    if task.products:
        yield Fact("Sản phẩm", f"{'; '.join(task.products)}{_inherited(state, 'products')}")
    if task.serves:
        yield Fact("Chỉ tiêu", ", ".join(task.serves))
    if task.note:
        yield Fact("Ghi chú", task.note, is_internal=True)


def _inherited(state: TaskState, field: str) -> str:
    source = state.task.inherited.get(field)
    return f" (kế hoạch không ghi; lấy theo {source}, cần xác nhận)" if source else ""


def entry_facts(entry: ProgressEntry) -> Iterator[Fact]:
    """What a unit said in an entry, without its evidence and figures."""
    for part in TEXT_PARTS:
        if value := getattr(entry, part.key):
            yield Fact(part.card_label or part.label, value, part.is_internal)


def evidence_words(evidence: Evidence) -> str:
    """ "45/BC-CAP ngày 10/04/2026 Báo cáo kết quả", without the link."""
    day = f" ngày {show_date(evidence.date)}" if evidence.date else ""
    return f"{evidence.document}{day} {evidence.title}".rstrip()


def measure_and_share(measure: Measure) -> str:
    """ "II.2.a: 112/150 = 74,7%": a figure repeated to who gave it."""
    share = f" = {percent_words(measure.numerator * 100 / measure.denominator)}" if measure.denominator else ""
    return f"{measure_words(measure)}{share}"


def measure_words(measure: Measure) -> str:
    """ "II.2.a: 112/150", without the source."""
    return f"{measure.indicator}: {number_words(measure.numerator)}/{number_words(measure.denominator)}"
