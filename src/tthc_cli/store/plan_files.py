"""The files of the plan: plan.yaml, units.yaml, targets.yaml, tasks/*.yaml, calendar/YYYY.yaml."""

import re
from pathlib import PurePosixPath
from typing import Annotated, Any

from pydantic import Field

from tthc_cli.domain.ids import TASK_PART, id_order
from tthc_cli.domain.plan import Plan, PlanDocument, SchemaVersion, Target, Task
from tthc_cli.domain.record import Record
from tthc_cli.domain.units import Directory, Group, Unit
from tthc_cli.domain.workdays import CalendarYear
from tthc_cli.problems import Place
from tthc_cli.store.finding import PLAN_FILE
from tthc_cli.store.reading import MISSING_FILE, Reading

UNITS_FILE = "plan/units.yaml"
TARGETS_FILE = "plan/targets.yaml"
_TASKS = "plan/tasks"
TASKS_FOLDER = f"{_TASKS}/"
TASK_FILE = re.compile(rf"{TASKS_FOLDER}[^/]+\.yaml")
_CALENDAR = "plan/calendar"
CALENDAR_FILE = re.compile(rf"{_CALENDAR}/\d{{4}}\.yaml")

_Items = Annotated[list[Any], Field(default_factory=list)]


class UnitsFile(Record):
    """plan/units.yaml; its items are read one by one, so that one fault does not hide the others."""

    version: SchemaVersion
    units: _Items
    groups: _Items


class TargetsFile(Record):
    """plan/targets.yaml."""

    version: SchemaVersion
    targets: _Items


class CalendarFile(CalendarYear):
    """plan/calendar/YYYY.yaml."""

    version: SchemaVersion


def read_plan(reading: Reading, files: list[str]) -> Plan | None:
    """The plan that the files hold; None when plan.yaml itself cannot be read. Records with faults are left out and named."""
    document = (
        reading.record(PlanDocument, raw, Place(PLAN_FILE)) if (raw := reading.value(PLAN_FILE)) is not None else None
    )
    directory = _read_directory(reading, files)
    targets = _read_targets(reading, files)
    items, lacks_tasks = _read_tasks(reading, [file for file in files if file.startswith(TASKS_FOLDER)])
    calendar = _read_calendar(reading, [file for file in files if CALENDAR_FILE.fullmatch(file)])
    if document is None:
        return None
    if reading.may_hold(_CALENDAR):
        reading.unread.add(str(document.year))
    tasks = tuple(item for item in items if _is_task(item))
    duties = tuple(item for item in items if not _is_task(item))
    return Plan(document, directory, targets, tasks, duties, calendar, frozenset(reading.unread), lacks_tasks)


def _is_task(item: Task) -> bool:
    return item.id.startswith(f"{TASK_PART}.")


def _required(reading: Reading, file: str, files: list[str]) -> Any:
    if file in files:
        return reading.value(file)
    if not reading.may_hold(file):
        reading.problems.append(MISSING_FILE.problem(Place(file), "không có tệp này"))
    return None


def _read_directory(reading: Reading, files: list[str]) -> Directory:
    raw = _required(reading, UNITS_FILE, files)
    place = Place(UNITS_FILE)
    held = reading.record(UnitsFile, raw, place) if raw is not None else None
    if held is None:
        return Directory((), ())
    return Directory(
        reading.records(Unit, held.units, place.at("units")), reading.records(Group, held.groups, place.at("groups"))
    )


def _read_targets(reading: Reading, files: list[str]) -> tuple[Target, ...]:
    raw = _required(reading, TARGETS_FILE, files)
    place = Place(TARGETS_FILE)
    held = reading.record(TargetsFile, raw, place) if raw is not None else None
    targets = reading.records(Target, held.targets, place.at("targets")) if held else ()
    return tuple(sorted(targets, key=lambda target: id_order(target.id)))


def _read_tasks(reading: Reading, files: list[str]) -> tuple[tuple[Task, ...], bool]:
    """The tasks and duties that the files of their folder hold, and whether some file held none that could be read."""
    read = [file for file in files if TASK_FILE.fullmatch(file)]
    if not read and not reading.may_hold(_TASKS):
        reading.problems.append(MISSING_FILE.problem(Place(_TASKS), "không có tệp nhiệm vụ nào trong thư mục này"))
    values = {file: reading.value(file) for file in read}
    lacks_tasks = reading.may_hold(_TASKS) or not all(isinstance(values.get(file), list) for file in files)
    tasks = [task for file, value in values.items() for task in reading.records(Task, value, Place(file))]
    return tuple(sorted(tasks, key=lambda task: id_order(task.id))), lacks_tasks


def _read_calendar(reading: Reading, files: list[str]) -> tuple[CalendarYear, ...]:
    years = []
    for file in files:
        raw = reading.value(file)
        year = reading.record(CalendarFile, raw, Place(file)) if raw is not None else None
        if year is None:
            reading.unread.add(PurePosixPath(file).stem)
        else:
            years.append(year)
    return tuple(years)
