"""The words of a form that nobody was to change: held against those that it was sent out with, and those against the plan in force."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from tthc_cli.domain.assessment import assess
from tthc_cli.domain.periods import Period
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.text import fold, one_line
from tthc_cli.domain.units import Unit
from tthc_cli.exchange.forms.around import Loose, quoted
from tthc_cli.exchange.forms.columns import TITLE, UNIT, heading_of
from tthc_cli.exchange.forms.faults import LOCKED, NOT_A_FORM, OUTSIDE
from tthc_cli.exchange.forms.grids import Found, clean
from tthc_cli.exchange.forms.reading import ReturnedForm
from tthc_cli.exchange.forms.view import GUIDE, SECTION, TOP, Copied, copies
from tthc_cli.problems import Place, Problem
from tthc_cli.store.workspace import Workspace, plan_digest
from tthc_cli.usecases.forming import digest_of_form, view_form
from tthc_cli.usecases.forms.rules import OLD_PLAN

_REPORTED = ("last", "last_figure")
Words = Mapping[tuple[str, str], str]
"""The words of rows, by key and part."""


def judge_wording(
    form: ReturnedForm, unit: Unit, period: Period, workspace: Workspace, plan: Plan
) -> Iterator[Problem]:
    """What is to be said of the words of a form: those of another unit or period, those typed over or added, those that the plan in force
    does not have any more.

    A form without its hidden sheet, such as one saved as CSV, is held against the words that it would be sent out with today.
    """
    is_current = form.stamp.digest == digest_of_form(plan_digest(workspace))
    today = _words_of_today(form, unit, period, workspace, plan)
    # What was last reported is not the plan's: it may well have changed since.
    issued = form.issued or tuple(one for one in today if not one.key or (is_current and one.part not in _REPORTED))
    own = {(one.part, one.text) for one in issued if not one.key}
    loose = [one for one in form.loose if one.key or (one.part, one_line(one.found.text)) not in own]
    yield from _another_form(loose, unit, period, plan)
    yield from _added(loose, plan)
    yield from _typed_over(loose, _by_row(issued))
    if not is_current:
        shown = form.issued or tuple(Copied(one.key, one.part, one_line(one.found.text)) for one in form.loose)
        yield _old_plan(form, _by_row(shown), _by_row(today))


def _words_of_today(
    form: ReturnedForm, unit: Unit, period: Period, workspace: Workspace, plan: Plan
) -> tuple[Copied, ...]:
    """The words of the same form by the plan in force, on the day on which it was made."""
    assessment = assess(plan, workspace.log, date.fromisoformat(form.stamp.made_on), period)
    view = view_form(unit, assessment, digest=plan_digest(workspace))
    return tuple(one._replace(text=one_line(clean(one.text))) for one in copies(view))


def _by_row(words: Iterable[Copied]) -> Words:
    return {(one.key, one.part): one.text for one in words if one.key}


def _another_form(loose: Iterable[Loose], unit: Unit, period: Period, plan: Plan) -> Iterator[Problem]:
    """Lines above the tables that name another unit or period than the stamp does: nobody knows which is meant."""
    for one in loose:
        text = one_line(one.found.text)
        if one.part == TOP and _names_another_unit(text, unit, plan):
            said = f"phiếu ghi {quoted(one.found)}, nhưng mã phiếu là của {unit.name}"
            yield NOT_A_FORM.problem(one.found.place, said, _WHOSE)
        elif one.part == TOP and fold(text).startswith(fold(TITLE)) and fold(text) != fold(f"{TITLE} {period.name}"):
            said = f"phiếu ghi {quoted(one.found)}, nhưng mã phiếu là của kỳ {period.name}"
            yield NOT_A_FORM.problem(one.found.place, said, _WHOSE)


_WHOSE = "Hỏi lại người gửi. Phiếu đúng của đơn vị và kỳ trong mã phiếu thì ghi lại dòng này như cũ; không thì làm phiếu mới."


def _names_another_unit(text: str, unit: Unit, plan: Plan) -> bool:
    name = text.removeprefix(UNIT).strip()
    named = [one.id for one in plan.directory.named(name)]
    if name == text:
        return len(named) == 1 and named != [unit.id]
    return bool(name) and unit.id not in named


def _added(loose: Iterable[Loose], plan: Plan) -> Iterator[Problem]:
    """Words that stand in no row with a key; those of one row, or of one sheet without a table, together."""
    added = defaultdict[tuple[str, Place], list[Found]](list)
    for one in loose:
        place = one.found.place
        if not one.key and not (one.part == TOP and _is_identity(one_line(one.found.text), plan)):
            added[one.part, place.whole_sheet() if one.part == GUIDE else place.whole_row()].append(one.found)
    for (part, place), cells in added.items():
        more = f" và {len(cells) - 1} ô khác" if len(cells) > 1 else ""
        said = f"{quoted(cells[0])}{more} {_WHERE[part]} không được nhận"
        yield OUTSIDE.problem(cells[0].place if len(cells) == 1 else place, said)


_WHERE = {TOP: "ở trên bảng", SECTION: "ở dòng không có mã nhiệm vụ", GUIDE: "tự thêm ở trang này"}


def _is_identity(text: str, plan: Plan) -> bool:
    """Whether a line says whose form it is and for when: that is judged by itself."""
    return fold(text).startswith((fold(TITLE), fold(UNIT))) or len(plan.directory.named(text)) == 1


def _typed_over(loose: Iterable[Loose], issued: Words) -> Iterator[Problem]:
    """Words in locked columns that are not the ones of the form."""
    for one in loose:
        was = issued.get((one.key, one.part))
        if was is not None and one_line(one.found.text) != was:
            changed = f"sửa thành {quoted(one.found)}" if one.found.text else "xoá"
            said = f"“{heading_of(one.part)}” in sẵn trên phiếu bị {changed}, phần sửa không được nhận"
            hint = _NOT_THE_PLANS if one.part == "last" else None
            yield LOCKED.problem(one.found.place, said, hint)


_NOT_THE_PLANS = "Nếu là nội dung báo cáo thì ghi vào cột “Kết quả” hoặc “Tử số”, “Mẫu số” của dòng."


def _old_plan(form: ReturnedForm, shown: Words, today: Words) -> Problem:
    said = "phiếu làm từ một bản kế hoạch khác bản hiện hành"
    differences = tuple(_differences(shown, today, has_figures=form.measures is not None))
    if differences:
        return OLD_PLAN.problem(Place(form.file), f"{said}, khác ở: {', '.join(differences)}")
    return OLD_PLAN.problem(
        Place(form.file), f"{said}; không dòng nào của phiếu khác nội dung, thời hạn", "Không phải làm gì thêm."
    )


def _differences(shown: Words, today: Words, *, has_figures: bool) -> Iterator[str]:
    """The rows whose words are others now, with the columns."""
    parts = ("title", "due", *(("text", "above", "below") if has_figures else ()))
    keys = dict.fromkeys(key for key, part in (*shown, *today) if part in parts)
    for key in keys:
        was, now = ({part: words[key, part] for part in parts if (key, part) in words} for words in (shown, today))
        changed = [heading_of(part).lower() for part in was if was[part] != now.get(part)]
        if not was or not now:
            yield f"{key} ({'mới' if now else 'không còn'})"
        elif changed:
            yield f"{key} ({', '.join(changed)})"
