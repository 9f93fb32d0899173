"""Units, groups, and the words by which officers name them."""

import unicodedata

import pytest

from tests.domain.making import make
from tthc_cli.domain.plan import Plan
from tthc_cli.domain.units import Directory, Group, Side, Unit

ALL = ("vp", "kthtdt", "vhxh", "ttpvhcc", "cong-an", "ttdvsnc")


def test_units_of_hong_an(hong_an: Plan) -> None:
    by_side = {side: [unit.id for unit in hong_an.directory.units if unit.side is side] for side in Side}
    assert by_side == {
        Side.INSIDE: list(ALL),
        Side.OUTSIDE: ["ubnd-tp", "so-tai-chinh", "so-khcn", "so-noi-vu", "cong-an-tp", "so-nganh", "buu-chinh"],
        Side.LEADERSHIP: ["chu-tich", "ubnd-phuong"],
    }


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vhxh", ["vhxh"]),
        ("VHXH", ["vhxh"]),
        ("van hoa", ["vhxh"]),
        ("Văn hoá - Xã hội", ["vhxh"]),
        ("phong van hoa - xa hoi", ["vhxh"]),
        (unicodedata.normalize("NFD", "Phòng Văn hóa - Xã hội"), ["vhxh"]),
        ("Trung tâm hành chính công", ["ttpvhcc"]),
        ("Trung tâm Phục vụ hành chính công", ["ttpvhcc"]),
        ("Văn phòng Hội đồng nhân dân & Ủy ban nhân dân phường", ["vp"]),
        ("Văn phòng HĐND và UBND", ["vp"]),
        ("văn phòng", ["vp"]),
        ("Công an phường", ["cong-an"]),
        ("công an", ["cong-an", "cong-an-tp"]),
        ("cong an", ["cong-an", "cong-an-tp"]),
        ("cong-an", ["cong-an"]),
        ("công ân", []),
        ("Sở Y tế", []),
        ("", []),
        ("  ", []),
    ],
)
def test_named_units(hong_an: Plan, typed: str, meant: list[str]) -> None:
    assert [unit.id for unit in hong_an.directory.named(typed)] == meant


def test_every_name_of_a_unit_names_it_alone(hong_an: Plan) -> None:
    for unit in hong_an.directory.units:
        for name in (unit.id, unit.name, unit.short, *unit.aliases):
            assert hong_an.directory.named(name) == [unit], name


def test_units_with_names_like_the_words(hong_an: Plan) -> None:
    assert [unit.id for unit in hong_an.directory.near("Phòng Văn hoa xã hôi")] == ["vhxh"]
    assert [unit.id for unit in hong_an.directory.near("vhxxh")] == ["vhxh"]
    assert hong_an.directory.near("zzzzzz") == []


def test_groups_are_opened_and_each_unit_counts_once(hong_an: Plan) -> None:
    directory = hong_an.directory
    assert directory.members(["tat-ca"]) == ALL
    assert directory.members(["cong-an", "tat-ca"]) == ("cong-an", "vp", "kthtdt", "vhxh", "ttpvhcc", "ttdvsnc")
    assert directory.members(["la", "vp", "vp"]) == ("vp",)
    assert directory.members([]) == ()


def test_names_to_print(hong_an: Plan) -> None:
    directory = hong_an.directory
    assert directory.name("vhxh") == "Phòng Văn hóa - Xã hội"
    assert directory.short("vhxh") == "Phòng VH-XH"
    assert directory.name("tat-ca") == "Các phòng, ban, đơn vị"
    assert directory.short("tat-ca") == "Các đơn vị"
    assert (directory.name("la"), directory.short("la")) == ("la", "la")
    assert directory.knows("vhxh")
    assert directory.knows("tat-ca")
    assert not directory.knows("la")


def test_where_an_id_stands_twice_the_first_counts() -> None:
    units = tuple(make(Unit, id="vp", name=name, short=name, side="inside") for name in ("Một", "Hai"))
    groups = tuple(make(Group, id="nhom", name=name, members=["vp", "la"]) for name in ("Nhóm một", "Nhóm hai"))
    directory = Directory(units, groups)
    assert directory.name("vp") == "Một"
    assert directory.name("nhom") == directory.short("nhom") == "Nhóm một"
    assert directory.members(["nhom"]) == ("vp",)
