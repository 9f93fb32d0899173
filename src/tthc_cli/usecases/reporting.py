"""Writing reports: which period, as of which day, from which template, in which format."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tthc_cli.domain.assessment import Assessment, assess
from tthc_cli.domain.narrowing import concerning
from tthc_cli.domain.periods import Period, PeriodKind, Windows, ad_hoc, make_period
from tthc_cli.domain.plan import Plan
from tthc_cli.errors import CannotGoOnError, UsageFaultError
from tthc_cli.problems import Problem
from tthc_cli.report.document import KIND_NAMES, Document, Kind, surround
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
from tthc_cli.usecases.understanding import understand_day, understand_unit


@dataclass(frozen=True)
class PeriodTyped:
    """Which period was asked for: a kind with its number, or two days. `year` is the plan's without it."""

    kind: PeriodKind
    number: int = 1
    year: int | None = None
    first: str | None = None
    cut_off: str | None = None
    calendar: bool = False


@dataclass(frozen=True)
class ReportTyped:
    """What was asked for after `tthc report`."""

    period: PeriodTyped
    kind: Kind = Kind.FULL
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
    view = _view(assessment, plan, typed)
    template = _template_name(typed)
    sources = read_templates(root)
    if template not in sources:
        raise UsageFaultError(f"không có mẫu {template}", hint=f"Các mẫu đang có: {', '.join(sorted(sources))}.")
    body = render_body(template, sources, view)
    return Report(_document(plan, typed.kind, view, body), view, errors_in(workspace, plan, today))


def understand_period(plan: Plan, typed: PeriodTyped) -> Period:
    """The period meant; raises UsageFaultError for a number or days that make none."""
    windows = Windows.CALENDAR if typed.calendar else plan.document.settings.windows
    try:
        if typed.kind is PeriodKind.AD_HOC:
            return ad_hoc(understand_day(typed.first or "", "--from"), understand_day(typed.cut_off or "", "--to"))
        return make_period(typed.kind, typed.year or plan.document.year, typed.number, windows=windows)
    except ValueError as error:
        raise UsageFaultError(str(error)) from error


def _as_of(period: Period, asked: date | None, today: date) -> date:
    as_of = asked or min(period.cut_off, today)
    if as_of < period.first:
        raise UsageFaultError(
            f"kỳ {period.name} ({period.window}) chưa bắt đầu vào ngày {as_of:%d/%m/%Y}",
            hint="Chọn kỳ đã bắt đầu, hoặc chọn ngày khác bằng --as-of.",
        )
    return as_of


def _view(assessment: Assessment, plan: Plan, typed: ReportTyped) -> ReportView:
    if typed.kind is Kind.FULL:
        if typed.unit:
            raise UsageFaultError("--unit chỉ dùng với --kind muc-rieng")
        frame = plan.document.reports.get(typed.kind)
        return view_report(assessment, kind=typed.kind, reporter=frame.issuer if frame else plan.document.issuer)
    if not typed.unit:
        raise UsageFaultError("--kind muc-rieng cần --unit", hint="Ví dụ: tthc report --quarter 2 --kind muc-rieng --unit vhxh")
    unit = understand_unit(plan, typed.unit)
    return view_report(concerning(assessment, unit.id), kind=typed.kind, reporter=unit.name, unit=unit.id)


def _template_name(typed: ReportTyped) -> str:
    name = typed.template or typed.kind.value
    return name if name.endswith(SUFFIX) else f"{name}{SUFFIX}"


def _document(plan: Plan, kind: Kind, view: ReportView, body: str) -> Document:
    title = f"{KIND_NAMES[kind]} {view.period.name}"
    if kind is Kind.SECTION:
        return Document(title, None, body)
    head = plan.document
    abstract = f"Tình hình, kết quả thực hiện {head.cited} {view.period.name}"
    framed = surround(head.reports.get(kind), plan_issuer=head.issuer, place=head.place, year=head.year, abstract=abstract)
    return Document(title, framed, body)


def save(path: Path, text: str, *, force: bool) -> bool:
    """Write a report to a file; whether it changed anything. A different existing file is kept unless `force`.

    Raises UsageFaultError for a kept file and CannotGoOnError where the file cannot be written.
    """
    try:
        return write_output(path, text.encode(), force=force)
    except FileExistsError as error:
        raise UsageFaultError(f"{path} đã có và khác nội dung mới, nên được giữ nguyên", hint="Chọn tên khác, hoặc thêm --force để ghi đè.") from error
    except OSError as error:
        raise CannotGoOnError(f"không ghi được {path}: {reason(error)}", hint="Chưa có gì thay đổi. Kiểm tra thư mục và quyền ghi.") from error
