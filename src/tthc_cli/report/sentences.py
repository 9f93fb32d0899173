"""Whole sentences about an assessment, right for none, one and many."""

from collections.abc import Iterator

from tthc_cli.domain.assessment import Assessment
from tthc_cli.domain.dates import show_short
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
    if any(target.indicators for target in assessment.targets):
        yield _indicators(assessment)


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
    verdicts = [indicator.is_met for target in assessment.targets for indicator in target.indicators]
    measured = [verdict for verdict in verdicts if verdict is not None]
    if not measured:
        return f"Các chỉ số của chỉ tiêu đều {NO_FIGURE}."
    unmeasured = len(verdicts) - len(measured)
    rest = f"; {unmeasured} chỉ số {NO_FIGURE}" if unmeasured else ""
    return f"{sum(measured)}/{len(verdicts)} chỉ số đạt mục tiêu của năm{rest}."
