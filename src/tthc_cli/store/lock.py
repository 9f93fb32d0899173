"""One at a time: the lock of a workspace, for whoever reads a file, changes it and writes it back.

The lock is one of the system on an open file, on this disk or on that of a server: the system lets it go when its holder ends, however
that ends, so that a file which a killed command left behind locks nobody out.
"""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tthc_cli.errors import CannotGoOnError
from tthc_cli.store.disk import FOLDER
from tthc_cli.store.reading import reason
from tthc_cli.store.whole_files import LOCK_NAME

PATIENCE_SECONDS = 30.0
"""So long a command waits for the one before it; each holds the lock for a second or two."""
_PAUSE_SECONDS = 0.05
_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
"""What the systems say where somebody else holds it."""

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked_workspace(root: Path) -> Iterator[None]:
    """Be the only one who changes files of the workspace until the end of the block.

    Raises CannotGoOnError where another command does not come to its end, or where the disk has no locks.
    """
    path = root / FOLDER / LOCK_NAME
    try:
        handle = _wait_for(path)
    except OSError as error:
        raise CannotGoOnError(
            f"không khoá được {FOLDER}/ để ghi: {reason(error)}",
            hint="Chưa có gì thay đổi. Kiểm tra quyền ghi; nếu là ổ mạng không khoá được tệp thì chép thư mục về máy rồi chạy lại.",
        ) from error
    try:
        yield
    finally:
        _let_go(handle, path)


def _wait_for(path: Path) -> int:
    """The open file of the lock, once it is ours."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        if (handle := _try(path)) is not None:
            return handle
        if time.monotonic() > deadline:
            raise CannotGoOnError(
                "có lệnh khác đang ghi vào kế hoạch này",
                hint="Chưa có gì thay đổi. Chờ lệnh kia chạy xong (hoặc đóng cửa sổ của nó), rồi chạy lại.",
            )
        time.sleep(_PAUSE_SECONDS)


def _try(path: Path) -> int | None:
    """The open file where the lock is ours now; None where somebody holds it, or has just taken its file away."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except PermissionError:
        if sys.platform == "win32" and path.exists():
            return None  # Its holder is just taking it away.
        raise
    try:
        _take(handle)
        if os.path.samestat(os.fstat(handle), path.stat()):
            return handle
    except FileNotFoundError:
        pass
    except OSError as error:
        if error.errno not in _HELD:
            os.close(handle)
            raise
    os.close(handle)
    return None


def _let_go(handle: int, path: Path) -> None:
    """Take the file away and end the lock; where the system keeps an open file, it is closed first and may stay for the next."""
    if sys.platform == "win32":
        os.close(handle)
        with suppress(OSError):
            path.unlink()
    else:
        with suppress(OSError):
            path.unlink()
        os.close(handle)
