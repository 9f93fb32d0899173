"""What a number format makes of a number on the screen: whether a person sees the number that the cell holds, or something else."""

import re
from enum import Enum


class Sight(Enum):
    """What a person sees of a number: the number itself, a share as per cent, the number with zeros before it, something else."""

    NUMBER = "number"
    SHARE = "share"
    PADDED = "padded"
    OTHER = "other"


def sight_of(format_: str, number: float) -> Sight:
    """What the format, as it stands in a workbook, shows of the number."""
    section = _section_for(format_, number)
    if section is None:
        return Sight.OTHER
    literal, rest = _parted(section)
    if literal == "-" and number == 0:
        return Sight.NUMBER
    if literal or not rest or _SCALED.search(rest) or not _PLAIN.fullmatch(_FRACTION.sub("", rest)):
        return Sight.OTHER
    if "%" in rest:
        return Sight.SHARE
    return Sight.PADDED if _PADDED.match(rest) else Sight.NUMBER


_TOKEN = re.compile(r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[\$(?P<symbol>[^\]-]*)[^\]]*\]|\[[^\]]*\]')
"""Quoted and escaped text, a blank as wide as a letter, a letter that fills the cell, a currency, a colour or condition."""
_CONDITION = re.compile(r"\[[<>=]")
_SCALED = re.compile(r"[0#?],+(?![0#?,])")
"""A comma after the last digit shows thousands."""
_FRACTION = re.compile(r"(?:[#0?]+ )?[#0?]+/[#0?\d]+")
_PLAIN = re.compile(r"(?:General|[0#?.,% ()@]|E[+-])*", re.IGNORECASE)
_PADDED = re.compile(r"[ (]*#*,?#*00")


def _section_for(format_: str, number: float) -> str | None:
    """The part of the format for this number; None where which it is, or whether it shows anything, is not plain."""
    sections = _sections(format_)
    if len(sections) == 1:
        return format_
    if _CONDITION.search(format_):
        return None
    at = 1 if number < 0 else 2 if number == 0 and len(sections) > 2 else 0
    return sections[at] or None


def _sections(format_: str) -> list[str]:
    """The parts between semicolons that are no text."""
    bare = _TOKEN.sub(lambda match: "x" * len(match[0]), format_)
    ends = [at for at, letter in enumerate(bare) if letter == ";"]
    return [format_[start:end] for start, end in zip([0, *(at + 1 for at in ends)], [*ends, len(bare)], strict=True)]


def _parted(section: str) -> tuple[str, str]:
    """The text that a section adds, and what is left of the section without it."""
    texts = ("".join(filter(None, match.groups())) for match in _TOKEN.finditer(section))
    return "".join(texts).strip(), _TOKEN.sub("", section).strip()
