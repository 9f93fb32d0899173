"""From raw values to records: every fault in words an officer knows, at its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.making import faults, make
from tthc_cli.domain.plan import PlanDocument, Settings, Task
from tthc_cli.domain.progress import ProgressEntry
from tthc_cli.domain.shape import MOST_FAULTS, SHAPE_RULES, read_record
from tthc_cli.domain.units import Unit
from tthc_cli.domain.workdays import CalendarYear
from tthc_cli.problems import Place, Problem

PLACE = Place("plan/tasks/III.3.yaml", (2,))
DOCUMENT = {
    "schema": "1", "number": "83/KH-UBND", "date": "2026-03-12", "year": "2026", "title": "Kế hoạch", "issuer": "UBND", "place": "Hồng An",
}  # fmt: skip
TASK = {"id": "III.2.đ", "title": "Bồi dưỡng", "text": "Bồi dưỡng."}
ENTRY = {
    "schema": "1", "task": "III.2.đ", "unit": "vhxh", "date": "2026-06-12", "recorded_at": "2026-06-12T08:00:00+07:00", "by": "A",
    "progress": "done",
}  # fmt: skip


def only(problems: list[Problem]) -> tuple[str, tuple[str | int, ...], str, str]:
    (problem,) = problems
    return problem.code, problem.place.path, problem.message, problem.hint


def test_a_mistyped_key() -> None:
    titel = {**TASK, "titel": "Rà soát"}
    assert only(faults(Task, **titel)) == ("T101", ("titel",), "không có mục nào tên “titel”", "Có phải “title”?")
    (problem,) = faults(Task, **titel)
    assert problem.place.is_key


def test_a_key_like_none_is_answered_with_all_of_them() -> None:
    (problem,) = faults(Unit, id="vp", name="Văn phòng", short="VP", side="inside", zzzz="1")
    assert problem.hint == "Các mục có thể ghi: id, name, short, aliases, side."


@pytest.mark.parametrize("key", ["words", "explicit"])
def test_an_unknown_key_is_named_whatever_it_is(key: str) -> None:
    code, path, message, _ = only(faults(Task, **TASK, **{key: "1"}))
    assert (code, path, message) == ("T101", (key,), f"không có mục nào tên “{key}”")


@pytest.mark.parametrize(
    ("raw", "path", "hint"),
    [
        ({"settings": {"windws": "decree"}}, ("settings", "windws"), "Có phải “windows”?"),
        ({"settings": {"sending": {"unit": "1"}}}, ("settings", "sending", "unit"), "Có phải “units”?"),
        ({"bases": [{"document": "1", "date": "2026-01-05", "issuer": "A", "title": "B", "titel": "C"}]}, ("bases", 0, "titel"), "Có phải “title”?"),
        ({"reports": {"tong-hop": {"issuer": "A", "symbol": "BC", "signer": {"nam": "B"}}}}, ("reports", "tong-hop", "signer", "nam"), "Có phải “name”?"),
    ],
)  # fmt: skip
def test_a_mistyped_key_is_compared_with_its_neighbours(
    raw: dict[str, object], path: tuple[str, ...], hint: str
) -> None:
    code, found, _, said = only(faults(PlanDocument, **DOCUMENT, **raw))
    assert (code, found, said) == ("T101", path, hint)


def test_what_is_missing_or_empty() -> None:
    assert only(faults(Task, id="III.2.đ", title="Bồi dưỡng")) == (
        "T102", ("text",), "thiếu mục “text”", "Ghi thêm mục còn thiếu.",
    )  # fmt: skip
    assert only(faults(Task, **{**TASK, "title": "  "}))[:3] == ("T102", ("title",), "mục “title” để trống")


@pytest.mark.parametrize(
    ("raw", "path", "message", "hint"),
    [
        ({"lead": "vhxh"}, ("lead",), "cần danh sách, nhưng đây là chữ “vhxh”", "Viết theo dạng: lead: [a, b]"),
        ({"note": ["a"]}, ("note",), "cần chữ trên một dòng, nhưng đây là danh sách", "Viết theo dạng: note: nội dung"),
        ({"inherited": "III.4.d"}, ("inherited",), "cần các cặp “mục: nội dung”, nhưng đây là chữ “III.4.d”", "Viết theo dạng: inherited: {mục: nội dung}"),
        ({"steps": ["một"]}, ("steps", 0), "cần các cặp “mục: nội dung”, nhưng đây là chữ “một”", "Viết theo dạng: {id: …, text: …}"),
        ({"note": {"a": "b"}}, ("note",), "cần chữ trên một dòng, nhưng đây là các cặp “mục: nội dung”", "Viết theo dạng: note: nội dung"),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_form(
    raw: dict[str, object], path: tuple[str | int, ...], message: str, hint: str
) -> None:
    assert only(faults(Task, **TASK, **raw)) == ("T103", path, message, hint)


def test_a_whole_record_of_the_wrong_form() -> None:
    for raw, form in (("chữ", "chữ “chữ”"), (["a"], "danh sách")):
        record, problems = read_record(Task, raw, PLACE)
        assert record is None
        assert only(problems) == (
            "T103", (2,), f"cần các cặp “mục: nội dung”, nhưng đây là {form}", "Viết theo dạng: mục: nội dung",
        )  # fmt: skip


def test_choices() -> None:
    assert only(faults(ProgressEntry, **{**ENTRY, "progress": "xong"})) == (
        "T107", ("progress",), "“xong” không phải là giá trị được phép",
        "Chọn một trong: in_progress, done, not_arising, suspended.",
    )  # fmt: skip
    assert only(faults(PlanDocument, **{**DOCUMENT, "schema": "2"})) == (
        "T107", ("schema",), "“2” không phải là giá trị được phép", "Chọn một trong: 1.",
    )  # fmt: skip


def test_silence_is_not_a_progress_to_record() -> None:
    code, path, message, _ = only(faults(ProgressEntry, **{**ENTRY, "progress": "none"}))
    assert (code, path) == ("T107", ("progress",))
    assert message == "“none” không phải là tiến độ để ghi: chưa có báo cáo thì không ghi gì"


def test_a_period_of_no_length_cannot_be_the_usual_one() -> None:
    assert make(Settings, status_period="half").status_period == "half"
    assert only(faults(Settings, status_period="ad_hoc"))[:2] == ("T107", ("status_period",))


def test_faults_inside_an_explicit_deadline_are_at_their_place() -> None:
    due = {"text": "khi xong", "by": "31/11/2026"}
    assert only(faults(Task, **TASK, due=due))[:3] == ("T105", ("due", "by"), "ngày 31/11/2026 không có thật")
    assert only(faults(Task, **TASK, due={"text": "a"}))[:2] == ("T105", ("due",))
    assert only(faults(Task, **TASK, due={"by": "2026-12-15", "text": "a", "tex": "b"}))[:2] == ("T101", ("due", "tex"))
    assert only(faults(Task, **TASK, due=["a"]))[:2] == ("T103", ("due",))


def test_every_fault_is_named_at_once() -> None:
    problems = faults(CalendarYear, year="hai nghìn", holidays=[{"date": "30/2/2026"}, "a"])
    assert sorted((problem.code, problem.place.path) for problem in problems) == [
        ("T102", ("holidays", 0, "name")),
        ("T102", ("source",)),
        ("T103", ("holidays", 1)),
        ("T105", ("holidays", 0, "date")),
        ("T106", ("year",)),
    ]


@pytest.mark.parametrize(("count", "counted"), [(MOST_FAULTS, []), (MOST_FAULTS + 1, ["còn 1 lỗi nữa ở phần này"])])
def test_faults_beyond_what_anybody_reads_are_counted(count: int, counted: list[str]) -> None:
    record, problems = read_record(Task, {**TASK, "steps": ["x"] * count}, PLACE)
    assert record is None
    assert [problem.place.path for problem in problems[:MOST_FAULTS]] == [(2, "steps", at) for at in range(MOST_FAULTS)]
    rest = problems[MOST_FAULTS:]
    assert [problem.message for problem in rest] == counted
    assert all(
        (problem.code, problem.place, problem.hint) == ("T103", PLACE, "Sửa các lỗi đã nêu rồi chạy lại.")
        for problem in rest
    )


JUNK = st.recursive(
    st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(JUNK, st.sampled_from([Task, PlanDocument, ProgressEntry, CalendarYear]))
def test_any_value_is_a_record_or_its_faults(raw: object, model: type[Task]) -> None:
    record, problems = read_record(model, raw, PLACE)
    assert (record is None) is bool(problems)


@given(st.sampled_from(sorted(Task.model_fields)), JUNK)
def test_any_value_of_any_field_is_read_or_named(field: str, junk: object) -> None:
    record, problems = read_record(Task, {**TASK, field: junk}, PLACE)
    assert (record is None) is bool(problems)
    for problem in problems:
        assert problem.code in {rule.code for rule in SHAPE_RULES}
        assert problem.place.path[:2] == (2, field)
        assert not any(word in problem.message + problem.hint for word in ("Input", "valid", "pydantic", "type="))


def test_clean_records() -> None:
    assert make(Task, **TASK).due is None
    assert make(PlanDocument, **DOCUMENT).cited == "Kế hoạch số 83/KH-UBND ngày 12/3/2026"
    assert make(ProgressEntry, **ENTRY).name == ""
