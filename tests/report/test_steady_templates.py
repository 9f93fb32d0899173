"""A template of a workspace gives the same bytes twice: what would not is refused with its line."""

from pathlib import Path

import pytest

from tests.running import run, run_process
from tests.workspaces import lay

WORDS = {
    "random": "{{ [1, 2]|random }}",
    "random by its name": '{{ [[1, 2]]|map("random")|join }}',
    "a method of a class": "{{ dict.fromkeys }}",
    "a method of a text": "{{ as_of.upper }}",
    "the global range": "{{ range }}",
    "an object of Jinja": '{{ cycler("a", "b") }}',
    "another object of Jinja": "{{ joiner() }}",
    "a method of a loop": "{% for x in [1] %}{{ loop.cycle }}{% endfor %}",
    "a method that is put together": '{{ "" ~ as_of.upper }}',
    "a method through a filter": "{{ as_of.upper|string }}",
    "a method in a list": "{{ [as_of.upper] }}",
}
"""What `validate` sees, too."""
AT_WORK = {
    "a method by its name": '{{ as_of["upper"] }}',
    "a method through the filter attr": '{{ as_of|attr("upper") }}',
    "methods through the filter map": '{{ [as_of]|map(attribute="upper")|join }}',
    "a method in a format": '{% set u = as_of["upper"] %}{{ "{}".format(u) }}',
    "a method in an old format": '{% set u = as_of["upper"] %}{{ "%s" % u }}',
    "a method with pprint": '{{ as_of["upper"]|pprint }}',
    "part of an address": '{{ (as_of["upper"]|string)[-5:] }}',
    "a set": "{{ (dict(a=1, b=2).keys() - dict(c=1).keys())|join }}",
    "a cycler in a list": '{% set c = cycler("a") %}{{ [c]|string }}',
    "a block": "{% block a %}x{% endblock %}{{ self['a'] }}",
}
"""What only the making of the report sees."""


def template(root: Path, words: str) -> Path:
    return lay(root, {"templates/rieng.md.j2": f"## Mục\n\n{words}\n"})


def report(root: Path) -> tuple[int, str, str]:
    return run("report", "--quarter", "2", "--template", "rieng", "--format", "md", at=root, columns=300)


@pytest.mark.parametrize("words", [*WORDS.values(), *AT_WORK.values()], ids=[*WORDS, *AT_WORK])
def test_what_differs_from_run_to_run_is_refused_with_its_line(small: Path, words: str) -> None:
    code, out, err = report(template(small, words))
    assert (code, out) == (3, "")
    assert "templates/rieng.md.j2:3:" in err
    assert "lỗi[T403]: “" in err
    assert "” mỗi lần chạy in ra một khác" in err


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_validate_names_it(small: Path, words: str) -> None:
    ran = run("validate", at=template(small, words), columns=300)
    assert ran.code == 1
    assert "templates/rieng.md.j2:3:" in ran.out
    assert ran.out.count("lỗi[T403]") == 1


STEADY = {
    "iterators": '{{ [3, 1]|map("string")|list }} {{ ["a"]|map("upper") }} {{ [1, 2]|select("odd") }} {{ [1, 2]|reverse }} {{ [1, 2, 3]|batch(2) }}',
    "dictionaries": '{{ dict(b=1, a=2) }} {{ dict(a=1).items() }} {{ {"x": 1}.keys()|list }} {{ dict(b=1, a=2)|dictsort }}',
    "unique and groups": '{{ ["b", "a", "b"]|unique|join }} {{ [dict(k=1), dict(k=2)]|groupby("k")|length }}',
    "methods that are called": '{{ as_of.upper() }} {{ "a-b".split("-") }} {{ "{}!".format(as_of) }} {{ dict.fromkeys(["a"]) }}',
    "a cycler": '{% set c = cycler("a", "b") %}{{ c.next() }}{{ c.next() }}{{ c.current }}',
    "a joiner": '{% set j = joiner(";") %}{{ j() }}a{{ j() }}b',
    "a namespace": "{% set ns = namespace(count=0) %}{% for x in range(3) %}{% set ns.count = ns.count + 1 %}{% endfor %}{{ ns.count }}",
    "loops": '{% for x in "ab" %}{{ loop.index }}{{ loop.cycle("x", "y") }}{{ loop.last }}{% endfor %}',
    "macros": "{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(1) }} {{ m.name }}",
    "views": "{{ period }} {{ plan }} {{ sections|length }} {{ 7 - 2 }}",
}


@pytest.mark.parametrize("words", STEADY.values(), ids=STEADY)
def test_all_else_works_as_ever(small: Path, words: str) -> None:
    root = template(small, words)
    assert "T403" not in run("validate", at=root).out
    code, out, err = report(root)
    assert (code, err) == (0, "")
    assert " at 0x" not in out


def test_the_same_bytes_in_another_process(small: Path) -> None:
    """Addresses and the order of sets differ between processes; nothing of them is in a report."""
    root = template(small, "\n\n".join(STEADY.values()))
    words = ("report", "--quarter", "2", "--template", "rieng", "--format", "md")
    first, second = (run_process(*words, at=root, PYTHONHASHSEED=seed, TTHC_CACHE="off") for seed in ("1", "2"))
    assert first.code == 0
    assert first == second


def test_blocks_of_extended_templates_work(small: Path) -> None:
    lay(small, {
        "templates/goc.md.j2": "{% block a %}gốc{% endblock %}\n",
        "templates/giua.md.j2": '{% extends "goc.md.j2" %}{% block a %}giữa {{ super() }}{% endblock %}\n',
        "templates/rieng.md.j2": '{% extends "giua.md.j2" %}{% block a %}riêng {{ super() }} {{ super.super() }}{% endblock %}\n',
    })  # fmt: skip
    assert "riêng giữa gốc gốc" in report(small)[1]
    lay(small, {"templates/rieng.md.j2": '{% extends "goc.md.j2" %}\n{% block a %}{{ super }}{% endblock %}\n'})
    assert "templates/rieng.md.j2:2:" in report(small)[2]
    assert "T403" in run("validate", at=small).out
