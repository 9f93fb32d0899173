"""Text on its way out: nothing in it is an order to the screen that shows it."""

import re

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
)
"""Characters that are no letters but orders to a screen: to move, to colour, to write from the right; and halves of characters."""


def printable(text: str) -> str:
    """The text for a screen: whatever would be an order to it is shown as a dot. Line ends and tabs stay."""
    return UNSEEN.sub("·", text)


MARKED = re.compile(r"#(?=#[a-z]*\[)", re.IGNORECASE)
"""Where a command begins to a machine that keeps the log of a job, anywhere in a line: `##[…]`, `##vso[…]`, `##teamcity[…]`."""
_IN_FRONT = re.compile(r"^([\s\ufeff\u200b]*):(?=:)", re.MULTILINE)
"""`::…::` in front of a line, after whatever white space."""


def without_commands(text: str) -> str:
    """The text for a screen that may be the log of a code host: a dot stands where a command to the host would begin."""
    return _IN_FRONT.sub(r"\1·", MARKED.sub("·", text))
