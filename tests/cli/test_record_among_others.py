"""A new entry among those that are there: they are read only where they can matter to it."""

from datetime import date
from pathlib import Path

from tests.running import run
from tests.workspaces import entry, read_clean
from tthc_cli.domain.progress import Log
from tthc_cli.usecases.entering import LIFTED, draft_entry, judge
from tthc_cli.usecases.starting import start_workspace

TODAY = date(2026, 11, 20)
TASKS = ("III.1.a", "III.2.d", "III.2.đ", "III.3.d", "III.3.a.1", "IV.1", "III.9.a")
SAID = (
    {"progress": "done"},
    {"progress": "done", "result": "Xong", "percent": "40"},
    {"progress": "done", "result": "Xong", "evidence": [{"document": "1/A", "date": "2026-12-30"}]},
    {"progress": "in_progress"},
    {"progress": "in_progress", "result": "Việc", "answers": "99/SNV"},
    {"progress": "not_arising", "percent": "40"},
    {"progress": "suspended", "measures": [{"indicator": "II.2.a", "numerator": "3", "denominator": "2"}]},
    {"progress": "in_progress", "result": "Việc", "measures": [{"indicator": "II.9", "numerator": "1", "denominator": "2"}]},
    {"instruction": {"document": "9/SNV", "from": "Sở Nội vụ", "date": "2026-05-30", "due": "2026-05-01"}},
)  # fmt: skip


def test_the_others_only_lift_what_they_may_lift(tmp_path: Path) -> None:
    """Whatever is said of any task by any unit on any day: without the others no rule says less, and only `LIFTED` ones say more."""
    start_workspace(tmp_path, demo=True)
    workspace, plan = read_clean(tmp_path)
    units = [unit.id for unit in plan.directory.units]
    compared = 0
    for task in TASKS:
        for unit in (units[0], units[3], units[-1]):
            for day in ("2026-01-05", "2026-06-12", "2026-12-30"):
                for said in SAID:
                    author = {} if "instruction" in said else {"unit": unit}
                    raw = {"schema": "1", "task": task, "date": day, "recorded_at": f"{day}T08:00:00+07:00", "by": "A"}
                    draft = draft_entry({**raw, **author, **said}, "plan/progress/2026-06/mới.yaml").entry
                    assert draft, said
                    alone = judge((draft,), Log(()), plan, TODAY).get(draft.origin.file, [])
                    among = judge((draft,), workspace.log, plan, TODAY).get(draft.origin.file, [])
                    assert [one for one in alone if one in among or one.code not in LIFTED] == among
                    compared += 1
    assert compared == len(TASKS) * 27 * 3


def test_every_entry_of_the_demo_is_judged_alone_as_among_the_others(tmp_path: Path) -> None:
    start_workspace(tmp_path, demo=True)
    workspace, plan = read_clean(tmp_path)
    for one in workspace.log.entries:
        if one.corrects is None and one.name not in {other.corrects for other in workspace.log.entries}:
            others = Log(tuple(other for other in workspace.log.entries if other is not one))
            alone = judge((one,), Log(()), plan, TODAY).get(one.origin.file, [])
            among = judge((one,), others, plan, TODAY).get(one.origin.file, [])
            assert [each for each in alone if each in among or each.code not in LIFTED] == among


GUIDED = ("record", "III.2.d", "--unit", "vhxh", "--progress", "done", "--result", "Xong", "--evidence", "1/A")


def test_guidance_among_the_others_lets_a_waiting_work_be_done(small: Path) -> None:
    assert "còn chờ văn bản" in run(*GUIDED, at=small).err
    # Its name tells nothing of what is in it: the officer may have copied another file.
    text = "task: III.2.d\ndate: 2026-06-02\ninstruction: {document: 9/SNV, from: Sở Nội vụ, date: 2026-06-01}"
    entry(small, "20260602-III-1-b-vhxh-aaaaaa.yaml", text)
    assert run(*GUIDED, at=small).code == 0


def test_a_correction_is_looked_for_among_the_others(small: Path) -> None:
    entry(small, "20260612-a.yaml", "task: III.1.b\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress\nresult: Sai")
    words = ("record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--result", "Đúng", "--corrects")
    assert run(*words, "20260612-b.yaml", at=small).code == 2
    assert run(*words, "20260612-a.yaml", at=small).code == 0
    assert "bị đính chính 2 lần" in run(*words, "20260612-a.yaml", at=small).err


def test_an_entry_that_cannot_be_read_keeps_nobody_from_writing(small: Path) -> None:
    broken = small / "plan" / "progress" / "2026-06" / "20260601-III-1-b-vhxh-aaaaaa.yaml"
    broken.parent.mkdir(parents=True)
    broken.write_text("task: [", encoding="utf-8")
    words = ("record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--result", "Việc", "--by", "A")
    ran = run(*words, at=small)
    assert ran.code == 0
    assert "Lưu ý" not in ran.err
    assert run("status", at=small).code == 1
    broken.unlink()
    assert [one.result for one in read_clean(small)[0].log.progress()] == ["Việc"]
