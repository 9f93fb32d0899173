"""Problems for other programs: tthc.problems/1, and the annotations of a merge request."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from tthc_cli.problems import Problem, count_errors


def problems_fields(problems: list[Problem]) -> dict[str, Any]:
    """The whole list as plain values."""
    errors = count_errors(problems)
    return {
        "format": "tthc.problems/1",
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [problem_fields(problem) for problem in problems],
    }


def problem_fields(problem: Problem) -> dict[str, Any]:
    """One problem; line and column count from 1 and are null where the whole file is meant."""
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": place.file,
        "line": place.span.line if place.span else None,
        "column": place.span.column if place.span else None,
        "field": ".".join(str(key) for key in place.path) or None,
        "message": problem.message,
        "hint": problem.hint or None,
    }


def github_annotations(problems: Iterable[Problem]) -> Iterable[str]:
    """Workflow commands that show each problem on its line."""
    for problem in problems:
        span = problem.place.span
        where = f",line={span.line},col={span.column}" if span else ""
        text = f"{problem.message}. {problem.hint}" if problem.hint else problem.message
        file = _escape(problem.place.file).replace(",", "%2C").replace(":", "%3A")
        yield f"::{problem.severity.value} file={file}{where},title={problem.code}::{_escape(text)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def sarif_fields(problems: Iterable[Problem], version: str) -> dict[str, Any]:
    """The problems in SARIF 2.1.0, which code hosts show on the lines of a merge request."""
    listed = list(problems)
    rules = sorted({problem.code for problem in listed})
    driver = {"name": "tthc", "version": version, "rules": [{"id": code} for code in rules]}
    return {
        "version": "2.1.0",
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(problem) for problem in listed],
            }
        ],
    }


def _sarif_result(problem: Problem) -> dict[str, Any]:
    span = problem.place.span
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(problem.place.file)}}
    if span:
        location["region"] = {"startLine": span.line, "startColumn": span.column, "endColumn": span.column + span.width}
    text = f"{problem.message}. {problem.hint}" if problem.hint else problem.message
    return {
        "ruleId": problem.code,
        "level": problem.severity.value,
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
    }
