"""`tthc status --json`: the format tthc.status/1 for other programs."""

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from tthc_cli.domain.assessment import Assessment, TargetState, TaskState, UnitState
from tthc_cli.domain.indicators import IndicatorState
from tthc_cli.domain.obligations import Terms
from tthc_cli.domain.periods import Period
from tthc_cli.domain.summary import summarise
from tthc_cli.problems import Problem
from tthc_cli.report.chairman import chairman_sentence
from tthc_cli.report.problem_json import problem_fields


def status_fields(assessment: Assessment, problems: list[Problem]) -> dict[str, Any]:
    """The whole answer as plain values; days are ISO, unknown is null."""
    document = assessment.plan.document
    return {
        "format": "tthc.status/1",
        "as_of": assessment.as_of.isoformat(),
        "plan": {"number": document.number, "title": document.title, "year": document.year},
        "period": period_fields(assessment.period),
        "sentence": chairman_sentence(assessment),
        "summary": asdict(summarise(assessment)),
        "tasks": [_task(state) for state in assessment.tasks],
        "duties": [_task(state) for state in assessment.duties],
        "targets": [_target(state) for state in assessment.targets],
        "silent_units": list(assessment.silent_units()),
        "problems": [problem_fields(problem) for problem in problems],
    }


def period_fields(period: Period) -> dict[str, Any]:
    """A period: `from` and `to` are both inside."""
    return {"key": period.key, "name": period.name, "from": period.first.isoformat(), "to": period.cut_off.isoformat()}


def _task(state: TaskState) -> dict[str, Any]:
    task, standing = state.task, state.standing
    return {
        "id": task.id,
        "title": task.title,
        "lead": list(task.lead),
        "coordinate": list(task.coordinate),
        "deadline": _deadline(state.terms),
        "progress": standing.progress.value,
        "timing": standing.timing.value,
        "days_late": standing.days_late,
        "percent": standing.percent,
        "units": [_unit(unit) for unit in state.units],
        "indicators": [indicator_fields(indicator) for indicator in state.indicators],
    }


def _deadline(terms: Terms) -> dict[str, Any]:
    return {
        "text": terms.deadline.text,
        "kind": terms.deadline.kind.value,
        "literal": terms.last.literal.isoformat() if terms.last else None,
        "effective": terms.last.effective.isoformat() if terms.last else None,
        "warning": terms.last.warning.isoformat() if terms.last else None,
        "inherited": terms.task.inherited.get("due"),
        "original": terms.history.original if terms.history.documents else None,
    }


def _unit(state: UnitState) -> dict[str, Any]:
    standing = state.standing
    return {
        "unit": state.unit,
        "progress": standing.progress.value,
        "timing": standing.timing.value,
        "days_late": standing.days_late,
        "percent": standing.percent,
        "completed_on": _iso(standing.completed_on),
        "reported_this_period": state.reported_this_period,
        "entries": [entry.name for entry in state.entries],
    }


def _target(state: TargetState) -> dict[str, Any]:
    return {
        "id": state.target.id,
        "title": state.target.title,
        "indicators": [indicator_fields(indicator) for indicator in state.indicators],
    }


def indicator_fields(state: IndicatorState) -> dict[str, Any]:
    """An indicator; `met` is null without data."""
    return {
        "id": state.indicator.id,
        "text": state.indicator.text,
        "at_least": plain_number(state.indicator.at_least),
        "unit": "%",
        "numerator": plain_number(state.numerator),
        "denominator": plain_number(state.denominator),
        "percent": None if state.percent is None else round(float(state.percent), 2),
        "measured_on": _iso(state.measured_on),
        "met": state.is_met,
    }


def plain_number(number: Decimal | None) -> int | float | None:
    """A whole number as such."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
