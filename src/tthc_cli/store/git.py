"""What git knows of a workspace. Everything is asked of the git on the PATH; without git, or outside a repository, nothing is known."""

import subprocess
from pathlib import Path

_PLAN = ("--", "plan", ":(exclude)plan/progress", ":(exclude)plan/closed")
_SECONDS = 10


def ask_git(root: Path, *words: str) -> str | None:
    """What git answers to a question, run at the root of the workspace; None where it cannot answer. Nothing is locked or written."""
    command = ["git", "--no-optional-locks", "-C", str(root), *words]
    try:
        told = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return told.stdout.strip() if told.returncode == 0 else None


def plan_revision(root: Path) -> str:
    """The short name of the newest commit that touched the plan itself (entries and closings apart), with "+" where files differ from it.

    Empty where git does not know.
    """
    revision = ask_git(root, "log", "-1", "--format=%h", "--abbrev=10", *_PLAN)
    if not revision:
        return ""
    return revision + ("+" if ask_git(root, "status", "--porcelain", *_PLAN) else "")
