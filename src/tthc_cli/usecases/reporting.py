"""Writing documents: which period, as of which day, of which kind, from which template, in which format."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tthc_cli.domain.assessment import Assessment, assess
from tthc_cli.domain.closings import Closing, closed_log
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.narrowing import concerning
from tthc_cli.domain.periods import Period, PeriodKind, period_before
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.progress import Log
from tthc_cli.domain.units import Side
from tthc_cli.errors import CannotGoOnError, UsageFaultError
from tthc_cli.problems import Problem
from tthc_cli.report.annex import make_annex
from tthc_cli.report.document import KIND_NAMES, KINDS, Document, Kind, Surround, surround
from tthc_cli.report.markdown import write_markdown
from tthc_cli.report.period_report import Framing, view_report
from tthc_cli.report.templates import SUFFIX, render_body
from tthc_cli.report.view import ReportView
from tthc_cli.report.words import provenance_words
from tthc_cli.store.closed_files import digest
from tthc_cli.store.outputs import write_output
from tthc_cli.store.packaged import read_templates
from tthc_cli.store.reading import reason
from tthc_cli.store.workspace import Workspace, plan_digest, read_workspace
from tthc_cli.usecases.letter import addressees, not_late_yet, understand_reply_by, usual_reply_by
from tthc_cli.usecases.looking import readable_plan, sound_part
from tthc_cli.usecases.periods import PeriodTyped, understand_period
from tthc_cli.usecases.provenance import find_provenance
from tthc_cli.usecases.understanding import understand_unit


@dataclass(frozen=True)
class ReportTyped:
    """What an officer asked for after `tthc report`, as typed."""

    period: PeriodTyped
    kind: str = Kind.FULL
    unit: str | None = None
    as_of: date | None = None
    template: str | None = None
    reply_by: str | None = None
    annex: bool = True


@dataclass(frozen=True)
class Order:
    """What was asked for, understood. `log` holds the entries that count; `as_of` is the day to judge by; `written_on` the day on which a
    letter is written, without which it is written on `as_of`.
    """

    plan: Plan
    log: Log
    period: Period
    as_of: date
    kind: Kind = Kind.FULL
    unit: str = ""
    template: str | None = None
    reply_by: date | None = None
    annex: bool = True
    written_on: date | None = None


@dataclass(frozen=True)
class Report:
    """A report made: its document and view; the errors in the data, whose records were left out; what else is to be said of it."""

    document: Document
    view: ReportView
    errors: tuple[Problem, ...]
    notes: tuple[str, ...] = ()


def make_report(root: Path, typed: ReportTyped, *, today: date) -> Report:
    """Make a document as of the day asked for; without one, of the period's cut-off, or of today while the period runs.

    A closed period is made again from what was closed, unless another day is asked for.
    """
    workspace = read_workspace(root)
    plan = readable_plan(workspace)
    sound = sound_part(workspace, plan, today)
    kind = _understand_kind(typed.kind)
    period = understand_period(plan, typed.period)
    closing = _closing_of(workspace, period) if typed.as_of is None else None
    as_of = closing.as_of if closing else _as_of(period, typed.as_of, today)
    order = Order(
        plan,
        closed_log(sound.log, closing) if closing else sound.log,
        period,
        as_of,
        kind,
        _understand_unit(plan, kind, typed.unit),
        typed.template,
        understand_reply_by(typed.reply_by, as_of=as_of, today=today) if typed.reply_by else None,
        typed.annex,
        today if kind is Kind.REMINDER else None,
    )
    provenance = find_provenance(root)
    view, document = compose(root, order, revision=provenance.revision)
    notes = (
        *provenance.notes,
        *_period_notes(order, today),
        *(_closed_notes(root, workspace, order, closing) if closing else ()),
    )
    return Report(document, view, sound.errors, notes)


def compose(root: Path, order: Order, *, revision: str = "") -> tuple[ReportView, Document]:
    """The view and the document of an order; `revision` is that of the plan, for the line of provenance."""
    assessment = assess(order.plan, order.log, order.as_of, order.period)
    view = _view(assessment, order)
    has_annex = order.kind is Kind.ANNEX or (order.kind is Kind.FULL and order.annex)
    document = Document(
        title=f"{KIND_NAMES[order.kind]} {order.period.name}",
        surround=_surround(order.plan, order.kind, view),
        body="" if order.kind is Kind.ANNEX and not order.template else _body(root, order.template or order.kind, view),
        annexes=(make_annex(view),) if has_annex else (),
        provenance=provenance_words(order.period.name, order.period.window, order.as_of, revision),
        as_of=order.as_of,
    )
    return view, document


def digest_document(root: Path, order: Order) -> str:
    """The digest by which a closed document is known: of its Markdown, without the revision of the plan."""
    return digest(write_markdown(compose(root, replace(order, written_on=None))[1]).encode())


def _closing_of(workspace: Workspace, period: Period) -> Closing | None:
    """The closing of this very window, where it is closed."""
    for closed in workspace.closed:
        closing = closed.current
        if closing and (closed.period, closing.first, closing.cut_off) == (period.key, period.first, period.cut_off):
            return closing
    return None


def _closed_notes(root: Path, workspace: Workspace, order: Order, closing: Closing) -> tuple[str, ...]:
    """That the period is closed, and whether what was made is what was closed."""
    said = f"Kỳ {order.period.name} đã chốt ngày {show_date(closing.closed_at.date())} ({closing.by}); làm lại từ số liệu đã chốt."
    name = f"{order.kind}-{order.unit}" if order.unit else order.kind.value
    closed = closing.documents.get(name)
    if closed is None or order.template:
        return (said,)
    if closed == digest_document(root, replace(order, annex=True, reply_by=None)):
        return said, "Nội dung giống hệt bản đã chốt."
    why = (
        "kế hoạch đã thay đổi từ khi chốt"
        if closing.plan != plan_digest(workspace)
        else "bản ghi hoặc mẫu đã thay đổi từ khi chốt"
    )
    return said, f"Nội dung khác bản đã chốt: {why}. Chạy tthc validate để xem."


def _period_notes(order: Order, today: date) -> Iterator[str]:
    """What the dates of the period mean for who has not reported."""
    document, period = order.plan.document, order.period
    if period.cut_off < document.date:
        issued = f"{document.cited} chưa được ban hành trong kỳ {period.name} ({period.window})"
        yield f"{issued}: kỳ này không có báo cáo của đơn vị."
    elif order.kind is Kind.REMINDER:
        yield from not_late_yet(order.plan, period, today)


def _understand_kind(typed: str) -> Kind:
    try:
        return Kind(typed)
    except ValueError as error:
        raise UsageFaultError(f"--kind: không có loại “{typed}”", hint=f"Chọn trong: {', '.join(KINDS)}.") from error


def _as_of(period: Period, asked: date | None, today: date) -> date:
    as_of = asked or min(period.cut_off, today)
    if as_of < period.first:
        raise UsageFaultError(
            f"kỳ {period.name} ({period.window}) chưa bắt đầu vào ngày {show_date(as_of)}",
            hint="Chọn kỳ đã bắt đầu, hoặc chọn ngày khác bằng --as-of.",
        )
    return as_of


def _understand_unit(plan: Plan, kind: Kind, typed: str | None) -> str:
    """The id of the unit that the document is about; empty for all."""
    if typed and kind in (Kind.SECTION, Kind.REMINDER):
        unit = understand_unit(plan, typed)
        if unit.side is not Side.INSIDE:
            raise UsageFaultError(f"{unit.name} không thuộc phường, nên không có phần nào trong báo cáo này")
        return unit.id
    if typed:
        raise UsageFaultError(f"--unit chỉ dùng với --kind {Kind.SECTION} hoặc {Kind.REMINDER}")
    if kind is Kind.SECTION:
        example = "Ví dụ: tthc report --quarter 2 --kind muc-rieng --unit vhxh"
        raise UsageFaultError(f"--kind {Kind.SECTION} cần --unit", hint=example)
    return ""


def _view(assessment: Assessment, order: Order) -> ReportView:
    plan, kind = order.plan, order.kind
    frame = plan.document.reports.get(kind)
    issuer = frame.issuer if frame else plan.document.issuer
    framing = Framing(
        kind,
        reporter=plan.directory.name(order.unit) if kind is Kind.SECTION else issuer,
        unit=order.unit,
        previous=_previous(assessment, order.log),
        reply_by=order.reply_by or usual_reply_by(plan, max(order.as_of, order.written_on or order.as_of)),
    )
    return view_report(concerning(assessment, order.unit) if order.unit else assessment, framing)


def _previous(assessment: Assessment, log: Log) -> Assessment | None:
    """The plan at the end of the previous period of the same kind; None where it had not been issued by then."""
    plan, period = assessment.plan, assessment.period
    if period.kind is PeriodKind.AD_HOC:
        return None
    before = period_before(period)
    return assess(plan, log, before.cut_off, before) if plan.document.date <= before.cut_off else None


def _body(root: Path, template: str, view: ReportView) -> str:
    name = template if template.endswith(SUFFIX) else f"{template}{SUFFIX}"
    sources = read_templates(root)
    if name not in sources:
        raise UsageFaultError(f"không có mẫu {name}", hint=f"Các mẫu đang có: {', '.join(sorted(sources))}.")
    return render_body(name, sources, view)


def _surround(plan: Plan, kind: Kind, view: ReportView) -> Surround | None:
    """The frame of a report or letter; a section and an annex go into another document and have none."""
    if kind is Kind.FULL:
        return surround(plan.document, kind, abstract=f"Kết quả {view.subject}")
    if kind is not Kind.REMINDER:
        return None
    abstract = f"V/v đôn đốc thực hiện {plan.document.cited}"
    return surround(plan.document, kind, abstract=abstract, addressees=addressees(plan, view))


def save(path: Path, data: bytes, *, force: bool) -> bool:
    """Write a report to a file; whether it changed anything. A different existing file is kept unless `force`.

    Raises UsageFaultError for a kept file and CannotGoOnError where the file cannot be written.
    """
    try:
        return write_output(path, data, force=force)
    except FileExistsError as error:
        raise UsageFaultError(
            f"{path} đã có và khác nội dung mới, nên được giữ nguyên",
            hint="Chọn tên khác, hoặc thêm --force để ghi đè.",
        ) from error
    except FileNotFoundError as error:
        raise CannotGoOnError(
            f"không ghi được {path}: không có thư mục {path.parent}", hint="Tạo thư mục ấy rồi chạy lại."
        ) from error
    except OSError as error:
        raise CannotGoOnError(
            f"không ghi được {path}: {reason(error)}",
            hint="Chưa có gì thay đổi. Kiểm tra thư mục và quyền ghi; nếu tệp đang mở ở chương trình khác thì đóng lại.",
        ) from error
