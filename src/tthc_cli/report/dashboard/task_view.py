"""What the list of tasks shows, down to entries and evidence, and what is said of difficulties."""

from dataclasses import dataclass

from tthc_cli.report.dashboard.marks import Mark


@dataclass(frozen=True)
class DifficultyView:
    """A difficulty that is still open; `id` is its task's, `title` names the step where it is one, `days` says for how long."""

    id: str
    title: str
    unit: str
    text: str
    cause: str
    proposal: str
    since: str
    days: int


@dataclass(frozen=True)
class FactView:
    """A labelled text."""

    label: str
    value: str


@dataclass(frozen=True)
class EvidenceView:
    """A document that proves a result; `link` is one that may be followed (http, https), `where` any other place it was said to be."""

    words: str
    link: str
    where: str


@dataclass(frozen=True)
class EntryView:
    """One entry of a task: a unit's word, or a document received."""

    day: str
    who: str
    status: str
    by: str
    remarks: tuple[str, ...]
    said: tuple[FactView, ...]
    evidence: tuple[EvidenceView, ...]
    measures: tuple[str, ...]


@dataclass(frozen=True)
class UnitRow:
    """One unit that must fulfil a task; `remarks` are its percentage, the day it finished, whether it owes a report of the period."""

    unit: str
    mark: Mark
    status: str
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class StepView:
    """A sub-work."""

    id: str
    text: str


@dataclass(frozen=True)
class TaskRow:
    """One task of the list, and what opens below it. `kinds` are the states it can be found by, `unit_kinds` the same for each of its units."""

    id: str
    title: str
    section: str
    lead: str
    deadline: str
    status: str
    mark: Mark
    settled: str
    reported: str
    kinds: str
    unit_kinds: tuple[tuple[str, str], ...]
    text: str
    cited: str
    facts: tuple[FactView, ...]
    steps: tuple[StepView, ...]
    indicators: tuple[str, ...]
    units: tuple[UnitRow, ...]
    entries: tuple[EntryView, ...]


@dataclass(frozen=True)
class TaskSection:
    """The tasks of one section."""

    id: str
    title: str
    tasks: tuple[TaskRow, ...]
