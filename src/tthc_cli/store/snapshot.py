"""What lies below plan/ at a moment, told by the bytes of its files and never by their times alone."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tthc_cli.store.disk import DiskSource


class Snapshot(NamedTuple):
    """`content` is one digest over the names, links and bytes of all files.

    `touched` is one over what the system says of their last change: where two snapshots agree in both, nothing between them changed a
    file and changed it back.
    """

    content: str
    touched: str


NOTHING = Snapshot("", "")
"""The snapshot of no workspace."""


def take_snapshot(root: Path) -> Snapshot:
    """The snapshot of a workspace. A file that cannot be read counts by the reason, and makes no error here."""
    source = DiskSource(root)
    files = source.files()
    content = hashlib.sha256()
    for file in files:
        for part in (os.fsencode(file), _bytes_of(source, file)):
            content.update(b"%d:" % len(part) + part)
    for link in source.links():
        content.update(b"link:" + os.fsencode(link) + b"\0")
    return Snapshot(content.hexdigest(), _last_changes(root, files))


def last_changes(root: Path) -> str:
    """One digest over the names of the files and what the system says of their last change: quick, for who looks every second."""
    return _last_changes(root, DiskSource(root).files())


def _last_changes(root: Path, files: Iterable[str]) -> str:
    touched = hashlib.sha256()
    for file in files:
        touched.update(os.fsencode(file) + b"\0" + _last_change(root / file))
    return touched.hexdigest()


def _bytes_of(source: DiskSource, file: str) -> bytes:
    try:
        return source.read(file)
    except OSError as error:
        return f"không đọc được: {error.errno}".encode()


def _last_change(path: Path) -> bytes:
    try:
        told = path.stat()
    except OSError:
        return b"?"
    return b"%d %d %d %d;" % (told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns)
