"""`tthc validate`: every problem of a workspace in one list."""

from datetime import date
from pathlib import Path

from tthc_cli.domain.checks.catalogue import ALL_CHECKS, DOMAIN_RULES, run_checks
from tthc_cli.problems import Problem, Rule, in_reading_order
from tthc_cli.report.templates import TEMPLATE_RULES, check_templates
from tthc_cli.store.decoding import DECODING_RULES
from tthc_cli.store.packaged import own_templates
from tthc_cli.store.reading import READING_RULES
from tthc_cli.store.syntax import SYNTAX_RULES
from tthc_cli.store.workspace import WORKSPACE_RULES, book_of, read_workspace
from tthc_cli.store.yaml_reader import READER_RULES

ALL_RULES: tuple[Rule, ...] = (
    *READING_RULES,
    *DECODING_RULES,
    *SYNTAX_RULES,
    *READER_RULES,
    *WORKSPACE_RULES,
    *DOMAIN_RULES,
    *TEMPLATE_RULES,
)
"""Every kind of fault that `validate` knows; docs/problems.md is made from them."""


def validate(root: Path, *, today: date) -> list[Problem]:
    """Every problem of plan, calendar, templates and progress, and the 5-rõ findings, in reading order. Writes nothing."""
    workspace = read_workspace(root)
    found = check_templates(own_templates(root))
    if workspace.plan is not None:
        found += run_checks(book_of(workspace, workspace.plan, today), ALL_CHECKS)
    return in_reading_order(workspace.reading.located(found))
