"""A folder that cannot be read is named, never taken for an empty one: commands that look say what they left out, those that write stop."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.permissions import allowed, needs_permissions, run_as_anybody
from tests.running import run
from tests.workspaces import entry, lay

RECORD = ("record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--result", "Đang làm")
INSTRUCT = ("instruct", "III.2.d", "--document", "1/SNV", "--from", "Sở Nội vụ", "--date", "1/6/2026")
AMEND = ("amend", "III.1.a", "--due", "Trước 20/12/2026", "--document", "2/KH-UBND", "--reason", "Chậm")
CLOSE = ("close", "--quarter", "2")
FORM = ("form", "--quarter", "2", "--unit", "vhxh", "-o", "phiếu")
WRITING = [RECORD, INSTRUCT, AMEND, CLOSE, (*CLOSE, "--reopen", "--document", "3", "--reason", "Sai"), FORM]
LOOKING = [("validate",), ("status",), ("report", "--quarter", "2"), ("remind",), ("export", "--format", "json")]
NO_PERMISSION = "không xem được thư mục: không có quyền\n"
STOPPED = "Lỗi: chưa đọc được hết dữ liệu đang có nên không ghi gì\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A workspace with an entry, a template of its own and a folder of closed periods."""
    root = lay(tmp_path / "kế hoạch", {"templates/tong-hop.md.j2": "Mẫu của phường\n", "plan/closed/.gitkeep": ""})
    text = "task: III.1.b\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress\nresult: Đang làm"
    entry(root, "20260612-a.yaml", text)
    return root


def names(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*"))


@needs_permissions
@pytest.mark.parametrize("folder", ["progress", "progress/2026-06", "closed", "calendar", "tasks"])
def test_every_command_names_the_folder(office: Path, folder: str) -> None:
    before = names(office)
    with allowed(office / "plan" / folder, 0o000):
        looked = run_as_anybody(*LOOKING, at=office)
        stopped = run_as_anybody(*WRITING, at=office)
    told = f"plan/{folder}: lỗi[T022]: {NO_PERMISSION}"
    assert [(ran.code, told in ran.out + ran.err) for ran in looked] == [(1, True)] * len(LOOKING)
    assert [(ran.code, told in ran.err, ran.out) for ran in stopped] == [(3, True, "")] * len(WRITING)
    assert [STOPPED in ran.err for ran in stopped] == [words != CLOSE for words in WRITING]
    assert names(office) == before


@needs_permissions
@pytest.mark.parametrize("folder", ["progress", "progress/2026-06", "calendar", "tasks"])
def test_a_folder_whose_names_can_be_seen_and_nothing_else(office: Path, folder: str) -> None:
    with allowed(office / "plan" / folder, 0o444):
        looked = run_as_anybody(("validate",), ("status",), at=office)
        stopped = run_as_anybody(RECORD, AMEND, CLOSE, at=office)
    for ran in looked:
        assert (ran.code, f"plan/{folder}" in ran.out + ran.err, "không có quyền" in ran.out + ran.err) == (
            1,
            True,
            True,
        )
    assert [ran.code for ran in stopped] == [3, 3, 3]


@needs_permissions
def test_what_cannot_be_read_is_not_called_missing_as_well(office: Path) -> None:
    for folder in ("tasks", "calendar"):
        with allowed(office / "plan" / folder, 0o000):
            validated, shown = run_as_anybody(("validate",), ("show", "III.1.b"), at=office)
        codes = {line.split("[")[1][:4] for line in validated.out.splitlines() if "[T" in line}
        assert codes & {"T018", "T209", "T210", "T301", "T506"} == set(), validated.out
        if folder == "tasks":
            said = "Lỗi: phần kế hoạch đọc được không có nhiệm vụ “III.1.b”\n"
            assert (shown.code, shown.err) == (
                2,
                f"{said}  Cách sửa: Chạy tthc validate để xem tệp nào chưa đọc được.\n",
            )


@needs_permissions
def test_no_other_template_stands_in_for_those_of_the_office(office: Path) -> None:
    report, annex = ("report", "--quarter", "2"), ("report", "--quarter", "2", "--kind", "phu-luc")
    assert "Mẫu của phường" in run(*report, at=office).out
    with allowed(office / "templates", 0o000):
        reported, annexed, validated = run_as_anybody(report, annex, ("validate",), at=office)
    said = "không xem được thư mục templates, nên không rõ mẫu nào của kế hoạch này: không có quyền"
    assert (reported.code, reported.out, said in reported.err) == (3, "", True)
    assert annexed.code == 0
    assert (validated.code, f"templates: lỗi[T022]: {NO_PERMISSION}" in validated.out) == (1, True)
    with allowed(office / "templates", 0o444):
        reported, validated = run_as_anybody(report, ("validate",), at=office)
    assert (validated.code, "templates/tong-hop.md.j2: lỗi[T001]" in validated.out) == (1, True)
    assert (reported.code, reported.out) == (3, "")


@needs_permissions
def test_a_plan_that_cannot_be_looked_into_is_not_passed_by(office: Path) -> None:
    inner = lay(office / "bên trong")
    with allowed(inner / "plan", 0o000):
        (ran,) = run_as_anybody(("status",), at=inner)
    assert (ran.code, ran.out) == (3, "")
    assert f"không xem được thư mục {inner / 'plan'}: không có quyền" in ran.err


@needs_permissions
def test_forms_that_cannot_be_looked_for(office: Path) -> None:
    (office / "phiếu" / "quý II").mkdir(parents=True)
    (office / "phiếu" / "a.csv").write_text("x", encoding="utf-8")
    with allowed(office / "phiếu" / "quý II", 0o000):
        (ran,) = run_as_anybody(("collect", "phiếu"), at=office)
    assert "chưa xem thư mục con có bảng tính: phiếu/quý II (không xem được)" in ran.err
    for mode in (0o000, 0o444):
        with allowed(office / "phiếu", mode):
            for ran in run_as_anybody(("collect", "phiếu"), ("collect", "phiếu/*.csv"), at=office):
                assert (ran.code, "không mở được tệp: không có quyền" in ran.err) == (1, True)


@pytest.fixture
def too_deep(office: Path) -> Iterator[Path]:
    """A folder below plan/progress whose path is so long that the system refuses in the middle of the walk, to root as well."""
    here, name = Path.cwd(), "a" * 200
    (office / "plan" / "progress" / "2026-06" / name).mkdir()
    try:
        os.chdir(office / "plan" / "progress" / "2026-06" / name)
        for _ in range(25):
            Path(name).mkdir()
            os.chdir(name)
        os.chdir(here)
        yield office
    finally:
        os.chdir(here)
        shutil.rmtree(office / "plan" / "progress" / "2026-06" / name)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other bounds of paths")
def test_a_walk_that_fails_half_way(too_deep: Path) -> None:
    ran = run("status", at=too_deep, columns=300)
    assert ran.code == 1
    assert "plan/progress/2026-06/aaaa" in ran.err
    assert "lỗi[T022]: không xem được thư mục: tên tệp quá dài" in ran.err
    assert "III.1.b" in ran.out
    assert run(*RECORD, at=too_deep).code == 3
    assert run(*CLOSE, at=too_deep).code == 3
