"""Files on a real disk: entries come back as they were, nothing is overwritten, nothing half written stays."""

import errno
import os
import resource
import signal
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workspaces import lay
from tthc_cli.domain.text import normalise
from tthc_cli.errors import CannotGoOnError
from tthc_cli.problems import count_errors
from tthc_cli.store.authors import author_name
from tthc_cli.store.disk import create_files
from tthc_cli.store.edits import replace_value
from tthc_cli.store.entry_files import compose_entry, entry_file, next_number
from tthc_cli.store.outputs import write_output
from tthc_cli.store.packaged import own_templates
from tthc_cli.store.reading import reason
from tthc_cli.store.workspace import read_workspace
from tthc_cli.store.yaml_reader import read_yaml

VIETNAM = timezone(timedelta(hours=7))
RAW: dict[str, Any] = {
    "schema": 1,
    "task": "III.1.a",
    "unit": "vp",
    "date": date(2026, 6, 12),
    "recorded_at": datetime(2026, 6, 12, 16, 20, 5, tzinfo=VIETNAM),
    "by": "Nguyễn Văn A",
    "progress": "in_progress",
}


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=80))
def test_any_text_comes_back_or_is_refused(text: str) -> None:
    entry, _, problems = compose_entry({**RAW, "result": text}, "x.yaml")
    if entry is not None and not problems:
        assert getattr(entry, "result").strip() == normalise(text).strip()  # noqa: B009  # the field of one kind of entry


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_numbers_and_days_come_back(number: Decimal, day: date) -> None:
    raw = {**RAW, "date": day, "measures": [{"indicator": "II.1.a", "numerator": number, "denominator": number}]}
    entry, _, problems = compose_entry(raw, "x.yaml")
    assert count_errors(problems) == 0
    assert entry
    assert entry.date == day
    assert getattr(entry, "measures")[0].numerator == number  # noqa: B009


def test_the_name_of_an_entry_is_plain_ascii() -> None:
    name = entry_file("III.2.đ", "cong-an", date(2026, 6, 5), 7)
    assert name.startswith("plan/progress/2026-06/20260605-III-2-dd-cong-an-007-")
    assert name.isascii()
    assert entry_file("III.2.đ", "vp", date(2026, 6, 5), 7) != entry_file("III.2.đ", "vp", date(2026, 6, 5), 7)


@pytest.mark.parametrize(
    ("names", "number"),
    [
        ((), 1),
        (("20260605-III-2-b-vp-7f3a9c.yaml",), 1),
        (("20260605-III-2-b-vp-002-7f3a9c.yaml", "20260630-III-1-b-vhxh-010-0a3a9c.yaml"), 11),
        (("20260605-III-2-b-vp-1200-7f3a9c.yaml", "20260605-III-2-b-vp-7f3a9c.yaml"), 1201),
    ],
)
def test_the_number_of_an_entry_grows_with_writing(names: tuple[str, ...], number: int, tmp_path: Path) -> None:
    month = tmp_path / "plan" / "progress" / "2026-06"
    if names:
        month.mkdir(parents=True)
    for name in names:
        (month / name).touch()
    assert next_number(tmp_path, date(2026, 6, 30)) == number


def test_a_taken_name_is_never_overwritten(tmp_path: Path) -> None:
    create_files(tmp_path, {"a/b.yaml": b"one"})
    with pytest.raises(FileExistsError):
        create_files(tmp_path, {"a/b.yaml": b"two"})
    assert (tmp_path / "a" / "b.yaml").read_bytes() == b"one"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.yaml"]


def test_several_files_or_none(tmp_path: Path) -> None:
    create_files(tmp_path, {"a/1.yaml": b"one", "b/2.yaml": b"two"})
    with pytest.raises(FileExistsError):
        create_files(tmp_path, {"a/3.yaml": b"three", "b/2.yaml": b"other", "c/4.yaml": b"four"})
    left = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"a/1.yaml": b"one", "b/2.yaml": b"two"}


def test_a_disk_without_hard_links(tmp_path: Path) -> None:
    """Some network drives and memory sticks have none; `os.link` is taken away as they do."""
    link = os.link

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "không hỗ trợ")

    os.link = refuse
    try:
        create_files(tmp_path, {"b.yaml": b"one"})
        with pytest.raises(FileExistsError):
            create_files(tmp_path, {"b.yaml": b"two"})
    finally:
        os.link = link
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("b.yaml", b"one")]


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    """A limit on the size of files stands for a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    (tmp_path / "cũ.md").write_bytes(b"old")
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            create_files(tmp_path, {"b.yaml": b"x" * 100_000})
        with pytest.raises(OSError, match="File too large"):
            write_output(tmp_path / "cũ.md", b"x" * 100_000, force=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("cũ.md", b"old")]


def test_output_is_whole_or_absent(tmp_path: Path) -> None:
    path = tmp_path / "báo cáo.md"
    assert write_output(path, b"one", force=False) is True
    assert write_output(path, b"one", force=False) is False
    with pytest.raises(FileExistsError):
        write_output(path, b"two", force=False)
    assert path.read_bytes() == b"one"
    assert write_output(path, b"two", force=True) is True
    assert path.read_bytes() == b"two"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(2, ""), "không có tệp này"),
        (PermissionError(13, ""), "không có quyền"),
        (OSError(errno.ENOSPC, ""), "ổ đĩa đã đầy"),
        (OSError(errno.EROFS, ""), "ổ đĩa chỉ cho đọc"),
        (OSError(999, ""), "lỗi hệ thống số 999"),
    ],
)
def test_reasons_of_the_system_in_words(error: OSError, said: str) -> None:
    assert reason(error) == said


def test_author_without_git(tmp_path: Path) -> None:
    before = dict(os.environ)
    try:
        os.environ.update({"PATH": str(tmp_path), "LOGNAME": "can-bo"})
        assert author_name(tmp_path) == "can-bo"
    finally:
        os.environ.clear()
        os.environ.update(before)


def test_author_of_a_folder_without_git_settings(tmp_path: Path) -> None:
    before = dict(os.environ)
    try:
        os.environ.update({"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LOGNAME": "can-bo"})
        assert author_name(tmp_path) == "can-bo"
    finally:
        os.environ.clear()
        os.environ.update(before)


def test_a_template_that_cannot_be_read(tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / "templates" / "a.md.j2").mkdir(parents=True)
    with pytest.raises(CannotGoOnError, match=r"a\.md\.j2"):
        own_templates(tmp_path)
    (tmp_path / "templates" / "a.md.j2").rmdir()
    (tmp_path / "templates" / "a.md.j2").write_bytes("Kỳ".encode("utf-16"))
    with pytest.raises(CannotGoOnError, match=r"a\.md\.j2"):
        own_templates(tmp_path)


def test_files_are_named_by_their_letters_whatever_the_disk_does_to_them(tmp_path: Path) -> None:
    lay(tmp_path, {"plan/ghi-chu\u0301.yaml": "a: b\n"})
    assert [problem.place.file for problem in read_workspace(tmp_path).reading.located([])] == ["plan/ghi-chú.yaml"]


def test_author_without_git_and_without_a_login(tmp_path: Path) -> None:
    before = dict(os.environ)
    try:
        os.environ.clear()
        os.environ["PATH"] = str(tmp_path)
        assert author_name(tmp_path)
    finally:
        os.environ.update(before)


@pytest.mark.parametrize(
    ("text", "path", "edited"),
    [
        ("a: x\n", ("a",), "a: mới\n"),
        ("a: 'x'  # ghi chú\nb: y", ("a",), "a: mới  # ghi chú\nb: y"),
        ("a: >-\n  dài\n  hơn\nb: y\n", ("a",), "a: mới\nb: y\n"),
        ("- k:\n    b: y\n- c: z", (0, "k", "a"), "- k:\n    b: y\n    a: mới\n- c: z"),
        ("- k: {b: y}\n  l:\n  - m\n  - n", (0, "a"), "- k: {b: y}\n  l:\n  - m\n  - n\n  a: mới\n"),
    ],
)
def test_edits_keep_what_is_around(text: str, path: tuple[str | int, ...], edited: str) -> None:
    assert replace_value(text, path, "mới") == edited


@pytest.mark.parametrize(("text", "path"), [("a: [x]\n", ("a",)), ("{b: y}\n", ("a",)), ("- x\n", (0, "a"))])
def test_edits_that_are_left_to_a_person(text: str, path: tuple[str | int, ...]) -> None:
    with pytest.raises(CannotGoOnError):
        replace_value(text, path, "mới")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40))
def test_an_edit_is_read_as_it_was_meant(words: str) -> None:
    meant = " ".join(normalise(words).split())
    if meant:
        value, problems = read_yaml(replace_value("a: x\nb: y\n", ("a",), meant), "x.yaml")
        assert not problems or value is None or value["b"] == "y"
        if not problems:
            assert value == {"a": meant, "b": "y"}
