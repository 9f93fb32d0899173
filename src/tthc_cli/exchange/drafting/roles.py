"""Who does what in a sentence: "giao X", "X chủ trì, phối hợp với Y", "gửi Z tổng hợp"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tthc_cli.domain.text import fold
from tthc_cli.exchange.drafting.mentions import Mention, find_mentions
from tthc_cli.exchange.drafting.vocabulary import VERBS, any_of

_LIST_GOES_ON = re.compile(r"[\s,;]*(?:và|cùng|hoặc|cùng với|và các)?[\s,]*")
_BEFORE = (
    ("coordinate", re.compile(r"\b(?:phoi hop|phoi hop (?:voi|cung|chat che voi)|cung voi)$")),
    ("report_to", re.compile(r"\b(?:gui|gui (?:ve|cho|den|qua|bao cao)|nop ve|bao cao(?: ve| cho)?|tham muu(?: cho)?|trinh|tham muu trinh)$")),
    ("lead", re.compile(r"(?:^|\b)(?:giao|giao cho|phan cong|de nghi|yeu cau)$")),
    ("consolidate", re.compile(r"\b(?:dau moi tong hop|tong hop)$")),
)  # fmt: skip
_SENT = re.compile(r"\b(?:gui|nop)(?: ve| cho| den| qua)?$")
_AFTER = (
    ("consolidate", re.compile(r"(?:la )?(?:dau moi )?(?:tong hop|theo doi,? (?:don doc|tong hop)|don doc, theo doi)\b")),
    ("coordinate", re.compile(r"(?:co trach nhiem )?phoi hop\b(?!,)")),
    ("lead", re.compile(r"(?:la (?:don vi|co quan) )?(?:chu tri|chiu trach nhiem chinh)\b")),
)  # fmt: skip
_DOES = re.compile(rf",? ?(?:{any_of(VERBS)})(?!\w)")
_CLAUSE_BEGINS = re.compile(r"(?:^|[.;,:(–-]\s*)(?:Giao|giao|đồng thời)?\s*$")


@dataclass(frozen=True)
class Role:
    """Units named one after another in one role: lead, coordinate, consolidate, report_to."""

    field: str
    mentions: tuple[Mention, ...]


def find_roles(text: str, *, default: str | None = None) -> Iterator[Role]:
    """The roles that a text gives to units; after a label, units without a word of their own have the label's (`default`)."""
    end = 0
    for run in _runs(text):
        before, after = text[end : run[0].start], text[run[-1].end :].lstrip()
        end = run[-1].end
        fields = _after_a_label(before, after, default) if default else _in_a_sentence(before, after)
        yield from (Role(field, tuple(run)) for field in fields)


def _runs(text: str) -> Iterator[Sequence[Mention]]:
    """Names that stand one after another, with nothing but commas and "và" between them."""
    run: list[Mention] = []
    for mention in find_mentions(text):
        if run and not _LIST_GOES_ON.fullmatch(text[run[-1].end : mention.start]):
            yield run
            run = []
        run.append(mention)
    if run:
        yield run


def _after_a_label(before: str, after: str, default: str) -> Sequence[str]:
    """The role by the words around it, else that of the label."""
    said, follows = _said_before(before), _said_after(after)
    if _SENT.search(fold(before)) and follows == "consolidate":
        return "report_to", "consolidate"
    return (said or follows or default,)


def _in_a_sentence(before: str, after: str) -> Sequence[str]:
    """The role by the words around it; who does something at the beginning of a clause leads."""
    said, follows = _said_before(before), _said_after(after)
    if _SENT.search(fold(before)) and follows == "consolidate":
        return "report_to", "consolidate"
    if said and said != "lead":
        return (said,)
    begins = said == "lead" or _CLAUSE_BEGINS.search(before) is not None
    if begins and follows == "coordinate":
        return (follows,)
    is_alone = not before.strip() and (after.startswith(":") or not after.strip(" .;"))
    is_in_brackets = before.rstrip().endswith("(") and re.match(r"[,;)–-]", after) is not None
    return ("lead",) if said or (begins and (is_alone or is_in_brackets or follows or _DOES.match(after))) else ()


def _said_before(before: str) -> str | None:
    folded = fold(before)
    return next((field for field, pattern in _BEFORE if pattern.search(folded)), None)


def _said_after(after: str) -> str | None:
    folded = fold(after)
    return next((field for field, pattern in _AFTER if pattern.match(folded)), None)
