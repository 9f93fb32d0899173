"""What is made to exhaust the machine is refused in a moment: bombs of YAML and of templates, depths, giants, pipes and devices."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.fork_server import Request
from tests.git import start_repository
from tests.running import NOW, Ran, fork_server, run, settings
from tests.workspaces import lay
from tthc_cli.store import syntax
from tthc_cli.store.disk import MOST_BYTES
from tthc_cli.store.reading import MOST_RETOLD_FILES
from tthc_cli.store.yaml_reader import read_yaml

MEMORY = 700 * 2**20
PLACES = (
    "plan/tasks/III.1.yaml",
    "plan/units.yaml",
    "plan/progress/2026-06/20260612-III-1-b-vhxh-aaaaaa.yaml",
    "plan/closed/2026-Q2.yaml",
)
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{this}: &{this} [{', '.join(['*' + before] * 9)}]\n" for before, this in zip("abcdefgh", "bcdefghi", strict=True)
)
BOMBS = {
    "aliases": BOMB,
    "merges": "a: &a {b: 1}\n" + "".join(f"k{n}: &k{n}\n  <<: [{', '.join(['*a'] * 20)}]\n" for n in range(50)),
    "brackets": "a: " + "[" * 100_000,
    "braces": "{a: " * 100_000,
    "dashes": "- " * 100_000,
    "indents": "".join(f"{' ' * n}a:\n" for n in range(2_000)),
    "keys": "".join(f"k{n}: x\n" for n in range(100_000)),
    "one key again": "a: b\n" * 100_000,
    "one line": "a: " + "x" * (MOST_BYTES - 10),
    "quote not closed": 'a: "' + "x\n" * 200_000,
    "marks": "a: " + "e\u0302\u0301" * 200_000,
    "question marks": "? " * 50_000,
    "faults": "- id: x\n  lead: [y]\n" * 50_000,
    "tabs": "\ta: b\n" * 100_000,
    "tags": "- !a x\n" * 100_000,
    "tags as keys": "".join(f"!a k{n}: x\n" for n in range(100_000)),
}


def bounded(*words: str, at: Path, memory: int = MEMORY) -> Ran:
    """Run a command in a process that gets only so much memory and time; both are far more than any plan needs."""
    environment = settings(NOW, {"TTHC_CACHE": "off"})
    return Ran.decoded(*fork_server().run(Request(words, str(at), environment, memory=memory)))


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("place", PLACES[:1] + PLACES[2:3])
def test_bombs(small: Path, place: str, bomb: str) -> None:
    lay(small, {place: ""})
    (small / place).write_text(BOMBS[bomb], encoding="utf-8")
    ran = bounded("validate", at=small)
    assert ran.code == 1, ran.err
    assert place in ran.out


@pytest.mark.parametrize("place", [*PLACES, "templates/tong-hop.md.j2"])
def test_a_file_of_a_hundred_megabytes(small: Path, place: str) -> None:
    lay(small, {place: ""})
    with (small / place).open("wb") as stream:
        stream.truncate(100_000_000)
    ran = bounded("validate", at=small)
    assert ran.code in (1, 3)
    assert "tệp lớn quá 16 MB" in ran.out + ran.err


@pytest.mark.parametrize("place", [*PLACES, "templates/tong-hop.md.j2"])
@pytest.mark.parametrize("target", ["/dev/zero", "pipe"])
def test_what_never_ends_is_not_begun(small: Path, place: str, target: str) -> None:
    lay(small, {place: ""})
    (small / place).unlink()
    if target == "pipe":
        os.mkfifo(small / place)
    else:
        (small / place).symlink_to(target)
    ran = bounded("validate", at=small)
    assert ran.code in (1, 3)
    assert "không phải là tệp thường" in ran.out + ran.err or "liên kết dẫn ra ngoài" in ran.out + ran.err


@pytest.mark.parametrize(
    "words",
    [
        "{{ 'x' * 10 ** 10 }}", "{{ 9 ** 9 ** 9 }}", "{% for a in range(10 ** 9) %}x{% endfor %}", "{{ 'x'.ljust(10 ** 10) }}",
        "{{ '%9999999999d' % 1 }}", "{{ '{:>9999999999}'.format(1) }}", "{{ lipsum(n=100000000) }}", "{{ 'x'|center(10 ** 10) }}",
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "{% include 'tong-hop.md.j2' %}", "{% extends 'tong-hop.md.j2' %}",
        "{{ ''.__class__.__mro__ }}", "{{ period.__init__.__globals__ }}", "{{ self._TemplateReference__context }}", "{{ cycler.__init__ }}",
        "{{ 'x'|indent(10 ** 10) }}", "{{ 'x'|wordwrap(0) }}", "{{ [1] * 10 ** 10 }}", "{{ 'x'|replace('', 'y' * 1000) }}",
    ],
)  # fmt: skip
def test_templates(small: Path, words: str) -> None:
    lay(small, {"templates/tong-hop.md.j2": f"## {words}\n"})
    ran = bounded("report", "--quarter", "2", at=small)
    assert ran.code in (0, 3), ran.err


@pytest.mark.parametrize("target", ["/dev/zero", "/dev/null", "pipe"])
def test_an_output_that_is_no_file_is_left_alone(small: Path, tmp_path: Path, target: str) -> None:
    """As an administrator, who could replace it: a report is written to a file, or to the screen."""
    if target == "pipe":
        os.mkfifo(tmp_path / "ống")
        target = str(tmp_path / "ống")
    before = Path(target).stat()
    ran = bounded("report", "--quarter", "2", "--force", "--format", "md", "-o", target, at=small)
    assert (ran.code, "đây không phải là tệp thường" in ran.err) == (3, True)
    assert Path(target).stat().st_ino == before.st_ino


def test_more_faults_than_anybody_reads_are_counted(small: Path) -> None:
    lay(small, {"plan/tasks/III.1.yaml": "".join(f"- id: x{n}\n" for n in range(1500))})
    said = run("validate", "--format", "json", at=small).out
    assert "đã có quá nhiều lỗi, nên 500 phần từ đây trở đi chưa được đọc" in said
    assert '"line": 1001,' in said
    lay(small, {"plan/tasks/III.1.yaml": "- id: III.1.a\n" + "".join(f"  k{n}: x\n" for n in range(300))})
    assert "lỗi nữa ở phần này" in run("validate", at=small).out


@pytest.mark.parametrize(
    "words",
    [
        "{% if x %}{{ x | vui }}{% endif %}", "{{ x is vui }}", "{% endfor %}", "{{ " + "(" * 20_000, "{{ " + "-" * 20_000 + "1 }}", "{% if x %}" * 5_000,
        "{{ 'x' }}" * 50_000, "{% block a %}{% endblock %}{% block a %}{% endblock %}", "{% call x() %}", "{{ x.y.z.__a__ }}",
    ],
    ids=range(10),
)  # fmt: skip
def test_templates_that_are_only_checked(small: Path, words: str) -> None:
    lay(small, {"templates/a.md.j2": f"{words}\n"})
    ran = bounded("validate", at=small)
    assert ran.code in (0, 1), ran.err
    assert (ran.code == 0) == ("'x' }}" in words and "vui" not in words), ran.out[-500:]


RECORD = "- id: III.3.a\n  title: Việc\n  text: Nội dung công việc\n  lead: [vp]\n  due: Trước 15/12/2026\n  products: [Báo cáo]\n"


def test_a_long_file_with_one_faulty_record_is_not_composed(small: Path) -> None:
    aliases = "".join(f"      - tên khác số {n}\n" for n in range(130_000))
    units = (small / "plan/units.yaml").read_text(encoding="utf-8")
    long = (
        f"units:\n  - id: to-a\n    name: Tổ A\n    short: Tổ A\n    side: inside\n    aliases:\n{aliases}    leed: x\n"
    )
    (small / "plan/units.yaml").write_text(units.replace("units:\n", long, 1), encoding="utf-8")
    line = (small / "plan/units.yaml").read_text(encoding="utf-8").split("\n").index("    leed: x") + 1
    ran = bounded("validate", at=small, memory=300 * 2**20)
    assert f"plan/units.yaml:{line}:5: lỗi[T101]: không có mục nào tên “leed”" in ran.out, ran.err


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("- id: [a\n  b: c\n", "{line}:7: lỗi[T011]: danh sách mở bằng [ ở đây mà không đóng đúng"),
        ("- id: a\n   b: c\n", "{after}:5: lỗi[T011]: dòng này lệch lề so với các dòng cùng cấp ở trên"),
        ("id: a\n", "{line}:1: lỗi[T011]: dòng này lệch lề so với các dòng cùng cấp ở trên"),
        ('- "a\n', "{line}:3: lỗi[T011]: dấu ngoặc kép mở ở đây mà không đóng"),
        ('- "a\n' + "b\n" * 20_000, "{line}:3: lỗi[T011]: dấu ngoặc kép mở ở đây mà không đóng"),
    ],
)
def test_a_syntax_error_at_the_end_of_a_long_file(small: Path, end: str, said: str) -> None:
    """The words are those of a short file, and the slow parser reads no more than the record."""
    many = 6_000
    (small / "plan/tasks/III.3.yaml").write_text(RECORD * many + end, encoding="utf-8")
    line = RECORD.count("\n") * many + 1
    ran = run("validate", at=small)
    assert f"plan/tasks/III.3.yaml:{said.format(line=line, after=line + 1)}" in ran.out


def test_the_slow_parser_reads_little(monkeypatch: pytest.MonkeyPatch) -> None:
    read = list[int]()
    parse = yaml.parse

    def counting(text: str, Loader: type[Any]) -> Iterator[Any]:  # noqa: N803
        if Loader is yaml.Loader:
            read.append(len(text))
        return parse(text, Loader=Loader)

    monkeypatch.setattr(yaml, "parse", counting)
    read_yaml(RECORD * 6_000 + "- id: [a\n  b: c\n", "a.yaml")
    read_yaml(RECORD + "- id: [a\n  b: c\n", "a.yaml")
    assert len(read) == 2
    assert max(read) < 2 * len(RECORD)
    read_yaml(RECORD + "- id: [a\n  b: c\n", "a.yaml", retells=False)
    assert len(read) == 2


def test_many_files_with_syntax_errors_are_not_all_read_twice(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    retold = list[str]()
    tell = syntax._tell_again  # noqa: SLF001

    def noting(lines: list[str], error: yaml.YAMLError) -> object:
        retold.append(lines[0])
        return tell(lines, error)

    monkeypatch.setattr(syntax, "_tell_again", noting)
    lay(small, {f"plan/progress/2026-06/{n}.yaml": "a: [b\nc: d\n" for n in range(MOST_RETOLD_FILES + 5)})
    ran = run("validate", at=small)
    assert ran.out.count("danh sách mở bằng [ ở đây mà không đóng đúng") == MOST_RETOLD_FILES + 5
    assert len(retold) == MOST_RETOLD_FILES


def test_a_text_that_repeats_its_words(small: Path) -> None:
    task = small / "plan/tasks/III.1.yaml"
    before = re.sub(r"(?m)^  text: .*$", f"  text: {'a b ' * 1000}", task.read_text(encoding="utf-8"), count=1)
    task.write_text(before, encoding="utf-8")
    start_repository(small)
    task.write_text(before.replace("a b " * 1000, "b a a " * 1000), encoding="utf-8")
    ran = bounded("diff", at=small)
    assert (
        "nội dung thay đổi nhiều: [-a b a b a b a b a b a b … (2000 từ)-] {+b a a b a a b a a b a a … (3000 từ)+}"
        in " ".join(ran.out.split())
    ), ran
    assert bounded("validate", at=small).code == 0


def test_a_deadline_that_never_ends(small: Path) -> None:
    lay(small)
    task = small / "plan/tasks/III.1.yaml"
    told = "trên cơ sở " + "x đã được " * 12_000
    task.write_text(
        re.sub(r"(?m)^  due: .*$", f"  due: {told}", task.read_text(encoding="utf-8"), count=1), encoding="utf-8"
    )
    ran = bounded("validate", at=small)
    shown = f"không đọc được thời hạn “{told[:60]}…”: dài quá 500 chữ cái; chỉ ghi thời hạn, phần giải thích chuyển sang “note”"
    assert shown in ran.out


def test_a_figure_of_blanks(small: Path) -> None:
    words = ("record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--result", "Việc")
    ran = bounded(*words, "--measure", " " * 8_000 + "\x01", at=small)
    assert (ran.code, "--measure “" in ran.err, "” chưa đúng dạng" in ran.err) == (2, True, True), ran.err
    ran = bounded(*words, "--measure", "II.1.a=" + "1" * 8_000 + "/x", at=small)
    assert ran.code == 2
