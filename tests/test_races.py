"""Two who write at once: nothing that either of them said it had done is lost. TTHC_RACES says how often each is tried (default 4)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.racing import RACES
from tests.running import run
from tests.workspaces import REPOSITORY, read_clean
from tthc_cli.store import lock
from tthc_cli.usecases import amending, closing

COUNT = os.environ.get("TTHC_RACES", "4")
AMEND = ("amend", "III.1.a", "--due", "Trước 31/12/2026", "--document", "1/UBND-VP", "--reason", "Chờ")


CLOSE = ("close", "--quarter", "2", "--by", "A")
REOPEN = (*CLOSE, "--reopen", "--document", "2/CV", "--reason", "Sai số")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="races are run in forked processes")
@pytest.mark.parametrize("command", RACES)
def test_nothing_is_lost(command: str) -> None:
    words = [sys.executable, "-m", "tests.racing", command, COUNT]
    done = subprocess.run(words, cwd=REPOSITORY, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", ["plan/plan.yaml", "plan/tasks/III.1.yaml"])
def test_what_an_editor_saved_meanwhile_is_not_lost(file: str, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between our reading and our writing somebody saves one of the files: the save stays, and nothing is amended."""
    check = amending._check  # noqa: SLF001  # the moment between reading and writing

    def check_and_save(*words: object) -> None:
        check(*words)  # type: ignore[arg-type]
        with (small / file).open("a", encoding="utf-8") as stream:
            stream.write("# ghi chú của người sửa tay\n")

    monkeypatch.setattr(amending, "_check", check_and_save)
    before = read_clean(small)[1]
    ran = run(*AMEND, at=small)
    assert (ran.code, ran.out) == (3, "")
    assert "không ghi được tệp của kế hoạch: có người vừa sửa tệp này; xem lại rồi chạy lại lệnh" in ran.err
    assert (small / file).read_text(encoding="utf-8").endswith("# ghi chú của người sửa tay\n")
    assert read_clean(small)[1].items == before.items
    assert not read_clean(small)[1].document.amendments


@pytest.mark.parametrize("words", [CLOSE, REOPEN])
def test_a_closing_that_somebody_saved_meanwhile_is_not_lost(
    words: tuple[str, ...], small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, signed = small / "plan/closed/2026-Q2.yaml", closing._signed  # noqa: SLF001  # the moment between reading and writing
    assert run(*CLOSE, at=small).code == 0
    by_hand = file.read_text(encoding="utf-8").replace("by: A", "by: Người sửa tay")
    if words is CLOSE:
        file.unlink()

    def sign_and_save(*words: object) -> str:
        file.write_text(by_hand, encoding="utf-8")
        return signed(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(closing, "_signed", sign_and_save)
    ran = run(*words, at=small)
    assert (ran.code, ran.out) == (3, "")
    assert "không ghi được kỳ đã chốt: có người vừa sửa tệp này; xem lại rồi chạy lại lệnh" in ran.err
    assert file.read_text(encoding="utf-8") == by_hand


def test_a_lock_that_a_killed_command_left_locks_nobody_out(small: Path) -> None:
    (small / "plan" / ".tthc.lock").touch()
    assert run(*AMEND, at=small).code == 0
    assert not (small / "plan" / ".tthc.lock").exists()
    assert run("validate", at=small).code == 0


def test_who_waits_too_long_for_another_command_is_told(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE_SECONDS", 0.0)
    before = (small / "plan/plan.yaml").read_bytes()
    with lock.locked_workspace(small):
        ran = run(*AMEND, at=small)
        assert (
            run("record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--result", "x", at=small).code == 0
        )
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        "Lỗi: có lệnh khác đang ghi vào kế hoạch này\n"
        "  Cách sửa: Chưa có gì thay đổi. Chờ lệnh kia chạy xong (hoặc đóng cửa sổ của nó), rồi chạy lại.\n"
    )
    assert (small / "plan/plan.yaml").read_bytes() == before
    assert run(*AMEND, at=small).code == 0


def test_a_disk_without_locks_is_said(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some network drives have none; the call of the system is taken away as they do."""

    def refuse(_: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(lock, "_take", refuse)
    ran = run(*AMEND, at=small)
    assert ran.code == 3
    assert "không khoá được plan/ để ghi: lỗi hệ thống số 95" in ran.err
    assert run("status", at=small).code == 0
