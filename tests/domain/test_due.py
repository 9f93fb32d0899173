"""The explicit form of a deadline, for words that the grammar cannot read."""

from datetime import date

import pytest

from tests.domain.making import faults, make
from tthc_cli.domain.deadlines import NO_DEADLINE, Deadline, DeadlineKind
from tthc_cli.domain.due import ExplicitDue, known_due, read_due
from tthc_cli.domain.phrases import Unread
from tthc_cli.domain.shape import read_record
from tthc_cli.problems import NOWHERE

WORDS = "Khi nào rảnh"
ALL_2026 = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("key", "value", "reading"),
    [
        ("before", "2026-12-15", Deadline(WORDS, DeadlineKind.BEFORE, last=date(2026, 12, 14))),
        ("before", "15/12/2026", Deadline(WORDS, DeadlineKind.BEFORE, last=date(2026, 12, 14))),
        ("by", "2026-12-15", Deadline(WORDS, DeadlineKind.BY, last=date(2026, 12, 15))),
        ("within", "2026-Q4", Deadline(WORDS, DeadlineKind.WITHIN, date(2026, 10, 1), date(2026, 12, 31))),
        ("within", "2026-10", Deadline(WORDS, DeadlineKind.WITHIN, date(2026, 10, 1), date(2026, 10, 31))),
        ("within", "2026-H1", Deadline(WORDS, DeadlineKind.WITHIN, date(2026, 1, 1), date(2026, 6, 30))),
        ("within", "2026-H2", Deadline(WORDS, DeadlineKind.WITHIN, date(2026, 7, 1), date(2026, 12, 31))),
        ("within", "2026", Deadline(WORDS, DeadlineKind.WITHIN, *ALL_2026)),
        ("continuous", "2026", Deadline(WORDS, DeadlineKind.CONTINUOUS, *ALL_2026)),
        ("awaiting", "Sở Nội vụ", Deadline(WORDS, DeadlineKind.AWAITING, waits_for="Sở Nội vụ")),
    ],
)
def test_explicit_forms(key: str, value: str, reading: Deadline) -> None:
    due = make(ExplicitDue, text=WORDS, **{key: value})
    assert read_due(due, 2031) == reading
    assert known_due(due, 2031) == reading


def test_an_explicit_form_states_one_reading() -> None:
    for raw in ({}, {"before": "2026-12-15", "within": "2026-Q4"}):
        (problem,) = faults(ExplicitDue, text=WORDS, **raw)
        assert problem.code == "T105"
        assert problem.message == "thời hạn cần đúng một cách đọc"
        assert problem.hint == "Ghi một trong: before, by, within, continuous, awaiting."


@pytest.mark.parametrize("span", ["2026-Q5", "2026-13", "2026-00", "2026-H3", "quý IV", "26-Q4", "2026-10-15"])
def test_spans_that_are_none(span: str) -> None:
    (problem,) = faults(ExplicitDue, text=WORDS, within=span)
    assert problem.code == "T105"
    assert problem.message == f"“{span}” không phải là tháng, quý hoặc năm"


@pytest.mark.parametrize(
    ("key", "value"),
    [("continuous", "0"), ("continuous", "20260"), ("within", "0000"), ("within", "9999"), ("before", "0001-01-01")],
)
def test_years_at_the_end_of_time_are_refused_on_reading_or_read(key: str, value: str) -> None:
    due, problems = read_record(ExplicitDue, {"text": WORDS, key: value}, NOWHERE)
    assert (due is None) is bool(problems)
    assert due is None or due.reading().text == WORDS


def test_no_due_is_no_deadline() -> None:
    assert read_due(None, 2026) == known_due(None, 2026) == NO_DEADLINE


def test_words_that_cannot_be_read_are_no_deadline_but_keep_their_text() -> None:
    assert read_due(WORDS, 2026) == Unread(WORDS, WORDS)
    assert known_due(WORDS, 2026) == Deadline(WORDS, DeadlineKind.NONE)
    assert known_due("Trước 15/12/2026", 2026).last == date(2026, 12, 14)
