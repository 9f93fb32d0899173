"""All rules across records, and the one way to run them. To add a rule: write it beside its kin, list it here."""

from dataclasses import dataclass, replace

from tthc_cli.domain.checks.book import Book, Check
from tthc_cli.domain.checks.claims import (
    CLAIM_RULES,
    done_in_part,
    done_without_proof,
    entries_that_say_nothing,
    nothing_with_something,
)
from tthc_cli.domain.checks.clarity import (
    CLARITY_RULES,
    blank_frames,
    open_targets,
    orphan_targets,
    unclear_person,
    unclear_responsibility,
    unclear_result,
    unclear_time,
    unclear_work,
)
from tthc_cli.domain.checks.closed import CLOSED_RULES, drift_of_closed_periods, misnamed_closings
from tthc_cli.domain.checks.copies import COPY_RULES, copies_of_entries, entries_of_one_name
from tthc_cli.domain.checks.entries import (
    ENTRY_RULES,
    broken_corrections,
    entries_by_outsiders,
    entries_in_wrong_folders,
    entries_on_unknown_tasks,
    entries_out_of_time,
    evidence_of_days_to_come,
    instructions_out_of_time,
    instructions_received_twice,
    wrong_instructions,
    wrong_measures,
)
from tthc_cli.domain.checks.plan_terms import (
    PLAN_RULES,
    broken_amendments,
    broken_inheritance,
    unnamed_sections,
    unreadable_deadlines,
    unused_units,
    wrong_calendars,
)
from tthc_cli.domain.checks.references import (
    REFERENCE_RULES,
    ids_given_twice,
    ids_outside_their_item,
    names_given_twice,
    unknown_items,
    unknown_units,
)
from tthc_cli.domain.checks.setbacks import SETBACK_RULES, words_that_go_back
from tthc_cli.domain.checks.weakening import WEAKENING_RULES
from tthc_cli.domain.progress import Log
from tthc_cli.domain.shape import SHAPE_RULES
from tthc_cli.domain.soundness import leaves_out
from tthc_cli.problems import Problem, Rule

CHECKS: tuple[Check, ...] = (
    ids_given_twice,
    names_given_twice,
    ids_outside_their_item,
    unknown_units,
    unknown_items,
    unreadable_deadlines,
    broken_inheritance,
    broken_amendments,
    unused_units,
    unnamed_sections,
    wrong_calendars,
    entries_on_unknown_tasks,
    entries_by_outsiders,
    entries_out_of_time,
    evidence_of_days_to_come,
    instructions_out_of_time,
    instructions_received_twice,
    done_without_proof,
    done_in_part,
    entries_that_say_nothing,
    nothing_with_something,
    broken_corrections,
    wrong_measures,
    wrong_instructions,
    entries_in_wrong_folders,
    entries_of_one_name,
    copies_of_entries,
    misnamed_closings,
    drift_of_closed_periods,
)

CLARITY_CHECKS: tuple[Check, ...] = (
    unclear_person,
    unclear_work,
    unclear_time,
    unclear_result,
    unclear_responsibility,
    orphan_targets,
    open_targets,
    blank_frames,
)
"""The 5-rõ lint: run by `validate` alone, since it speaks of the plan's words and not of faults."""

WRITING_CHECKS: tuple[Check, ...] = (*CHECKS, words_that_go_back)
"""What is said to who writes an entry: remarks as well, for which whoever only looks need not wait."""

ALL_CHECKS = (*WRITING_CHECKS, *CLARITY_CHECKS)

DOMAIN_RULES: tuple[Rule, ...] = (
    *SHAPE_RULES,
    *REFERENCE_RULES,
    *PLAN_RULES,
    *ENTRY_RULES,
    *COPY_RULES,
    *CLAIM_RULES,
    *SETBACK_RULES,
    *CLARITY_RULES,
    *CLOSED_RULES,
    *WEAKENING_RULES,
)


def run_checks(book: Book, checks: tuple[Check, ...] = CHECKS) -> list[Problem]:
    """Every problem that the checks find."""
    return [problem for check in checks for problem in check(book)]


@dataclass(frozen=True)
class Judged:
    """What the checks find, and the entries that count: those without an error of their own."""

    problems: list[Problem]
    counted: Log


def judge(book: Book, checks: tuple[Check, ...] = CHECKS) -> Judged:
    """Run the checks, and leave out the entries in whose files they find an error; what such an entry corrects stands again."""
    found = run_checks(book, checks)
    if not any(map(leaves_out, found)):
        return Judged(found, book.log)
    # Each by itself, as if nothing were corrected: what stands again must be sound, too.
    alone = replace(book, unsound=frozenset(entry.origin.file for entry in book.log.entries))
    unsound = {problem.place.file for problem in run_checks(alone, _OF_ENTRIES) if leaves_out(problem)}
    judged = replace(book, unsound=frozenset(unsound))
    return Judged(run_checks(judged, checks), judged.counted)


_OF_ENTRIES = tuple(check for check in CHECKS if check is not drift_of_closed_periods)
