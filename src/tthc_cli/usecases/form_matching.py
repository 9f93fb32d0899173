"""The rows of a form held against what is recorded: what is new, what corrects, what was said before; and what the rules say of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tthc_cli.domain.closings import closing_over
from tthc_cli.domain.progress import Log, ProgressEntry
from tthc_cli.problems import Problem
from tthc_cli.report.collected import Change
from tthc_cli.store.entry_files import entry_file
from tthc_cli.usecases.entering import Draft, draft_entry, judge, refuses
from tthc_cli.usecases.form_entries import Scene
from tthc_cli.usecases.form_rules import CLOSED_PERIOD, CORRECTED_ELSEWHERE
from tthc_cli.usecases.form_sheaves import Sheaf


@dataclass(frozen=True)
class Match:
    """A row as an entry: its draft, what it changes, the entry that then stands (None where it can be none), and what there is to say of
    it beside the rules.
    """

    sheaf: Sheaf
    draft: Draft
    change: Change
    entry: ProgressEntry | None
    problems: tuple[Problem, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether there is something to write."""
        return self.change is not Change.UNCHANGED


def match(sheaf: Sheaf, log: Log, *, keeps_figures: bool) -> Match:
    """Hold a row against what the same form said before. `keeps_figures` says that the form had no room for figures, so that those of before
    stay. A row without a day of its own is the same on whichever day it is collected.
    """
    file = entry_file(sheaf.raw["task"], sheaf.raw["unit"], sheaf.raw["date"])
    before = _before(sheaf, log)
    if before and keeps_figures:
        sheaf.raw["measures"] = [measure.model_dump(exclude_defaults=True) for measure in before.measures]
    draft = draft_entry(sheaf.raw, file)
    entry = _progress(draft)
    if entry is None or before is None:
        return Match(sheaf, draft, Change.NEW, entry)
    if _said(entry, with_day=sheaf.has_day) == _said(before, with_day=sheaf.has_day):
        return Match(sheaf, draft, Change.UNCHANGED, before)
    by_hand = [other.name for other in log.entries if other.corrects == before.name]
    if by_hand:
        said = f"bản ghi trước của {entry.task} đã được đính chính bằng {by_hand[-1]}"
        return Match(sheaf, draft, Change.NEW, entry, (CORRECTED_ELSEWHERE.problem(sheaf.place, said),))
    correction = draft_entry({**sheaf.raw, "corrects": before.name}, file)
    return Match(sheaf, correction, Change.CHANGED, _progress(correction))


def _progress(draft: Draft) -> ProgressEntry | None:
    return draft.entry if isinstance(draft.entry, ProgressEntry) else None


def _before(sheaf: Sheaf, log: Log) -> ProgressEntry | None:
    """What the same form last said of the same work; entries recorded by hand are none of a form's."""
    raw = sheaf.raw
    identity = raw["unit"], raw["task"], raw["answers"] or None, raw["form"]
    same = [other for other in log.progress() if (other.unit, other.task, other.answers, other.form) == identity]
    corrected = {other.corrects for other in same}
    standing = [other for other in same if other.name not in corrected]
    return max(standing, key=lambda other: (other.recorded_at, other.name), default=None)


_CONTENT = {"progress", "percent", "result", "difficulty", "cause", "proposal", "next", "evidence", "measures"}


def _said(entry: ProgressEntry, *, with_day: bool) -> dict[str, object]:
    return entry.model_dump(include=_CONTENT | ({"date"} if with_day else set()))


def judge_matches(matches: Sequence[Match], scene: Scene) -> Iterator[Problem]:
    """What is wrong with what would be written, each at the cell where it was typed. What refuses an entry is an error here."""
    new = [one for one in matches if one.is_new]
    entries = [one.draft.entry for one in new if one.draft.entry]
    findings = judge(entries, scene.workspace.log, scene.plan, scene.now.date())
    yield from _closed(new, scene)
    for one in new:
        yield from one.problems
        for fault in one.draft.faults:
            yield one.sheaf.placed(fault, one.draft.data)
        for finding in findings.get(one.draft.file, []):
            placed = one.sheaf.placed(finding, one.draft.data)
            yield placed.as_error() if refuses(finding) else placed


def _closed(new: Sequence[Match], scene: Scene) -> Iterator[Problem]:
    """That what is to be written lies in figures that were reported, unless the officer knows."""
    late = [one.sheaf for one in new if one.sheaf.raw["late"]]
    closed = closing_over(scene.workspace.closed, late[0].raw["date"]) if late and not scene.late else None
    if closed:
        tasks = ", ".join(sheaf.raw["task"] for sheaf in late)
        said = f"kỳ {closed.name} đã chốt, các dòng {tasks} nằm trong số liệu đã báo cáo"
        yield CLOSED_PERIOD.problem(late[0].place.whole_sheet(), said)
