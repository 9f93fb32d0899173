"""Giving an answer again: the same question about the same files has the same answer."""

from collections.abc import Mapping
from pathlib import Path

from tthc_cli.store.answers import Answer, Said, answers_folder, keep, recall
from tthc_cli.store.finding import find_workspace
from tthc_cli.store.snapshot import NOTHING, Snapshot, take_snapshot

__all__ = ["Answer", "Memory", "Said", "open_memory"]


class Memory:
    """The memory of one question about one workspace, or about none, from the moment it is asked."""

    def __init__(self, folder: Path, root: Path | None, question: str) -> None:
        self._folder, self._root, self._question = folder, root, f"{root}\n{question}"
        self._before = self._look()

    def recall(self) -> Answer | None:
        """The answer given before, if there was one and no file is another since."""
        return recall(self._folder, self._question, self._before.content)

    def keep(self, answer: Answer) -> None:
        """Keep the answer, unless a file changed while it was worked out: nobody knows then which state it is of."""
        if self._look() == self._before:
            keep(self._folder, self._question, self._before.content, answer)

    def _look(self) -> Snapshot:
        return take_snapshot(self._root) if self._root else NOTHING


def open_memory(question: str, environment: Mapping[str, str], start: Path | None) -> Memory | None:
    """The memory for a question about the workspace around the folder `start`, or about none; None where nothing is kept.

    Raises CannotGoOnError without a workspace.
    """
    folder = answers_folder(environment)
    if folder is None:
        return None
    root = find_workspace(None, environment.get("TTHC_WORKSPACE"), start) if start else None
    return Memory(folder, root, question)
