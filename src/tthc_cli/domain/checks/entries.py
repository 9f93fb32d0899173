"""The entries of progress against the plan and against one another."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from tthc_cli.domain.checks.book import Book, NearNames
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.deadlines import DeadlineKind
from tthc_cli.domain.due import known_due
from tthc_cli.domain.ids import nearest_ids
from tthc_cli.domain.progress import Entry, InstructionEntry, Progress, ProgressEntry
from tthc_cli.domain.taking_part import speaks_of
from tthc_cli.domain.text import fold, nearest, shell_word
from tthc_cli.problems import Problem, Rule, Severity

UNKNOWN_TASK = Rule(
    "T301",
    Severity.ERROR,
    "Bản ghi tiến độ nhắc tới nhiệm vụ không có trong kế hoạch.",
    "task: III.2.h",
    "Sửa mã nhiệm vụ.",
)
OUTSIDER = Rule(
    "T302",
    Severity.WARNING,
    "Đơn vị ghi tiến độ không chủ trì, phối hợp hay tổng hợp nhiệm vụ này.",
    "unit: vp cho một nhiệm vụ chỉ giao vhxh",
    "Kiểm tra lại mã nhiệm vụ và đơn vị.",
)
FUTURE = Rule(
    "T303",
    Severity.ERROR,
    "Ngày của bản ghi ở tương lai.",
    "date: 2026-12-31 khi hôm nay là 30/6/2026",
    "Ghi ngày việc đã xảy ra.",
)
BEFORE_PLAN = Rule(
    "T304",
    Severity.WARNING,
    "Ngày của bản ghi trước ngày ban hành kế hoạch.",
    "date: 2026-01-05, kế hoạch ban hành 12/3/2026",
    "Kiểm tra lại ngày.",
)
LOST_CORRECTION = Rule(
    "T308",
    Severity.ERROR,
    "Đính chính một bản ghi không có, của đơn vị khác hoặc thuộc loại khác.",
    "corrects: 20260612-III-2-b-vhxh-000000.yaml",
    "Ghi đúng tên tệp của bản ghi cần đính chính (xem bằng “tthc show MÃ”).",
)
DOUBLE_CORRECTION = Rule(
    "T309",
    Severity.WARNING,
    "Một bản ghi bị đính chính hai lần; bản mới nhất được tính.",
    "hai tệp cùng ghi corrects: …-7f3a9c.yaml",
    "Ghi một bản đính chính nữa cho bản không đúng.",
)
WRONG_MEASURE = Rule(
    "T310",
    Severity.ERROR,
    "Số đo của chỉ số không có trong kế hoạch, tử số lớn hơn mẫu số, hoặc một bản ghi có hai số đo của cùng chỉ số.",
    "numerator: 160, denominator: 150",
    "Ghi bản đính chính với số đúng.",
)
NEEDLESS_INSTRUCTION = Rule(
    "T311",
    Severity.WARNING,
    "Văn bản chỉ đạo ghi cho nhiệm vụ vốn không chờ chỉ đạo, hoặc trả lời một văn bản chưa được ghi.",
    "instruction cho III.3.c; answers: 99/SNV khi chưa ghi văn bản ấy",
    "Kiểm tra lại mã nhiệm vụ và số văn bản.",
)
PREMATURE = Rule(
    "T312",
    Severity.WARNING,
    "Ghi hoàn thành khi nhiệm vụ còn chờ hướng dẫn hoặc yêu cầu.",
    "III.3.d: done, chưa ghi hướng dẫn của Sở Nội vụ",
    "Ghi văn bản hướng dẫn trước: tthc instruct MÃ --document … --from … --date …",
)
WRONG_FOLDER = Rule(
    "T313",
    Severity.WARNING,
    "Tệp nằm trong thư mục của tháng khác với ngày ghi bên trong.",
    "plan/progress/2026-05/… có date: 2026-06-12",
    "Không sửa bản ghi; ghi bản đính chính nếu ngày sai, hoặc chuyển tệp về đúng thư mục.",
)
DOUBLE_INSTRUCTION = Rule(
    "T317",
    Severity.WARNING,
    "Một văn bản chỉ đạo được ghi hai lần cho cùng nhiệm vụ, nên thành hai việc phải làm.",
    "hai tệp cùng ghi văn bản 1234/SNV cho III.3.d",
    "Ghi trùng mà chưa lưu vào git thì xoá tệp ghi sau. Ghi sai thì lần sau thêm --corrects TÊN_TỆP của bản ghi trước.",
)
ENTRY_RULES = (
    UNKNOWN_TASK, OUTSIDER, FUTURE, BEFORE_PLAN, LOST_CORRECTION, DOUBLE_CORRECTION, WRONG_MEASURE, NEEDLESS_INSTRUCTION,
    PREMATURE, WRONG_FOLDER, DOUBLE_INSTRUCTION,
)  # fmt: skip


def entries_on_unknown_tasks(book: Book) -> Iterator[Problem]:
    """An entry is about an item of the plan."""
    known = [*book.plan.items, *book.plan.item_of_step]
    near = NearNames(lambda id_: nearest_ids(id_, known, count=2))
    for entry in book.standing.entries:
        if book.plan.item_for(entry.task) is None and not book.plan.may_hold(entry.task):
            yield UNKNOWN_TASK.problem(
                entry.origin.at("task"),
                f"kế hoạch không có nhiệm vụ {entry.task}",
                near.hint(entry.task),
            )


def entries_by_outsiders(book: Book) -> Iterator[Problem]:
    """A unit speaks for itself, of tasks it takes part in and of steps that are not others' to do."""
    directory = book.plan.directory
    for entry in book.standing_words():
        task = book.plan.item_for(entry.task)
        place, name = entry.origin.at("unit"), directory.name(entry.unit)
        if entry.unit in directory.groups_by_id:
            yield OUTSIDER.problem(place, f"{name} là một nhóm, không tự ghi tiến độ", "Ghi mã của từng đơn vị.")
        elif task and directory.knows(entry.unit) and not speaks_of(entry.unit, entry.task, book.plan):
            what = f"nhiệm vụ {task.id}" if entry.task == task.id else f"bước {entry.task}"
            yield OUTSIDER.problem(place, f"{name} không tham gia {what}")


def entries_out_of_time(book: Book) -> Iterator[Problem]:
    """An entry is dated between the plan and today, and not after it was written; nothing is written in the future."""
    issued = book.plan.document.date
    for entry in book.log.entries:
        place, written_on = entry.origin.at("date"), entry.written_on
        if entry.date > book.today:
            yield FUTURE.problem(place, f"ngày {show_date(entry.date)} ở sau hôm nay ({show_date(book.today)})")
        elif entry.date > written_on:
            yield FUTURE.problem(place, f"ngày {show_date(entry.date)} ở sau lúc ghi ({show_date(written_on)})")
        elif entry.date < issued:
            message = f"ngày {show_date(entry.date)} ở trước ngày ban hành kế hoạch ({show_date(issued)})"
            yield BEFORE_PLAN.problem(place, message)
        if entry.date <= book.today < written_on:
            message = f"lúc ghi {show_date(written_on)} ở sau hôm nay ({show_date(book.today)})"
            yield FUTURE.problem(entry.origin.at("recorded_at"), message, "Kiểm tra lại đồng hồ của máy.")


def evidence_of_days_to_come(book: Book) -> Iterator[Problem]:
    """Nothing is proved by a document of a day to come."""
    for entry in book.log.progress():
        for number, evidence in enumerate(entry.evidence):
            if evidence.date and evidence.date > book.today:
                message = f"minh chứng {evidence.document} ngày {show_date(evidence.date)} ở sau hôm nay ({show_date(book.today)})"
                yield FUTURE.problem(
                    entry.origin.at("evidence", number, "date"), message, "Kiểm tra lại ngày của văn bản."
                )


def instructions_out_of_time(book: Book) -> Iterator[Problem]:
    """A document is not of a day to come, and asks for nothing before its own day."""
    for entry in book.log.instructions():
        told, place = entry.instruction, entry.origin.at("instruction")
        if told.date > book.today:
            yield FUTURE.problem(
                place.at("date"), f"ngày {show_date(told.date)} ở sau hôm nay ({show_date(book.today)})"
            )
        if told.due and told.due < told.date:
            message = f"hạn {show_date(told.due)} ở trước ngày của văn bản ({show_date(told.date)})"
            yield NEEDLESS_INSTRUCTION.problem(place.at("due"), message, "Kiểm tra lại ngày và hạn của văn bản.")


def broken_corrections(book: Book) -> Iterator[Problem]:
    """A correction names an earlier word of the same unit, be it on another task, or an earlier instruction for the same task."""
    by_name = {entry.name: entry for entry in book.log.entries}
    counted = Counter(entry.corrects for entry in book.log.entries if entry.corrects)
    near = NearNames(_near_entries(by_name))
    for entry in book.log.entries:
        if entry.corrects is None:
            continue
        place = entry.origin.at("corrects")
        corrected = by_name.get(entry.corrects)
        if entry.corrects in book.unread:
            continue
        if corrected is None:
            yield LOST_CORRECTION.problem(place, f"không có bản ghi {entry.corrects}", near.hint(entry.corrects))
        elif corrected is entry:
            yield LOST_CORRECTION.problem(place, "một bản ghi không đính chính được chính nó")
        elif strange := _not_to_be_corrected(corrected, entry, book):
            yield LOST_CORRECTION.problem(place, *strange)
        elif corrected.corrects == entry.name or corrected.recorded_at > entry.recorded_at:
            yield LOST_CORRECTION.problem(place, f"{entry.corrects} được ghi sau bản đính chính này")
        elif counted[entry.corrects] > 1:
            yield DOUBLE_CORRECTION.problem(place, f"{entry.corrects} bị đính chính {counted[entry.corrects]} lần")


def _near_entries(names: Iterable[str]) -> Callable[[str], list[str]]:
    """Finds the entry whose name is most like one, among those with its day in front or its random part at the end: to compare a name with
    all takes seconds where there are many.
    """
    alike = defaultdict[str, list[str]](list)
    for name in names:
        for end in _ends(name):
            alike[end].append(name)

    def look(name: str) -> list[str]:
        return nearest(name, [other for end in _ends(name) for other in alike[end][:_MOST_COMPARED]], count=1)

    return look


_MOST_COMPARED = 500


def _ends(name: str) -> tuple[str, str]:
    """The day in front and the random part at the end, of 8 and 11 letters: 20260612-III-2-b-vhxh-7f3a9c.yaml."""
    return name[:8], name[-11:]


def _not_to_be_corrected(corrected: Entry, entry: Entry, book: Book) -> tuple[str, str | None] | None:
    """Why the entry cannot correct the other, and the way out where there is one of its own; None where it can."""
    name = corrected.name
    if isinstance(corrected, ProgressEntry) and isinstance(entry, ProgressEntry):
        if corrected.unit == entry.unit:
            return None
        unit = book.plan.directory.name(corrected.unit)
        again = f"tthc record {corrected.task} --unit {corrected.unit} --progress … --corrects {shell_word(name)}"
        return (
            f"{name} là bản ghi của {unit}",
            f"Đính chính bằng chính đơn vị đã ghi ({again}), rồi ghi riêng cho {entry.unit}.",
        )
    if isinstance(corrected, ProgressEntry) or isinstance(entry, ProgressEntry):
        return f"{name} là bản ghi {'tiến độ' if isinstance(corrected, ProgressEntry) else 'văn bản'}", None
    return None if corrected.task == entry.task else (f"{name} ghi văn bản cho {corrected.task}", None)


def wrong_measures(book: Book) -> Iterator[Problem]:
    """A figure is of a known indicator, the only one of it in its entry, and, where it cannot exceed the whole, does not."""
    near = NearNames(lambda id_: nearest_ids(id_, book.indicators, count=2))
    for entry in book.standing_words():
        yield from _double_measures(entry)
        for number, measure in enumerate(entry.measures):
            place = entry.origin.at("measures", number)
            indicator = book.indicators.get(measure.indicator)
            if indicator is None:
                yield WRONG_MEASURE.problem(
                    place.at("indicator"),
                    f"kế hoạch không có chỉ số {measure.indicator}",
                    near.hint(measure.indicator),
                )
            elif measure.numerator > measure.denominator and not indicator.can_exceed:
                yield WRONG_MEASURE.problem(
                    place.at("numerator"),
                    f"{measure.indicator}: tử số {measure.numerator} lớn hơn mẫu số {measure.denominator}",
                )


def _double_measures(entry: ProgressEntry) -> Iterator[Problem]:
    seen = set[str]()
    for number, measure in enumerate(entry.measures):
        if measure.indicator in seen:
            place = entry.origin.at("measures", number, "indicator")
            yield WRONG_MEASURE.problem(place, f"{measure.indicator} có hai số liệu trong một bản ghi")
        seen.add(measure.indicator)


def wrong_instructions(book: Book) -> Iterator[Problem]:
    """Instructions start waiting work; an answer names an instruction that is there; nobody is done before being told."""
    year = book.plan.document.year
    deadlines = {id_: known_due(task.due, year) for id_, task in book.plan.items.items()}
    received = defaultdict[str, dict[str, date]](dict)
    for entry in book.standing.instructions():
        item = _item_id(book, entry)
        received[item][entry.instruction.document] = entry.instruction.date
        if item and not deadlines[item].may_wait:
            message = f"{entry.task} không chờ hướng dẫn hay yêu cầu của ai"
            yield NEEDLESS_INSTRUCTION.problem(entry.origin.at("task"), message)
    first = {item: min(days.values()) for item, days in received.items()}
    for answer in book.standing_words():
        item = _item_id(book, answer)
        if answer.answers and answer.answers not in received[item]:
            message = f"chưa ghi văn bản {answer.answers} cho {answer.task}"
            yield NEEDLESS_INSTRUCTION.problem(answer.origin.at("answers"), message)
        is_claimed = answer.progress is Progress.DONE and item and deadlines[item].kind is DeadlineKind.AWAITING
        if is_claimed and answer.date < first.get(item, date.max):
            message = f"{answer.task} ghi hoàn thành khi còn chờ văn bản của {deadlines[item].waits_for}"
            yield PREMATURE.problem(answer.origin.at("progress"), message)


def instructions_received_twice(book: Book) -> Iterator[Problem]:
    """A document starts a work once: whatever puts it right corrects what was recorded of it before."""
    first: dict[tuple[str, str, str], str] = {}
    for entry in book.standing.as_written():
        if not isinstance(entry, InstructionEntry):
            continue
        told = entry.instruction
        document = _item_id(book, entry), fold(told.document), fold(told.sender)
        if first.setdefault(document, entry.name) != entry.name:
            message = f"văn bản {told.document} đã được ghi cho {entry.task} trong {first[document]}"
            yield DOUBLE_INSTRUCTION.problem(entry.origin.at("instruction", "document"), message)


def _item_id(book: Book, entry: Entry) -> str:
    """The task or duty that an entry, perhaps on a step, is about; empty where there is none."""
    item = book.plan.item_for(entry.task)
    return item.id if item else ""


def entries_in_wrong_folders(book: Book) -> Iterator[Problem]:
    """The folder of an entry is the month of its day."""
    for entry in book.log.entries:
        if f"/{entry.date:%Y-%m}/" not in entry.origin.file:
            yield WRONG_FOLDER.problem(
                entry.origin.at("date"), f"ngày {show_date(entry.date)} nằm trong thư mục của tháng khác"
            )
