"""Golden files: what a command gave once, read by a person and kept. UPDATE_GOLDEN=1 writes them anew, for reading again."""

import os
from pathlib import Path


def compare(path: Path, text: str) -> None:
    """The text is what the file holds."""
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), (
        f"{path} differs: read the change; if it is meant, run again with UPDATE_GOLDEN=1"
    )
