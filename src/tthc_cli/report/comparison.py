"""How figures moved since the previous period of the same kind."""

from collections.abc import Iterator
from decimal import Decimal

from tthc_cli.domain.assessment import Assessment, measured_indicators
from tthc_cli.domain.indicators import IndicatorState
from tthc_cli.domain.summary import summarise
from tthc_cli.report.view import ChangeView
from tthc_cli.report.words import number_words, percent_words, share_words

CANNOT_TELL = "không so sánh được"


def compare_periods(before: Assessment, now: Assessment) -> Iterator[ChangeView]:
    """Counts of tasks, then every indicator that has a figure in one of the two."""
    earlier, later = summarise(before), summarise(now)
    counted = (
        ("Nhiệm vụ hoàn thành", earlier.done, later.done),
        ("Nhiệm vụ đang thực hiện", earlier.in_progress, later.in_progress),
        ("Nhiệm vụ chưa có báo cáo", earlier.none, later.none),
        ("Nhiệm vụ quá hạn", earlier.overdue, later.overdue),
        ("Đơn vị chưa gửi báo cáo", earlier.silent_units, later.silent_units),
        ("Đơn vị báo cáo còn thiếu", earlier.incomplete_units, later.incomplete_units),
    )
    for what, count_before, count_now in counted:
        yield ChangeView(what, str(count_before), str(count_now), _signed(count_now - count_before))
    past = {state.indicator.id: state for state in measured_indicators(before)}
    for state in measured_indicators(now):
        earlier_state = past[state.indicator.id]
        if state.figures or earlier_state.figures:
            yield _compare_indicator(earlier_state, state)


def _compare_indicator(before: IndicatorState, now: IndicatorState) -> ChangeView:
    what = f"{now.indicator.id} {now.indicator.text}"
    if before.percent is None or now.percent is None:
        return ChangeView(what, share_words(before), share_words(now), CANNOT_TELL)
    change = now.percent - before.percent
    return ChangeView(what, share_words(before), share_words(now), _points(change))


def _points(change: Decimal) -> str:
    """A difference of percentages is in points: "+12,6 điểm %"."""
    words = percent_words(abs(change)).removesuffix("%")
    return "không đổi" if words == "0" else f"{'+' if change > 0 else '-'}{words} điểm %"


def _signed(change: int) -> str:
    return f"+{number_words(change)}" if change > 0 else number_words(change) if change else "không đổi"
