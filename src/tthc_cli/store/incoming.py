"""Files that others send: found where the officer points, read but never written."""

import errno
import os
from pathlib import Path

_PATTERN = frozenset("*?[")
_TABLES = (".xlsx", ".xlsm", ".csv")


def find_incoming(typed: str) -> list[Path]:
    """The files meant: the one with this name, all in a folder, or all that fit a pattern (the command window of Windows leaves those as
    typed). Hidden files of a folder, and those that Excel makes while a workbook is open, are left out. A name without a file is given back.
    """
    path = Path(typed)
    try:
        return _found(path)
    except OSError:
        # A name that no disk can hold, a folder into which we may not look: reading it says why.
        return [path]


def _found(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith((".", "~$")))
    if not path.exists() and _PATTERN.intersection(path.name):
        return sorted(path.parent.glob(path.name)) or [path]
    return [path]


def folders_with_tables(typed: str) -> list[Path]:
    """The folders right inside the one with this name that hold tables, in which `find_incoming` does not look."""
    path = Path(typed)
    try:
        inside = sorted(path.iterdir()) if path.is_dir() else []
    except OSError:
        inside = []
    return [
        folder for folder in inside if folder.is_dir() and not folder.name.startswith(".") and _holds_tables(folder)
    ]


def _holds_tables(folder: Path) -> bool:
    try:
        names = [file.name for file in folder.iterdir()]
    except PermissionError:
        return False
    return any(name.lower().endswith(_TABLES) and not name.startswith((".", "~$")) for name in names)


def read_incoming(path: Path, most: int) -> bytes:
    """The bytes of a file, of a larger one the first `most` + 1. Raises OSError, also for a pipe or a device, whose reading may never end."""
    if path.exists() and not path.is_file():
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
    with path.open("rb") as stream:
        return stream.read(most + 1)
