"""The head and the end of a document, with what offices leave out, misspell or put into columns."""

from datetime import date

import pytest

from tthc_cli.domain.draft import Certainty, PlanDraft
from tthc_cli.exchange.drafting.reading import draft_plan
from tthc_cli.exchange.drafting.text_lines import read_text

BODY = "\nIII. NHIỆM VỤ\n1. Một.\n"


def draft_of(head: str, end: str = "") -> PlanDraft:
    return draft_plan(read_text(head + BODY + end))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Số: 83 /KH-UBND", "83/KH-UBND"),
        ("Số : 45 /KH - UBND", "45/KH-UBND"),
        ("Số 08/KH-UBND", "08/KH-UBND"),
        ("Số: 12/KH-BCĐ", "12/KH-BCĐ"),
        ("Số:      /KH-UBND", "/KH-UBND"),
        ("Thực hiện Quyết định số 714/QĐ-UBND", None),
    ],
)
def test_numbers(text: str, number: str | None) -> None:
    found = draft_of(text).head.number
    assert (found.value if found else None) == number
    if number == "/KH-UBND":
        assert found is not None
        assert found.remark == "văn bản chưa ghi số; điền số vào trước dấu /"


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("Hồng An, ngày 12 tháng 3 năm 2026", "Hồng An", date(2026, 3, 12)),
        ("TP. Sông Thử, ngày 05 tháng 01 năm 2026", "Sông Thử", date(2026, 1, 5)),
        ("Số: 5/KH-UBND Thử, ngày 5 tháng 1 năm 2026", "Thử", date(2026, 1, 5)),
        ("Thử, ngày    tháng 02 năm 2026", "Thử", None),
        ("Thử, ngày ... tháng ... năm 2026", "Thử", None),
        ("Thử, ngày 31 tháng 02 năm 2026", "Thử", None),
        ("Thử, ngày 1 tháng 2 năm 0026", "Thử", None),
        ("phát triể, ngày 1 tháng 2 năm 2026", None, date(2026, 2, 1)),
        ("Thử, ngày 1O tháng 4 năm 2O26", None, None),
    ],
)
def test_places_and_days(text: str, place: str | None, day: date | None) -> None:
    head = draft_of(text).head
    assert (head.place.value if head.place else None, head.date.value if head.date else None) == (place, day)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("KẾ HOẠCH\nCải cách hành chính\nnăm 2026\nCăn cứ Luật;", "Cải cách hành chính năm 2026"),
        ("KẾ HOẠCH\nTriển khai Đề án 06\nThực hiện Quyết định", "Triển khai Đề án 06"),
        ("KÊ HOẠCH\nRà soát\n(Ban hành kèm theo Quyết định)", "Rà soát"),
        ("Kế hoạch cải cách hành chính năm 2026\n(Dự thảo)", "cải cách hành chính năm 2026"),
        ("KẾ HOẠCH\nCăn cứ Luật Tổ chức chính quyền địa phương;", None),
        ("KẾ HOẠCH\nỦy ban nhân dân phường Thử ban hành kế hoạch như sau:", None),
        ("Một tờ giấy", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    found = draft_of(text).head.title
    assert (found.value if found else None) == title


def test_the_year_of_the_title_or_of_the_day() -> None:
    day = "Thử, ngày 12 tháng 12 năm 2025\n"
    said = draft_of(f"{day}KẾ HOẠCH\nCải cách năm 2026\n").head.year
    assert said is not None
    assert (said.value, said.certainty) == (2026, Certainty.READ)
    guessed = draft_of(f"{day}KẾ HOẠCH\nCải cách\n").head.year
    assert guessed is not None
    assert (guessed.value, guessed.remark) == (2025, "tên kế hoạch không nêu năm; lấy theo ngày ban hành")
    assert draft_of("KẾ HOẠCH\nCải cách năm 9999\n").head.year is None


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Thực hiện Quyết định số 714/QĐ-UBND của UBND thành phố; Ủy ban nhân dân phường Hồng An xây dựng kế hoạch:", "Ủy ban nhân dân phường Hồng An"),
        ("UBND xã Long Hậu ban hành Kế hoạch như sau:", "UBND xã Long Hậu"),
        ("Bộ Hạ tầng số ban hành Kế hoạch như sau:", "Bộ Hạ tầng số"),
        ("UBND TỈNH X\nỦY BAN NHÂN DÂN\nXÃ TÂN LẬP", "Ủy ban nhân dân xã Tân Lập"),
        ("ỦY BAN NHÂN DÂN TỈNH ĐÔNG SƠN\nỦy ban nhân dân tỉnh ban hành kế hoạch:", "Ủy ban nhân dân tỉnh Đông Sơn"),
        ("CÔNG TY THỬ", None),
    ],
)  # fmt: skip
def test_issuers(text: str, issuer: str | None) -> None:
    found = draft_of(text).head.issuer
    assert (found.value if found else None) == issuer


def test_bases() -> None:
    text = (
        "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá;\n"
        "Căn cứ Kế hoạch số 15/KH-UBND ngày 20 tháng 01 năm 2026 của UBND thành phố về chuyển đổi số; "
        "Quyết định số 1/QĐ-UBND ngày 31/02/2026 của UBND thành phố về việc khác.\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;\n"
    )
    assert [(basis.document, basis.date, basis.issuer, basis.title) for basis in draft_of(text).head.bases] == [
        ("Nghị quyết số 57-NQ/TW", date(2024, 12, 22), "Bộ Chính trị", "về đột phá"),
        ("Kế hoạch số 15/KH-UBND", date(2026, 1, 20), "UBND thành phố", "về chuyển đổi số"),
    ]


def test_signer_and_recipients() -> None:
    end = "Nơi nhận:\n- Như trên;\n• Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nLê Thị Lan\n"
    head = draft_of("KẾ HOẠCH\nThử", end).head
    assert head.recipients == ("Như trên;", "Lưu: VT.")
    assert head.signer is not None
    assert (head.signer.authority, head.signer.position, head.signer.name) == (
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
        "PHÓ CHỦ TỊCH",
        "Lê Thị Lan",
    )


def test_an_end_without_signer() -> None:
    assert draft_of("KẾ HOẠCH\nThử", "Nơi nhận:\n- Lưu: VT.\n").head.signer is None


def test_an_end_without_recipients() -> None:
    head = draft_of("KẾ HOẠCH\nThử", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n").head
    assert head.signer is not None
    assert (head.signer.position, head.signer.name, head.recipients) == ("CHỦ TỊCH", "", ())


def test_closing_sentences_belong_to_no_task() -> None:
    draft = draft_of(
        "KẾ HOẠCH\nThử", "Yêu cầu các đơn vị thực hiện nghiêm.\nTrên đây là Kế hoạch./.\nNơi nhận:\n- Lưu: VT.\n"
    )
    assert [task.text for task in draft.tasks] == ["Một."]
    assert [line.text for line in draft.unread] == ["Yêu cầu các đơn vị thực hiện nghiêm.", "Trên đây là Kế hoạch./."]
