"""A form that went through LibreOffice, which rewrites every part of a workbook, where it is installed."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.forms import Paper, collect, form, progress_of

pytestmark = pytest.mark.skipif(shutil.which("localc") is None, reason="LibreOffice Calc is not installed")


def convert(path: Path, to: str, name: str) -> Path:
    """The workbook as LibreOffice saves it, in another format, under another name beside it."""
    folder = path.parent / "đã lưu"
    home = f"-env:UserInstallation={(path.parent / 'hồ sơ').as_uri()}"
    command = ["localc", home, "--headless", "--convert-to", to, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (saved,) = folder.iterdir()
    return saved.rename(path.with_name(name))


@pytest.fixture
def paper(small: Path) -> Paper:
    """The form with every kind of cell filled in."""
    paper = form(small).put(
        "III.1.b", progress="Hoàn thành", percent=100, result="- Đã xong\n- Đủ 7/7", day=date(2026, 6, 10)
    )
    paper.put("III.1.b", document="45/BC\n12/3", document_day="9/6/2026\n10/6/2026", next="Không nghỉ")
    paper.put("III.1.a", progress="Đang thực hiện").put("II.1.a", above=112, below=150.5)
    paper.works["C4"].value = "Nguyễn Thị B"
    paper.save("Phieu.xlsx")
    return paper


@pytest.mark.parametrize(
    ("to", "name", "said"),
    [
        ("xlsx", "Lại.xlsx", ""),
        ("csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,true,false,false,2", "Lại.csv", "T822"),
        ("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,true,false,false,2", "Lại.csv", "T822"),
    ],
)
def test_what_was_typed_is_still_there(small: Path, paper: Paper, to: str, name: str, said: str) -> None:
    assert collect(small, "Phieu.xlsx").code == 0
    before = progress_of(small)
    convert(paper.path, to, name)
    ran = collect(small, name)
    assert ran.code == 0
    assert "0 mới, 0 đính chính, 2 không đổi" in ran.out, (ran.out, ran.err)
    assert [line.partition("[")[2][:4] for line in ran.err.splitlines() if "[T" in line] == ([said] if said else [])
    assert progress_of(small) == before


def test_it_prints_on_few_pages(paper: Paper) -> None:
    pdf = convert(paper.path, "pdf", "Phieu.pdf")
    assert pdf.read_bytes().count(b"/Type/Page/") + pdf.read_bytes().count(b"/Type/Page\n") in (3, 4)
