"""Completion in real shells: what Tab makes of a word, and what a list of candidates shows."""

from pathlib import Path

import pytest

from tests.running import run
from tests.shells import SCRIPTS, Shell, is_there
from tests.workspaces import lay
from tthc_cli.usecases.suggesting import SHELLS

LIVE = [
    pytest.param(shell, marks=pytest.mark.skipif(not is_there(shell), reason=f"no {shell} here"))
    for shell in ("bash", "zsh")
]


@pytest.fixture(params=LIVE)
def shell(request: pytest.FixtureRequest, tmp_path: Path, demo: Path) -> Shell:
    return Shell(request.param, tmp_path / "home", demo)


def test_tab_makes_an_id_typed_loosely_the_id_that_is_meant(shell: Shell) -> None:
    assert shell.words_after("tthc record 2.dd\t\r")[:2] == ["record", "III.2.đ"]


def test_tab_completes_the_value_of_an_option_however_it_is_joined(shell: Shell) -> None:
    typed = "tthc record III.2.b --unit vh\t--progress not\t--measure II.2\t112/150 --corrects=20260911\t\r"
    assert [word for word in shell.words_after(typed) if word] == [
        "record", "III.2.b", "--unit", "vhxh", "--progress", "not_arising",
        "--measure", "II.2.a=112/150", "--corrects=20260911-III-3-a-vp-c738c1.yaml",
    ]  # fmt: skip


def test_tab_twice_lists_the_ids_with_what_they_mean(shell: Shell) -> None:
    last = "III.2.e  Tiếp nhận, xử lý phản ánh, kiến nghị về cơ chế, TTHC"
    screen = shell.screen_after("tthc show III.2.\t\t", shows=last)
    assert last in screen
    assert "III.2.d  Góp ý nâng cấp Hệ thống thông tin giải quyết TTHC" in screen
    assert "III.2.đ  Thúc đẩy triển khai Đề án 06, kết nối dữ liệu dân cư" in screen


def test_what_a_plan_says_is_never_run(shell: Shell, tmp_path: Path) -> None:
    """A title is text of others: expansions, quotes, backslashes and colons in it stay letters."""
    trap = tmp_path / "home" / "trap"
    title = rf"""a:b \$(touch {trap}) $(touch {trap}) `touch {trap}` ') touch {trap} ("""
    lay(
        tmp_path / "work",
        {
            "plan/tasks/III.9.yaml": f"- id: III.9.a\n  title: '{title.replace(chr(39), chr(39) * 2)}'\n  text: x\n- id: III.9.b\n  title: hết\n  text: x\n"
        },
    )
    screen = shell.screen_after(f"cd '{tmp_path / 'work'}'\rtthc show III.9.\t\t", shows="III.9.b  hết")
    assert "III.9.b  hết" in screen
    assert not trap.exists()


TRAPS = (
    "$(touch${IFS}PWNED)", "`touch${IFS}PWNED`", ";touch PWNED;", "&touch PWNED&", "|touch PWNED", ">PWNED", "'; touch PWNED; '",
    '"; touch PWNED; "', "\\$(touch PWNED)", "!touch PWNED", "\ntouch PWNED\n",
)  # fmt: skip
"""What the name of a file below plan/ or templates/ may end with, and what would run something if a shell read it."""


@pytest.mark.parametrize("name", LIVE)
@pytest.mark.parametrize(
    "typed", ["--corrects {}\t\r", '--corrects "{}\t"\r', "--corrects={}\t\t\r", "--template '{}\t'\r"]
)
def test_no_name_of_a_file_is_run(name: str, typed: str, tmp_path: Path) -> None:
    """Tab, Enter, for each of the names: the command gets a word, and nothing else happens."""
    root = lay(tmp_path / "work")
    (root / "plan" / "progress" / "2026-09").mkdir(parents=True)
    (root / "templates").mkdir()
    begun = [f"z{number:02}" for number in range(len(TRAPS))]
    for start, trap in zip(begun, TRAPS, strict=True):
        (root / "plan" / "progress" / "2026-09" / f"{start}{trap}.yaml").write_text("x", encoding="utf-8")
        (root / "templates" / f"{start}{trap}.md.j2").write_text("x", encoding="utf-8")
    lines = "".join(f"tthc record III.1.a {typed.format(start)}" for start in begun)
    screen = Shell(name, tmp_path / "home", root).screen_after(f"{lines}echo DO''NE\r", shows="DONE")
    assert "DONE" in screen
    assert not list(tmp_path.rglob("*PWNED"))


@pytest.mark.parametrize("name", LIVE)
def test_what_two_units_of_one_id_are_called_is_never_inserted(name: str, tmp_path: Path) -> None:
    """Candidates that are all the same are one candidate: its meaning must not follow it."""
    unit = "  - {id: trung, name: '$(touch PWNED)', short: x, side: inside}\n"
    root = lay(tmp_path / "work")
    units = root / "plan" / "units.yaml"
    units.write_text(units.read_text(encoding="utf-8").replace("units:\n", f"units:\n{unit * 2}"), encoding="utf-8")
    words = Shell(name, tmp_path / "home", root).words_after("tthc status --unit tru\t\r")
    assert words == ["status", "--unit", "trung"]
    assert not list(tmp_path.rglob("PWNED"))


def test_without_a_plan_files_are_offered_as_ever(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "home" / "ke-hoach.yaml").touch()
    words = shell.words_after(f"cd '{tmp_path / 'home'}'\rtthc record ke-\t\r")
    assert words[:2] == ["record", "ke-hoach.yaml"]


@pytest.mark.parametrize("name", SHELLS)
def test_scripts_are_ascii_so_that_no_code_page_spoils_them(name: str, tmp_path: Path) -> None:
    printed = run("completion", name, at=tmp_path)
    assert printed.code == 0
    assert printed.out.isascii()
    assert printed.out == (SCRIPTS / f"tthc.{SHELLS[name]}").read_text(encoding="ascii")


def test_the_script_for_powershell_sets_the_encoding_and_puts_it_back() -> None:
    """PowerShell itself is not on every machine that runs this: what its documentation asks for stands in the script."""
    script = (SCRIPTS / "tthc.ps1").read_text(encoding="ascii")
    assert "Register-ArgumentCompleter -Native -CommandName 'tthc'" in script
    assert script.index("$encoding = [Console]::OutputEncoding") < script.index("UTF8Encoding $false")
    finally_ = script[script.index("finally {") :]
    assert "[Console]::OutputEncoding = $encoding" in finally_
    assert "Remove-Item Env:TTHC_COMPLETE" in finally_
    assert "Invoke-Expression\n" in script.splitlines(keepends=True)[0]
    assert "Invoke-Expression" not in "".join(script.splitlines()[1:])
    for pair in ("()", "{}", "[]"):
        assert script.count(pair[0]) == script.count(pair[1])


def test_a_shell_that_is_not_known_is_refused(tmp_path: Path) -> None:
    ran = run("completion", "cmd", at=tmp_path)
    assert ran == (2, "", "Lỗi: không có loại cửa sổ lệnh “cmd”\n  Cách sửa: Chọn trong: bash, zsh, powershell.\n")
