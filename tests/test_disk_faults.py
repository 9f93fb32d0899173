"""Disks that are full, read-only, over their quota or gone, and clocks that are wrong: a sentence, an exit code, nothing half written."""

import contextlib
import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.running import Ran, run, run_process
from tests.workspaces import TESTS, entry, lay

RECORD = ("record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--by", "A", "--result", "Việc")
AMEND = ("amend", "III.1.a", "--due", "Trước 31/12/2026", "--document", "1/UBND", "--reason", "Chờ")
CLOSE = ("close", "--quarter", "2", "--by", "A")
REPORT = ("report", "--quarter", "2", "-o", "bao-cao.md")
DASHBOARD = ("dashboard",)
INIT = ("init", "moi")
FORM = ("form", "--all", "--quarter", "2", "-o", "phiếu")
IMPORT = ("import", str(TESTS / "data" / "ke-hoach-83.txt"), "ke-hoach-83")
WRITERS = {words[0]: words for words in (RECORD, AMEND, CLOSE, REPORT, DASHBOARD, INIT, FORM, IMPORT)}
"""Every command that writes, by its name."""


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@contextlib.contextmanager
def mounted(folder: Path, size: str) -> Iterator[Path]:
    """A small disk of its own; skips where we may not mount one."""
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("a disk of its own can be mounted by root on Linux alone")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path) -> None:
    """Take the last byte of the disk."""
    with contextlib.suppress(OSError), (folder / "đầy").open("wb", buffering=0) as stream:
        while True:
            stream.write(b"x" * 512)


@pytest.mark.parametrize("name", WRITERS)
def test_a_full_disk(tmp_path: Path, name: str) -> None:
    with mounted(tmp_path / "đĩa", "600k") as disk:
        root = lay(disk)
        fill(disk)
        before = files(root)
        ran = run(*WRITERS[name], at=root, columns=200)
        assert (ran.code, "ổ đĩa đã đầy" in ran.err, ran.out) == (3, True, "")
        assert files(root) == before
        (disk / "đầy").unlink()
        assert run(*WRITERS[name], at=root).code == 0


@pytest.mark.parametrize("room", range(1, 12, 2))
def test_a_disk_with_room_for_some_of_the_forms(tmp_path: Path, room: int) -> None:
    """Either all forms are there, or none, at whichever of them the disk is full."""
    with mounted(tmp_path / "đĩa", "600k") as disk:
        root = lay(disk)
        fill(disk)
        os.truncate(disk / "đầy", (disk / "đầy").stat().st_size - room * 4096)
        ran = run(*FORM, at=root, columns=200)
        there = sorted(path.name for path in (root / "phiếu").glob("*"))
    assert (ran.code, there) in ((3, []), (0, ["Phieu-VHXH-2026-Q2.xlsx", "Phieu-VP-2026-Q2.xlsx"]))


@pytest.mark.parametrize("name", WRITERS)
def test_a_disk_that_may_only_be_read(tmp_path: Path, name: str) -> None:
    with mounted(tmp_path / "đĩa", "1m") as disk:
        root = lay(disk)
        before = files(root)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        ran = run(*WRITERS[name], at=root, columns=200)
        assert (ran.code, "ổ đĩa chỉ cho đọc" in ran.err, ran.out) == (3, True, "")
        assert files(root) == before
        assert run("status", at=root).code == 0


@contextlib.contextmanager
def refusing(error: OSError) -> Iterator[None]:
    """Nothing gets onto the disk: whoever forces a file to it is told why not."""
    fsync = os.fsync

    def refuse(_: object) -> None:
        raise error

    os.fsync = refuse  # type: ignore[assignment]  # the name of its parameter does not matter
    try:
        yield
    finally:
        os.fsync = fsync


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EDQUOT, "hết hạn mức ổ đĩa"),
        (errno.EIO, "ổ đĩa hoặc ổ mạng báo lỗi"),
        (errno.EPROTO, f"lỗi hệ thống số {errno.EPROTO}"),
        (errno.EACCES, "không có quyền"),
    ],
)
def test_what_the_disk_refuses_is_not_begun(small: Path, name: str, number: int, said: str) -> None:
    before = files(small)
    with refusing(OSError(number, "x")):
        ran = run(*WRITERS[name], at=small, columns=200)
    assert (ran.code, said in ran.err, ran.out) == (3, True, "")
    assert files(small) == before


@pytest.mark.parametrize("name", ["record", "close", "report"])
def test_a_folder_that_goes_while_a_file_is_written(small: Path, name: str) -> None:
    """As when a network drive is cut off."""
    fsync = os.fsync

    def cut(handle: Any) -> None:
        fsync(handle)
        shutil.rmtree(small / "plan")
        shutil.rmtree(small, ignore_errors=True)

    os.fsync = cut  # type: ignore[assignment]  # likewise
    try:
        ran = run(
            *WRITERS[name], "--workspace", str(small), at=small.parent if name != "report" else small, columns=200
        )
    finally:
        os.fsync = fsync
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("Lỗi: không ghi được")


@pytest.mark.parametrize(
    "words", [*WRITERS.values(), ("status",), ("validate",), ("diff",), ("log",), ("schema", "plan")]
)
def test_a_folder_that_is_gone_under_our_feet(small: Path, words: tuple[str, ...]) -> None:
    script = (
        "import os, shutil, sys; from tthc_cli.__main__ import start; shutil.rmtree(os.getcwd()); "
        f"sys.argv = ['tthc', *{list(words)!r}]; start()"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=small, capture_output=True, check=False, encoding="utf-8")
    if words[0] == "schema":
        assert done.returncode == 0
        return
    assert done.returncode == 3
    assert "thư mục hiện tại không còn" in done.stderr or "không ghi được vào " in done.stderr
    assert not small.exists()


def test_the_disk_of_the_answers_is_full(tmp_path: Path, small: Path) -> None:
    with mounted(tmp_path / "đĩa", "64k") as disk:
        fill(disk)
        ran = run_process("status", at=small, TTHC_CACHE=str(disk / "nhớ"))
        assert (ran.code, ran.err) == (0, "")


def test_a_clock_that_was_set_back_loses_nothing(small: Path) -> None:
    first = run(*RECORD, "--result", "Trước", at=small, now="2026-06-30T08:00:00+07:00")
    second = run(*RECORD, "--result", "Sau", at=small, now="2026-05-30T08:00:00+07:00")
    assert (first.code, second.code) == (0, 0)
    wrong = run("status", at=small, now="2026-05-30T08:00:00+07:00", columns=200)
    assert (wrong.code, "ngày 30/06/2026 ở sau hôm nay (30/05/2026)" in wrong.err) == (1, True)
    assert run("validate", at=small).code == 0
    assert "đang thực hiện: Trước" in run("log", at=small).out
    assert "đang thực hiện: Sau" in run("log", at=small).out


@pytest.mark.parametrize("words", [("status",), ("remind",), ("calendar",), ("export",), ("log",), ("validate",)])
def test_a_clock_before_the_plan(small: Path, words: tuple[str, ...]) -> None:
    assert run(*words, at=small, now="1980-01-01T00:00:00+07:00").code == 0


def test_an_entry_from_before_the_plan_is_written_and_remarked_on(small: Path) -> None:
    ran = run(*RECORD, at=small, now="2026-01-05T08:00:00+07:00")
    assert (ran.code, "ở trước ngày ban hành kế hoạch (12/03/2026)" in ran.err) == (0, True)


@pytest.mark.parametrize("now", ["0001-01-01T00:00:00", "9999-12-31T23:59:59-10:00", "1899-12-31T00:00:00+07:00"])
def test_a_clock_beyond_all_plans(small: Path, now: str) -> None:
    ran = run("status", at=small, now=now)
    assert (ran.code, "nằm ngoài các năm từ 1900 đến 2999" in ran.err) == (2, True)


@pytest.mark.parametrize("day", ["31/12/9999", "1/1/0001", "31/12/1899", "3000-01-01"])
def test_a_day_beyond_all_plans(small: Path, day: str) -> None:
    for words in (("status", "--as-of", day), ("calendar", "--as-of", day), ("report", "--from", day, "--to", day)):
        ran = run(*words, at=small, columns=200)
        assert (ran.code, f"“{day}” nằm ngoài các năm từ 1900 đến 2999" in ran.err) == (2, True)


def test_the_time_zone_of_the_computer_changes_nothing(small: Path) -> None:
    """The same moment, told to processes that stand in Kiritimati and in Samoa: one day, that of Vietnam."""
    entry(small, "20260612-III-1-b-vp-aaaaaa.yaml", "task: III.1.b\nunit: vp\ndate: 2026-06-12\nprogress: in_progress")
    said = [_in_zone(small, zone) for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Ho_Chi_Minh")]
    assert said[0] == said[1] == said[2]
    zones = ("Pacific/Kiritimati", "Pacific/Pago_Pago")
    for zone in zones:
        assert run_process(*RECORD, "--result", zone, at=small, now="2026-06-29T20:00:00+00:00", TZ=zone).code == 0
    written = [path.read_text(encoding="utf-8") for path in (small / "plan/progress").rglob("20260630-*.yaml")]
    assert [("recorded_at: 2026-06-30T03:00:00+07:00" in text) for text in written] == [True, True]


def _in_zone(root: Path, zone: str) -> Ran:
    return run_process("status", at=root, now="2026-06-29T20:00:00+00:00", TZ=zone)
