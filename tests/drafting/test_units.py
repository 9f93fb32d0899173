"""One unit written three ways is one, two that look alike stay two; who stands inside depends on who issued the plan."""

import pytest

from tests.imports.drafting import draft_of
from tthc_cli.domain.draft import UnitDraft
from tthc_cli.domain.units import Directory, Group, Side, Unit
from tthc_cli.exchange.drafting.mentions import find_mentions
from tthc_cli.exchange.drafting.unit_keys import Office
from tthc_cli.exchange.drafting.units import UnitRegister


def register(*names: str, issuer: str = "Ủy ban nhân dân phường Thử", known: Directory | None = None) -> UnitRegister:
    made = UnitRegister(Office.of(issuer), known)
    for line, name in enumerate(names, 1):
        for mention in find_mentions(name):
            made.id_of(mention, line)
    return made


def units(*names: str, issuer: str = "Ủy ban nhân dân phường Thử") -> dict[str, UnitDraft]:
    return {unit.id: unit for unit in register(*names, issuer=issuer).units()}


def test_one_unit_written_many_ways() -> None:
    found = units(
        "Văn phòng HĐND&UBND phường",
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường Thử",
        "VP HĐND&UBND",
        "Phòng Văn hóa - Xã hội",
        "phòng Văn hóa – Xã hội",
        "Trung tâm Phục vụ hành chính công",
        "Trung tâm PVHCC phường",
        "Trung tâm hành chính công",
    )
    assert {id_: unit.name for id_, unit in found.items()} == {
        "vp": "Văn phòng HĐND&UBND phường",
        "vhxh": "Phòng Văn hóa - Xã hội",
        "ttpvhcc": "Trung tâm Phục vụ hành chính công",
    }
    assert found["vp"].aliases == ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường Thử", "VP HĐND&UBND")
    assert found["vp"].short == "VP HĐND&UBND"


def test_two_that_look_alike_stay_two_and_are_asked_about() -> None:
    found = units("Phòng Kinh tế", "Phòng Kinh tế, hạ tầng và đô thị", "Trạm Y tế phường", "Trạm Y tê phường")
    assert [unit.remark for unit in found.values()][:2] == ["", ""]
    assert list(found) == ["kt", "kthtdt", "tyt"]
    found = units("Trung tâm Dịch vụ sự nghiệp công", "Trung tâm Cung ứng dịch vụ sự nghiệp công")
    assert found["ttdvsnc"].remark.startswith(
        "có phải cùng một đơn vị với “Trung tâm Cung ứng dịch vụ sự nghiệp công”?"
    )
    assert len(found) == 2


def test_a_number_or_a_level_tells_two_apart() -> None:
    found = units("Thuế cơ sở 3", "Thuế cơ sở 4", "Ủy ban nhân dân phường", "Ủy ban nhân dân thành phố")
    assert [unit.remark for unit in found.values()] == [""] * 4


@pytest.mark.parametrize(
    ("issuer", "name", "side"),
    [
        ("Ủy ban nhân dân phường Thử", "Công an phường", Side.INSIDE),
        ("Ủy ban nhân dân phường Thử", "Công an thành phố", Side.OUTSIDE),
        ("Ủy ban nhân dân phường Thử", "Sở Nội vụ", Side.OUTSIDE),
        ("Ủy ban nhân dân phường Thử", "Chủ tịch UBND phường", Side.LEADERSHIP),
        ("Ủy ban nhân dân phường Thử", "UBND thành phố", Side.OUTSIDE),
        ("UBND xã Thử", "Kho bạc Nhà nước khu vực 2", Side.OUTSIDE),
        ("Ủy ban nhân dân tỉnh Thử", "Sở Nội vụ", Side.INSIDE),
        ("Ủy ban nhân dân tỉnh Thử", "UBND tỉnh", Side.LEADERSHIP),
        ("Ủy ban nhân dân tỉnh Thử", "Bộ Nội vụ", Side.OUTSIDE),
        ("Bộ Thử", "Cục Viễn thông", Side.INSIDE),
        ("Bộ Thử", "Sở Nội vụ", Side.OUTSIDE),
        ("", "Công an phường", Side.INSIDE),
    ],
)
def test_sides(issuer: str, name: str, side: Side) -> None:
    (unit,) = units(name, issuer=issuer).values()
    assert unit.side is side


def test_ids_are_short_and_given_once() -> None:
    found = units(
        "Sở Khoa học và Công nghệ",
        "Sở Nội vụ",
        "Công an thành phố",
        "UBND thành phố",
        "UBND phường",
        "Đội Quản lý trật tự",
        "Phòng Quản lý",
        "Phòng Quân lực",
    )
    assert list(found) == ["so-khcn", "so-noi-vu", "cong-an-tp", "ubnd-tp", "ubnd-phuong", "dqltt", "ql", "ql-2"]


def test_a_collective_means_the_units_of_the_office() -> None:
    made = register(
        "Các phòng, ban, đơn vị",
        "Phòng Nội vụ",
        "Sở Nội vụ",
        "tất cả các phòng, ban",
        "các phòng chuyên môn",
        "các cơ quan liên quan",
    )
    groups = {group.id: group for group in made.groups()}
    assert groups["tat-ca"].members == ("nv",)
    assert groups["tat-ca"].aliases == ("Tất cả các phòng, ban",)
    assert groups["cac-phong"].name == "Các phòng chuyên môn"
    assert len(groups) == 2


def test_a_collective_of_nobody_else_is_a_unit() -> None:
    made = register("Các phòng, ban, đơn vị", "Sở Nội vụ")
    assert made.groups() == ()
    assert [(unit.id, unit.side) for unit in made.units()] == [("so-noi-vu", Side.OUTSIDE), ("tat-ca", Side.INSIDE)]


def test_a_collective_of_others_is_a_unit_of_its_own() -> None:
    assert [(unit.id, unit.side) for unit in units("các sở, ngành thành phố", "các tổ dân phố").values()] == [
        ("so-nganh", Side.OUTSIDE),
        ("tdp", Side.INSIDE),
    ]


def test_units_that_are_known_keep_their_ids() -> None:
    known = Directory(
        (Unit(id="ca", name="Công an phường", short="CA", aliases=("Công an phường Thử",), side=Side.INSIDE),),
        (Group(id="moi-nguoi", name="Các phòng, ban, đơn vị", members=("ca",)),),
    )
    made = register("Công an phường", "Phòng Nội vụ", known=known)
    assert made.units()[0].id == "ca"


def test_a_name_of_no_usual_form_is_kept_and_remarked() -> None:
    draft = draft_of("III. NHIỆM VỤ\n1. Mục\na) Việc.\n- Chủ trì: Kế toán, Bà Nguyễn Thị A\n- Thời hạn: 1/6/2026\n")
    lead = draft.tasks[0].units["lead"]
    assert [unit.name for unit in draft.units] == ["Kế toán", "Bà Nguyễn Thị A"]
    assert lead.remark == "tên này không giống tên đơn vị thường gặp"


def test_a_sentence_after_a_label_is_no_name() -> None:
    words = "những người được phân công theo từng thời điểm cụ thể của năm và của quý"
    draft = draft_of(f"III. NHIỆM VỤ\n1. Mục\na) Việc.\n- Chủ trì: {words}, 2\n- Thời hạn: 1/6/2026\n")
    assert draft.units == ()
    assert "lead" not in draft.tasks[0].units
