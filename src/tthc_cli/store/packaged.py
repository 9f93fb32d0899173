"""What tthc brings along: templates, the dashboard page, the demo plan with its illustrative entries, the skeleton of a new workspace.

The wheel packs them below `tthc_cli/packaged`; in a checkout templates and the plan are the top-level folders themselves.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tthc_cli.domain.text import normalise
from tthc_cli.errors import CannotGoOnError
from tthc_cli.problems import count_errors
from tthc_cli.store.decoding import decode
from tthc_cli.store.disk import read_file
from tthc_cli.store.reading import reason

_PACKAGE = Path(__file__).parents[1]
_CHECKOUT = _PACKAGE.parents[1]
TEMPLATES = "templates"
SUFFIX = ".md.j2"


def packaged(folder: str) -> Path:
    """A folder that tthc brings along, in the wheel or in a checkout."""
    inside = _PACKAGE / "packaged" / folder
    return inside if inside.is_dir() else _CHECKOUT / folder


def read_templates(root: Path | None) -> Mapping[str, str]:
    """The sources of all templates by file name; a workspace's own win over the packaged ones.

    Raises CannotGoOnError for a template that cannot be read.
    """
    folders = [packaged(TEMPLATES), *([root / TEMPLATES] if root else [])]
    return {normalise(path.name): _source(path) for folder in folders for path in sorted(folder.glob(f"*{SUFFIX}"))}


def read_dashboard() -> Mapping[str, str]:
    """Template, style and scripts of the dashboard page, by file name."""
    return {name: decode(data, name)[0] or "" for name, data in files_in(packaged("dashboard"))}


def own_templates(root: Path) -> Mapping[str, str]:
    """The workspace's own templates."""
    return {normalise(path.name): _source(path) for path in sorted((root / TEMPLATES).glob(f"*{SUFFIX}"))}


def _source(path: Path) -> str:
    try:
        text, problems = decode(read_file(path, path.parents[1]), f"{TEMPLATES}/{path.name}")
    except OSError as error:
        raise CannotGoOnError(f"không mở được mẫu {TEMPLATES}/{path.name}: {reason(error)}") from error
    if text is None or count_errors(problems):
        raise CannotGoOnError(f"không đọc được mẫu {TEMPLATES}/{path.name}", problems=tuple(problems))
    return text


def files_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a packaged folder, by its name from there, with its bytes."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
