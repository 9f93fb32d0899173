"""What an editor underlines, by the schemas of `tthc schema` and the real yaml-language-server, is what `validate` finds."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.language_server import edit, find_server
from tests.running import run
from tests.workspaces import lay
from tthc_cli.report.schema_words import FIELD_WORDS
from tthc_cli.usecases.schemas import TITLES, schema_of

SERVER = find_server()
GLOBS = {
    "plan": "**/plan/plan.yaml",
    "units": "**/plan/units.yaml",
    "targets": "**/plan/targets.yaml",
    "tasks": "**/plan/tasks/*.yaml",
    "calendar": "**/plan/calendar/*.yaml",
    "entry": "**/plan/progress/**/*.yaml",
}
needs_server = pytest.mark.skipif(
    SERVER is None, reason="yaml-language-server is not on the PATH (npm install -g yaml-language-server)"
)


def schemas(folder: Path, root: Path | None) -> dict[str, str]:
    """The schemas written into a folder, by their URIs."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in TITLES:
        (folder / f"{name}.json").write_text(json.dumps(schema_of(name, root)), encoding="utf-8")
    return {(folder / f"{name}.json").as_uri(): glob for name, glob in GLOBS.items()}


@needs_server
def test_no_false_alarm_on_the_real_plan_and_its_demo_entries(demo: Path, tmp_path: Path) -> None:
    assert SERVER
    with edit(SERVER, schemas(tmp_path, demo)) as editor:
        found = {path.name: editor.underlined(path) for path in sorted((demo / "plan").rglob("*.yaml"))}
    assert len(found) > 20
    assert {name: said for name, said in found.items() if said} == {}


BROKEN = {
    "unknown key": ("plan/tasks/III.3.yaml", "- id: III.3.a\n  titel: Việc\n  title: Việc\n  text: Việc\n", 2),
    "missing key": ("plan/tasks/III.3.yaml", "- id: III.3.a\n  title: Việc\n", 1),
    "unknown unit": ("plan/tasks/III.3.yaml", "- id: III.3.a\n  title: Việc\n  text: Việc\n  lead: [vhxxh]\n", 4),
    "text for a list": ("plan/tasks/III.3.yaml", "- id: III.3.a\n  title: Việc\n  text: Việc\n  lead: vhxh\n", 4),
    "list for text": ("plan/tasks/III.3.yaml", "- id: III.3.a\n  title: [Việc]\n  text: Việc\n", 2),
    "wrong id": ("plan/tasks/III.3.yaml", "- id: III.3.f\n  title: Việc\n  text: Việc\n", 1),
    "duplicate key": ("plan/tasks/III.3.yaml", "- id: III.3.a\n  title: Việc\n  text: Việc\n  title: Khác\n", 2),
    "wrong day": (
        "plan/calendar/2026.yaml",
        "schema: 1\nyear: 2026\nsource: Lịch\nholidays:\n  - {date: hôm nay, name: Lễ}\n",
        5,
    ),
    "wrong choice": (
        "plan/units.yaml",
        "schema: 1\nunits:\n  - {id: vp, name: Văn phòng, short: VP, side: trong}\n",
        3,
    ),
    "percent beyond 100": (
        "plan/progress/2026-06/a.yaml",
        "schema: 1\ntask: III.1.b\nunit: vhxh\ndate: 2026-06-12\nrecorded_at: 2026-06-12T08:00:00+07:00\nby: A\n"
        "progress: in_progress\npercent: nhiều\n",
        8,
    ),
    "unclosed list": ("plan/targets.yaml", "schema: 1\ntargets: [\n", 2),
}


@needs_server
def test_a_finding_on_each_broken_file_where_validate_has_one(tmp_path: Path) -> None:
    assert SERVER
    root = lay(tmp_path / "ok")
    with edit(SERVER, schemas(tmp_path / "schema", root)) as editor:
        for number, (case, (file, text, line)) in enumerate(BROKEN.items()):
            broken = lay(tmp_path / f"case{number}", {file: text})
            assert run("validate", at=broken).code == 1, case
            underlined = editor.underlined(broken / file)
            assert underlined, case
            assert min(abs(found - line) for found, _ in underlined) <= 2, (case, underlined)


def test_every_key_of_every_file_has_its_words() -> None:
    named = {key for name in TITLES for key in _keys(schema_of(name, None))}
    assert named == set(FIELD_WORDS)


def _keys(part: Any) -> set[str]:
    if isinstance(part, list):
        return {key for one in part for key in _keys(one)}
    if not isinstance(part, dict):
        return set()
    own = set(part["properties"]) if isinstance(part.get("properties"), dict) else set()
    return own.union(*(_keys(value) for value in part.values()))


def test_unit_ids_are_those_of_the_workspace(small: Path) -> None:
    told = json.loads(run("schema", "tasks", "--workspace", str(small), at=small).out)
    assert told["definitions"]["Task"]["properties"]["lead"]["items"]["enum"] == ["vp", "vhxh", "so-noi-vu", "tat-ca"]
    assert (
        "enum"
        not in json.loads(run("schema", "tasks", at=small).out)["definitions"]["Task"]["properties"]["lead"]["items"]
    )
    assert run("schema", "nothing", at=small).code == 2


def test_schemas_are_draft_07(small: Path) -> None:
    for name in TITLES:
        told = json.loads(run("schema", name, at=small).out)
        assert told["$schema"] == "http://json-schema.org/draft-07/schema#"
        assert "$defs" not in json.dumps(told)
        assert "pydantic" not in json.dumps(told).lower()


def test_init_writes_schemas_and_points_to_them(tmp_path: Path) -> None:
    assert run("init", at=tmp_path).code == 0
    first = (tmp_path / "plan" / "tasks" / "III.1.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../schema/tasks.json"
    assert json.loads((tmp_path / "schema" / "tasks.json").read_text(encoding="utf-8"))["title"].startswith(
        "Các nhiệm vụ"
    )
