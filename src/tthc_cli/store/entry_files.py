"""The files of progress: one entry a file, created once and never rewritten.

An entry is written beside its place, forced to disk and then linked to its name, which fails where the name is taken: two writers never
overwrite each other, a reader never sees half a file, and two branches of git never conflict.
"""

import os
import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from tthc_cli.domain.progress import Entry, InstructionEntry, Log, ProgressEntry, entry_number
from tthc_cli.domain.record import undoubted
from tthc_cli.domain.shape import read_record
from tthc_cli.problems import Place, Problem
from tthc_cli.store.decoding import decode
from tthc_cli.store.disk import PROGRESS
from tthc_cli.store.reading import Reading
from tthc_cli.store.yaml_reader import is_bent, read_yaml

ENTRY_FILE = re.compile(r"plan/progress/\d{4}-\d{2}/[^/]+\.yaml")
_WIDTH = 100
_LONGEST_UNIT = 27


def read_log(reading: Reading, files: list[str]) -> Log:
    """The entries of the files; those with faults are left out and named."""
    found = (_read_entry(reading, file) for file in files if ENTRY_FILE.fullmatch(file))
    return Log(tuple(entry for entry in found if entry is not None))


def _read_entry(reading: Reading, file: str) -> Entry | None:
    known = len(reading.problems)
    raw = reading.value(file)
    # An error in its letters or lines leaves it out as one in its content does.
    is_sound = not any(problem.is_error for problem in reading.problems[known:])
    entry = None if raw is None else reading.record(entry_kind(raw), raw, Place(file))
    return entry if is_sound else None


def entry_kind(raw: object) -> type[ProgressEntry] | type[InstructionEntry]:
    """Which entry the raw value is meant to be: one with an `instruction` records an instruction."""
    return InstructionEntry if isinstance(raw, dict) and "instruction" in raw else ProgressEntry


def compose_entry(raw: dict[str, Any], file: str) -> tuple[Entry | None, bytes, list[Problem]]:
    """The entry that `raw` (days, moments and numbers typed, the rest text) makes, the bytes of its file, and what is wrong with it.

    The bytes are read back the way every other command will read them, so nothing can be written that cannot be read.
    """
    data = yaml.dump(raw, Dumper=RecordDumper, allow_unicode=True, sort_keys=False, width=_WIDTH).encode()
    text, problems = decode(data, file)
    value, more = read_yaml(text or "", file)
    entry, faults = read_record(entry_kind(value), value, Place(file))
    return entry, data, [*problems, *more, *faults]


def entry_file(task: str, unit: str, day: date, number: int) -> str:
    """A new name for an entry: its month's folder, the day, the task (đ as dd, so that every system can hold it), the unit, the number,
    which tells what was written first, and a random tail, by which two who write at once never come to the same name.

    So short that it can be created on Windows, whose paths end at 260 characters, below a folder of 150.
    """
    name = f"{day:%Y%m%d}{_about(task, unit)}{number:03}-{os.urandom(3).hex()}.yaml"
    return f"{_month_folder(day)}/{name}"


def _about(task: str, unit: str) -> str:
    """What the name of an entry says of whom and what it is."""
    safe_task = task.replace("đ", "dd").replace(".", "-")
    return f"-{safe_task}-{unit[:_LONGEST_UNIT]}-"


def named_before(files: Iterable[str], task: str, unit: str, day: date, *, most: int) -> list[str]:
    """The newest entries up to a day that are named for a task and a unit, at most so many."""
    named = ((file.rpartition("/")[2], file) for file in files if _about(task, unit) in file)
    return [file for _, file in sorted(one for one in named if one[0][:8] <= f"{day:%Y%m%d}")[-most:]]


def _month_folder(day: date) -> str:
    return f"{PROGRESS}/{day:%Y-%m}"


def next_number(root: Path, day: date) -> int:
    """The number for a new entry of the day: the one after the highest of its month. Raises OSError where the folder cannot be read."""
    folder = root / _month_folder(day)
    return max((entry_number(file.name) for file in folder.iterdir()), default=0) + 1 if folder.exists() else 1


class RecordDumper(yaml.SafeDumper):
    """Writes days and numbers bare, text with line ends as a block, and quotes what other YAML programs would bend."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write a value again rather than point back to it: our reader refuses such pointers."""
        del data
        return True


def _write_day(dumper: yaml.SafeDumper, day: date) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", day.isoformat())


def _write_number(dumper: yaml.SafeDumper, number: Decimal) -> yaml.Node:
    plain = f"{number.normalize():f}"
    if undoubted(plain) != plain:
        return dumper.represent_scalar("tag:yaml.org,2002:str", undoubted(plain), style='"')
    return dumper.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in plain else 'int'}", plain)


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = '"' if is_bent(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


RecordDumper.add_representer(date, _write_day)
RecordDumper.add_representer(datetime, _write_day)
RecordDumper.add_representer(Decimal, _write_number)
RecordDumper.add_representer(str, _write_text)
