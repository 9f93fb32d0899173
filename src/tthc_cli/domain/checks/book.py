"""What a rule across records looks at, and what it is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tthc_cli.domain.closings import ClosedPeriod
from tthc_cli.domain.plan import Indicator, Plan, Task
from tthc_cli.domain.progress import Log, ProgressEntry
from tthc_cli.problems import Place, Problem


@dataclass(frozen=True)
class Book:
    """The plan, all entries and the day on which they are looked at.

    `closed` are the closed periods; `digests` those of the files of entries, `plan_digest` that of the plan's files, both needed only where
    a period is closed. `unread` are the names of files that hold no entry that can be read; `unsound` are the files of entries with an
    error: they count for nothing, and correct nothing.
    """

    plan: Plan
    log: Log
    today: date
    closed: tuple[ClosedPeriod, ...] = ()
    digests: Mapping[str, str] = field(default_factory=dict)
    plan_digest: str = ""
    unread: frozenset[str] = frozenset()
    unsound: frozenset[str] = frozenset()

    @cached_property
    def tasks_and_duties(self) -> tuple[Task, ...]:
        """All of them, twins with the same id included."""
        return (*self.plan.tasks, *self.plan.duties)

    def identified(self) -> Iterator[tuple[str, Place]]:
        """Every id of an item with the place where it is given."""
        for holder in self.plan.all_items():
            yield holder.id, holder.origin.at("id")
            for position, indicator in enumerate(holder.indicators):
                yield indicator.id, holder.origin.at("indicators", position, "id")
        for item in self.tasks_and_duties:
            for position, step in enumerate(item.steps):
                yield step.id, item.origin.at("steps", position, "id")

    @cached_property
    def ids(self) -> frozenset[str]:
        """All ids that the plan gives."""
        return frozenset(id_ for id_, _ in self.identified())

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Indicators by id."""
        return {indicator.id: indicator for indicator in self.plan.indicators()}

    @cached_property
    def standing(self) -> Log:
        """The entries that nobody corrected."""
        corrected = {entry.corrects for entry in self.log.entries if entry.origin.file not in self.unsound}
        return self.log.only(entry for entry in self.log.entries if entry.name not in corrected)

    @cached_property
    def counted(self) -> Log:
        """The entries that count, corrected ones and all."""
        return self.log.only(entry for entry in self.log.entries if entry.origin.file not in self.unsound)

    def standing_words(self) -> Iterator[ProgressEntry]:
        """The words of units that nobody corrected."""
        return self.standing.progress()


Check = Callable[[Book], Iterator[Problem]]
"""A rule across records: it yields problems, never raises for what the data holds, never writes."""


MOST_HINTS = 30
"""So many names that are not known are compared with those that are: what goes beyond are no slips of the keyboard."""


class NearNames:
    """Questions whether a near name was meant. `look` finds the near ones; each name is looked up once, and only so many at all."""

    def __init__(self, look: Callable[[str], list[str]]) -> None:
        self._look = look
        self._known: dict[str, str | None] = {}

    def hint(self, name: str) -> str | None:
        """A question whether a near name was meant; None where none is near."""
        if name not in self._known and len(self._known) < MOST_HINTS:
            self._known[name] = quote_near(self._look(name))
        return self._known.get(name)


def quote_near(names: list[str]) -> str | None:
    """A question whether a near name was meant; None where none is near."""
    return f"Có phải {' hay '.join(f'“{name}”' for name in names)}?" if names else None
