"""Who is writing: the name in git, else the name of the login."""

import getpass
from pathlib import Path

from tthc_cli.domain.text import one_line
from tthc_cli.store.git_process import ask_git


def author_name(root: Path) -> str:
    """The name to sign an entry with where none was typed."""
    return _written(ask_git(root, "config", "user.name") or "") or _login_name()


def _written(name: str) -> str:
    """The name on one line, without what no file can hold: a repository may come from others."""
    return one_line("".join(char if char.isprintable() else " " for char in name))


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "không rõ"
