"""`tthc dashboard --serve`: one page on this computer, always as the files are, and nothing else."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.serving import Server, serve
from tests.domain.telling import RESULT, says
from tests.running import run
from tests.workspaces import lay


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
