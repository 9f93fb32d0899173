"""What an entry of progress claims: a completion is proved, and nobody is heard who says nothing."""

from collections.abc import Iterator

from tthc_cli.domain.checks.book import Book
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.progress import PARTS, PartKind, Progress, ProgressEntry
from tthc_cli.problems import Problem, Rule, Severity

ENTRY_NAME = "TÊN_TỆP"
"""Stands in remedies for the name of the entry, where that is not known."""

NO_EVIDENCE = Rule(
    "T305",
    Severity.WARNING,
    "Ghi hoàn thành mà không có minh chứng.",
    "progress: done, không có evidence",
    f"Ghi bản đính chính có minh chứng: tthc record … --corrects {ENTRY_NAME} --evidence “số; ngày; trích yếu”.",
)
NO_RESULT = Rule(
    "T306",
    Severity.ERROR,
    "Ghi hoàn thành mà không nêu kết quả.",
    "progress: done, không có result",
    f"Ghi bản đính chính có kết quả: tthc record … --corrects {ENTRY_NAME} --result “…”.",
)
LATE_EVIDENCE = Rule(
    "T307",
    Severity.WARNING,
    "Minh chứng có ngày sau ngày hoàn thành.",
    "date: 2026-06-12, evidence ngày 20/6/2026",
    "Kiểm tra lại ngày của văn bản, hoặc ngày hoàn thành.",
)
PARTLY_DONE = Rule(
    "T314",
    Severity.WARNING,
    "Ghi hoàn thành mà phần trăm khối lượng dưới 100.",
    "progress: done, percent: 40",
    'Ghi bản đính chính: tiến độ đang thực hiện, hoặc bỏ phần trăm (--percent "").',
)
NOTHING_SAID = Rule(
    "T315",
    Severity.WARNING,
    "Bản ghi không nói gì ngoài tiến độ, mà vẫn được tính là báo cáo của đơn vị.",
    "progress: in_progress, không có result, percent hay difficulty",
    f"Ghi bản đính chính có kết quả, phần trăm, số liệu hoặc khó khăn: tthc record … --corrects {ENTRY_NAME} --result “…”.",
)
NOT_NOTHING = Rule(
    "T316",
    Severity.WARNING,
    "Ghi không phát sinh mà lại có phần trăm, số liệu hoặc minh chứng.",
    "progress: not_arising, percent: 40",
    f"Ghi bản đính chính: đã có việc thì ghi đang thực hiện hoặc hoàn thành: tthc record … --corrects {ENTRY_NAME} --progress …",
)
CLAIM_RULES = (NO_EVIDENCE, NO_RESULT, LATE_EVIDENCE, PARTLY_DONE, NOTHING_SAID, NOT_NOTHING)


def done_without_proof(book: Book) -> Iterator[Problem]:
    """A completion states its result and the documents that prove it, dated by then."""
    for entry in _completions(book):
        if not entry.result:
            yield NO_RESULT.problem(entry.origin.at("progress"), "ghi hoàn thành mà không nêu kết quả")
        if not entry.evidence:
            yield NO_EVIDENCE.problem(
                entry.origin.at("progress"), f"{entry.task} ({entry.unit}) ghi hoàn thành mà không có minh chứng"
            )
        for number, evidence in enumerate(entry.evidence):
            if evidence.date and evidence.date > entry.date:
                place = entry.origin.at("evidence", number, "date")
                yield LATE_EVIDENCE.problem(
                    place,
                    f"minh chứng {evidence.document} ngày {show_date(evidence.date)} ở sau ngày hoàn thành {show_date(entry.date)}",
                )


def done_in_part(book: Book) -> Iterator[Problem]:
    """What is done is done whole."""
    for entry in _completions(book):
        if entry.percent is not None and entry.percent < 100:
            yield PARTLY_DONE.problem(entry.origin.at("percent"), f"ghi hoàn thành mà khối lượng mới {entry.percent}%")


def entries_that_say_nothing(book: Book) -> Iterator[Problem]:
    """Work that goes on, or was put off, has something to be said of it."""
    for entry in book.standing_words():
        if entry.progress in (Progress.IN_PROGRESS, Progress.SUSPENDED) and not _says_something(entry):
            message = f"{entry.task} ({entry.unit}): bản ghi không nêu kết quả, số liệu hay khó khăn nào"
            yield NOTHING_SAID.problem(entry.origin.at("progress"), message)


def nothing_with_something(book: Book) -> Iterator[Problem]:
    """Of what did not arise there is nothing to count or to prove."""
    for entry in book.standing_words():
        if entry.progress is Progress.NOT_ARISING and (entry.percent is not None or entry.measures or entry.evidence):
            message = f"{entry.task} ({entry.unit}): ghi không phát sinh mà có phần trăm, số liệu hoặc minh chứng"
            yield NOT_NOTHING.problem(entry.origin.at("progress"), message)


def _says_something(entry: ProgressEntry) -> bool:
    return any(getattr(entry, part.key) not in ("", (), None) for part in PARTS if part.kind in _CONTENT)


_CONTENT = (PartKind.TEXT, PartKind.PERCENT, PartKind.EVIDENCE, PartKind.FIGURES)
"""What can be told of a work besides how far it is."""


def _completions(book: Book) -> Iterator[ProgressEntry]:
    return (entry for entry in book.standing_words() if entry.progress is Progress.DONE)
