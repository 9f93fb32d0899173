"""What a form shows, already worded, and the stamp by which it is known when it comes back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tthc_cli.domain.periods import Windows
from tthc_cli.exchange.forms.columns import TITLE, UNIT

VERSION = "tthc-phieu/1"
_BETWEEN = " | "


@dataclass(frozen=True)
class Stamp:
    """What a form was made from and for: the plan's number and digest, the unit, the key of the period with its kind of windows, the day."""

    plan: str
    digest: str
    unit: str
    period: str
    windows: str
    made_on: str

    @property
    def text(self) -> str:
        """The stamp as one line, which also a sheet saved as CSV keeps."""
        return _BETWEEN.join((VERSION, self.plan, self.unit, self.period, self.windows, self.made_on, self.digest))

    @property
    def name(self) -> str:
        """Which of the forms of its unit it is: 2026-Q2, and marked where the period is one of the calendar: 2026-Q2-duong-lich."""
        return self.period + ("-duong-lich" if self.windows == Windows.CALENDAR else "")


def read_stamp(text: str) -> Stamp | None:
    """The stamp that a line holds. Raises ValueError for one of another version or without a day; None where the line is no stamp at all."""
    name = VERSION.partition("/")[0]
    if not text.startswith(name):
        return None
    version, *parts = (part.strip() for part in text.split(_BETWEEN.strip()))
    if version != VERSION or len(parts) != 6:
        raise ValueError(f"phiếu có mã “{version}”, không phải “{VERSION}”")
    plan, unit, period, windows, made_on, digest = parts
    try:
        date.fromisoformat(made_on)
    except ValueError as error:
        raise ValueError(f"mã phiếu bị sửa: “{made_on}” không phải là ngày") from error
    return Stamp(plan, digest, unit, period, windows, made_on)


@dataclass(frozen=True)
class FormRow:
    """One work to report on: its key, and what cannot be typed over. A step stands under its task and has only words."""

    key: str
    title: str
    words: str
    due: str
    last: str

    @property
    def work(self) -> str:
        """Title and words of the plan, as they stand in one cell."""
        return f"{self.title}\n{self.words}" if self.words else self.title


@dataclass(frozen=True)
class FormSection:
    """The works under one heading."""

    heading: str
    rows: tuple[FormRow, ...]


@dataclass(frozen=True)
class MeasureRow:
    """One indicator to measure; `goes_with` names the works of which one must be reported on for the figure to be taken."""

    id: str
    text: str
    above: str
    below: str
    last_figure: str
    goes_with: str


@dataclass(frozen=True)
class FormView:
    """A whole form. `advice` is the first sheet: headings with their lines. `first` and `last` bound the days that may be typed, `made_on`
    dates the file.
    """

    stamp: Stamp
    plan: str
    unit: str
    period: str
    send_by: str
    choices: tuple[str, ...]
    first: date
    last: date
    made_on: date
    advice: tuple[tuple[str, tuple[str, ...]], ...]
    sections: tuple[FormSection, ...]
    measures: tuple[MeasureRow, ...]

    @property
    def top(self) -> tuple[str, str, str]:
        """The lines above each table: for when, whose form it is, of which plan and when to send it."""
        return f"{TITLE} {self.period}", f"{UNIT} {self.unit}", f"{self.plan}. {self.send_by}"

    @property
    def guide(self) -> tuple[tuple[str, bool], ...]:
        """The lines of the first sheet, each with whether it is a heading."""
        said = [(f"Phiếu báo cáo tiến độ {self.period}", True), (self.unit, True)]
        for heading, advised in self.advice:
            said += [("", False), (heading, True), *((line, False) for line in advised)]
        return tuple(said)


class Copied(NamedTuple):
    """Words that a form was sent out with: the key of their row, the column or the part of the form in which they stand, the text."""

    key: str
    part: str
    text: str


TOP, GUIDE, SECTION = "top", "guide", "section"
"""Parts of a form that are no column; their words stand in no row with a key."""


def copies(view: FormView) -> Iterator[Copied]:
    """Everything that cannot be typed over, so that a change of it is seen when the form comes back."""
    yield from (Copied("", TOP, line) for line in view.top)
    yield from (Copied("", GUIDE, line) for line, _ in view.guide if line)
    for section in view.sections:
        yield Copied("", SECTION, section.heading)
        for row in section.rows:
            yield from (Copied(row.key, *said) for said in (("title", row.work), ("due", row.due), ("last", row.last)))
    for measure in view.measures:
        for part in ("text", "above", "below", "last_figure", "goes_with"):
            yield Copied(measure.id, part, getattr(measure, part))
