"""Text on its way out: nothing in it is an order to the screen that shows it."""

import re

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
)
"""Characters that are no letters but orders to a screen: to move, to colour, to write from the right; and halves of characters."""


def printable(text: str) -> str:
    """The text for a screen: whatever would be an order to it is shown as a dot. Line ends and tabs stay."""
    return UNSEEN.sub("·", text)


def without_commands(text: str) -> str:
    """The text for a screen that may be the log of a code host: nothing in it is a command to the host (`::error::`, `##[group]`)."""
    return _ANYWHERE.sub("#·#", _AT_LINE_START.sub("·", text))


_AT_LINE_START = re.compile(r"(?m)^(?=[^\S\n]*::)")
_ANYWHERE = re.compile(r"##(?=\[|vso\[|teamcity\[)")
