"""Answers kept from before: found by the question and the content of the files alone, and never a reason to fail."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tthc_cli.store.answers import KEPT, KEPT_BYTES, Answer, Said, answers_folder, keep, recall
from tthc_cli.store.disk import MOST_BYTES

ANSWER = Answer(1, (Said("err", "Nhiệm vụ: III.2.đ\n"), Said("out", "18 nhiệm vụ\n")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of answers that is not there yet."""
    return tmp_path / "cache" / "tthc"


def only_file(folder: Path) -> Path:
    """The one file in the folder."""
    (path,) = folder.iterdir()
    return path


def test_an_answer_comes_back_as_it_was_given(folder: Path) -> None:
    keep(folder, "status", "abc", ANSWER)
    assert recall(folder, "status", "abc") == ANSWER


def test_another_question_or_other_files_have_no_answer(folder: Path) -> None:
    keep(folder, "status", "abc", ANSWER)
    assert recall(folder, "status --json", "abc") is None
    assert recall(folder, "status", "abd") is None


def test_the_newer_answer_takes_the_place_of_the_older(folder: Path) -> None:
    keep(folder, "status", "abc", ANSWER)
    keep(folder, "status", "abd", ANSWER._replace(code=0))
    assert recall(folder, "status", "abc") is None
    assert recall(folder, "status", "abd") == ANSWER._replace(code=0)
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("length", [0, 1, 64, 65, 66, 100])
def test_a_torn_file_is_no_answer(folder: Path, length: int) -> None:
    keep(folder, "status", "abc", ANSWER)
    path = only_file(folder)
    path.write_bytes(path.read_bytes()[:length])
    assert recall(folder, "status", "abc") is None


def test_a_changed_file_is_no_answer(folder: Path) -> None:
    keep(folder, "status", "abc", ANSWER)
    path = only_file(folder)
    path.write_bytes(path.read_bytes().replace(b"18 nhi", b"17 nhi"))
    assert recall(folder, "status", "abc") is None


@pytest.mark.parametrize(
    "told",
    [
        "[]", "{}", "not json", "[" * 100_000,
        *(
            f'{{"question": "status", "content": "abc", "code": {code}, "said": {said}}}'
            for code, said in [
                ("0", "5"), ("0", '[["out", 5]]'), ("0", '[["out", null]]'), ("0", '[["out"]]'), ("0", '[["out", "a", "b"]]'),
                ("0", '[["log", "a"]]'), ("0", '[["out", "\\ud800"]]'), ('"0"', "[]"), ("true", "[]"), ("1.5", "[]"),
            ]
        ),
    ],
    ids=range(14),
)  # fmt: skip
def test_a_file_of_another_form_is_no_answer(folder: Path, told: str) -> None:
    keep(folder, "status", "abc", ANSWER)
    seal = hashlib.sha256(told.encode()).hexdigest()
    only_file(folder).write_text(f"{seal}\n{told}", encoding="utf-8")
    assert recall(folder, "status", "abc") is None


def test_the_answer_to_a_question_of_the_same_name_of_file_is_not_taken(folder: Path) -> None:
    keep(folder, "status", "abc", ANSWER)
    path = only_file(folder)
    told = json.loads(path.read_bytes().partition(b"\n")[2])
    assert (told["question"], told["content"]) == ("status", "abc")


def test_a_folder_into_which_others_may_write_is_not_used(folder: Path) -> None:
    keep(folder, "status", "abc", ANSWER)
    folder.chmod(0o777)
    assert recall(folder, "status", "abc") is None
    keep(folder, "other", "abc", ANSWER)
    assert len(list(folder.iterdir())) == 1


def test_nothing_is_kept_where_a_file_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("", encoding="utf-8")
    keep(tmp_path / "cache", "status", "abc", ANSWER)
    assert recall(tmp_path / "cache", "status", "abc") is None
    assert (tmp_path / "cache").read_text(encoding="utf-8") == ""


def test_the_folder_never_grows_without_end_and_keeps_what_is_not_ours(folder: Path) -> None:
    for number in range(KEPT):
        keep(folder, f"status {number}", "abc", ANSWER)
    (folder / "ghi-chu.txt").write_text("", encoding="utf-8")
    keep(folder, "status", "abc", ANSWER)
    assert sorted(path.suffix for path in folder.iterdir()) == [".answer", ".txt"]


def test_answers_never_take_more_than_their_bytes(folder: Path) -> None:
    long = Answer(0, (Said("out", "x" * 9_000_000),))
    for number in range(8):
        keep(folder, f"status {number}", "abc", long)
        assert recall(folder, f"status {number}", "abc") == long
        assert sum(path.stat().st_size for path in folder.iterdir()) <= KEPT_BYTES


def test_an_answer_that_could_not_be_read_again_is_not_kept(folder: Path) -> None:
    keep(folder, "status", "abc", ANSWER)
    keep(folder, "report", "abc", Answer(0, (Said("out", "x" * MOST_BYTES),)))
    assert recall(folder, "report", "abc") is None
    assert recall(folder, "status", "abc") == ANSWER


@pytest.mark.parametrize("target", ["/dev/zero", "pipe", "folder"])
def test_what_is_no_file_is_no_answer(folder: Path, target: str) -> None:
    keep(folder, "status", "abc", ANSWER)
    path = only_file(folder)
    path.unlink()
    if target == "pipe":
        os.mkfifo(path)
    elif target == "folder":
        path.mkdir()
    else:
        path.symlink_to(target)
    asked = "import sys, pathlib; from tthc_cli.store.answers import recall; print(recall(pathlib.Path(sys.argv[1]), 'status', 'abc'))"
    told = subprocess.run([sys.executable, "-c", asked, folder], capture_output=True, timeout=30, check=True)
    assert told.stdout.split() == [b"None"]


def test_what_a_killed_writer_left_is_swept_away(folder: Path) -> None:
    folder.mkdir(parents=True, mode=0o700)
    for number in range(KEPT):
        (folder / f".x{number}.tmp").write_text("", encoding="utf-8")
    keep(folder, "status", "abc", ANSWER)
    assert len(list(folder.iterdir())) == 1


def test_where_nobody_has_a_number_the_system_keeps_users_apart(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "getuid")
    keep(folder, "status", "abc", ANSWER)
    assert recall(folder, "status", "abc") == ANSWER


def test_where_answers_are_kept() -> None:
    assert answers_folder({"TTHC_CACHE": "off", "HOME": "/home/a"}) is None
    assert answers_folder({"TTHC_CACHE": "/srv/cache"}) == Path("/srv/cache")
    assert answers_folder({"XDG_CACHE_HOME": "/x", "HOME": "/home/a"}) == Path("/x/tthc")
    assert answers_folder({"HOME": "/home/a"}) == Path("/home/a/.cache/tthc")
    assert answers_folder({"LOCALAPPDATA": "/local", "HOME": "/home/a"}) == Path("/local/tthc")
    assert answers_folder({"XDG_CACHE_HOME": "relative", "HOME": "/home/a"}) is None
    assert answers_folder({}) is None
