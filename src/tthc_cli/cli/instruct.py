"""tthc instruct."""

from typing import Annotated

import typer

from tthc_cli.cli import clock
from tthc_cli.cli.options import By, Late, Task, Workspace, workspace_root
from tthc_cli.cli.record import tell_written
from tthc_cli.errors import UsageFaultError
from tthc_cli.usecases.instructing import InstructionTyped, record_instruction

HELP = "Ghi văn bản hướng dẫn, chỉ đạo hoặc yêu cầu nhận được cho một nhiệm vụ đang chờ."
EXAMPLES = """
tthc instruct III.3.d --document 1234/SNV-CCHC --from "Sở Nội vụ" --date 20/5/2026 --due 30/6/2026
tthc instruct III.3.d --document 1234/SNV-CCHC --from "Sở Nội vụ" --date 20/5/2026 --due 31/7/2026 --corrects 20260520-III-3-d-vb-7f3a9c.yaml
"""


def instruct(
    task: Task = None,
    document: Annotated[str | None, typer.Option("--document", metavar="SỐ", help="Số, ký hiệu văn bản.")] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="CƠ_QUAN", help="Cơ quan ban hành.")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="NGÀY", help="Ngày văn bản.")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="NGÀY", help="Thời hạn văn bản yêu cầu, nếu có.")] = None,
    by: By = None,
    corrects: Annotated[
        str | None,
        typer.Option(
            "--corrects", metavar="TÊN_TỆP", help="Đính chính một văn bản đã ghi cho nhiệm vụ này; ghi lại đủ các mục."
        ),
    ] = None,
    late: Late = False,
    workspace: Workspace = None,
) -> None:
    """Write one instruction or request received."""
    given = {"MÃ": task, "--document": document, "--from": from_, "--date": date}
    if missing := [name for name, value in given.items() if not value]:
        raise UsageFaultError(f"thiếu {', '.join(missing)}", hint="Xem hướng dẫn: tthc instruct --help")
    root = workspace_root(workspace)
    typed = InstructionTyped(task or "", document or "", from_ or "", date or "", due, by, late, corrects)
    tell_written(record_instruction(root, typed, now=clock.now()))
