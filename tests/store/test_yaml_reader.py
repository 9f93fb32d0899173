"""YAML as officers mean it: text in, text out; what nobody means is refused; the pure parser agrees with the C one."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.workspaces import BASE, REPOSITORY, TESTS
from tthc_cli.store.decoding import decode
from tthc_cli.store.yaml_reader import MAX_DEPTH, is_bent, read_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 2026-06-12", {"a": "2026-06-12"}),
        ("a: 40\nb: true\nc: 3.5", {"a": "40", "b": "true", "c": "3.5"}),
        ("a:\nb: ~\nc: x", {"c": "x"}),
        ("- a\n- [b, c]\n- {d: e}", ["a", ["b", "c"], {"d": "e"}]),
        ("a: 'no'\nb: \"010\"", {"a": "no", "b": "010"}),
        ("a: >-\n  một\n  hai\nb: |\n  ba\n  bốn\n", {"a": "một hai", "b": "ba\nbốn\n"}),
        ("", None),
        ("# chỉ ghi chú\n", None),
        ("chữ trần", "chữ trần"),
    ],
)
def test_plain_values(text: str, value: object) -> None:
    assert read_yaml(text, "x.yaml") == (value, [])


@pytest.mark.parametrize(
    "word", ["no", "YES", "On", "off", "010", "0x1F", "1_000", "12:30", "1.10", "1e3", ".nan", "-.inf", "5.", ".5"]
)
def test_words_that_yaml_bends(word: str) -> None:
    _, (problem,) = read_yaml(f"a: {word}", "x.yaml")
    assert problem.code == "T016"
    assert problem.hint.startswith(f'Viết "{word}", trong ngoặc kép')
    assert ("nếu là số" in problem.hint) == any(char.isdigit() for char in word)
    assert is_bent(word)
    assert read_yaml(f'a: "{word}"', "x.yaml") == ({"a": word}, [])


@pytest.mark.parametrize(
    "word", ["40", "3.5", "-1", "true", "none", "nó", "45/BC-UBND", "15/12/2026", "1.012766", "III.2.d"]
)
def test_words_that_it_leaves_alone(word: str) -> None:
    assert not is_bent(word)


def test_depth_is_bounded_without_recursion() -> None:
    fits = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert read_yaml(fits, "x.yaml")[1] == []
    for depth in (MAX_DEPTH + 1, 100_000):
        value, (problem,) = read_yaml("[" * depth + "]" * depth, "x.yaml")
        assert (value, problem.code) == (None, "T015")


def test_duplicate_keys_keep_the_first() -> None:
    value, (problem,) = read_yaml("a: 1\nb: 2\na: 3\n", "x.yaml")
    assert value == {"a": "1", "b": "2"}
    assert (problem.code, problem.place.span and problem.place.span[:3]) == ("T013", (3, 1, 1))


def test_escapes_cannot_bring_control_characters() -> None:
    _, (problem,) = read_yaml('a: "\\e[2J"', "x.yaml")
    assert problem.code == "T019"


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    value, problems = read_yaml(text, "x.yaml")
    assert all(problem.place.span and problem.place.span.line >= 1 for problem in problems)
    assert value is None or not isinstance(value, int | float | bool)


@given(st.binary(max_size=60))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    text, problems = decode(data, "x.yaml")
    assert text is not None or problems


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,8}", fullmatch=True),
        st.text(st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029"), max_size=30),
        max_size=4,
    )
)
def test_what_other_programs_quote_is_read_as_text(data: dict[str, str]) -> None:
    text = yaml.safe_dump(data, allow_unicode=True)
    value, problems = read_yaml(text, "x.yaml")
    if not problems and value is not None:
        assert value == data


def test_without_libyaml_the_pure_parser_finds_the_same() -> None:
    """Every broken workspace, read by both parsers, gives the same problems at the same places."""
    script = TESTS / "store" / "read_all.py"
    with_c, without = (
        subprocess.run([sys.executable, str(script), flag], cwd=REPOSITORY, capture_output=True, check=True).stdout
        for flag in ("c", "pure")
    )
    assert with_c == without
    assert len(with_c) > 1000


def test_the_base_workspace_is_read_without_a_word() -> None:
    for path in sorted(BASE.rglob("*.yaml")):
        assert read_yaml(path.read_text(encoding="utf-8"), path.name)[1] == []


def test_lines_after_windows_line_ends_count_once(tmp_path: Path) -> None:
    del tmp_path
    text, problems = decode(b"a: 1\r\nb: no\r\n", "x.yaml")
    assert (text, problems) == ("a: 1\nb: no\n", [])
