"""IMPORT.md: what was read from the file, what was guessed, what has no place, and what to do next."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from tthc_cli.domain.change import FIELD_NAMES
from tthc_cli.domain.draft import Certainty, FoundField, ItemDraft, PlanDraft
from tthc_cli.problems import Problem
from tthc_cli.report.markdown import escape

IMPORT_FILE = "IMPORT.md"


def import_report(draft: PlanDraft, source: str, problems: Iterable[Problem]) -> str:
    """The page that stands beside a draft."""
    errors = [problem for problem in problems if problem.is_error]
    parts = (
        _head(draft, source),
        _faults(errors),
        _next_steps(),
        _to_decide(draft),
        _unread(draft),
        _read(draft),
        _all_lines(draft),
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def counts(draft: PlanDraft) -> str:
    """What was found, in one sentence."""
    goals = sum(len(target.indicators) for target in draft.targets)
    return (
        f"{len(draft.targets)} chỉ tiêu ({goals} chỉ số), {len(draft.tasks)} nhiệm vụ, {len(draft.duties)} việc tổ chức thực hiện, "
        f"{len(draft.units)} đơn vị"
    )


@dataclass(frozen=True)
class Point:
    """Something that a person must decide: of which item, what was put there, why it is not sure, the line (0: none)."""

    subject: str
    what: str
    why: str
    line: int = 0


def points_to_decide(draft: PlanDraft) -> list[Point]:
    """Each value that was not read from its own place, each that is missing, each remark; values of one item for one reason are one point."""
    names = _names(draft)
    points = list(_points_of_head(draft))
    for item in draft.items():
        points += _points_of(item, names, needs_doer=item not in draft.targets)
    points += [
        Point(group.id, group.name, "Kế hoạch không nêu từng đơn vị; xem lại members", group.line)
        for group in draft.groups
    ]
    points += [Point(unit.id, unit.name, unit.remark, unit.line) for unit in draft.units if unit.remark]
    return [_together(list(same)) for _, same in groupby(points, lambda point: (point.subject, point.why))]


def _points_of_head(draft: PlanDraft) -> Iterator[Point]:
    head = draft.head
    found = (("số, ký hiệu", head.number), ("năm", head.year), ("tên", head.title), ("cơ quan ban hành", head.issuer))
    for name, value in found:
        if value and value.remark:
            yield Point("plan.yaml", f"{name}: {value.value}", value.remark, value.line)


def _together(points: Sequence[Point]) -> Point:
    first = points[0]
    return replace(first, what="; ".join(point.what for point in points))


def _points_of(item: ItemDraft, names: Mapping[str, str], *, needs_doer: bool) -> Iterator[Point]:
    for key, found in item.fields():
        if found.certainty is not Certainty.READ or found.remark:
            yield Point(item.id, f"{FIELD_NAMES[key]}: {_value(found, names)}", found.remark, found.line)
    if needs_doer and "lead" not in item.units:
        yield Point(item.id, "chủ trì", "không thấy hoặc chưa đọc được", item.line)
    if needs_doer and item.due is None:
        yield Point(item.id, "hạn", "không thấy hoặc chưa đọc được", item.line)
    if item.indicators:
        yield Point(item.id, "chỉ số", "ghi rõ tử số, mẫu số và cách cộng số", item.indicators[0].line)
    yield from (Point(item.id, "ghi chú", remark, item.line) for remark in item.remarks)


def _names(draft: PlanDraft) -> dict[str, str]:
    return {unit.id: unit.name for unit in draft.units} | {group.id: group.name for group in draft.groups}


def _value(found: FoundField, names: Mapping[str, str]) -> str:
    return found.value if isinstance(found.value, str) else "; ".join(names.get(one, one) for one in found.value)


def _head(draft: PlanDraft, source: str) -> Iterator[str]:
    yield f"# Bản nháp kế hoạch từ {escape(source)}"
    yield ""
    yield f"Đã đọc được {counts(draft)}."
    head = draft.head
    said = {
        "số, ký hiệu": head.number,
        "ngày ban hành": head.date,
        "năm": head.year,
        "tên": head.title,
        "cơ quan ban hành": head.issuer,
    }
    if missing := [name for name, found in said.items() if found is None]:
        yield f"Không thấy trong tệp: {', '.join(missing)}."
    if draft.caution:
        yield draft.caution
    yield "Lời văn, thời hạn, sản phẩm chép nguyên văn; tên gọi ngắn (title) cắt từ lời văn."


def _faults(errors: list[Problem]) -> Iterator[str]:
    if errors:
        yield from ("", f"## Lỗi phải sửa ({len(errors)})", "")
        yield from (f"- {escape(f'{problem.place.file}: {problem.message}')}" for problem in errors)


def _next_steps() -> Iterator[str]:
    yield from ("", "## Bước tiếp theo", "")
    yield "1. Mở các tệp trong plan/, tìm chữ “kiểm tra:”, quyết định từng điểm rồi xoá dòng ghi chú ấy."
    yield "2. Viết lại title cho gọn; ghi serves cho nhiệm vụ phục vụ chỉ tiêu nào, ví dụ serves: [II.1]."
    yield "3. Điền lịch nghỉ trong plan/calendar/ theo thông báo nghỉ lễ, Tết."
    yield "4. Chạy tthc validate, rồi tthc status."


def _to_decide(draft: PlanDraft) -> Iterator[str]:
    points = points_to_decide(draft)
    yield from ("", f"## Cần quyết định ({len(points)})", "")
    yield from _table(
        ("mã", "nội dung", "vì sao", draft.line_word),
        ((one.subject, one.what, one.why, str(one.line)) for one in points),
    )


def _unread(draft: PlanDraft) -> Iterator[str]:
    yield from ("", f"## Chưa đặt vào đâu ({len(draft.unread)})", "")
    yield "Các câu dưới đây không thuộc chỉ tiêu, nhiệm vụ nào. Nếu có việc phải làm trong đó, thêm tay vào plan/tasks/."
    yield ""
    yield from (escape(f"{draft.line_word} {line.number}: {line.text}") + "  " for line in draft.unread)


def _read(draft: PlanDraft) -> Iterator[str]:
    names = _names(draft)
    yield from ("", "## Đã đọc (dấu ? là hiểu từ câu văn hoặc lấy từ nơi khác)", "")
    heads = ("mã", "tên gọi", "chủ trì", "phối hợp", "tổng hợp", "hạn", "sản phẩm")
    keys = ("lead", "coordinate", "consolidate", "due", "products")
    rows = []
    for item in (*draft.tasks, *draft.duties):
        found = dict(item.fields())
        rows.append((item.id, item.title, *(_marked(found[key], names) if key in found else "" for key in keys)))
    yield from _table(heads, rows)


def _marked(found: FoundField, names: Mapping[str, str]) -> str:
    return _value(found, names) + ("" if found.certainty is Certainty.READ else " ?")


def _all_lines(draft: PlanDraft) -> Iterator[str]:
    yield from ("", f"## Từng {draft.line_word} của tệp gốc đã vào đâu", "")
    rows = ((f"{line.number}: {line.text}", line.went_to or "chưa đặt vào đâu") for line in draft.lines)
    yield from _table((f"{draft.line_word}: nội dung", "vào"), rows)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    yield from (f"| {' | '.join(escape(cell) for cell in row)} |" for row in rows)
