"""From the rows of a form to entries: what was typed held against the plan, each fault at its cell."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tthc_cli.domain.closings import closing_over
from tthc_cli.domain.dates import show_date
from tthc_cli.domain.periods import Period
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.progress import TEXT_KEYS, Progress
from tthc_cli.domain.record import NOT_A_CHOICE
from tthc_cli.domain.taking_part import carried_indicators, speaks_of
from tthc_cli.domain.text import fold, one_line
from tthc_cli.domain.units import Unit
from tthc_cli.errors import UsageFaultError
from tthc_cli.exchange.forms.cell_values import listed
from tthc_cli.exchange.forms.columns import ANSWERING, heading_of
from tthc_cli.exchange.forms.reading import ReturnedForm
from tthc_cli.exchange.forms.rows import ReturnedRow
from tthc_cli.problems import Problem
from tthc_cli.store.workspace import Workspace
from tthc_cli.usecases.forms.rules import (
    LOST_MEASURE,
    NO_PROGRESS,
    OUT_OF_PERIOD,
    OUTDATED_ROW,
    WRONG_EVIDENCE,
)
from tthc_cli.usecases.forms.sheaves import Sheaf
from tthc_cli.usecases.understanding import understand_progress

_ALSO_SAID = {
    Progress.DONE: ("xong", "đã xong", "đã hoàn thành", "hoàn tất", "đã làm xong"),
    Progress.IN_PROGRESS: ("đang làm", "đang triển khai", "đang tiến hành", "đang xử lý"),
    Progress.NOT_ARISING: ("không có phát sinh", "ko phát sinh", "chưa phát sinh"),
    Progress.SUSPENDED: ("hoãn", "tạm dừng", "dừng"),
}
"""What clerks type instead of choosing."""
_MEANT = {fold(words): progress for progress, said in _ALSO_SAID.items() for words in said}
_COLUMNS = ("percent", *TEXT_KEYS)


@dataclass(frozen=True)
class Scene:
    """What a form is held against; `form` is its name, `late` says that the officer knows of closed periods."""

    workspace: Workspace
    plan: Plan
    unit: Unit
    period: Period
    form: str
    now: datetime
    by: str
    late: bool

    @property
    def default_day(self) -> date:
        """The day of a row without one: the cut-off, or today while the period runs."""
        return min(self.period.cut_off, self.now.date())


class Reader:
    """Makes sheaves of the rows of one form. `problems` gathers what is wrong; `left_out` counts rows that no longer fit the plan."""

    def __init__(self, form: ReturnedForm, scene: Scene) -> None:
        self._form, self._scene = form, scene
        self.problems = list[Problem]()
        self.left_out = 0
        self._reported = frozenset(row.key.partition(ANSWERING)[0] for row in form.rows)

    def sheaves(self) -> list[Sheaf]:
        """The rows that can be entries, figures put to their works."""
        if self._scene.now.date() < self._scene.period.first:
            said = f"kỳ {self._scene.period.name} ({self._scene.period.window}) chưa bắt đầu"
            self.problems.append(OUT_OF_PERIOD.problem(self._form.sheet, said, "Thu phiếu khi kỳ đã bắt đầu."))
            return []
        made = [sheaf for row in self._form.rows if self._fits(row) and (sheaf := self._sheaf(row))]
        self._add_measures(made)
        return made

    def _fits(self, row: ReturnedRow) -> bool:
        task = row.key.partition(ANSWERING)[0]
        if speaks_of(self._scene.unit.id, task, self._scene.plan):
            return True
        said = (
            f"{self._scene.unit.name} không tham gia {task}"
            if self._scene.plan.item_for(task)
            else f"kế hoạch hiện hành không có nhiệm vụ {task}"
        )
        self._leave_out(row, said)
        return False

    def _leave_out(self, row: ReturnedRow, said: str) -> None:
        self.problems.append(OUTDATED_ROW.problem(row.place, f"{said}, nên dòng này không được nhận"))
        self.left_out += 1

    def _sheaf(self, row: ReturnedRow) -> Sheaf | None:
        """The row as an entry would say it; None where something in it must be put right first."""
        before = len(self.problems)
        progress = self._progress(row)
        day = self._day(row)
        evidence = list(self._evidence(row))
        if progress is None or not row.is_sound or len(self.problems) > before:
            return None
        scene = self._scene
        task, _, answers = row.key.partition(ANSWERING)
        raw = {
            "schema": 1,
            "task": task,
            "unit": scene.unit.id,
            "date": day,
            "recorded_at": scene.now,
            "by": scene.by,
            "progress": progress.value,
            **{column: row.values.get(column) for column in _COLUMNS},
            "evidence": evidence,
            "measures": [],
            "answers": answers,
            "form": scene.form,
            "corrects": None,
            "late": True if closing_over(scene.workspace.closed, day) else None,
        }
        return Sheaf(raw, row.places, row.place, has_day=row.values.get("date") is not None)

    def _progress(self, row: ReturnedRow) -> Progress | None:
        typed, place = row.values.get("progress"), row.places["progress"]
        if not isinstance(typed, str):
            if row.is_sound:
                self.problems.append(NO_PROGRESS.problem(place, f"{row.key} có nội dung mà chưa chọn tiến độ"))
            return None
        try:
            return _MEANT.get(fold(typed)) or understand_progress(typed)
        except UsageFaultError as error:
            hint = "Chọn trong danh sách của ô; chưa có gì để báo cáo thì xoá nội dung của dòng."
            self.problems.append(NOT_A_CHOICE.problem(place, error.message, hint))
            return None

    def _day(self, row: ReturnedRow) -> date:
        typed, period = row.values.get("date"), self._scene.period
        day = typed if isinstance(typed, date) else self._scene.default_day
        if not period.holds(day):
            said = f"ngày {show_date(day)} không nằm trong kỳ {period.name} ({period.window})"
            self.problems.append(OUT_OF_PERIOD.problem(row.places["date"], said))
        return day

    def _evidence(self, row: ReturnedRow) -> Iterator[dict[str, Any]]:
        if not row.values.keys() >= {"document", "document_date", "document_title"}:
            return
        documents, titles = _parts(row.values["document"]), _lines(row.values["document_title"])
        days = row.values["document_date"]
        dates = days if isinstance(days, tuple) else ()
        place = row.places["document"]
        if len(documents) == 1:
            titles = [one_line(" ".join(titles))]
        elif len(titles) != len(documents):
            titles = _parts(row.values["document_title"])
        if (titles or dates) and not documents:
            said = "minh chứng có ngày hoặc trích yếu mà thiếu số văn bản"
            hint = "Ghi số văn bản; văn bản không có số thì ghi tên gọi, ví dụ “Sổ theo dõi”."
            self.problems.append(WRONG_EVIDENCE.problem(place, said, hint))
        elif (dates and len(dates) != len(documents)) or len(titles) not in (0, len(documents)):
            said = f"minh chứng có {len(documents)} số văn bản, {len(dates)} ngày, {len(titles)} trích yếu"
            self.problems.append(WRONG_EVIDENCE.problem(place, said))
        else:
            for number, document in enumerate(documents):
                parts = {
                    "document": document,
                    "date": dates[number] if dates else None,
                    "title": titles[number] if titles else None,
                }
                yield {key: value for key, value in parts.items() if value}

    def _add_measures(self, sheaves: Sequence[Sheaf]) -> None:
        """Put every figure to the first filled row of a work that carries it."""
        carriers = {
            carrier.indicator.id: carrier.items for carrier in carried_indicators(self._scene.unit.id, self._scene.plan)
        }
        by_item = defaultdict[str, list[Sheaf]](list)
        for sheaf in sheaves:
            item = self._scene.plan.item_for(sheaf.raw["task"])
            by_item[item.id if item else ""].append(sheaf)
        for row in self._form.measures or ():
            items = carriers.get(row.key)
            if items is None:
                self._leave_out(row, f"{self._scene.unit.name} không có nhiệm vụ nào để báo cáo chỉ số {row.key}")
            elif self._is_whole(row):
                self._add_measure(row, items, next((by_item[item][0] for item in items if by_item[item]), None))

    def _is_whole(self, row: ReturnedRow) -> bool:
        missing = [column for column in ("numerator", "denominator") if row.values.get(column) is None]
        if missing and row.is_sound:
            said = f"{row.key} thiếu {heading_of(missing[0]).lower()}"
            self.problems.append(LOST_MEASURE.problem(row.places[missing[0]], said))
        return not missing

    def _add_measure(self, row: ReturnedRow, items: Sequence[str], sheaf: Sheaf | None) -> None:
        if sheaf is None:
            if not self._reported.intersection(items):
                said = f"số liệu {row.key} đi cùng {' hoặc '.join(items)}, nhưng chưa có tiến độ ở dòng ấy"
                hint = f"Chọn tiến độ ở dòng {items[0]}, trang “Tiến độ”."
                self.problems.append(LOST_MEASURE.problem(row.places["numerator"], said, hint))
            return
        measure = {"indicator": row.key, **{key: row.values.get(key) for key in ("numerator", "denominator", "source")}}
        sheaf.raw["measures"].append({key: value for key, value in measure.items() if value is not None})
        sheaf.measures.append(row)


def _parts(value: object) -> list[str]:
    return [part for part in listed(value) if part] if isinstance(value, str) else []


def _lines(value: object) -> list[str]:
    return [line for line in value.split("\n") if line] if isinstance(value, str) else []
