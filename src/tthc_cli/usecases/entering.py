"""From what somebody said to new entries: composed, judged by the rules across records, then written, all or none.

`record` and `collect` share this, so that a form is held to the rules that a command line is held to.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tthc_cli.domain.checks.book import Book
from tthc_cli.domain.checks.catalogue import WRITING_CHECKS
from tthc_cli.domain.checks.catalogue import judge as judge_book
from tthc_cli.domain.checks.claims import ENTRY_NAME
from tthc_cli.domain.checks.entries import DOUBLE_INSTRUCTION, NEEDLESS_INSTRUCTION, OUTSIDER, PREMATURE
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.progress import Entry, Log
from tthc_cli.domain.text import shell_word
from tthc_cli.errors import CannotGoOnError
from tthc_cli.problems import Problem
from tthc_cli.store.decoding import plain
from tthc_cli.store.disk import create_files
from tthc_cli.store.entry_files import compose_entry
from tthc_cli.store.reading import reason

FORCED = frozenset((OUTSIDER.code, PREMATURE.code))
"""Findings that refuse an entry unless the officer insists."""

REFUSED = frozenset((DOUBLE_INSTRUCTION.code,))
"""Findings that refuse an entry although others in the files only are looked at."""

LIFTED = frozenset((NEEDLESS_INSTRUCTION.code, PREMATURE.code))
"""Findings of an entry that others may lift, by an instruction that they hold. All other rules on a new word of a unit look at the plan
and at it alone, as long as it corrects none.
"""


@dataclass(frozen=True)
class Draft:
    """An entry that is not written yet: its file, its bytes, and what keeps it from being an entry; `entry` is None then."""

    file: str
    data: bytes
    entry: Entry | None
    faults: tuple[Problem, ...]


def draft_entry(raw: Mapping[str, Any], file: str) -> Draft:
    """The entry that `raw` makes, what is blank left out."""
    entry, data, problems = compose_entry(without_blanks(raw), file)
    errors = [problem for problem in problems if problem.is_error]
    return Draft(file, data, entry, tuple(errors or (problems if entry is None else ())))


def without_blanks(raw: Mapping[str, Any]) -> dict[str, Any]:
    """What is said, in one spelling, without the parts that are empty."""
    cleaned = {key: plain(value).strip() if isinstance(value, str) else value for key, value in raw.items()}
    return {key: value for key, value in cleaned.items() if value not in (None, "", [])}


def judge(entries: Sequence[Entry], log: Log, plan: Plan, today: date) -> Mapping[str, list[Problem]]:
    """What the rules across records say of new entries, with the others around them, by the file of each; remedies name the file."""
    new = {entry.origin.file: entry.name for entry in entries}
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in judge_book(Book(plan, log.with_new(entries), today), WRITING_CHECKS).problems:
        if name := new.get(problem.place.file):
            found[problem.place.file].append(problem._replace(hint=problem.hint.replace(ENTRY_NAME, shell_word(name))))
    return found


def refuses(finding: Problem, *, force: bool = False) -> bool:
    """Whether a finding keeps a new entry from being written."""
    return finding.is_error or finding.code in REFUSED or (finding.code in FORCED and not force)


def write_drafts(root: Path, drafts: Sequence[Draft], *, before: str = "Chưa có gì được ghi.") -> None:
    """Write all the entries, or none. Raises CannotGoOnError, which says what was written `before`."""
    try:
        create_files(root, {draft.file: draft.data for draft in drafts})
    except OSError as error:
        raise CannotGoOnError(
            f"không ghi được {drafts[0].file}: {reason(error)}",
            hint=f"{before} Kiểm tra ổ đĩa và quyền ghi, rồi chạy lại.",
        ) from error
