"""Two writers at one moment, again and again, and looking at what became of what each said it had done.

    python -m tests.racing amend 200

A process of its own because it forks: the program is imported once, and both writers wait at one barrier before they run.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.forms import JUNE, filled
from tests.running import NOW, run
from tests.workspaces import lay, read_clean
from tthc_cli.store.whole_files import is_temporary
from tthc_cli.store.workspace import Workspace, read_workspace

Words = tuple[str, ...]
Codes = tuple[int, int]


@dataclass(frozen=True)
class Race:
    """The words of both writers, what is laid into the small plan before, and what is wrong with a workspace after it, by their exit codes."""

    one: Words
    other: Words
    faults: Callable[[Path, Codes], Iterator[str]]
    prepare: Callable[[Path], object] = lambda _: None
    now: str = NOW


def race(contest: Race, count: int) -> Iterator[str]:
    """Run it so many times, each in a new workspace; what was wrong, in words."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            root = lay(Path(folder, str(number)))
            contest.prepare(root)
            codes = _both(contest, root)
            found = [*contest.faults(root, codes), *_left_over(root)]
            yield from (f"round {number}, exit codes {codes}: {fault}" for fault in found)


def _both(contest: Race, root: Path) -> Codes:
    barrier, go = os.pipe()
    first, second = (_started(contest, words, root, barrier, go) for words in (contest.one, contest.other))
    os.close(barrier)
    os.close(go)
    return _code_of(first), _code_of(second)


def _started(contest: Race, words: Words, root: Path, barrier: int, go: int) -> int:
    """A child that runs the words once everybody has closed the other end of the pipe."""
    pid = os.fork()
    if pid == 0:
        os.close(go)
        os.read(barrier, 1)
        os._exit(run(*words, at=root, now=contest.now).code)
    return pid


def _code_of(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _left_over(root: Path) -> Iterator[str]:
    left = [path.name for path in root.rglob("*") if is_temporary(path.name)]
    if left:
        yield f"left over: {left}"
    problems = [problem for problem in read_workspace(root).problems if problem.is_error]
    if problems:
        yield f"errors: {problems}"


def _amendments(root: Path, codes: Codes) -> Iterator[str]:
    """Both amended, and each deadline and each amendment stands."""
    _, plan = read_clean(root)
    if codes != (0, 0):
        yield "somebody was refused"
    if sorted(change.task for change in plan.document.amendments) != ["III.1.a", "III.2.đ"]:
        yield f"amendments: {plan.document.amendments}"
    if [plan.items[id_].due for id_ in ("III.1.a", "III.2.đ")] != ["Trước 31/12/2026", "trong tháng 11/2026"]:
        yield "a deadline was lost"


def _closings(root: Path, codes: Codes) -> Iterator[str]:
    """One closed, by its document; the other was told that it is closed."""
    [period] = _read(root).closed
    if sorted(codes) != [0, 2] or [one.document for one in period.closings] != [f"{codes.index(0) + 1}/BC-UBND"]:
        yield f"closings: {period.closings}"


def _reopenings(root: Path, codes: Codes) -> Iterator[str]:
    [period] = _read(root).closed
    opened = [one.reopened.document for one in period.closings if one.reopened]
    if sorted(codes) != [0, 2] or opened != [f"{codes.index(0) + 1}/CV"]:
        yield f"reopenings: {period.closings}"


def _entries(root: Path, codes: Codes) -> Iterator[str]:
    results = sorted(one.result for one in _read(root).log.progress())
    if codes != (0, 0) or results != ["Việc 1", "Việc 2"]:
        yield f"entries: {results}"


def _instructions(root: Path, codes: Codes) -> Iterator[str]:
    documents = sorted(one.instruction.document for one in _read(root).log.instructions())
    if codes != (0, 0) or documents != ["1/SNV", "2/SNV"]:
        yield f"instructions: {documents}"


def _taken_once(root: Path, codes: Codes) -> Iterator[str]:
    taken = [one.task for one in sorted(_read(root).log.entries, key=lambda one: one.order)]
    if codes != (0, 0) or taken != ["III.1.b", "III.2.đ"]:
        yield f"taken: {taken}"


def _report(root: Path, codes: Codes) -> Iterator[str]:
    """Without --force nobody overwrites what the other has just written."""
    said = (root / "bc.md").read_text(encoding="utf-8")
    winner = ("quý II năm 2026", "6 tháng đầu năm 2026")[codes.index(0)]
    if sorted(codes) != [0, 2] or winner not in said.partition("\n\n")[0] + said[:2000]:
        yield "a report was overwritten"


def _forms(root: Path, codes: Codes) -> Iterator[str]:
    forms = sorted(path.name for path in (root / "phiếu").iterdir())
    if codes != (0, 0) or forms != ["Phieu-VHXH-2026-Q2.xlsx", "Phieu-VP-2026-Q2.xlsx"]:
        yield f"forms: {forms}"


def _read(root: Path) -> Workspace:
    return read_clean(root)[0]


def _closed(root: Path) -> None:
    run("close", "--quarter", "2", "--by", "A", at=root)


def _amend(task: str, due: str) -> Words:
    return ("amend", task, "--due", due, "--document", "1/UBND-VP", "--reason", "Chờ")


def _close(document: str) -> Words:
    return ("close", "--quarter", "2", "--by", "A", "--document", document)


def _reopen(document: str) -> Words:
    return ("close", "--quarter", "2", "--reopen", "--by", "A", "--document", document, "--reason", "Sai số")


def _record(result: str) -> Words:
    return ("record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--by", "A", "--result", result)


def _instruct(document: str) -> Words:
    return ("instruct", "III.2.d", "--document", document, "--from", "Sở Nội vụ", "--date", "20/6/2026", "--by", "A")


COLLECT = ("collect", "phiếu/Phieu.xlsx", "--by", "A")
FORMS = ("form", "--all", "--quarter", "2", "-o", "phiếu")
RACES = {
    "amend": Race(_amend("III.1.a", "Trước 31/12/2026"), _amend("III.2.đ", "trong tháng 11/2026"), _amendments),
    "close": Race(_close("1/BC-UBND"), _close("2/BC-UBND"), _closings),
    "reopen": Race(_reopen("1/CV"), _reopen("2/CV"), _reopenings, _closed),
    "record": Race(_record("Việc 1"), _record("Việc 2"), _entries),
    "instruct": Race(_instruct("1/SNV"), _instruct("2/SNV"), _instructions),
    "collect": Race(COLLECT, COLLECT, _taken_once, filled, JUNE),
    "report": Race(("report", "--quarter", "2", "-o", "bc.md"), ("report", "--half", "1", "-o", "bc.md"), _report),
    "form": Race(FORMS, FORMS, _forms),
}


def main() -> int:
    """Race the command asked for; 1 where something was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.racing", description="Two writers at one moment.")
    parser.add_argument("command", choices=RACES)
    parser.add_argument("count", type=int)
    asked = parser.parse_args()
    faults = list(race(RACES[asked.command], asked.count))
    print("\n".join([*faults, f"{asked.command}: {asked.count} rounds, {len(faults)} faults"]))  # noqa: T201
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
