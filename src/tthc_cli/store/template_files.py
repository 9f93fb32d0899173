"""Where the folders lie that tthc brings along, and which templates there are: its own, and a workspace's, which win over them.

The wheel packs what tthc brings along below `tthc_cli/packaged`; in a checkout templates and the plan are the top-level folders themselves.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_CHECKOUT = _PACKAGE.parents[1]
TEMPLATES = "templates"
SUFFIX = ".md.j2"


def packaged(folder: str) -> Path:
    """A folder that tthc brings along, in the wheel or in a checkout."""
    inside = _PACKAGE / "packaged" / folder
    return inside if inside.is_dir() else _CHECKOUT / folder


def packaged_templates() -> list[Path]:
    """The templates that tthc brings along."""
    return sorted(packaged(TEMPLATES).glob(f"*{SUFFIX}"))


def templates_of(root: Path) -> list[Path]:
    """The workspace's own templates; none without their folder. Raises OSError where it cannot be looked into."""
    try:
        return sorted(path for path in (root / TEMPLATES).iterdir() if path.name.endswith(SUFFIX))
    except (FileNotFoundError, NotADirectoryError):
        return []
