"""Plans in the styles found in practice: what is read of each, against what a person reads."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.goldens import compare
from tests.imports.agreement import FIELDS, Score, Wanted, agree, plain, table
from tests.running import run
from tests.workspaces import TESTS
from tthc_cli.domain.draft import PlanDraft
from tthc_cli.store.decoding import decode
from tthc_cli.store.yaml_reader import read_yaml
from tthc_cli.usecases.importing import read_draft

FOLDER = TESTS / "data" / "imports"
NAMES = sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir())


def source_of(name: str) -> Path:
    return next((FOLDER / name).glob("nguon.*"))


def expected_of(name: str) -> Mapping[str, Any]:
    file = FOLDER / name / "mong-doi.yaml"
    text, _ = decode(file.read_bytes(), file.name)
    value, problems = read_yaml(text or "", file.name)
    assert problems == []
    return dict(value)


PLANS = [name for name in NAMES if "refused" not in expected_of(name)]


def found_in(draft: PlanDraft) -> dict[str, Wanted]:
    names = {unit.id: (unit.name, *unit.aliases) for unit in draft.units}
    names |= {group.id: (group.name, *group.aliases) for group in draft.groups}
    found = {}
    for item in (*draft.tasks, *draft.duties):
        fields: dict[str, tuple[str, ...]] = {}
        for key, value in item.fields():
            said = (value.value,) if isinstance(value.value, str) else value.value
            fields[key] = tuple("|".join(names.get(one, (one,))) for one in said)
        found[item.id] = Wanted(item.id, item.text, fields)
    return found


def wanted(expected: Mapping[str, Any], found: Mapping[str, Wanted]) -> list[Wanted]:
    """What a person reads; a unit named in one of the ways in which the draft knows it is written in all of them."""
    tasks = []
    for id_, task in expected["tasks"].items():
        fields = {}
        for field in FIELDS:
            said = task.get(field, [])
            given = found[id_].fields.get(field, ()) if id_ in found else ()
            fields[field] = tuple(_as_given(one, given) for one in ([said] if isinstance(said, str) else said))
        tasks.append(Wanted(id_, task["text"], fields))
    return tasks


def _as_given(name: str, given: tuple[str, ...]) -> str:
    return next((one for one in given if plain(name) in map(plain, one.split("|"))), name)


def scores_of(name: str) -> dict[str, Score]:
    draft, expected = read_draft(source_of(name)), expected_of(name)
    found = found_in(draft)
    scores = agree(wanted(expected, found), found)
    goals, head = Score(), Score()
    read = {target.id: [f"{one.at_least:f}" for one in target.indicators] for target in draft.targets}
    for id_ in expected["goals"].keys() | read.keys():
        goals.count(is_right=read.get(id_) == expected["goals"].get(id_), what=f"{id_}: {read.get(id_)}")
    for field in ("number", "date", "year", "title", "issuer"):
        value = getattr(draft.head, field)
        said = str(value.value) if value else None
        head.count(is_right=said == expected.get(field), what=f"{field}: {said}")
    head.count(is_right=str(len(draft.head.bases)) == expected["bases"], what=f"bases: {len(draft.head.bases)}")
    return {**scores, "goals": goals, "head": head}


def test_there_are_more_than_ten() -> None:
    assert len(NAMES) > 10


@pytest.mark.parametrize("name", PLANS)
def test_agreement(name: str, record_property: Callable[[str, str], None]) -> None:
    words = table(name, scores_of(name))
    record_property("agreement", words)
    compare(FOLDER / name / "diem.txt", words + "\n")


@pytest.mark.parametrize("name", [name for name in NAMES if name not in PLANS])
def test_what_is_no_plan_is_refused(name: str, tmp_path: Path) -> None:
    done = run("import", str(source_of(name)), "moi", at=tmp_path)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"Lỗi: {expected_of(name)['refused']}\n")
    assert list(tmp_path.iterdir()) == []
