"""`tthc schema`: JSON Schema (draft-07) of the files, for editors. The models are the source; words and unit ids are added."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from tthc_cli.domain.plan import PlanDocument, Target, Task
from tthc_cli.domain.progress import InstructionEntry, ProgressEntry
from tthc_cli.domain.units import Group, Unit
from tthc_cli.errors import UsageFaultError
from tthc_cli.report.schema_words import FIELD_WORDS
from tthc_cli.store.plan_files import CalendarFile
from tthc_cli.usecases.looking import plan_of

DRAFT = "http://json-schema.org/draft-07/schema#"
TITLES = {
    "plan": "Thông tin chung của kế hoạch (plan/plan.yaml)",
    "units": "Các đơn vị (plan/units.yaml)",
    "targets": "Các chỉ tiêu (plan/targets.yaml)",
    "tasks": "Các nhiệm vụ (plan/tasks/*.yaml)",
    "entry": "Bản ghi tiến độ (plan/progress/…)",
    "calendar": "Lịch nghỉ của năm (plan/calendar/YYYY.yaml)",
}
_DAY = r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})$"
_VERSION = {"enum": [1, "1"]}


class _AsWritten(GenerateJsonSchema):
    """What an editor sees is what is typed: days in our forms, numbers bare, text that may look like a number."""

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:
        del schema
        return {"type": "string", "pattern": _DAY}

    def datetime_schema(self, schema: core_schema.DatetimeSchema) -> JsonSchemaValue:
        del schema
        return {"type": "string"}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        del schema
        return {"type": "number", "minimum": 0}

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Text that looks like a number is read as text."""
        del schema
        return {"type": ["string", "number"]}


def schema_of(name: str, root: Path | None) -> dict[str, Any]:
    """The schema of one kind of file; with a workspace, unit ids are those of its plan. Raises UsageFaultError for another name."""
    if name not in TITLES:
        raise UsageFaultError(f"không có lược đồ “{name}”", hint=f"Chọn trong: {', '.join(TITLES)}.")
    made = _MAKERS[name]
    whole = TypeAdapter(made).json_schema(
        schema_generator=_AsWritten, by_alias=True, ref_template="#/definitions/{model}"
    )
    definitions = whole.pop("$defs", {})
    body = _WRAPPERS[name](whole) if name in _WRAPPERS else whole
    units = _unit_ids(root) if root and name != "units" else ()
    finished: dict[str, Any] = _finish({"definitions": definitions, **body}, units)
    return {"$schema": DRAFT, "title": TITLES[name], **finished}


_MAKERS: Mapping[str, Any] = {
    "plan": PlanDocument,
    "units": tuple[Unit, Group],
    "targets": Target,
    "tasks": list[Task],
    "entry": ProgressEntry | InstructionEntry,
    "calendar": CalendarFile,
}


def _file_of(**lists: Any) -> dict[str, Any]:
    """A file that holds its version and lists of records."""
    properties = {name: {"type": "array", "items": items} for name, items in lists.items()}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["schema"],
        "properties": {"schema": _VERSION, **properties},
    }


_WRAPPERS: Mapping[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "units": lambda one: _file_of(units=one["prefixItems"][0], groups=one["prefixItems"][1]),
    "targets": lambda one: _file_of(targets=one),
}


def _unit_ids(root: Path) -> tuple[str, ...]:
    directory = plan_of(root).directory
    return (*(unit.id for unit in directory.units), *(group.id for group in directory.groups))


def _finish(part: Any, units: Sequence[str]) -> Any:
    """Words for every key, unit ids where units are named, and no titles that pydantic made up."""
    if isinstance(part, list):
        return [_finish(one, units) for one in part]
    if not isinstance(part, dict):
        return part
    if part.get("x-names") == "unit":
        return {"type": "string", **({"enum": list(units)} if units else {})}
    if part.get("const") == "1":
        return _VERSION
    finished = {
        key: _finish(value, units)
        for key, value in part.items()
        if key not in ("title", "default", "discriminator", "description") or isinstance(value, dict)
    }
    for name, field in part.get("properties", {}).items():
        if isinstance(field, dict) and name in FIELD_WORDS:
            finished["properties"][name] = {
                **_unreferenced(finished["properties"][name]),
                "description": FIELD_WORDS[name],
            }
    return finished


def _unreferenced(field: dict[str, Any]) -> dict[str, Any]:
    """Beside `$ref` draft-07 reads nothing, so a reference with words goes inside `allOf`."""
    return {"allOf": [field]} if "$ref" in field else field
