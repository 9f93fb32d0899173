"""Of which revision the plan is that a document was made from."""

from pathlib import Path
from typing import NamedTuple

from tthc_cli.store.git import plan_revision
from tthc_cli.store.git_state import UntoldError


class Provenance(NamedTuple):
    """The revision of the plan, empty where there is none; where git should know one and cannot tell, a note that says why."""

    revision: str
    notes: tuple[str, ...] = ()


def find_provenance(root: Path) -> Provenance:
    """What git tells of the plan's revision."""
    try:
        return Provenance(plan_revision(root))
    except UntoldError as untold:
        said = f"Lưu ý: không ghi được bản của kế hoạch, vì {untold.message}. {untold.hint}"
        return Provenance("", (said,))
