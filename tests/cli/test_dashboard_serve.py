"""`tthc dashboard --serve`: one page on this computer, always as the files are, and nothing else."""

import http.client
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.cli.serving import Server, serve
from tests.domain.telling import RESULT, says
from tests.running import run
from tests.workspaces import lay
from tthc_cli.cli.serving import HERE, Answer, PageServer
from tthc_cli.report.dashboard.view import Audience
from tthc_cli.usecases.showing import LivePage, Showing


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(lay(tmp_path_factory.mktemp("served")), "--as-of", "30/6/2026") as running:
        yield running


def test_the_page_is_there_and_whole(server: Server) -> None:
    page = server.ask()
    assert (page.status, page.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "Tiến độ thực hiện Kế hoạch số 12/KH-UBND" in page.body
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Server"].strip() == "tthc"
    assert f'data-version="{server.ask("/version").body}"' in page.body


@pytest.mark.parametrize(
    "path",
    [
        "/index.html", "/plan/", "/plan/plan.yaml", "/../plan/plan.yaml", "/%2e%2e/plan/plan.yaml", "/?a=b", "/favicon.ico",
        "/version/", "http://127.0.0.1/", "*",
    ],
)  # fmt: skip
def test_nothing_else_is_there(server: Server, path: str) -> None:
    answer = server.ask(path)
    assert (answer.status, answer.body) == (404, "Không có trang này.")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "GẾT".encode().hex()])
def test_no_other_method(server: Server, method: str) -> None:
    answer = server.ask(method=method)
    assert (answer.status, answer.body) == (501, "Không làm được yêu cầu này.")


def test_head_has_no_body(server: Server) -> None:
    answer = server.ask(method="HEAD")
    assert (answer.status, answer.body) == (200, "")
    assert int(answer.headers["Content-Length"]) > 10_000


@pytest.mark.parametrize(
    "host", ["example.vn", "example.vn:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1:{port}.example.vn"]
)
def test_a_name_that_was_made_to_point_here_is_refused(server: Server, host: str) -> None:
    answer = server.ask(host=host.format(port=server.port))
    assert (answer.status, "12/KH-UBND" in answer.body) == (403, False)
    assert server.ask(host=f"localhost:{server.port}").status == 200


def test_no_other_computer_can_reach_it(server: Server) -> None:
    own = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in {str(one) for one in own} - {"127.0.0.1"}:
        with pytest.raises(OSError, match=r"refused|timed out|unreachable"):
            socket.create_connection((address, server.port), timeout=2)


def test_it_follows_the_files(tmp_path: Path) -> None:
    root = lay(tmp_path / "w")
    with serve(root) as server:
        before = server.ask("/version").body
        assert server.ask("/version").body == before
        says(root, "a.yaml", "III.1.b", "vhxh", "2026-06-12", "in_progress", "result: Vừa ghi xong")
        assert "Vừa ghi xong" in server.ask().body
        assert server.ask("/version").body != before
        (root / "plan" / "progress" / "2026-06" / "a.yaml").unlink()
        assert server.ask("/version").body == before


def test_a_plan_that_cannot_be_read_is_said_and_survived(tmp_path: Path) -> None:
    root = lay(tmp_path / "w")
    plan = root / "plan" / "plan.yaml"
    good = plan.read_text(encoding="utf-8")
    with serve(root) as server:
        version = server.ask("/version").body
        plan.write_text("schema: 1\nnumber: [\n", encoding="utf-8")
        broken = server.ask()
        assert "Kế hoạch đang có lỗi nên không đọc được; số liệu dưới đây là của lần đọc trước." in broken.body
        assert "12/KH-UBND" in broken.body
        plan.write_text(good, encoding="utf-8")
        assert server.ask("/version").body == version
        assert server.said.startswith("plan/plan.yaml:")
        assert server.said.count("Lỗi: không đọc được plan/plan.yaml") == 1
        assert server.stop() == 130


def test_errors_in_the_data_are_said_once_for_each_change(tmp_path: Path) -> None:
    root = lay(tmp_path / "w")
    says(root, "a.yaml", "III.9.z", "vhxh", "2026-06-12", "in_progress")
    with serve(root) as server:
        assert "dữ liệu có 1 lỗi" in server.ask().body
        assert "dữ liệu có 1 lỗi" in server.ask().body
        assert server.stop() == 130
        assert server.said.count("Chú ý: dữ liệu có 1 lỗi") == 1


def test_ctrl_c_ends_it_as_any_command(tmp_path: Path) -> None:
    with serve(lay(tmp_path / "w")) as server:
        assert server.stop() == 130
        assert server.said == "Đã dừng theo yêu cầu.\n"


def test_the_usual_port_may_be_taken_but_not_the_one_asked_for(tmp_path: Path) -> None:
    root = lay(tmp_path / "w")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ran = run("dashboard", "--serve", "--port", port, at=root, columns=200)
    assert (ran.code, f"không mở được cổng {port} trên máy này" in ran.err) == (3, True)
    with serve(root) as first, serve(root) as second:
        assert first.port != second.port
        assert (first.ask().status, second.ask().status) == (200, 200)


def test_public_in_the_meeting_room(tmp_path: Path) -> None:
    root = lay(tmp_path / "w")
    says(root, "a.yaml", "III.1.b", "vhxh", "2026-06-12", "in_progress", RESULT, "difficulty: Khó khăn mật")
    with serve(root, "--public") as server:
        assert "Khó khăn mật" not in server.ask().body


def test_without_a_plan_nothing_is_served(tmp_path: Path) -> None:
    root = lay(tmp_path / "w", {"plan/plan.yaml": "schema: 1\n"})
    assert run("dashboard", "--serve", at=root).code == 3


class _Faulty(LivePage):
    """A page with a bug of ours."""

    def current(self) -> Showing:
        raise ZeroDivisionError


def test_a_bug_is_said_in_one_line_and_the_server_goes_on(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = _Faulty(small, today=lambda: date(2026, 6, 30), as_of=None, audience=Audience.INTERNAL)
    with PageServer(page, 0) as server:
        for path in ("/", "/version"):
            connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
            connection.request("GET", path)
            server.handle_request()
            with pytest.raises(http.client.RemoteDisconnected):
                connection.getresponse()
            connection.close()
    assert " ".join(capsys.readouterr().err.split()) == " ".join(
        ["tthc gặp lỗi lập trình khi trả lời trình duyệt (ZeroDivisionError); trang vẫn tiếp tục chạy."] * 2
    )


def test_a_browser_that_went_away_is_no_news(server: Server) -> None:
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", server.port)) as hasty:
            hasty.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            hasty.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode())
    assert server.ask().status == 200
    assert server.said == ""


@pytest.mark.parametrize("drops", [b"", b"GET / HTTP/1.1\r\nHost: 127.0.0.1", b"GET / HTTP/1.1\r\nA: b\r\n"])
def test_a_request_that_comes_drop_by_drop_is_not_waited_for(
    small: Path, drops: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Answer, "timeout", 0.3)
    page = LivePage(small, today=lambda: date(2026, 6, 30), as_of=None, audience=Audience.INTERNAL)
    with PageServer(page, 0) as server, socket.create_connection((HERE, server.server_port), timeout=5) as client:
        server.handle_request()
        client.sendall(drops)
        began, ended = time.monotonic(), False
        while not ended and time.monotonic() < began + 3:
            ended = _has_been_closed(client)
    assert ended


def _has_been_closed(client: socket.socket) -> bool:
    """Say one byte more, and wait a moment whether that is still heard."""
    client.settimeout(0.05)
    try:
        client.sendall(b"x")
        return client.recv(1) == b""
    except TimeoutError:
        return False
    except OSError:
        return True


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("o\r\n\r\n", 400), ("GET / \r\n\r\n", 403), ("GET / HTTP/0.9\r\nHost: {host}\r\n\r\n", 200), ("GET / HTTP/0.9\r\n\r\n", 403),
        ("GET / HTTP/x\r\n\r\n", 400), ("GET / HTTP/2.0\r\n\r\n", 505), ("G" * 70_000 + "\r\n\r\n", 414), ("GET / HTTP/1.1\r\n" + "A: b\r\n" * 101, 431),
    ],
)  # fmt: skip
def test_whatever_is_answered_has_its_head(server: Server, said: str, status: int) -> None:
    """A browser that gets a bare body guesses what it is."""
    with closing(socket.create_connection((HERE, server.port), timeout=20)) as client:
        client.sendall(said.format(host=f"{HERE}:{server.port}").encode())
        answer = http.client.HTTPResponse(client)
        answer.begin()
        assert (answer.version, answer.status, answer.headers["X-Content-Type-Options"]) == (11, status, "nosniff")


def test_a_page_that_takes_longer_than_its_request_is_sent(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time of a request is for its coming, not for the answer."""
    monkeypatch.setattr(Answer, "timeout", 0.3)
    page = _Slow(small, today=lambda: date(2026, 6, 30), as_of=None, audience=Audience.INTERNAL)
    with PageServer(page, 0) as server, closing(http.client.HTTPConnection(HERE, server.server_port, 20)) as connection:
        connection.connect()
        server.handle_request()
        connection.request("GET", "/")
        assert connection.getresponse().read() == page.current().html


class _Slow(LivePage):
    """A page that takes its time."""

    def current(self) -> Showing:
        time.sleep(0.5)
        return super().current()


def test_the_day_moves_on_by_itself_unless_one_was_asked_for(small: Path) -> None:
    clock = [date(2026, 6, 30)]
    following = LivePage(small, today=lambda: clock[0], as_of=None, audience=Audience.INTERNAL)
    asked = LivePage(small, today=lambda: clock[0], as_of=date(2026, 4, 30), audience=Audience.INTERNAL)
    before, fixed = following.current(), asked.current()
    assert following.current() is before
    clock[0] = date(2026, 7, 1)
    assert "Số liệu đến hết ngày <strong>01/07/2026</strong>" in following.current().html.decode()
    assert asked.current().version == fixed.version
