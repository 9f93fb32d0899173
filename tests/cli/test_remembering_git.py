"""Answers that rest on git as well: validate, diff, report. From memory only while the newest commit is the same and decides all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_remembering import Desk
from tests.git import commit, git, start_repository
from tests.workspaces import lay

LOOKING = [
    ("diff",),
    ("remind",),
    ("report", "--quarter", "2"),
    ("report", "--quarter", "2", "--format", "html"),
    ("show", "III.1.a"),
    ("validate",),
    ("validate", "--format", "json"),
]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with the small plan in git, a deadline of it changed since the newest commit."""
    root = start_repository(lay(tmp_path / "kế hoạch", {"templates/rieng.md.j2": "Mẫu của phường\n"}))
    postpone(root)
    return Desk(root, tmp_path / "cache")


def postpone(root: Path) -> None:
    path = root / "plan" / "tasks" / "III.1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("15/12/2026", "20/12/2026"), encoding="utf-8")


@pytest.mark.parametrize("words", LOOKING)
def test_the_second_answer_is_the_first(desk: Desk, words: tuple[str, ...]) -> None:
    first = desk.ask(*words)
    assert first == desk.ask_anew(*words)
    assert len(desk.answers()) == 1
    assert desk.ask(*words) == first
    desk.spoil('"code": ', '"code": 7')
    assert desk.ask(*words).code in (70, 71)


def commit_the_change(root: Path) -> None:
    commit(root, "Lùi hạn", day="2026-06-02")


def put_the_change_away(root: Path) -> None:
    git(root, "checkout", "-q", "--", "plan")


def commit_something_else(root: Path) -> None:
    (root / "ghi-chú.txt").write_text("x", encoding="utf-8")
    git(root, "add", "ghi-chú.txt")
    git(root, "commit", "-qm", "Ghi chú")


def step_back(root: Path) -> None:
    commit(root, "Lùi hạn")
    git(root, "reset", "-q", "--soft", "HEAD~1")


def throw_git_away(root: Path) -> None:
    (root / ".git").rename(root / ".git-cũ")


@pytest.mark.parametrize("words", [("diff",), ("report", "--quarter", "2"), ("validate",)])
@pytest.mark.parametrize(
    "happens", [commit_the_change, put_the_change_away, commit_something_else, step_back, throw_git_away]
)
def test_what_happens_in_git_is_seen_at_once(
    desk: Desk, words: tuple[str, ...], happens: Callable[[Path], None]
) -> None:
    desk.ask(*words)
    happens(desk.root)
    assert desk.ask(*words) == desk.ask_anew(*words)


@pytest.mark.parametrize("name", ["rieng.md.j2", "tong-hop.md.j2"])
def test_a_template_that_changes_or_begins_to_win_is_seen_at_once(desk: Desk, name: str) -> None:
    words = ("report", "--quarter", "2", "--template", name.removesuffix(".md.j2"))
    before = desk.ask(*words)
    (desk.root / "templates" / name).write_text("# Mẫu mới của phường\n", encoding="utf-8")
    after = desk.ask(*words)
    assert "Mẫu mới của phường" in after.out
    assert after != before
    assert after == desk.ask_anew(*words)


def test_nothing_is_remembered_where_history_is_cut_off(desk: Desk, tmp_path: Path) -> None:
    """What a later `git fetch --unshallow` brings changes answers, while the newest commit stays the same."""
    commit_the_change(desk.root)
    git(tmp_path, "clone", "-q", "--depth", "1", desk.root.as_uri(), "nông")
    shallow = Desk(tmp_path / "nông", tmp_path / "other")
    for words in (("report", "--quarter", "2"), ("validate",)):
        assert shallow.ask(*words) == shallow.ask_anew(*words)
    assert not shallow.answers()
    shallow.ask("status")
    assert len(shallow.answers()) == 1


@pytest.mark.parametrize("trick", ["replace", "graft"])
def test_a_commit_is_what_its_name_says(desk: Desk, trick: str) -> None:
    """Git can be told to show another commit, or another history, under the same name; neither memory nor command listens to that."""
    old = git(desk.root, "rev-parse", "HEAD").strip()
    commit_the_change(desk.root)
    new = git(desk.root, "rev-parse", "HEAD").strip()
    words = [("diff",), ("report", "--quarter", "2"), ("validate",)]
    before = [desk.ask(*each) for each in words]
    if trick == "replace":
        git(desk.root, "replace", new, old)
    else:
        (desk.root / ".git" / "info" / "grafts").write_text(f"{new}\n", encoding="utf-8")
    assert [desk.ask(*each) for each in words] == before
    assert [desk.ask_anew(*each) for each in words] == before


def test_without_git_the_same_answers_are_worked_out_each_time(desk: Desk, tmp_path: Path) -> None:
    nothing = tmp_path / "trống"
    nothing.mkdir()
    assert desk.ask("validate", PATH=str(nothing)) == desk.ask_anew("validate", PATH=str(nothing))
    assert not desk.answers()
