"""Reading templates, those that tthc brings along and a workspace's own, and what else it brings along: the dashboard page, the demo plan
with its illustrative entries, the skeleton of a new workspace.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tthc_cli.domain.text import normalise
from tthc_cli.errors import CannotGoOnError
from tthc_cli.problems import Problem, count_errors
from tthc_cli.store.decoding import decode
from tthc_cli.store.disk import read_file
from tthc_cli.store.reading import not_opened, reason, unread_folder
from tthc_cli.store.template_files import TEMPLATES, packaged, packaged_templates, templates_of


def read_templates(root: Path | None) -> Mapping[str, str]:
    """The sources of all templates by file name; a workspace's own win over the packaged ones.

    Raises CannotGoOnError for a template, or a folder of them, that cannot be read: another one must not stand in for it.
    """
    own = own_templates(root) if root else {}
    return {**{path.name: _source(path) for path in packaged_templates()}, **own}


def read_dashboard() -> Mapping[str, str]:
    """Template, style and scripts of the dashboard page, by file name."""
    return {name: decode(data, name)[0] or "" for name, data in files_in(packaged("dashboard"))}


def own_templates(root: Path) -> Mapping[str, str]:
    """The workspace's own templates. Raises CannotGoOnError as `read_templates` does."""
    return {normalise(path.name): _source(path) for path in _listed(root)}


def find_templates(root: Path) -> tuple[Mapping[str, str], list[Problem]]:
    """The workspace's own templates that can be read, and what keeps the others from it."""
    try:
        listed = templates_of(root)
    except OSError as error:
        return {}, [unread_folder(TEMPLATES, error)]
    sources, problems = dict[str, str](), list[Problem]()
    for path in listed:
        try:
            text, faults = _read(path)
        except OSError as error:
            problems.append(not_opened(f"{TEMPLATES}/{path.name}", error))
            continue
        problems += faults
        if text is not None and not count_errors(faults):
            sources[normalise(path.name)] = text
    return sources, problems


def _listed(root: Path) -> list[Path]:
    try:
        return templates_of(root)
    except OSError as error:
        unread = unread_folder(TEMPLATES, error)
        message = f"không xem được thư mục {TEMPLATES}, nên không rõ mẫu nào của kế hoạch này: {reason(error)}"
        raise CannotGoOnError(message, hint=unread.hint) from error


def _source(path: Path) -> str:
    try:
        text, problems = _read(path)
    except OSError as error:
        raise CannotGoOnError(f"không mở được mẫu {TEMPLATES}/{path.name}: {reason(error)}") from error
    if text is None or count_errors(problems):
        raise CannotGoOnError(f"không đọc được mẫu {TEMPLATES}/{path.name}", problems=tuple(problems))
    return text


def _read(path: Path) -> tuple[str | None, list[Problem]]:
    return decode(read_file(path, path.parents[1]), f"{TEMPLATES}/{path.name}")


def files_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a packaged folder, by its name from there, with its bytes."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
