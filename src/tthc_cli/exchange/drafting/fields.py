"""From a raw item to a draft item: who, when, what comes out, to whom; from its labels first, from its sentences where they are silent."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from tthc_cli.domain.deadlines import DeadlineKind
from tthc_cli.domain.draft import Certainty, Found, IndicatorDraft, ItemDraft, StepDraft
from tthc_cli.domain.ids import POINTS
from tthc_cli.domain.phrases import Unread, read_phrase
from tthc_cli.exchange.drafting.due import find_due
from tthc_cli.exchange.drafting.goals import find_goals
from tthc_cli.exchange.drafting.items import RawItem
from tthc_cli.exchange.drafting.labels import Labelled
from tthc_cli.exchange.drafting.mentions import Mention, find_mentions
from tthc_cli.exchange.drafting.roles import Role, find_roles
from tthc_cli.exchange.drafting.units import UnitRegister

T = TypeVar("T")
_ROLES = ("lead", "coordinate", "consolidate", "report_to")
_FROM_THE_SENTENCE = "hiểu từ câu văn, Kế hoạch không ghi thành mục riêng"
_LAST_FROM_THE_SENTENCE = "đơn vị sau cùng hiểu từ câu văn"
_SHARED = "Kế hoạch ghi một lần, chung cho cả mục"
_NO_USUAL_NAME = "tên này không giống tên đơn vị thường gặp"
_WAITS_FOR_HELP = re.compile(r"phối hợp|chỉ đạo", re.IGNORECASE)
_WORDS_OF_ROLES = re.compile(r"\b(?:chủ trì|phối hợp|với|thực hiện|và|cùng|các|có|liên quan)\b", re.IGNORECASE)
_LONGEST_NAME = 12
_FEWEST_MORE = 3
_LAST_MARKS = " .;,"


@dataclass(frozen=True)
class _Named:
    """Units named in a role; `remark` where that is a guess, and why."""

    field: str
    mentions: tuple[Mention, ...]
    line: int
    remark: str


@dataclass(frozen=True)
class Reader:
    """What the reading of an item needs: the units met so far, and the year of the plan for deadlines without one."""

    register: UnitRegister
    year: int

    def read(self, raw: RawItem, id_: str, *, is_target: bool = False) -> ItemDraft:
        """The draft of one item."""
        whole = "\n".join(line.text for line in raw.text)
        due, remarks = self._due(raw)
        units = self._units(raw, due)
        steps = tuple(
            StepDraft(f"{id_}.{number}", "\n".join(line.text for line in lines), lines[0].number)
            for number, lines in enumerate(raw.steps, 1)
        )
        goals, more = _goals(raw, id_, len(steps), is_target=is_target)
        printed = "" if raw.printed == id_ else raw.printed
        return ItemDraft(
            id_,
            whole,
            raw.line,
            printed,
            units,
            due,
            _products(raw),
            goals,
            steps,
            (*remarks, *more, *_unplaced_units(raw)),
        )

    def _due(self, raw: RawItem) -> tuple[Found[str] | None, tuple[str, ...]]:
        """The deadline, and what to say of words that the grammar cannot read."""
        labels = [labelled for labelled in raw.labelled if labelled.field == "due" and labelled.words]
        for labelled in labels:
            if not isinstance(read_phrase(labelled.words, self.year), Unread):
                return _found(labelled.words, labelled), ()
        for labelled in labels:
            deadline = find_due(labelled.words, self.year)
            if deadline and deadline.kind is not DeadlineKind.AWAITING:
                remark = f"Kế hoạch ghi “{labelled.words}”; mới đọc được một phần"
                return Found(deadline.text, labelled.line.number, Certainty.GUESSED, remark), ()
        unread = tuple(f"Thời hạn trong Kế hoạch: “{one.words}”; tthc chưa đọc được thành ngày." for one in labels)
        return None if labels else self._due_in_sentences(raw), unread

    def _due_in_sentences(self, raw: RawItem) -> Found[str] | None:
        places = [(line.number, line.beginning) for line in raw.text]
        places += [(labelled.line.number, labelled.words) for labelled in raw.labelled if labelled.field in _ROLES]
        places += [(line.number, line.beginning) for step in raw.steps for line in step]
        for number, words in places:
            if deadline := find_due(words, self.year):
                return Found(deadline.text, number, Certainty.GUESSED, _FROM_THE_SENTENCE)
        return None

    def _units(self, raw: RawItem, due: Found[str] | None) -> dict[str, Found[tuple[str, ...]]]:
        """The units by role. Of several that a role is given to, the first says where the words stand and how sure they are."""
        found: dict[str, Found[tuple[str, ...]]] = {}
        for named in (*self._after_labels(raw), *self._in_sentences(raw), *self._waited_for(raw, due)):
            known = found.get(named.field)
            if known and named.remark and named.field == "lead":
                continue
            ids = [id_ for mention in named.mentions if (id_ := self.register.id_of(mention, named.line))]
            if known is None and ids:
                found[named.field] = Found(_once(ids), named.line, _certainty(named.remark), named.remark)
            elif known and not set(ids) <= set(known.value):
                remark = known.remark or (_LAST_FROM_THE_SENTENCE if named.remark else "")
                found[named.field] = Found(_once((*known.value, *ids)), known.line, known.certainty, remark)
        return _sorted_out(found)

    def _after_labels(self, raw: RawItem) -> Iterator[_Named]:
        for labelled in raw.labelled:
            if labelled.field in _ROLES:
                roles = list(find_roles(labelled.words, default=labelled.field))
                remark = _SHARED if labelled.is_shared else "" if roles else _NO_USUAL_NAME
                named = roles or [Role(labelled.field, tuple(_plain_names(labelled.words)))]
                yield from (_Named(role.field, role.mentions, labelled.line.number, remark) for role in named)

    def _in_sentences(self, raw: RawItem) -> Iterator[_Named]:
        is_led = any(one.field == "lead" for one in raw.labelled)
        lines = [*raw.text, *(line for step in raw.steps for line in step)]
        lines += [one.line.with_text(one.words) for one in raw.labelled if one.field == "products"]
        for line in lines:
            for role in find_roles(line.beginning):
                if not (is_led and role.field == "lead"):
                    yield _Named(role.field, role.mentions, line.number, _FROM_THE_SENTENCE)

    def _waited_for(self, raw: RawItem, due: Found[str] | None) -> Iterator[_Named]:
        """Whose request for help or direction the work waits for: they take part in it, where no label says who does."""
        if due and _WAITS_FOR_HELP.search(due.value) and not any(one.field == "coordinate" for one in raw.labelled):
            deadline = read_phrase(due.value, self.year)
            waits_for = "" if isinstance(deadline, Unread) else deadline.waits_for
            yield _Named("coordinate", tuple(find_mentions(waits_for)), due.line, _FROM_THE_SENTENCE)


def _found(value: T, labelled: Labelled) -> Found[T]:
    remark = _SHARED if labelled.is_shared else ""
    return Found(value, labelled.line.number, _certainty(remark), remark)


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _certainty(remark: str) -> Certainty:
    return Certainty.GUESSED if remark else Certainty.READ


def _sorted_out(found: dict[str, Found[tuple[str, ...]]]) -> dict[str, Found[tuple[str, ...]]]:
    """Who consolidates on the way is no last recipient where there is one; who leads does not coordinate."""
    result = dict(found)
    if (to := found.get("report_to")) and (between := found.get("consolidate")):
        last = tuple(id_ for id_ in to.value if id_ not in between.value)
        result["report_to"] = Found(last or to.value, to.line, to.certainty, to.remark)
    if (lead := found.get("lead")) and (helpers := found.get("coordinate")):
        others = tuple(id_ for id_ in helpers.value if id_ not in lead.value)
        if others:
            result["coordinate"] = Found(others, helpers.line, helpers.certainty, helpers.remark)
        else:
            del result["coordinate"]
    return result


def _plain_names(words: str) -> Iterator[Mention]:
    """The parts of a list that holds no name of a usual form, each as a name."""
    for part in re.split(r"[;,]", words):
        name = part.strip(_LAST_MARKS)
        if name and len(name.split()) <= _LONGEST_NAME and re.search(r"[^\W\d]{2}", name):
            yield Mention(name, 0, len(name))


def _unplaced_units(raw: RawItem) -> Iterator[str]:
    """Remarks on labels of units that say more than names."""
    for labelled in raw.labelled:
        names = list(find_mentions(labelled.words)) if labelled.field in _ROLES else []
        rest = labelled.words
        for mention in reversed(names):
            rest = rest[: mention.start] + rest[mention.end :]
        more = re.findall(r"\w+", _WORDS_OF_ROLES.sub("", rest))
        if names and len(more) > _FEWEST_MORE and not labelled.is_shared:
            yield f"Chỗ ghi đơn vị nói nhiều hơn tên đơn vị: “{labelled.words}”."


def _products(raw: RawItem) -> Found[tuple[str, ...]] | None:
    given = [labelled for labelled in raw.labelled if labelled.field == "products" and labelled.words]
    parts = tuple(dict.fromkeys(part.strip(_LAST_MARKS) for labelled in given for part in labelled.words.split(";")))
    named = tuple(part for part in parts if part)
    return _found(named, given[0]) if named else None


def _goals(
    raw: RawItem, id_: str, taken: int, *, is_target: bool
) -> tuple[tuple[IndicatorDraft, ...], tuple[str, ...]]:
    """The indicators of an item, and remarks on figures that are no share to be reached."""
    below = [line for step in raw.steps for line in step] if is_target else []
    found = [(line, goal) for line in (*raw.text, *below) for goal in find_goals(line.beginning)]
    remarks = tuple(f"Mức “{goal.text}” chưa theo dõi được bằng chỉ số." for _, goal in found if not goal.is_share)
    names = POINTS if is_target else [str(number) for number in range(taken + 1, 100)]
    reached = zip(names, [(line, goal) for line, goal in found if goal.is_share], strict=False)
    return tuple(
        IndicatorDraft(f"{id_}.{name}", goal.text, goal.figure, line.number, goal.is_cut)
        for name, (line, goal) in reached
    ), remarks
