"""The options that name a reporting period, the same for every command."""

from typing import Annotated

import typer

Month = Annotated[str | None, typer.Option("--month", metavar="THÁNG", help="Tháng 1 … 12.")]
Quarter = Annotated[str | None, typer.Option("--quarter", metavar="QUÝ", help="Quý 1 … 4.")]
Half = Annotated[str | None, typer.Option("--half", metavar="1|2", help="6 tháng đầu năm (1), cuối năm (2).")]
Annual = Annotated[bool, typer.Option("--annual", help="Cả năm.")]
From = Annotated[str | None, typer.Option("--from", metavar="NGÀY", help="Kỳ đột xuất: từ ngày.")]
To = Annotated[str | None, typer.Option("--to", metavar="NGÀY", help="Kỳ đột xuất: đến hết ngày.")]
Year = Annotated[str | None, typer.Option("--year", metavar="NĂM", help="Năm của kỳ (mặc định: năm của kế hoạch).")]
Calendar = Annotated[bool, typer.Option("--calendar", help="Tính kỳ theo tháng dương lịch thay vì chốt ngày 14.")]
