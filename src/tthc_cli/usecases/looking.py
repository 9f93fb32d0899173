"""Answering questions: validate, status, show."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tthc_cli.domain.assessment import Assessment, assess
from tthc_cli.domain.checks.book import Book
from tthc_cli.domain.checks.catalogue import ALL_CHECKS, run_checks
from tthc_cli.domain.ids import read_id
from tthc_cli.domain.narrowing import Filters, narrow
from tthc_cli.domain.plan import Plan
from tthc_cli.errors import CannotGoOnError
from tthc_cli.problems import Problem, in_reading_order
from tthc_cli.store.workspace import Workspace, read_workspace
from tthc_cli.usecases.understanding import understand_filters, understand_item


@dataclass(frozen=True)
class Answer:
    """An assessment and the errors in the data: what they touch was left out of it. `asked` are the filters as understood."""

    assessment: Assessment
    errors: tuple[Problem, ...]
    asked: Filters = Filters()

    def has_any(self, kinds: frozenset[str]) -> bool:
        """Whether some task or duty is of one of the kinds."""
        return bool(narrow(self.assessment, Filters(only=kinds)).items)


def readable_plan(workspace: Workspace) -> Plan:
    """The plan; raises CannotGoOnError with every problem found where plan.yaml cannot be read."""
    if workspace.plan is None:
        raise CannotGoOnError(
            "không đọc được plan/plan.yaml, nên không thể làm tiếp",
            hint="Sửa các lỗi trên rồi chạy lại.",
            problems=tuple(in_reading_order(workspace.reading.located([]))),
        )
    return workspace.plan


def plan_of(root: Path) -> Plan:
    """The plan alone, to choose from. Raises CannotGoOnError as `readable_plan` does."""
    return readable_plan(read_workspace(root))


def errors_in(workspace: Workspace, plan: Plan, today: date) -> tuple[Problem, ...]:
    """The errors of files and records, with lines: what an answer leaves out."""
    found = run_checks(Book(plan, workspace.log, today))
    if not any(problem.is_error for problem in (*workspace.problems, *found)):
        return ()
    return tuple(problem for problem in in_reading_order(workspace.reading.located(found)) if problem.is_error)


def look(root: Path, *, as_of: date, today: date, filters: Filters = Filters()) -> Answer:
    """The plan on a day, narrowed to what is asked for."""
    workspace = read_workspace(root)
    plan = readable_plan(workspace)
    asked = understand_filters(plan, filters)
    return Answer(narrow(assess(plan, workspace.log, as_of), asked), errors_in(workspace, plan, today), asked)


def validate(root: Path, *, today: date) -> list[Problem]:
    """Every problem of plan, calendar, templates and progress, and the 5-rõ findings, in reading order. Writes nothing."""
    from tthc_cli.report.templates import check_templates
    from tthc_cli.store.packaged import own_templates

    workspace = read_workspace(root)
    found = check_templates(own_templates(root))
    if workspace.plan is not None:
        found += run_checks(Book(workspace.plan, workspace.log, today), ALL_CHECKS)
    return in_reading_order(workspace.reading.located(found))


def show(root: Path, typed: str, *, as_of: date, today: date) -> Answer:
    """What `tthc show` asks for: the answer narrowed to one target, unit, task or duty, whichever the words name."""
    workspace = read_workspace(root)
    plan = readable_plan(workspace)
    asked = _asked_for(plan, typed)
    return Answer(narrow(assess(plan, workspace.log, as_of), asked), errors_in(workspace, plan, today), asked)


def _asked_for(plan: Plan, typed: str) -> Filters:
    id_ = read_id(typed)
    if id_ and any(target.id == id_ for target in plan.targets):
        return Filters(target=id_)
    if id_ is None and len(plan.directory.named(typed)) == 1:
        return Filters(unit=plan.directory.named(typed)[0].id)
    item = plan.item_for(understand_item(plan, typed))
    return Filters(task=item.id if item else None)
