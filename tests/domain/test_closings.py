"""Closed periods: what was reported is kept, and what became of it since is named."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.domain.making import make
from tests.workspaces import assess_on, entry, read_clean
from tthc_cli.domain.checks.book import Book
from tthc_cli.domain.checks.closed import drift_of_closed_periods
from tthc_cli.domain.closings import (
    ClosedPeriod,
    Closing,
    Drift,
    Moved,
    closed_log,
    closing_over,
    count_figures,
    counted_entries,
    find_drift,
    indicator_figures,
    moved_figures,
)

CUT_OFF = "2026-06-14"
FOLDER = "plan/progress/2026-06"
GOING = "task: III.1.b\nunit: vhxh\ndate: 2026-06-01\nprogress: in_progress"
MEASURED = "measures: [{indicator: II.1.a, numerator: 112, denominator: 150}]"


@pytest.fixture
def told(small: Path) -> Path:
    """The small plan with one entry in the second quarter and one after it."""
    entry(small, "a.yaml", f"{GOING}\n{MEASURED}")
    entry(small, "b.yaml", GOING.replace("2026-06-01", "2026-06-20"))
    return small


def close(root: Path, **more: object) -> Closing:
    """The closing of the second quarter, counting what is there now; its digests are the names of the files."""
    on = assess_on(root, CUT_OFF)
    figures = [{"id": id_, "numerator": above, "denominator": below} for id_, above, below in indicator_figures(on)]
    raw = {
        "closed_at": "2026-06-16T08:00:00+07:00", "by": "A", "first": "2026-03-15", "cut_off": CUT_OFF, "as_of": CUT_OFF, "plan": "p1",
        "entries": [{"file": file, "digest": file} for file in counted_entries(on.log, on.as_of)],
        "counts": count_figures(on), "indicators": figures,
    }  # fmt: skip
    return make(Closing, **{**raw, **more})


REOPENED = {"document": "5/TB", "reason": "Sai số", "by": "A", "at": "2026-06-18T08:00:00+07:00"}


def period(*closings: Closing) -> ClosedPeriod:
    return make(ClosedPeriod, schema="1", period="2026-Q2", name="quý II năm 2026", closings=closings)


def test_what_a_closing_counts(told: Path) -> None:
    closing = close(told)
    assert [counted.file for counted in closing.entries] == [f"{FOLDER}/a.yaml"]
    assert closing.counts == {
        "done": 0, "not_arising": 1, "in_progress": 1, "suspended": 0, "none": 2, "overdue": 0, "due_soon": 0, "silent_units": 0,
    }  # fmt: skip
    assert [(figure.id, figure.numerator, figure.denominator) for figure in closing.indicators] == [
        ("II.1.a", Decimal(112), Decimal(150))
    ]


def test_a_report_can_be_made_again_from_what_was_counted(told: Path) -> None:
    closing = close(told)
    entry(told, "c.yaml", GOING.replace("2026-06-01", "2026-06-02"))
    kept = closed_log(read_clean(told)[0].log, closing)
    assert [word.name for word in kept.entries] == ["a.yaml"]


def test_a_period_is_closed_until_it_is_reopened(told: Path) -> None:
    first, second = close(told, reopened=REOPENED), close(told)
    assert period().current is None
    assert period(first).current is None
    assert period(first, second).current == second


@pytest.mark.parametrize(("day", "over"), [("2026-03-01", "closed"), (CUT_OFF, "closed"), ("2026-06-15", "open")])
def test_days_that_a_closing_is_over(told: Path, day: str, over: str) -> None:
    periods = [period(close(told, reopened=REOPENED)), period(close(told))]
    assert closing_over(periods, date.fromisoformat(day)) == (periods[1] if over == "closed" else None)
    assert closing_over(periods[:1], date.fromisoformat(day)) is None


def test_drift(told: Path) -> None:
    closing = close(told)
    log = read_clean(told)[0].log
    file, later = f"{FOLDER}/a.yaml", f"{FOLDER}/b.yaml"
    assert find_drift(closing, log, {file: file, later: later}) == Drift((), (), ())
    assert find_drift(closing, log, {file: "other"}) == Drift((), (file,), ())
    assert find_drift(closing, log, {}) == Drift((), (), (file,))
    entry(told, "c.yaml", GOING)
    assert find_drift(closing, read_clean(told)[0].log, {file: file}).added == (f"{FOLDER}/c.yaml",)


def test_figures_that_moved(told: Path) -> None:
    closing = close(told)
    assert list(moved_figures(closing, assess_on(told, CUT_OFF))) == []
    entry(told, "c.yaml", f"{GOING.replace('in_progress', 'suspended')}\nlate: true\n{MEASURED.replace('112', '131')}")
    assert list(moved_figures(closing, assess_on(told, CUT_OFF))) == [
        Moved("in_progress", "1", "0"),
        Moved("suspended", "0", "1"),
        Moved("II.1.a", "112/150", "131/150"),
    ]


def test_a_figure_that_came_or_went(told: Path) -> None:
    without = close(told, indicators=[])
    assert list(moved_figures(without, assess_on(told, CUT_OFF))) == [Moved("II.1.a", "chưa có số liệu", "112/150")]
    closing = close(told)
    (told / FOLDER / "a.yaml").unlink()
    assert list(moved_figures(closing, assess_on(told, CUT_OFF)))[-1] == Moved("II.1.a", "112/150", "chưa có số liệu")


def drift(root: Path, *periods: ClosedPeriod, plan: str = "p1", changed: str = "") -> list[str]:
    """What the check finds; the digest of a file is its name, but for a changed one."""
    workspace, clean = read_clean(root)
    digests = {word.origin.file: "khác" if word.name == changed else word.origin.file for word in workspace.log.entries}
    book = Book(clean, workspace.log, date(2026, 6, 30), periods, digests, plan)
    return [f"{problem.code} {problem.message}" for problem in drift_of_closed_periods(book)]


def test_what_was_closed_is_still_there(told: Path) -> None:
    assert drift(told, period(close(told))) == []
    assert drift(told, period(close(told, reopened=REOPENED)), plan="p2") == []


def test_an_ad_hoc_period_is_still_there(told: Path) -> None:
    assert drift(told, period(close(told, first="2026-05-02"))) == []


def test_what_came_changed_or_went(told: Path) -> None:
    closed = period(close(told))
    assert drift(told, closed, changed="a.yaml") == ["T602 bản ghi bị sửa sau khi chốt kỳ quý II năm 2026"]
    assert drift(told, closed, plan="p2") == ["T605 kế hoạch đã thay đổi từ khi chốt kỳ quý II năm 2026"]
    entry(told, "c.yaml", GOING)
    assert drift(told, closed) == ["T601 bản ghi thêm vào sau khi chốt kỳ quý II năm 2026"]
    (told / FOLDER / "c.yaml").unlink()
    entry(told, "c.yaml", f"{GOING}\nlate: true")
    assert drift(told, closed) == ["T606 bản ghi bổ sung sau khi chốt kỳ quý II năm 2026"]
    (told / FOLDER / "a.yaml").unlink()
    assert f"T603 {FOLDER}/a.yaml đã tính vào kỳ quý II năm 2026 nhưng không còn" in drift(told, closed)
    moved = drift(told, closed)[-1]
    assert moved.startswith("T604 kỳ quý II năm 2026: ")
    assert all(words in moved for words in ("II.1.a", "112/150", "chưa có số liệu"))
