"""Whole sentences about an assessment, right for none, one and many."""

from collections.abc import Iterator, Sequence

from tthc_cli.domain.assessment import Assessment, measured_indicators
from tthc_cli.domain.dates import show_short
from tthc_cli.domain.periods import PeriodKind
from tthc_cli.domain.summary import summarise
from tthc_cli.report.words import NO_FIGURE


def overview(assessment: Assessment) -> Iterator[str]:
    """What there is to say of the whole plan: counts of tasks, lateness, indicators."""
    counts = summarise(assessment)
    yield f"Đến ngày {show_short(assessment.as_of)}, {_progress(assessment)}."
    if counts.overdue:
        yield f"Có {counts.overdue} nhiệm vụ quá hạn."
    else:
        yield "Không có nhiệm vụ quá hạn."
    if counts.due_soon:
        yield f"Có {counts.due_soon} nhiệm vụ sắp đến hạn trong {assessment.plan.document.settings.due_soon_days} ngày tới."
    if counts.awaiting:
        yield f"Có {counts.awaiting} nhiệm vụ đang chờ hướng dẫn hoặc yêu cầu của cơ quan khác."
    if any(measured_indicators(assessment)):
        yield _indicators(assessment)


def reports_received(assessment: Assessment, heard: Sequence[str]) -> Iterator[str]:
    """Who has reported on the period, who has not, and whose report lacks what; `heard` are the units with an entry in it."""
    directory, period = assessment.plan.directory, assessment.period
    if period.kind is PeriodKind.AD_HOC:
        yield _asked_of_nobody(assessment, heard)
    elif not assessment.expects_reports:
        cited = assessment.plan.document.cited
        yield f"{cited} được ban hành sau kỳ {period.name} ({period.window}), nên kỳ này không có báo cáo của đơn vị."
    for part, silent in assessment.missing_reports():
        if silent:
            yield f"Đơn vị chưa gửi báo cáo {part.name}: {'; '.join(map(directory.name, silent))}."
    if incomplete := assessment.incomplete_reports():
        lacking = "; ".join(f"{directory.name(unit)} ({', '.join(tasks)})" for unit, tasks in incomplete)
        yield f"Báo cáo {period.name} còn thiếu nội dung của: {lacking}."
    elif assessment.owing_units() and not assessment.silent_units():
        parts = ", ".join(part.name for part, _ in assessment.missing_reports())
        yield f"Các đơn vị đều đã gửi đầy đủ báo cáo {parts}."


def _asked_of_nobody(assessment: Assessment, heard: Sequence[str]) -> str:
    """An ad hoc report is made of what was recorded: no unit was asked for one of its own."""
    if not heard:
        return f"Chưa ghi nhận kết quả của đơn vị nào {assessment.period.window}."
    return f"Báo cáo được tổng hợp từ kết quả đã ghi nhận của: {'; '.join(map(assessment.plan.directory.name, heard))}."


def _progress(assessment: Assessment) -> str:
    counts = summarise(assessment)
    parts = (
        (counts.done - counts.done_late, "đã hoàn thành trong hạn"),
        (counts.done_late, "đã hoàn thành quá hạn"),
        (counts.in_progress, "đang thực hiện"),
        (counts.not_arising, "không phát sinh"),
        (counts.suspended, "tạm hoãn"),
        (counts.none, "chưa có báo cáo"),
    )
    said = ", ".join(f"{count} nhiệm vụ {words}" for count, words in parts if count)
    return f"trong {counts.tasks} nhiệm vụ của Kế hoạch có {said}" if counts.tasks else "không có nhiệm vụ nào"


def _indicators(assessment: Assessment) -> str:
    verdicts = [indicator.is_met for indicator in measured_indicators(assessment)]
    measured = [verdict for verdict in verdicts if verdict is not None]
    if not measured:
        return f"Các chỉ số đều {NO_FIGURE}."
    unmeasured = len(verdicts) - len(measured)
    rest = f"; {unmeasured} chỉ số {NO_FIGURE}" if unmeasured else ""
    return f"{sum(measured)}/{len(verdicts)} chỉ số đạt mục tiêu của năm{rest}."
