"""Writing what a command makes: reports, new workspaces, and the files of a plan that are replaced."""

import errno
import os
from collections.abc import Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from tthc_cli.store.insisting import insist
from tthc_cli.store.whole_files import is_temporary, sweep, written_beside


def write_output(path: Path, data: bytes, *, force: bool) -> bool:
    """Write a file whole or not at all; whether it changed anything.

    Raises FileExistsError where a different file is there and `force` is not given, other OSErrors as the system says.
    """
    if path.exists():
        if not (path.is_file() or path.is_dir()):
            raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
        if path.read_bytes() == data:
            return False
        if not force:
            raise FileExistsError(17, "đã có tệp khác", str(path))
    with written_beside(path, data) as beside:
        insist(lambda: beside.replace(path))
    sweep((file for file in path.parent.iterdir() if is_temporary(file.name)), path)
    return True


def write_outputs(files: Mapping[Path, bytes], *, force: bool) -> tuple[Path, ...]:
    """Write several files, their folders made where missing; those that it changed. Where one would be overwritten without `force`, none is
    written. Raises as `write_output`.
    """
    for folder in {path.parent for path in files}:
        if folder.exists() and not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    for path, data in files.items():
        if not force and path.exists() and path.read_bytes() != data:
            raise FileExistsError(17, "đã có tệp khác", str(path))
    for folder in {path.parent for path in files}:
        folder.mkdir(parents=True, exist_ok=True)
    return tuple(path for path, data in files.items() if write_output(path, data, force=force))


def holds_early(path: Path, words: bytes) -> bool:
    """Whether a file is there and has the words near its beginning. Raises OSError where it cannot be read."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return words in stream.read(_BEGINNING)


_BEGINNING = 4096


def replace_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files over what is there, all of them or none, one after the other in this order. Raises OSError.

    All are on disk before the first is replaced; where one cannot be, those replaced before it get their old bytes back.
    """
    with ExitStack() as beside, ExitStack() as put_back:
        waiting = []
        for target, data in ((root / file, data) for file, data in files.items()):
            old = beside.enter_context(written_beside(target, target.read_bytes()))
            waiting.append((beside.enter_context(written_beside(target, data)), old, target))
        for new, old, target in waiting:
            insist(partial(new.replace, target))
            put_back.callback(old.replace, target)
        put_back.pop_all()
