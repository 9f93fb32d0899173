"""The fuzzer sees what must not happen: a judge that lets everything pass would find nothing, too."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler
from pathlib import Path

import pytest
import typer
from benchmarks.fuzz import clients, lines
from benchmarks.fuzz.clients import ask_server
from benchmarks.fuzz.lines import ask_again, press_tab
from benchmarks.fuzz.reading import Input, Reader, run_command, wrong_exit
from benchmarks.fuzz.trying import Failure, Trial

from tests.running import Ran
from tests.workspaces import REPOSITORY

ASKING = Input(("reads",), b"GET / HTTP/1.1\r\nHost: 127.0.0.1:8383\r\n\r\n")


def test_an_exit_code_that_is_none_of_ours() -> None:
    bug = "tthc gặp lỗi lập trình (KeyError); dữ liệu không bị thay đổi dở dang."
    assert [wrong_exit(Ran(code, "", bug)) for code in (0, 1, 2, 3)] == [""] * 4
    assert wrong_exit(Ran(70, "", bug)) == "exit code 70: KeyError"
    assert wrong_exit(Ran(130, "", "Đã dừng theo yêu cầu.")) == "exit code 130: Đã dừng theo yêu cầu."


def test_what_gets_out_of_the_program(small: Path, tmp_path: Path) -> None:
    trial = Trial(small, tmp_path)
    assert trial.how(Reader("own", lambda _: Input(), lambda *_: str(1 // 0)), Input()) == (
        "out of the program: ZeroDivisionError"
    )


def test_a_file_is_another_for_one_input_alone(small: Path, tmp_path: Path) -> None:
    trial, plan = Trial(small, tmp_path), "plan/plan.yaml"
    seen = Reader("own", lambda _: Input(), lambda _, root: (root / plan).read_text(encoding="utf-8"))
    assert trial.how(seen, Input((), b"x", plan)) == "x"
    assert trial.how(seen, Input()) == (small / plan).read_text(encoding="utf-8")
    assert trial.how(Reader("own", lambda _: Input()), Input(("status",), b"[", plan)) == ""
    assert run_command(Input(("status",)), tmp_path / "trial") == ""


@pytest.mark.parametrize(
    ("program", "how"),
    [
        (lambda _: typer.echo("vhxh\tPhòng Văn hóa - Xã hội"), ""),
        (lambda _: None, ""),
        (lambda _: typer.echo("vhxh"), "told what is no line"),
        (lambda _: typer.echo("vh\x07\tx"), "told what is no line"),
        (lambda _: typer.echo("Lỗi", err=True), "said on stderr: Lỗi\n"),
        (lambda _: 70, "exit code 70: "),
    ],
)
def test_what_no_shell_may_be_told(
    program: Callable[[list[str]], int | None], how: str, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "answer", lambda words: program(words) or 0)
    assert press_tab(Input(("status", "--unit", "")), small) == how


def test_an_answer_that_is_stale(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = iter((0, 0, 1))
    monkeypatch.setattr(lines, "answer", lambda _: next(codes))
    assert ask_again(Input(("status",)), small) == "told something else from memory"
    monkeypatch.setattr(lines, "answer", lambda _: 70)
    assert ask_again(Input(("status",)), small) == "exit code 70: "


class _Bare(BaseHTTPRequestHandler):
    def handle(self) -> None:
        self.wfile.write("Không có trang này.".encode())


class _Deaf(BaseHTTPRequestHandler):
    def handle(self) -> None:
        time.sleep(1)


class _Faulty(BaseHTTPRequestHandler):
    def handle(self) -> None:
        raise ZeroDivisionError


class _Open(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # as http.server names it
        pass


@pytest.mark.parametrize(
    ("handler", "how"),
    [
        (_Bare, "no answer for the next one"), (_Deaf, "open after 0.3 s"), (_Open, "no answer for the next one"),
        (_Faulty, "said: tthc gặp lỗi lập trình khi trả lời trình duyệt (ZeroDivisionError);"),
    ],
)  # fmt: skip
def test_what_no_client_may_get(
    handler: type[BaseHTTPRequestHandler], how: str, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clients, "IN_TIME", 0.3)
    assert ask_server(ASKING, small) == ""
    monkeypatch.setattr(clients, "_Hasty", handler)
    assert ask_server(ASKING, small).startswith(how)


def test_the_page_of_another_address_is_no_page_of_ours(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Leaking(clients._Hasty):  # noqa: SLF001  # ours but for one path
        def do_GET(self) -> None:  # noqa: N802  # the name that http.server calls
            if self.path == "/plan/plan.yaml":
                self._send(HTTPStatus.OK, (small / "plan/plan.yaml").read_bytes())
            else:
                super().do_GET()

    monkeypatch.setattr(clients, "_Hasty", Leaking)
    assert ask_server(ASKING, small) == ""
    stolen = Input(("reads",), ASKING.data.replace(b" / ", b" /plan/plan.yaml "))
    assert ask_server(stolen, small) == "answered with something else"


def test_a_run_ends_with_the_sum_and_a_failure_can_be_tried_again(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.fuzz"]
    settings = {**os.environ, "PYTHONPATH": os.pathsep.join([str(REPOSITORY / "src"), str(REPOSITORY)])}

    def fuzz(*words: str) -> list[str]:
        done = subprocess.run(
            [*command, *words], cwd=tmp_path, env=settings, capture_output=True, text=True, check=True, timeout=120
        )
        return done.stdout.splitlines()

    told = fuzz("--inputs", "3", "--seconds", "60", "--only", "plan:")
    assert [line.split()[:3] for line in told[-2:]] == [["plan:2026", "3", "inputs"], ["all", "5", "15"]]
    failed = tmp_path / "failed.json"
    failed.write_text(Failure("entry", Input(("validate",), b"[", "plan/plan.yaml"), "x").text(), encoding="utf-8")
    assert fuzz("--replay", str(failed)) == ["read as it should be"]
