"""Answers given before, kept in the user's own cache so that the same question about the same files need not be worked out again.

An answer is found only by the exact question and by the content of every file that it rests on, so it cannot be stale; a file of the
cache that is torn, changed or of another form is no answer. Everything works the same without: whatever the system refuses here is
passed over in silence, for nobody asked for a cache.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tthc_cli.store.disk import MOST_BYTES, read_file
from tthc_cli.store.whole_files import written_beside

KEPT = 64
"""So many answers are kept; then all are thrown away."""
KEPT_BYTES = 50_000_000
"""So many bytes are kept in all; an answer is some 10 kB, that of a year with 30,000 entries 8 MB. Then, too, all are thrown away."""
_SEAL_BYTES = 65
"""In front of an answer: the digest of the rest, as letters, and a line end."""
_SUFFIX = ".answer"


class Said(NamedTuple):
    """Words on one stream, "out" or "err"."""

    stream: str
    text: str


class Answer(NamedTuple):
    """What a command said, in the order in which it said it, and its exit code."""

    code: int
    said: tuple[Said, ...]


def answers_folder(environment: Mapping[str, str]) -> Path | None:
    """Where answers are kept: in TTHC_CACHE ("off" for nowhere), else where the system has the caches of this user."""
    named = environment.get("TTHC_CACHE")
    if named:
        return None if named == "off" else Path(named)
    home = environment.get("HOME")
    caches = environment.get("XDG_CACHE_HOME") or environment.get("LOCALAPPDATA") or (home and f"{home}/.cache")
    return Path(caches, "tthc") if caches and Path(caches).is_absolute() else None


def recall(folder: Path, question: str, content: str) -> Answer | None:
    """The answer given before to the question about files of this content."""
    with suppress(OSError, ValueError, TypeError, LookupError, RecursionError):
        seal, _, told = read_file(_file(folder, question), folder).partition(b"\n")
        if seal == _seal(told) and _is_ours(folder):
            kept = json.loads(told)
            said = tuple(Said(*one) for one in kept["said"])
            if (kept["question"], kept["content"]) == (question, content) and _can_be_said(kept["code"], said):
                return Answer(kept["code"], said)
    return None


def _can_be_said(code: object, said: Iterable[Said]) -> bool:
    return type(code) is int and all(
        one.stream in ("out", "err") and isinstance(one.text, str) and not _HALF.search(one.text) for one in said
    )


_HALF = re.compile("[\ud800-\udfff]")
"""Half of a letter, which no stream can write."""


def keep(folder: Path, question: str, content: str, answer: Answer) -> None:
    """Keep an answer, whole or not at all, in the place of an older one to the same question."""
    kept = {"question": question, "content": content, "code": answer.code, "said": answer.said}
    told = json.dumps(kept, ensure_ascii=False).encode()
    if len(told) > MOST_BYTES - _SEAL_BYTES:
        return  # It would never be read again.
    with suppress(OSError, ValueError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_ours(folder):
            _make_room(folder, len(told))
            path = _file(folder, question)
            with written_beside(path, _seal(told) + b"\n" + told) as beside:
                beside.replace(path)


def _make_room(folder: Path, coming: int) -> None:
    """Throw all answers away where one of so many bytes more would be too much."""
    kept = [path for path in folder.iterdir() if path.suffix in (_SUFFIX, ".tmp")]
    if len(kept) >= KEPT or coming + sum(path.lstat().st_size for path in kept) > KEPT_BYTES:
        for path in kept:
            path.unlink(missing_ok=True)


def _file(folder: Path, question: str) -> Path:
    return folder / f"{hashlib.sha256(question.encode('utf-8', 'surrogateescape')).hexdigest()}{_SUFFIX}"


def _seal(told: bytes) -> bytes:
    return hashlib.sha256(told).hexdigest().encode()


def _is_ours(folder: Path) -> bool:
    """Whether nobody else may write into the folder; Windows keeps the folders of users apart by itself."""
    if not hasattr(os, "getuid"):
        return True
    told = folder.stat()
    return told.st_uid == os.getuid() and not told.st_mode & 0o022
