"""Tasks that wait for a document of somebody else, and tasks made of steps."""

from datetime import date
from pathlib import Path

from tests.domain.making import task_on, unit_on
from tests.domain.telling import DONE, GOING, NONE, NOT_ARISING, RESULT, instructs, says, standing
from tests.workspaces import lay
from tthc_cli.domain.standing import Timing


def test_a_waiting_task_is_neither_late_nor_done(small: Path) -> None:
    for day in ("2026-06-01", "2026-12-31", "2027-06-01"):
        assert standing(small, day, "III.2.d") == (NONE, Timing.AWAITING, 0)


def test_a_waiting_task_is_not_done_before_its_guidance(small: Path) -> None:
    says(small, "a.yaml", "III.2.d", "vhxh", "2026-05-01", "done", RESULT)
    state = task_on(small, "2026-06-01", "III.2.d")
    assert state.standing.timing is Timing.AWAITING
    assert state.standing.progress is not DONE
    assert state.settled == 0


def test_from_instruction_to_overdue(small: Path) -> None:
    instructs(small, "a.yaml", "III.2.d", "2026-05-10", "1/SNV", due="2026-06-30")
    assert standing(small, "2026-05-09", "III.2.d") == (NONE, Timing.AWAITING, 0)
    assert standing(small, "2026-05-10", "III.2.d") == (NONE, Timing.ON_TIME, 0)
    assert standing(small, "2026-06-23", "III.2.d") == (NONE, Timing.DUE_SOON, 0)
    assert standing(small, "2026-06-30", "III.2.d") == (NONE, Timing.DUE_SOON, 0)
    assert standing(small, "2026-07-01", "III.2.d") == (NONE, Timing.OVERDUE, 1)
    says(small, "b.yaml", "III.2.d", "vhxh", "2026-07-03", "done", RESULT)
    assert standing(small, "2026-08-01", "III.2.d") == (DONE, Timing.OVERDUE, 3)
    assert [received.instruction.document for received in task_on(small, "2026-08-01", "III.2.d").instructions] == [
        "1/SNV"
    ]


def test_what_was_said_before_an_instruction_does_not_count_for_it(small: Path) -> None:
    says(small, "a.yaml", "III.2.d", "vhxh", "2026-05-01", "not_arising")
    assert standing(small, "2026-05-09", "III.2.d") == (NOT_ARISING, Timing.AWAITING, 0)
    instructs(small, "b.yaml", "III.2.d", "2026-05-10", "1/SNV", due="2026-06-30")
    assert standing(small, "2026-05-10", "III.2.d") == (NONE, Timing.ON_TIME, 0)


def test_an_instruction_without_a_day_has_no_deadline(small: Path) -> None:
    instructs(small, "a.yaml", "III.2.d", "2026-05-10", "1/SNV")
    assert standing(small, "2026-12-31", "III.2.d") == (NONE, Timing.NO_DEADLINE, 0)


def test_two_instructions_are_answered_one_by_one(small: Path) -> None:
    instructs(small, "a.yaml", "III.2.d", "2026-05-10", "1/SNV", due="2026-06-30")
    instructs(small, "b.yaml", "III.2.d", "2026-05-20", "2/SNV", due="2026-07-31")
    says(small, "c.yaml", "III.2.d", "vhxh", "2026-06-01", "done", RESULT, "answers: 2/SNV")
    assert standing(small, "2026-06-15", "III.2.d") == (GOING, Timing.ON_TIME, 0)
    assert standing(small, "2026-07-02", "III.2.d") == (GOING, Timing.OVERDUE, 2)
    says(small, "d.yaml", "III.2.d", "vhxh", "2026-07-03", "done", RESULT, "answers: 1/SNV")
    state = task_on(small, "2026-07-03", "III.2.d")
    assert standing(small, "2026-07-03", "III.2.d") == (DONE, Timing.OVERDUE, 3)
    assert state.standing.completed_on == date(2026, 7, 3)


def test_a_word_that_names_no_document_answers_all_that_are_open(small: Path) -> None:
    instructs(small, "a.yaml", "III.2.d", "2026-05-10", "1/SNV", due="2026-06-30")
    instructs(small, "b.yaml", "III.2.d", "2026-05-20", "2/SNV", due="2026-07-31")
    says(small, "c.yaml", "III.2.d", "vhxh", "2026-05-15", "done", RESULT)
    assert standing(small, "2026-06-01", "III.2.d") == (GOING, Timing.ON_TIME, 0)
    says(small, "d.yaml", "III.2.d", "vhxh", "2026-06-02", "done", RESULT)
    assert standing(small, "2026-06-02", "III.2.d") == (DONE, Timing.ON_TIME, 0)


MIXED = """
    - id: III.2.d
      title: Góp ý hệ thống
      text: Góp ý hệ thống.
      lead: [vhxh]
      coordinate: [vp]
      due: Thường xuyên hoặc theo sự chỉ đạo của Sở Nội vụ
    """


def test_a_continuous_task_with_an_order_is_late_by_the_order(tmp_path: Path) -> None:
    root = lay(tmp_path, {"plan/tasks/III.2.yaml": MIXED})
    assert standing(root, "2026-06-01", "III.2.d") == (NONE, Timing.ON_TIME, 0)
    instructs(root, "a.yaml", "III.2.d", "2026-05-10", "1/SNV", due="2026-06-30")
    assert standing(root, "2026-07-01", "III.2.d") == (NONE, Timing.OVERDUE, 1)
    says(root, "b.yaml", "III.2.d", "vhxh", "2026-07-02", "done", RESULT, "answers: 1/SNV")
    assert standing(root, "2026-07-02", "III.2.d") == (GOING, Timing.ON_TIME, 0)
    assert unit_on(root, "2026-07-02", "III.2.d", "vhxh").reported_this_period is True


def steps_task(*leads: str, due: str = "trong tháng 10/2026") -> str:
    """A task of vp and vhxh with steps; a step has the lead given, or none of its own where that is empty."""
    own = [f", lead: [{lead}]" if lead else "" for lead in leads]
    steps = "".join(
        f"    - {{id: III.2.d.{number}, text: Bước {number}{lead}}}\n" for number, lead in enumerate(own, 1)
    )
    return f"- id: III.2.d\n  title: Việc\n  text: Việc.\n  lead: [tat-ca]\n  due: {due}\n  steps:\n{steps}"


def test_steps_without_leads_are_done_by_every_unit(tmp_path: Path) -> None:
    root = lay(tmp_path, {"plan/tasks/III.2.yaml": steps_task("", "")})
    says(root, "a.yaml", "III.2.d.1", "vhxh", "2026-05-01", "done", RESULT)
    assert unit_on(root, "2026-06-01", "III.2.d", "vhxh").standing.progress is GOING
    says(root, "b.yaml", "III.2.d.2", "vhxh", "2026-05-03", "not_arising")
    state = unit_on(root, "2026-06-01", "III.2.d", "vhxh")
    assert (state.standing.progress, state.standing.completed_on, state.standing.percent) == (
        DONE,
        date(2026, 5, 3),
        100,
    )
    assert unit_on(root, "2026-06-01", "III.2.d", "vp").standing.progress is NONE
    assert standing(root, "2026-06-01", "III.2.d") == (GOING, Timing.ON_TIME, 0)


def test_a_step_with_a_lead_is_done_by_it_alone(tmp_path: Path) -> None:
    root = lay(tmp_path, {"plan/tasks/III.2.yaml": steps_task("tat-ca", "vp")})
    says(root, "a.yaml", "III.2.d.1", "vhxh", "2026-05-01", "done", RESULT)
    assert unit_on(root, "2026-06-01", "III.2.d", "vhxh").standing.progress is DONE
    says(root, "b.yaml", "III.2.d.1", "vp", "2026-05-02", "done", RESULT)
    assert unit_on(root, "2026-06-01", "III.2.d", "vp").standing.progress is GOING
    says(root, "c.yaml", "III.2.d.2", "vp", "2026-11-05", "done", RESULT)
    state = task_on(root, "2026-12-01", "III.2.d")
    assert (state.standing.progress, state.standing.days_late, state.settled) == (DONE, 3, 2)


def test_a_word_on_a_step_of_others_is_progress_and_no_more(tmp_path: Path) -> None:
    root = lay(tmp_path, {"plan/tasks/III.2.yaml": steps_task("tat-ca", "vp")})
    says(root, "a.yaml", "III.2.d.2", "vhxh", "2026-05-01", "done", RESULT)
    assert unit_on(root, "2026-06-01", "III.2.d", "vhxh").standing.progress is GOING


def test_a_unit_without_steps_of_its_own_is_under_way(tmp_path: Path) -> None:
    root = lay(tmp_path, {"plan/tasks/III.2.yaml": steps_task("vp")})
    says(root, "a.yaml", "III.2.d.1", "vhxh", "2026-05-01", "done", RESULT)
    assert unit_on(root, "2026-06-01", "III.2.d", "vhxh").standing.progress is GOING


def test_a_word_on_the_task_itself_overrules_its_steps(tmp_path: Path) -> None:
    root = lay(tmp_path, {"plan/tasks/III.2.yaml": steps_task("", "")})
    says(root, "a.yaml", "III.2.d.1", "vhxh", "2026-05-01", "suspended")
    says(root, "b.yaml", "III.2.d", "vhxh", "2026-05-02", "done", RESULT)
    assert unit_on(root, "2026-06-01", "III.2.d", "vhxh").standing.progress is DONE
    says(root, "c.yaml", "III.2.d.1", "vhxh", "2026-06-02", "in_progress")
    assert unit_on(root, "2026-06-02", "III.2.d", "vhxh").standing.progress is GOING


def test_steps_that_did_not_arise_make_a_task_that_did_not(tmp_path: Path) -> None:
    root = lay(tmp_path, {"plan/tasks/III.2.yaml": steps_task("", "")})
    says(root, "a.yaml", "III.2.d.1", "vhxh", "2026-05-01", "not_arising")
    says(root, "b.yaml", "III.2.d.2", "vhxh", "2026-05-02", "not_arising")
    assert unit_on(root, "2026-06-01", "III.2.d", "vhxh").standing.progress is NOT_ARISING


def test_steps_of_a_waiting_task_answer_its_instruction(tmp_path: Path) -> None:
    root = lay(tmp_path, {"plan/tasks/III.2.yaml": steps_task("", "", due="khi có yêu cầu của Sở Nội vụ")})
    instructs(root, "a.yaml", "III.2.d", "2026-05-10", "1/SNV", due="2026-06-30")
    for name, step, unit in (("b", 1, "vp"), ("c", 2, "vp"), ("d", 1, "vhxh"), ("e", 2, "vhxh")):
        says(root, f"{name}.yaml", f"III.2.d.{step}", unit, "2026-06-01", "done", RESULT, "answers: 1/SNV")
    assert standing(root, "2026-07-15", "III.2.d") == (DONE, Timing.ON_TIME, 0)


def test_an_instruction_on_a_step_starts_its_task(tmp_path: Path) -> None:
    root = lay(tmp_path, {"plan/tasks/III.2.yaml": steps_task("", "", due="khi có yêu cầu của Sở Nội vụ")})
    instructs(root, "a.yaml", "III.2.d.1", "2026-05-10", "1/SNV", due="2026-06-30")
    assert standing(root, "2026-07-01", "III.2.d") == (NONE, Timing.OVERDUE, 1)
