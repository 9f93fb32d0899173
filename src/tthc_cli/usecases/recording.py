"""Writing down a unit's progress: what was typed is understood, completed by what a correction keeps, and filed as one new entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self

from tthc_cli.domain.assessment import default_period
from tthc_cli.domain.progress import TEXT_KEYS, TEXT_PARTS, ProgressEntry
from tthc_cli.exchange.forms.cell_values import says_nothing
from tthc_cli.report.words import PART_NAMES, PROGRESS
from tthc_cli.usecases.correcting import kept_parts, kept_words
from tthc_cli.usecases.entry_parts import understand_evidence, understand_measure, understand_percent
from tthc_cli.usecases.filing import Desk, Paper, Recorded
from tthc_cli.usecases.understanding import understand_day, understand_item, understand_progress, understand_unit


@dataclass(frozen=True)
class ProgressTyped:
    """What an officer typed after `tthc record`, as typed. In a correction an empty text empties the part, and None keeps it."""

    task: str
    unit: str
    progress: str
    percent: str | None = None
    texts: Mapping[str, str | None] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    day: str | None = None
    by: str | None = None
    corrects: str | None = None
    answers: str | None = None
    force: bool = False
    late: bool = False

    def part(self, name: str) -> object:
        """What was typed for a part; None where nothing was."""
        return self.texts.get(name) if name in TEXT_KEYS else getattr(self, name, None)

    def saying(self, part: str, words: object) -> Self:
        """The same with other words for a part."""
        typed: dict[str, Any] = {"texts": {**self.texts, part: words}} if part in TEXT_KEYS else {part: words}
        return replace(self, **typed)


def record_progress(root: Path, typed: ProgressTyped, *, now: datetime) -> Recorded:
    """Write one entry of progress at the moment `now`, with its time zone.

    Raises UsageFaultError for what was typed wrong and CannotGoOnError where the file cannot be written.
    """
    desk = Desk(root, now)
    return desk.file(paper_of(desk, typed), force=typed.force)


def paper_of(desk: Desk, typed: ProgressTyped) -> Paper:
    """The entry that was typed, with what a correction keeps. Raises UsageFaultError for what cannot be understood."""
    plan, (typed, remark) = desk.plan, _without_nothings(typed)
    task, unit = understand_item(plan, typed.task), understand_unit(plan, typed.unit)
    old = corrected_word(desk, typed)
    day = day_of(desk, typed, old)
    raw: dict[str, Any] = {
        "schema": 1,
        "task": task,
        "unit": unit.id,
        "date": day,
        **desk.signature(typed.by),
        "progress": understand_progress(typed.progress).value,
        **understand_parts(typed),
        "corrects": Path(typed.corrects).name if typed.corrects else None,
        "late": desk.late_mark(day, is_late=typed.late),
    }
    kept = kept_parts(old, raw, _spoken_of(typed), plan) if old and old.task == task else {}
    about = f"{task} ({desk.title(task)}), {unit.name}, {PROGRESS[understand_progress(typed.progress)].lower()}"
    instead = f", thay cho bản ghi của {old.task}" if old and old.task != task else ""
    remarks = (kept_words(old, kept, raw, with_day=not typed.day) if old else "", remark)
    return Paper(
        {**raw, **kept},
        desk.new_file(task, unit.id, day),
        f"{about}, tính vào kỳ {default_period(plan, day).name}{instead}",
        tuple(filter(None, remarks)),
    )


def corrected_word(desk: Desk, typed: ProgressTyped) -> ProgressEntry | None:
    """The entry that is corrected; None where none is, or where there is none that this unit said."""
    old = desk.entry_named(Path(typed.corrects).name) if typed.corrects else None
    if not isinstance(old, ProgressEntry):
        return None
    return old if old.unit == understand_unit(desk.plan, typed.unit).id else None


def day_of(desk: Desk, typed: ProgressTyped, old: ProgressEntry | None) -> date:
    """The day of the entry: the one typed, else that of the entry that it corrects, else today. Raises UsageFaultError."""
    if typed.day:
        return understand_day(typed.day, "--date")
    return old.date if old else desk.now.date()


def understand_parts(typed: ProgressTyped) -> dict[str, Any]:
    """What was said of the work, part by part, as it was typed. Raises UsageFaultError."""
    return {
        "percent": understand_percent(typed.percent) if typed.percent else None,
        **{key: typed.texts.get(key) for key in TEXT_KEYS},
        "evidence": [understand_evidence(words) for words in _filled(typed.evidence)],
        "measures": [understand_measure(words) for words in _filled(typed.measures)],
        "answers": typed.answers,
    }


def _filled(lines: Sequence[str]) -> list[str]:
    return [words for words in lines if words.strip()]


def _spoken_of(typed: ProgressTyped) -> set[str]:
    """The parts that were put anew or emptied; figures only where they were emptied, since each speaks of its own indicator."""
    parts = {part for part in PART_NAMES if typed.part(part) not in (None, ())}
    return parts if len(_filled(typed.measures)) == len(typed.measures) else {*parts, "measures"}


_MAY_BE_NOTHING = tuple(part.key for part in TEXT_PARTS if part.may_be_nothing)


def _without_nothings(typed: ProgressTyped) -> tuple[ProgressTyped, str]:
    """The words without those that only say that there is nothing to say, as "Không"; and a remark on these."""
    said = {part: words for part in _MAY_BE_NOTHING if (words := typed.texts.get(part)) and says_nothing(words)}
    emptied: dict[str, Any] = {"texts": {**typed.texts, **dict.fromkeys(said, "")}}
    if unproved := [words for words in typed.evidence if words and says_nothing(words)]:
        said["evidence"] = unproved[0]
        emptied["evidence"] = tuple("" if words in unproved else words for words in typed.evidence)
    heard = ", ".join(f"{PART_NAMES[part]} “{words}”" for part, words in said.items())
    return replace(typed, **emptied), f"Được hiểu là không có gì để nêu: {heard}." if said else ""
