"""An assessment in numbers: one count for the screen, the reports and the closing of a period."""

from dataclasses import dataclass

from tthc_cli.domain.assessment import Assessment
from tthc_cli.domain.progress import Progress
from tthc_cli.domain.standing import Timing


@dataclass(frozen=True)
class Summary:
    """Counts of tasks (duties are not counted) and of units that reported nothing, or not on everything.

    Work that nobody has asked for yet did not arise: no report is missing of it. `overdue` is late and still to be done.
    """

    tasks: int
    done: int
    not_arising: int
    in_progress: int
    suspended: int
    none: int
    done_late: int
    overdue: int
    due_soon: int
    awaiting: int
    silent_units: int
    incomplete_units: int


def summarise(assessment: Assessment) -> Summary:
    """Count the tasks of an assessment."""
    standings = [state.standing for state in assessment.tasks]
    progress = [standing.shown_progress for standing in standings]
    timing = [standing.timing for standing in standings]
    return Summary(
        tasks=len(standings),
        done=progress.count(Progress.DONE),
        not_arising=progress.count(Progress.NOT_ARISING),
        in_progress=progress.count(Progress.IN_PROGRESS),
        suspended=progress.count(Progress.SUSPENDED),
        none=progress.count(Progress.NONE),
        done_late=sum(standing.is_done_late for standing in standings),
        overdue=sum(standing.is_overdue for standing in standings),
        due_soon=timing.count(Timing.DUE_SOON),
        awaiting=timing.count(Timing.AWAITING),
        silent_units=len(assessment.silent_units()),
        incomplete_units=len(assessment.incomplete_units()),
    )
