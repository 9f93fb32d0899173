"""Files that are written whole or not at all, and what a writer that was killed on the way leaves behind.

A file is written under a name of our own beside its place and gets its true name when it is on the disk. Whoever is killed in between
leaves the first: readers pass over such files, and the next writer takes away those that are too old for anybody to be still at them.
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tthc_cli.store.insisting import insist

SPARED_SECONDS = 3600
"""A writer needs less than a second between the two names; a file that is younger than this is left alone."""
_TEMPORARY = re.compile(r"\.tthc-[0-9a-f]{12}\.tmp")


def is_temporary(name: str) -> bool:
    """Whether a file of this name is one that is being written, or was."""
    return _TEMPORARY.fullmatch(name) is not None


@contextmanager
def written_beside(path: Path, data: bytes) -> Iterator[Path]:
    """A new hidden file in the same folder that holds the data, on disk for sure; it is gone afterwards unless it was given another name.

    Its own name is short, so that every target that the disk can name can be written. Where the system does not let go of it, it stays:
    what it was for is done. Raises OSError where it cannot be written whole.
    """
    beside = path.with_name(f".tthc-{os.urandom(6).hex()}.tmp")
    try:
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        yield beside
    finally:
        with suppress(PermissionError):
            insist(lambda: beside.unlink(missing_ok=True))


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
