"""Whatever the text: no traceback, nothing of it lost, nothing in the draft that it does not say."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.imports.agreement import plain
from tests.imports.plan_83 import SOURCE, as_lists, as_table
from tests.imports.test_ten_plans import NAMES, source_of
from tests.workspaces import REPOSITORY
from tthc_cli.domain.draft import PlanDraft
from tthc_cli.domain.text import fold
from tthc_cli.exchange.drafting.manuscript import Manuscript
from tthc_cli.exchange.drafting.reading import draft_plan
from tthc_cli.exchange.drafting.text_lines import read_text
from tthc_cli.exchange.drafting.word_lines import read_word
from tthc_cli.report.import_text import import_report
from tthc_cli.store.decoding import decode
from tthc_cli.store.draft_files import compose_draft
from tthc_cli.store.sources import BlobSource
from tthc_cli.store.workspace import read_workspace

TEXTS = [SOURCE, *(path for name in NAMES if (path := source_of(name)).suffix in (".txt", ".md"))]
LINES = [line for path in TEXTS for line in path.read_text(encoding="utf-8").split("\n")]
WORDS = sorted({word for line in LINES for word in line.split()})


def manuscripts() -> Iterator[Manuscript]:
    yield from (read_text(path.read_text(encoding="utf-8")) for path in TEXTS)
    yield from (read_word(data) for data in (as_lists(), as_table()))
    yield from (read_word(source_of(name).read_bytes()) for name in NAMES if source_of(name).suffix == ".docx")


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def assert_nothing_is_lost(text: str, draft: PlanDraft) -> None:
    """Every word of the text stands in the list of lines, in its order; Markdown and marks of tables are no words."""
    listed = words_of(" ".join(line.text for line in draft.lines))
    assert listed == words_of(re.sub(r"<[^>]*>|[\u200b-\u200f\u00ad\u2060\ufeff]", "", text))


def assert_what_is_placed_is_there(draft: PlanDraft) -> None:
    """The words of each line that went into the text of an item stand in the files of the workspace."""
    files = " ".join(words_of(" ".join(data.decode() for data in compose_draft(draft).values())))
    for line in draft.lines:
        if line.went_to.endswith("lời văn"):
            first = words_of(re.split(r"[:(;]", line.text)[0])[2:8]
            assert " ".join(first) in files, line


def assert_nothing_is_invented(draft: PlanDraft) -> None:
    """Every value of the draft consists of words of the document."""
    said = f" {' '.join(words_of(' '.join(line.text for line in draft.lines)))} "
    joined = {item.text for item in draft.items() if " TT " in f" {item.printed} "}
    for words in values_of(draft):
        if words not in joined and words_of(words):
            assert f" {' '.join(words_of(words))} " in said, words
    assert set(words_of(" ".join(joined))) <= set(said.split())


def values_of(draft: PlanDraft) -> Iterator[str]:
    head = draft.head
    yield from (found.value for found in (head.place, head.issuer, head.title) if found)
    if head.number:
        yield head.number.value.replace("/", " ").strip()
    if head.date:
        yield str(head.date.value.year)
    if head.year:
        yield str(head.year.value)
    for names in [(one.name, *one.aliases) for one in draft.units] + [(one.name, *one.aliases) for one in draft.groups]:
        yield from names
    yield from (name for name in draft.sections.values() if name != "Nhiệm vụ")
    for item in draft.items():
        yield from item.text.split("\n")
        yield item.title.removesuffix(" …")
        if item.due:
            yield item.due.value
        yield from item.products.value if item.products else ()
        for indicator in item.indicators:
            yield f"{indicator.at_least:f}".replace(".", " ")
            yield indicator.text
        for step in item.steps:
            yield from step.text.split("\n")


@pytest.mark.parametrize("manuscript", list(manuscripts()))
def test_of_the_plans(manuscript: Manuscript) -> None:
    draft = draft_plan(manuscript)
    assert_nothing_is_invented(draft)
    assert_what_is_placed_is_there(draft)
    report = plain(import_report(draft, "x", []).replace("\\", ""))
    for line in draft.lines:
        assert plain(line.text.replace("\\", "")) in report


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.parent.name)
def test_no_word_of_a_text_is_lost(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert_nothing_is_lost(text, draft_plan(read_text(text)))


LINE = (
    st.sampled_from(LINES)
    | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
    | st.text(st.characters(codec="utf-8", exclude_characters="µ¸¶·¹¨»¾¼½©®ª«¬"), max_size=40)
)
CUT = st.builds(
    lambda line, start, end: line[start : start + end], st.sampled_from(LINES), st.integers(0, 60), st.integers(0, 200)
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINE | CUT, max_size=40))
def test_shuffled_and_cut_texts(lines: list[str]) -> None:
    text = "\n".join(lines)
    assume(not any(problem.is_error for problem in decode(text.encode(), "x")[1]))
    draft = draft_plan(read_text(text))
    files = compose_draft(draft)
    import_report(draft, "x", [])
    workspace = read_workspace(REPOSITORY, BlobSource(files))
    missing = {"thiếu mục “date”", "thiếu mục “year”"}
    missing |= set() if draft.tasks or draft.duties else {"không có tệp nhiệm vụ nào trong thư mục này"}
    assert [one.message for one in workspace.problems if one.is_error and one.message not in missing] == []
    ids = [item.id for item in draft.items()]
    ids += [one.id for item in draft.items() for one in item.indicators] + [
        one.id for item in draft.items() for one in item.steps
    ]
    assert len(ids) == len(set(ids))
    assert_nothing_is_invented(draft)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=60))
def test_no_line_is_lost_wherever_it_stands(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert_nothing_is_lost(text, draft_plan(read_text(text)))
