"""Having one input read, within bounds, and making a bad one small."""

import base64
import json
import resource
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType

from benchmarks.fuzz.reading import Input, Reader

SECONDS, MEMORY = 20, 3 * 2**30
"""What one input may take; the memory is that of the whole process."""
_ROUNDS = 300


class TooSlowError(BaseException):
    """No `except Exception` on the way may swallow it."""


@dataclass(frozen=True)
class Failure:
    """An input that was not read as it should be, and how: the exception behind exit code 70, or what was exceeded."""

    reader: str
    given: Input
    how: str

    def text(self) -> str:
        """The failure as a file that can be replayed."""
        given = asdict(self.given) | {"data": base64.b64encode(self.given.data).decode()}
        return json.dumps({"reader": self.reader, "how": self.how, **given}, indent=2) + "\n"

    @classmethod
    def of_text(cls, text: str) -> "Failure":
        """The failure that a file holds."""
        told = json.loads(text)
        given = Input(tuple(told["words"]), base64.b64decode(told["data"]), told["place"])
        return cls(told["reader"], given, told["how"])


class Trial:
    """A workspace in which inputs are read one after the other; it is laid anew when they have written into it."""

    _LASTS = 40

    def __init__(self, laid: Path, folder: Path) -> None:
        self._laid, self._root, self._left = laid, folder / "trial", 0

    def how(self, reader: Reader, given: Input) -> str:
        """How the input fails; empty where it does not."""
        if self._left == 0:
            shutil.rmtree(self._root, ignore_errors=True)
            shutil.copytree(self._laid, self._root)
            self._left = self._LASTS
        self._left -= 1
        with self._written(given):
            try:
                with _alarm():
                    return reader.read(given, self._root)
            except TooSlowError:
                return f"more than {SECONDS} s"
            except BaseException as error:  # noqa: BLE001  # whatever gets out of the program is what we look for
                return f"out of the program: {type(error).__name__}"

    @contextmanager
    def _written(self, given: Input) -> Iterator[None]:
        path = self._root / given.place if given.place else None
        before = path.read_bytes() if path and path.exists() else None
        if path:
            path.write_bytes(given.data)
        yield
        if path and before is not None:
            path.write_bytes(before)
        elif path:
            path.unlink(missing_ok=True)


@contextmanager
def _alarm() -> Iterator[None]:
    def ring(_: int, __: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def bound_memory() -> None:
    """From here on this process gets no more memory than one input may take."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def shrink(data: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """The data with everything left out that it fails without, as far as a few hundred trials show."""
    size, rounds = max(1, len(data) // 2), _ROUNDS
    while size and rounds > 0:
        at = 0
        while at < len(data) and rounds > 0:
            shorter = data[:at] + data[at + size :]
            rounds -= 1
            if fails(shorter):
                data = shorter
            else:
                at += size
        size //= 2
    return data
