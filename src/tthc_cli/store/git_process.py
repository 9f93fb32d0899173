"""Asking the git on the PATH, so that a repository can start nothing: neither its hooks nor any program named in its settings.

A repository may come from others, as a folder with a .git inside. Questions are asked whose answer needs no such program (no `status` and
no `diff`, which would call filters to compare files); the settings that could start one all the same are overruled, and no object is
fetched from anywhere, whatever protocol the repository allows.
"""

import os
import subprocess
from pathlib import Path

_SETTINGS = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.quotepath": "off",
    "log.showSignature": "false",  # `log` would ask gpg.program
}
_OVERRULED = tuple(word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}"))
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",  # unlike protocol.allow it cannot be overruled by protocol.ext.allow
    "GIT_GRAFT_FILE": os.devnull,  # what a commit holds and where it comes from is told by its name alone
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",  # what it says of a failure is read
}
SECONDS = 4
"""So long one question may take. Git answers from its own files in hundredths of a second; a large repository on a slow network drive needs
one or two seconds, and who waits longer waits for something that never comes.
"""
_silent = set[Path]()


def has_timed_out(root: Path) -> bool:
    """Whether git let a question about this workspace wait too long; it is asked nothing more then, as long as the program runs."""
    return root in _silent


def run_git(root: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes] | None:
    """What git did, run at the root of the workspace; None where there is no git, it cannot be asked or did not answer in time."""
    program = _find_program()
    if program is None or has_timed_out(root):
        return None
    command = [program, *_OVERRULED, "-C", str(root), *words]
    try:
        return subprocess.run(
            command,
            input=given,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, **_ENVIRONMENT},
        )
    except subprocess.TimeoutExpired:
        _silent.add(root)
        return None
    except (OSError, ValueError):
        # ValueError: a character that no command line can hold.
        return None


def has_git() -> bool:
    """Whether there is a git on the PATH."""
    return _find_program() is not None


def ask_git(root: Path, *words: str) -> str | None:
    """What git answers to a question, run at the root of the workspace; None where it cannot answer."""
    told = run_git(root, *words)
    return told.stdout.decode("utf-8", "replace").strip() if told and told.returncode == 0 else None


def _find_program() -> str | None:
    """The git of a folder that the PATH names in full: Windows would first look into the folder where the officer stands."""
    name = "git.exe" if os.name == "nt" else "git"
    folders = (Path(folder) for folder in os.environ.get("PATH", os.defpath).split(os.pathsep))
    return next((str(folder / name) for folder in folders if folder.is_absolute() and (folder / name).is_file()), None)
