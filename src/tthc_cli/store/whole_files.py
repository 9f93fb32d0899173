"""Files that are written whole or not at all, and what a writer that was killed on the way leaves behind.

A file is written under a name of our own beside its place and gets its true name when it is on the disk. Whoever is killed in between
leaves the first: readers pass over such files, and the next writer takes away those that are too old for anybody to be still at them.
"""

import errno
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tthc_cli.store.insisting import insist

SPARED_SECONDS = 3600
"""A writer needs less than a second between the two names; a file that is younger than this is left alone."""
LOCK_NAME = ".tthc.lock"
"""The file whose lock says who may change others; it holds nothing."""
_TEMPORARY = re.compile(r"\.tthc-[0-9a-f]{12}\.tmp")


def is_temporary(name: str) -> bool:
    """Whether a file of this name is one that is being written, or was, or the lock of those who write."""
    return name == LOCK_NAME or _TEMPORARY.fullmatch(name) is not None


def temporary_name() -> str:
    """A new name for what is being written."""
    return f".tthc-{os.urandom(6).hex()}.tmp"


@contextmanager
def written_beside(path: Path, data: bytes) -> Iterator[Path]:
    """A new hidden file in the same folder that holds the data, on disk for sure; it is gone afterwards unless it was given another name.

    Its own name is short, so that every target that the disk can name can be written. Where the system does not let go of it, it stays:
    what it was for is done. Raises OSError where it cannot be written whole.
    """
    beside = path.with_name(temporary_name())
    try:
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        yield beside
    finally:
        with suppress(PermissionError):
            insist(lambda: beside.unlink(missing_ok=True))


class Edit(NamedTuple):
    """A file as it was read, None where there was none, and as it shall be."""

    before: bytes | None
    after: bytes


class ChangedMeanwhileError(OSError):
    """A file holds something else than what was read of it: somebody wrote it in between."""


def change_files(edits: Mapping[Path, Edit], *, force: bool = False) -> None:
    """Write files, all of them or none, one after the other in this order.

    Raises OSError: FileExistsError where a new name is taken, ChangedMeanwhileError where a file is not any more what was read; with `force`
    neither is looked at. All are on disk before the first gets its name; where one cannot, those before it get their old bytes back.
    """
    with ExitStack() as beside, ExitStack() as put_back:
        waiting = [(_both_beside(target, edit, beside), target, edit.before) for target, edit in edits.items()]
        for (new, old), target, before in waiting:
            if before is None and not force:
                _give_name(new, target)
            else:
                _replace(new, target, None if force else before)
            put_back.callback(partial(old.replace, target) if old else target.unlink)
        put_back.pop_all()
    for folder in sorted({target.parent for target in edits}):
        _sync_folder(folder)


def _both_beside(target: Path, edit: Edit, beside: ExitStack) -> tuple[Path, Path | None]:
    """The new bytes and, to put them back, the old ones."""
    old = None if edit.before is None else beside.enter_context(written_beside(target, edit.before))
    return beside.enter_context(written_beside(target, edit.after)), old


def _give_name(beside: Path, target: Path) -> None:
    try:
        os.link(beside, target)
    except FileExistsError as error:
        raise FileExistsError(error.errno, error.strerror, str(target)) from None
    except (OSError, AttributeError, NotImplementedError):
        # A disk without hard links: on Windows rename refuses a taken name; elsewhere the name was drawn at random a moment ago.
        if target.exists():
            raise FileExistsError(17, "đã có tệp cùng tên", str(target)) from None
        insist(lambda: beside.rename(target))


def _replace(new: Path, target: Path, before: bytes | None) -> None:
    if before is not None and (not target.exists() or target.read_bytes() != before):
        raise ChangedMeanwhileError(errno.EBUSY, os.strerror(errno.EBUSY), str(target))
    insist(partial(new.replace, target))


def _sync_folder(folder: Path) -> None:
    """Force the new name to disk where that can be done: Windows opens no folder, some network drives sync none. The file stands anyway."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(leftovers: Iterable[Path], written: Path) -> None:
    """Take away the temporary files that are too old for anybody to be still at them, by the clock of the disk: it wrote the time of `written` a moment ago.

    What the system does not let go stays: nobody asked for it.
    """
    with suppress(OSError):
        before = written.stat().st_mtime - SPARED_SECONDS
        for path in leftovers:
            _take_away(path, before)


def _take_away(path: Path, before: float) -> None:
    with suppress(OSError):
        if path.lstat().st_mtime < before:
            path.unlink()
