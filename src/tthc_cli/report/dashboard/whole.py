"""From an assessment to the whole page."""

from collections.abc import Iterator

from tthc_cli.domain.assessment import Assessment
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.narrowing import ASKABLE, kinds_of
from tthc_cli.domain.standing import Timing
from tthc_cli.domain.summary import summarise
from tthc_cli.report.chairman import actions_now, chairman_sentence
from tthc_cli.report.dashboard.grid import section_title, view_grid
from tthc_cli.report.dashboard.indicators import view_indicators
from tthc_cli.report.dashboard.marks import Mark
from tthc_cli.report.dashboard.reporting import view_reports
from tthc_cli.report.dashboard.tasks import Teller
from tthc_cli.report.dashboard.view import ActionView, Audience, Filtering, Option, PageView, Tile
from tthc_cli.report.dashboard.year import view_timeline, view_year
from tthc_cli.report.words import ASKABLE_WORDS, TIMING, provenance_words


def view_page(
    assessment: Assessment, *, audience: Audience = Audience.INTERNAL, faults: str = "", revision: str = ""
) -> PageView:
    """Everything the page shows of an assessment; `faults` says what errors in the data mean for it, `revision` is that of the plan."""
    document, period = assessment.plan.document, assessment.period
    teller = Teller(assessment, audience)
    return PageView(
        title=f"Tiến độ thực hiện Kế hoạch số {document.number}",
        issuer=document.issuer,
        plan=document.cited,
        about=document.title,
        as_of=show_date(assessment.as_of),
        sentence=chairman_sentence(assessment),
        is_public=audience is Audience.PUBLIC,
        faults=faults,
        tiles=tuple(_tiles(assessment)),
        actions=tuple(_actions(assessment)),
        reports=tuple(view_reports(assessment)),
        grid=view_grid(assessment),
        year=view_year(assessment),
        timeline=view_timeline(assessment),
        indicators=tuple(view_indicators(assessment)),
        difficulties=tuple(teller.difficulties()),
        sections=tuple(teller.sections()),
        filtering=_filtering(assessment),
        provenance=provenance_words(period.name, period.window, assessment.as_of, revision),
    )


def _tiles(assessment: Assessment) -> Iterator[Tile]:
    counts = summarise(assessment)
    yield Tile(counts.tasks, "nhiệm vụ", None)
    yield Tile(counts.overdue, "quá hạn", Mark.OVERDUE)
    yield Tile(counts.due_soon, "sắp đến hạn", Mark.DUE_SOON)
    yield Tile(counts.none, "chưa có báo cáo", Mark.NONE)
    yield Tile(counts.in_progress, "đang thực hiện", Mark.IN_PROGRESS)
    yield Tile(counts.done, "hoàn thành", Mark.DONE)
    yield Tile(counts.not_arising, "không phát sinh, chưa có yêu cầu", Mark.NOT_ARISING)
    if counts.suspended:
        yield Tile(counts.suspended, "tạm hoãn", Mark.SUSPENDED)


def _actions(assessment: Assessment) -> Iterator[ActionView]:
    """What is to be done about tasks, or waited for; missing reports have a place of their own on the page."""
    for action in actions_now(assessment):
        if item := assessment.plan.items.get(action.subject):
            is_waiting = action.what == TIMING[Timing.AWAITING]
            yield ActionView(item.id, item.title, action.what, action.who, is_waiting=is_waiting)


def _filtering(assessment: Assessment) -> Filtering:
    """Units, sections and states that some task has; the states are those of `tthc status --only`."""
    directory, items = assessment.plan.directory, assessment.items
    charged = {part.unit for state in items for part in state.units}
    kinds = {kind for state in items for kind in kinds_of(state)}
    sections = dict.fromkeys(state.task.section for state in items)
    return Filtering(
        tuple(Option(unit.id, unit.name) for unit in directory.units if unit.id in charged),
        tuple(Option(section, section_title(section, assessment)) for section in sections),
        tuple(Option(kind, ASKABLE_WORDS[kind]) for kind in ASKABLE if kind in kinds),
    )
