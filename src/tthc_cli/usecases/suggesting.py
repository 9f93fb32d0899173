"""What a half-typed word of a command line may become: ids, periods and words, of the workspace where it is one.

Only the plan is read, never an entry, and nothing is written: this runs at every press of the Tab key.
"""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path, PurePosixPath

from tthc_cli.domain.ids import TASK_PART, read_id
from tthc_cli.domain.narrowing import ASKABLE
from tthc_cli.domain.periods import MONTHS_IN, PeriodKind, make_period
from tthc_cli.domain.plan import Plan, Task
from tthc_cli.domain.progress import Progress
from tthc_cli.domain.text import normalise
from tthc_cli.report.document import KIND_NAMES
from tthc_cli.report.tables import WHAT_NAMES
from tthc_cli.report.words import ASKABLE_WORDS, PROGRESS
from tthc_cli.store.disk import DiskSource
from tthc_cli.store.entry_files import ENTRY_FILE
from tthc_cli.store.packaged import own_templates, read_templates
from tthc_cli.store.plan_files import read_plan
from tthc_cli.store.reading import Reading
from tthc_cli.store.template_files import SUFFIX, packaged
from tthc_cli.usecases.offering import Choice
from tthc_cli.usecases.schemas import TITLES

SHELLS = {"bash": "bash", "zsh": "zsh", "powershell": "ps1"}
"""The shells that can be taught to complete, with the ending of the script that teaches them."""


PROGRESS_WORDS = tuple(Choice(word.value, said) for word, said in PROGRESS.items() if word is not Progress.NONE)
TASK_KINDS = tuple(Choice(kind, ASKABLE_WORDS[kind]) for kind in ASKABLE)
REPORT_KINDS = tuple(Choice(kind.value, name) for kind, name in KIND_NAMES.items())
TABLES = tuple(Choice(what.value, name) for what, name in WHAT_NAMES.items())
SCHEMAS = tuple(Choice(name, title) for name, title in TITLES.items())


def completion_script(shell: str) -> str:
    """The script that teaches one of SHELLS. It is ASCII, so that no code page can spoil it."""
    return (packaged("completion") / f"tthc.{SHELLS[shell]}").read_text(encoding="ascii")


def continuing(begun: str, choices: Iterable[Choice]) -> list[Choice]:
    """The choices that continue the word begun: as it is typed, or as an id typed loosely (`2.` for III.2., `2.dd` for III.2.đ)."""
    offered = list(choices)
    for beginning in (normalise(begun), _id_begun(begun)):
        found = [choice for choice in offered if choice.value.startswith(beginning)]
        if found:
            return found
    return []


def _id_begun(begun: str) -> str:
    part, dot, rest = (read_id(begun) or normalise(begun)).partition(".")
    return f"{TASK_PART}.{part}{dot}{rest}" if part.isdecimal() else f"{part.upper()}{dot}{rest}"


class Suggestions:
    """The choices of one workspace; none of what cannot be read. Raises OSError as the disk does."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @cached_property
    def _source(self) -> DiskSource:
        return DiskSource(self._root)

    @cached_property
    def _plan(self) -> Plan | None:
        reading = Reading(self._source)
        return read_plan(reading, reading.contents.files)

    def tasks(self) -> list[Choice]:
        """Tasks, duties and steps, in the order of the plan."""
        items = self._plan.items.values() if self._plan else ()
        return [choice for item in items for choice in _with_steps(item)]

    def targets(self) -> list[Choice]:
        """Targets."""
        return [Choice(target.id, target.title) for target in self._plan.targets] if self._plan else []

    def indicators(self) -> list[Choice]:
        """Indicators, ready for their figures: `II.2.a=`."""
        found = self._plan.indicators() if self._plan else ()
        return [Choice(f"{indicator.id}=", indicator.text) for indicator in found]

    def units(self) -> list[Choice]:
        """Units, those of the ward and those outside."""
        return [Choice(unit.id, unit.name) for unit in self._plan.directory.units] if self._plan else []

    def sections(self) -> list[Choice]:
        """Sections that have tasks."""
        if self._plan is None:
            return []
        titles = self._plan.document.sections
        found = dict.fromkeys(task.section for task in self._plan.items.values())
        return [Choice(section, titles.get(section, "")) for section in found]

    def items(self) -> list[Choice]:
        """Whatever can be shown."""
        return [*self.tasks(), *self.targets(), *self.units()]

    def months(self) -> list[Choice]:
        """The months of the plan's year, with their days."""
        return self._periods(PeriodKind.MONTH)

    def quarters(self) -> list[Choice]:
        """Its quarters."""
        return self._periods(PeriodKind.QUARTER)

    def halves(self) -> list[Choice]:
        """Its halves."""
        return self._periods(PeriodKind.HALF)

    def _periods(self, kind: PeriodKind) -> list[Choice]:
        if self._plan is None:
            return []
        document = self._plan.document
        numbers = range(1, 12 // MONTHS_IN[kind] + 1)
        periods = [make_period(kind, document.year, number, windows=document.settings.windows) for number in numbers]
        return [
            Choice(str(number), f"{period.name}, {period.window}")
            for number, period in zip(numbers, periods, strict=True)
        ]

    def years(self) -> list[Choice]:
        """The plan's year."""
        return [Choice(str(self._plan.document.year), self._plan.document.title)] if self._plan else []

    def entries(self) -> list[Choice]:
        """The newest entries, by the names of their files."""
        names = sorted(PurePosixPath(file).name for file in self._source.files() if ENTRY_FILE.fullmatch(file))
        return [Choice(name, "") for name in reversed(names[-_MOST_ENTRIES:])]

    def templates(self) -> list[Choice]:
        """Report templates, the workspace's own and the packaged ones."""
        own = own_templates(self._root)
        return [
            Choice(name.removesuffix(SUFFIX), "mẫu của kế hoạch này" if name in own else "mẫu có sẵn")
            for name in sorted(read_templates(self._root))
        ]


_MOST_ENTRIES = 50


def _with_steps(item: Task) -> list[Choice]:
    return [Choice(item.id, item.title), *(Choice(step.id, step.text) for step in item.steps)]
