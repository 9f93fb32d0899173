"""Words that go back behind what the same unit said before: a person looks whether that is so, nothing is refused."""

from collections.abc import Iterator

from tthc_cli.domain.assessment import default_period
from tthc_cli.domain.checks.book import Book
from tthc_cli.domain.checks.claims import ENTRY_NAME
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.due import known_due
from tthc_cli.domain.progress import Measure, Progress, ProgressEntry
from tthc_cli.problems import Problem, Rule, Severity

_REMEDY = (
    "Đúng như vậy thì không phải sửa gì. Ghi nhầm thì ghi bản đính chính: "
    f"tthc record … --corrects {ENTRY_NAME} với nội dung đúng."
)
WORK_GOES_BACK = Rule(
    "T318",
    Severity.WARNING,
    "Tiến độ hoặc phần trăm khối lượng lùi so với lần ghi trước của cùng đơn vị. Việc thường xuyên chỉ so trong cùng một kỳ; bản đính chính thay cho bản cũ nên không bị coi là lùi.",
    "percent: 30 sau khi đã ghi percent: 60",
    _REMEDY,
)
FIGURE_GOES_BACK = Rule(
    "T319",
    Severity.WARNING,
    "Tỷ lệ hoặc mẫu số của một chỉ số giảm so với số liệu trước của cùng đơn vị. Chỉ số đi cùng việc thường xuyên chỉ so trong cùng một kỳ.",
    "II.2.a: 90/120 sau khi đã ghi 112/150",
    _REMEDY,
)
SETBACK_RULES = (WORK_GOES_BACK, FIGURE_GOES_BACK)


def words_that_go_back(book: Book) -> Iterator[Problem]:
    """Each word of a unit against the one before it on the same work, each figure against the one before it of the same indicator."""
    words: dict[tuple[str, str, str | None], ProgressEntry] = {}
    figures: dict[tuple[str, str], tuple[ProgressEntry, Measure]] = {}
    for entry in _in_order(book):
        key = entry.unit, entry.task, entry.answers
        if key in words:
            yield from _work(words[key], entry, book)
        words[key] = entry
        for number, measure in enumerate(entry.measures):
            of = entry.unit, measure.indicator
            if of in figures:
                yield from _figure(*figures[of], entry, number, book)
            figures[of] = entry, measure


def _in_order(book: Book) -> list[ProgressEntry]:
    """The words that count, in the order of their facts."""
    counted = (entry for entry in book.standing_words() if entry.origin.file not in book.unsound)
    return sorted(counted, key=book.log.order_of)


def _work(before: ProgressEntry, entry: ProgressEntry, book: Book) -> Iterator[Problem]:
    was, now = _percent(before), _percent(entry)
    about, day = f"{entry.task} ({entry.unit})", show_date(before.date)
    if before.progress is Progress.DONE and entry.progress is not Progress.DONE:
        if _is_same_work(before, entry, book):
            message = f"{about}: ngày {day} đã ghi hoàn thành, nay ghi là chưa hoàn thành"
            yield WORK_GOES_BACK.problem(entry.origin.at("progress"), message)
    elif was is not None and now is not None and now < was and _is_same_work(before, entry, book):
        message = f"{about}: ngày {day} đã ghi {was}% khối lượng, nay ghi {now}%"
        yield WORK_GOES_BACK.problem(entry.origin.at("percent"), message)


def _percent(entry: ProgressEntry) -> int | None:
    """How much is said to be done; what is done is done whole."""
    return 100 if entry.progress is Progress.DONE else entry.percent


def _figure(before: ProgressEntry, was: Measure, entry: ProgressEntry, number: int, book: Book) -> Iterator[Problem]:
    now = entry.measures[number]
    # Multiplied out: a denominator may be 0.
    has_less = now.numerator * was.denominator < was.numerator * now.denominator
    fallen = [what for what, is_less in (("tỷ lệ", has_less), ("mẫu số", now.denominator < was.denominator)) if is_less]
    if fallen and before is not entry and _is_same_work(before, entry, book):
        message = (
            f"{now.indicator} ({entry.unit}): ngày {show_date(before.date)} đã ghi {_fraction(was)}, "
            f"nay ghi {_fraction(now)}, {' và '.join(fallen)} giảm"
        )
        yield FIGURE_GOES_BACK.problem(entry.origin.at("measures", number, "numerator"), message)


def _fraction(measure: Measure) -> str:
    return f"{measure.numerator.normalize():f}/{measure.denominator.normalize():f}".replace(".", ",")


def _is_same_work(before: ProgressEntry, entry: ProgressEntry, book: Book) -> bool:
    """Whether the later word goes on with what the earlier one spoke of: work that is reported on period by period begins anew in each."""
    item = book.plan.item_for(entry.task)
    period = default_period(book.plan, entry.date)
    if item is None or period.holds(before.date):
        return True
    return not known_due(item.due, book.plan.document.year).expects_report(period.kind)
