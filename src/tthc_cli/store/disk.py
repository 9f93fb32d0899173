"""The files below plan/ as they lie on the disk."""

import errno
import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tthc_cli.store.whole_files import Edit, change_files, is_temporary, sweep

FOLDER = "plan"
PROGRESS = f"{FOLDER}/progress"
MOST_BYTES = 16_000_000
"""A file of a plan is some 20 kB, the closing of a year with 30,000 entries 4 MB; what is larger than this is none."""


class Contents(NamedTuple):
    """What lies below plan/, by names with / from the root: the files, the links to folders, which are not followed, and the folders that
    could not be looked into, each with the refusal of the system.
    """

    files: list[str]
    links: Sequence[str] = ()
    unread: Sequence[tuple[str, OSError]] = ()


class DiskSource(NamedTuple):
    """The files as they lie on the disk; without `entries` those of progress are left out, whose reading would cost the most."""

    root: Path
    entries: bool = True

    def contents(self) -> Contents:
        """Everything but files that are being written, in one walk; a folder named like a data file counts as one."""
        files, links, refused = list[str](), list[str](), list[OSError]()
        for path, folders, names in os.walk(self.root / FOLDER, onerror=refused.append):
            inside = self._name(path)
            folders.sort()
            misnamed = [name for name in folders if name.endswith((".yaml", ".yml"))]
            links += [f"{inside}/{name}" for name in folders if _is_link(f"{path}/{name}")]
            folders[:] = [name for name in folders if name not in misnamed]
            if self.entries or not f"{inside}/".startswith(f"{PROGRESS}/"):
                files += [f"{inside}/{name}" for name in (*sorted(names), *misnamed) if not is_temporary(name)]
        unread = [(self._name(error.filename), error) for error in refused if not self._is_bare(error)]
        return Contents(files, sorted(links), sorted(unread, key=lambda one: one[0]))

    def files(self) -> list[str]:
        """The files alone, for who has no use for the rest."""
        return self.contents().files

    def _name(self, path: str) -> str:
        return Path(path).relative_to(self.root).as_posix()

    def _is_bare(self, error: OSError) -> bool:
        """Whether there is no plan/ at all: then its files are missing, which is said of each."""
        return isinstance(error, FileNotFoundError) and self._name(error.filename) == FOLDER

    def read(self, file: str) -> bytes:
        """The bytes of one. Raises OSError as `read_file`."""
        return read_file(self.root / file, self.root)


def _is_link(path: str) -> bool:
    """Whether it is a link; what the system says nothing of is looked into, which says why."""
    try:
        return Path(path).is_symlink()
    except OSError:
        return False


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
    if told.st_size > MOST_BYTES:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    # Without a buffer, which would be made as large as the largest file for each small one.
    with path.open("rb", buffering=0) as stream:
        return stream.readall()


def _is_within(path: Path, root: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def make_folder(root: Path, folder: Path) -> None:
    """Make a folder below the root where it is missing. Raises OSError, also where a link on the way leads elsewhere: whoever reads does not
    follow it, so what is written there would be lost.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if Path(os.path.realpath(folder)) != Path(os.path.realpath(root)) / folder.relative_to(root):
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(folder))


def write_files(root: Path, edits: Mapping[str, Edit]) -> None:
    """Write files of a workspace, all of them whole or none at all, as `change_files` does. Raises OSError."""
    targets = {root / file: edit for file, edit in edits.items()}
    for target in targets:
        make_folder(root, target.parent)
    change_files(targets)
    _sweep_plan(root, max(targets))


def create_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Write new files of a workspace as `write_files` does, never over others. Raises OSError, FileExistsError where a name is taken."""
    write_files(root, {file: Edit(None, data) for file, data in files.items()})


def _sweep_plan(root: Path, written: Path) -> None:
    """Take away what writers that were killed left anywhere below plan/; `written` is a file that was written there just now."""
    found = (Path(folder) / name for folder, _, names in os.walk(root / FOLDER) for name in names if is_temporary(name))
    sweep(found, written)
