"""What is made to exhaust the machine is refused in a moment: bombs of YAML and of templates, depths, giants, pipes and devices."""

import os
from pathlib import Path

import pytest

from tests.fork_server import Request
from tests.running import NOW, Ran, fork_server, run, settings
from tests.workspaces import lay
from tthc_cli.store.disk import MOST_BYTES

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


def bounded(*words: str, at: Path) -> Ran:
    """Run a command in a process that gets only so much memory and time; both are far more than any plan needs."""
    return Ran.decoded(*fork_server().run(Request(words, str(at), settings(NOW, {}), memory=MEMORY)))


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
