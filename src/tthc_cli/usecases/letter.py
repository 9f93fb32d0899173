"""The reminder letter (công văn đôn đốc): who it goes to, by when they are to answer, and who is not late yet."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tthc_cli.domain.dates import show_date
from tthc_cli.domain.periods import Period, PeriodKind
from tthc_cli.domain.plan import Plan
from tthc_cli.errors import UsageFaultError
from tthc_cli.report.view import ReportView
from tthc_cli.usecases.understanding import understand_day

REPLY_DAYS = 7
"""A letter asks for an answer by the first working day after so many days."""


def understand_reply_by(typed: str, *, as_of: date, today: date) -> date:
    """The day by which units are to answer; raises UsageFaultError for one before today or before the day of the counts."""
    day = understand_day(typed, "--reply-by")
    for earliest, name in ((as_of, "ngày lấy số liệu"), (today, "hôm nay")):
        if day < earliest:
            raise UsageFaultError(
                f"--reply-by: ngày {show_date(day)} ở trước {name} ({show_date(earliest)})",
                hint="Chọn một ngày sau đó, hoặc bỏ --reply-by để tthc tự tính.",
            )
    return day


def usual_reply_by(plan: Plan, written_on: date) -> date:
    """The day that a letter written on a day asks for where nobody chose one."""
    return plan.workdays.on_or_after(written_on + timedelta(days=REPLY_DAYS))


def addressees(plan: Plan, view: ReportView) -> tuple[str, ...]:
    """All units that are late, silent or incomplete, in the order of the directory; without the one that signs the letter, unless it is the
    only one.
    """
    urged = set(_urged(view)) or {view.unit_name}
    found = tuple(unit.name for unit in plan.directory.units if unit.name in urged)
    writers = plan.directory.named(view.reporter)
    others = tuple(name for name in found if name != writers[0].name) if len(writers) == 1 else found
    return others or found


def _urged(view: ReportView) -> Iterable[str]:
    yield from (late.unit for late in view.late)
    yield from view.silent_units
    yield from (report.unit for report in view.incomplete_reports)


def not_late_yet(plan: Plan, period: Period, today: date) -> Iterator[str]:
    """That no report on the period can be late, where its sending day is not over."""
    sent_by = plan.workdays.nth_after(period.cut_off, plan.document.settings.sending.units)
    if period.kind is not PeriodKind.AD_HOC and today <= sent_by:
        days = f"chốt số liệu ngày {show_date(period.cut_off)}, các đơn vị gửi báo cáo ngày {show_date(sent_by)}"
        yield f"Kỳ {period.name} {days}: hôm nay chưa đơn vị nào chậm gửi báo cáo."
