"""Files that others send: found where the officer points, read but never written."""

import errno
import os
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

_PATTERN = frozenset("*?[")
_Entry = os.DirEntry[str]
_TABLES = (".xlsx", ".xlsm", ".csv")


def find_incoming(typed: str) -> list[Path]:
    """The files meant: the one with this name, all in a folder, or all that fit a pattern (the command window of Windows leaves those as
    typed). Hidden files of a folder, and those that Excel makes while a workbook is open, are left out. A name without a file is given back,
    and so is a folder that cannot be looked into: reading it says why.
    """
    path = Path(typed)
    if _is_folder(path):
        return _in_folder(path, lambda entry: not entry.name.startswith((".", "~$")) and _is_file(entry))
    is_pattern = _PATTERN.intersection(path.name) and not os.path.lexists(path)
    return (_in_folder(path.parent, lambda entry: fnmatch(entry.name, path.name)) if is_pattern else []) or [path]


def _is_folder(path: Path) -> bool:
    """Whether it is one; what the system says nothing of (no disk holds some names, into some folders we may not look) is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _in_folder(folder: Path, is_meant: Callable[[_Entry], bool]) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return sorted(folder / entry.name for entry in entries if is_meant(entry))
    except OSError:
        return [folder]


def _is_file(entry: _Entry) -> bool:
    """Whether it is a file, or something of which the system does not say what it is."""
    try:
        return entry.is_file()
    except OSError:
        return True


def folders_with_tables(typed: str) -> list[str]:
    """The folders right inside the one with this name, in which `find_incoming` does not look, that hold tables or cannot be looked into,
    which is said.
    """
    inner = [Path(typed, name) for name in sorted(_listed(typed).folders) if not name.startswith(".")]
    held = {folder: _listed(folder) for folder in inner}
    return [
        f"{folder} (không xem được)" if listed.is_unread else str(folder)
        for folder, listed in held.items()
        if listed.is_unread or any(map(_is_table, listed.files))
    ]


class _Listed(NamedTuple):
    folders: list[str]
    files: list[str]
    is_unread: bool = False


def _listed(folder: str | Path) -> _Listed:
    refused = list[OSError]()
    found = next((_Listed(folders, files) for _, folders, files in os.walk(folder, onerror=refused.append)), None)
    return found or _Listed([], [], is_unread=bool(refused))


def _is_table(name: str) -> bool:
    return name.lower().endswith(_TABLES) and not name.startswith((".", "~$"))


def read_incoming(path: Path, most: int) -> bytes:
    """The bytes of a file, of a larger one the first `most` + 1. Raises OSError, also for a folder, and for a pipe or a device, whose reading
    may never end.
    """
    if path.is_dir():
        next(path.iterdir(), None)
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.exists() and not path.is_file():
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
    with path.open("rb") as stream:
        return stream.read(most + 1)
