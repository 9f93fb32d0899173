"""5 rõ: what a task of the plan leaves unclear."""

from pathlib import Path

import pytest

from tests.domain.making import append, edit, found
from tthc_cli.domain.checks.book import Check
from tthc_cli.domain.checks.catalogue import CLARITY_CHECKS
from tthc_cli.domain.checks.clarity import (
    blank_frames,
    open_targets,
    orphan_targets,
    unclear_person,
    unclear_responsibility,
    unclear_result,
    unclear_time,
    unclear_work,
)

ONE, TWO, PLAN, TARGETS = "plan/tasks/III.1.yaml", "plan/tasks/III.2.yaml", "plan/plan.yaml", "plan/targets.yaml"


def test_what_the_small_plan_leaves_unclear(small: Path) -> None:
    assert found(small, *CLARITY_CHECKS) == [
        "T501 III.1.yaml.0.lead: III.1.a, rõ người - yếu: giao chung cho tập thể",
        "T503 III.1.yaml.1.due: III.1.b, rõ thời gian - yếu: thường xuyên, không có mốc",
        "T503 III.2.yaml.0.due: III.2.d, rõ thời gian - yếu: phụ thuộc chỉ đạo, hướng dẫn hoặc yêu cầu",
    ]


@pytest.mark.parametrize(
    ("check", "old", "new", "finding"),
    [
        (unclear_person, "  lead: [vhxh]\n", "", "T501 III.2.yaml.1.lead: III.2.đ, rõ người - thiếu đơn vị chủ trì"),
        (unclear_person, "lead: [vhxh]", "lead: [vhxh, vp]", "T501 III.2.yaml.1.lead: III.2.đ, rõ người - yếu: 2 đơn vị cùng chủ trì"),
        (
            unclear_person, "  lead: [vhxh]\n", "  lead: [vhxh]\n  inherited: {lead: III.2.d}\n",
            "T501 III.2.yaml.1.lead: III.2.đ, rõ người - yếu: suy từ III.2.d, cần xác nhận",
        ),
        (
            unclear_person, "lead: [vhxh]", "lead: [tat-ca, vp]",
            "T501 III.2.yaml.1.lead: III.2.đ, rõ người - yếu: giao chung cho tập thể, 2 đơn vị cùng chủ trì",
        ),
        (
            unclear_work, "text: Bồi dưỡng nghiệp vụ cho công chức.", "text: Bồi dưỡng; phát triển; tuyên truyền.",
            "T502 III.2.yaml.1.text: III.2.đ, rõ việc - yếu: nhiều việc trong một nhiệm vụ, chưa chia bước",
        ),
        (unclear_time, "  due: trong tháng 10/2026\n", "", "T503 III.2.yaml.1.id: III.2.đ, rõ thời gian - thiếu thời hạn"),
        (
            unclear_time, "trong tháng 10/2026", "Thường xuyên hoặc theo sự chỉ đạo của Sở Nội vụ",
            "T503 III.2.yaml.1.due: III.2.đ, rõ thời gian - yếu: thường xuyên, không có mốc, phụ thuộc chỉ đạo, hướng dẫn hoặc yêu cầu",
        ),
        (
            unclear_time, "due: trong tháng 10/2026", "due: trong tháng 10/2026\n  inherited: {due: III.2.d}",
            "T503 III.2.yaml.1.due: III.2.đ, rõ thời gian - yếu: kế thừa từ III.2.d, cần xác nhận",
        ),
        (unclear_result, "  products: [Lớp bồi dưỡng]\n", "", "T504 III.2.yaml.1.id: III.2.đ, rõ kết quả - thiếu sản phẩm"),
        (
            unclear_result, "Lớp bồi dưỡng", "Báo cáo kết quả thực hiện",
            "T504 III.2.yaml.1.products: III.2.đ, rõ kết quả - yếu: sản phẩm chỉ là báo cáo",
        ),
        (
            unclear_result, "products: [Lớp bồi dưỡng]", "products: [Lớp bồi dưỡng]\n  inherited: {products: III.2.d}",
            "T504 III.2.yaml.1.products: III.2.đ, rõ kết quả - yếu: kế thừa từ III.2.d, cần xác nhận",
        ),
    ],
)  # fmt: skip
def test_findings(small: Path, check: Check, old: str, new: str, finding: str) -> None:
    path = small / TWO
    first, separator, second = path.read_text("utf-8").partition("- id: III.2.đ")
    assert old in second
    path.write_text(first + separator + second.replace(old, new), "utf-8")
    assert [line for line in found(small, check) if "III.2.đ" in line] == [finding]


def test_two_products_one_of_them_countable_are_clear(small: Path) -> None:
    edit(small, TWO, "[Lớp bồi dưỡng]", "[Báo cáo kết quả thực hiện, Lớp bồi dưỡng]")
    assert found(small, unclear_result) == []


def test_steps_make_several_works_clear(small: Path) -> None:
    edit(small, TWO, "Bồi dưỡng nghiệp vụ cho công chức.", "Bồi dưỡng; tuyên truyền.")
    append(small, TWO, "  steps: [{id: III.2.đ.1, text: Bồi dưỡng}, {id: III.2.đ.2, text: Tuyên truyền}]\n")
    assert found(small, unclear_work) == []


DUTY = """\
- id: IV.1
  title: Báo cáo
  text: Báo cáo.
  lead: [tat-ca]
  due: Định kỳ hàng quý
  report_to: [vp]
"""


def test_who_receives_the_results(small: Path) -> None:
    edit(small, TWO, "  report_to: [vp]\n", "")
    nobody = "T505 III.2.yaml.0.id: III.2.d, rõ trách nhiệm - thiếu nơi nhận kết quả"
    assert found(small, unclear_responsibility) == [nobody]
    (small / "plan/tasks/IV.yaml").write_text(DUTY, "utf-8")
    assert found(small, unclear_responsibility) == []
    edit(small, "plan/tasks/IV.yaml", "  due: Định kỳ hàng quý\n", "")
    assert found(small, unclear_responsibility) == [nobody]


def test_who_helps(small: Path) -> None:
    edit(small, TWO, "  coordinate: [vp]\n", "")
    assert found(small, unclear_responsibility) == [
        "T505 III.2.yaml.0.id: III.2.d, rõ trách nhiệm - yếu: không có đơn vị phối hợp hay tổng hợp"
    ]
    edit(small, TWO, "  report_to: [vp]\n", "  report_to: [vp]\n  consolidate: [vp]\n")
    assert found(small, unclear_responsibility) == []


def test_a_target_that_nobody_serves(small: Path) -> None:
    edit(small, ONE, "  serves: [II.1]\n", "")
    assert found(small, orphan_targets) == [
        "T506 targets.yaml.targets.0.id: II.1: chưa có nhiệm vụ nào thực hiện chỉ tiêu này"
    ]


def test_what_a_target_leaves_open(small: Path) -> None:
    append(small, TARGETS, "        baseline: Không nêu năm gốc.\n    assumed: {due: Tạm lấy ngày cuối năm.}\n")
    assert found(small, open_targets) == [
        "T507 targets.yaml.targets.0.assumed.due: II.1: Tạm lấy ngày cuối năm.",
        "T507 targets.yaml.targets.0.indicators.0.baseline: II.1.a: Không nêu năm gốc.",
    ]


def test_frames_of_documents(small: Path) -> None:
    edit(
        small,
        PLAN,
        "    addressees: [Chủ tịch phường]\n    signer: {position: CHÁNH VĂN PHÒNG}\n    recipients: [Như trên;]\n",
        "",
    )
    assert found(small, blank_frames) == [
        "T508 plan.yaml.reports.tong-hop: khung của văn bản tong-hop còn thiếu: addressees, signer, recipients"
    ]
    edit(small, PLAN, "  don-doc:", "  phu-luc:")
    assert found(small, blank_frames)[1] == "T508 plan.yaml.reports: chưa có khung của văn bản don-doc"
