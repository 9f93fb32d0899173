"""Writing what a command makes outside plan/: reports and new workspaces."""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


def write_output(path: Path, data: bytes, *, force: bool) -> bool:
    """Write a file whole or not at all; whether it changed anything.

    Raises FileExistsError where a different file is there and `force` is not given, other OSErrors as the system says.
    """
    if path.exists():
        if path.read_bytes() == data:
            return False
        if not force:
            raise FileExistsError(17, "đã có tệp khác", str(path))
    with written_beside(path, data) as beside:
        beside.replace(path)
    return True


def write_outputs(files: Mapping[Path, bytes], *, force: bool) -> tuple[Path, ...]:
    """Write several files, their folders made where missing; those that it changed. Where one would be overwritten without `force`, none is
    written. Raises as `write_output`.
    """
    for folder in {path.parent for path in files}:
        if folder.exists() and not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    for path, data in files.items():
        if not force and path.exists() and path.read_bytes() != data:
            raise FileExistsError(17, "đã có tệp khác", str(path))
    for folder in {path.parent for path in files}:
        folder.mkdir(parents=True, exist_ok=True)
    return tuple(path for path, data in files.items() if write_output(path, data, force=force))


def holds_early(path: Path, words: bytes) -> bool:
    """Whether a file is there and has the words near its beginning. Raises OSError where it cannot be read."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return words in stream.read(_BEGINNING)


_BEGINNING = 4096


@contextmanager
def written_beside(path: Path, data: bytes) -> Iterator[Path]:
    """A new hidden file in the same folder that holds the data, on disk for sure; it is gone afterwards unless it was given another name.

    Raises OSError where it cannot be written whole.
    """
    beside = path.with_name(f".{path.name}.{os.urandom(3).hex()}.tmp")
    try:
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        yield beside
    finally:
        beside.unlink(missing_ok=True)
