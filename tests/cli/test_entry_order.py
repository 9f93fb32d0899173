"""What was recorded last is the last, also within one second: the latest word of a unit, the double of a document, what `show` lists."""

import json
from pathlib import Path

import pytest

from tests.running import NOW, Ran, run
from tests.workspaces import entry, read_clean

EARLIER = "2026-06-30T07:59:00+07:00"


def record(root: Path, percent: int, *, now: str = NOW) -> Ran:
    words = (
        "--unit",
        "vhxh",
        "--progress",
        "in_progress",
        "--percent",
        str(percent),
        "--result",
        f"Việc {percent}",
        "--by",
        "A",
    )
    return run("record", "III.1.b", *words, at=root, now=now)


def percent_of(root: Path) -> int:
    tasks = json.loads(run("status", "--json", at=root).out)["tasks"]
    found = next(task["percent"] for task in tasks if task["id"] == "III.1.b")
    assert isinstance(found, int)
    return found


def test_of_two_words_of_one_moment_the_one_recorded_later_rules(small: Path) -> None:
    """Eight in a row: names by chance would be in this order once in 40,320 times."""
    for percent in (10, 80, 20, 70, 30, 60, 50, 40):
        assert record(small, percent).code == 0
        assert percent_of(small) == percent
    shown = run("show", "III.1.b", at=small, columns=200).out
    places = [shown.index(f"Đang thực hiện {percent}%") for percent in (10, 80, 20, 70, 30, 60, 50, 40)]
    assert places == sorted(places)
    told = [line for line in run("log", at=small, columns=200).out.splitlines() if "Việc" in line]
    assert [line.rpartition("Việc ")[2].split()[0] for line in told] == ["10", "80", "20", "70", "30", "60", "50", "40"]


def test_moments_are_written_to_the_microsecond_and_read_in_both_forms(small: Path) -> None:
    entry(
        small,
        "20260630-III-1-b-vhxh-aaaaaa.yaml",
        "task: III.1.b\nunit: vhxh\ndate: 2026-06-30\nprogress: in_progress\npercent: 90",
    )
    ran = record(small, 20, now="2026-06-30T08:00:00.000250+07:00")
    assert "recorded_at: 2026-06-30T08:00:00.000250+07:00\n" in (small / ran.out.strip()).read_text(encoding="utf-8")
    assert percent_of(small) == 20
    moments = sorted(one.recorded_at.microsecond for one in read_clean(small)[0].log.entries)
    assert moments == [0, 250]


def test_a_new_document_is_the_double_of_an_older_one_whatever_the_clocks_say(small: Path) -> None:
    """The clock of the other computer was fast: what is being recorded now is the double all the same."""
    words = ("--document", "1234/SNV", "--from", "Sở Nội vụ", "--date", "20/6/2026", "--by", "A")
    first = run("instruct", "III.2.d", *words, at=small)
    assert first.code == 0
    ran = run("instruct", "III.2.d", *words, at=small, now=EARLIER)
    assert ran.code == 2
    assert f"văn bản 1234/SNV đã được ghi cho III.2.d trong {Path(first.out.strip()).name}" in ran.err


@pytest.mark.parametrize("round_", range(5))
def test_the_same_document_is_refused_every_time(small: Path, round_: int) -> None:
    words = ("--document", f"{round_}/SNV", "--from", "Sở Nội vụ", "--date", "20/6/2026", "--by", "A")
    assert [run("instruct", "III.2.d", *words, at=small).code for _ in range(3)] == [0, 2, 2]
