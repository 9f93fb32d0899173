"""`report --format json`: the format tthc.report/1, the view that templates see."""

from dataclasses import asdict

from tthc_cli.report.json_text import json_text
from tthc_cli.report.view import ReportView


def report_text(view: ReportView) -> str:
    """The view as JSON."""
    return json_text({"format": "tthc.report/1", **asdict(view)}) + "\n"
