"""The files below plan/ as they lie on the disk."""

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tthc_cli.store.whole_files import is_temporary, sweep

FOLDER = "plan"


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
        """The bytes of one. Raises OSError, also for a pipe or a device, whose reading may never end."""
        path = self.root / file
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), file)
        return path.read_bytes()


def sweep_plan(root: Path, written: Path) -> None:
    """Take away what writers that were killed left anywhere below plan/; `written` is a file that was written there just now."""
    found = (Path(folder) / name for folder, _, names in os.walk(root / FOLDER) for name in names)
    sweep(found, written)
