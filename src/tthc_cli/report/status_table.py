"""`tthc status` on a terminal: the sentence, the tasks, the targets, what needs action now."""

from collections.abc import Iterator
from itertools import groupby

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from tthc_cli.domain.assessment import Assessment, TaskState
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.progress import Progress
from tthc_cli.domain.standing import Standing, Timing
from tthc_cli.report.chairman import actions_now, chairman_sentence, short_period
from tthc_cli.report.words import (
    PROGRESS,
    extension_words,
    goal_words,
    instance_words,
    last_day_words,
    lead_names,
    share_words,
    timing_words,
    verdict_words,
)

_ID_WIDTH, _COUNT_WIDTH = 9, 5
WIDE = 110
"""From this width on leads and unit counts get columns of their own."""
_TIMING_STYLE = {
    Timing.OVERDUE: "bold red",
    Timing.DUE_SOON: "yellow",
    Timing.ON_TIME: "green",
    Timing.AWAITING: "cyan",
    Timing.NO_DEADLINE: "dim",
}
_PROGRESS_STYLE = {
    Progress.DONE: "green",
    Progress.IN_PROGRESS: "blue",
    Progress.SUSPENDED: "magenta",
    Progress.NOT_ARISING: "dim",
    Progress.NONE: "",
}


def print_status(assessment: Assessment, console: Console) -> None:
    """Print the whole status."""
    for part in _parts(assessment, console.width):
        console.print(part)


def _parts(assessment: Assessment, width: int) -> Iterator[RenderableType]:
    yield Text(chairman_sentence(assessment), style="bold")
    period = assessment.period
    yield Text(
        f"{assessment.plan.document.cited}; đến hết ngày {show_date(assessment.as_of)}; kỳ {short_period(period)} ({period.window}).",
        style="dim",
    )
    if not assessment.items:
        yield Text("\nKhông có nhiệm vụ nào như yêu cầu.")
    for number, (section, states) in enumerate(groupby(assessment.items, key=lambda state: state.task.section)):
        heading = assessment.plan.document.sections.get(section, "").rstrip(".")
        yield Text(f"\n{section}  {heading}", style="bold")
        yield _task_table(list(states), assessment, width, has_header=number == 0)
    if any(state.target.indicators for state in assessment.targets):
        yield Text("\nChỉ tiêu", style="bold")
        yield _target_table(assessment, width)
    actions = list(actions_now(assessment))
    if actions:
        yield Text("\nCần xử lý ngay", style="bold")
        table = Table.grid(padding=(0, 2, 0, 0))
        for action in actions:
            table.add_row(Text(f"- {action.subject}", no_wrap=True), Text(action.what), Text(action.who))
        yield table


def _bare_table(*, has_header: bool) -> Table:
    return Table(box=None, show_header=has_header, header_style="bold underline", pad_edge=False, padding=(0, 2, 0, 0))


def _task_table(states: list[TaskState], assessment: Assessment, width: int, *, has_header: bool) -> Table:
    """One section. Widths are set, so that the tables of all sections stand in line."""
    table = _bare_table(has_header=has_header)
    is_wide = width >= WIDE
    shares = (
        {"Nhiệm vụ": 32, "Chủ trì": 20, "Thời hạn": 26, "Tình trạng": 22}
        if is_wide
        else {"Nhiệm vụ": 36, "Thời hạn": 32, "Tình trạng": 32}
    )
    room = width - _ID_WIDTH - _COUNT_WIDTH - 2 * (len(shares) + 1)
    table.add_column("Mã", no_wrap=True, width=_ID_WIDTH)
    for name, share in shares.items():
        table.add_column(name, width=room * share // 100)
    table.add_column("Xong", justify="right", no_wrap=True, width=_COUNT_WIDTH)
    for state in states:
        table.add_row(*_task_row(state, assessment, is_wide=is_wide))
    return table


def _task_row(state: TaskState, assessment: Assessment, *, is_wide: bool) -> list[Text]:
    lead = lead_names(state.task.lead, assessment.plan.directory, short=True)
    title, count = Text(state.task.title), Text(f"{state.settled}/{len(state.units)}")
    due = Text(state.terms.deadline.text or "không ghi")
    for words in (last_day_words(state.terms), *instance_words(state.terms), extension_words(state.terms)):
        if words:
            due.append(f"\n{words}", style="dim")
    standing = _standing_text(state.standing)
    heard = [unit.reported_this_period for unit in state.units if unit.reported_this_period is not None]
    if not all(heard) and state.standing.progress is not Progress.NONE:
        standing.append(f"\nkỳ này {sum(heard)}/{len(heard)} báo cáo", style="yellow")
    if is_wide:
        return [Text(state.task.id), title, Text(lead), due, standing, count]
    title.append(f"\n{lead}", style="dim")
    return [Text(state.task.id), title, due, standing, count]


def _standing_text(standing: Standing) -> Text:
    text = Text(PROGRESS[standing.shown_progress], style=_PROGRESS_STYLE[standing.shown_progress])
    text.append(f"\n{timing_words(standing)}", style=_TIMING_STYLE[standing.timing])
    if standing.percent is not None and standing.progress is Progress.IN_PROGRESS:
        text.append(f", {standing.percent}%", style="")
    return text


def _target_table(assessment: Assessment, width: int) -> Table:
    table = _bare_table(has_header=True)
    table.add_column("Mã", no_wrap=True, width=_ID_WIDTH)
    table.add_column("Chỉ tiêu", width=(width - _ID_WIDTH) * 45 // 100)
    table.add_column("Giao", no_wrap=True, justify="right")
    table.add_column("Thực hiện")
    table.add_column("Đánh giá", no_wrap=True)
    for target in assessment.targets:
        for state in target.indicators:
            verdict = Text(verdict_words(state), style={True: "green", False: "red", None: "dim"}[state.is_met])
            table.add_row(
                Text(state.indicator.id),
                Text(state.indicator.text),
                Text(goal_words(state)),
                Text(share_words(state)),
                verdict,
            )
    return table
