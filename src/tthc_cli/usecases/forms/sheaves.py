"""A row of a form between cell and entry: it knows where each part was typed, so that whatever is said of the entry is said of the cell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tthc_cli.domain.checks.claims import NO_EVIDENCE, NO_RESULT, NOT_NOTHING, NOTHING_SAID, PARTLY_DONE
from tthc_cli.domain.checks.entries import WRONG_MEASURE
from tthc_cli.domain.checks.setbacks import FIGURE_GOES_BACK, WORK_GOES_BACK
from tthc_cli.exchange.forms.rows import ReturnedRow
from tthc_cli.problems import Place, Problem


@dataclass
class Sheaf:
    """One row on its way to an entry: what it says so far, where each part was typed, and whether its day was typed."""

    raw: dict[str, Any]
    places: Mapping[str, Place]
    place: Place
    has_day: bool
    measures: list[ReturnedRow] = field(default_factory=list)

    def placed(self, problem: Problem, data: bytes) -> Problem:
        """A finding about the entry, moved to the cell where it was typed, with what to type there. `data` are the bytes of the entry."""
        path = problem.place.path or _field_at(problem, data)
        column, hint = _MOVED.get(problem.code, ("", problem.hint))
        if len(path) > 1 and path[0] == "measures" and isinstance(path[1], int) and path[1] < len(self.measures):
            row = self.measures[path[1]]
            return problem._replace(place=row.places.get(str(path[-1]), row.place), hint=hint)
        if path[:1] == ("evidence",):
            column = "document_date" if path[-1] == "date" else "document"
        named = column or (str(path[0]) if path else "")
        return problem._replace(place=self.places.get(named, self.place), hint=hint)


def _field_at(problem: Problem, data: bytes) -> tuple[str, ...]:
    """The field on whose line of the entry's bytes a problem of letters stands."""
    lines = data.decode().split("\n")[: problem.place.span.line if problem.place.span else 0]
    fields = [match[1] for line in lines if (match := _FIELD.match(line))]
    return tuple(fields[-1:])


_FIELD = re.compile(r"(\w+):")
_CHECK = "Đúng như vậy thì không phải sửa gì; nếu nhầm thì sửa ô này rồi thu lại."
_MOVED = {
    NO_RESULT.code: ("result", "Ghi kết quả đạt được vào ô này, hoặc chọn tiến độ khác."),
    NO_EVIDENCE.code: ("document", "Nên ghi số, ngày, trích yếu của văn bản chứng minh kết quả."),
    PARTLY_DONE.code: ("percent", "Chọn “Đang thực hiện”, hoặc ghi 100, hoặc để trống ô này."),
    NOTHING_SAID.code: ("result", "Nên ghi kết quả đến nay; chưa có kết quả thì ghi khó khăn và nguyên nhân."),
    NOT_NOTHING.code: ("progress", "Đã có việc thì chọn “Đang thực hiện” hoặc “Hoàn thành”; không thì xoá các ô ấy."),
    WORK_GOES_BACK.code: ("", _CHECK),
    FIGURE_GOES_BACK.code: ("", _CHECK),
    WRONG_MEASURE.code: ("", "Kiểm tra lại tử số và mẫu số."),
}
"""Where a finding is shown, and what to type, when the entry is still a row of a form."""
