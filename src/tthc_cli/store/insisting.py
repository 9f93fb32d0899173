"""What Windows refuses for a moment: while a virus scanner or a reader has a file open, it can be neither renamed nor removed."""

from collections.abc import Callable
from time import sleep
from typing import TypeVar

PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4)
"""Seconds between the attempts; what is still refused then is meant."""
_T = TypeVar("_T")


def insist(act: Callable[[], _T]) -> _T:
    """Do it, again after each of PAUSES where permission is refused. Raises PermissionError when it stays so, other OSErrors at once."""
    for pause in PAUSES:
        try:
            return act()
        except PermissionError:
            sleep(pause)
    return act()
