"""The files that came back, taken apart and understood: what each is, whose form, for which period; which of them rival each other."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tthc_cli.domain.periods import Period, Windows, read_key
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.text import normalise
from tthc_cli.domain.units import Unit
from tthc_cli.exchange.forms.csv_reading import read_csv
from tthc_cli.exchange.forms.faults import NOT_A_FORM, NOT_A_WORKBOOK
from tthc_cli.exchange.forms.file_kinds import LARGEST, find_fault, is_package
from tthc_cli.exchange.forms.grids import Grid
from tthc_cli.exchange.forms.reading import ReturnedForm, read_form
from tthc_cli.problems import Place, Problem, count_errors
from tthc_cli.store.incoming import read_incoming
from tthc_cli.store.reading import reason
from tthc_cli.store.workspace import Workspace
from tthc_cli.usecases.forms.days import doubtful_days
from tthc_cli.usecases.forms.rules import SEVERAL_FORMS
from tthc_cli.usecases.forms.wording import judge_wording
from tthc_cli.usecases.office import office_part


@dataclass(frozen=True)
class ReturnedFile:
    """One file as far as it could be read: the form with its unit and period, or neither, and its faults."""

    file: str
    problems: tuple[Problem, ...]
    form: ReturnedForm | None = None
    unit: Unit | None = None
    period: Period | None = None


def read_file(path: Path) -> ReturnedFile:
    """The file taken apart."""
    file = normalise(str(path))
    try:
        data = read_incoming(path, LARGEST)
    except OSError as error:
        said = f"không mở được tệp: {reason(error)}"
        return ReturnedFile(
            file,
            (
                NOT_A_WORKBOOK.problem(
                    Place(file), said, "Kiểm tra lại tên tệp; nếu tệp đang mở trong Excel thì đóng lại."
                ),
            ),
        )
    if fault := find_fault(data, file):
        return ReturnedFile(file, (fault,))
    grids, problems = _read_workbook(data, file) if is_package(data) else read_csv(data, file)
    if count_errors(problems):
        return ReturnedFile(file, tuple(problems))
    form, more = read_form(grids, file)
    return ReturnedFile(file, (*problems, *more), form)


def _read_workbook(data: bytes, file: str) -> tuple[tuple[Grid, ...], list[Problem]]:
    read: tuple[tuple[Grid, ...], list[Problem]] = office_part(
        "tthc_cli.exchange.forms.workbook_reading", "tệp Excel"
    ).read_workbook(data, file)
    return read


def understand_form(read: ReturnedFile, workspace: Workspace, plan: Plan) -> ReturnedFile:
    """The form with its unit and period by the plan of today; without them and with a fault said where it is none of this plan's."""
    if read.form is None:
        return read
    stamp, found = read.form.stamp, []
    unit = plan.directory.by_id.get(stamp.unit)
    period = _period(stamp.period, stamp.windows)
    if stamp.plan != plan.document.number:
        found.append(
            NOT_A_FORM.problem(Place(read.file), f"phiếu của kế hoạch {stamp.plan}, không phải {plan.document.number}")
        )
    elif unit is None:
        found.append(NOT_A_FORM.problem(Place(read.file), f"kế hoạch không có đơn vị “{stamp.unit}”"))
    elif period is None:
        found.append(NOT_A_FORM.problem(Place(read.file), f"mã phiếu bị sửa: không có kỳ “{stamp.period}”"))
    else:
        found += judge_wording(read.form, unit, period, workspace, plan)
        found += doubtful_days(read.form.written_days, period)
    return replace(read, problems=(*read.problems, *found), unit=unit, period=period)


def _period(key: str, windows: str) -> Period | None:
    try:
        return read_key(key, windows=Windows(windows))
    except ValueError:
        return None


def without_rivals(read: Sequence[ReturnedFile]) -> list[ReturnedFile]:
    """The files with those refused of which several, and different ones, are of one unit and period: nobody knows which is meant. A blank one
    says nothing that could differ.
    """
    groups = defaultdict[tuple[str, str], list[ReturnedFile]](list)
    for one in read:
        if one.form and not one.form.is_blank and not count_errors(one.problems):
            groups[one.form.stamp.unit, one.form.stamp.name].append(one)
    rivals: dict[str, list[str]] = {}
    for group in groups.values():
        if len({_content(one) for one in group}) > 1:
            rivals |= {one.file: [other.file for other in group if other is not one] for one in group}
    return [_refused(one, rivals[one.file]) if one.file in rivals else one for one in read]


def _content(read: ReturnedFile) -> tuple[object, ...]:
    rows = (*read.form.rows, *(read.form.measures or ())) if read.form else ()
    return tuple(
        sorted((row.key, tuple(sorted((key, str(value)) for key, value in row.values.items()))) for row in rows)
    )


def _refused(read: ReturnedFile, others: Sequence[str]) -> ReturnedFile:
    said = f"cùng đơn vị, cùng kỳ với {', '.join(others)} mà nội dung khác"
    return replace(read, problems=(*read.problems, SEVERAL_FORMS.problem(Place(read.file), said)))
