"""A server that has imported the program and forks a process for every command line: a process of its own, without the wait for Python.

What Python itself reads when it starts (PYTHON…, the locale) is that of the server. The server ends when its standard input does.
"""

import fcntl
import gc
import json
import os
import resource
import select
import signal
import socket
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import IO, NamedTuple

PATIENCE = 60
"""Seconds that a command may take."""


class Request(NamedTuple):
    """A command line: its words, its folder, its whole environment; whether its streams are its terminal; the bytes of memory it gets;
    whether coverage.py counts its lines, where it counts any.
    """

    words: Sequence[str]
    at: str
    environment: Mapping[str, str]
    is_at_terminal: bool = False
    memory: int | None = None
    is_counted: bool = False


class ForkServer:
    """A server that started in this environment. Several threads may ask at once."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="tthc-")
        self._address = str(Path(self._folder.name, "socket"))
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(self._address)
            listener.listen(64)
            number = listener.fileno()
            command = [sys.executable, "-m", "tests.fork_server", str(number)]
            self._process = subprocess.Popen(
                command,
                cwd=Path(__file__).parents[1],
                env=dict(environment),
                stdin=subprocess.PIPE,
                pass_fds=[number],
                start_new_session=True,
            )

    def begin(self, request: Request, streams: tuple[int, int, int]) -> socket.socket:
        """Start a command with these standard streams; on what comes back `wait` waits for its end."""
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(PATIENCE)
        connection.connect(self._address)
        socket.send_fds(connection, [b"+"], streams)
        connection.sendall(json.dumps(request).encode())
        connection.shutdown(socket.SHUT_WR)
        return connection

    def run(self, request: Request) -> tuple[int, bytes, bytes]:
        """Run a command that nobody talks to: its exit code, stdout and stderr. Raises TimeoutError."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, Path(os.devnull).open("rb") as nothing:
            code = wait(self.begin(request, (nothing.fileno(), out.fileno(), err.fileno())))
            return code, _whole(out), _whole(err)

    def close(self) -> None:
        """End the server, and what still runs below it."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(timeout=PATIENCE)
        self._folder.cleanup()


def wait(connection: socket.socket) -> int:
    """Wait for a command to end: its exit code, below zero the signal that killed it. Raises TimeoutError."""
    with connection:
        return int(connection.recv(16))


def _whole(stream: IO[bytes]) -> bytes:
    stream.seek(0)
    return stream.read()


class _Server:
    """Forks for whoever connects, until its standard input ends."""

    def __init__(self, listener: socket.socket) -> None:
        self._listener, self._running = listener, dict[int, socket.socket]()
        self._ended, ending = socket.socketpair()
        ending.settimeout(0)
        signal.set_wakeup_fd(ending.detach())
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def serve(self) -> None:
        """Serve; in the process of a command, be the command."""
        while sys.stdin not in (ready := select.select([self._listener, self._ended, sys.stdin], [], [])[0]):
            if self._ended in ready:
                self._ended.recv(4096)
                self._tell_who_waits()
            if self._listener in ready:
                self._fork()
        os.killpg(0, signal.SIGKILL)

    def _fork(self) -> None:
        connection, _ = self._listener.accept()
        pid = os.fork()
        if pid:
            self._running[pid] = connection
            return
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _, streams, _, _ = socket.recv_fds(connection, 1, 3)
        with connection.makefile("rb") as told:
            request = Request(*json.load(told))
        _become(request, streams)

    def _tell_who_waits(self) -> None:
        for pid in [*self._running]:
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                with self._running.pop(pid) as connection:
                    connection.sendall(str(os.waitstatus_to_exitcode(status)).encode())


def _become(request: Request, streams: Sequence[int]) -> None:
    """Be the process of a command."""
    from tthc_cli.__main__ import start  # noqa: PLC0415  # as everything of the program, by the server alone

    _take(streams, is_terminal=request.is_at_terminal)
    os.chdir(request.at)
    os.environ.clear()
    os.environ.update(request.environment)
    time.tzset()
    if request.memory:
        resource.setrlimit(resource.RLIMIT_AS, (request.memory, request.memory))
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.argv = ["tthc", *request.words]
    stop_counting = _count() if request.is_counted else None
    try:
        start()
    except SystemExit as ended:
        sys.stdout.flush()
        sys.stderr.flush()
        if stop_counting:
            stop_counting()
        os._exit(ended.code)  # type: ignore[arg-type]  # a number, always; to tear down what was imported would take the longest


def _take(streams: Sequence[int], *, is_terminal: bool) -> None:
    """Make these the standard streams, as Python makes them when it starts."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    if is_terminal:
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for name, mode, buffering in (("stdin", "r", -1), ("stdout", "w", -1), ("stderr", "w", 1)):
        old = getattr(sys, name)
        new = open(old.fileno(), mode, buffering, old.encoding, old.errors, closefd=False)  # noqa: SIM115  # for good
        setattr(sys, name, new)


def _count() -> Callable[[], None]:
    """Have coverage.py count from here on; what comes back ends that and keeps what was counted."""
    from coverage import process_startup  # noqa: PLC0415  # it is not there with the lowest versions

    counted = process_startup(force=True)
    assert counted

    def stop() -> None:
        counted.stop()
        counted.save()

    return stop


def _preload() -> None:
    from tthc_cli.cli.main import COMMANDS, module_of  # noqa: PLC0415  # as everything of the program, by the server alone

    for name in COMMANDS:
        module_of(name)
    for name in ("docx", "icalendar", "openpyxl"):
        import_module(name)
    gc.freeze()


if __name__ == "__main__":
    if sys.getfilesystemencoding() != "utf-8":
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606  # as the program does
    _preload()
    _Server(socket.socket(fileno=int(sys.argv[1]))).serve()
