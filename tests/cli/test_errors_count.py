"""What is said of errors is what happens: an entry with an error of its own counts nowhere, whatever the error; other errors promise nothing."""

import json
from pathlib import Path

import pytest

from tests.running import run
from tests.workspaces import entry, lay
from tthc_cli.domain.checks.closed import CLOSED_RULES
from tthc_cli.domain.soundness import OF_CLOSINGS
from tthc_cli.usecases.checking import ALL_RULES

SOUND = "task: III.1.b\nunit: vhxh\ndate: 2026-06-10\nprogress: in_progress\npercent: 40\nresult: Đang làm"
DONE = "task: III.1.b\nunit: vhxh\ndate: 2026-06-12\nprogress: done\nresult: Xong"
FAULTY = {
    "T106": f"{DONE}\npercent: 1.500",
    "T101": f"{DONE}\npercents: 40",
    "T013": f"{DONE}\nresult: Xong rồi",
    "T019": f'{DONE}\nnext: "a\\u001bb"',
    "T104": DONE.replace("vhxh", "vhxhh"),
    "T301": DONE.replace("III.1.b", "III.1.c"),
    "T303": DONE.replace("2026-06-12", "2026-07-20") + "\nrecorded_at: 2026-06-12T08:00:00+07:00",
    "T303 written": f"{DONE}\nrecorded_at: 2026-06-11T08:00:00+07:00",
    "T303 clock": f"{DONE}\nrecorded_at: 2027-06-11T08:00:00+07:00",
    "T303 evidence": f"{DONE}\nevidence:\n  - document: 45/BC\n    date: 2026-12-01",
    "T306": DONE.replace("\nresult: Xong", ""),
    "T308": f"{DONE}\ncorrects: 20260601-khong-co.yaml",
    "T308 other": f"{DONE}\ncorrects: 20260609-vp.yaml",
    "T310": f"{DONE}\nmeasures:\n  - indicator: II.1.e\n    numerator: 1\n    denominator: 2",
    "T310 double": f"{DONE}\nmeasures:\n" + "  - indicator: II.1.a\n    numerator: 1\n    denominator: 2\n" * 2,
}
QUESTIONS = [
    ("status", "--json"),
    ("status", "--json", "--as-of", "2026-12-31"),
    ("report", "--quarter", "2"),
    ("report", "--quarter", "2", "--kind", "don-doc"),
    ("export", "--what", "entries", "--format", "json"),
    ("export", "--what", "indicators", "--format", "json"),
    ("remind", "--json"),
    ("calendar", "--json"),
    ("show", "III.1.b"),
]


@pytest.fixture
def office(small: Path) -> Path:
    """The small plan with what two units said."""
    entry(small, "20260610-vhxh.yaml", SOUND)
    entry(small, "20260609-vp.yaml", SOUND.replace("vhxh", "vp").replace("06-10", "06-09").replace("40", "10"))
    return small


def answers(root: Path) -> list[str]:
    """What the commands answer, without what is said of the errors themselves."""
    told = []
    for words in QUESTIONS:
        out = run(*words, at=root).out
        if out.startswith("{"):
            fields = json.loads(out)
            fields.pop("problems", None)
            out = json.dumps(fields)
        told.append(out)
    run("dashboard", "--force", at=root)
    page = (root / "dashboard" / "index.html").read_text(encoding="utf-8")
    return [*told, *(line for line in page.splitlines() if "Chú ý" not in line and "phien-ban" not in line)]


@pytest.mark.parametrize("name", FAULTY)
def test_an_entry_with_an_error_counts_nowhere(office: Path, name: str) -> None:
    before = answers(office)
    entry(office, "20260612-loi.yaml", FAULTY[name])
    ran = run("status", at=office, columns=300)
    said = [line for line in ran.err.splitlines() if "lỗi[T" in line]
    assert all("20260612-loi.yaml" in line for line in said)
    assert {line.partition("lỗi[")[2][:4] for line in said} == {name[:4]}
    words = f"Chú ý: dữ liệu có {len(said)} lỗi; 1 bản ghi có lỗi không được tính vào kết quả trên:"
    assert (ran.code, words in ran.err) == (1, True)
    assert answers(office) == before


def test_what_a_faulty_correction_corrects_stands_again(office: Path) -> None:
    before = answers(office)
    correction = f"{FAULTY['T310']}\ncorrects: 20260610-vhxh.yaml"
    entry(office, "20260612-loi.yaml", correction)
    assert answers(office) == before
    entry(office, "20260613-dung.yaml", f"{DONE.replace('06-12', '06-13')}\ncorrects: 20260612-loi.yaml")
    assert run("status", at=office).code == 0, "a sound correction settles it"
    assert answers(office) != before


def test_what_stands_again_must_be_sound_too(office: Path) -> None:
    before = answers(office)
    entry(office, "20260611-a.yaml", FAULTY["T306"].replace("06-12", "06-11"))
    entry(office, "20260612-loi.yaml", f"{FAULTY['T310']}\ncorrects: 20260611-a.yaml")
    ran = run("status", at=office, columns=300)
    assert "2 bản ghi có lỗi không được tính vào kết quả trên:" in ran.err
    assert all(word in ran.err for word in ("T306", "T310"))
    assert answers(office) == before


def test_a_chain_of_faulty_corrections_costs_one_more_look_and_not_one_each(office: Path) -> None:
    before = answers(office)
    corrected = "20260610-vhxh.yaml"
    for number in range(60):
        text = f"{FAULTY['T310']}\ncorrects: {corrected}\nrecorded_at: 2026-06-12T08:{number:02}:00+07:00"
        corrected = f"20260612-{number:02}.yaml"
        entry(office, corrected, text)
    assert "60 bản ghi có lỗi không được tính" in run("status", at=office).err
    assert answers(office) == before


def test_other_errors_promise_nothing(office: Path) -> None:
    path = office / "plan" / "tasks" / "III.1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("coordinate: [vp]", "coordinate: [vpp]"), encoding="utf-8")
    ran = run("status", at=office)
    assert "Chú ý: dữ liệu có 1 lỗi; kết quả trên có thể thiếu hoặc sai:" in ran.err
    entry(office, "20260612-loi.yaml", FAULTY["T306"])
    words = "dữ liệu có 2 lỗi; 1 bản ghi có lỗi không được tính vào kết quả trên, các lỗi khác có thể làm kết quả trên thiếu hoặc sai:"
    assert words in run("status", at=office).err


def test_a_correction_of_what_cannot_be_read_is_not_lost(office: Path) -> None:
    entry(office, "20260612-loi.yaml", FAULTY["T019"])
    entry(office, "20260613-dung.yaml", f"{DONE.replace('06-12', '06-13')}\ncorrects: 20260612-loi.yaml")
    ran = run("status", at=office)
    assert ("T308" in ran.err, "1 bản ghi có lỗi không được tính" in ran.err) == (False, True)


def test_what_came_after_a_closing_counts_and_is_not_said_to_be_left_out(office: Path) -> None:
    assert run("close", "--quarter", "2", at=office).code == 0
    before = answers(office)
    entry(office, "20260612-sau.yaml", DONE)
    ran = run("status", at=office, columns=200)
    assert "Chú ý: dữ liệu có 1 lỗi; kết quả trên có thể thiếu hoặc sai:" in ran.err
    assert "T601" in ran.err
    assert answers(office) != before


def test_the_codes_of_closings_are_those_that_begin_so() -> None:
    assert {rule.code for rule in ALL_RULES if rule.code.startswith(OF_CLOSINGS)} == {
        rule.code for rule in CLOSED_RULES
    }


def test_a_page_says_the_same(small: Path) -> None:
    lay(small)
    entry(small, "20260612-loi.yaml", FAULTY["T306"])
    run("dashboard", at=small)
    page = (small / "dashboard" / "index.html").read_text(encoding="utf-8")
    assert "dữ liệu có 1 lỗi; 1 bản ghi có lỗi không được tính vào trang này." in page
