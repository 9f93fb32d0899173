"""What lies below plan/, in one digest: every change of a file shows, whatever its size and times say."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workspaces import lay
from tthc_cli.store.snapshot import take_snapshot

UNITS = "plan/units.yaml"


def change_a_letter_keeping_size_and_times(root: Path) -> None:
    path = root / UNITS
    told = path.stat()
    path.write_bytes(path.read_bytes().swapcase())
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))


def add_an_empty_file(root: Path) -> None:
    (root / "plan" / "new.yaml").write_bytes(b"")


def remove_a_file(root: Path) -> None:
    (root / UNITS).unlink()


def rename_a_file(root: Path) -> None:
    (root / UNITS).rename(root / "plan" / "Units.yaml")


def put_a_folder_in_the_place_of_a_file(root: Path) -> None:
    (root / UNITS).unlink()
    (root / UNITS).mkdir()


def put_a_link_to_a_folder(root: Path) -> None:
    (root / "plan" / "elsewhere").symlink_to(root / "plan" / "tasks")


def put_a_link_to_nowhere(root: Path) -> None:
    (root / UNITS).unlink()
    (root / UNITS).symlink_to("nowhere")


def move_bytes_from_one_file_to_the_next(root: Path) -> None:
    first, second = root / "plan" / "plan.yaml", root / "plan" / "targets.yaml"
    data = first.read_bytes()
    first.write_bytes(data[:-1])
    second.write_bytes(data[-1:] + second.read_bytes())


def change_a_template(root: Path) -> None:
    (root / "templates" / "tong-hop.md.j2").write_text("Mẫu khác\n", encoding="utf-8")


def add_a_template(root: Path) -> None:
    (root / "templates" / "rieng.md.j2").write_text("Mẫu riêng\n", encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        add_a_template,
        change_a_template,
        change_a_letter_keeping_size_and_times,
        add_an_empty_file,
        remove_a_file,
        rename_a_file,
        put_a_folder_in_the_place_of_a_file,
        put_a_link_to_a_folder,
        put_a_link_to_nowhere,
        move_bytes_from_one_file_to_the_next,
    ],
)
def test_every_change_shows(tmp_path: Path, change: Callable[[Path], None]) -> None:
    root = lay(tmp_path, {"templates/tong-hop.md.j2": "Mẫu\n"})
    before = take_snapshot(root)
    assert take_snapshot(root) == before
    change(root)
    assert take_snapshot(root).content != before.content


def test_a_change_that_was_taken_back_shows_in_what_was_touched(tmp_path: Path) -> None:
    root = lay(tmp_path)
    before = take_snapshot(root)
    data, told = (root / UNITS).read_bytes(), (root / UNITS).stat()
    (root / UNITS).write_bytes(b"schema: 1\n")
    (root / UNITS).write_bytes(data)
    os.utime(root / UNITS, ns=(told.st_atime_ns, told.st_mtime_ns))
    after = take_snapshot(root)
    assert after.content == before.content
    assert after.touched != before.touched


def test_only_the_content_counts_for_a_copy_elsewhere(tmp_path: Path) -> None:
    assert take_snapshot(lay(tmp_path / "a")).content == take_snapshot(lay(tmp_path / "b")).content
