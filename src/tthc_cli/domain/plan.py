"""The plan (kế hoạch): its document, targets, tasks and duties, as the files under plan/ hold them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag

from tthc_cli.domain.amendments import Amendment
from tthc_cli.domain.dates import show_short
from tthc_cli.domain.deadlines import DeadlineKind
from tthc_cli.domain.due import ExplicitDue, known_due
from tthc_cli.domain.ids import section_of
from tthc_cli.domain.periods import PeriodKind, Windows
from tthc_cli.domain.record import NOT_A_CHOICE, Day, Days, Flag, ItemId, Number, Record, Text, UnitId, Year, fault
from tthc_cli.domain.units import Directory
from tthc_cli.domain.workdays import CalendarYear, Workdays

SchemaVersion = Annotated[Literal["1"], Field(alias="schema")]


class Basis(Record):
    """A document that the plan rests on (căn cứ)."""

    document: Text
    date: Day
    issuer: Text
    title: Text


class Signer(Record):
    """Who signs: lines of authority (TM., KT.), position, name. What is empty is left to be filled in by hand."""

    authority: tuple[Text, ...] = ()
    position: str = ""
    name: str = ""


def _check_usual(kind: PeriodKind) -> PeriodKind:
    if kind is PeriodKind.AD_HOC:
        raise fault(NOT_A_CHOICE, "kỳ đột xuất không có độ dài cố định", "Chọn một trong: month, quarter, half, year.")
    return kind


UsualPeriod = Annotated[PeriodKind, AfterValidator(_check_usual)]


class Sending(Record):
    """On which working day after the cut-off reports leave: those of the units, then the consolidated one."""

    units: Days = 1
    consolidator: Days = 2


class Settings(Record):
    """Choices of the office."""

    windows: Windows = Windows.DECREE
    roll_over: Flag = True
    due_soon_days: Days = 7
    status_period: UsualPeriod = PeriodKind.QUARTER
    sending: Sending = Sending()


class Frame(Record):
    """What stands around the body of one kind of document (thể thức): issuer, addressees, signer, recipients."""

    parent: str = ""
    issuer: Text
    symbol: Text
    addressees: tuple[Text, ...] = ()
    signer: Signer = Signer()
    recipients: tuple[Text, ...] = ()
    archive: Text = "VT, ……"


class PlanDocument(Record):
    """plan/plan.yaml."""

    version: SchemaVersion
    number: Text
    date: Day
    year: Year
    title: Text
    issuer: Text
    place: Text
    bases: tuple[Basis, ...] = ()
    signer: Signer = Signer()
    recipients: tuple[Text, ...] = ()
    consequence: Text = ""
    sections: dict[Text, Text] = {}
    settings: Settings = Settings()
    reports: dict[Text, Frame] = {}
    amendments: tuple[Amendment, ...] = ()

    @property
    def cited(self) -> str:
        """The plan as documents cite it: "Kế hoạch số 83/KH-UBND ngày 12/3/2026"."""
        return f"Kế hoạch số {self.number} ngày {show_short(self.date)}"


class Combine(StrEnum):
    """How the measures of several units make one figure."""

    SUM = "sum"
    LATEST = "latest"


class Indicator(Record):
    """A measurable share (chỉ tiêu): numerator / denominator, to be `at_least` so many per cent."""

    id: ItemId
    text: Text
    at_least: Number
    numerator: Text
    denominator: Text
    combine: Combine = Combine.SUM
    can_exceed: Flag = False
    baseline: Text = ""

    def is_met(self, numerator: Decimal, denominator: Decimal) -> bool | None:
        """Whether the goal is reached, by exact numbers; None where nothing arose (0/0)."""
        return numerator * 100 >= self.at_least * denominator if denominator else None


def _due_form(value: object) -> str:
    return "explicit" if isinstance(value, dict | ExplicitDue) else "words"


Due = Annotated[Annotated[Text, Tag("words")] | Annotated[ExplicitDue, Tag("explicit")], Discriminator(_due_form)]


class Item(Record):
    """What targets, tasks and duties have in common. `title` is a short label of ours, `text` the plan's own words."""

    id: ItemId
    title: Text
    text: Text
    due: Due | None = None
    indicators: tuple[Indicator, ...] = ()
    note: Text = ""


class Target(Item):
    """An item of part II. `assumed` says, field by field, what the plan leaves open and we take for granted."""

    assumed: dict[Text, Text] = {}


class Step(Record):
    """A sub-work of a task: a dash or a step of the plan's text. `lead` only where the plan gives it doers of its own."""

    id: ItemId
    text: Text
    lead: tuple[UnitId, ...] = ()


class Task(Item):
    """A lettered point of part III, or a duty of part IV.

    `inherited` names, field by field, the place of the plan that a value was taken from because the item itself is silent.
    """

    lead: tuple[UnitId, ...] = ()
    coordinate: tuple[UnitId, ...] = ()
    consolidate: tuple[UnitId, ...] = ()
    products: tuple[Text, ...] = ()
    report_to: tuple[UnitId, ...] = ()
    serves: tuple[ItemId, ...] = ()
    inherited: dict[Text, ItemId] = {}
    steps: tuple[Step, ...] = ()

    @property
    def section(self) -> str:
        """The section it stands in, such as III.2."""
        return section_of(self.id)


@dataclass(frozen=True)
class Plan:
    """The whole plan as read; records with faults are missing from it and named in problems, `unread` holds their ids (and years of
    calendars), so that they are not missed twice. `lacks_tasks` says that a whole file of tasks could not be read.
    """

    document: PlanDocument
    directory: Directory
    targets: tuple[Target, ...]
    tasks: tuple[Task, ...]
    duties: tuple[Task, ...]
    calendar: tuple[CalendarYear, ...]
    unread: frozenset[str] = frozenset()
    lacks_tasks: bool = False

    @cached_property
    def workdays(self) -> Workdays:
        """The working days of the calendars."""
        return Workdays.of(self.calendar)

    @cached_property
    def items(self) -> Mapping[str, Task]:
        """Tasks and duties by id, in the plan's order."""
        return {item.id: item for item in (*self.tasks, *self.duties)}

    @cached_property
    def item_of_step(self) -> Mapping[str, Task]:
        """The task or duty that a step belongs to, by the step's id."""
        return {step.id: item for item in self.items.values() for step in item.steps}

    @cached_property
    def carrying_items(self) -> Mapping[str, tuple[str, ...]]:
        """The tasks and duties with whose entries the figure of an indicator may come, by the indicator's id: those that hold it, those that
        serve its target; of a target that none serves, those with a periodic report.
        """
        holding, serving = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
        for item in self.items.values():
            for indicator in item.indicators:
                holding[indicator.id].append(item.id)
            for served in item.serves:
                serving[served].append(item.id)
        found = {id_: tuple(dict.fromkeys(items)) for id_, items in holding.items()}
        for target in self.targets:
            carrying = tuple(dict.fromkeys(serving[target.id])) or self._periodic_items
            found |= {indicator.id: carrying for indicator in target.indicators}
        return found

    @cached_property
    def _periodic_items(self) -> tuple[str, ...]:
        year = self.document.year
        return tuple(id_ for id_, item in self.items.items() if known_due(item.due, year).kind is DeadlineKind.PERIODIC)

    @cached_property
    def due_amendments(self) -> Mapping[str, tuple[Amendment, ...]]:
        """The amendments of deadlines by task, in the order of the file."""
        found = defaultdict[str, list[Amendment]](list)
        for amendment in self.document.amendments:
            if amendment.field == "due":
                found[amendment.task].append(amendment)
        return {task: tuple(amendments) for task, amendments in found.items()}

    def item_for(self, id_: str) -> Task | None:
        """The task or duty with this id, or that has the step with this id."""
        return self.items.get(id_) or self.item_of_step.get(id_)

    def may_hold(self, id_: str) -> bool:
        """Whether an item that is not in the plan may stand in what could not be read."""
        return id_ in self.unread or self.lacks_tasks

    def all_items(self) -> tuple[Item, ...]:
        """Targets, tasks and duties, twins with the same id included."""
        return (*self.targets, *self.tasks, *self.duties)

    def indicators(self) -> Iterator[Indicator]:
        """All indicators: those of the targets, then those inside tasks."""
        return (indicator for item in self.all_items() for indicator in item.indicators)

    @cached_property
    def indicator_ids(self) -> frozenset[str]:
        """The ids of all indicators."""
        return frozenset(indicator.id for indicator in self.indicators())
