"""Two independent axes, and how the standings of parts make that of a whole."""

from datetime import date, timedelta

import pytest

from tthc_cli.domain.deadlines import LastDays
from tthc_cli.domain.obligations import Obligation
from tthc_cli.domain.progress import Progress
from tthc_cli.domain.standing import SILENCE, Standing, Timing, Word, count_settled, roll_up, stand

NONE, GOING, DONE = Progress.NONE, Progress.IN_PROGRESS, Progress.DONE
NOT_ARISING, SUSPENDED = Progress.NOT_ARISING, Progress.SUSPENDED
OCTOBER = LastDays(date(2026, 10, 31), date(2026, 11, 2), date(2026, 10, 30))


def on(day: str, said: Word = SILENCE, last: LastDays | None = OCTOBER) -> Standing:
    return stand(Obligation(last), said, date.fromisoformat(day), due_soon_days=7)


@pytest.mark.parametrize(
    ("day", "timing", "days_late"),
    [
        ("2026-06-01", Timing.ON_TIME, 0),
        ("2026-10-23", Timing.ON_TIME, 0),
        ("2026-10-24", Timing.DUE_SOON, 0),
        ("2026-10-31", Timing.DUE_SOON, 0),
        ("2026-11-02", Timing.DUE_SOON, 0),
        ("2026-11-03", Timing.OVERDUE, 1),
        ("2026-11-12", Timing.OVERDUE, 10),
    ],
)
def test_the_days_around_a_last_day(day: str, timing: Timing, days_late: int) -> None:
    for said in (SILENCE, Word(GOING), Word(SUSPENDED)):
        standing = on(day, said)
        assert (standing.timing, standing.days_late) == (timing, days_late)
        assert standing.progress is said.progress
        assert standing.is_overdue is (timing is Timing.OVERDUE)


@pytest.mark.parametrize(
    ("completed", "timing", "days_late"),
    [("2026-10-30", Timing.ON_TIME, 0), ("2026-11-02", Timing.ON_TIME, 0), ("2026-11-05", Timing.OVERDUE, 3)],
)
def test_done_compares_its_own_day_with_the_effective_one(completed: str, timing: Timing, days_late: int) -> None:
    standing = on("2026-12-31", Word(DONE, date.fromisoformat(completed), 100))
    assert (standing.timing, standing.days_late) == (timing, days_late)
    assert not standing.is_overdue


def test_done_is_not_due_soon() -> None:
    assert on("2026-10-30", Word(DONE, date(2026, 10, 29), 100)).timing is Timing.ON_TIME


def test_no_day_binds() -> None:
    assert on("2026-12-31", last=None) == Standing(NONE, Timing.NO_DEADLINE)
    waiting = stand(Obligation(None, is_waiting=True), SILENCE, date(2026, 12, 31), due_soon_days=7)
    assert waiting == Standing(NONE, Timing.AWAITING)


def test_each_day_of_the_year_has_one_timing_and_they_come_in_order() -> None:
    order = [Timing.ON_TIME, Timing.DUE_SOON, Timing.OVERDUE]
    ranks = [order.index(on((date(2026, 1, 1) + timedelta(days=number)).isoformat()).timing) for number in range(365)]
    assert ranks == sorted(ranks)
    assert [ranks.count(rank) for rank in range(3)] == [296, 10, 59]


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([NONE], NONE),
        ([NONE, NONE], NONE),
        ([DONE, DONE], DONE),
        ([DONE, NOT_ARISING], DONE),
        ([NOT_ARISING, NOT_ARISING], NOT_ARISING),
        ([SUSPENDED, SUSPENDED], SUSPENDED),
        ([DONE, NONE], GOING),
        ([DONE, GOING], GOING),
        ([DONE, SUSPENDED], GOING),
        ([GOING, NONE], GOING),
    ],
)
def test_progress_of_a_whole(parts: list[Progress], whole: Progress) -> None:
    assert roll_up([Standing(progress, Timing.ON_TIME) for progress in parts]).progress is whole


def test_timing_of_a_whole_is_the_worst_of_the_open_parts() -> None:
    done_late = Standing(DONE, Timing.OVERDUE, 5, date(2026, 11, 7), 100)
    assert roll_up([done_late, Standing(GOING, Timing.DUE_SOON)]) == Standing(GOING, Timing.DUE_SOON)
    assert roll_up([Standing(NONE, Timing.OVERDUE, 3), Standing(NONE, Timing.OVERDUE, 9)]).days_late == 9
    assert roll_up([Standing(NONE, Timing.ON_TIME), Standing(NONE, Timing.AWAITING)]).timing is Timing.ON_TIME
    assert roll_up([Standing(NONE, Timing.NO_DEADLINE), Standing(NONE, Timing.AWAITING)]).timing is Timing.AWAITING


def test_a_finished_whole_is_as_late_as_its_latest_part() -> None:
    parts = [
        Standing(DONE, Timing.ON_TIME, 0, date(2026, 10, 1), 100),
        Standing(DONE, Timing.OVERDUE, 5, date(2026, 11, 7), 100),
    ]
    assert roll_up(parts) == Standing(DONE, Timing.OVERDUE, 5, date(2026, 11, 7), 100)


@pytest.mark.parametrize(
    ("percents", "whole"),
    [([40, 60], 50), ([100, 0], 50), ([33, 34], 33), ([100, 100], 100), ([40, None], None), ([None, None], None)],
)
def test_percent_of_a_whole_needs_that_of_every_part(percents: list[int | None], whole: int | None) -> None:
    assert roll_up([Standing(GOING, Timing.ON_TIME, percent=percent) for percent in percents]).percent == whole


def test_a_part_without_a_word_leaves_no_percent() -> None:
    assert roll_up([Standing(DONE, Timing.ON_TIME, percent=100), Standing(NONE, Timing.ON_TIME)]).percent is None


def test_settled_parts_are_counted() -> None:
    parts = [Standing(progress, Timing.ON_TIME) for progress in Progress]
    assert count_settled(parts) == 2
