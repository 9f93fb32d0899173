"""Writing what a command makes for people: reports, forms, tables, the page."""

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from tthc_cli.store.whole_files import Edit, change_files, is_temporary, sweep


def write_output(path: Path, data: bytes, *, force: bool) -> bool:
    """Write a file whole or not at all; whether it changed anything. Raises as `write_outputs`."""
    return bool(write_outputs({path: data}, force=force))


def write_outputs(files: Mapping[Path, bytes], *, force: bool) -> tuple[Path, ...]:
    """Write several files, all of them or none, their folders made where missing; those that it changed.

    Raises FileExistsError where a different file is there and `force` is not given, other OSErrors as the system says.
    """
    for folder in {path.parent for path in files}:
        folder.mkdir(parents=True, exist_ok=True)
    edits = {path: Edit(_held(path), data) for path, data in files.items()}
    changed = {path: edit for path, edit in edits.items() if edit.before != edit.after}
    for path, edit in changed.items():
        if edit.before is not None and not force:
            raise FileExistsError(17, "đã có tệp khác", str(path))
    if changed:
        change_files(changed, force=force)
        for path in changed:
            sweep((file for file in path.parent.iterdir() if is_temporary(file.name)), path)
    return tuple(changed)


def _held(path: Path) -> bytes | None:
    """The bytes of a file that is there already. Raises OSError, also where it is a pipe or a device, whose reading may never end."""
    if not path.exists():
        return None
    if not (path.is_file() or path.is_dir()):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
    return path.read_bytes()


def holds_early(path: Path, words: bytes) -> bool:
    """Whether a file is there and has the words near its beginning. Raises OSError where it cannot be read."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return words in stream.read(_BEGINNING)


_BEGINNING = 4096
