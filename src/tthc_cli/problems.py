"""Faults in the data, as values.

A rule (`Rule`) is a kind of fault with a stable code; a problem (`Problem`) is one occurrence of it at a place. Rules are
defined beside the code that finds them, so that code, meaning and remedy cannot drift apart; docs/problems.md is made from them.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

Key = str | int


class Severity(StrEnum):
    """How bad a fault is: an error makes the answer "not fine", a warning asks a person to look."""

    ERROR = "error"
    WARNING = "warning"


class Span(NamedTuple):
    """A stretch of one line: line and column count from 1, `width` in characters (at least 1)."""

    line: int
    column: int
    width: int
    text: str


class Place(NamedTuple):
    """Where in the data something stands: a file relative to the workspace and a path of keys and positions in it.

    `is_key` says that the key is meant and not its value. `span` is found by the store, only for places that are shown: finding it costs
    a second reading of the file.
    """

    file: str
    path: tuple[Key, ...] = ()
    is_key: bool = False
    span: Span | None = None

    def at(self, *keys: Key) -> "Place":
        """The place `keys` further inside this one."""
        return Place(self.file, self.path + keys)

    def as_key(self) -> "Place":
        """The key at this place instead of its value."""
        return self._replace(is_key=True)


NOWHERE = Place("")


class Rule(NamedTuple):
    """A kind of fault: what docs/problems.md says of it."""

    code: str
    severity: Severity
    meaning: str
    example: str
    remedy: str

    def problem(self, place: Place, message: str, hint: str | None = None) -> "Problem":
        """One occurrence; without a hint of its own the remedy of the rule is shown."""
        return Problem(self.code, self.severity, place, message, self.remedy if hint is None else hint)


class Problem(NamedTuple):
    """One fault at one place, worded for an officer."""

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str

    def moved_to(self, span: Span) -> "Problem":
        """The same problem, shown at the span."""
        return self._replace(place=self.place._replace(span=span))

    @property
    def is_error(self) -> bool:
        """Whether it makes the answer "not fine"."""
        return self.severity is Severity.ERROR


def count_errors(problems: Iterable[Problem]) -> int:
    """How many of the problems are errors."""
    return sum(problem.is_error for problem in problems)


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by file and line; each once, even when two readings found it."""
    return sorted(set(problems), key=_position)


def _position(problem: Problem) -> tuple[str, int, int, str, str]:
    span = problem.place.span
    line, column = (span.line, span.column) if span else (0, 0)
    return problem.place.file, line, column, problem.code, problem.message
