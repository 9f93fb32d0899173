"""Forms in tests: made by the program, filled in as clerks fill them in, collected again."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.running import Ran, run
from tests.workspaces import read_clean
from tthc_cli.domain.progress import ProgressEntry
from tthc_cli.exchange.forms.columns import MEASURES_SHEET, PROGRESS_SHEET

HEAD = 6
"""The row of headings in a form as it is sent out."""
JUNE = "2026-06-20T08:00:00+07:00"


class Paper:
    """A form on a clerk's screen."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book: Workbook = load_workbook(path, rich_text=True)

    @property
    def works(self) -> Worksheet:
        """The sheet of works."""
        return self.sheet(PROGRESS_SHEET)

    @property
    def figures(self) -> Worksheet:
        """The sheet of figures."""
        return self.sheet(MEASURES_SHEET)

    def sheet(self, name: str) -> Worksheet:
        """A sheet by its name."""
        found = self.book[name]
        assert isinstance(found, Worksheet)
        return found

    def cell(self, key: str, heading: str) -> Cell:
        """The cell in the row of a task or indicator, under a heading."""
        for sheet in self.book.worksheets:
            columns = [cell.column for cell in sheet[HEAD] if cell.value == heading]
            rows = [cells[0].row for cells in sheet.iter_rows(min_row=HEAD + 1) if cells[0].value == key]
            if columns and rows and sheet.title in (PROGRESS_SHEET, MEASURES_SHEET):
                found = sheet.cell(rows[0], columns[0])
                assert isinstance(found, Cell)
                return found
        raise AssertionError((key, heading))

    def put(self, key: str, /, **typed: Any) -> "Paper":
        """Type into cells of one row: `progress="Hoàn thành"`; see COLUMNS."""
        for name, value in typed.items():
            self.cell(key, COLUMNS[name]).value = value
        return self

    def save(self, name: str | None = None) -> Path:
        """Save under the same name, or beside it under another one."""
        self.path = self.path.with_name(name) if name else self.path
        self.book.save(self.path)
        return self.path


COLUMNS: Mapping[str, str] = {
    "progress": "Tiến độ",
    "percent": "% đã làm",
    "result": "Kết quả",
    "difficulty": "Khó khăn, vướng mắc",
    "cause": "Nguyên nhân",
    "proposal": "Đề xuất, kiến nghị",
    "next": "Phương hướng kỳ sau",
    "day": "Ngày thực hiện",
    "document": "Minh chứng: số văn bản",
    "document_day": "Minh chứng: ngày",
    "document_title": "Minh chứng: trích yếu",
    "above": "Tử số",
    "below": "Mẫu số",
    "source": "Nguồn số liệu",
}
Slip = Callable[[Paper], object]


def form(root: Path, unit: str = "vhxh", *, quarter: int = 2, now: str = JUNE) -> Paper:
    """The form of a unit, fresh from the program, in the folder `phiếu` of the workspace."""
    ran = run("form", "--unit", unit, "--quarter", str(quarter), "-o", "phiếu", "--force", at=root, now=now)
    assert (ran.code, ran.err) == (0, ""), ran
    return Paper(root / "phiếu" / f"Phieu-{unit.upper()}-2026-Q{quarter}.xlsx")


def collect(root: Path, *words: str, now: str = JUNE) -> Ran:
    """Collect, by Trần B where the form names nobody, standing in the folder `phiếu`; files are named without their folder."""
    return run("collect", *words, "--workspace", "..", at=root / "phiếu", now=now, columns=120)


def entries(root: Path) -> list[Path]:
    """The entries of a workspace."""
    return sorted((root / "plan" / "progress").rglob("*.yaml"))


def edit_part(path: Path, part: str, old: str, new: str) -> None:
    """Change the XML of one part of a workbook, for what the library that writes it would not write."""
    data = io.BytesIO()
    with zipfile.ZipFile(path) as given, zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            text = given.read(name)
            if name == part:
                assert old.encode() in text, old
                text = text.replace(old.encode(), new.encode())
            made.writestr(name, text)
    path.write_bytes(data.getvalue())


def filled(root: Path) -> Paper:
    """The form of vhxh with two rows filled in, saved as Phieu.xlsx."""
    paper = form(root)
    paper.put("III.1.b", progress="Đang thực hiện", percent=40, result="Đã trả lời 7 phản ánh")
    paper.put("III.2.đ", progress="Không phát sinh").save("Phieu.xlsx")
    return paper


def progress_of(root: Path) -> list[ProgressEntry]:
    """All entries of progress, in the order of their names."""
    return sorted(read_clean(root)[0].log.progress(), key=lambda one: one.name)


LATER = "2026-06-22T08:00:00+07:00"
