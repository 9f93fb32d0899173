"""Where the files of a workspace are read from: the disk, a revision of git, or what the next commit will hold."""

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tthc_cli.store.disk import FOLDER, PROGRESS, Contents
from tthc_cli.store.git import index_blobs, read_blobs, tree_blobs


class Source(Protocol):
    """Files below plan/, by names with / from the root of the workspace."""

    def contents(self) -> Contents:
        """All of them, sorted within their folders, and what could not be looked into."""
        ...

    def read(self, file: str) -> bytes:
        """The bytes of one. Raises OSError."""
        ...


@dataclass(frozen=True)
class BlobSource:
    """The files as git keeps them, read without a checkout; `left_out` are those that are too large to be read."""

    blobs: Mapping[str, bytes]
    left_out: frozenset[str] = frozenset()

    @classmethod
    def of_revision(cls, root: Path, commit: str, *, entries: bool) -> "BlobSource":
        """The files of a commit; without `entries` those of progress are left out, whose reading would cost the most."""
        blobs = tree_blobs(root, commit, FOLDER)
        wanted = {file: blob for file, blob in blobs.items() if entries or not file.startswith(f"{PROGRESS}/")}
        return cls._of_blobs(root, wanted)

    @classmethod
    def of_folder(cls, root: Path, commit: str, folder: str) -> "BlobSource":
        """The files of a commit below one folder of the workspace."""
        return cls._of_blobs(root, tree_blobs(root, commit, folder))

    @classmethod
    def of_index(cls, root: Path) -> "BlobSource":
        """The files that the next commit will hold."""
        return cls._of_blobs(root, index_blobs(root, FOLDER))

    @classmethod
    def _of_blobs(cls, root: Path, blobs: Mapping[str, str]) -> "BlobSource":
        contents = read_blobs(root, blobs)
        return cls(contents, frozenset(blobs) - frozenset(contents))

    def contents(self) -> Contents:
        """All of them; no links, which git keeps as files."""
        return Contents(sorted({*self.blobs, *self.left_out}))

    def read(self, file: str) -> bytes:
        """The bytes of one. Raises FileNotFoundError, OSError (EFBIG) for what is larger than any file of a plan."""
        if file in self.blobs:
            return self.blobs[file]
        if file in self.left_out:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), file)
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), file)


@dataclass(frozen=True)
class EditedSource:
    """Another source with some files as they would be after an edit that is not written yet."""

    under: Source
    edited: Mapping[str, bytes]

    def contents(self) -> Contents:
        """All of them: an edit adds none."""
        return self.under.contents()

    def read(self, file: str) -> bytes:
        """The bytes of one. Raises OSError."""
        return self.edited[file] if file in self.edited else self.under.read(file)
