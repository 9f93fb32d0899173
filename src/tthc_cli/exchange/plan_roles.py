"""Who does what in a sentence: "giao X", "X chủ trì, phối hợp với Y", "gửi Z tổng hợp"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tthc_cli.domain.text import fold
from tthc_cli.exchange.plan_mentions import Mention, find_mentions

_LIST_GOES_ON = re.compile(r"[\s,;]*(?:và|cùng|hoặc|cùng với|và các)?[\s,]*")
_BEFORE = (
    ("coordinate", re.compile(r"\b(?:phoi hop|phoi hop (?:voi|cung|chat che voi)|cung voi)$")),
    ("report_to", re.compile(r"\b(?:gui|gui (?:ve|cho|den|qua|bao cao)|nop ve|bao cao(?: ve| cho)?|tham muu(?: cho)?|trinh|tham muu trinh)$")),
    ("lead", re.compile(r"(?:^|\b)(?:giao|giao cho|phan cong|de nghi|yeu cau)$")),
    ("consolidate", re.compile(r"\b(?:dau moi tong hop|tong hop)$")),
)  # fmt: skip
_AFTER = (
    ("consolidate", re.compile(r"(?:la )?(?:dau moi )?(?:tong hop|theo doi,? (?:don doc|tong hop)|don doc, theo doi)\b(?! ket qua,)")),
    ("coordinate", re.compile(r"(?:co trach nhiem )?phoi hop\b(?!,)")),
    ("lead", re.compile(r"(?:la (?:don vi|co quan) )?(?:chu tri|chiu trach nhiem chinh)\b")),
)  # fmt: skip
_DOES = re.compile(
    r"(?:,? ?(?:co trach nhiem|chiu trach nhiem|can cu|khan truong|chu dong|thuong xuyen|ra soat|to chuc|trien khai|thuc hien|xay dung|danh gia|tham muu|"
    r"huong dan|kiem tra|don doc|theo doi|bo tri|cap nhat|thong ke|lap|nghien cuu|tiep nhan|cong khai|niem yet|ban hanh|hoan thanh|tuyen truyen|bao cao|"
    r"dang ky|quan triet|tiep tuc|bao dam|dam bao|tham dinh|tang cuong|day manh|ho tro|cu can bo|so hoa|cap phep|van hanh|phoi hop,|xac dinh|lam dau moi|chuan bi))\b"
)
_CLAUSE_BEGINS = re.compile(r"(?:^|[.;,:]\s*)(?:Giao|giao|đồng thời)?\s*$")


@dataclass(frozen=True)
class Role:
    """A unit named in a role: lead, coordinate, consolidate, report_to."""

    field: str
    mention: Mention


def find_roles(text: str, *, default: str | None = None) -> Iterator[Role]:
    """The roles that a text gives to units; after a label, units without a word of their own have the label's (`default`)."""
    end = 0
    for run in _runs(text):
        before, after = text[end : run[0].start], fold(text[run[-1].end :])
        end = run[-1].end
        for field in _roles_of_run(before, after, default, is_first=run[0].start == 0):
            yield from (Role(field, mention) for mention in run)


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


def _roles_of_run(before: str, after: str, default: str | None, *, is_first: bool) -> Iterator[str]:
    folded = fold(before)
    said = next((field for field, pattern in _BEFORE if pattern.search(folded)), None)
    follows = next((field for field, pattern in _AFTER if pattern.match(after)), None)
    if said == "report_to" and follows == "consolidate":
        yield from ("report_to", "consolidate")
    elif said and (said != "lead" or follows is None):
        yield said
    elif follows and (default or said or _CLAUSE_BEGINS.search(before)):
        yield follows
    elif default and (is_first or _LIST_GOES_ON.fullmatch(before)):
        yield default
    elif (
        _CLAUSE_BEGINS.search(before)
        and (_DOES.match(after) or not after.strip(" .:;"))
        and (is_first or _DOES.match(after))
    ):
        yield "lead"
    elif default and re.search(r"[.;:]\s*$|^\s*$", before):
        yield default
