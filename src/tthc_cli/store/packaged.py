"""Reading templates, those that tthc brings along and a workspace's own, and what else it brings along: the dashboard page, the demo plan
with its illustrative entries, the skeleton of a new workspace.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tthc_cli.domain.text import normalise
from tthc_cli.errors import CannotGoOnError
from tthc_cli.problems import count_errors
from tthc_cli.store.decoding import decode
from tthc_cli.store.disk import read_file
from tthc_cli.store.reading import reason
from tthc_cli.store.template_files import TEMPLATES, packaged, packaged_templates, templates_of


def read_templates(root: Path | None) -> Mapping[str, str]:
    """The sources of all templates by file name; a workspace's own win over the packaged ones.

    Raises CannotGoOnError for a template that cannot be read.
    """
    files = [*packaged_templates(), *(templates_of(root) if root else [])]
    return {normalise(path.name): _source(path) for path in files}


def read_dashboard() -> Mapping[str, str]:
    """Template, style and scripts of the dashboard page, by file name."""
    return {name: decode(data, name)[0] or "" for name, data in files_in(packaged("dashboard"))}


def own_templates(root: Path) -> Mapping[str, str]:
    """The workspace's own templates."""
    return {normalise(path.name): _source(path) for path in templates_of(root)}


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
