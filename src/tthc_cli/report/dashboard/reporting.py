"""Who has reported on a period and who has not."""

from collections.abc import Iterator

from tthc_cli.domain.assessment import Assessment, assess, sent_period
from tthc_cli.domain.dates import show_date, show_short
from tthc_cli.domain.periods import Period
from tthc_cli.report.chairman import short_period
from tthc_cli.report.dashboard.marks import Mark
from tthc_cli.report.dashboard.view import PeriodReportsView, UnitReportView


def view_reports(assessment: Assessment) -> Iterator[PeriodReportsView]:
    """The period just closed while its reports are on their way, then the one of the day."""
    sent = sent_period(assessment.plan, assessment.as_of)
    if sent.cut_off < assessment.period.first and sent.kind is assessment.period.kind:
        yield from _view(assess(assessment.plan, assessment.log, assessment.as_of, sent))
    yield from _view(assessment)


def _view(assessment: Assessment) -> Iterator[PeriodReportsView]:
    for part, silent in assessment.missing_reports():
        looked_at = assess(assessment.plan, assessment.log, assessment.as_of, part)
        units = tuple(_unit(unit, looked_at, silent) for unit in assessment.owing_units())
        yield PeriodReportsView(short_period(part), part.window, _sending(part, assessment), len(silent), units)


def _sending(period: Period, assessment: Assessment) -> str:
    plan = assessment.plan
    day = plan.workdays.nth_after(period.cut_off, plan.document.settings.sending.units)
    return f"chốt số liệu {show_short(period.cut_off)}, các đơn vị gửi ngày {show_short(day)}"


def _unit(unit: str, assessment: Assessment, silent: tuple[str, ...]) -> UnitReportView:
    missing = tuple(
        state.task.id
        for state in assessment.tasks
        for part in state.units
        if part.unit == unit and part.reported_this_period is False
    )
    heard = [entry.date for entry in assessment.log.progress() if entry.unit == unit]
    if unit in silent:
        status, mark = "Chưa có báo cáo", Mark.NONE
    elif missing:
        status, mark = "Báo cáo còn thiếu", Mark.IN_PROGRESS
    else:
        status, mark = "Đã có báo cáo", Mark.DONE
    return UnitReportView(
        assessment.plan.directory.name(unit), status, mark, missing, show_date(heard[-1]) if heard else ""
    )
