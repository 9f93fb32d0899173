"""A new workspace: a commented skeleton, or the plan of Hồng An with illustrative entries."""

from collections.abc import Iterator
from pathlib import Path

from tthc_cli.errors import CannotGoOnError, UsageFaultError
from tthc_cli.store.outputs import write_output
from tthc_cli.store.packaged import files_in, packaged
from tthc_cli.store.reading import reason


def start_workspace(folder: Path, *, demo: bool) -> list[str]:
    """Write a new workspace into the folder; the files written. Nothing existing is overwritten.

    Raises UsageFaultError where one of the files is there already, CannotGoOnError where the folder cannot be written.
    """
    files = list(_demo_files() if demo else _skeleton_files())
    taken = [name for name, _ in files if (folder / name).exists()]
    if taken:
        raise UsageFaultError(
            f"trong {folder} đã có {taken[0]}, nên không ghi gì", hint="Chọn một thư mục trống: tthc init THƯ_MỤC"
        )
    try:
        for name, data in files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            write_output(folder / name, data, force=False)
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
