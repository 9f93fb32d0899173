"""The files of progress: one entry a file, created once and never rewritten.

An entry is written beside its place, forced to disk and then linked to its name, which fails where the name is taken: two writers never
overwrite each other, a reader never sees half a file, and two branches of git never conflict.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from tthc_cli.domain.progress import Entry, InstructionEntry, Log, ProgressEntry
from tthc_cli.domain.record import undoubted
from tthc_cli.domain.shape import read_record
from tthc_cli.problems import Place, Problem
from tthc_cli.store.decoding import decode
from tthc_cli.store.disk import make_folder, sweep_plan
from tthc_cli.store.insisting import insist
from tthc_cli.store.reading import Reading
from tthc_cli.store.whole_files import written_beside
from tthc_cli.store.yaml_reader import is_bent, read_yaml

ENTRY_FILE = re.compile(r"plan/progress/\d{4}-\d{2}/[^/]+\.yaml")
_WIDTH = 100
_LONGEST_UNIT = 32


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


def entry_file(task: str, unit: str, day: date, *, follows: Iterable[str] | None = None) -> str:
    """A new name for an entry: its month's folder, the day, the task (đ as dd, so that every system can hold it), the unit, a tail that is
    random, or one and the same for all that `follows` the same words: of those that are written at the same moment only one can be.

    So short that it can be created on Windows, whose paths end at 260 characters, below a folder of 150.
    """
    tail = os.urandom(3).hex() if follows is None else hashlib.sha256("\n".join(follows).encode()).hexdigest()[:6]
    return f"plan/progress/{day:%Y-%m}/{day:%Y%m%d}{_about(task, unit)}{tail}.yaml"


def _about(task: str, unit: str) -> str:
    """What the name of an entry says of whom and what it is."""
    safe_task = task.replace("đ", "dd").replace(".", "-")
    return f"-{safe_task}-{unit[:_LONGEST_UNIT]}-"


def named_before(files: Iterable[str], task: str, unit: str, day: date, *, most: int) -> list[str]:
    """The newest entries up to a day that are named for a task and a unit, at most so many."""
    named = ((file.rpartition("/")[2], file) for file in files if _about(task, unit) in file)
    return [file for _, file in sorted(one for one in named if one[0][:8] <= f"{day:%Y%m%d}")[-most:]]


def create_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Create the files, all of them whole or none at all, never over others. Raises OSError, FileExistsError where a name is taken.

    All are on disk before the first gets its name; where a name cannot be given, the names given before it are taken back.
    """
    targets = {root / file: data for file, data in files.items()}
    with ExitStack() as beside, ExitStack() as named:
        for target in targets:
            make_folder(root, target.parent)
        waiting = [(beside.enter_context(written_beside(target, data)), target) for target, data in targets.items()]
        for file, target in waiting:
            _give_name(file, target)
            named.callback(target.unlink)
        named.pop_all()
    for folder in sorted({target.parent for target in targets}):
        _sync_folder(folder)
    sweep_plan(root, max(targets))


def _give_name(beside: Path, target: Path) -> None:
    try:
        os.link(beside, target)
    except FileExistsError:
        raise
    except (OSError, AttributeError, NotImplementedError):
        # A disk without hard links: on Windows rename refuses a taken name; elsewhere the name was drawn at random a moment ago.
        if target.exists():
            raise FileExistsError(17, "đã có tệp cùng tên", str(target)) from None
        insist(lambda: beside.rename(target))


def _sync_folder(folder: Path) -> None:
    """Force the new name to disk where that can be done: Windows opens no folder, some network drives sync none. The file stands anyway."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


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
