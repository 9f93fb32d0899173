"""From a manuscript to the draft of a plan."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tthc_cli.domain.draft import ItemDraft, PlanDraft
from tthc_cli.domain.ids import TASK_PART
from tthc_cli.domain.units import Directory
from tthc_cli.exchange.drafting.areas import split_areas
from tthc_cli.exchange.drafting.contents import Contents, read_contents
from tthc_cli.exchange.drafting.end import read_end
from tthc_cli.exchange.drafting.fields import Reader
from tthc_cli.exchange.drafting.head import read_head
from tthc_cli.exchange.drafting.inheritance import inherit_from_duties, inherit_in_section
from tthc_cli.exchange.drafting.items import RawItem
from tthc_cli.exchange.drafting.ledger import Placed, account
from tthc_cli.exchange.drafting.manuscript import Manuscript
from tthc_cli.exchange.drafting.numbers import NumberedSection, number_duties, number_sections, number_targets
from tthc_cli.exchange.drafting.parts import PartKind
from tthc_cli.exchange.drafting.unit_keys import Office
from tthc_cli.exchange.drafting.units import UnitRegister

_ANY_YEAR = 2000
"""For deadlines of a plan whose year is unknown: only whether the words can be read matters, the words are what stays."""
_DUTIES = "IV"


def draft_plan(manuscript: Manuscript, known: Directory | None = None) -> PlanDraft:
    """The draft; units that `known` has under one of their names keep its ids."""
    areas = split_areas(manuscript.blocks)
    head, of_head = read_head(areas.head)
    signer, recipients, of_end = read_end(areas.end)
    contents = read_contents(areas)
    register = UnitRegister(Office.of(head.issuer.value if head.issuer else ""), known)
    reader = Reader(register, head.year.value if head.year else _ANY_YEAR)
    targets, duties = number_targets(contents.targets), number_duties(contents.duties)
    sections = list(number_sections(contents.sections))
    target_drafts = [reader.read(raw, id_, is_target=True) for id_, raw in targets]
    read = [(section, _read_section(section, reader)) for section in sections]
    duty_drafts = [reader.read(raw, id_) for id_, raw in duties]
    tasks = [task for section, items in read for task in _with_duties(section, items, duty_drafts)]
    placed = [*of_head, *of_end, *_places(contents, sections, (*targets, *duties))]
    return PlanDraft(
        replace(head, signer=signer, recipients=recipients),
        register.units(),
        register.groups(),
        _names(sections, contents, has_duties=bool(duties)),
        tuple(target_drafts),
        tuple(tasks),
        tuple(duty_drafts),
        tuple(account(manuscript, placed)),
        manuscript.line_word,
        manuscript.caution,
    )


def _read_section(section: NumberedSection, reader: Reader) -> list[ItemDraft]:
    """The tasks of a section; a silent one under a heading takes over the block below it, cells of a table speak for themselves."""
    items = [reader.read(raw, id_) for id_, raw in section.items]
    labelled = frozenset(id_ for id_, raw in section.items if raw.labelled)
    return inherit_in_section(items, labelled) if section.heading and not section.is_table else items


def _with_duties(section: NumberedSection, items: Sequence[ItemDraft], duties: Sequence[ItemDraft]) -> list[ItemDraft]:
    """The tasks, those without a lead with the one whose duty speaks of the same work."""
    heading = section.heading.text if section.heading else ""
    return [inherit_from_duties(item, heading, duties) for item in items]


def _names(sections: Sequence[NumberedSection], contents: Contents, *, has_duties: bool) -> dict[str, str]:
    """The headings of the sections by their ids."""
    names = {section.id: section.heading.text for section in sections if section.heading and section.heading.text}
    if any(section.id == TASK_PART for section in sections):
        names[TASK_PART] = _sentence_case(contents.name_of(PartKind.TASKS)) or "Nhiệm vụ"
    if has_duties:
        names[_DUTIES] = _sentence_case(contents.name_of(PartKind.ORGANISATION))
    return names


def _sentence_case(heading: str) -> str:
    return heading.capitalize() if heading.isupper() else heading


def _places(
    contents: Contents, sections: Sequence[NumberedSection], others: Sequence[tuple[str, RawItem]]
) -> Iterator[Placed]:
    """Where the lines of headings and items went."""
    for _, line in contents.headings:
        yield Placed(line, "tên phần")
    yield from (Placed(line, "tiêu đề, số của bảng") for line in contents.frames)
    for section in sections:
        if section.heading:
            yield Placed(section.heading, f"tên mục {section.id}")
    for id_, raw in (*others, *(item for section in sections for item in section.items)):
        yield from (Placed(line, f"{id_}: lời văn") for line in (*raw.text, *raw.joined))
        yield from (Placed(line, f"{id_}: bước {at}") for at, step in enumerate(raw.steps, 1) for line in step)
        yield from (Placed(labelled.line, f"{id_}: {_FIELD_WORDS[labelled.field]}") for labelled in raw.labelled)


_FIELD_WORDS = {
    "lead": "chủ trì",
    "coordinate": "phối hợp",
    "consolidate": "tổng hợp",
    "due": "thời hạn",
    "products": "sản phẩm",
    "report_to": "nơi nhận kết quả",
}
