"""A real shell at a terminal of its own, taught to complete `tthc`; somebody types, and the screen is looked at."""

import os
import pty
import select
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.workspaces import REPOSITORY

SCRIPTS = REPOSITORY / "src" / "tthc_cli" / "packaged" / "completion"
PATIENCE = 30.0
_START = {
    "bash": ("bash", "--noprofile", "--rcfile", "{home}/.bashrc", "-i"),
    "zsh": ("zsh", "-i"),
}
_PREPARE = {"bash": "", "zsh": "autoload -Uz compinit; compinit -u -d $HOME/dump\n"}


class Shell:
    """`tthc` completes by the program itself; called for real it only notes its words, so that nothing runs."""

    def __init__(self, shell: str, home: Path, at: Path) -> None:
        self._shell, self._home, self._at = shell, home, at
        self._noted = home / "words"
        programs = home / "bin"
        programs.mkdir(parents=True)
        (programs / "tthc").write_text(
            f'#!/bin/sh\nif [ -n "$TTHC_COMPLETE" ]; then exec "{sys.executable}" -m tthc_cli "$@"; fi\n'
            f"printf '%s\\n' \"$@\" >'{self._noted}.new' && mv '{self._noted}.new' '{self._noted}'\n",
            encoding="utf-8",
        )
        (programs / "tthc").chmod(0o755)
        (home / f".{shell}rc").write_text(
            f"{_PREPARE[shell]}PS1='> '\nsource '{SCRIPTS}/tthc.{shell}'\n", encoding="utf-8"
        )

    def words_after(self, typed: str) -> list[str]:
        """The words that `tthc` was given when this was typed."""
        self._type(typed, lambda _: self._noted.exists())
        return self._noted.read_text(encoding="utf-8").splitlines()

    def screen_after(self, typed: str, *, shows: str) -> str:
        """The screen when this was typed, as soon as it shows the words, or when patience ends."""
        return self._type(typed, lambda screen: shows in screen)

    def _type(self, typed: str, is_done: Callable[[str], bool]) -> str:
        process, terminal = pty.fork()
        if process == 0:
            self._become_shell()
        seen, written, end = b"", False, time.monotonic() + PATIENCE
        while not is_done(seen.decode("utf-8", "replace")) and time.monotonic() < end:
            if select.select([terminal], [], [], 0.05)[0]:
                seen += os.read(terminal, 4096)
            if b"> " in seen and not written:
                os.write(terminal, typed.encode())
                written = True
        os.close(terminal)
        os.waitpid(process, 0)
        return seen.decode("utf-8", "replace")

    def _become_shell(self) -> None:
        environment = {
            "HOME": str(self._home),
            "PATH": f"{self._home}/bin{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": os.pathsep.join(sys.path),
            "TERM": "xterm",
            "LC_ALL": "C.UTF-8",
            "TTHC_CACHE": "off",
        }
        os.chdir(self._at)
        words = [word.format(home=self._home) for word in _START[self._shell]]
        os.execvpe(words[0], words, environment)  # noqa: S606  # a shell is what is tested


def is_there(shell: str) -> bool:
    """Whether this machine has the shell."""
    return shutil.which(shell) is not None
