"""Giving an answer again: the same question about the same files has the same answer."""

from collections.abc import Mapping
from enum import Enum, auto
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from tthc_cli.store.answers import Answer, Said, answers_folder, keep, recall
from tthc_cli.store.finding import find_workspace
from tthc_cli.store.snapshot import NOTHING, Snapshot, take_snapshot

__all__ = ["Answer", "Memory", "RestsOn", "Said", "open_memory"]


class RestsOn(Enum):
    """What an answer depends on besides the question: on the program alone, on the files of the workspace, on these and git's newest commit."""

    PROGRAM = auto()
    FILES = auto()
    FILES_AND_GIT = auto()


class _State(NamedTuple):
    """What an answer rests on, at a moment. `commit` is None where git cannot say for sure."""

    files: Snapshot
    commit: str | None

    @property
    def content(self) -> str:
        return f"{self.files.content} {self.commit}"


class Memory:
    """The memory of one question from the moment it is asked; `root` is the workspace that it is about, if it is about one."""

    def __init__(self, folder: Path, root: Path | None, rests_on: RestsOn, question: str) -> None:
        self._folder, self._root, self._rests_on, self._question = folder, root, rests_on, f"{root}\n{question}"
        self._before = self._look()

    def recall(self) -> Answer | None:
        """The answer given before, if there was one and nothing that it rests on is another since."""
        if self._before.commit is None:
            return None
        return recall(self._folder, self._question, self._before.content)

    def keep(self, answer: Answer) -> None:
        """Keep the answer, unless a file changed while it was worked out: nobody knows then which state it is of."""
        if self._before.commit is not None and self._look() == self._before:
            keep(self._folder, self._question, self._before.content, answer)

    def _look(self) -> _State:
        files = take_snapshot(self._root) if self._root else NOTHING
        return _State(files, self._commit())

    def _commit(self) -> str | None:
        if self._root is None or self._rests_on is not RestsOn.FILES_AND_GIT:
            return ""
        # Imported late: most questions need no git, and asking it brings much along.
        committed: str | None = import_module("tthc_cli.store.git").committed_state(self._root)
        return committed


def open_memory(question: str, environment: Mapping[str, str], start: Path, rests_on: RestsOn) -> Memory | None:
    """The memory for a question about the workspace around the folder `start`, or about none; None where nothing is kept.

    Raises CannotGoOnError without a workspace.
    """
    folder = answers_folder(environment)
    if folder is None:
        return None
    about_files = rests_on is not RestsOn.PROGRAM
    root = find_workspace(None, environment.get("TTHC_WORKSPACE"), start) if about_files else None
    return Memory(folder, root, rests_on, question)
