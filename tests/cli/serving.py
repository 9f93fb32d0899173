"""A server of `tthc dashboard --serve`, as a process of its own, and plain requests to it."""

import http.client
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from tests.running import NOW


class Answered(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: str


class Server:
    """One running server; what it says on stderr goes to a file."""

    def __init__(self, process: "subprocess.Popen[bytes]", said: Path) -> None:
        self._process, self._said = process, said
        self.port = self._find_port()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def said(self) -> str:
        """Everything after the line that tells the address."""
        return self._said.read_text(encoding="utf-8").partition("\n")[2]

    def ask(self, path: str = "/", *, method: str = "GET", host: str = "") -> Answered:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, headers={"Host": host or f"127.0.0.1:{self.port}"})
        answer = connection.getresponse()
        body = answer.read().decode("utf-8")
        connection.close()
        return Answered(answer.status, dict(answer.getheaders()), body)

    def stop(self) -> int:
        """Ctrl+C; the exit code."""
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(timeout=20)

    def _find_port(self) -> int:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and self._process.poll() is None:
            if match := re.search(r"http://127\.0\.0\.1:(\d+)/", self._said.read_text(encoding="utf-8")):
                return int(match[1])
            time.sleep(0.02)
        raise AssertionError(self._said.read_text(encoding="utf-8"))


@contextmanager
def serve(root: Path, *words: str, now: str = NOW) -> Iterator[Server]:
    """Run the server until the end of the test."""
    command = [sys.executable, "-m", "tthc_cli", "dashboard", "--serve", *words]
    settings = {**os.environ, "TTHC_NOW": now, "COLUMNS": "200"}
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "stderr.txt"
        with (
            said.open("wb") as stderr,
            subprocess.Popen(command, cwd=root, env=settings, stderr=stderr, preexec_fn=_hear_interrupts) as process,  # noqa: PLW1509
        ):
            try:
                yield Server(process, said)
            finally:
                if process.poll() is None:
                    process.send_signal(signal.SIGINT)
                with suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=20)
                process.kill()


def _hear_interrupts() -> None:
    """A shell that runs the tests in the background has turned Ctrl+C off for them; the server is to hear it all the same."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
