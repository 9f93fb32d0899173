"""Which reporting period an officer asked for."""

from dataclasses import dataclass

from tthc_cli.domain.dates import FIRST_YEAR, LAST_YEAR
from tthc_cli.domain.periods import Period, PeriodKind, Windows, ad_hoc, make_period
from tthc_cli.domain.plan import Plan
from tthc_cli.errors import UsageFaultError
from tthc_cli.usecases.understanding import understand_day


@dataclass(frozen=True)
class PeriodTyped:
    """The options that name a period, as typed. `year` is the plan's without it; `calendar` asks for calendar windows."""

    month: str | None = None
    quarter: str | None = None
    half: str | None = None
    annual: bool = False
    first: str | None = None
    cut_off: str | None = None
    year: str | None = None
    calendar: bool = False


def understand_period(plan: Plan, typed: PeriodTyped) -> Period:
    """The one period asked for; raises UsageFaultError for none, for several, and for numbers or days that make none."""
    numbered = (
        ("--month", PeriodKind.MONTH, typed.month),
        ("--quarter", PeriodKind.QUARTER, typed.quarter),
        ("--half", PeriodKind.HALF, typed.half),
    )
    asked = [(kind, _whole(number, option)) for option, kind, number in numbered if number]
    asked += [(PeriodKind.YEAR, 1)] if typed.annual else []
    asked += [(PeriodKind.AD_HOC, 0)] if typed.first or typed.cut_off else []
    if len(asked) != 1:
        raise UsageFaultError(
            "chỉ được chọn một kỳ báo cáo" if asked else "chưa chọn kỳ báo cáo",
            hint="Chọn một trong: --month 4, --quarter 2, --half 1, --annual, --from NGÀY --to NGÀY.",
        )
    return _make(plan, typed, *asked[0])


def _make(plan: Plan, typed: PeriodTyped, kind: PeriodKind, number: int) -> Period:
    windows = Windows.CALENDAR if typed.calendar else plan.document.settings.windows
    year = _whole(typed.year, "--year") if typed.year else plan.document.year
    try:
        if kind is not PeriodKind.AD_HOC:
            return make_period(kind, year, number, windows=windows)
        if not (typed.first and typed.cut_off):
            raise UsageFaultError("kỳ đột xuất cần cả --from và --to")
        return ad_hoc(understand_day(typed.first, "--from"), understand_day(typed.cut_off, "--to"))
    except ValueError as error:
        raise UsageFaultError(str(error)) from error


def _whole(words: str, option: str) -> int:
    first, last = (FIRST_YEAR, LAST_YEAR) if option == "--year" else (1, LAST_YEAR)
    if words.isascii() and words.isdigit() and len(words) <= _MOST_DIGITS and first <= int(words) <= last:
        return int(words)
    raise UsageFaultError(
        f"{option}: “{words}” không phải là số hợp lệ", hint=f"Ví dụ: {option} {2026 if option == '--year' else 2}"
    )


_MOST_DIGITS = 4
