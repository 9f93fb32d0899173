"""What we depend on: docs/dependencies.md says it with reasons, and development is pinned to versions that pyproject.toml allows."""

import os
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.workspaces import REPOSITORY

PROJECT = REPOSITORY / "pyproject.toml"
PINNED = REPOSITORY / ".ci" / "requirements.txt"
PAGE = REPOSITORY / "docs" / "dependencies.md"
INTRODUCTION = """\
# Dependencies

What `tthc` imports at run time, besides the standard library of Python. This page is made from `pyproject.toml` and from what is installed
(`UPDATE_GOLDEN=1 pytest tests/test_dependencies.py`); the sizes are those of one machine (Linux, CPython 3.11) and are not compared.

A package is taken where the same of our own would be worse and it is well kept; each is asked for with the lowest version that the tests pass
with (`.ci/lowest.py`). Nothing is fetched at run time. `git` is asked where it is installed, and everything else works without.

- Development is pinned by `.ci/requirements.txt`, as constraints for pip: the whole of `.[dev]` at the versions with which everything was run
  last. `.ci/lock` makes it anew. The package itself is not pinned: users get fixes of what it depends on without waiting for us.
- `.ci/audit` asks pip-audit for known holes in the pinned versions and in the newest. It is meant for a schedule, once a week.
"""


def _direct(group: str) -> dict[str, str]:
    """The packages that a list of pyproject.toml asks for, with the reasons beside them."""
    text = PROJECT.read_text(encoding="utf-8")
    listed = text.partition(f"\n{group} = [\n")[2].partition("\n]")[0]
    rows = re.findall(r'^\s*"([^"]+)",(?:\s*# (.*))?$', listed, re.MULTILINE)
    return {canonicalize_name(Requirement(words).name): reason for words, reason in rows}


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _needed_by(name: str) -> Iterator[str]:
    found = _installed(name)
    for words in found.requires or () if found else ():
        needed = Requirement(words)
        if needed.marker is None or needed.marker.evaluate({"extra": ""}):
            yield canonicalize_name(needed.name)


def _rows(group: str, known: set[str]) -> Iterator[tuple[str, str, str]]:
    """Name, size and reason of what a list asks for, and of what that needs in turn, each once."""
    direct = _direct(group)
    waiting = [*direct]
    known |= set(direct)
    for name, reason in direct.items():
        yield name, _size(name), reason
    while waiting:
        by = waiting.pop(0)
        for name in sorted(set(_needed_by(by)) - known):
            known.add(name)
            waiting.append(name)
            yield name, _size(name), f"needed by {by}"


def _size(name: str) -> str:
    found = _installed(name)
    files = [Path(str(file.locate())) for file in found.files or () if file.suffix != ".pyc"] if found else []
    return f"{sum(file.stat().st_size for file in files if file.is_file()) / 1e6:.1f} MB"


def _page() -> str:
    known: set[str] = set()
    parts = [INTRODUCTION]
    for title, group in (("Always", "dependencies"), ("With the extra `office`", "office")):
        rows = list(_rows(group, known))
        parts.append(f"\n## {title}\n\n| package | size | reason |\n|---|---|---|\n")
        parts += [f"| {name} | {size} | {reason} |\n" for name, size, reason in rows]
    return "".join(parts)


def _pins() -> dict[str, str]:
    lines = PINNED.read_text(encoding="utf-8").splitlines()
    pins = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pins}


def test_every_dependency_has_its_reason() -> None:
    page, pins, known = _page(), _pins(), set[str]()
    names = [name for group in ("dependencies", "office") for name, _, _ in _rows(group, known)]
    others = [
        name for name in names if (found := _installed(name)) is None or not _is_like(found.version, pins.get(name, ""))
    ]
    if others:
        pytest.skip(f"other versions than the pinned ones: {', '.join(others)}")
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(page, encoding="utf-8")
    assert _without_sizes(PAGE.read_text(encoding="utf-8")) == _without_sizes(page)
    assert "|  |" not in page


def _is_like(version: str, pinned: str) -> bool:
    """Whether two versions need the same packages, by all experience: all but the last number agree."""
    return version.split(".")[:2] == pinned.split(".")[:2]


def _without_sizes(page: str) -> str:
    return re.sub(r"\| [\d.]+ MB \|", "|", page)


def test_the_pins_are_allowed_and_whole() -> None:
    project, pins = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"], _pins()
    extras = project["optional-dependencies"]
    for words in (*project["dependencies"], *extras["office"], *extras["dev"]):
        needed = Requirement(words)
        if needed.name != project["name"]:
            pinned = pins.get(canonicalize_name(needed.name))
            assert pinned is not None, f"{words} is not pinned: run .ci/lock"
            assert needed.specifier.contains(pinned), f"{words} is pinned to {pinned}: run .ci/lock"
