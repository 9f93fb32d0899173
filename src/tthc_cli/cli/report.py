"""tthc report."""

from typing import Annotated

import typer

from tthc_cli.cli import clock
from tthc_cli.cli.options import Workspace, workspace_root
from tthc_cli.cli.output import Force, FormatChoice, Output, chosen_format, deliver
from tthc_cli.cli.periods import Annual, Calendar, From, Half, Month, Quarter, To, Year
from tthc_cli.cli.terminal import tell, warn_of_errors
from tthc_cli.report.document import KINDS
from tthc_cli.usecases.formats import BINARY, FORMATS, write_report
from tthc_cli.usecases.periods import PeriodTyped
from tthc_cli.usecases.reporting import ReportTyped, make_report
from tthc_cli.usecases.understanding import understand_day

HELP = "Viết văn bản của một kỳ: báo cáo tổng hợp, mục riêng của đơn vị, công văn đôn đốc, phụ lục tiến độ."
EXAMPLES = """
tthc report --quarter 2
tthc report --quarter 2 -o bao-cao-quy-II.docx
tthc report --month 4 --kind muc-rieng --unit vhxh
tthc report --quarter 3 --kind don-doc -o don-doc.docx
tthc report --from 1/7/2026 --to 31/7/2026
tthc report --annual --calendar
"""
CHOICE = FormatChoice(FORMATS, BINARY, on_screen="txt", example="tthc report --quarter 2 -o bao-cao")


def report(
    month: Month = None,
    quarter: Quarter = None,
    half: Half = None,
    annual: Annual = False,
    from_: From = None,
    to: To = None,
    year: Year = None,
    calendar: Calendar = False,
    kind: Annotated[str, typer.Option("--kind", metavar="LOẠI", help=f"Loại văn bản: {', '.join(KINDS)}.")] = KINDS[0],
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="ĐƠN_VỊ", help="Đơn vị của mục riêng hoặc công văn đôn đốc.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="NGÀY",
            help="Lấy số liệu đến hết ngày này (mặc định: ngày chốt số liệu, hoặc hôm nay nếu kỳ chưa kết thúc).",
        ),
    ] = None,
    output: Output = None,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="DẠNG", help=f"Dạng: {', '.join(FORMATS)}.")
    ] = None,
    template: Annotated[
        str | None, typer.Option("--template", metavar="TÊN", help="Mẫu riêng trong thư mục templates/.")
    ] = None,
    reply_by: Annotated[
        str | None, typer.Option("--reply-by", metavar="NGÀY", help="Công văn đôn đốc: ngày yêu cầu gửi báo cáo.")
    ] = None,
    annex: Annotated[bool, typer.Option("--annex/--no-annex", help="Có kèm phụ lục tiến độ hay không.")] = True,
    force: Force = False,
    workspace: Workspace = None,
) -> None:
    """Write the report of a period."""
    period = PeriodTyped(month, quarter, half, annual, from_, to, year, calendar)
    wanted = chosen_format(format_, output, CHOICE)
    asked = understand_day(as_of, "--as-of") if as_of else None
    typed = ReportTyped(period, kind, unit, asked, template, reply_by, annex)
    made = make_report(workspace_root(workspace), typed, today=clock.today())
    data = write_report(made, wanted)
    deliver(data, output, force=force)
    for note in made.notes:
        tell(note)
    warn_of_errors(made.errors)
    if made.errors:
        raise typer.Exit(1)
