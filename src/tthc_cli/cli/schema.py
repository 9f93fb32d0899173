"""tthc schema."""

from typing import Annotated

import typer

from tthc_cli.cli.options import Workspace, workspace_root
from tthc_cli.cli.terminal import say_json
from tthc_cli.usecases.schemas import TITLES, schema_of

HELP = "In lược đồ của một loại tệp, để trình soạn thảo gợi ý và báo lỗi ngay khi gõ."
EXAMPLES = """
tthc schema tasks
tthc schema entry --workspace . > schema/entry.json
"""


def schema(
    name: Annotated[str, typer.Argument(metavar="LOẠI", help=f"{', '.join(TITLES)}.")],
    workspace: Workspace = None,
) -> None:
    """Print one JSON Schema; unit ids are those of the workspace that is named."""
    root = workspace_root(workspace) if workspace else None
    say_json(schema_of(name, root))
