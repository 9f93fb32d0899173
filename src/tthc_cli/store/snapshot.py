"""What lies below plan/ and in the templates at a moment, told by the bytes of the files and never by their times alone."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tthc_cli.store.disk import DiskSource, read_file
from tthc_cli.store.template_files import TEMPLATES, packaged_templates, templates_of


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
    """The snapshot of a workspace, with the templates that tthc brings along. A file that cannot be read counts by the reason, and makes no error here."""
    contents = DiskSource(root).contents()
    files = [(file, root / file, root) for file in contents.files]
    own, refused = _own_templates(root)
    files += [(f"{TEMPLATES}/{path.name}", path, path.parents[1]) for path in (*own, *packaged_templates())]
    content = hashlib.sha256()
    for name, path, within in files:
        for part in (os.fsencode(name), _bytes_of(path, within)):
            content.update(b"%d:" % len(part) + part)
    for link in contents.links:
        content.update(b"link:" + os.fsencode(link) + b"\0")
    for folder, error in (*contents.unread, *refused):
        content.update(b"unread:" + os.fsencode(folder) + b"\0%d\0" % (error.errno or 0))
    return Snapshot(content.hexdigest(), _last_changes(path for _, path, _ in files))


def _own_templates(root: Path) -> tuple[list[Path], list[tuple[str, OSError]]]:
    try:
        return templates_of(root), []
    except OSError as error:
        return [], [(TEMPLATES, error)]


def last_changes(root: Path) -> str:
    """One digest over the names of the files and what the system says of their last change: quick, for who looks every second."""
    return _last_changes(root / file for file in DiskSource(root).files())


def _last_changes(files: Iterable[Path]) -> str:
    touched = hashlib.sha256()
    for file in files:
        touched.update(os.fsencode(file) + b"\0" + _last_change(file))
    return touched.hexdigest()


def _bytes_of(file: Path, within: Path) -> bytes:
    try:
        return read_file(file, within)
    except OSError as error:
        return f"không đọc được: {error.errno}".encode()


def _last_change(path: Path) -> bytes:
    try:
        told = path.stat()
    except OSError:
        return b"?"
    return b"%d %d %d %d;" % (told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns)
