"""How costs grow: what ten times as much takes, in CPU, as a ratio of two measurements in turns within one run.

    .venv/bin/python -m benchmarks.growth [--rounds N]

A cost that grows with its matter has a ratio of about 10; the goal is at most 15.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from tthc_cli.domain.assessment import assess
from tthc_cli.domain.changes import show_word_changes
from tthc_cli.domain.checks.book import Book
from tthc_cli.domain.checks.entries import broken_corrections, entries_on_unknown_tasks
from tthc_cli.domain.plan import Combine, Indicator, Plan, Target
from tthc_cli.domain.progress import Entry, Log, Progress, ProgressEntry
from tthc_cli.problems import Place
from tthc_cli.store.workspace import read_workspace
from tthc_cli.usecases.forms.matching import Recorded
from tthc_cli.usecases.forms.sheaves import Sheaf

GOAL = 15
ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 20)
Work = Callable[[], object]


def _plan() -> Plan:
    plan = read_workspace(ROOT).plan
    if plan is None:
        raise SystemExit("the plan of this repository cannot be read")
    return plan


PLAN = _plan()


def _entry(number: int, task: str, corrects: str | None = None) -> Entry:
    name = f"202606{number % 28 + 1:02}-{task.replace('.', '-')}-vhxh-{number:06x}.yaml"
    return ProgressEntry.model_construct(
        version="1",
        task=task,
        date=date(2026, 6, number % 28 + 1),
        recorded_at=datetime(2026, 6, 28, tzinfo=UTC),
        by="Nguyễn Văn A",
        corrects=corrects,
        unit="vhxh",
        progress=Progress.IN_PROGRESS,
        form="2026-Q2",
    ).found_at(Place(f"plan/progress/2026-06/{name}"))


def corrections_of_missing_files(count: int) -> Work:
    """Corrections that name entries that are not there."""
    entries = (_entry(n, "III.2.b", f"20260612-III-2-b-vhxh-{n:05x}x.yaml") for n in range(count))
    book = Book(PLAN, Log(tuple(entries)), TODAY)
    return lambda: list(broken_corrections(book))


def entries_on_tasks_that_are_not_there(count: int) -> Work:
    """Entries each on another unknown task."""
    book = Book(PLAN, Log(tuple(_entry(n, f"IX.{n % 99 + 1}.a.{n // 99 + 1}") for n in range(count))), TODAY)
    return lambda: list(entries_on_unknown_tasks(replace(book)))


def indicators_of_the_plan(count: int) -> Work:
    """A plan with so many indicators, and as many works."""
    goal = Decimal(90)
    targets = tuple(
        Target(
            id=f"II.{n % 99 + 1}",
            title="Chỉ tiêu",
            text="Chỉ tiêu",
            indicators=(
                Indicator.model_construct(
                    id=f"II.x.{n}", text="", at_least=goal, numerator="", denominator="", combine=Combine.SUM
                ),
            ),
        )
        for n in range(count)
    )
    kinds = len(PLAN.tasks)
    tasks = tuple(PLAN.tasks[n % kinds].model_copy(update={"id": f"x.{n}"}) for n in range(count))
    plan = Plan(PLAN.document, PLAN.directory, targets, tasks, PLAN.duties, PLAN.calendar)
    return lambda: assess(replace(plan), Log(()), TODAY)


def rows_against_the_log(count: int) -> Work:
    """Rows of forms against so many entries that forms brought."""
    log = Log(tuple(_entry(n, f"III.{n}") for n in range(count)))
    raw = {"unit": "vhxh", "answers": None, "form": "2026-Q2"}
    rows = [Sheaf({**raw, "task": f"III.{n}"}, {}, Place(""), has_day=False) for n in range(count)]

    def hold() -> object:
        recorded = Recorded(log)
        return [recorded.correction_of(one) for row in rows for one in recorded.earlier(row)]

    return hold


def words_of_a_text(count: int) -> Work:
    """A text of words that come again and again, changed throughout."""
    old, new = "a b " * count, "b a a " * count
    return lambda: show_word_changes(old, new)


CASES: Mapping[str, tuple[Callable[[int], Work], int]] = {
    "corrections of missing files": (corrections_of_missing_files, 500),
    "entries on unknown tasks": (entries_on_tasks_that_are_not_there, 500),
    "indicators": (indicators_of_the_plan, 300),
    "rows of forms against the log": (rows_against_the_log, 1000),
    "words of a text": (words_of_a_text, 1000),
}


def ratio(make: Callable[[int], Work], count: int, rounds: int) -> tuple[float, float]:
    """The median of the ratios of ten times as much to so much, and the seconds that ten times as much takes."""
    few, many = make(count), make(10 * count)
    few(), many()
    pairs = [(_seconds(few), _seconds(many)) for _ in range(rounds)]
    return statistics.median(long / short for short, long in pairs), statistics.median(long for _, long in pairs)


def _seconds(work: Work) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Print a line for each case."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description="What ten times as much takes.")
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    for name, (make, count) in CASES.items():
        grown, seconds = ratio(make, count, rounds)
        verdict = "holds" if grown <= GOAL else "does not hold"
        print(f"{name:34}{count:>6} -> {10 * count:>6}{grown:>8.1f} times  {seconds:.3f} s  {verdict}", flush=True)


if __name__ == "__main__":
    main()
