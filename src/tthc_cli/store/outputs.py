"""Writing what a command makes for people: reports, forms, tables, the page."""

import errno
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from tthc_cli.store.insisting import insist
from tthc_cli.store.whole_files import SPARED_SECONDS, Edit, change_files, is_temporary, sweep, temporary_name


def write_output(path: Path, data: bytes, *, force: bool) -> bool:
    """Write a file whole or not at all into a folder that is there; whether it changed anything. Raises as `write_outputs`."""
    return bool(_write({path: data}, force=force))


def write_outputs(files: Mapping[Path, bytes], *, force: bool) -> tuple[Path, ...]:
    """Write several files, all of them or none, their folders made where missing; those that it changed.

    Raises FileExistsError where a different file is there and `force` is not given, other OSErrors as the system says.
    """
    for folder in {path.parent for path in files}:
        _make_folder(folder)
    return _write(files, force=force)


def _write(files: Mapping[Path, bytes], *, force: bool) -> tuple[Path, ...]:
    edits = {path: Edit(_held(path), data) for path, data in files.items()}
    changed = {path: edit for path, edit in edits.items() if edit.before != edit.after}
    for path, edit in changed.items():
        if edit.before is not None and not force:
            raise FileExistsError(17, "đã có tệp khác", str(path))
    try:
        change_files(changed, force=force)
    except FileExistsError as error:
        taken = Path(error.filename)
        if _held(taken) != files[taken]:
            raise
        # Somebody else has just written the very same.
        return _write(files, force=force)
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


def lay_folder(folder: Path, files: Mapping[str, bytes], *, last: str) -> None:
    """Write new files below a folder, all of them or none: first below a folder beside, then whole parts get their names, the one that
    holds the file `last` at the end, so that a command that is killed leaves nothing that looks finished.

    What is there already with the same bytes stays. Raises FileExistsError where something else is there, or the file `last`, other
    OSErrors as the system says.
    """
    _make_folder(folder)
    staged = folder / temporary_name()
    staged.mkdir()
    try:
        _sweep_folders(folder, staged)
        if (folder / last).exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder / last))
        for name, data in files.items():
            _write_new(staged / name, data)
        _name_parts(list(_unnamed_parts(staged, folder, last.split("/"))), staged, folder)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _make_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    folder.mkdir(parents=True, exist_ok=True)


def _name_parts(parts: Sequence[Path], staged: Path, folder: Path) -> None:
    with ExitStack() as put_back:
        for part in parts:
            target = folder / part.relative_to(staged)
            insist(partial(part.rename, target))
            put_back.callback(target.rename, part)
        put_back.pop_all()


def _write_new(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _unnamed_parts(staged: Path, target: Path, last: Sequence[str]) -> Iterator[Path]:
    """The files and folders that are not there yet, as large as can be. Raises FileExistsError."""
    for part in sorted(staged.iterdir(), key=lambda part: (part.name in last, part.name)):
        there = target / part.name
        if not there.exists():
            yield part
        elif part.is_dir() and there.is_dir():
            yield from _unnamed_parts(part, there, last)
        elif part.is_dir() or _held(there) != part.read_bytes():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(there))


def _sweep_folders(folder: Path, staged: Path) -> None:
    """Take away what a command that was killed left beside, once nobody can be at it any more, by the clock of the disk."""
    before = staged.stat().st_mtime - SPARED_SECONDS
    for left in folder.iterdir():
        if is_temporary(left.name) and left.is_dir() and left.stat().st_mtime < before:
            shutil.rmtree(left, ignore_errors=True)


def holds_early(path: Path, words: bytes) -> bool:
    """Whether a file is there and has the words near its beginning. Raises OSError where it cannot be read."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return words in stream.read(_BEGINNING)


_BEGINNING = 4096
