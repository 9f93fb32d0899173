"""Readers of what comes by the wire: clients of `dashboard --serve` that say and do what no browser would."""

import re
import socket
import struct
import time
from collections.abc import Callable, Mapping
from contextlib import closing, redirect_stderr
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from random import Random

from benchmarks.fuzz.mutating import mutate
from benchmarks.fuzz.reading import Input
from tthc_cli.cli.serving import HERE, PORT, Answer, PageServer
from tthc_cli.report.dashboard.view import Audience
from tthc_cli.usecases.showing import LivePage

PATIENCE, IN_TIME = 0.25, 2.0
"""Seconds that the server waits for the rest of a request here, and seconds in which it must have closed whatever happens."""
_HOST = f"{HERE}:{PORT}".encode()
"""Stands in an input for the address of the server that it will meet."""
_HEAD = re.compile(rb"HTTP/1\.1 \d{3} [^\r\n]*\r\n(?:[A-Z][A-Za-z-]*: [^\r\n]*\r\n)*\r\n")
_SENTENCES = tuple(
    words.encode()
    for words in ("Chỉ xem được trên chính máy này.", "Không có trang này.", "Không làm được yêu cầu này.", "")
)


class RequestsDrawn:
    """Bytes as browsers send them and as nobody should, and one word for how the client behaves."""

    _METHODS = (
        b"GET", b"GET", b"GET", b"GET", b"HEAD", b"POST", b"OPTIONS", b"TRACE", b"CONNECT", b"get", b"", b"__init__", b"_send", b"G" * 70_000,
    )  # fmt: skip
    _TARGETS = (
        b"/", b"/", b"/", b"/version", b"/version", b"//", b"/version/", b"/../plan/plan.yaml", b"/%2e%2e/plan/plan.yaml", b"/plan/plan.yaml", b"/..\\plan",
        b"C:\\plan", b"file:///etc/passwd", b"http://127.0.0.1:8383/", b"*", b"/?x=" + b"y" * 70_000, b"/\xff", "/kế-hoạch".encode(), b"/%00", b"/ /", b"",
    )  # fmt: skip
    _VERSIONS = (
        b" HTTP/1.1", b" HTTP/1.1", b" HTTP/1.1", b" HTTP/1.0", b" HTTP/0.9", b" HTTP/2.0", b" HTTP/\xb2.1", b" HTTP/1", b" HTTP/-1.1", b"", b" ",
    )  # fmt: skip
    _HEADERS = (
        b"Connection: keep-alive", b"Connection: close", b"Connection: upgrade", b"Upgrade: h2c", b"Expect: 100-continue", b"Content-Length: 5\r\n\r\nabcde",
        b"Content-Length: -1", b"Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n", b"Host: example.vn", b"Host:", b" folded", b": x", b"x", b"\x00: \x00",
        b"Origin: http://example.vn", b"Range: bytes=0-1", b"If-None-Match: *", b"X: " + b"y" * 70_000, b"\r\n".join(b"X: y" for _ in range(120)),
    )  # fmt: skip
    _ENDS = (b"\r\n",) * 6 + (b"\n", b"\r", b"\r\n\r\n")

    def draw(self, lot: Random) -> Input:
        """One connection; most clients finish, few stay for nothing, as those take as long as the server waits."""
        data = b"".join(self._request(lot) for _ in range(lot.choice((1, 1, 1, 2, 5))))
        if lot.random() < 0.6:
            data = mutate(data, lot, (*self._HEADERS, *self._TARGETS, data))
        manner = lot.choices(tuple(_MANNERS), weights=(90, 6, 1, 1))[0]
        return Input((manner,), data)

    def _request(self, lot: Random) -> bytes:
        line = lot.choice(self._METHODS) + b" " + lot.choice(self._TARGETS) + lot.choice(self._VERSIONS)
        host = [b"Host: " + _HOST] if lot.random() < 0.85 else []
        return lot.choice(self._ENDS).join(
            [line, *host, *lot.choices(self._HEADERS, k=lot.choice((0, 0, 1, 2))), b"", b""]
        )


def ask_server(given: Input, root: Path) -> str:
    """Send the bytes to the server of the page: how it fails to answer with what it serves, or to be there for the next one."""
    return _ask(root, given.data, _MANNERS[given.words[0]])


def look_again(_: Input, root: Path) -> str:
    """Look at the page of a workspace that has just become another: how the server fails to show it."""
    return _ask(root, b"GET / HTTP/1.1\r\nHost: %b\r\n\r\n" % _HOST, _send_and_read)


def _ask(root: Path, data: bytes, manner: "Manner") -> str:
    page, told = _page(root), StringIO()
    with redirect_stderr(told), PageServer(page, 0) as server:
        server.RequestHandlerClass = _Hasty
        here = f"{HERE}:{server.server_port}".encode()
        try:
            got = _meet(server, data.replace(_HOST, here), manner)
            next_one = _meet(server, b"GET /version HTTP/1.1\r\nHost: %b\r\n\r\n" % here, _send_and_read)
        except TimeoutError:
            return f"open after {IN_TIME} s"
        showing = server.current()
    if "lỗi lập trình" in told.getvalue():
        return f"said: {told.getvalue()[:120]}"
    if _HEAD.split(next_one or b"") != [b"", showing.version.encode()]:
        return "no answer for the next one"
    before, *bodies = _HEAD.split(got or b"")
    served = {*_SENTENCES, showing.html, showing.version.encode()}
    return "" if not before and served.issuperset(bodies) else "answered with something else"


class _Hasty(Answer):
    timeout = PATIENCE


@cache
def _page(root: Path) -> LivePage:
    """The page that is served all the time, as the workspace is laid anew again and again."""
    return LivePage(root, today=lambda: date(2026, 6, 30), as_of=None, audience=Audience.INTERNAL)


def _meet(server: PageServer, data: bytes, manner: "Manner") -> bytes | None:
    """Have one client meet the server: everything it was answered, None where it cannot know. Raises TimeoutError for a server that waits on."""
    with closing(socket.create_connection((HERE, server.server_port), timeout=IN_TIME)) as client:
        server.handle_request()
        try:
            return manner(client, data)
        except TimeoutError:
            raise
        except OSError:
            return None  # it was shown the door before it had finished


def _send_and_read(client: socket.socket, data: bytes) -> bytes:
    client.sendall(data)
    client.shutdown(socket.SHUT_WR)
    return _read(client)


def _send_and_stay(client: socket.socket, data: bytes) -> bytes:
    client.sendall(data)
    return _read(client)


def _send_and_vanish(client: socket.socket, data: bytes) -> None:
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.sendall(data)


def _drip(client: socket.socket, data: bytes) -> None:
    """The bytes one by one, without an end of its own: often enough that each is waited for."""
    began = time.monotonic()
    while time.monotonic() - began < IN_TIME:
        at = int((time.monotonic() - began) / PATIENCE * 8)
        client.sendall(data[at : at + 1] or b"x")
        time.sleep(PATIENCE / 8)
    raise TimeoutError


def _read(client: socket.socket) -> bytes:
    """All that comes until the server closes, which it must in time."""
    ends, got = time.monotonic() + IN_TIME, b""
    while time.monotonic() < ends:
        part = client.recv(1 << 16)
        if not part:
            return got
        got += part
    raise TimeoutError


Manner = Callable[[socket.socket, bytes], bytes | None]
_MANNERS: Mapping[str, Manner] = {
    "reads": _send_and_read,
    "vanishes": _send_and_vanish,
    "stays": _send_and_stay,
    "drips": _drip,
}
