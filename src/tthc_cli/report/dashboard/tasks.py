"""The list of tasks: one line each, and what opens below it, down to entries and evidence."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from urllib.parse import urlsplit

from tthc_cli.domain.assessment import Assessment, TaskState, UnitState
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.difficulties import open_difficulties
from tthc_cli.domain.ids import cite
from tthc_cli.domain.narrowing import kinds_of, seen_by
from tthc_cli.domain.progress import Evidence, InstructionEntry, Measure, ProgressEntry
from tthc_cli.report.dashboard.grid import section_title
from tthc_cli.report.dashboard.marks import mark_of
from tthc_cli.report.dashboard.task_view import (
    DifficultyView,
    EntryView,
    EvidenceView,
    FactView,
    StepView,
    TaskRow,
    TaskSection,
    UnitRow,
)
from tthc_cli.report.dashboard.view import Audience
from tthc_cli.report.facts import Fact, entry_facts, evidence_words, measure_words, task_facts
from tthc_cli.report.words import (
    PROGRESS,
    deadline_words,
    goal_words,
    lead_names,
    percent_words,
    share_words,
    standing_words,
)

_REPORTED = {True: "đã có báo cáo kỳ này", False: "chưa có báo cáo kỳ này", None: ""}


class Teller:
    """Words the tasks of an assessment for an audience.

    The public reads what was done and proved: words, terms, progress, results, figures, documents. It does not read difficulties, causes,
    proposals, next steps, remarks of ours on the plan, who wrote an entry, where a figure was taken from, nor a place of a document that is
    no web address.
    """

    def __init__(self, assessment: Assessment, audience: Audience) -> None:
        self._assessment = assessment
        self._directory = assessment.plan.directory
        self._is_public = audience is Audience.PUBLIC

    def sections(self) -> Iterator[TaskSection]:
        """Tasks and duties by section."""
        for section, states in groupby(self._assessment.items, key=lambda state: state.task.section):
            yield TaskSection(section, section_title(section, self._assessment), tuple(map(self._task, states)))

    def difficulties(self) -> Iterator[DifficultyView]:
        """What is still open, the oldest first; nothing for the public."""
        if self._is_public:
            return
        as_of = self._assessment.as_of
        found = [(told, state.task) for state in self._assessment.items for told in open_difficulties(state)]
        for told, task in sorted(found, key=lambda pair: pair[0].since):
            entry = told.entry
            yield DifficultyView(
                task.id,
                f"{entry.task} {task.title}",
                self._directory.name(entry.unit),
                entry.difficulty,
                entry.cause,
                entry.proposal,
                show_date(told.since),
                (as_of - told.since).days,
            )

    def _task(self, state: TaskState) -> TaskRow:
        task = state.task
        expected = [part.reported_this_period for part in state.units if part.reported_this_period is not None]
        return TaskRow(
            task.id,
            task.title,
            task.section,
            lead_names(task.lead, self._directory, short=True),
            deadline_words(state.terms),
            standing_words(state.standing),
            mark_of(state.standing),
            f"{state.settled}/{len(state.units)}",
            f"{sum(expected)}/{len(expected)}" if expected else "",
            " ".join(sorted(kinds_of(state))),
            tuple((part.unit, self._unit_kinds(part.unit, state)) for part in state.units),
            task.text,
            f"{cite(task.id)} {self._assessment.plan.document.cited}",
            self._shown(task_facts(state, self._assessment)),
            tuple(StepView(step.id, step.text) for step in task.steps),
            tuple(
                f"{one.indicator.id} {one.indicator.text}: {share_words(one)}; giao {goal_words(one)}"
                for one in state.indicators
            ),
            tuple(map(self._unit, state.units)),
            tuple(map(self._entry, _newest_first(state))),
        )

    def _unit_kinds(self, unit: str, state: TaskState) -> str:
        own = seen_by(unit, state)
        return " ".join(sorted(kinds_of(own))) if own else ""

    def _unit(self, part: UnitState) -> UnitRow:
        standing = part.standing
        remarks = (
            "" if standing.percent is None else percent_words(standing.percent),
            f"xong ngày {show_date(standing.completed_on)}" if standing.completed_on else "",
            _REPORTED[part.reported_this_period],
        )
        return UnitRow(
            self._directory.name(part.unit), mark_of(standing), standing_words(standing), tuple(filter(None, remarks))
        )

    def _entry(self, entry: ProgressEntry | InstructionEntry) -> EntryView:
        by = "" if self._is_public else entry.by
        remarks = [f"về {entry.task}"] if entry.task in self._assessment.plan.item_of_step else []
        remarks += ["bản đính chính"] if entry.corrects else []
        remarks += ["ghi bổ sung sau khi chốt kỳ"] if entry.late else []
        if isinstance(entry, ProgressEntry):
            return self._word(entry, by, tuple(remarks))
        told = entry.instruction
        due = f"hạn {show_date(told.due)}" if told.due else "không nêu hạn"
        words = f"Văn bản {told.document} ngày {show_date(told.date)}; {due}"
        return EntryView(show_date(entry.date), told.sender, words, by, tuple(remarks), (), (), ())

    def _word(self, entry: ProgressEntry, by: str, remarks: tuple[str, ...]) -> EntryView:
        percent = f" {percent_words(entry.percent)}" if entry.percent is not None else ""
        return EntryView(
            show_date(entry.date),
            self._directory.name(entry.unit),
            f"{PROGRESS[entry.progress]}{percent}",
            by,
            remarks,
            self._shown(entry_facts(entry)),
            tuple(map(self._evidence, entry.evidence)),
            tuple(map(self._measure, entry.measures)),
        )

    def _evidence(self, evidence: Evidence) -> EvidenceView:
        is_web = is_web_address(evidence.link)
        where = "" if is_web or self._is_public else evidence.link
        return EvidenceView(evidence_words(evidence), evidence.link if is_web else "", where)

    def _measure(self, measure: Measure) -> str:
        source = f" ({measure.source})" if measure.source and not self._is_public else ""
        return f"{measure_words(measure)}{source}"

    def _shown(self, facts: Iterator[Fact]) -> tuple[FactView, ...]:
        return tuple(FactView(fact.label, fact.value) for fact in facts if not (fact.is_internal and self._is_public))


def _newest_first(state: TaskState) -> list[ProgressEntry | InstructionEntry]:
    said = (entry for part in state.units for entry in part.entries)
    heard: list[ProgressEntry | InstructionEntry] = [*state.instructions, *said, *state.other_entries]
    return sorted(heard, key=attrgetter("order"), reverse=True)


def is_web_address(link: str) -> bool:
    """Whether a link leads to a page of the web, and to nothing else: not to a file, not to a script."""
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
