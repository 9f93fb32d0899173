"""The list of tasks and what opens below: for the office and for the public."""

from pathlib import Path

import pytest

from tests.domain.making import append
from tests.domain.telling import instructs, says
from tests.workspaces import assess_on, entry
from tthc_cli.report.dashboard.task_view import EntryView, EvidenceView, FactView, TaskRow
from tthc_cli.report.dashboard.tasks import Teller, is_web_address
from tthc_cli.report.dashboard.view import Audience

WORD = """
    task: III.1.b
    unit: vhxh
    date: 2026-06-12
    by: Nguyễn Văn A
    progress: in_progress
    percent: 40
    result: Đã rà soát
    difficulty: Mạng chậm
    cause: Thiếu máy
    proposal: Mua máy
    next: Quý sau làm tiếp
    evidence:
      - {document: 45/BC, date: 2026-06-10, title: Báo cáo, link: "https://example.vn/45"}
      - {document: 46/BC, link: 'T:\\mật\\46.docx'}
    measures: [{indicator: II.1.a, numerator: 1200, denominator: 1500, source: Sổ tay của anh A}]
"""


def row(root: Path, id_: str, *, audience: Audience = Audience.INTERNAL, day: str = "2026-06-30") -> TaskRow:
    sections = Teller(assess_on(root, day), audience).sections()
    return next(task for section in sections for task in section.tasks if task.id == id_)


def test_an_entry_for_the_office_is_whole(small: Path) -> None:
    entry(small, "a.yaml", WORD)
    assert row(small, "III.1.b").entries == (
        EntryView(
            "12/06/2026",
            "Phòng Văn hóa - Xã hội",
            "Đang thực hiện 40%",
            "Nguyễn Văn A",
            (),
            (
                FactView("Kết quả", "Đã rà soát"),
                FactView("Khó khăn, vướng mắc", "Mạng chậm"),
                FactView("Nguyên nhân", "Thiếu máy"),
                FactView("Đề xuất, kiến nghị", "Mua máy"),
                FactView("Phương hướng", "Quý sau làm tiếp"),
            ),
            (
                EvidenceView("45/BC ngày 10/06/2026 Báo cáo", "https://example.vn/45", ""),
                EvidenceView("46/BC", "", "T:\\mật\\46.docx"),
            ),
            ("II.1.a: 1.200/1.500 (Sổ tay của anh A)",),
        ),
    )


def test_an_entry_for_the_public_has_what_was_done_and_proved(small: Path) -> None:
    entry(small, "a.yaml", WORD)
    assert row(small, "III.1.b", audience=Audience.PUBLIC).entries == (
        EntryView(
            "12/06/2026",
            "Phòng Văn hóa - Xã hội",
            "Đang thực hiện 40%",
            "",
            (),
            (FactView("Kết quả", "Đã rà soát"),),
            (
                EvidenceView("45/BC ngày 10/06/2026 Báo cáo", "https://example.vn/45", ""),
                EvidenceView("46/BC", "", ""),
            ),
            ("II.1.a: 1.200/1.500",),
        ),
    )
    assert list(Teller(assess_on(small, "2026-06-30"), Audience.PUBLIC).difficulties()) == []


def test_difficulties_the_oldest_first(small: Path) -> None:
    entry(small, "a.yaml", WORD)
    says(small, "b.yaml", "III.1.a", "vp", "2026-04-01", "in_progress", "difficulty: Thiếu người")
    told = Teller(assess_on(small, "2026-06-30"), Audience.INTERNAL).difficulties()
    assert [(one.id, one.title, one.unit, one.text, one.since, one.days) for one in told] == [
        ("III.1.a", "III.1.a Rà soát thủ tục", "Văn phòng", "Thiếu người", "01/04/2026", 90),
        ("III.1.b", "III.1.b Tiếp nhận phản ánh", "Phòng Văn hóa - Xã hội", "Mạng chậm", "12/06/2026", 18),
    ]


def test_newest_first_with_documents_received(small: Path) -> None:
    instructs(small, "a.yaml", "III.2.d", "2026-05-01", "5/SNV", due="2026-06-30")
    says(small, "b.yaml", "III.2.d", "vhxh", "2026-06-01", "in_progress")
    says(small, "c.yaml", "III.2.d", "vp", "2026-05-20", "in_progress", "late: true")
    says(small, "d.yaml", "III.2.d", "vhxh", "2026-06-01", "in_progress", "corrects: b.yaml")
    instructs(small, "e.yaml", "III.2.d", "2026-04-01", "4/SNV")
    assert [(said.day, said.who, said.status, said.remarks) for said in row(small, "III.2.d").entries] == [
        ("01/06/2026", "Phòng Văn hóa - Xã hội", "Đang thực hiện", ("bản đính chính",)),
        ("20/05/2026", "Văn phòng", "Đang thực hiện", ("ghi bổ sung sau khi chốt kỳ",)),
        ("01/05/2026", "Sở Nội vụ", "Văn bản 5/SNV ngày 01/05/2026; hạn 30/06/2026", ()),
        ("01/04/2026", "Sở Nội vụ", "Văn bản 4/SNV ngày 01/04/2026; không nêu hạn", ()),
    ]


def test_a_row_says_both_axes_and_counts(small: Path) -> None:
    says(small, "a.yaml", "III.1.a", "vp", "2026-06-16", "done", "result: Xong")
    found = row(small, "III.1.a")
    assert (found.lead, found.status, found.settled, found.reported) == (
        "Các phòng, ban",
        "Đang thực hiện (trong hạn)",
        "1/2",
        "",
    )
    assert (found.kinds, found.unit_kinds) == (
        "in_progress on_time",
        (("vp", "done on_time"), ("vhxh", "none on_time")),
    )
    assert [(unit.unit, unit.status, unit.remarks) for unit in found.units] == [
        ("Văn phòng", "Hoàn thành (trong hạn)", ("100%", "xong ngày 16/06/2026")),
        ("Phòng Văn hóa - Xã hội", "Chưa có báo cáo (trong hạn)", ()),
    ]
    assert row(small, "III.1.b").reported == "0/1"
    assert row(small, "III.1.b").units[0].remarks == ("chưa có báo cáo kỳ này",)
    says(small, "b.yaml", "III.1.b", "vhxh", "2026-06-16", "in_progress")
    assert row(small, "III.1.b").units[0].remarks == ("đã có báo cáo kỳ này",)


def test_notes_of_ours_stay_inside_and_what_was_inherited_is_said(demo: Path) -> None:
    inside = {fact.label: fact.value for fact in row(demo, "III.2.a").facts}
    outside = {fact.label: fact.value for fact in row(demo, "III.2.a", audience=Audience.PUBLIC).facts}
    assert "Căn cứ yếu" in inside.pop("Ghi chú")
    assert inside == outside
    assert outside["Thời hạn"].endswith("(kế hoạch không ghi; lấy theo III.2.b, cần xác nhận)")


def test_steps_and_indicators_of_a_task(demo: Path) -> None:
    assert [step.id for step in row(demo, "III.1.b").steps] == ["III.1.b.1", "III.1.b.2", "III.1.b.3", "III.1.b.4"]
    assert row(demo, "III.2.c", day="2026-09-14").indicators[0] == (
        "III.2.c.1 số hóa 100% hồ sơ: 4.120/4.888 (đạt 84,3%; 1/6 đơn vị có số liệu); giao 100%"
    )


def test_a_word_on_a_step_says_so(small: Path) -> None:
    append(small, "plan/tasks/III.1.yaml", "  steps: [{id: III.1.b.1, text: Tiếp nhận}]\n")
    says(small, "a.yaml", "III.1.b.1", "vhxh", "2026-06-01", "in_progress", "difficulty: Mạng chậm")
    assert [said.remarks for said in row(small, "III.1.b").entries] == [("về III.1.b.1",)]
    (told,) = Teller(assess_on(small, "2026-06-30"), Audience.INTERNAL).difficulties()
    assert (told.id, told.title) == ("III.1.b", "III.1.b.1 Tiếp nhận phản ánh")


@pytest.mark.parametrize(
    ("link", "is_web"),
    [
        ("https://example.vn/a", True),
        ("http://10.0.0.5/a?b=c", True),
        ("HTTPS://EXAMPLE.VN", True),
        ("", False),
        ("https:", False),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("file:///etc/passwd", False),
        ("//example.vn/a", False),
        ("\\\\may-chu\\vb\\45.pdf", False),
        ("C:\\vb\\45.pdf", False),
        ("vb/45.pdf", False),
        ("http://[::1", False),
    ],
)
def test_only_addresses_of_the_web_are_followed(link: str, is_web: bool) -> None:  # noqa: FBT001  # a table
    assert is_web_address(link) is is_web
