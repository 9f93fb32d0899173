"""Real git in temporary folders."""

import os
import subprocess
from pathlib import Path

IDENTITY = {
    "GIT_AUTHOR_NAME": "Người sửa",
    "GIT_AUTHOR_EMAIL": "a@example.invalid",
    "GIT_COMMITTER_NAME": "Người sửa",
    "GIT_COMMITTER_EMAIL": "a@example.invalid",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def git(at: Path, *words: str, day: str = "2026-06-01") -> str:
    """Run git in a folder as one person, on a day; what it says. Raises CalledProcessError."""
    moment = f"{day}T08:00:00+07:00"
    environment = {**os.environ, **IDENTITY, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    done = subprocess.run(["git", *words], cwd=at, env=environment, capture_output=True, check=True, encoding="utf-8")
    return done.stdout


def start_repository(at: Path) -> Path:
    """A repository whose first commit holds the workspace as it is."""
    git(at, "init", "-q", "-b", "main")
    commit(at, "Kế hoạch")
    return at


def commit(at: Path, subject: str, *, day: str = "2026-06-01") -> str:
    """Commit everything; the name of the commit."""
    git(at, "add", "-A")
    git(at, "commit", "-qm", subject, day=day)
    return git(at, "rev-parse", "HEAD").strip()
