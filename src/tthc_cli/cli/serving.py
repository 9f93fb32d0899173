"""The server of `tthc dashboard --serve`: one page on this computer alone, and nothing else."""

import os
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedReader, RawIOBase
from socket import socket
from threading import Lock
from time import monotonic
from typing import Any

from tthc_cli.cli.terminal import show_stop, tell, warn_of_errors
from tthc_cli.errors import CannotGoOnError, UsageFaultError
from tthc_cli.usecases.showing import LivePage, Showing

HERE = "127.0.0.1"
PORT, LOWEST, HIGHEST = 8383, 1024, 65535
_INSTANT = 0.001
"""Seconds; a socket takes none at all for “never wait”, which is another thing."""
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}


def serve(page: LivePage, port: str | None) -> None:
    """Serve the page until it is interrupted (KeyboardInterrupt). A port that was asked for is taken or refused, the usual one may be another."""
    with _open(page, _understand_port(port) if port else None) as server:
        tell(f"Trang đang mở tại http://{HERE}:{server.server_port}/ trên máy này. Bấm Ctrl+C để dừng.")
        server.current()
        server.serve_forever()


def _understand_port(typed: str) -> int:
    if typed.isascii() and typed.isdigit() and LOWEST <= int(typed) <= HIGHEST:
        return int(typed)
    raise UsageFaultError(f"--port: “{typed}” không phải là cổng", hint=f"Ghi một số từ {LOWEST} đến {HIGHEST}.")


def _open(page: LivePage, port: int | None) -> "PageServer":
    """The server, listening. Without a port asked for the usual one is tried, then any that is free."""
    for candidate in (port,) if port else (PORT, 0):
        try:
            return PageServer(page, candidate)
        except OSError:
            continue
    raise CannotGoOnError(
        f"không mở được cổng {port or PORT} trên máy này",
        hint="Có thể chương trình khác đang dùng; chọn cổng khác bằng --port.",
    )


class PageServer(ThreadingHTTPServer):
    """Listens to this computer alone."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # on Windows that would let two programs share one port

    def __init__(self, page: LivePage, port: int) -> None:
        super().__init__((HERE, port), Answer)
        self._page = page
        self._told: Showing | None = None
        self._telling = Lock()

    @property
    def hosts(self) -> frozenset[str]:
        """The names by which a browser on this computer calls us; any other was made to point here by somebody else."""
        return frozenset(f"{name}:{self.server_port}" for name in (HERE, "localhost"))

    def current(self) -> Showing:
        """The page; what is wrong with the data is said on stderr once for each change."""
        showing = self._page.current()
        with self._telling:
            if showing is not self._told:
                self._told = showing
                if showing.stopped:
                    show_stop(showing.stopped)
                else:
                    for note in showing.notes:
                        tell(note)
                    warn_of_errors(showing.errors)
        return showing

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no news; anything else is said in one line, and the server goes on."""
        del request, client_address
        error = sys.exception()
        if not isinstance(error, OSError):
            tell(f"tthc gặp lỗi lập trình khi trả lời trình duyệt ({type(error).__name__}); trang vẫn tiếp tục chạy.")


class _Ear(RawIOBase):
    """What a client says, within so many seconds from `listen_anew`; the time-out of a socket alone begins anew with every byte."""

    def __init__(self, connection: socket, seconds: float) -> None:
        self._connection, self._seconds = connection, seconds
        self.listen_anew()

    def listen_anew(self) -> None:
        self._until = monotonic() + self._seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """As every raw stream. Raises TimeoutError when the time is over."""
        self._connection.settimeout(max(self._until - monotonic(), _INSTANT))
        try:
            return self._connection.recv_into(buffer)
        finally:
            self._connection.settimeout(self._seconds)


class Answer(BaseHTTPRequestHandler):
    """One request: the page, its version, or nothing."""

    server: PageServer
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "tthc", ""
    timeout = 10.0

    def setup(self) -> None:
        """Listen to the client with as much patience as is good for the others."""
        super().setup()
        self._ear = _Ear(self.connection, self.timeout)
        self.rfile = BufferedReader(self._ear)

    def handle_one_request(self) -> None:
        """One request, which has its time as a whole: who sends it drop by drop is not waited for."""
        self._ear.listen_anew()
        super().handle_one_request()

    def do_GET(self) -> None:
        """The page at /, its version at /version; nothing else is here."""
        if self.headers.get("Host") not in self.server.hosts:
            self._send(HTTPStatus.FORBIDDEN, "Chỉ xem được trên chính máy này.")
        elif self.path == "/":
            self._send(HTTPStatus.OK, self.server.current().html, "text/html")
        elif self.path == "/version":
            self._send(HTTPStatus.OK, self.server.current().version)
        else:
            self._send(HTTPStatus.NOT_FOUND, "Không có trang này.")

    do_HEAD = do_GET  # noqa: N815  # the name that http.server calls

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What http.server refuses by itself (another method, a broken request), without its page."""
        del message, explain
        self.close_connection = True
        self._send(HTTPStatus(code), "Không làm được yêu cầu này.")

    def _send(self, status: HTTPStatus, body: bytes | str, kind: str = "text/plain") -> None:
        data = body.encode() if isinstance(body, str) else body
        # http.server would answer a request of the oldest kind, or a broken one, without a head.
        self.request_version = self.protocol_version
        self.send_response(status)
        for name, value in {
            **_HEADERS,
            "Content-Type": f"{kind}; charset=utf-8",
            "Content-Length": str(len(data)),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # as http.server names it
        """Requests are no news."""
