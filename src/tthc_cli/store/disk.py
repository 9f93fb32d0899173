"""The files below plan/ as they lie on the disk."""

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tthc_cli.store.whole_files import is_temporary, sweep

FOLDER = "plan"
MOST_BYTES = 16_000_000
"""A file of a plan is some 20 kB, the closing of a year with 30,000 entries 4 MB; what is larger than this is none."""


@dataclass(frozen=True)
class DiskSource:
    """The files as they lie on the disk."""

    root: Path

    def files(self) -> list[str]:
        """All of them but those that are being written; links to folders are not followed, and a folder named like a data file counts as
        one.
        """
        return list(self._walk())

    def _walk(self) -> Iterator[str]:
        for path, folders, names in os.walk(self.root / FOLDER):
            folders.sort()
            misnamed = [name for name in folders if name.endswith((".yaml", ".yml"))]
            for name in (*sorted(names), *misnamed):
                if not is_temporary(name):
                    yield (Path(path) / name).relative_to(self.root).as_posix()
            folders[:] = [name for name in folders if name not in misnamed]

    def links(self) -> list[str]:
        """The links to folders, which are not followed."""
        found = (Path(path) / name for path, folders, _ in os.walk(self.root / FOLDER) for name in folders)
        return sorted(folder.relative_to(self.root).as_posix() for folder in found if folder.is_symlink())

    def read(self, file: str) -> bytes:
        """The bytes of one. Raises OSError as `read_file`."""
        return read_file(self.root / file, self.root)


def read_file(path: Path, root: Path) -> bytes:
    """The bytes of a file of a workspace.

    Raises OSError, also for what is no file of a workspace: a pipe or a device, whose reading may never end (ENXIO), a link that leads out
    of the root (EXDEV), and what is larger than any file of a plan (EFBIG).
    """
    told = path.lstat()
    if stat.S_ISLNK(told.st_mode):
        if not _is_within(path, root):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(path))
        told = path.stat()
    if not (stat.S_ISREG(told.st_mode) or stat.S_ISDIR(told.st_mode)):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
    with path.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def _is_within(path: Path, root: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def make_folder(root: Path, folder: Path) -> None:
    """Make a folder below the root where it is missing. Raises OSError, also where a link on the way leads elsewhere: whoever reads does not
    follow it, so what is written there would be lost.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if Path(os.path.realpath(folder)) != Path(os.path.realpath(root)) / folder.relative_to(root):
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(folder))


def sweep_plan(root: Path, written: Path) -> None:
    """Take away what writers that were killed left anywhere below plan/; `written` is a file that was written there just now."""
    found = (Path(folder) / name for folder, _, names in os.walk(root / FOLDER) for name in names)
    sweep(found, written)
