"""What an officer may choose from when `tthc record` asks step by step."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tthc_cli.domain.obligations import units_of
from tthc_cli.domain.progress import Progress, ProgressEntry
from tthc_cli.domain.taking_part import carried_indicators, speaks_of
from tthc_cli.report.words import PROGRESS
from tthc_cli.usecases.correcting import words_by_part
from tthc_cli.usecases.filing import Desk
from tthc_cli.usecases.recording import ProgressTyped
from tthc_cli.usecases.understanding import understand_item, understand_progress, understand_unit


class Choice(NamedTuple):
    """One thing to choose: what is recorded, and what is shown."""

    value: str
    words: str


class Offer:
    """The choices of one workspace, the understanding of what is typed instead of a number, and what a correction may keep."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self._plan = desk, desk.plan

    def tasks(self) -> list[Choice]:
        """All tasks and duties."""
        return [Choice(item.id, f"{item.id}  {item.title}") for item in self._plan.items.values()]

    def task(self, typed: str) -> str:
        """The id of the task meant; raises UsageFaultError."""
        return understand_item(self._plan, typed)

    def units(self, task: str) -> list[Choice]:
        """The units whose task or step it is to speak of, those that lead it first."""
        id_, directory = self.task(task), self._plan.directory
        item = self._plan.item_for(id_)
        named = (*units_of(item, self._plan), *item.coordinate, *item.consolidate) if item else ()
        units = [unit for unit in directory.members(named) if speaks_of(unit, id_, self._plan)]
        return [Choice(unit, directory.name(unit)) for unit in units]

    def unit(self, typed: str) -> str:
        """The id of the unit meant; raises UsageFaultError."""
        return understand_unit(self._plan, typed).id

    def progress(self) -> list[Choice]:
        """What can be said of a work."""
        return [Choice(word.value, said) for word, said in PROGRESS.items() if word is not Progress.NONE]

    def needs(self, part: str, progress: str) -> bool:
        """Whether an entry that says this must have the part: a completion states its result."""
        return part == "result" and understand_progress(progress) is Progress.DONE

    def is_under_way(self, progress: str) -> bool:
        """Whether an entry that says this may say how much is done."""
        return understand_progress(progress) is Progress.IN_PROGRESS

    def word(self, typed: str) -> str:
        """The progress meant; raises UsageFaultError."""
        return understand_progress(typed).value

    def indicators(self, task: str, unit: str) -> list[Choice]:
        """The indicators of which the unit may bring a figure with its word on the task."""
        item = self._plan.item_for(self.task(task))
        carried = carried_indicators(self.unit(unit), self._plan)
        own = [carrier.indicator for carrier in carried if item and item.id in carrier.items]
        return [Choice(indicator.id, indicator.text) for indicator in own]

    def kept(self, typed: ProgressTyped) -> Mapping[str, str]:
        """What stays of the entry that is corrected where nothing is answered, in words, by part; a figure by the id of its indicator."""
        old = self.desk.entry_named(Path(typed.corrects).name) if typed.corrects else None
        if not isinstance(old, ProgressEntry):
            return {}
        words = words_by_part(old)
        if typed.task and self.task(typed.task) != old.task:
            return {part: words[part] for part in ("unit", "day")}
        if typed.progress and self.word(typed.progress) != old.progress:
            words.pop("percent", None)
        return words
