"""Forms collected again: an older copy takes nothing back, an emptied figure stays."""

from pathlib import Path

import pytest

from tests.domain.making import edit
from tests.forms import LATER, Paper, collect, entries, filled, form, progress_of
from tests.running import run

LATEST = "2026-06-23T08:00:00+07:00"


@pytest.fixture
def paper(small: Path) -> Paper:
    """The form of vhxh with two rows filled in, saved as Phieu.xlsx."""
    return filled(small)


@pytest.fixture
def measured(small: Path) -> Paper:
    """A form with a figure beside its work, collected already."""
    paper = (
        form(small).put("III.1.a", progress="Đang thực hiện", result="Đang rà soát").put("II.1.a", above=112, below=150)
    )
    paper.save("Phieu.xlsx")
    assert collect(small, "Phieu.xlsx").code == 0
    return paper


def figures(root: Path) -> list[str]:
    """The numerators recorded, the newest entry last."""
    by_moment = sorted(progress_of(root), key=lambda one: one.recorded_at)
    return [str(measure.numerator) for one in by_moment for measure in one.measures]


@pytest.mark.usefixtures("paper")
def test_the_form_of_a_calendar_quarter_corrects_nothing_of_the_other(small: Path) -> None:
    """Quý II ends on the 14th of June, the quarter of the calendar on the 30th: two forms, two words of the unit."""
    made = run("form", "--unit", "vhxh", "--quarter", "2", "--calendar", "-o", "phiếu", at=small, now=LATER)
    other = Paper(small / made.out.strip()).put("III.1.b", progress="Đang thực hiện", percent=55, result="Đã trả lời 9")
    other.save("Phieu-lich.xlsx")
    ran = collect(small, "Phieu.xlsx", "Phieu-lich.xlsx", now=LATER)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "2/2 phiếu nhận được: 3 mới, 0 đính chính, 0 không đổi.")
    said = {(one.form, one.task, one.percent, one.corrects) for one in progress_of(small)}
    assert said == {
        ("2026-Q2", "III.1.b", 40, None),
        ("2026-Q2", "III.2.đ", None, None),
        ("2026-Q2-duong-lich", "III.1.b", 55, None),
    }


def test_an_older_form_takes_no_correction_back(small: Path, paper: Paper) -> None:
    collect(small, "Phieu.xlsx")
    paper.put("III.1.b", percent=60).save("Phieu-r2.xlsx")
    collect(small, "Phieu-r2.xlsx", now=LATER)
    (second,) = [one for one in progress_of(small) if one.corrects]
    ran = collect(small, "Phieu.xlsx", now=LATEST)
    assert (ran.code, len(entries(small))) == (0, 3)
    assert ran.out.endswith("1/1 phiếu nhận được: 0 mới, 0 đính chính, 2 không đổi.\n")
    assert "  III.1.b  không đổi  14/06/2026  Đang thực hiện 60%" in ran.out
    assert ran.err == (
        "Phieu.xlsx, trang “Tiến độ”, dòng 9: cảnh báo[T823]: III.1.b giống bản ghi nhận ngày 20/06/2026 đã được đính chính; "
        "phiếu này có vẻ cũ, nên dòng này không được ghi\n"
        f"  Cách sửa: Nếu đúng là phải ghi lại như cũ: tthc record III.1.b --unit vhxh … --corrects {second.name}\n"
    )


def test_an_older_form_still_brings_what_is_new_in_it(small: Path, paper: Paper) -> None:
    collect(small, "Phieu.xlsx")
    paper.put("III.1.b", percent=60).save("Phieu-r2.xlsx")
    collect(small, "Phieu-r2.xlsx", now=LATER)
    paper.put("III.1.b", percent=40).put("III.2.đ", progress="Đang thực hiện", result="Đã mở lớp").save()
    ran = collect(small, "Phieu-r2.xlsx", now=LATEST)
    assert "0 mới, 1 đính chính, 1 không đổi" in ran.out
    assert ran.err.count("T823") == 1


def test_an_older_form_after_a_correction_by_hand(small: Path, paper: Paper) -> None:
    collect(small, "Phieu.xlsx")
    name = entries(small)[0].name
    by_hand = ["record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--percent", "45", "--by", "A"]
    run(*by_hand, "--date", "14/6/2026", "--corrects", name, at=small, now=LATER)
    paper.put("III.1.b", percent=60).save("Phieu-r2.xlsx")
    collect(small, "Phieu-r2.xlsx", now=LATER)
    ran = collect(small, "Phieu.xlsx", now=LATEST)
    assert "0 mới, 0 đính chính, 2 không đổi" in ran.out
    assert "T823" in ran.err


def test_the_preview_shows_figures_and_what_a_correction_changes(small: Path, measured: Paper) -> None:
    measured.put("III.1.a", percent=80, result="Đã rà soát", day="12/6/2026", document="1/BC").save()
    measured.put("II.1.a", above=1480, below=1500.5).put("III.1.b", progress="Không phát sinh").save()
    ran = collect(small, "Phieu.xlsx", "--dry-run", now=LATER)
    assert "".join(f"{line.rstrip()}\n" for line in ran.out.splitlines()) == (
        "Phieu.xlsx: Phòng Văn hóa - Xã hội, quý II/2026\n"
        "  III.1.a  đính chính  12/06/2026  Đang thực hiện 80%  Đã rà soát\n"
        "                                                       II.1.a: 1.480/1.500,5 = 98,6%\n"
        "                                                       sửa: ngày, %, kết quả, minh chứng, số liệu II.1.a\n"
        "  III.1.b  mới         14/06/2026  Không phát sinh\n\n"
        "1/1 phiếu nhận được: 1 mới, 1 đính chính, 0 không đổi. Chạy thử, chưa ghi gì.\n"
    )


def test_a_figure_alone_that_changes_is_named(small: Path, measured: Paper) -> None:
    measured.put("II.1.a", above=148).save()
    ran = collect(small, "Phieu.xlsx", now=LATER)
    assert "II.1.a: 148/150" in ran.out
    assert "sửa: số liệu II.1.a" in ran.out


def test_an_emptied_figure_stays_and_is_said(small: Path, measured: Paper) -> None:
    measured.put("II.1.a", above=None, below=None).save()
    ran = collect(small, "Phieu.xlsx", now=LATER)
    assert "0 mới, 0 đính chính, 1 không đổi" in ran.out
    assert "  Lần trước có ghi, lần này để trống (bản ghi cũ vẫn giữ): số liệu II.1.a\n" in ran.out
    measured.put("III.1.a", result="Đã rà soát").save()
    ran = collect(small, "Phieu.xlsx", now=LATER)
    assert "0 mới, 1 đính chính, 0 không đổi" in ran.out
    assert "(bản ghi cũ vẫn giữ): số liệu II.1.a\n" in ran.out
    assert figures(small) == ["112", "112"]


def test_an_emptied_row_and_its_figure_are_said_in_the_order_of_the_plan(small: Path, measured: Paper) -> None:
    measured.put("III.2.đ", progress="Không phát sinh").put("III.1.b", progress="Không phát sinh").save()
    collect(small, "Phieu.xlsx", now=LATER)
    form(small, now=LATER).put("III.2.d", progress="Không phát sinh").save("Phieu.xlsx")
    ran = collect(small, "Phieu.xlsx", now=LATEST)
    assert "(bản ghi cũ vẫn giữ): III.1.a, III.1.b, III.2.đ, số liệu II.1.a\n" in ran.out


def test_a_figure_that_the_plan_no_longer_has_is_not_carried_on(small: Path, measured: Paper) -> None:
    edit(small, "plan/targets.yaml", "id: II.1.a", "id: II.1.b")
    measured.put("III.1.a", result="Đã rà soát").put("II.1.a", above=None, below=None).save()
    ran = collect(small, "Phieu.xlsx", now=LATER)
    assert "0 mới, 1 đính chính, 0 không đổi" in ran.out, ran.err
    assert figures(small) == ["112"]
