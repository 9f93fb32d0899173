"""A new workspace: a commented skeleton, or the plan of Hồng An with illustrative entries."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tthc_cli.domain.text import shell_word
from tthc_cli.errors import CannotGoOnError, UsageFaultError
from tthc_cli.report.json_text import json_text
from tthc_cli.store.finding import PLAN_FILE
from tthc_cli.store.outputs import lay_folder
from tthc_cli.store.packaged import files_in
from tthc_cli.store.reading import reason
from tthc_cli.store.template_files import packaged
from tthc_cli.usecases.schemas import schema_of

_SCHEMAS = {
    "plan/plan.yaml": "plan",
    "plan/units.yaml": "units",
    "plan/targets.yaml": "targets",
    "plan/tasks/": "tasks",
    "plan/calendar/": "calendar",
    "plan/progress/": "entry",
}
"""Which schema describes which files."""


def start_workspace(folder: Path, *, demo: bool) -> list[str]:
    """Write a new workspace into the folder; the files written. Nothing existing is overwritten.

    Raises UsageFaultError where one of the files is there already, CannotGoOnError where the folder cannot be written.
    """
    files = [*map(with_schema, _demo_files() if demo else _skeleton_files()), *schema_files()]
    return lay_files(folder, files)


def way_into(folder: str) -> str:
    """ "cd mới, rồi ", as it is copied into a shell; empty where one stands in the folder."""
    return "" if folder == "." else f"cd {shell_word(folder)}, rồi "


def lay_files(folder: Path, files: Sequence[tuple[str, bytes]]) -> list[str]:
    """Write the files of a new workspace below a folder, all of them or none, and none where another plan or another file is there; their
    names. Raises as `start_workspace`.
    """
    try:
        lay_folder(folder, dict(files), last=PLAN_FILE)
    except FileExistsError as error:
        taken = Path(error.filename).relative_to(folder).as_posix()
        raise UsageFaultError(
            f"trong {folder} đã có {taken}, nên không ghi gì", hint="Chọn một thư mục trống: tthc init THƯ_MỤC"
        ) from error
    except OSError as error:
        raise CannotGoOnError(
            f"không ghi được vào {folder}: {reason(error)}", hint="Chọn thư mục khác có quyền ghi."
        ) from error
    return [name for name, _ in files]


def _skeleton_files() -> Iterator[tuple[str, bytes]]:
    yield from files_in(packaged("skeleton"))


def _demo_files() -> Iterator[tuple[str, bytes]]:
    yield from ((f"plan/{name}", data) for name, data in files_in(packaged("plan")) if not name.startswith("progress/"))
    yield from files_in(packaged("demo"))


def with_schema(file: tuple[str, bytes]) -> tuple[str, bytes]:
    """The file with a first line that tells editors where its schema is; an entry is never touched."""
    name, data = file
    schema = next((schema for start, schema in _SCHEMAS.items() if name.startswith(start)), None)
    if schema is None or schema == "entry":
        return file
    up = "../" * name.count("/")
    return name, f"# yaml-language-server: $schema={up}schema/{schema}.json\n".encode() + data


def schema_files() -> Iterator[tuple[str, bytes]]:
    """The schemas that editors read."""
    for name in dict.fromkeys(_SCHEMAS.values()):
        text = json_text(schema_of(name, None)) + "\n"
        yield f"schema/{name}.json", text.encode()
