"""Places are found by reading events: the same ones as in the composed file, and no further than the last one wanted."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from tthc_cli.problems import Key, Place, Problem, Severity, Span
from tthc_cli.store.places import locate

TEXT = """\
# ghi chú
- id: a
  lead: [x, {y: z}]
  empty:
  none: []
  steps:
    - {id: a.1, text: b}
    -
- "": x
  id: b
"""


def span(*path: Key, is_key: bool = False, text: str = TEXT) -> tuple[int, int, int]:
    problem = Problem("T000", Severity.ERROR, Place("f", path, is_key=is_key), "", "")
    (found,) = locate([problem], lambda _: text)
    assert isinstance(found.place.span, Span)
    return found.place.span[:3]


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ((), (2, 1, 7)), ((0,), (2, 3, 5)), ((0, "id"), (2, 7, 1)), ((0, "lead"), (3, 9, 11)), ((0, "lead", 1), (3, 13, 6)),
        ((0, "lead", 1, "y"), (3, 17, 1)), ((0, "steps", 0, "text"), (7, 23, 1)), ((1, ""), (9, 7, 1)), ((1, "id"), (10, 7, 1)),
    ],
)  # fmt: skip
def test_what_is_there(path: tuple[Key, ...], where: tuple[int, int, int]) -> None:
    assert span(*path) == where


def test_a_key() -> None:
    assert span(0, "lead", is_key=True) == (3, 3, 4)
    assert span(0, is_key=True) == span(0)


def test_what_is_empty_is_shown_at_its_key() -> None:
    assert span(0, "empty") == (4, 3, 5)
    assert span(0, "none") == (5, 3, 4)
    assert span(0, "none", 3, "id") == (5, 3, 4)
    assert span(0, "empty", "id") == (4, 3, 5)


def test_what_is_not_there_is_shown_at_what_lacks_it() -> None:
    assert span(0, "due") == (2, 3, 2)
    assert span(0, "steps", 0, "lead", 4) == (7, 8, 2)
    assert span(0, "id", "further") == (2, 7, 1)
    assert span(0, "lead", "x") == span(0, "lead")
    assert span(0, 3) == (2, 3, 2)
    assert span(7) == span()


def test_of_a_key_given_twice_the_first_is_shown() -> None:
    assert span("a", text="a: 1\nb: 2\na: 3\n") == (1, 4, 1)


def test_a_key_that_is_a_list_hides_nothing() -> None:
    assert span("b", text="? [a, {c: d}]\n: {e: f}\nb: c\n") == (3, 4, 1)


def test_what_cannot_be_read_is_shown_at_its_beginning() -> None:
    assert span("a", text="a: [b\n") == (1, 1, 1)
    assert span("a", text="") == (1, 1, 1)


def test_a_file_is_read_as_far_as_the_last_place(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = 0
    parse = yaml.parse

    def counting(text: str, Loader: type[Any]) -> Iterator[Any]:  # noqa: N803
        nonlocal taken
        for event in parse(text, Loader=Loader):
            taken += 1
            yield event

    monkeypatch.setattr(yaml, "parse", counting)
    assert span(1, "id", text="- id: a\n" * 2 + "- id: b\n" * 10_000) == (2, 7, 1)
    assert taken < 20
