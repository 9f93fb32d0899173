"""Writing reports: which period, as of which day, from which template, in which format."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tthc_cli.domain.assessment import Assessment, assess
from tthc_cli.domain.narrowing import concerning
from tthc_cli.domain.periods import Period
from tthc_cli.domain.plan import Plan
from tthc_cli.errors import CannotGoOnError, UsageFaultError
from tthc_cli.problems import Problem
from tthc_cli.report.document import KIND_NAMES, KINDS, Document, Kind, surround
from tthc_cli.report.markdown import write_markdown
from tthc_cli.report.period_report import view_report
from tthc_cli.report.plaintext import write_text
from tthc_cli.report.report_json import report_text
from tthc_cli.report.templates import SUFFIX, render_body
from tthc_cli.report.view import ReportView
from tthc_cli.store.outputs import write_output
from tthc_cli.store.packaged import read_templates
from tthc_cli.store.reading import reason
from tthc_cli.store.workspace import read_workspace
from tthc_cli.usecases.looking import errors_in, readable_plan
from tthc_cli.usecases.periods import PeriodTyped, understand_period
from tthc_cli.usecases.understanding import understand_unit


@dataclass(frozen=True)
class ReportTyped:
    """What an officer asked for after `tthc report`, as typed."""

    period: PeriodTyped
    kind: str = Kind.FULL
    unit: str | None = None
    as_of: date | None = None
    template: str | None = None


@dataclass(frozen=True)
class Report:
    """A report made: its document and view, and the errors in the data, whose records were left out."""

    document: Document
    view: ReportView
    errors: tuple[Problem, ...]


WRITERS: dict[str, Callable[[Report], str]] = {
    "md": lambda report: write_markdown(report.document),
    "txt": lambda report: write_text(report.document),
    "json": lambda report: report_text(report.view),
}
"""One writer per format."""


def make_report(root: Path, typed: ReportTyped, *, today: date) -> Report:
    """Make a report as of the day asked for; without one, of the period's cut-off, or of today while the period runs."""
    workspace = read_workspace(root)
    plan = readable_plan(workspace)
    period = understand_period(plan, typed.period)
    as_of = _as_of(period, typed.as_of, today)
    assessment = assess(plan, workspace.log, as_of, period)
    kind = _understand_kind(typed.kind)
    view = _view(assessment, plan, kind, typed.unit)
    template = _template_name(typed.template or kind)
    sources = read_templates(root)
    if template not in sources:
        raise UsageFaultError(f"không có mẫu {template}", hint=f"Các mẫu đang có: {', '.join(sorted(sources))}.")
    body = render_body(template, sources, view)
    return Report(_document(plan, kind, view, body), view, errors_in(workspace, plan, today))


def _understand_kind(typed: str) -> Kind:
    try:
        return Kind(typed)
    except ValueError as error:
        raise UsageFaultError(f"--kind: không có loại “{typed}”", hint=f"Chọn trong: {', '.join(KINDS)}.") from error


def _as_of(period: Period, asked: date | None, today: date) -> date:
    as_of = asked or min(period.cut_off, today)
    if as_of < period.first:
        raise UsageFaultError(
            f"kỳ {period.name} ({period.window}) chưa bắt đầu vào ngày {as_of:%d/%m/%Y}",
            hint="Chọn kỳ đã bắt đầu, hoặc chọn ngày khác bằng --as-of.",
        )
    return as_of


def _view(assessment: Assessment, plan: Plan, kind: Kind, typed_unit: str | None) -> ReportView:
    if kind is Kind.FULL:
        if typed_unit:
            raise UsageFaultError("--unit chỉ dùng với --kind muc-rieng")
        frame = plan.document.reports.get(kind)
        return view_report(assessment, kind=kind, reporter=frame.issuer if frame else plan.document.issuer)
    if not typed_unit:
        raise UsageFaultError(
            "--kind muc-rieng cần --unit", hint="Ví dụ: tthc report --quarter 2 --kind muc-rieng --unit vhxh"
        )
    unit = understand_unit(plan, typed_unit)
    return view_report(concerning(assessment, unit.id), kind=kind, reporter=unit.name, unit=unit.id)


def _template_name(name: str) -> str:
    return name if name.endswith(SUFFIX) else f"{name}{SUFFIX}"


def _document(plan: Plan, kind: Kind, view: ReportView, body: str) -> Document:
    title = f"{KIND_NAMES[kind]} {view.period.name}"
    if kind is Kind.SECTION:
        return Document(title, None, body)
    head = plan.document
    abstract = f"Kết quả {view.period.name} thực hiện {head.cited}"
    framed = surround(
        head.reports.get(kind), plan_issuer=head.issuer, place=head.place, year=head.year, abstract=abstract
    )
    return Document(title, framed, body)


def save(path: Path, text: str, *, force: bool) -> bool:
    """Write a report to a file; whether it changed anything. A different existing file is kept unless `force`.

    Raises UsageFaultError for a kept file and CannotGoOnError where the file cannot be written.
    """
    try:
        return write_output(path, text.encode(), force=force)
    except FileExistsError as error:
        raise UsageFaultError(
            f"{path} đã có và khác nội dung mới, nên được giữ nguyên",
            hint="Chọn tên khác, hoặc thêm --force để ghi đè.",
        ) from error
    except OSError as error:
        raise CannotGoOnError(
            f"không ghi được {path}: {reason(error)}", hint="Chưa có gì thay đổi. Kiểm tra thư mục và quyền ghi."
        ) from error
