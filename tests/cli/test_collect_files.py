"""Which files `tthc collect` takes: names, folders, patterns; a folder without forms; folders inside it."""

from pathlib import Path

import pytest

from tests.forms import Paper, collect, entries, filled


@pytest.fixture
def paper(small: Path) -> Paper:
    """The form of vhxh with two rows filled in, saved."""
    return filled(small)


@pytest.fixture
def folder(small: Path) -> Path:
    """A folder beside the forms, with nothing in it that is one."""
    made = small / "phiếu" / "gửi về"
    made.mkdir(parents=True)
    (made / ".ẩn.xlsx").write_bytes(b"")
    (made / "~$Phieu.xlsx").write_bytes(b"")
    return made


def test_a_folder_without_forms_is_said(small: Path, folder: Path) -> None:
    ran = collect(small, folder.name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "Lỗi: không có phiếu nào trong gửi về\n  Cách sửa: Kiểm tra lại thư mục.\n"


def test_a_folder_with_forms_only_in_the_folders_inside_it(small: Path, paper: Paper, folder: Path) -> None:
    (folder / "quý II").mkdir()
    (folder / "ảnh").mkdir()
    paper.path.rename(folder / "quý II" / "Phieu.XLSX")
    ran = collect(small, folder.name)
    assert (ran.code, entries(small)) == (2, [])
    assert ran.err.endswith("  Cách sửa: Có bảng tính ở thư mục con: gửi về/quý II. Thu từng thư mục ấy.\n")


def test_folders_inside_the_one_with_forms_are_mentioned(small: Path, paper: Paper, folder: Path) -> None:
    (folder / "Phieu.xlsx").write_bytes(paper.path.read_bytes())
    (folder / "cũ").mkdir()
    paper.path.rename(folder / "cũ" / "Phieu.xlsx")
    ran = collect(small, folder.name)
    assert (ran.code, len(entries(small))) == (0, 2)
    assert ran.err == "Lưu ý: chưa xem thư mục con có bảng tính: gửi về/cũ. Thu riêng nếu cần.\n"


@pytest.mark.usefixtures("paper")
def test_a_pattern_and_a_name_are_looked_for_as_they_are(small: Path) -> None:
    (small / "phiếu" / "Phieu-VHXH-2026-Q2.xlsx").unlink()
    assert collect(small, "*.xlsx").code == 0
    assert len(entries(small)) == 2
