"""A small plan of works that expect a word each period, judged on any period at the end of its year."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tests.workspaces import lay, read_clean
from tthc_cli.domain.assessment import Assessment, assess
from tthc_cli.domain.periods import Period, PeriodKind, make_period

TASKS = """
    - {id: III.1.a, title: Một, text: Một, lead: [vp, vhxh], due: Thường xuyên trong năm 2026, products: [Sổ]}
    - {id: III.1.b, title: Hai, text: Hai, lead: [vp], due: Thường xuyên trong năm 2026, products: [Sổ]}
"""
HALF = make_period(PeriodKind.HALF, 2026, 1)
QUARTER = make_period(PeriodKind.QUARTER, 2026, 2)


def lay_tasks(root: Path, tasks: str = TASKS, files: Mapping[str, str] | None = None) -> Path:
    """The small plan with these tasks alone; without any, the office owes a word on two, the department on one."""
    return lay(root, {"plan/tasks/III.1.yaml": tasks, "plan/tasks/III.2.yaml": "[]\n", **(files or {})})


def at_the_end(root: Path, period: Period) -> Assessment:
    """The period, judged on 31/12."""
    workspace, plan = read_clean(root)
    return assess(plan, workspace.log, date(2026, 12, 31), period)
