"""Rules of what an entry claims: each fires on one small entry."""

from pathlib import Path

import pytest

from tests.domain.making import found
from tests.workspaces import entry
from tthc_cli.domain.checks.claims import (
    done_in_part,
    done_without_proof,
    entries_that_say_nothing,
    nothing_with_something,
)

ABOUT = "task: III.1.a\nunit: vp\ndate: 2026-06-12"
PROOF = "result: Xong\nevidence: [{document: 45/BC-UBND, date: 2026-06-01, title: Báo cáo}]"


@pytest.mark.parametrize(
    ("proof", "said"),
    [
        (PROOF, []),
        ("result: Xong\nevidence: [{document: 45/BC-UBND}]", []),
        ("result: Xong", ["T305 a.yaml.progress: III.1.a (vp) ghi hoàn thành mà không có minh chứng"]),
        ("evidence: [{document: 45/BC-UBND}]", ["T306 a.yaml.progress: ghi hoàn thành mà không nêu kết quả"]),
        (
            "result: Xong\nevidence: [{document: 45/BC-UBND}, {document: 46/BC-UBND, date: 2026-06-20}]",
            ["T307 a.yaml.evidence.1.date: minh chứng 46/BC-UBND ngày 20/06/2026 ở sau ngày hoàn thành 12/06/2026"],
        ),
    ],
)
def test_proof_of_what_is_done(small: Path, proof: str, said: list[str]) -> None:
    entry(small, "a.yaml", f"task: III.1.a\nunit: vp\ndate: 2026-06-12\nprogress: done\n{proof}")
    assert found(small, done_without_proof) == said


def test_a_corrected_completion_needs_no_proof_any_more(small: Path) -> None:
    entry(small, "a.yaml", "task: III.1.a\nunit: vp\ndate: 2026-06-12\nprogress: done")
    entry(small, "b.yaml", "task: III.1.a\nunit: vp\ndate: 2026-06-12\nprogress: in_progress\ncorrects: a.yaml")
    assert found(small, done_without_proof) == []


@pytest.mark.parametrize(
    ("percent", "said"),
    [
        ("percent: 99", ["T314 a.yaml.percent: ghi hoàn thành mà khối lượng mới 99%"]),
        ("percent: 0", ["T314 a.yaml.percent: ghi hoàn thành mà khối lượng mới 0%"]),
        ("percent: 100", []),
        ("", []),
    ],
)
def test_what_is_done_is_done_whole(small: Path, percent: str, said: list[str]) -> None:
    entry(small, "a.yaml", f"{ABOUT}\nprogress: done\nresult: Xong\n{percent}")
    assert found(small, done_in_part) == said


@pytest.mark.parametrize("progress", ["in_progress", "suspended"])
def test_an_entry_that_says_nothing_is_named(small: Path, progress: str) -> None:
    entry(small, "a.yaml", f"{ABOUT}\nprogress: {progress}")
    assert found(small, entries_that_say_nothing) == [
        "T315 a.yaml.progress: III.1.a (vp): bản ghi không nêu kết quả, số liệu hay khó khăn nào"
    ]


@pytest.mark.parametrize(
    "said",
    [
        "progress: not_arising",
        "progress: in_progress\npercent: 0",
        "progress: in_progress\nresult: Một",
        "progress: suspended\ncause: Chờ hướng dẫn",
        "progress: in_progress\nevidence: [{document: 45/BC-UBND}]",
        "progress: in_progress\nmeasures: [{indicator: II.1.a, numerator: 1, denominator: 2}]",
    ],
)
def test_an_entry_that_says_something_is_not_named(small: Path, said: str) -> None:
    entry(small, "a.yaml", f"{ABOUT}\n{said}")
    assert found(small, entries_that_say_nothing) == []


def test_a_corrected_entry_may_have_said_nothing(small: Path) -> None:
    entry(small, "a.yaml", f"{ABOUT}\nprogress: in_progress")
    entry(small, "b.yaml", f"{ABOUT}\nprogress: in_progress\nresult: Một\ncorrects: a.yaml")
    assert found(small, entries_that_say_nothing) == []


@pytest.mark.parametrize(
    ("said", "is_named"),
    [
        ("percent: 0", True),
        ("evidence: [{document: 45/BC-UBND}]", True),
        ("measures: [{indicator: II.1.a, numerator: 1, denominator: 2}]", True),
        ("result: Không có yêu cầu nào", False),
        ("", False),
    ],
)
def test_of_what_did_not_arise_there_is_nothing_to_count(small: Path, said: str, *, is_named: bool) -> None:
    entry(small, "a.yaml", f"{ABOUT}\nprogress: not_arising\n{said}")
    message = "T316 a.yaml.progress: III.1.a (vp): ghi không phát sinh mà có phần trăm, số liệu hoặc minh chứng"
    assert found(small, nothing_with_something) == ([message] if is_named else [])
