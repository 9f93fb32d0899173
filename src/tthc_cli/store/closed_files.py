"""The files of closed periods, and the digests by which they know what they closed."""

import contextlib
import errno
import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from tthc_cli.domain.closings import ClosedPeriod
from tthc_cli.problems import Place
from tthc_cli.store.disk import DiskSource, write_files
from tthc_cli.store.entry_files import RecordDumper
from tthc_cli.store.reading import Reading
from tthc_cli.store.sources import EditedSource, Source
from tthc_cli.store.whole_files import ChangedMeanwhileError, Edit

CLOSED_FOLDER = "plan/closed/"
CLOSED_FILE = re.compile(rf"{CLOSED_FOLDER}[^/]+\.yaml")


def read_closed(reading: Reading, files: list[str]) -> tuple[ClosedPeriod, ...]:
    """The closed periods of the files; those with faults are left out and named."""
    found = (_read_one(reading, file) for file in files if CLOSED_FILE.fullmatch(file))
    return tuple(period for period in found if period is not None)


def _read_one(reading: Reading, file: str) -> ClosedPeriod | None:
    raw = reading.value(file)
    return None if raw is None else reading.record(ClosedPeriod, raw, Place(file))


def closed_file(key: str) -> str:
    """The file of a period by its key, such as 2026-Q2."""
    return f"{CLOSED_FOLDER}{key}.yaml"


def write_closed(root: Path, period: ClosedPeriod, *, before: ClosedPeriod | None) -> str:
    """Write a closed period over its state `before`, None where it had none; the file written.

    Raises OSError as `write_files`, ChangedMeanwhileError where the file holds another state than that.
    """
    file = before.origin.file if before else closed_file(period.period)
    data = DiskSource(root).read(file) if (root / file).exists() else None
    held = None if data is None else _read_one(Reading(EditedSource(DiskSource(root), {file: data})), file)
    if held != before:
        raise ChangedMeanwhileError(errno.EBUSY, os.strerror(errno.EBUSY), str(root / file))
    write_files(root, {file: Edit(data, _bytes_of(period))})
    return file


def _bytes_of(period: ClosedPeriod) -> bytes:
    raw = _without_blanks(period.model_dump(by_alias=True, mode="python"))
    raw["schema"] = 1
    return yaml.dump(raw, Dumper=RecordDumper, allow_unicode=True, sort_keys=False, width=100).encode()


def _without_blanks(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_blanks(part) for key, part in value.items() if part not in (None, "", (), {})}
    return [_without_blanks(part) for part in value] if isinstance(value, list | tuple) else value


def digest(data: bytes) -> str:
    """The digest of some bytes, line ends aside; the name in front keeps it from ever looking like a number."""
    return f"sha256:{hashlib.sha256(_same_line_ends(data)).hexdigest()}"


def _same_line_ends(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")


def digests_of(source: Source, files: Iterable[str]) -> Mapping[str, str]:
    """The digest of every file; those that cannot be read are left out."""
    found = {}
    for file in files:
        with contextlib.suppress(OSError):
            found[file] = digest(source.read(file))
    return found


def digest_plan(source: Source, files: Iterable[str]) -> str:
    """One digest over all files of the plan itself: their names and bytes, line ends aside; of those that cannot be read the names alone."""
    whole = hashlib.sha256()
    for file in sorted(files):
        whole.update(f"{file}\0".encode())
        with contextlib.suppress(OSError):
            whole.update(_same_line_ends(source.read(file)) + b"\0")
    return f"sha256:{whole.hexdigest()}"
