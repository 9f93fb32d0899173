"""The agenda: last days with their warnings, and the signs by which a newer version is told."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.domain.making import append
from tests.domain.telling import RESULT, instructs, says
from tests.workspaces import assess_on, entry, lay, read_clean
from tthc_cli.domain.agenda import Agenda, Appointment, DueDay, make_agenda
from tthc_cli.domain.progress import Progress
from tthc_cli.domain.record import VIETNAM
from tthc_cli.domain.report_days import Occasion

EXTENDED = """
amendments:
  - {document: 5/QĐ-UBND, date: 2026-07-01, task: III.2.đ, field: due, old: trong tháng 10/2026, new: trong tháng 11/2026, reason: Lùi}
"""


def agenda(root: Path, day: str = "2026-06-30", unit: str = "") -> Agenda:
    return make_agenda(assess_on(root, day), read_clean(root)[0].log, unit)


def due(root: Path, key: str, day: str = "2026-06-30", unit: str = "") -> Appointment:
    return next(
        found
        for found in agenda(root, day, unit).appointments
        if found.subject.key == key and found.subject.kind is Occasion.DEADLINE
    )


def keys(found: Agenda) -> list[str]:
    return [one.subject.key for one in found.appointments if isinstance(one.subject, DueDay)]


def alarms(found: Appointment) -> list[str]:
    return [day.isoformat() for day in found.alarms]


def test_a_weekend_deadline_stands_on_monday_and_warns_on_friday(small: Path) -> None:
    found = due(small, "III.2.đ")
    assert (found.subject.day.isoformat(), alarms(found)) == ("2026-11-02", ["2026-10-30"])


def test_a_weekday_deadline_warns_on_its_morning_and_the_working_day_before(small: Path) -> None:
    found = due(small, "III.1.a")
    assert (found.subject.day.isoformat(), alarms(found)) == ("2026-12-14", ["2026-12-11", "2026-12-14"])


def test_without_roll_over_a_weekend_deadline_stands_on_its_saturday(small: Path) -> None:
    append(small, "plan/plan.yaml", "settings: {roll_over: false}\n")
    found = due(small, "III.2.đ")
    assert (found.subject.day.isoformat(), alarms(found)) == ("2026-10-31", ["2026-10-30"])


@pytest.mark.parametrize(
    ("day", "left"), [("2026-12-11", ["2026-12-11", "2026-12-14"]), ("2026-12-12", ["2026-12-14"]), ("2026-12-15", [])]
)
def test_mornings_that_are_over_ring_no_more(small: Path, day: str, left: list[str]) -> None:
    assert alarms(due(small, "III.1.a", day)) == left


def test_only_dated_work_has_a_last_day(small: Path) -> None:
    """III.1.b is continuous, III.2.d waits."""
    assert keys(agenda(small)) == ["III.2.đ", "III.1.a"]


def test_days_stand_in_their_order_with_the_cut_off_before_a_deadline(small: Path) -> None:
    found = agenda(small).appointments
    assert [one.subject.day for one in found] == sorted(one.subject.day for one in found)
    last = [(one.subject.kind.value, one.subject.day.isoformat()) for one in found][-3:]
    assert last == [("cut_off", "2026-12-14"), ("deadline", "2026-12-14"), ("sending", "2026-12-15")]


def test_a_unit_sees_its_own_days(small: Path) -> None:
    assert keys(agenda(small, unit="vp")) == ["III.1.a"]
    assert due(small, "III.1.a", unit="vp").subject.units == ("vp",)
    assert due(small, "III.1.a").subject.units == ("vp", "vhxh")


def test_work_that_nobody_leads_has_its_day_for_all_and_for_no_unit(small: Path) -> None:
    task = "- {id: III.3.a, title: Việc, text: Việc., due: Trước 15/7/2026}\n"
    lay(small, {"plan/tasks/III.3.yaml": task})
    assert due(small, "III.3.a").subject.units == ()
    assert "III.3.a" not in keys(agenda(small, unit="vp"))


def test_what_is_settled_stays_and_rings_no_more(small: Path) -> None:
    says(small, "a.yaml", "III.2.đ", "vhxh", "2026-06-12", "done", RESULT)
    found = due(small, "III.2.đ")
    assert (found.subject.is_settled, found.alarms) == (True, ())


def test_a_deadline_is_settled_when_every_unit_has_done(small: Path) -> None:
    says(small, "a.yaml", "III.1.a", "vp", "2026-06-12", "not_arising")
    assert due(small, "III.1.a", unit="vp").subject.is_settled
    assert not due(small, "III.1.a").subject.is_settled
    says(small, "b.yaml", "III.1.a", "vhxh", "2026-06-12", "done", RESULT)
    assert due(small, "III.1.a").subject.is_settled


def test_an_instruction_with_a_day_is_an_instance_of_its_own(small: Path) -> None:
    instructs(small, "a.yaml", "III.2.d", "2026-06-01", "1/SNV", due="2026-08-31")
    instructs(small, "b.yaml", "III.2.d", "2026-06-02", "2/SNV")
    instructs(small, "c.yaml", "III.2.d", "2026-06-03", "3/SNV", due="2026-09-02")
    says(small, "d.yaml", "III.2.d", "vhxh", "2026-06-10", "done", RESULT, "answers: 1/SNV")
    found = [one.subject for one in agenda(small).appointments if isinstance(one.subject, DueDay)][:2]
    assert [(one.key, one.day.isoformat(), one.standing.progress) for one in found] == [
        ("III.2.d/a.yaml", "2026-08-31", Progress.DONE),
        ("III.2.d/c.yaml", "2026-09-03", Progress.NONE),
    ]


def test_a_corrected_instruction_moves_its_day_and_stays_itself(small: Path) -> None:
    instructs(small, "a.yaml", "III.2.d", "2026-06-01", "1/SNV", due="2026-08-31")
    before = due(small, "III.2.d/a.yaml")
    for name, corrects, last in (("b.yaml", "a.yaml", "2026-09-30"), ("c.yaml", "b.yaml", "2026-10-01")):
        entry(
            small,
            name,
            f"task: III.2.d\ndate: 2026-06-01\ncorrects: {corrects}\n"
            f"instruction: {{document: 1/SNV, from: Sở Nội vụ, date: 2026-06-01, due: {last}}}",
        )
    after = due(small, "III.2.d/a.yaml")
    assert (after.subject.day.isoformat(), after.revision > before.revision) == ("2026-10-01", True)
    assert len(keys(agenda(small))) == 3


def test_an_amendment_moves_the_day_and_raises_the_revision_from_its_date_on(small: Path) -> None:
    lay(small)
    append(small, "plan/plan.yaml", EXTENDED)
    (small / "plan/tasks/III.2.yaml").write_text(
        (small / "plan/tasks/III.2.yaml").read_text("utf-8").replace("trong tháng 10/2026", "trong tháng 11/2026"),
        "utf-8",
    )
    before, after = due(small, "III.2.đ", "2026-06-30"), due(small, "III.2.đ", "2026-07-01")
    assert (before.subject.day.isoformat(), before.revision) == ("2026-11-02", 0)
    assert (after.subject.day.isoformat(), after.revision) == ("2026-11-30", 1)


def test_the_moment_of_change_never_goes_back(small: Path) -> None:
    """It is the beginning of the day, or the moment of an entry after that; entries on later days are not known yet."""
    says(small, "a.yaml", "III.2.đ", "vhxh", "2026-06-30", "in_progress", "recorded_at: 2026-06-30T16:20:05+07:00")
    says(small, "b.yaml", "III.2.đ", "vhxh", "2026-07-05", "in_progress")
    moments = [agenda(small, f"2026-{day}").changed_at for day in ("06-29", "06-30", "07-01", "07-05")]
    assert moments == sorted(moments)
    assert moments[:3] == [
        datetime(2026, 6, 29, tzinfo=VIETNAM),
        datetime(2026, 6, 30, 16, 20, 5, tzinfo=VIETNAM),
        datetime(2026, 7, 1, tzinfo=VIETNAM),
    ]


def test_a_revision_counts_every_entry_on_a_step_too(small: Path) -> None:
    says(small, "a.yaml", "III.2.đ", "vhxh", "2026-06-12", "in_progress")
    says(small, "b.yaml", "III.2.đ", "vhxh", "2026-06-12", "done", RESULT, "corrects: a.yaml")
    says(small, "c.yaml", "III.1.b", "vhxh", "2026-06-12", "in_progress")
    assert due(small, "III.2.đ").revision == 2


def test_an_entry_that_takes_back_what_was_said_of_another_work_is_a_revision_of_both(small: Path) -> None:
    says(small, "a.yaml", "III.2.đ", "vhxh", "2026-06-12", "done", RESULT)
    assert due(small, "III.2.đ").subject.is_settled
    says(small, "b.yaml", "III.1.a", "vhxh", "2026-06-13", "in_progress", "corrects: a.yaml")
    assert not due(small, "III.2.đ").subject.is_settled
    assert (due(small, "III.2.đ").revision, due(small, "III.1.a").revision) == (2, 1)
