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

- Development is pinned by `.ci/requirements.txt`: the whole of `.[dev]` and the build backend at the versions with which everything was run
  last, for every system and every Python, each with the hashes of its files. `.ci/run` installs it with `--require-hashes` and then the
  package itself without any index. `.ci/lock` makes it anew, with `uv pip compile --universal`. The package itself is not pinned: users get
  fixes of what it depends on without waiting for us.
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
    return {canonicalize_name(needed.name): _pinned_to(needed) for needed, _ in _pinned()}


def _pinned() -> Iterator[tuple[Requirement, list[str]]]:
    """Each requirement of the pins, which may be for one system alone, with the hashes of its files."""
    text = re.sub(r"^#.*\n", "", PINNED.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for line in text.replace("\\\n", " ").splitlines():
        words, *hashes = line.split(" --hash=")
        yield Requirement(words), [one.strip() for one in hashes]


def _pinned_to(needed: Requirement) -> str:
    (one,) = needed.specifier
    assert one.operator == "=="
    return one.version


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
    told, pins = tomllib.loads(PROJECT.read_text(encoding="utf-8")), _pins()
    project, built_with = told["project"], told["build-system"]["requires"]
    extras = project["optional-dependencies"]
    for words in (*project["dependencies"], *extras["office"], *extras["dev"], *built_with):
        needed = Requirement(words)
        if needed.name != project["name"]:
            pinned = pins.get(canonicalize_name(needed.name))
            assert pinned is not None, f"{words} is not pinned: run .ci/lock"
            assert needed.specifier.contains(pinned), f"{words} is pinned to {pinned}: run .ci/lock"


def test_every_file_that_is_installed_is_known() -> None:
    """pip refuses a file with another hash, and with --require-hashes a package without one."""
    for needed, hashes in _pinned():
        assert hashes, needed
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in hashes), needed


def test_the_pins_hold_on_every_system() -> None:
    """What Typer needs on Windows alone is pinned as well, wherever .ci/lock ran."""
    markers = {needed.name: str(needed.marker) for needed, _ in _pinned() if needed.marker}
    assert markers["colorama"] == 'sys_platform == "win32"'
