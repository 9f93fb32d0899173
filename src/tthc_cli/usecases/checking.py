"""`tthc validate`: every problem of a workspace in one list."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tthc_cli.domain.checks.catalogue import ALL_CHECKS, DOMAIN_RULES, judge
from tthc_cli.domain.checks.weakening import NOT_GRANTED, NOT_YET_GRANTED, find_idle_amendments, find_ungranted
from tthc_cli.domain.plan import Plan
from tthc_cli.errors import CannotGoOnError
from tthc_cli.problems import Place, Problem, Rule, Severity, in_reading_order
from tthc_cli.report.templates import TEMPLATE_RULES, check_templates
from tthc_cli.store.decoding import DECODING_RULES
from tthc_cli.store.disk import FOLDER, DiskSource
from tthc_cli.store.git import plan_differs
from tthc_cli.store.git_state import UntoldError
from tthc_cli.store.packaged import find_templates
from tthc_cli.store.reading import READING_RULES
from tthc_cli.store.sources import BlobSource
from tthc_cli.store.syntax import SYNTAX_RULES
from tthc_cli.store.workspace import WORKSPACE_RULES, Workspace, book_of, read_workspace
from tthc_cli.store.yaml_reader import READER_RULES
from tthc_cli.usecases.comparing import at_revision
from tthc_cli.usecases.kept_records import KEPT_RULES, lost_since

UNASKED = Rule(
    "T707",
    Severity.WARNING,
    "Kho git có đó mà git không cho biết gì: kho thuộc người dùng khác, hỏng, hoặc git không trả lời. Vì thế chưa so được kế hoạch và các bản ghi với bản đã lưu.",
    "kho trên ổ dùng chung, do người khác tạo",
    "Làm theo cách sửa nêu trong thông báo, rồi chạy lại.",
)
INCOMPLETE = Rule(
    "T708",
    Severity.WARNING,
    "Kho git tải thiếu dữ liệu, nên chưa so được kế hoạch và các bản ghi với bản đã lưu.",
    "git clone --filter=tree:0",
    "Tải đủ dữ liệu của kho theo cách nêu trong thông báo, rồi chạy lại.",
)
ALL_RULES: tuple[Rule, ...] = (
    *READING_RULES,
    *DECODING_RULES,
    *SYNTAX_RULES,
    *READER_RULES,
    *WORKSPACE_RULES,
    *DOMAIN_RULES,
    *TEMPLATE_RULES,
    *KEPT_RULES,
    UNASKED,
    INCOMPLETE,
)
"""Every kind of fault that `validate` knows; docs/problems.md is made from them."""


def validate(root: Path, *, today: date, since: str | None = None, staged: bool = False) -> list[Problem]:
    """Every problem of plan, calendar, templates and progress, and the 5-rõ findings, in reading order. Writes nothing.

    `staged` looks at what the next commit will hold instead of the files on the disk. With `since`, changes after that revision that
    weaken the plan are errors unless an amendment grants them; without it they are warnings, against the newest commit.
    """
    workspace = read_workspace(root, BlobSource.of_index(root) if staged else DiskSource(root))
    templates, unread = find_templates(root)
    found = [*unread, *check_templates(templates)]
    if workspace.plan is not None:
        found += judge(book_of(workspace, workspace.plan, today), ALL_CHECKS).problems
    found += _held_against_git(root, workspace, since, staged=staged)
    return in_reading_order(workspace.reading.located(found))


def _held_against_git(root: Path, workspace: Workspace, since: str | None, *, staged: bool) -> list[Problem]:
    """What git has to say against the plan and the entries. Where nobody asked for git, it is a finding that git cannot tell."""
    try:
        changes = _changes_since(root, workspace.plan, since) if workspace.plan is not None else ()
        return [*changes, *lost_since(root, workspace, since, staged=staged)]
    except UntoldError as untold:
        if since is not None or staged:
            raise
        rule = INCOMPLETE if untold.state.is_cut else UNASKED
        return [rule.problem(Place(FOLDER), f"chưa so được với bản đã lưu trong git: {untold.message}", untold.hint)]


def _changes_since(root: Path, plan: Plan, since: str | None) -> Iterator[Problem]:
    """What weakened the plan since a revision. A revision that is named must be readable; the newest commit is only looked at."""
    if since is None and not plan_differs(root):
        return
    old = at_revision(root, since or "HEAD").workspace.plan
    if old is None:
        if since is not None:
            raise CannotGoOnError(f"bản {since} không có kế hoạch đọc được", hint="Chọn một bản khác.")
        return
    yield from find_ungranted(old, plan, NOT_YET_GRANTED if since is None else NOT_GRANTED)
    if since is not None:
        yield from find_idle_amendments(old, plan)
