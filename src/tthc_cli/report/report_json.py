"""`report --format json`: the format tthc.report/1, the view that templates see."""

import json
from dataclasses import asdict

from tthc_cli.report.view import ReportView


def report_text(view: ReportView) -> str:
    """The view as JSON."""
    return json.dumps({"format": "tthc.report/1", **asdict(view)}, ensure_ascii=False, indent=2) + "\n"
