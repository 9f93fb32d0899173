"""Closed periods against the entries and the plan of today: what came, changed or went since, and which figures that moves."""

from collections.abc import Iterator

from tthc_cli.domain.assessment import assess
from tthc_cli.domain.checks.book import Book
from tthc_cli.domain.closings import ClosedPeriod, Closing, find_drift, moved_figures
from tthc_cli.domain.periods import Period, PeriodKind, period_with_days
from tthc_cli.problems import Place, Problem, Rule, Severity

ADDED = Rule(
    "T601",
    Severity.ERROR,
    "Sau khi chốt kỳ có thêm bản ghi làm thay đổi số liệu của kỳ, mà không ghi là bổ sung.",
    "một tệp ngày 10/6/2026 thêm vào sau khi chốt quý II",
    "Chưa lưu vào git thì xoá tệp rồi ghi lại bằng tthc record … --late; đã lưu thì mở lại kỳ: tthc close … --reopen.",
)
CHANGED = Rule(
    "T602",
    Severity.ERROR,
    "Bản ghi đã tính vào kỳ đã chốt bị sửa.",
    "sửa result của một tệp sau khi chốt",
    "Lấy lại nội dung cũ bằng git; muốn sửa thì ghi bản đính chính với --late.",
)
REMOVED = Rule(
    "T603",
    Severity.ERROR,
    "Bản ghi đã tính vào kỳ đã chốt không còn.",
    "xoá một tệp sau khi chốt",
    "Lấy lại tệp bằng git.",
)
MOVED = Rule(
    "T604",
    Severity.WARNING,
    "Số liệu của kỳ đã chốt nay tính lại khác với số đã báo cáo.",
    "II.2.a đã báo cáo 112/150, nay là 131/150",
    "Số đã báo cáo vẫn giữ trong kỳ đã chốt; phần bổ sung nằm ở báo cáo kỳ sau.",
)
PLAN_CHANGED = Rule(
    "T605",
    Severity.WARNING,
    "Kế hoạch đã thay đổi sau khi chốt kỳ; báo cáo làm lại có thể khác bản đã gửi.",
    "đổi thời hạn một nhiệm vụ sau khi chốt",
    "Lấy bản kế hoạch lúc chốt từ git nếu cần làm lại y nguyên.",
)
ADDED_LATE = Rule(
    "T606",
    Severity.WARNING,
    "Bản ghi bổ sung (--late) cho kỳ đã chốt.",
    "late: true",
    "Không phải sửa gì: báo cáo kỳ sau nêu bản ghi này là bổ sung số liệu kỳ trước.",
)
MISNAMED = Rule(
    "T607",
    Severity.ERROR,
    "Tệp của kỳ đã chốt không mang tên của kỳ ấy, như bản sao do ổ đĩa đám mây tạo ra.",
    "plan/closed/2026-Q2 - Copy.yaml",
    "Nếu là bản sao thì xoá; nếu không thì đổi lại đúng tên của kỳ.",
)
CLOSED_RULES = (ADDED, CHANGED, REMOVED, MOVED, PLAN_CHANGED, ADDED_LATE, MISNAMED)
COUNT_NAMES = {
    "done": "nhiệm vụ hoàn thành",
    "not_arising": "nhiệm vụ không phát sinh",
    "in_progress": "nhiệm vụ đang thực hiện",
    "suspended": "nhiệm vụ tạm hoãn",
    "none": "nhiệm vụ chưa có báo cáo",
    "overdue": "nhiệm vụ quá hạn",
    "due_soon": "nhiệm vụ sắp đến hạn",
    "silent_units": "đơn vị chưa gửi báo cáo",
}
"""Words for the counts that a closing keeps."""


def misnamed_closings(book: Book) -> Iterator[Problem]:
    """A closed period is one file, which bears its key."""
    for period in book.closed:
        name = period.origin.file.rpartition("/")[2]
        if name != f"{period.period}.yaml":
            yield MISNAMED.problem(
                Place(period.origin.file), f"tệp ghi kỳ {period.period} mà không mang tên {period.period}.yaml"
            )


def drift_of_closed_periods(book: Book) -> Iterator[Problem]:
    """What was closed is still what is there."""
    for period in book.closed:
        if closing := period.current:
            yield from _drift(book, period, closing)
            yield from _moved(book, period, closing)
            if closing.plan != book.plan_digest:
                place = period.origin.at("closings", len(period.closings) - 1, "plan").as_key()
                yield PLAN_CHANGED.problem(place, f"kế hoạch đã thay đổi từ khi chốt kỳ {period.name}")


def _drift(book: Book, period: ClosedPeriod, closing: Closing) -> Iterator[Problem]:
    by_file = {entry.origin.file: entry for entry in book.log.entries}
    drift = find_drift(closing, book.log, book.digests)
    for file in drift.added:
        if by_file[file].late:
            yield ADDED_LATE.problem(Place(file, ("late",)).as_key(), f"bản ghi bổ sung sau khi chốt kỳ {period.name}")
        else:
            yield ADDED.problem(Place(file, ("date",)), f"bản ghi thêm vào sau khi chốt kỳ {period.name}")
    for file in drift.changed:
        yield CHANGED.problem(Place(file), f"bản ghi bị sửa sau khi chốt kỳ {period.name}")
    for number, entry in enumerate(closing.entries):
        if entry.file in drift.removed:
            place = period.origin.at("closings", len(period.closings) - 1, "entries", number, "file")
            yield REMOVED.problem(place, f"{entry.file} đã tính vào kỳ {period.name} nhưng không còn")


def _moved(book: Book, period: ClosedPeriod, closing: Closing) -> Iterator[Problem]:
    now = assess(book.plan, book.counted, closing.as_of, window_of(period, closing))
    place = period.origin.at("closings", len(period.closings) - 1, "counts").as_key()
    for moved in moved_figures(closing, now):
        what = COUNT_NAMES.get(moved.what, moved.what)
        yield MOVED.problem(
            place, f"kỳ {period.name}: số “{what}” đã báo cáo là {moved.reported}, nay tính lại là {moved.now}"
        )


def window_of(period: ClosedPeriod, closing: Closing) -> Period:
    """The window of a closed period as it was closed; days that are those of no period make one of their own."""
    named = period_with_days(closing.first, closing.cut_off)
    return named or Period(closing.first, closing.cut_off, PeriodKind.AD_HOC, period.period, period.name)
