"""What Windows, its virus scanners and its memory sticks do otherwise, by stand-ins for the calls of the system."""

import errno
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path, PureWindowsPath

import pytest

from tests.running import run
from tthc_cli.domain.ids import POINTS
from tthc_cli.store import insisting
from tthc_cli.store.closed_files import closed_file
from tthc_cli.store.disk import create_files
from tthc_cli.store.entry_files import entry_file
from tthc_cli.store.insisting import PAUSES, insist
from tthc_cli.store.outputs import write_output
from tthc_cli.store.whole_files import written_beside

LONGEST_FOLDER = 150
RESERVED = set('<>:"|?*\\') | {chr(number) for number in range(32)}
RECORD = ("record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--by", "A")


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made; nobody waits in a test."""
    made: list[float] = []
    monkeypatch.setattr(insisting, "sleep", made.append)
    return made


def refusing(real: Callable[..., object], times: int) -> Callable[..., object]:
    """The real call of the system, behind a scanner that holds the file for so many attempts."""
    left = iter(range(times))

    def call(*words: object, **more: object) -> object:
        if next(left, None) is not None:
            raise PermissionError(errno.EACCES, "the file is used by another process")
        return real(*words, **more)

    return call


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("times", [1, len(PAUSES)])
def test_a_report_that_a_scanner_holds_for_a_moment_is_replaced(
    times: int, tmp_path: Path, pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bc.docx").write_bytes(b"old")
    monkeypatch.setattr(os, "replace", refusing(os.replace, times))
    assert write_output(tmp_path / "bc.docx", b"new", force=True) is True
    assert ((tmp_path / "bc.docx").read_bytes(), names(tmp_path)) == (b"new", ["bc.docx"])
    assert pauses == list(PAUSES[:times])


def test_a_report_that_is_open_in_word_stays_as_it_is(
    small: Path, pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    (small / "bc.md").write_bytes(b"open in Word")
    monkeypatch.setattr(os, "replace", refusing(os.replace, 99))
    ran = run("report", "--quarter", "2", "-o", "bc.md", "--force", at=small)
    assert ran.code == 3
    assert ran.err == (
        "Lỗi: không ghi được bc.md: không có quyền\n"
        "  Cách sửa: Chưa có gì thay đổi. Kiểm tra thư mục và quyền ghi; nếu tệp đang mở ở chương trình khác thì đóng lại.\n"
    )
    assert (small / "bc.md").read_bytes() == b"open in Word"
    assert [name for name in names(small) if name.endswith(".tmp")] == []
    assert pauses == list(PAUSES)


def test_other_refusals_are_meant_at_once(pauses: list[float]) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OSError, match="full"):
        insist(full)
    assert pauses == []


@pytest.mark.parametrize("refusal", [OSError(errno.EPERM, "FAT32"), NotImplementedError("no link"), None])
def test_a_memory_stick_without_hard_links(
    refusal: Exception | None, small: Path, pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAT32 and exFAT have none, some builds of Python have not even the call; a scanner may hold the new file besides."""

    def refuse(*_: object) -> None:
        assert refusal
        raise refusal

    if refusal is None:
        monkeypatch.delattr(os, "link")
    else:
        monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(os, "rename", refusing(os.rename, 2))
    ran = run(*RECORD, at=small)
    assert ran.code == 0
    assert [f"plan/progress/2026-06/{name}" for name in names(small / "plan" / "progress")] == [ran.out.strip()]
    assert pauses == list(PAUSES[:2])


def test_a_taken_name_is_kept_without_hard_links_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "link")
    create_files(tmp_path, {"a.yaml": b"one"})
    with pytest.raises(FileExistsError):
        create_files(tmp_path, {"a.yaml": b"two"})
    assert ((tmp_path / "a.yaml").read_bytes(), names(tmp_path)) == (b"one", ["a.yaml"])


@pytest.mark.parametrize("refused", ["open", "fsync"])
def test_a_folder_that_cannot_be_synced_loses_no_entry(
    refused: str, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows opens no folder, and some network drives sync none; the entry has its name by then, so saying otherwise would be a lie."""
    real_open, real_sync = os.open, os.fsync
    folders: set[int] = set()

    def open_(path: str | Path, flags: int, mode: int = 0o777, **more: int) -> int:
        if Path(path).is_dir() and refused == "open":
            raise PermissionError(errno.EACCES, "a folder")
        handle = real_open(path, flags, mode, **more)
        folders.update([handle] if Path(path).is_dir() else [])
        return handle

    def sync(handle: int) -> None:
        if handle in folders:
            raise OSError(errno.EINVAL, "not here")
        real_sync(handle)

    monkeypatch.setattr(os, "open", open_)
    monkeypatch.setattr(os, "fsync", sync)
    ran = run(*RECORD, at=small)
    assert ran.code == 0
    assert (small / ran.out.strip()).is_file()


def test_a_second_name_that_cannot_be_taken_away_is_no_failure(
    tmp_path: Path, pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The entry is there; whoever says that nothing was written makes an officer write it twice."""
    monkeypatch.setattr(os, "unlink", refusing(os.unlink, 99))
    create_files(tmp_path, {"a.yaml": b"one"})
    assert (tmp_path / "a.yaml").read_bytes() == b"one"
    assert pauses == list(PAUSES)


def test_what_went_wrong_while_writing_is_said_though_the_rest_cannot_be_taken_away(
    tmp_path: Path, pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "unlink", refusing(os.unlink, 99))
    with pytest.raises(OSError, match="no reason"), written_beside(tmp_path / "a.yaml", b"one"):
        raise OSError("no reason")
    assert pauses


@pytest.mark.parametrize("point", POINTS)
def test_names_of_entries_are_names_on_windows(point: str) -> None:
    file = entry_file(f"III.10.{point}.12", "u" * 200, date(2026, 12, 31), 99_999)
    assert not RESERVED & set(file)
    assert file.isascii()
    assert len(file) + LONGEST_FOLDER < 240
    assert not any(PureWindowsPath(part).is_reserved() or part.endswith((".", " ")) for part in file.split("/"))


@pytest.mark.parametrize("unit", ["con", "nul", "aux", "com1"])
def test_a_unit_may_be_called_like_a_device(unit: str) -> None:
    name = entry_file("IV.1", unit, date(2026, 1, 2), 1).rpartition("/")[2]
    assert not PureWindowsPath(name).is_reserved()


@pytest.mark.parametrize("key", ["2026-06", "2026-Q2", "2026-H1", "2026", "2026-07-01..2026-07-31"])
def test_names_of_closed_periods_are_names_on_windows(key: str) -> None:
    file = closed_file(key)
    assert not RESERVED & set(file)
    assert not PureWindowsPath(file).is_reserved()
