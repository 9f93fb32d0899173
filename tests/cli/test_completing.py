"""What a half-typed word may become, as a shell is told it: value, tab, meaning."""

import unicodedata
from pathlib import Path

import pytest

from tests.running import run_python
from tests.workspaces import entry
from tthc_cli.cli.completing import complete
from tthc_cli.cli.main import COMMANDS

Screen = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(small)
    monkeypatch.delenv("TTHC_WORKSPACE", raising=False)
    return small


def told(screen: Screen, begun: str, *words: str) -> list[str]:
    assert complete(list(words), begun) == 0
    printed = screen.readouterr()
    assert printed.err == ""
    return printed.out.splitlines()


def values(screen: Screen, begun: str, *words: str) -> list[str]:
    return [line.partition("\t")[0] for line in told(screen, begun, *words)]


def test_commands_with_the_first_line_of_their_help(capsys: Screen) -> None:
    assert values(capsys, "") == list(COMMANDS)
    assert told(capsys, "rec", "--debug") == [
        "record\tGhi tiến độ của một đơn vị về một nhiệm vụ. Ở cửa sổ lệnh, thiếu gì sẽ được hỏi."
    ]
    assert told(capsys, "cal")[0].endswith("để nhập vào lịch trên máy, điện thoại.")


def test_options_with_their_help(capsys: Screen) -> None:
    assert told(capsys, "--v") == ["--version\tHiện phiên bản rồi thôi."]
    assert told(capsys, "--un", "status") == ["--unit\tChỉ việc của một đơn vị."]
    assert values(capsys, "-", "instruct", "III.2.d", "--document") == []
    assert "--document" in values(capsys, "-", "instruct", "III.2.d")


def test_tasks_where_a_task_is_wanted(capsys: Screen) -> None:
    assert values(capsys, "", "record") == ["III.1.a", "III.1.b", "III.2.d", "III.2.đ"]
    assert told(capsys, "III.2.", "log") == ["III.2.d\tKiện toàn bộ phận một cửa", "III.2.đ\tBồi dưỡng nghiệp vụ"]
    assert values(capsys, "III.1", "status", "--task") == ["III.1.a", "III.1.b"]


def test_steps_of_a_task_are_offered_with_it(here: Path, capsys: Screen) -> None:
    task = here / "plan" / "tasks" / "III.2.yaml"
    step = "  steps:\n    - {id: III.2.đ.1, text: Mở lớp}\n"
    task.write_text(task.read_text(encoding="utf-8") + step, encoding="utf-8")
    assert told(capsys, "III.2.đ", "amend") == ["III.2.đ\tBồi dưỡng nghiệp vụ", "III.2.đ.1\tMở lớp"]


@pytest.mark.parametrize(
    ("begun", "meant"),
    [
        ("2.", ["III.2.d", "III.2.đ"]), ("iii.1.", ["III.1.a", "III.1.b"]), ("1.b", ["III.1.b"]),
        ("2.dd", ["III.2.đ"]), ("2.d9", ["III.2.đ"]), ("2.d", ["III.2.d"]), ("iii.2.đ", ["III.2.đ"]),
        ("III.2.\u00f0", ["III.2.đ"]), ("'2.đ", ["III.2.đ"]), ("III.9", []), ("van", []),
    ],
)  # fmt: skip
def test_an_id_typed_loosely_goes_on_as_the_id_that_is_meant(begun: str, meant: list[str], capsys: Screen) -> None:
    assert values(capsys, begun, "record") == meant


def test_only_one_argument_is_asked_for(capsys: Screen) -> None:
    assert values(capsys, "", "record", "III.1.a") == []
    assert values(capsys, "", "record", "--unit", "vhxh") == ["III.1.a", "III.1.b", "III.2.d", "III.2.đ"]
    assert values(capsys, "", "record", "--force") == ["III.1.a", "III.1.b", "III.2.d", "III.2.đ"]
    assert values(capsys, "", "status") == []
    assert values(capsys, "", "không-có") == []


def test_whatever_can_be_shown(capsys: Screen) -> None:
    assert values(capsys, "", "show") == [
        "III.1.a", "III.1.b", "III.2.d", "III.2.đ", "II.1", "vp", "vhxh", "so-noi-vu",
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["status", "record", "report", "calendar"])
def test_units_in_every_command(command: str, capsys: Screen) -> None:
    assert told(capsys, "vh", command, "--unit") == ["vhxh\tPhòng Văn hóa - Xã hội"]
    assert told(capsys, "--unit=vh", command) == ["--unit=vhxh\tPhòng Văn hóa - Xã hội"]
    assert told(capsys, "vh", command, "--unit", "=") == ["vhxh\tPhòng Văn hóa - Xã hội"]
    assert told(capsys, "=", command, "--unit") == told(capsys, "", command, "--unit")


def test_a_joined_value_of_no_option_is_nothing(capsys: Screen) -> None:
    assert values(capsys, "--không=vh", "status") == []
    assert values(capsys, "--debug=1", "status") == []


def test_sections_targets_and_indicators(capsys: Screen) -> None:
    assert told(capsys, "", "status", "--section") == ["III.1\tViệc chung", "III.2\tViệc riêng"]
    assert told(capsys, "", "status", "--target") == ["II.1\tHồ sơ trực tuyến"]
    assert told(capsys, "", "record", "III.1.a", "--measure") == ["II.1.a=\t100% hồ sơ được nộp trực tuyến"]


def test_periods_with_their_days_in_the_windows_of_the_plan(here: Path, capsys: Screen) -> None:
    assert told(capsys, "2", "report", "--quarter") == ["2\tquý II năm 2026, từ ngày 15/3/2026 đến ngày 14/6/2026"]
    assert told(capsys, "", "close", "--half") == [
        "1\t6 tháng đầu năm 2026, từ ngày 15/12/2025 đến ngày 14/6/2026",
        "2\t6 tháng cuối năm 2026, từ ngày 15/6/2026 đến ngày 14/12/2026",
    ]
    assert values(capsys, "", "report", "--month") == [str(month) for month in range(1, 13)]
    assert told(capsys, "", "report", "--year") == ["2026\tKế hoạch thử của phường Thử Nghiệm năm 2026"]
    plan = here / "plan" / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "settings: {windows: calendar}\n", encoding="utf-8")
    assert told(capsys, "2", "report", "--quarter") == ["2\tquý II năm 2026, từ ngày 01/4/2026 đến ngày 30/6/2026"]


def test_words_that_are_the_same_for_every_plan(capsys: Screen) -> None:
    assert told(capsys, "in", "record", "--progress") == ["in_progress\tĐang thực hiện"]
    assert told(capsys, "ov", "status", "--only") == ["overdue\tquá hạn"]
    assert told(capsys, "awaiting,ov", "status", "--only") == ["awaiting,overdue\tquá hạn"]
    assert told(capsys, "m", "report", "--kind") == ["muc-rieng\tMục riêng"]
    assert values(capsys, "", "export", "--what") == ["status", "entries", "tasks", "indicators"]
    assert values(capsys, "g", "validate", "--format") == ["github"]
    assert values(capsys, "pl", "schema") == ["plan"]
    assert values(capsys, "", "completion") == ["bash", "zsh", "powershell"]


def test_nothing_is_known_of_days_and_sentences(capsys: Screen) -> None:
    assert values(capsys, "", "status", "--as-of") == []
    assert values(capsys, "", "record", "--result") == []


def test_entries_to_correct_newest_first(here: Path, capsys: Screen) -> None:
    for day in range(1, 29):
        for unit in ("vp", "vhxh"):
            entry(
                here,
                f"202606{day:02}-III-1-a-{unit}-aaaaaa.yaml",
                f"task: III.1.a\nunit: {unit}\ndate: 2026-06-{day:02}\nprogress: in_progress",
            )
    found = values(capsys, "", "record", "--corrects")
    assert (len(found), found[0], found[-1]) == (
        50, "20260628-III-1-a-vp-aaaaaa.yaml", "20260604-III-1-a-vhxh-aaaaaa.yaml",
    )  # fmt: skip


def test_templates_of_the_workspace_and_packaged_ones(here: Path, capsys: Screen) -> None:
    (here / "templates").mkdir()
    (here / "templates" / "thư.md.j2").write_text("x", encoding="utf-8")
    assert told(capsys, "t", "report", "--template") == ["thư\tmẫu của kế hoạch này", "tong-hop\tmẫu có sẵn"]


def test_the_workspace_is_the_one_that_the_command_would_use(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Screen
) -> None:
    monkeypatch.chdir(tmp_path)
    assert values(capsys, "vh", "status", "--unit") == []
    assert values(capsys, "vh", "status", "--workspace", str(here), "--unit") == ["vhxh"]
    assert values(capsys, "vh", "status", f"--workspace={here}", "--unit") == ["vhxh"]
    monkeypatch.setenv("TTHC_WORKSPACE", str(here))
    assert values(capsys, "vh", "status", "--unit") == ["vhxh"]


@pytest.mark.parametrize("broken", ["[", "", "schema: 1\n"])
def test_a_plan_that_cannot_be_read_offers_nothing_and_says_nothing(broken: str, here: Path, capsys: Screen) -> None:
    (here / "plan" / "plan.yaml").write_text(broken, encoding="utf-8")
    options = ("--unit", "--task", "--target", "--section", "--quarter", "--year", "--measure")
    commands = {"--measure": "record", "--quarter": "report", "--year": "report"}
    assert [values(capsys, "", commands.get(option, "status"), option) for option in options] == [[]] * len(options)


def test_a_task_with_a_fault_does_not_hide_the_others(here: Path, capsys: Screen) -> None:
    (here / "plan" / "tasks" / "III.1.yaml").write_text("- id: III.1.a\n  title: [\n", encoding="utf-8")
    assert values(capsys, "", "record") == ["III.2.d", "III.2.đ"]


def test_a_title_cannot_move_the_cursor_or_make_another_line(here: Path, capsys: Screen) -> None:
    titled = '- {id: III.9.a, title: "một\\nhai\\tba \\x1b[2J", text: x}\n'
    (here / "plan" / "tasks" / "III.9.yaml").write_text(titled, encoding="utf-8")
    assert all(line.count("\t") == 1 and line.replace("\t", "").isprintable() for line in told(capsys, "", "record"))


@pytest.mark.parametrize("name", ["thư\x1b[2J", "thư\n--force", "thư\tgiả", "thư\udcff", "thư\u2028"])
def test_a_file_with_a_name_that_no_line_can_hold_is_not_offered(name: str, here: Path, capsys: Screen) -> None:
    (here / "templates").mkdir()
    (here / "templates" / f"{name}.md.j2").write_text("x", encoding="utf-8")
    (here / "templates" / "thư.md.j2").write_text("x", encoding="utf-8")
    assert told(capsys, "t", "report", "--template") == ["thư\tmẫu của kế hoạch này", "tong-hop\tmẫu có sẵn"]


def test_as_a_process_it_writes_nothing_and_needs_nothing_composed(here: Path, tmp_path: Path) -> None:
    """Vietnamese keyboards and systems send letters in several forms; the answer has the one that the files have."""
    before = sorted(here.rglob("*"))
    cache = tmp_path / "cache"
    begun = unicodedata.normalize("NFD", "+III.2.đ")
    ran = run_python("record", at=here, TTHC_COMPLETE=begun, TTHC_CACHE=str(cache))
    assert ran == (0, "III.2.đ\tBồi dưỡng nghiệp vụ\n", "")
    assert sorted(here.rglob("*")) == before
    assert not cache.exists()


@pytest.mark.parametrize("name", ["zz$(x)", "zz x", "zz;x", "zz'x", "-zz", "zz~x", "zz{x}", "zz*", "zz@x", "=zz"])
def test_a_name_that_is_not_one_word_to_every_shell_is_not_offered(name: str, here: Path, capsys: Screen) -> None:
    for file in (name, "zz-thường"):
        entry(here, f"{file}.yaml", "task: III.1.a\nunit: vp\ndate: 2026-06-01\nprogress: in_progress")
    assert values(capsys, "", "record", "--corrects") == ["zz-thường.yaml"]
