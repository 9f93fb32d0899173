"""Many at once: two hundred write while fifty read; the same form is taken back by several."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.forms import JUNE, collect, filled, progress_of
from tests.running import Ran, run_process
from tests.workspaces import read_clean

AT_ONCE = 16
"""Processes side by side; more only wait for the processor."""
WRITERS, READERS = 200, 50


def write(root: Path, number: int) -> Ran:
    words = ("--unit", "vhxh", "--progress", "in_progress", "--by", "Nguyễn Văn A", "--result", f"Việc {number}")
    return run_process("record", "III.1.b", *words, at=root)


def read(root: Path, number: int) -> Ran:
    return run_process(*(("status", "--json"), ("validate", "--format", "json"))[number % 2], at=root)


def test_writers_lose_nothing_and_readers_see_nothing_half(small: Path) -> None:
    """A reader sees whole entries and no errors, whatever is being written beside them."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        written, seen = [], []
        for number in range(WRITERS):
            written.append(pool.submit(write, small, number))
            if number % (WRITERS // READERS) == 0:
                seen.append(pool.submit(read, small, number // (WRITERS // READERS)))
        assert {ran.result().code for ran in written} == {0}
        for ran in (reader.result() for reader in seen):
            assert (ran.code, ran.err) == (0, "")
            problems = json.loads(ran.out)["problems"]
            assert not [problem for problem in problems if not problem["code"].startswith("T5")]
    workspace, _ = read_clean(small)
    assert {entry.result for entry in workspace.log.progress()} == {f"Việc {n}" for n in range(WRITERS)}
    assert not list(small.rglob(".tthc-*"))


def test_a_form_that_several_take_back_at_once_is_taken_once(small: Path) -> None:
    """Whoever comes second writes nothing: the rows are recorded already."""
    filled(small)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        took = [pool.submit(run_process, "collect", "phiếu/Phieu.xlsx", at=small, now=JUNE) for _ in range(AT_ONCE)]
    told = [ran.result() for ran in took]
    assert {ran.code for ran in told} == {0}
    assert sorted("2 mới" in ran.out for ran in told) == [False] * (AT_ONCE - 1) + [True]
    assert [(entry.task, entry.corrects) for entry in progress_of(small)] == [("III.1.b", None), ("III.2.đ", None)]
    assert "0 mới, 0 đính chính, 2 không đổi" in collect(small, "Phieu.xlsx").out
