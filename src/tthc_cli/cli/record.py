"""tthc record."""

from pathlib import Path
from typing import Annotated

import typer

from tthc_cli.cli import clock
from tthc_cli.cli.asking import ask_missing, is_conversation
from tthc_cli.cli.options import By, Late, Task, Workspace, workspace_root
from tthc_cli.cli.terminal import note_errors_elsewhere, say, tell
from tthc_cli.errors import UsageFaultError
from tthc_cli.report.words import PROGRESS_CHOICES
from tthc_cli.usecases.filing import Desk, Recorded
from tthc_cli.usecases.recording import ProgressTyped, record_progress

HELP = "Ghi tiến độ của một đơn vị về một nhiệm vụ. Ở cửa sổ lệnh, thiếu gì sẽ được hỏi."
EXAMPLES = """
tthc record III.2.b --unit vhxh --progress in_progress --percent 40 --result "Đã rà soát 112/150 dịch vụ"
tthc record 2.dd --unit "cong an" --progress "hoàn thành" --result "…" --evidence "45/BC-UBND; 10/6/2026; Báo cáo quý II"
tthc record III.2.b --unit vhxh --progress in_progress --measure II.2.a=112/150
tthc record III.2.b --unit vhxh --progress in_progress --difficulty "" --corrects 20260612-III-2-b-vhxh-7f3a9c.yaml
"""


def record(
    task: Task = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="ĐƠN_VỊ", help="Đơn vị thực hiện.")] = None,
    progress: Annotated[
        str | None, typer.Option("--progress", metavar="TIẾN_ĐỘ", help=f"Tiến độ: {PROGRESS_CHOICES}.")
    ] = None,
    percent: Annotated[
        str | None, typer.Option("--percent", metavar="SỐ", help="Phần trăm khối lượng đã làm, 0 … 100.")
    ] = None,
    result: Annotated[str | None, typer.Option("--result", metavar="CHỮ", help="Kết quả.")] = None,
    difficulty: Annotated[str | None, typer.Option("--difficulty", metavar="CHỮ", help="Khó khăn, vướng mắc.")] = None,
    cause: Annotated[str | None, typer.Option("--cause", metavar="CHỮ", help="Nguyên nhân.")] = None,
    proposal: Annotated[str | None, typer.Option("--proposal", metavar="CHỮ", help="Đề xuất, kiến nghị.")] = None,
    next_: Annotated[str | None, typer.Option("--next", metavar="CHỮ", help="Phương hướng kỳ sau.")] = None,
    evidence: Annotated[
        list[str] | None,
        typer.Option("--evidence", metavar="“SỐ; NGÀY; TRÍCH_YẾU; LINK”", help="Minh chứng; ghi nhiều lần được."),
    ] = None,
    measure: Annotated[
        list[str] | None, typer.Option("--measure", metavar="CHỈ_SỐ=TỬ/MẪU", help="Số liệu chỉ số; ghi nhiều lần được.")
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="NGÀY", help="Ngày của việc (mặc định: hôm nay).")
    ] = None,
    by: By = None,
    corrects: Annotated[
        str | None,
        typer.Option(
            "--corrects",
            metavar="TÊN_TỆP",
            help='Đính chính một bản ghi trước; bản cũ vẫn được giữ. Phần không ghi lại (kể cả ngày) lấy theo bản cũ; ghi "" để bỏ.',
        ),
    ] = None,
    answers: Annotated[
        str | None, typer.Option("--answers", metavar="SỐ_VĂN_BẢN", help="Trả lời văn bản nào, khi có nhiều yêu cầu.")
    ] = None,
    force: Annotated[
        bool,
        typer.Option("--force", help="Ghi cả khi đơn vị không có tên trong nhiệm vụ, hoặc nhiệm vụ còn chờ hướng dẫn."),
    ] = False,
    late: Late = False,
    workspace: Workspace = None,
) -> None:
    """Write one entry of progress."""
    root = workspace_root(workspace)
    typed = ProgressTyped(
        task or "", unit or "", progress or "", percent,
        {"result": result, "difficulty": difficulty, "cause": cause, "proposal": proposal, "next": next_},
        tuple(evidence or ()), tuple(measure or ()), date, by, corrects, answers, force, late,
    )  # fmt: skip
    if not (typed.task and typed.unit and typed.progress):
        typed = _completed(typed, root)
    tell_written(record_progress(root, typed, now=clock.now()))


def _completed(typed: ProgressTyped, root: Path) -> ProgressTyped:
    """The entry with what was missing asked for; raises UsageFaultError where nobody is there to ask."""
    if is_conversation():
        return ask_missing(typed, Desk(root, clock.now()))
    given = {"MÃ": typed.task, "--unit": typed.unit, "--progress": typed.progress}
    missing = ", ".join(name for name, value in given.items() if not value)
    raise UsageFaultError(f"thiếu {missing}", hint="Xem hướng dẫn: tthc record --help")


def tell_written(recorded: Recorded) -> None:
    """Say what was understood and print the file written; findings and errors elsewhere go to stderr."""
    tell(f"Đã ghi: {recorded.understood}.")
    for remark in recorded.remarks:
        tell(remark)
    say(recorded.file)
    for finding in recorded.findings:
        tell(f"Lưu ý: {finding.message}. {finding.hint}")
    note_errors_elsewhere(recorded.errors)
