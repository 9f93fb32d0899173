"""Kế hoạch 83 read from its own documents is the plan that was made by hand."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.imports.agreement import FIELDS, Score, Wanted, agree, table
from tests.imports.plan_83 import SOURCE, as_lists, as_table
from tests.running import run
from tests.workspaces import REPOSITORY, read_clean
from tthc_cli.domain.plan import Plan, Task

PDF = SOURCE.with_suffix(".pdf")
FORMS = {
    "ke-hoach-83.txt": SOURCE.read_bytes,
    "ke-hoach-83.docx": as_lists,
    "ke-hoach-83-bang.docx": as_table,
    "ke-hoach-83.pdf": PDF.read_bytes,
}


@pytest.fixture(scope="module")
def by_hand() -> Plan:
    """The plan of the repository."""
    return read_clean(REPOSITORY)[1]


@pytest.fixture(scope="module", params=FORMS)
def imported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The name of a form of the document, and the workspace that was imported from it."""
    root = tmp_path_factory.mktemp("nhập")
    (root / request.param).write_bytes(FORMS[request.param]())
    done = run("import", request.param, "kế hoạch", at=root)
    assert done.code == 0, done.err
    return request.param, root / "kế hoạch"


def wanted(plan: Plan, like: Plan) -> list[Wanted]:
    """The tasks and duties of a plan with units by the names that `like` has for them."""
    return [Wanted(item.id, item.text, _fields(item, plan, like)) for item in plan.items.values()]


def _fields(item: Task, plan: Plan, like: Plan) -> Mapping[str, tuple[str, ...]]:
    units = {role: tuple(_name(id_, plan, like) for id_ in getattr(item, role)) for role in FIELDS[:3]}
    due = (item.due,) if isinstance(item.due, str) else ()
    return {**units, "due": due, "products": item.products}


def _name(id_: str, plan: Plan, like: Plan) -> str:
    """The name that `like` gives to a unit of `plan`, found by any way in which it is written there."""
    group = plan.directory.groups_by_id.get(id_)
    unit = plan.directory.by_id.get(id_)
    names = [group.name] if group else [unit.name, *unit.aliases] if unit else []
    groups = {name: known.name for known in like.directory.groups for name in (known.name, *known.aliases)}
    for name in names:
        if name in groups or (found := like.directory.named(name)):
            return groups.get(name) or found[0].name
    return id_


def scores_of(root: Path, by_hand: Plan) -> dict[str, Score]:
    plan = read_clean(root)[1]
    scores = agree(wanted(by_hand, by_hand), {task.id: task for task in wanted(plan, by_hand)})
    scores["goals"] = Score()
    drafted = {target.id: target for target in plan.targets}
    for target in by_hand.targets:
        found = [one.at_least for one in drafted[target.id].indicators]
        scores["goals"].count(is_right=found == [one.at_least for one in target.indicators], what=target.id)
    return scores


def test_agreement_with_the_plan_made_by_hand(
    imported: tuple[str, Path], by_hand: Plan, record_property: Callable[[str, str], None]
) -> None:
    name, root = imported
    scores = scores_of(root, by_hand)
    record_property("agreement", table(name, scores))
    for field in ("task", "due", "products", "goals"):
        assert scores[field].share == 1, (field, scores[field].wrong)
    units = [scores[role] for role in ("lead", "coordinate", "consolidate")]
    assert sum(score.right for score in units) >= 0.95 * sum(score.all for score in units)


def test_the_document_itself(imported: tuple[str, Path], by_hand: Plan) -> None:
    document = read_clean(imported[1])[1].document
    for field in ("number", "date", "year", "title", "issuer", "place", "bases", "signer", "recipients", "sections"):
        assert getattr(document, field) == getattr(by_hand.document, field), field


def test_what_is_inherited_and_from_where(imported: tuple[str, Path], by_hand: Plan) -> None:
    plan = read_clean(imported[1])[1]
    expected = {task.id: dict(task.inherited) for task in by_hand.tasks}
    if imported[0].endswith("bang.docx"):  # cells over several rows say it
        expected |= {id_: {} for id_ in ("III.2.a", "III.4.a", "III.4.b", "III.4.c")}
        expected |= {f"III.4.{point}": {} for point in "abc"}
    assert {task.id: dict(task.inherited) for task in plan.tasks} == expected


def test_steps(imported: tuple[str, Path], by_hand: Plan) -> None:
    plan = read_clean(imported[1])[1]
    assert plan.items["III.1.b"].steps == by_hand.items["III.1.b"].steps
    assert plan.items["IV.2"].steps == by_hand.items["IV.2"].steps


def test_the_new_workspace_has_no_errors(imported: tuple[str, Path]) -> None:
    done = run("validate", at=imported[1])
    assert done.code == 0, done.out
    assert "không có lỗi" in done.out
    assert run("status", at=imported[1]).code == 0


def test_nothing_changes_the_plan_made_by_hand(imported: tuple[str, Path]) -> None:
    source = imported[1].parent / imported[0]
    done = run("import", str(source), "--into", str(REPOSITORY), at=imported[1].parent)
    assert done.out == f"So sánh bản đang sửa với {imported[0]}:\n  Kế hoạch không thay đổi.\n"
    assert done.code == 0
