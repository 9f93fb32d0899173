"""The parts of an entry are listed once: what is said in any of them is asked for, shown, exported, sent out and taken back everywhere."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.forms import Paper, collect, form
from tests.pages import Page
from tests.running import run
from tests.workspaces import read_clean
from tthc_cli.domain.progress import PARTS, TEXT_PARTS, Part, PartKind, ProgressEntry
from tthc_cli.exchange.forms.columns import PROGRESS_COLUMNS

RECORD = ("record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--by", "A", "--date", "12/6/2026")
TEXTS = {part.key: f"Lời về {part.short}" for part in TEXT_PARTS}


def options(texts: dict[str, str]) -> Sequence[str]:
    return [word for key, said in texts.items() for word in (f"--{key}", said)]


@pytest.fixture
def said(small: Path) -> Path:
    """A workspace in which a unit has said something in every part that holds words."""
    assert run(*RECORD, *options(TEXTS), at=small).code == 0
    return small


def only_entry(root: Path) -> ProgressEntry:
    [entry] = read_clean(root)[0].log.progress()
    return entry


@pytest.mark.parametrize("part", TEXT_PARTS, ids=lambda part: part.key)
def test_a_text_is_seen_wherever_entries_are(said: Path, part: Part) -> None:
    words = TEXTS[part.key]
    assert getattr(only_entry(said), part.key) == words
    shown = run("show", "III.1.b", at=said, columns=200).out
    assert f"{part.card_label or part.label}: {words}" in shown
    table = csv.DictReader(io.StringIO(run("export", "--what", "entries", "--format", "csv", at=said).out))
    assert [row[part.label] for row in table] == [words]
    assert part.label in run("schema", "entry", at=said).out
    run("dashboard", at=said)
    assert words in Page((said / "dashboard/index.html").read_text(encoding="utf-8")).text
    run("dashboard", "--public", "-o", "công-khai", at=said)
    public = Page((said / "công-khai/index.html").read_text(encoding="utf-8")).text
    assert (words in public) is not part.is_internal


@pytest.mark.parametrize("part", TEXT_PARTS, ids=lambda part: part.key)
def test_a_correction_keeps_a_text_that_is_not_typed_again(said: Path, part: Part) -> None:
    name = only_entry(said).name
    others = {key: f"Mới: {words}" for key, words in TEXTS.items() if key != part.key}
    ran = run(*RECORD, *options(others), "--corrects", name, at=said, now="2026-06-30T08:01:00+07:00")
    assert (ran.code, part.short in ran.err) == (0, True)
    newest = max(read_clean(said)[0].log.progress(), key=lambda entry: entry.order)
    assert {key: getattr(newest, key) for key in TEXTS} == {**others, part.key: TEXTS[part.key]}


@pytest.mark.parametrize("part", TEXT_PARTS, ids=lambda part: part.key)
def test_a_text_alone_says_something(small: Path, part: Part) -> None:
    assert run(*RECORD, *options({part.key: "Lời"}), at=small).code == 0
    assert "T315" not in run("validate", at=small).out


@pytest.mark.parametrize("part", TEXT_PARTS, ids=lambda part: part.key)
def test_nothing_to_say_is_heard_as_that(small: Path, part: Part) -> None:
    run(*RECORD, *options({"result": "Việc", part.key: "Không"}), at=small)
    assert getattr(only_entry(small), part.key) == ("" if part.may_be_nothing else "Không")


@pytest.mark.parametrize("part", TEXT_PARTS, ids=lambda part: part.key)
def test_a_form_asks_for_a_text_takes_it_and_sees_when_it_changes(small: Path, part: Part) -> None:
    heading = next(column.heading for column in PROGRESS_COLUMNS if column.key == part.key)
    assert heading == part.label
    paper: Paper = form(small).put("III.1.b", progress="Đang thực hiện", result="Việc")
    for words, told, day in (("Lời đầu", "1 mới", 20), ("Lời đầu", "1 không đổi", 21), ("Lời sau", "1 đính chính", 22)):
        paper.cell("III.1.b", heading).value = words
        paper.save("Phieu.xlsx")
        assert told in collect(small, "Phieu.xlsx", now=f"2026-06-{day}T08:00:00+07:00").out
    newest = max(read_clean(small)[0].log.progress(), key=lambda entry: entry.order)
    assert getattr(newest, part.key) == "Lời sau"


def test_every_part_is_a_field_of_an_entry_and_every_field_that_is_said_a_part() -> None:
    of_the_file = {"version", "task", "unit", "recorded_at", "by", "corrects", "late", "form"}
    assert {part.key for part in PARTS} == set(ProgressEntry.model_fields) - of_the_file


def test_every_part_has_its_place() -> None:
    columns = {column.key for column in PROGRESS_COLUMNS}
    for part in PARTS:
        assert part.label
        assert part.short
        assert (part.key in columns) is (part.form_width > 0 or part.kind is PartKind.DAY)
