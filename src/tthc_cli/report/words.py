"""The words of the domain as officers read them. Everything shown on a screen or in a document takes its words from here."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tthc_cli.domain.dates import show_date
from tthc_cli.domain.deadlines import DeadlineKind, LastDays
from tthc_cli.domain.indicators import IndicatorState
from tthc_cli.domain.narrowing import NOT_REPORTED
from tthc_cli.domain.obligations import Terms
from tthc_cli.domain.progress import PARTS, TEXT_PARTS, Instruction, PartKind, Progress
from tthc_cli.domain.standing import Standing, Timing
from tthc_cli.domain.units import Directory

PROGRESS = {
    Progress.NONE: "Chưa có báo cáo",
    Progress.IN_PROGRESS: "Đang thực hiện",
    Progress.DONE: "Hoàn thành",
    Progress.NOT_ARISING: "Không phát sinh",
    Progress.SUSPENDED: "Tạm hoãn",
}
PROGRESS_CHOICES = ", ".join(
    f"{progress.value} ({words.lower()})" for progress, words in PROGRESS.items() if progress is not Progress.NONE
)
"""What may be typed as progress, for help texts and questions."""
TEXT_LABELS = {part.key: part.label for part in TEXT_PARTS}
"""The headings of what is told in words."""
PART_NAMES = {part.key: part.short for part in PARTS if part.kind is not PartKind.FIGURES}
"""The parts of a unit's word, without its figures, in a sentence about them."""
TIMING = {
    Timing.ON_TIME: "trong hạn",
    Timing.DUE_SOON: "sắp đến hạn",
    Timing.OVERDUE: "quá hạn",
    Timing.NO_DEADLINE: "không hạn",
    Timing.AWAITING: "chờ hướng dẫn/yêu cầu",
}
ASKABLE_WORDS = {
    **{timing.value: words for timing, words in TIMING.items()},
    **{progress.value: words.lower() for progress, words in PROGRESS.items()},
    NOT_REPORTED: "thiếu báo cáo kỳ này",
}
"""The kinds of tasks that may be asked for, in words."""
NOTHING_AROSE = "không phát sinh"
NO_FIGURE = "chưa có số liệu"
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def timing_words(standing: Standing) -> str:
    """ "trong hạn", "quá hạn 3 ngày"."""
    words = TIMING[standing.timing]
    return f"{words} {standing.days_late} ngày" if standing.days_late else words


def standing_words(standing: Standing) -> str:
    """Both axes as state systems write them: "Đang thực hiện (quá hạn 3 ngày)"."""
    return f"{PROGRESS[standing.shown_progress]} ({timing_words(standing)})"


def deadline_words(terms: Terms) -> str:
    """The plan's words with the last day and, where it was extended, the original: "Trước 15/12/2026 (hạn cuối: 14/12/2026)"."""
    words = terms.deadline.text or "không ghi thời hạn"
    days = "; ".join(filter(None, (last_day_words(terms), *instance_words(terms), extension_words(terms))))
    return f"{words} ({days})" if days else words


def last_day_words(terms: Terms) -> str:
    """The last day a dated task may be finished on, with what a day off moves; empty for others."""
    if terms.last is None or not terms.deadline.is_dated:
        return ""
    return f"hạn cuối: {show_date(terms.last.literal)}{_moved(terms.last)}"


def instance_words(terms: Terms) -> Iterator[str]:
    """The last days that instructions received have set: "văn bản 1876/SNV: hạn cuối 31/08/2026"."""
    for owed in terms.obligations:
        if owed.instruction:
            yield instruction_words(owed.instruction, owed.last)


def instruction_words(instruction: Instruction, last: LastDays | None) -> str:
    """One instruction with the last day that it sets."""
    day = f"hạn cuối {show_date(last.literal)}{_moved(last)}" if last else "không nêu hạn"
    return f"văn bản {instruction.document}: {day}"


def _moved(last: LastDays) -> str:
    if last.effective == last.literal:
        return ""
    why = weekday_words(last.literal) if last.literal.weekday() >= _WEEKDAYS.index("thứ Bảy") else "ngày nghỉ"
    return f", {why}, tính đến {show_date(last.effective)}"


def weekday_words(day: date) -> str:
    """ "thứ Hai" … "Chủ nhật"."""
    return _WEEKDAYS[day.weekday()]


def extension_words(terms: Terms) -> str:
    """ "hạn ban đầu: … ; gia hạn theo …", empty where the deadline was never changed."""
    history = terms.history
    if not history.documents or history.original == history.current:
        return ""
    granted = ", ".join(f"{amendment.document} ngày {show_date(amendment.date)}" for amendment in history.documents)
    return f"hạn ban đầu: {history.original}; hạn hiện hành theo {granted}"


def waits_for_words(terms: Terms) -> str:
    """Whose word a waiting task waits for."""
    return terms.deadline.waits_for if terms.deadline.kind is DeadlineKind.AWAITING else ""


def provenance_words(period: str, window: str, as_of: date, revision: str) -> str:
    """Where a document comes from, in one line: period, window, as-of day, the plan's git revision where there is one."""
    plan = f"; bản kế hoạch {revision}" if revision else ""
    return f"Kỳ {period} ({window}); số liệu đến hết ngày {show_date(as_of)}{plan}"


def number_words(number: Decimal | int) -> str:
    """3718 → "3.718"; 12.5 → "12,5"."""
    plain = f"{number:,f}" if isinstance(number, Decimal) else f"{number:,}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.translate(str.maketrans(",.", ".,"))


def percent_words(percent: Decimal | int) -> str:
    """One decimal, rounded half up, none where it is zero: "97,7%", "100%", "0%"."""
    rounded = Decimal(percent).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{number_words(rounded)}%"


def share_words(state: IndicatorState) -> str:
    """ "3.085/4.888 (đạt 63,1%)"; 0/0 is "không phát sinh", no figure "chưa có số liệu". A sum names its units: `coverage_words`."""
    percent = f"đạt {percent_words(state.percent)}" if state.percent is not None else ""
    beside = "; ".join(filter(None, (percent, coverage_words(state))))
    return f"{figure_words(state)} ({beside})" if beside else figure_words(state)


def figure_words(state: IndicatorState) -> str:
    """ "3.085/4.888", "không phát sinh" or "chưa có số liệu"."""
    if state.numerator is None or state.denominator is None:
        return NO_FIGURE
    return f"{number_words(state.numerator)}/{number_words(state.denominator)}" if state.denominator else NOTHING_AROSE


def coverage_words(state: IndicatorState) -> str:
    """ "1/6 đơn vị có số liệu" beside the sum of what each unit counts in its own field; empty for other figures."""
    return f"{state.coverage[0]}/{state.coverage[1]} đơn vị có số liệu" if state.coverage else ""


def goal_words(state: IndicatorState) -> str:
    """ "100%" is the whole, anything else is a least share that stays on one line: "≥ 30%"."""
    goal = percent_words(state.indicator.at_least)
    return goal if state.indicator.at_least >= 100 else f"≥\u00a0{goal}"


def verdict_words(state: IndicatorState) -> str:
    """Whether the goal is reached."""
    return {True: "Đạt", False: "Chưa đạt", None: "Chưa đánh giá"}[state.is_met]


def unit_names(units: Sequence[str], directory: Directory, *, short: bool = False) -> str:
    """The names of units in a row; a whole group is named by its name."""
    for group in directory.groups:
        if len(units) > 1 and set(units) == set(directory.members((group.id,))):
            return group.name if not short else f"{len(units)} đơn vị"
    name = directory.short if short else directory.name
    return ", ".join(name(unit) for unit in units)


def lead_names(leads: Sequence[str], directory: Directory, *, short: bool = False) -> str:
    """Who leads as the plan names them: groups by their name."""
    name = directory.short if short else directory.name
    return "; ".join(name(lead) for lead in leads) or "chưa giao"
