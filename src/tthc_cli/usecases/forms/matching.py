"""The rows of a form held against what is recorded: what is new, what corrects, what was said before; and what the rules say of it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from tthc_cli.domain.closings import closing_over
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.progress import PARTS, Log, PartKind, ProgressEntry
from tthc_cli.domain.text import shell_word
from tthc_cli.problems import Problem
from tthc_cli.report.collected import Change
from tthc_cli.store.entry_files import entry_file
from tthc_cli.usecases.correcting import kept_figures
from tthc_cli.usecases.entering import Draft, draft_entry, judge, refuses
from tthc_cli.usecases.forms.entries import Scene
from tthc_cli.usecases.forms.rules import CLOSED_PERIOD, CORRECTED_ELSEWHERE, OLD_FORM
from tthc_cli.usecases.forms.sheaves import Sheaf


@dataclass(frozen=True)
class Match:
    """A row as an entry: its draft, what it changes, the entry that then stands (None where it can be none), what there is to say of it
    beside the rules, and the entry that it corrects.
    """

    sheaf: Sheaf
    draft: Draft
    change: Change
    entry: ProgressEntry | None
    problems: tuple[Problem, ...] = ()
    before: ProgressEntry | None = None

    @property
    def is_new(self) -> bool:
        """Whether there is something to write."""
        return self.change is not Change.UNCHANGED


class Recorded:
    """What is recorded, found by form and work and by what it corrects, so that no row of a form goes through the whole log."""

    def __init__(self, log: Log) -> None:
        self._words = defaultdict[_Work, list[ProgressEntry]](list)
        for entry in log.progress():
            self._words[entry.unit, entry.task, entry.answers, entry.form].append(entry)
        self._corrections = {entry.corrects: entry.name for entry in log.entries if entry.corrects}

    def earlier(self, sheaf: Sheaf) -> list[ProgressEntry]:
        """What the same form said of the same work, in the order of saying; entries recorded by hand are none of a form's."""
        raw = sheaf.raw
        same = self._words.get((raw["unit"], raw["task"], raw["answers"] or None, raw["form"]), [])
        return sorted(same, key=attrgetter("written"))

    def correction_of(self, entry: ProgressEntry) -> str | None:
        """The name of the newest entry that corrects this one."""
        return self._corrections.get(entry.name)


_Work = tuple[str, str, str | None, str | None]


def match(sheaf: Sheaf, scene: Scene, recorded: Recorded, *, stated: Collection[str], number: int) -> Match:
    """Hold a row against what the same form said before. `stated` are the indicators of which the form has a figure; of the others those of
    before stay. A row without a day of its own is the same on whichever day it is collected. `number` stands in the name of a new entry.
    """
    earlier = recorded.earlier(sheaf)
    file = entry_file(sheaf.raw["task"], sheaf.raw["unit"], sheaf.raw["date"], number)
    before = _standing(earlier)
    kept = kept_figures(before, scene.plan, stated=stated) if before else ()
    raw = {**sheaf.raw, "measures": [*sheaf.raw["measures"], *kept]}
    draft = draft_entry(raw, file)
    entry = _progress(draft)
    if entry is None or before is None:
        return Match(sheaf, draft, Change.NEW, entry)
    said_before = [
        other for other in (before, *earlier) if _content(other, sheaf, stated) == _content(entry, sheaf, stated)
    ]
    if said_before:
        problems = () if before in said_before else (_outdated(sheaf, said_before[-1], before),)
        return Match(sheaf, draft, Change.UNCHANGED, before, problems)
    if by_hand := recorded.correction_of(before):
        said = f"bản ghi trước của {entry.task} đã được đính chính bằng {by_hand}"
        return Match(sheaf, draft, Change.NEW, entry, (CORRECTED_ELSEWHERE.problem(sheaf.place, said),))
    correction = draft_entry({**raw, "corrects": before.name}, file)
    return Match(sheaf, correction, Change.CHANGED, _progress(correction), before=before)


def _progress(draft: Draft) -> ProgressEntry | None:
    return draft.entry if isinstance(draft.entry, ProgressEntry) else None


def _standing(earlier: Sequence[ProgressEntry]) -> ProgressEntry | None:
    """The last of these that none of them corrects."""
    corrected = {other.corrects for other in earlier}
    return next((other for other in reversed(earlier) if other.name not in corrected), None)


_CONTENT = {part.key for part in PARTS if part.kind not in (PartKind.DAY, PartKind.FIGURES, PartKind.REFERENCE)}


def _content(entry: ProgressEntry, sheaf: Sheaf, stated: Collection[str]) -> tuple[object, ...]:
    """What an entry says that this row could say, too."""
    day = {"date"} if sheaf.has_day else set[str]()
    figures = sorted((one for one in entry.measures if one.indicator in stated), key=lambda one: one.indicator)
    return entry.model_dump(include=_CONTENT | day), figures


def _outdated(sheaf: Sheaf, same: ProgressEntry, standing: ProgressEntry) -> Problem:
    said = (
        f"{same.task} giống bản ghi nhận ngày {show_date(same.written_on)} đã được đính chính; "
        "phiếu này có vẻ cũ, nên dòng này không được ghi"
    )
    again = f"tthc record {same.task} --unit {same.unit} … --corrects {shell_word(standing.name)}"
    return OLD_FORM.problem(sheaf.place, said, f"Nếu đúng là phải ghi lại như cũ: {again}")


def judge_matches(matches: Sequence[Match], scene: Scene) -> Iterator[Problem]:
    """What is wrong with what would be written, each at the cell where it was typed. What refuses an entry is an error here."""
    new = [one for one in matches if one.is_new]
    entries = [one.draft.entry for one in new if one.draft.entry]
    findings = judge(entries, scene.workspace.log, scene.plan, scene.now.date())
    yield from _closed(new, scene)
    for one in matches:
        yield from one.problems
    for one in new:
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
