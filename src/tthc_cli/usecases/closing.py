"""Closing a period and opening it again."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tthc_cli.domain.assessment import assess
from tthc_cli.domain.closings import (
    ClosedEntry,
    ClosedIndicator,
    ClosedPeriod,
    Closing,
    Reopening,
    count_figures,
    counted_entries,
    indicator_figures,
)
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.periods import Period, PeriodKind
from tthc_cli.errors import CannotGoOnError, UsageFaultError
from tthc_cli.report.document import Kind
from tthc_cli.store.authors import author_name
from tthc_cli.store.closed_files import digests_of, write_closed
from tthc_cli.store.lock import locked_workspace
from tthc_cli.store.reading import reason
from tthc_cli.store.workspace import Workspace, plan_digest, read_workspace
from tthc_cli.usecases.looking import readable_plan, refuse_unread, sound_part
from tthc_cli.usecases.periods import PeriodTyped, understand_period
from tthc_cli.usecases.reporting import Order, digest_document
from tthc_cli.usecases.understanding import understand_words


@dataclass(frozen=True)
class Closed:
    """What was done: the file written and the period in words."""

    file: str
    period: str
    entries: int


def close_period(
    root: Path, typed: PeriodTyped, *, now: datetime, by: str | None = None, document: str | None = None
) -> Closed:
    """Close a period as of its cut-off: keep what was counted, what it came to, and the digests of the documents.

    Raises UsageFaultError before the cut-off and for a period that is closed, CannotGoOnError with errors in the workspace.
    """
    with locked_workspace(root):
        return _close(root, typed, now, by, document)


def _close(root: Path, typed: PeriodTyped, now: datetime, by: str | None, document: str | None) -> Closed:
    workspace = read_workspace(root)
    plan = readable_plan(workspace)
    period = _closable(understand_period(plan, typed))
    before = _found(workspace, period)
    if before and before.current:
        raise UsageFaultError(
            f"kỳ {period.name} đã chốt rồi",
            hint="Muốn chốt lại thì mở lại trước: tthc close … --reopen --document SỐ --reason LÝ_DO",
        )
    if now.date() < period.cut_off:
        raise UsageFaultError(
            f"kỳ {period.name} chưa đến ngày chốt số liệu {show_date(period.cut_off)}",
            hint="Chờ đến ngày chốt rồi chạy lại.",
        )
    if errors := sound_part(workspace, plan, now.date()).errors:
        raise CannotGoOnError(
            "còn lỗi trong dữ liệu nên chưa chốt được", hint="Sửa các lỗi trên rồi chạy lại.", problems=errors
        )
    order = Order(plan, workspace.log, period, period.cut_off)
    closing = _make_closing(
        workspace, order, now, _signed(by, root), understand_words(document, "--document") if document else ""
    )
    closings = (*before.closings, closing) if before else (closing,)
    return _write(
        root,
        before,
        ClosedPeriod.model_validate({"schema": "1", "period": period.key, "name": period.name, "closings": closings}),
        len(closing.entries),
    )


def reopen_period(
    root: Path, typed: PeriodTyped, *, now: datetime, document: str, why: str, by: str | None = None
) -> Closed:
    """Open a closed period again; the closing stays and says by which document and why."""
    with locked_workspace(root):
        return _reopen(root, typed, now, document, why, by)


def _reopen(root: Path, typed: PeriodTyped, now: datetime, document: str, why: str, by: str | None) -> Closed:
    workspace = read_workspace(root)
    period = understand_period(readable_plan(workspace), typed)
    refuse_unread(workspace)
    closed = _found(workspace, period)
    if closed is None or closed.current is None:
        raise UsageFaultError(f"kỳ {period.name} chưa chốt, không có gì để mở lại")
    reopening = Reopening(
        document=understand_words(document, "--document"),
        reason=understand_words(why, "--reason"),
        by=_signed(by, root),
        at=now.replace(microsecond=0),
    )
    *earlier, last = closed.closings
    closings = (*earlier, last.model_copy(update={"reopened": reopening}))
    return _write(root, closed, closed.model_copy(update={"closings": closings}), len(last.entries))


def _signed(by: str | None, root: Path) -> str:
    return understand_words(by, "--by") if by else author_name(root)


def _closable(period: Period) -> Period:
    if period.kind is PeriodKind.AD_HOC:
        raise UsageFaultError("kỳ đột xuất không chốt được", hint="Chốt theo tháng, quý, 6 tháng hoặc năm.")
    return period


def _found(workspace: Workspace, period: Period) -> ClosedPeriod | None:
    return next((closed for closed in workspace.closed if closed.period == period.key), None)


def _make_closing(workspace: Workspace, order: Order, now: datetime, by: str, document: str) -> Closing:
    period = order.period
    assessment = assess(order.plan, order.log, order.as_of, period)
    digests = digests_of(workspace.reading.source, counted_entries(order.log, order.as_of))
    return Closing(
        closed_at=now.replace(microsecond=0),
        by=by,
        document=document,
        first=period.first,
        cut_off=period.cut_off,
        as_of=order.as_of,
        plan=plan_digest(workspace),
        entries=tuple(ClosedEntry(file=file, digest=found) for file, found in digests.items()),
        counts=count_figures(assessment),
        indicators=tuple(
            ClosedIndicator(id=id_, numerator=numerator, denominator=denominator)
            for id_, numerator, denominator in indicator_figures(assessment)
        ),
        documents=_document_digests(workspace.root, order, assessment.owing_units()),
    )


def _document_digests(root: Path, order: Order, units: tuple[str, ...]) -> dict[str, str]:
    orders = {kind.value: replace(order, kind=kind) for kind in (Kind.FULL, Kind.ANNEX, Kind.REMINDER)}
    orders |= {f"{Kind.SECTION}-{unit}": replace(order, kind=Kind.SECTION, unit=unit) for unit in units}
    return {name: digest_document(root, one) for name, one in orders.items()}


def _write(root: Path, before: ClosedPeriod | None, period: ClosedPeriod, entries: int) -> Closed:
    try:
        return Closed(write_closed(root, period, before=before), period.name, entries)
    except OSError as error:
        raise CannotGoOnError(
            f"không ghi được kỳ đã chốt: {reason(error)}", hint="Chưa có gì thay đổi. Kiểm tra ổ đĩa và quyền ghi."
        ) from error
