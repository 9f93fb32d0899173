"""A closed period counted and written again, later."""

import json
from pathlib import Path

import pytest

from tests.domain.telling import says
from tests.running import run

JULY = "2026-07-20T08:00:00+07:00"
NOVEMBER = "2026-11-24T08:00:00+07:00"


def close(root: Path, *period: str) -> None:
    assert run("close", *period, "--by", "Trần B", at=root, now=JULY).code == 0


@pytest.mark.parametrize("windows", [[], ["--calendar"]])
def test_a_half_year_is_counted_again_by_its_quarters(small: Path, windows: list[str]) -> None:
    says(small, "a.yaml", "III.1.b", "vhxh", "2026-06-12", "in_progress")
    close(small, "--half", "1", *windows)
    counts = (small / "plan" / "closed" / "2026-H1.yaml").read_text(encoding="utf-8")
    assert "silent_units: 1" in counts  # nothing came on the first quarter
    found = json.loads(run("validate", "--format", "json", at=small, now=JULY).out)["problems"]
    assert [problem for problem in found if problem["code"].startswith("T6")] == []


def test_the_letter_of_a_closed_period_is_the_closed_one_whenever_it_is_sent(small: Path) -> None:
    close(small, "--quarter", "2")
    made = run("report", "--quarter", "2", "--kind", "don-doc", at=small, now=NOVEMBER, columns=200)
    assert "Nội dung giống hệt bản đã chốt." in made.err
    assert "01/12/2026" in made.out
