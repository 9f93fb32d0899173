"""Where files are written and read: never outside the workspace, never under a name that some system cannot hold."""

import re
from pathlib import Path

import pytest

from tests.running import run
from tests.workspaces import lay
from tthc_cli.store.disk import DiskSource

RECORD = ("record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--by", "A", "--result", "Việc")
CLOSE = ("close", "--quarter", "2", "--by", "A")
DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
RESERVED = set('<>:"/\\|?*')


def files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("unit", ["con", "nul", "com1", "aux", "u" * 40])
def test_names_of_files_that_we_make(small: Path, unit: str) -> None:
    for path in (small / "plan").rglob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("vhxh", unit), encoding="utf-8")
    before = files(small)
    for words in (
        (*RECORD[:3], unit, *RECORD[4:]),
        CLOSE,
        ("form", "--all", "--quarter", "2", "-o", "phieu"),
        ("dashboard",),
    ):
        assert run(*words, at=small).code == 0
    made = files(small) - before
    assert len(made) >= 4
    for name in made:
        for part in Path(name).parts:
            assert not DEVICES.match(part)
            assert not RESERVED.intersection(part)
            assert part.isascii()
            assert part == part.rstrip(" .")
        assert len(name) < 120


@pytest.mark.parametrize("unit", ["../x", "a/b", "a\\b", "C:x", "x.", "x ", "đv", "-x", "u" * 300, ".", "x\x00"])
def test_a_unit_whose_id_is_no_name_is_refused(small: Path, unit: str) -> None:
    path = small / "plan/units.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: vhxh", f"id: '{unit}'"), encoding="utf-8")
    assert run("validate", at=small).code == 1
    outside = files(small.parent)
    run(*RECORD, at=small)
    assert {
        name for name in files(small.parent) - outside if not name.startswith(f"{small.name}/plan/progress/")
    } == set()


@pytest.mark.parametrize("typed", ["../../x", "/etc/passwd", "..\\..\\x", "C:\\x", "plan/plan.yaml", "con", "x" * 300])
def test_a_correction_names_an_entry_and_no_path(small: Path, typed: str) -> None:
    before = files(small.parent)
    ran = run(*RECORD, "--corrects", typed, at=small)
    assert (ran.code, "không có bản ghi" in ran.err) == (2, True)
    assert files(small.parent) == before


@pytest.mark.parametrize(
    "typed", ["../x", "/etc/passwd", "../templates/tong-hop", "a/../tong-hop", "tong-hop.md.j2/..", "\x00"]
)
def test_a_template_is_one_of_the_folder(small: Path, typed: str) -> None:
    (small / "x.md.j2").write_text("lạ", encoding="utf-8")
    ran = run("report", "--quarter", "2", "--template", typed, at=small)
    assert (ran.code, "không có mẫu" in ran.err) == (2, True)


@pytest.mark.parametrize(
    "words", ["{% include '../x.md.j2' %}", "{% include '/etc/passwd' %}", "{% import '../x.md.j2' as x %}"]
)
def test_a_template_takes_in_nothing_from_elsewhere(small: Path, words: str) -> None:
    lay(small, {"x.md.j2": "lạ\n", "templates/tong-hop.md.j2": f"{words}\n"})
    ran = run("report", "--quarter", "2", at=small)
    assert (ran.code, "lạ" in ran.out) == (3, False)


@pytest.mark.parametrize("folder", ["plan/progress", "plan/progress/2026-06", "plan/closed"])
def test_nothing_is_written_through_a_link(small: Path, tmp_path: Path, folder: str) -> None:
    """A reader does not follow it, so what is written there would be lost."""
    elsewhere = tmp_path / "nơi khác"
    elsewhere.mkdir()
    (small / folder).parent.mkdir(parents=True, exist_ok=True)
    (small / folder).symlink_to(elsewhere)
    for words in (RECORD, CLOSE):
        ran = run(*words, at=small, columns=200)
        if ran.code == 0:
            assert folder not in ran.out
        else:
            assert (ran.code, "liên kết" in ran.err) == (3, True)
    assert list(elsewhere.rglob("*.yaml")) == []


@pytest.mark.parametrize(
    "place", ["plan/tasks/III.9.yaml", "plan/units.yaml", "plan/progress/2026-06/20260612-III-1-b-vp-aaaaaa.yaml"]
)
def test_a_link_out_of_the_workspace_is_no_file_of_it(small: Path, tmp_path: Path, place: str) -> None:
    secret = tmp_path / "bí mật.yaml"
    secret.write_text("mật khẩu: 123456\n", encoding="utf-8")
    lay(small, {place: ""})
    (small / place).unlink()
    (small / place).symlink_to(secret)
    ran = run("validate", at=small, columns=300)
    assert f"{place}: lỗi[T001]: không mở được tệp: liên kết dẫn ra ngoài" in ran.out
    assert "123456" not in ran.out


def test_a_link_within_the_workspace_is_a_file_of_it(small: Path) -> None:
    (small / "plan/units.yaml").rename(small / "units-2026.yaml")
    (small / "plan/units.yaml").symlink_to("../units-2026.yaml")
    assert run("validate", at=small).code == 0
    assert DiskSource(small).read("plan/units.yaml") == (small / "units-2026.yaml").read_bytes()


def test_a_workspace_may_itself_be_a_link(small: Path, tmp_path: Path) -> None:
    (tmp_path / "lối tắt").symlink_to(small)
    assert run(*RECORD, "--workspace", str(tmp_path / "lối tắt"), at=tmp_path).code == 0
    assert run(*CLOSE, at=tmp_path / "lối tắt").code == 0
    assert run("validate", at=small).code == 0


def test_a_report_over_a_link_replaces_the_link(small: Path, tmp_path: Path) -> None:
    kept = tmp_path / "của người khác.md"
    kept.write_text("giữ", encoding="utf-8")
    (small / "a.md").symlink_to(kept)
    assert run("report", "--quarter", "2", "-o", "a.md", at=small).code == 2
    assert run("report", "--quarter", "2", "-o", "a.md", "--force", at=small).code == 0
    assert (kept.read_text(encoding="utf-8"), (small / "a.md").is_symlink()) == ("giữ", False)
