"""An extension keeps the original deadline and cites the document that granted it."""

from datetime import date
from pathlib import Path

import pytest

from tests.domain.making import make, task_on
from tests.workspaces import lay
from tthc_cli.domain.amendments import Amendment, DueHistory, due_history
from tthc_cli.domain.standing import Timing

FIRST, SECOND, THIRD = "Trước 15/12/2026", "Trước 20/12/2026", "Trước 31/12/2026"


def extension(document: str, day: str, old: str, new: str) -> Amendment:
    return make(
        Amendment, document=document, date=day, task="III.1.a", field="due", old=old, new=new, reason="Chờ số liệu"
    )


TO_SECOND = extension("20/QĐ-UBND", "2026-11-10", FIRST, SECOND)
TO_THIRD = extension("25/QĐ-UBND", "2026-12-10", SECOND, THIRD)


@pytest.mark.parametrize(
    ("day", "current", "documents"),
    [
        ("2026-11-09", FIRST, []),
        ("2026-11-10", SECOND, ["20/QĐ-UBND"]),
        ("2026-12-09", SECOND, ["20/QĐ-UBND"]),
        ("2026-12-10", THIRD, ["20/QĐ-UBND", "25/QĐ-UBND"]),
    ],
)
def test_words_in_force_on_a_day(day: str, current: str, documents: list[str]) -> None:
    history = due_history(THIRD, [TO_THIRD, TO_SECOND], date.fromisoformat(day))
    assert (history.original, history.current) == (FIRST, current)
    assert [amendment.document for amendment in history.documents] == documents


def test_without_amendments_the_words_are_those_of_the_plan() -> None:
    assert due_history(FIRST, [], date(2026, 6, 1)) == DueHistory(FIRST, FIRST, ())


@pytest.fixture
def extended(tmp_path: Path) -> Path:
    """The small plan, its task III.2.đ extended from October to November by a document of 20/10/2026."""
    root = lay(tmp_path)
    tasks, plan = root / "plan/tasks/III.2.yaml", root / "plan/plan.yaml"
    tasks.write_text(tasks.read_text("utf-8").replace("trong tháng 10/2026", "trong tháng 11/2026"), "utf-8")
    amendment = (
        "amendments:\n  - document: 20/QĐ-UBND\n    date: 2026-10-20\n    task: III.2.đ\n    field: due\n"
        "    old: trong tháng 10/2026\n    new: trong tháng 11/2026\n    reason: Chờ giảng viên\n"
        "  - document: 21/QĐ-UBND\n    date: 2026-10-21\n    task: III.2.đ\n    field: lead\n"
        "    old: vp\n    new: vhxh\n    reason: Đổi đơn vị\n"
    )
    plan.write_text(plan.read_text("utf-8") + amendment, "utf-8")
    return root


def test_before_the_document_the_original_day_binds(extended: Path) -> None:
    state = task_on(extended, "2026-10-19", "III.2.đ")
    assert state.terms.deadline.text == "trong tháng 10/2026"
    assert state.terms.last is not None
    assert state.terms.last.literal == date(2026, 10, 31)
    assert state.terms.history.documents == ()


def test_from_its_day_the_new_one_does_and_the_original_is_kept(extended: Path) -> None:
    for day in ("2026-10-20", "2026-11-03"):
        state = task_on(extended, day, "III.2.đ")
        assert state.standing.timing is Timing.ON_TIME
        assert state.terms.last is not None
        assert state.terms.last.literal == date(2026, 11, 30)
        assert state.terms.original.last == date(2026, 10, 31)
        assert state.terms.history.original == "trong tháng 10/2026"
        assert [granted.document for granted in state.terms.history.documents] == ["20/QĐ-UBND"]
    assert task_on(extended, "2026-12-01", "III.2.đ").standing.days_late == 1


def test_an_extension_of_an_explicit_deadline(tmp_path: Path) -> None:
    root = lay(tmp_path)
    tasks, plan = root / "plan/tasks/III.2.yaml", root / "plan/plan.yaml"
    explicit = "{by: 2026-11-20, text: khi giảng viên về}"
    tasks.write_text(tasks.read_text("utf-8").replace("trong tháng 10/2026", explicit), "utf-8")
    amendment = (
        "amendments:\n  - document: 20/QĐ-UBND\n    date: 2026-10-20\n    task: III.2.đ\n    field: due\n"
        "    old: trong tháng 10/2026\n    new: khi giảng viên về\n    reason: Chờ giảng viên\n"
    )
    plan.write_text(plan.read_text("utf-8") + amendment, "utf-8")
    assert task_on(root, "2026-10-19", "III.2.đ").terms.deadline.last == date(2026, 10, 31)
    assert task_on(root, "2026-10-20", "III.2.đ").terms.deadline.last == date(2026, 11, 20)
