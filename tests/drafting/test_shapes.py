"""The shapes in which plans put their tasks, and what becomes of each."""

from tests.imports.drafting import draft_of, due, products, tasks_of, units
from tthc_cli.domain.draft import Certainty


def test_points_under_numbers_keep_their_ids() -> None:
    found = tasks_of("III. NHIỆM VỤ\n1. Mục\na) Một.\nb) Hai.\nđ) Ba.\n2. Mục hai\na) Bốn.\n")
    assert list(found) == ["III.1.a", "III.1.b", "III.1.đ", "III.2.a"]
    assert [item.printed for item in found.values()] == [""] * 4


def test_letters_that_are_no_points_go_on_in_the_order_of_points() -> None:
    found = tasks_of("III. NHIỆM VỤ\n1. Mục\ne) Năm.\nf) Sáu.\ng) Bảy.\n")
    assert {id_: item.printed for id_, item in found.items()} == {
        "III.1.e": "",
        "III.1.g": "III.1.f",
        "III.1.h": "III.1.g",
    }


def test_tasks_of_another_part_say_where_they_stand() -> None:
    draft = draft_of("II. NHIỆM VỤ\n1. Mục\na) Một.\n\nIII. GIẢI PHÁP\n1. Mục\na) Hai.\n")
    assert [(item.id, item.printed) for item in draft.tasks] == [("III.1.a", "II.1.a"), ("III.2.a", "III.1.a")]


def test_numbers_without_points_are_tasks_of_the_part() -> None:
    draft = draft_of("III. NHIỆM VỤ TRỌNG TÂM\n1. Một.\n2. Hai.\n3. Mục\na) Ba.\n4. Bốn.\n")
    assert [item.id for item in draft.tasks] == ["III.1", "III.2", "III.3.a", "III.4"]
    assert draft.sections == {"III": "Nhiệm vụ trọng tâm", "III.3": "Mục"}


def test_dashes_under_a_short_heading_are_tasks() -> None:
    found = tasks_of("III. NHIỆM VỤ\n1. Công tác chỉ đạo, điều hành\n- Ban hành kế hoạch.\n- Kiểm tra công vụ.\n")
    assert {id_: item.printed for id_, item in found.items()} == {"III.1.a": "III.1 gạch 1", "III.1.b": "III.1 gạch 2"}


def test_dashes_under_a_sentence_are_its_steps() -> None:
    found = tasks_of(
        "III. NHIỆM VỤ\n1. Kiểm tra công vụ, gồm:\n- Kiểm tra định kỳ.\n+ tại thôn.\n- Kiểm tra đột xuất.\n"
    )
    assert [(step.id, step.text) for step in found["III.1"].steps] == [
        ("III.1.1", "Kiểm tra định kỳ.\ntại thôn."),
        ("III.1.2", "Kiểm tra đột xuất."),
    ]


def test_a_label_whose_words_stand_below() -> None:
    found = tasks_of("III. NHIỆM VỤ\n1. Mục\na) Một.\n- Đơn vị thực hiện:\n+ Công an phường;\n+ Phòng Nội vụ.\n")
    assert units(found["III.1.a"], "lead") == ("cong-an", "nv")


def test_details_in_the_heading_are_of_all_its_points() -> None:
    found = tasks_of(
        "III. NHIỆM VỤ\n1. Mục (Chủ trì: Công an phường)\n- Thời gian: Quý II/2026\na) Một.\nb) Hai.\n- Thời gian: Quý III/2026\n"
    )
    assert [units(item, "lead") for item in found.values()] == [("cong-an",)] * 2
    assert [due(item) for item in found.values()] == ["Quý II/2026", "Quý III/2026"]
    assert found["III.1.a"].units["lead"].remark == "Kế hoạch ghi một lần, chung cho cả mục"
    assert found["III.1.b"].due is not None
    assert found["III.1.b"].due.certainty is Certainty.READ


def test_points_that_are_details_make_one_task() -> None:
    found = tasks_of(
        "II. NỘI DUNG\n1. Rà soát thủ tục\na) Nội dung: Rà soát toàn bộ.\nb) Đơn vị thực hiện: Công an phường.\n"
        "c) Thời gian hoàn thành: Trước 30/6/2026\nd) Sản phẩm: Danh mục.\n"
    )
    assert [(item.id, item.text) for item in found.values()] == [
        ("III.1", "Rà soát thủ tục\nNội dung: Rà soát toàn bộ.")
    ]
    task = found["III.1"]
    assert (units(task, "lead"), due(task), products(task)) == (("cong-an",), "Trước 30/6/2026", ("Danh mục",))


def test_subsections_with_points_are_sections() -> None:
    draft = draft_of("III. NHIỆM VỤ\n1. Lớn\n1.1. Nhỏ một\na) Một.\n1.2. Nhỏ hai\na) Hai.\n1.3. Ba.\n")
    assert {item.id: item.printed for item in draft.tasks} == {
        "III.1.a": "III.1.1.a",
        "III.2.a": "III.1.2.a",
        "III.3": "III.1.3",
    }
    assert draft.sections["III.1"] == "Nhỏ một"


def test_subsections_without_points_are_tasks() -> None:
    found = tasks_of("III. NHIỆM VỤ\n2. Lớn\n2.1. Một.\n2.2. Hai.\n")
    assert {id_: item.printed for id_, item in found.items()} == {"III.2.a": "III.2.1", "III.2.b": "III.2.2"}


def test_a_subsection_that_assigns_is_a_detail_of_its_neighbours() -> None:
    found = tasks_of(
        "III. NHIỆM VỤ\n2. Lớn\n2.1. Nội dung\na) Một.\n2.2. Phân công thực hiện\nCông an phường chủ trì, phối hợp với Sở Nội vụ.\n"
    )
    assert list(found) == ["III.2.a"]
    assert (units(found["III.2.a"], "lead"), units(found["III.2.a"], "coordinate")) == (("cong-an",), ("so-noi-vu",))


def test_paragraphs_of_a_part_without_marks() -> None:
    found = tasks_of(
        "III. NHIỆM VỤ\nCông an phường rà soát hồ sơ.\nPhòng Kinh tế công khai.\nIV. TỔ CHỨC THỰC HIỆN\nVăn phòng theo dõi.\n"
    )
    assert {id_: item.printed for id_, item in found.items()} == {
        "III.1": "III đoạn 1",
        "III.2": "III đoạn 2",
        "IV.1": "IV đoạn 1",
    }


def test_duties_with_points_have_steps() -> None:
    found = tasks_of(
        "IV. TỔ CHỨC THỰC HIỆN\n1. Công an phường\na) Hướng dẫn.\nb) Báo cáo.\n- Phòng Kinh tế bố trí kinh phí.\n"
    )
    assert [step.text for step in found["IV.1"].steps] == ["Hướng dẫn.", "Báo cáo.\nPhòng Kinh tế bố trí kinh phí."]


def test_a_mark_alone_is_nothing() -> None:
    found = tasks_of("III. NHIỆM VỤ\n1. Mục\na)\nb) Hai.\nc)\n- gạch\n")
    assert {id_: item.text for id_, item in found.items()} == {"III.1.b": "Hai.", "III.1.c": "gạch"}


def test_a_document_that_is_a_list_and_nothing_else() -> None:
    assert list(tasks_of("1. Một.\n2. Hai.\n")) == ["III.1", "III.2"]


def test_more_points_than_letters_go_on_in_the_next_section() -> None:
    rows = "".join(f"- Việc số {number}.\n" for number in range(1, 30))
    draft = draft_of(f"III. NHIỆM VỤ\n1. Mục\n{rows}")
    assert [item.id for item in draft.tasks][:2] + [item.id for item in draft.tasks][-2:] == [
        "III.1.a",
        "III.1.b",
        "III.2.đ",
        "III.2.e",
    ]
    assert draft.sections == {"III.1": "Mục", "III.2": "Mục"}


def test_more_numbers_than_ids_have() -> None:
    rows = "".join(f"- Việc số {number}.\n" for number in range(1, 120))
    ids = [item.id for item in draft_of(f"III. NHIỆM VỤ\n{rows}").tasks]
    assert (len(ids), ids[0], ids[-1]) == (119, "III.1.a", "III.6.d")


def test_sections_of_another_kind_inside_a_part() -> None:
    draft = draft_of(
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Nâng cao.\n2. Chỉ tiêu\n- 90% hồ sơ đúng hạn.\n3. Nhiệm vụ\n- Một.\n- Hai.\n"
    )
    assert [target.text for target in draft.targets] == ["90% hồ sơ đúng hạn."]
    assert [(task.id, task.printed, task.text) for task in draft.tasks] == [
        ("III.1", "I.3 gạch 1", "Một."),
        ("III.2", "I.3 gạch 2", "Hai."),
    ]


def test_parts_inside_great_parts() -> None:
    draft = draft_of("A. MỤC TIÊU\nI. Mục tiêu chung\n1. 90% hồ sơ đúng hạn.\nB. NHIỆM VỤ\nI. Thủ tục\n1. Niêm yết.\n")
    assert [target.printed for target in draft.targets] == ["A.I.1"]
    assert [(task.id, task.printed) for task in draft.tasks] == [("III.1.a", "B.I.1")]
    assert draft.sections == {"III.1": "Thủ tục"}
    assert draft.unread == ()


def test_paragraphs_of_targets_without_marks() -> None:
    draft = draft_of("II. CHỈ TIÊU\nĐạt 90% hồ sơ đúng hạn.\nIII. NHIỆM VỤ\n1. Một.\n")
    assert [[f"{one.at_least}" for one in target.indicators] for target in draft.targets] == [["90"]]


def test_a_target_with_a_deadline_and_a_bound_from_above() -> None:
    (target,) = draft_of("II. CHỈ TIÊU\n1. Đến hết năm 2026, hồ sơ trễ hạn không quá 2%.\n").targets
    assert due(target) == "Đến hết năm 2026"
    assert target.indicators == ()
    assert target.remarks == ("Mức “hồ sơ trễ hạn không quá 2%” chưa theo dõi được bằng chỉ số.",)


def test_words_of_a_deadline_that_can_be_read_in_part() -> None:
    item = tasks_of("III. NHIỆM VỤ\n1. Một.\n- Thời hạn: Quý II, hoàn thành trước 30/6/2026.\n")["III.1"]
    assert item.due is not None
    assert (item.due.value, item.due.certainty) == ("hoàn thành trước 30/6/2026", Certainty.GUESSED)
    assert item.due.remark == "Kế hoạch ghi “Quý II, hoàn thành trước 30/6/2026”; mới đọc được một phần"


def test_who_leads_does_not_coordinate() -> None:
    item = tasks_of("III. NHIỆM VỤ\n1. Một.\n- Chủ trì: Công an phường.\n- Phối hợp: Công an phường.\n- Sản phẩm: ;\n")[
        "III.1"
    ]
    assert ("coordinate" in item.units, products(item)) == (False, ())


def test_a_block_at_the_end_of_a_section_is_strong_and_one_in_the_middle_weak() -> None:
    body = "III. NHIỆM VỤ\n1. Mục\na) Một.\nb) Hai.\n- Chủ trì: Công an phường.\n- Thời hạn: Quý II/2026.\n"
    strong = tasks_of(body)["III.1.a"]
    assert strong.units["lead"].remark == "ghi một lần ở cuối mục, được hiểu là chung cho cả mục (III.1.b)"
    assert strong.inherited == {"lead": "III.1.b", "due": "III.1.b"}
    weak = tasks_of(f"{body}c) Ba.\n")
    assert weak["III.1.a"].units["lead"].remark == "lấy theo mục liền sau, căn cứ yếu (III.1.b)"
    assert "lead" not in weak["III.1.c"].units


def test_a_silent_task_takes_the_unit_whose_duty_speaks_of_it() -> None:
    work = (
        "rà soát, cắt giảm, đơn giản hóa thủ tục hành chính liên quan đến hoạt động sản xuất, kinh doanh trên địa bàn"
    )
    found = tasks_of(
        f"III. NHIỆM VỤ\n1. Chủ động {work}.\nIV. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế tham mưu {work}.\n2. Kinh phí của phường.\n"
    )
    assert found["III.1"].units["lead"].source == "IV.1"
    assert found["III.1"].units["lead"].certainty is Certainty.INHERITED


def test_an_empty_number_in_a_part_of_targets() -> None:
    draft = draft_of("II. CHỈ TIÊU\n1.\n2. 90% hồ sơ đúng hạn.\nIII. NHIỆM VỤ\n1. Một.\n")
    assert [target.text for target in draft.targets] == ["90% hồ sơ đúng hạn."]


def test_goals_and_tasks_under_one_heading() -> None:
    draft = draft_of(
        "I. MỤC TIÊU, NHIỆM VỤ\n1. Mục tiêu\n- 90% hồ sơ đúng hạn.\n2. Nhiệm vụ\na) Một.\nII. MỤC TIÊU, YÊU CẦU\nNâng cao.\n"
    )
    assert [target.text for target in draft.targets] == ["90% hồ sơ đúng hạn."]
    assert [task.text for task in draft.tasks] == ["Một."]


def test_a_long_sentence_is_no_heading() -> None:
    sentence = "Nhiệm vụ của các cơ quan, đơn vị, địa phương là phối hợp chặt chẽ với nhau trong quá trình thực hiện"
    assert draft_of(f"I. {sentence}\n1. Một.\nII. NHIỆM VỤ\n1. Hai.\n").tasks[0].text == "Hai."


def test_what_ids_cannot_hold_is_listed_and_not_lost() -> None:
    rows = "".join(f"{number}. Bộ phận {number} theo dõi.\n" for number in range(1, 100))
    draft = draft_of(f"IV. TỔ CHỨC THỰC HIỆN\n{rows}- x\nV. TRÁCH NHIỆM\n1. Công an phường kiểm tra.\n")
    assert len(draft.duties) == 99
    assert "1. Công an phường kiểm tra." in [line.text for line in draft.unread]
    sections = "".join(f"{number}. Mục\na) Việc {number}.\n" for number in range(1, 100))
    draft = draft_of(f"III. NHIỆM VỤ\n{sections}IV. GIẢI PHÁP\n1. Mục\na) Việc thừa.\n")
    assert len(draft.tasks) == 99
    assert "a) Việc thừa." in [line.text for line in draft.unread]


def test_a_part_of_nothing_but_sections_of_another_kind() -> None:
    draft = draft_of("I. YÊU CẦU\n1. Chỉ tiêu\n- 90% hồ sơ đúng hạn.\nIII. NHIỆM VỤ\n1. Một.\n")
    assert [target.printed for target in draft.targets] == ["I.1 gạch 1"]
