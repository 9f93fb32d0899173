"""Vietnamese text: one spelling of each letter, search with and without marks, the order of the alphabet, near words."""

import difflib
import re
import unicodedata
from collections.abc import Iterable

_LOOKALIKES = (("\u00d0", "Đ"), ("\u0189", "Đ"), ("\u00f0", "đ"))
_OPEN_SYLLABLE = re.compile(r"(?<!q)(o|u)([àáảãạèéẻẽẹỳýỷỹỵ])(?!\w)")


def normalise(text: str) -> str:
    """The one spelling we keep: composed letters (NFC) and the true Đ, đ instead of the look-alikes Ð, Ɖ, ð."""
    if text.isascii():
        return text
    for lookalike, meant in _LOOKALIKES:
        text = text.replace(lookalike, meant)
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower case without marks, spaces run together: for searching, never for a task id (III.2.d and III.2.đ differ)."""
    decomposed = unicodedata.normalize("NFD", normalise(text).casefold().replace("đ", "d"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.split())


def is_marked(text: str) -> bool:
    """Whether the text was typed with marks, so that marks count in a search."""
    return fold(text) != " ".join(normalise(text).casefold().split())


def found_in(query: str, text: str) -> bool:
    """Whether `query` occurs in `text`: without marks it finds every marking, with marks only its own."""
    if not is_marked(query):
        return fold(query) in fold(text)
    return _with_old_tones(query) in _with_old_tones(text)


def _with_old_tones(text: str) -> str:
    """Lower case with the tone of an open syllable on its first vowel: hoà → hòa, uỷ → ủy; hoàn, quý, suýt stay."""
    lowered = " ".join(normalise(text).casefold().split())
    return _OPEN_SYLLABLE.sub(_move_tone, lowered)


def _move_tone(match: re.Match[str]) -> str:
    glide, vowel = match.groups()
    base, tone = list(unicodedata.normalize("NFD", vowel))
    if (glide == "u") != (base == "y"):
        return match.group()
    return unicodedata.normalize("NFC", glide + tone) + base


def nearest(word: str, known: Iterable[str], *, count: int = 3) -> list[str]:
    """The known words most like `word`, best first; marks and case weigh nothing."""
    by_fold: dict[str, str] = {}
    for option in known:
        by_fold.setdefault(fold(option), option)
    return [by_fold[match] for match in difflib.get_close_matches(fold(word), by_fold, n=count)]


def one_line(text: str) -> str:
    """The text with every run of white space, line ends included, as one space."""
    return " ".join(text.split())


def shell_word(name: str) -> str:
    """A name as one word of a command line that an officer copies, in sh, PowerShell and the command window of Windows alike where that can
    be; "TÊN_TỆP" where no quotation marks keep a shell from reading more into it.
    """
    if _BARE.fullmatch(name):
        return name
    if not name.isprintable() or (_EXPANDED.search(name) and _PARTING.search(name)):
        return "TÊN_TỆP"
    return f"'{name}'" if _EXPANDED.search(name) else f'"{name}"'


_BARE = re.compile(r"[\w./][\w./:=+-]*")
_EXPANDED = re.compile(r"[$`\"\\!%]")
"""What is read inside double quotation marks, by one shell or another."""
_PARTING = re.compile(r"['&|<>^]")
"""What single ones do not hold together, in one or another."""
