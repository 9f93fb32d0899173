"""tthc completion."""

from typing import Annotated

import typer

from tthc_cli.errors import UsageFaultError
from tthc_cli.usecases.suggesting import SHELLS, completion_script

HELP = """
In đoạn lệnh để cửa sổ lệnh gợi ý khi bấm Tab: lệnh, tùy chọn, mã nhiệm vụ, đơn vị, chỉ tiêu, kỳ của kế hoạch.

Chỉ in ra, không sửa gì trong máy. Muốn dùng mỗi lần mở cửa sổ lệnh thì ghi dòng ví dụ tương ứng vào tệp khởi động:
$PROFILE (PowerShell), ~/.bashrc (bash), ~/.zshrc (zsh, sau compinit).
"""
EXAMPLES = """
tthc completion powershell | Out-String | Invoke-Expression
source <(tthc completion bash)
source <(tthc completion zsh)
"""


def completion(
    shell: Annotated[str, typer.Argument(metavar="LOẠI", help=f"Loại cửa sổ lệnh: {', '.join(SHELLS)}.")],
) -> None:
    """Print the script that teaches a shell to complete."""
    if shell not in SHELLS:
        raise UsageFaultError(f"không có loại cửa sổ lệnh “{shell}”", hint=f"Chọn trong: {', '.join(SHELLS)}.")
    typer.echo(completion_script(shell), nl=False)
