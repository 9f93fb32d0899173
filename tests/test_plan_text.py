"""The plan of the repository is the plan that was signed: word for word, and nothing of it is left out."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from tests.workspaces import REPOSITORY, TESTS, read_clean
from tthc_cli.domain.checks.book import Book
from tthc_cli.domain.checks.catalogue import ALL_CHECKS, run_checks
from tthc_cli.domain.plan import Item, Plan, Task
from tthc_cli.domain.text import normalise, one_line
from tthc_cli.problems import Problem

SOURCE = (TESTS / "data" / "ke-hoach-83.txt").read_text(encoding="utf-8")
LABELS = {
    "lead": "Đơn vị thực hiện:",
    "coordinate": "Đơn vị phối hợp:",
    "consolidate": "Đơn vị tổng hợp, theo dõi:",
    "due": "Thời gian hoàn thành:",
    "products": "Sản phẩm dự kiến hoàn thành:",
}
CLOSING = "Yêu cầu các phòng, ban, đơn vị tổ chức triển khai thực hiện nghiêm Kế hoạch này./."


def plain(text: str) -> str:
    """Words alone: no emphasis marks, runs of white space as one space, composed letters."""
    return one_line(normalise(text).replace("*", ""))


WHOLE = plain(SOURCE)


def blocks() -> dict[str, str]:
    """Each item of the text by its id, with all that stands below it."""
    found: dict[str, str] = {}
    part = section = item = ""
    for line in SOURCE.split("\n"):
        if heading := re.match(r"(II|III|IV)\. ", line):
            part, item = heading[1], ""
        elif line.startswith(("Yêu cầu các phòng", "Nơi nhận")):
            part = item = ""
        elif part == "III" and (heading := re.match(r"(\d)\. ", line)):
            section, item = f"III.{heading[1]}", ""
        elif part == "III" and (point := re.match(r"([a-zđ])\) ", line)):
            item = f"{section}.{point[1]}"
        elif part in ("II", "IV") and (point := re.match(r"(?:- )?(\d)\.(?:\*\*)? ", line)):
            item = f"{part}.{point[1]}"
        if item:
            found[item] = f"{found.get(item, '')}\n{line}"
    return {id_: plain(block) for id_, block in found.items()}


BLOCKS = blocks()


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The plan of the repository."""
    return read_clean(REPOSITORY)[1]


def test_counts(plan: Plan) -> None:
    assert (len(plan.targets), len(plan.tasks), len(plan.duties)) == (4, 18, 4)
    assert list(BLOCKS) == [item.id for item in plan.all_items()]


def test_the_document_itself(plan: Plan) -> None:
    document = plan.document
    assert plain(document.title) in WHOLE
    assert plain(document.consequence) in WHOLE
    assert f"Số: {document.number.replace('/', ' /')}" in WHOLE
    assert f"{document.place}, ngày {document.date.day} tháng {document.date.month} năm {document.date.year}" in WHOLE
    for basis in document.bases:
        day = f"{basis.date.day}/{basis.date.month}/{basis.date.year}"
        assert plain(f"{basis.document} ngày {day} của {basis.issuer} {basis.title}") in WHOLE
    signer = document.signer
    assert " ".join((*signer.authority, signer.position, signer.name)) in WHOLE
    assert [recipient for recipient in document.recipients if f"- {recipient}" not in WHOLE] == []


def test_headings_of_sections(plan: Plan) -> None:
    headings = plan.document.sections
    assert list(headings) == ["III.1", "III.2", "III.3", "III.4", "IV"]
    lines = [plain(line) for line in SOURCE.split("\n")]
    for id_, heading in headings.items():
        expected = f"IV. {heading.upper()}" if id_ == "IV" else f"{id_.removeprefix('III.')}. {heading}"
        assert expected in lines


def quoted(item: Item) -> Iterator[tuple[str, str]]:
    """What an item quotes of the plan: the id of the place it stands at, and the words."""
    inherited = item.inherited if isinstance(item, Task) else {}
    assumed = {} if isinstance(item, Task) else getattr(item, "assumed", {})
    yield item.id, item.text
    if isinstance(item.due, str) and "due" not in assumed:
        yield inherited.get("due", item.id), item.due
    yield from ((item.id, indicator.text) for indicator in item.indicators)
    if isinstance(item, Task):
        yield from ((inherited.get("products", item.id), product) for product in item.products)
        yield from ((item.id, step.text) for step in item.steps)


def test_every_word_stands_in_the_text_at_its_place(plan: Plan) -> None:
    missing = [
        (item.id, words) for item in plan.all_items() for id_, words in quoted(item) if plain(words) not in BLOCKS[id_]
    ]
    assert missing == []


def test_the_words_of_targets_are_their_whole_block(plan: Plan) -> None:
    for target in plan.targets:
        assert BLOCKS[target.id] == f"- {target.id.removeprefix('II.')}. {plain(target.text)}"


def test_a_deadline_we_assume_says_so(plan: Plan) -> None:
    for target in plan.targets:
        assert "due" in target.assumed
        assert "thời hạn" in target.assumed["due"]
        assert "Thời gian hoàn thành" not in BLOCKS[target.id]


def label(id_: str, field: str) -> str | None:
    """What the text says after a label in the block of an item."""
    match = re.search(rf"- {LABELS[field]} (.*?)\.(?= - (?:{'|'.join(LABELS.values())})|$)", BLOCKS[id_])
    return match[1] if match else None


def test_labels_of_deadlines_and_products(plan: Plan) -> None:
    for task in plan.tasks:
        due, products = label(task.id, "due"), label(task.id, "products")
        assert due is None or due == task.due
        assert products is None or products == "; ".join(task.products)
        for field, said in (("due", due), ("products", products)):
            assert not (said and field in task.inherited), (task.id, field)


def named_units(words: str, plan: Plan) -> Iterator[str]:
    """The ids of the units and groups that the words name one after another."""
    directory = plan.directory
    names = {name.casefold(): unit.id for unit in directory.units for name in (unit.name, *unit.aliases)}
    names |= {name.casefold(): group.id for group in directory.groups for name in (group.name, *group.aliases)}
    rest = words.casefold()
    while rest := rest.lstrip(", "):
        longest = max((name for name in names if rest.startswith(name)), key=len)
        yield names[longest]
        rest = rest.removeprefix(longest)


STEPS_IN_ITS_LABEL = "III.3.a"
FROM_THE_SENTENCE = {"III.2.đ": ("cong-an-tp",)}
"""Units that help by the words of the task and not by its label."""


def test_labels_of_units(plan: Plan) -> None:
    for task in plan.tasks:
        for field in ("lead", "coordinate", "consolidate"):
            said = label(task.id, field)
            if said and task.id != STEPS_IN_ITS_LABEL:
                extra = FROM_THE_SENTENCE.get(task.id, ()) if field == "coordinate" else ()
                assert (*named_units(said, plan), *extra) == getattr(task, field), (task.id, field)
                assert field not in task.inherited


def test_what_is_inherited(plan: Plan) -> None:
    assert {task.id: task.inherited for task in plan.tasks if task.inherited} == {
        "III.1.a": {"lead": "IV.2"},
        "III.1.b": {"lead": "IV.2"},
        "III.2.a": dict.fromkeys(("lead", "due", "products"), "III.2.b"),
        **{f"III.4.{point}": dict.fromkeys(("lead", "consolidate", "due", "products"), "III.4.d") for point in "abc"},
    }


def used_words(plan: Plan) -> Iterator[str]:
    """All words of the text that the files hold."""
    for item in plan.all_items():
        yield from (words for _, words in quoted(item))
    for task in plan.tasks:
        if task.id != STEPS_IN_ITS_LABEL:
            yield from filter(None, (label(task.id, field) for field in ("lead", "coordinate", "consolidate")))


def test_nothing_of_the_text_is_left_out(plan: Plan) -> None:
    body = WHOLE[WHOLE.index("II. CHỈ TIÊU") : WHOLE.index("Nơi nhận:")]
    headings = [
        f"{part}. {name}"
        for part, name in (("II", "CHỈ TIÊU"), ("III", "NỘI DUNG NHIỆM VỤ"), ("IV", "TỔ CHỨC THỰC HIỆN"))
    ]
    headings += list(plan.document.sections.values())
    for words in sorted(map(plain, (*used_words(plan), *headings, CLOSING)), key=len, reverse=True):
        body = body.replace(words, "|")
    for words in LABELS.values():
        body = body.replace(words, "|")
    left = re.sub(r"(?<![^\s|])(?:\d\.|[a-zđ]\))(?![^\s|])|[-–|.,;:\s]", " ", body)
    assert left.split() == []


def plan_problems(plan: Plan) -> list[Problem]:
    return run_checks(Book(plan, read_clean(REPOSITORY)[0].log, date(2026, 6, 30)), ALL_CHECKS)


CLARITY = {
    "III.1.a": {"người": "yếu", "việc": "yếu", "thời gian": "yếu", "kết quả": "thiếu"},
    "III.1.b": {"người": "yếu", "thời gian": "yếu", "kết quả": "thiếu"},
    "III.1.c": {"người": "yếu", "thời gian": "yếu", "kết quả": "thiếu", "trách nhiệm": "yếu"},
    "III.2.a": {"người": "yếu", "thời gian": "yếu", "kết quả": "yếu", "trách nhiệm": "yếu"},
    "III.2.b": {"người": "yếu", "thời gian": "yếu", "kết quả": "yếu", "trách nhiệm": "yếu"},
    "III.2.c": {"người": "yếu", "thời gian": "yếu", "trách nhiệm": "yếu"},
    "III.2.d": {"việc": "yếu", "thời gian": "yếu"},
    "III.2.đ": {"người": "yếu", "thời gian": "yếu", "kết quả": "yếu"},
    "III.2.e": {"người": "yếu", "thời gian": "yếu", "kết quả": "yếu", "trách nhiệm": "yếu"},
    "III.3.a": {"người": "yếu"},
    "III.3.b": {"người": "yếu", "thời gian": "yếu", "kết quả": "thiếu", "trách nhiệm": "yếu"},
    "III.3.c": {"người": "yếu", "kết quả": "yếu"},
    "III.3.d": {"người": "yếu", "thời gian": "yếu"},
    "III.3.đ": {"việc": "yếu", "thời gian": "yếu"},
    "III.4.a": {"người": "yếu", "việc": "yếu", "thời gian": "yếu", "kết quả": "yếu"},
    "III.4.b": {"người": "yếu", "thời gian": "yếu", "kết quả": "yếu"},
    "III.4.c": {"người": "yếu", "thời gian": "yếu", "kết quả": "yếu"},
    "III.4.d": {"người": "yếu", "việc": "yếu"},
}


def test_what_the_plan_leaves_unclear(plan: Plan) -> None:
    clarity: dict[str, dict[str, str]] = {}
    for problem in plan_problems(plan):
        if match := re.match(r"(III\.\d\.\w), rõ (.+?) - (thiếu|yếu)", problem.message):
            id_, aspect, grade = match.groups()
            assert aspect not in clarity.setdefault(id_, {}), "said twice"
            clarity[id_][aspect] = grade
    assert clarity == CLARITY


def test_the_orphan_target(plan: Plan) -> None:
    orphans = [problem.message for problem in plan_problems(plan) if problem.code == "T506"]
    assert orphans == ["II.4: chưa có nhiệm vụ nào thực hiện chỉ tiêu này"]


def test_the_plan_has_no_errors(plan: Plan) -> None:
    assert [problem for problem in plan_problems(plan) if problem.is_error] == []
