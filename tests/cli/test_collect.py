"""`tthc collect`: what is new, what corrects, what stays; each form whole or not at all; a plan that changed, a period that was closed."""

from pathlib import Path

import pytest

from tests.domain.making import edit
from tests.forms import LATER, Paper, collect, entries, filled, form, progress_of
from tests.running import run
from tests.workspaces import entry


@pytest.fixture
def paper(small: Path) -> Paper:
    """The form of vhxh with two rows filled in, saved."""
    return filled(small)


def lines(out: str) -> str:
    """What a table shows, without the blanks at the ends of its lines."""
    return "".join(f"{line.rstrip()}\n" for line in out.splitlines())


@pytest.mark.usefixtures("paper")
def test_a_form_becomes_entries(small: Path) -> None:
    rehearsed = collect(small, "Phieu.xlsx", "--by", "Trần B", "--dry-run")
    assert entries(small) == []
    ran = collect(small, "Phieu.xlsx", "--by", "Trần B")
    assert (ran.code, ran.err) == (0, "")
    assert lines(ran.out) == (
        "Phieu.xlsx: Phòng Văn hóa - Xã hội, quý II/2026\n"
        "  III.1.b  mới  14/06/2026  Đang thực hiện 40%  Đã trả lời 7 phản ánh\n"
        "  III.2.đ  mới  14/06/2026  Không phát sinh\n\n"
        "1/1 phiếu nhận được: 2 mới, 0 đính chính, 0 không đổi.\n"
    )
    assert lines(rehearsed.out) == lines(ran.out).replace("không đổi.", "không đổi. Chạy thử, chưa ghi gì.")
    first, _ = entries(small)
    assert first.name.startswith("20260614-III-1-b-vhxh-")
    assert first.read_text(encoding="utf-8") == (
        "schema: 1\ntask: III.1.b\nunit: vhxh\ndate: 2026-06-14\nrecorded_at: 2026-06-20T08:00:00+07:00\nby: Trần B\n"
        "progress: in_progress\npercent: 40\nresult: Đã trả lời 7 phản ánh\nform: 2026-Q2\n"
    )


@pytest.mark.usefixtures("paper")
def test_the_same_again_adds_nothing_on_whichever_day(small: Path) -> None:
    collect(small, "Phieu.xlsx")
    before = entries(small)
    again = collect(small, "Phieu.xlsx", "Phieu.xlsx", now=LATER)
    assert (again.code, entries(small)) == (0, before)
    assert again.out.endswith("1/1 phiếu nhận được: 0 mới, 0 đính chính, 2 không đổi.\n")


def test_the_same_form_under_two_names_in_one_run(small: Path, paper: Paper) -> None:
    paper.save("Phieu (1).xlsx")
    ran = collect(small, "Phieu.xlsx", "Phieu (1).xlsx")
    assert ran.out.endswith("2/2 phiếu nhận được: 2 mới, 0 đính chính, 2 không đổi.\n")
    assert len(entries(small)) == 2


def test_a_form_sent_again_corrects_what_it_said(small: Path, paper: Paper) -> None:
    collect(small, "Phieu.xlsx")
    first = progress_of(small)[0]
    paper.put("III.1.b", percent=60).save()
    ran = collect(small, "Phieu.xlsx", now=LATER)
    assert "  III.1.b  đính chính  14/06/2026  Đang thực hiện 60%  Đã trả lời 7 phản ánh\n" in ran.out
    assert "0 mới, 1 đính chính, 1 không đổi" in ran.out
    (second,) = [one for one in progress_of(small) if one.corrects]
    assert (second.corrects, second.percent, second.form) == (first.name, 60, "2026-Q2")
    assert "60%" in run("status", "--as-of", "22/6/2026", at=small, now=LATER, columns=120).out
    paper.put("III.1.b", percent=70).save()
    collect(small, "Phieu.xlsx", now=LATER)
    assert [one.corrects for one in progress_of(small) if one.percent == 70] == [second.name]
    assert "không có lỗi" in run("validate", at=small, now=LATER).out


def test_a_day_that_changes_is_a_correction_only_where_it_was_typed(small: Path, paper: Paper) -> None:
    third, fourth = "2026-06-03T08:00:00+07:00", "2026-06-04T08:00:00+07:00"
    collect(small, "Phieu.xlsx", now=third)
    assert "2 không đổi" in collect(small, "Phieu.xlsx", now=fourth).out
    paper.put("III.1.b", day="2/6/2026").save()
    assert "1 đính chính, 1 không đổi" in collect(small, "Phieu.xlsx", now=fourth).out


@pytest.mark.usefixtures("paper")
def test_what_was_recorded_by_hand_is_not_corrected_by_a_form(small: Path) -> None:
    entry(small, "a.yaml", "task: III.1.b\nunit: vhxh\ndate: 2026-06-01\nprogress: in_progress\nresult: Bằng tay")
    assert "2 mới, 0 đính chính" in collect(small, "Phieu.xlsx").out
    assert [one.corrects for one in progress_of(small)] == [None, None, None]


def test_a_correction_by_hand_stays_and_is_said(small: Path, paper: Paper) -> None:
    collect(small, "Phieu.xlsx")
    name = entries(small)[0].name
    by_hand = ["record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--percent", "45", "--by", "A"]
    corrected = run(*by_hand, "--date", "14/6/2026", "--corrects", name, at=small, now=LATER)
    assert "2 không đổi" in collect(small, "Phieu.xlsx", now=LATER).out
    paper.put("III.1.b", percent=60).save()
    ran = collect(small, "Phieu.xlsx", now=LATER)
    assert "1 mới, 0 đính chính, 1 không đổi" in ran.out
    hand = Path(corrected.out.strip()).name
    assert (
        f"Phieu.xlsx, trang “Tiến độ”, dòng 9: cảnh báo[T821]: bản ghi trước của III.1.b đã được đính chính bằng {hand}\n"
        in ran.err
    )


def test_one_bad_form_stops_no_other(small: Path, paper: Paper) -> None:
    other = form(small, "vp").put("III.1.a", progress="Đang thực hiện")
    other.save("Phieu-VP.xlsx")
    paper.put("III.1.b", day="31/2/2026").save()
    ran = collect(small, "Phieu.xlsx", "Phieu-VP.xlsx", "không có.xlsx")
    assert ran.code == 1
    assert [one.unit for one in progress_of(small)] == ["vp"]
    assert lines(ran.out) == (
        "Phieu.xlsx: Phòng Văn hóa - Xã hội, quý II/2026\n  không nhận phiếu này: 1 lỗi\n\n"
        "Phieu-VP.xlsx: Văn phòng, quý II/2026\n  III.1.a  mới  14/06/2026  Đang thực hiện\n\n"
        "không có.xlsx\n  không nhận phiếu này: 1 lỗi\n\n"
        "1/3 phiếu nhận được: 1 mới, 0 đính chính, 0 không đổi.\n"
        "Không nhận: Phieu.xlsx, không có.xlsx. Sửa các lỗi đã nêu, rồi thu lại.\n"
    )


def test_two_different_forms_of_one_unit_are_both_refused(small: Path, paper: Paper) -> None:
    paper.put("III.1.b", percent=60).save("Phieu (1).xlsx")
    ran = collect(small, "Phieu.xlsx", "Phieu (1).xlsx")
    assert (ran.code, entries(small)) == (1, [])
    assert "Phieu.xlsx: lỗi[T818]: cùng đơn vị, cùng kỳ với Phieu (1).xlsx mà nội dung khác\n" in ran.err
    assert "Phieu (1).xlsx: lỗi[T818]: cùng đơn vị, cùng kỳ với Phieu.xlsx mà nội dung khác\n" in ran.err


def test_a_blank_form_stands_in_nobodys_way(small: Path, paper: Paper) -> None:
    blank = Paper(paper.path.with_name("Phieu-VHXH-2026-Q2.xlsx")).put("II.1.a", source="  ").save("Phieu-trang.xlsx")
    ran = collect(small, "Phieu.xlsx", blank.name)
    assert (ran.code, len(entries(small))) == (0, 2)
    assert "Phieu-trang.xlsx, trang “Tiến độ”: cảnh báo[T820]: phiếu chưa ghi dòng nào\n" in ran.err


def test_works_of_which_a_word_was_expected(small: Path) -> None:
    form(small).put("III.2.đ", progress="Đang thực hiện").save("Phieu.xlsx")
    assert "  Chưa ghi: III.1.b\n" in collect(small, "Phieu.xlsx").out


def test_a_step_speaks_for_its_task(small: Path) -> None:
    edit(small, "plan/tasks/III.1.yaml", "  products: [Sổ theo dõi]\n", f"  products: [Sổ theo dõi]\n{STEPS}")
    paper = form(small).put("III.1.b.1", progress="Hoàn thành", result="Xong", document="1/BC")
    paper.save("Phieu.xlsx")
    assert [paper.works.cell(row, 1).value for row in range(10, 12)] == ["III.1.b.1", "III.1.b.3"]
    ran = collect(small, "Phieu.xlsx")
    assert (ran.code, "Chưa ghi" in ran.out) == (0, False)
    assert progress_of(small)[0].task == "III.1.b.1"


STEPS = """\
  steps:
    - {id: III.1.b.1, text: Tiếp nhận}
    - {id: III.1.b.2, text: Chuyển, lead: [vp]}
    - {id: III.1.b.3, text: Trả lời, lead: [vhxh]}
"""


def test_several_instructions_have_a_row_each(small: Path) -> None:
    for document, day in (("11/SNV", "2026-04-01"), ("12/SNV", "2026-05-04")):
        text = f"task: III.2.d\ndate: {day}\ninstruction: {{document: {document}, from: Sở Nội vụ, date: {day}}}"
        entry(small, f"{day}.yaml", text)
    paper = form(small).put("III.2.d · 11/SNV", progress="Hoàn thành", result="Đã kiện toàn", document="9/QĐ")
    paper.put("III.2.d · 12/SNV", progress="Đang thực hiện", percent=10).save("Phieu.xlsx")
    ran = collect(small, "Phieu.xlsx")
    assert (ran.code, ran.err) == (0, "")
    assert "III.2.d (11/SNV)  mới" in ran.out
    assert [(one.answers, one.progress) for one in progress_of(small)] in (
        [("11/SNV", "done"), ("12/SNV", "in_progress")],
        [("12/SNV", "in_progress"), ("11/SNV", "done")],
    )
    assert "2 không đổi" in collect(small, "Phieu.xlsx").out
    assert "14/06/2026: Hoàn thành" in str(form(small).cell("III.2.d · 11/SNV", "Lần báo cáo trước").value)


def test_a_row_that_was_emptied_takes_nothing_back_and_is_said(small: Path, paper: Paper) -> None:
    collect(small, "Phieu.xlsx")
    paper.put("III.2.đ", progress=None).save()
    ran = collect(small, "Phieu.xlsx", now=LATER)
    assert "  Lần trước có ghi, lần này để trống (bản ghi cũ vẫn giữ): III.2.đ\n" in ran.out
    assert (ran.code, len(entries(small))) == (0, 2)
