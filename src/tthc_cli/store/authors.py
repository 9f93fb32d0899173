"""Who is writing: the name in git, else the name of the login."""

import getpass
import subprocess
from pathlib import Path


def author_name(root: Path) -> str:
    """The name to sign an entry with where none was typed."""
    try:
        told = subprocess.run(
            ["git", "-C", str(root), "config", "user.name"],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=5,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return _login_name()
    return told.stdout.strip() or _login_name()


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "không rõ"
