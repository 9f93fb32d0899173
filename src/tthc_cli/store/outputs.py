"""Writing what a command makes outside plan/: reports and new workspaces."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tthc_cli.store.insisting import insist


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
        insist(lambda: beside.replace(path))
    return True


@contextmanager
def written_beside(path: Path, data: bytes) -> Iterator[Path]:
    """A new hidden file in the same folder that holds the data, on disk for sure; it is gone afterwards unless it was given another name.

    Raises OSError where it cannot be written whole. Where the system does not let go of it, it stays: what it was for is done.
    """
    beside = path.with_name(f".{path.name}.{os.urandom(3).hex()}.tmp")
    try:
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        yield beside
    finally:
        with suppress(PermissionError):
            insist(lambda: beside.unlink(missing_ok=True))
