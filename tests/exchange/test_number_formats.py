"""What a person sees of a number in a cell, format by format."""

import pytest

from tthc_cli.exchange.forms.number_formats import Sight, sight_of

COMMA_STYLE = '_-* #,##0_-;\\-* #,##0_-;_-* "-"??_-;_-@_-'


@pytest.mark.parametrize(
    "format_",
    [
        "General", "@", "0", "0.00", "#,##0", "#,##0.###", "#,##0.00", "#", "?0", "0 ", "(0)", "0.00E+00", "# ?/?", "??/??", "[Red]0", "0_)",
        "0;-0", "[$-42A]#,##0", COMMA_STYLE, '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', '0" "', "*  0",
    ],
)  # fmt: skip
def test_the_number_itself(format_: str) -> None:
    assert sight_of(format_, 40) is Sight.NUMBER


@pytest.mark.parametrize("format_", ["0%", "0.00%", "0 %", "#,##0%", "0%;-0%", "[Blue]0%"])
def test_a_share(format_: str) -> None:
    assert sight_of(format_, 0.4) is Sight.SHARE


@pytest.mark.parametrize("format_", ["00", "000", "#000", "0000.0", "#,#00"])
def test_zeros_before_it(format_: str) -> None:
    assert sight_of(format_, 7) is Sight.PADDED


@pytest.mark.parametrize(
    "format_",
    [
        '0"%"', "0\\%", '000"/BC-UBND"', '"Số "0', '0" triệu"', "0,", "#,##0,", "0.0,,", '#,##0 "đồng"', "[$₫-42A]0", "0 \\h\\s", "000-000",
        "00/00/0000\\x", "$0", "0;0\\%;0", "[>100]0;0\\%", ";;;", ";0", '"x"', "0x", '0"%', "General\\%",
    ],
)  # fmt: skip
def test_something_else(format_: str) -> None:
    assert sight_of(format_, -7 if format_.startswith("0;0") else 7) is Sight.OTHER


def test_each_number_has_its_own_part() -> None:
    format_ = '0;0\\%;"-"'
    assert [sight_of(format_, number) for number in (7, -7, 0)] == [Sight.NUMBER, Sight.OTHER, Sight.NUMBER]
    assert sight_of('0;-0;"chưa có"', 0) is Sight.OTHER
    assert sight_of("0;-0;;@", 0) is Sight.OTHER, "a zero that is not shown"
    assert sight_of(COMMA_STYLE, 0) is Sight.NUMBER
    assert sight_of('0";"', 7) is Sight.OTHER
