"""What others wrote, in every place where it is shown: payload × output. None of it is a formula, an order to the terminal, markup, a script,
template code, or a way out of the workspace.
"""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell

from tests.git import start_repository
from tests.pages import Page
from tests.running import Ran, run
from tests.workspaces import entry, lay
from tthc_cli.report.printable import UNSEEN

PAYLOADS = {
    "formula": "=cmd|' /C calc'!A0",
    "formula with plus": "+1+cmd|' /C calc'!A0",
    "formula with at": "@SUM(1+1)",
    "rich markup": "[red]đỏ[/red] [link=http://a.b]x[/link] [/]",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>&lt;",
    "attribute": '" onmouseover="alert(1)" x=\'',
    "markdown": "# **a** [x](javascript:alert(1)) ![y](http://a.b) <http://a.b> `c` | d | ~~e~~",
    "comment": "--> <script>alert(1)</script> <!--",
    "jinja": "{{ 7*7 }}{% for x in range(9) %}{{ self.__class__ }}{% endfor %}",
    "path": "../../../etc/passwd",
    "workflow command": "::error file=x::y%0A",
    "calendar": "x;y,z\\nEND:VCALENDAR:\\",
    "spaces that hide": "a\u00a0b\u200bc",
}
NOW = "2026-07-30T08:00:00+07:00"


@pytest.fixture(scope="module", params=list(PAYLOADS.values()), ids=list(PAYLOADS))
def poisoned(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A workspace whose every text is the payload, its plan in git, then changed."""
    payload, words = request.param, json.dumps(request.param, ensure_ascii=False)
    root = lay(tmp_path_factory.mktemp("poisoned"))
    for file, keys in {
        "plan.yaml": ("number", "title", "issuer", "place", "III.1"),
        "units.yaml": ("name", "short"),
        "targets.yaml": ("title", "text", "numerator", "denominator"),
        "tasks/III.1.yaml": ("title", "text"),
    }.items():
        _poison(root / "plan" / file, keys, words)
    entry(
        root,
        "20260612-III-1-b-vhxh-aaaaaa.yaml",
        f"task: III.1.b\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress\nresult: {words}\ndifficulty: {words}\ncause: {words}\n"
        f"proposal: {words}\nnext: {words}\nby: {words}\nevidence:\n  - {{document: {words}, title: {words}, link: {words}}}\n"
        f"measures:\n  - {{indicator: II.1.a, numerator: 1, denominator: 2, source: {words}}}",
    )
    instruction = f"instruction: {{document: {words}, from: {words}, date: 2026-06-01}}"
    entry(root, "20260601-III-2-d-vb-bbbbbb.yaml", f"task: III.2.d\ndate: 2026-06-01\nby: {words}\n{instruction}")
    start_repository(root)
    _poison(root / "plan/tasks/III.1.yaml", ("title",), json.dumps(f"{payload} 2", ensure_ascii=False))
    assert run("close", "--quarter", "2", "--by", payload, "--document", payload, at=root, now=NOW).code == 0
    return root, payload


def _poison(path: Path, keys: tuple[str, ...], words: str) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines):
        head, colon, _ = line.partition(": ")
        if colon and head.strip(" -") in keys:
            # Names must differ from one another.
            lines[number] = (
                f"{head}: {words[:-1]} {number}{words[-1]}" if "name" in head or "short" in head else f"{head}: {words}"
            )
    path.write_text("\n".join(lines), encoding="utf-8")


COMMANDS_TO_HOSTS = "x\\n::error::PWNED\\n  ::stop-commands::zz\\n##[group]y\\n##vso[task.setvariable variable=a]b"
"""Commands to code hosts, each on a line of its own of the data."""


@pytest.fixture(scope="module")
def commanding(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose every text holds them, also where something else belongs."""
    root, words = lay(tmp_path_factory.mktemp("commanding")), f'"{COMMANDS_TO_HOSTS}"'
    for file, keys in {"plan.yaml": ("title", "issuer", "III.1"), "tasks/III.1.yaml": ("title", "text")}.items():
        _poison(root / "plan" / file, keys, words)
    texts = "".join(f"{key}: {words}\n" for key in ("result", "difficulty", "cause", "proposal", "next", "by"))
    said = f"task: III.1.b\nunit: vhxh\ndate: 2026-06-12\n{texts}"
    entry(root, "20260612-III-1-b-vhxh-aaaaaa.yaml", f"{said}progress: in_progress")
    entry(root, "20260613-III-1-b-vhxh-bbbbbb.yaml", f"{said}progress: {words}\ncorrects: {words}\n{words}: 1")
    return start_repository(root)


@pytest.mark.parametrize(
    "words",
    [
        ("status",),
        ("validate",),
        ("log",),
        ("show", "III.1.b"),
        ("remind",),
        ("diff",),
        ("calendar",),
        ("report", "--quarter", "2"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("columns", [40, 400])
def test_no_line_is_a_command_to_a_code_host(commanding: Path, words: tuple[str, ...], columns: int) -> None:
    ran = run(*words, at=commanding, now=NOW, columns=columns)
    said = ran.out + ran.err
    assert "PWNED" in said or words[0] in ("remind", "diff", "calendar")
    assert not [
        line for line in said.splitlines() if line.lstrip().startswith("::") or "##[" in line or "##vso[" in line
    ]


def test_a_problem_is_one_line_whatever_it_quotes(commanding: Path) -> None:
    out = run("validate", at=commanding, now=NOW, columns=400).out
    assert "“x↵::error::PWNED↵" in out


SCREENS = (
    ("status",), ("status", "--json"), ("show", "III.1.b"), ("show", "II.1"), ("show", "vhxh"), ("remind",), ("remind", "--json"), ("log",),
    ("log", "--json"), ("calendar",), ("calendar", "--json"), ("validate",), ("validate", "--format", "json"), ("validate", "--format", "github"),
    ("validate", "--format", "sarif"), ("diff",), ("diff", "--format", "markdown"), ("diff", "--format", "json"), ("report", "--quarter", "3"),
    ("report", "--quarter", "3", "--kind", "don-doc"), ("export", "--what", "entries"), ("schema", "entry", "--workspace", "."),
)  # fmt: skip


@pytest.mark.parametrize("words", SCREENS, ids=" ".join)
def test_screens(poisoned: tuple[Path, str], words: tuple[str, ...]) -> None:
    root, payload = poisoned
    ran = run(*words, at=root, now=NOW, columns=400)
    assert ran.code == 0, ran.err
    said = ran.out + ran.err
    assert UNSEEN.search(said) is None
    assert "49" not in said if "7*7" in payload else True
    assert said.count("đỏ[/red]") == said.count("[red]đỏ")
    if "--format" in words and "github" in words:
        assert all(line.startswith(("::warning file=", "::error file=")) for line in ran.out.splitlines())
    if {"--json", "json", "sarif"}.intersection(words):
        json.loads(ran.out)


@pytest.mark.parametrize(
    "words",
    [("report", "--quarter", "3", "-o"), ("report", "--quarter", "3", "--kind", "phu-luc", "-o"), ("dashboard",)],
)
def test_pages(poisoned: tuple[Path, str], words: tuple[str, ...]) -> None:
    root, payload = poisoned
    target = root / ("dashboard/index.html" if words == ("dashboard",) else "a.html")
    assert run(*words, *(() if words == ("dashboard",) else ("a.html", "--force")), at=root, now=NOW).code == 0
    page = Page(target.read_text(encoding="utf-8"))
    assert len(page.all("script")) == (1 if words == ("dashboard",) else 0)
    assert page.all("img") == []
    assert not [name for element in page.elements for name in element.attributes if name.startswith("on")]
    assert page.links() == []
    assert " ".join(payload.replace("\u00a0", " ").replace("\u200b", "").split()) in page.text


@pytest.mark.parametrize(
    "words", [("report", "--quarter", "3", "--format", "md"), ("diff", "--format", "markdown")], ids=" ".join
)
def test_markdown_that_others_turn_into_html(poisoned: tuple[Path, str], words: tuple[str, ...]) -> None:
    root, _ = poisoned
    text = run(*words, at=root, now=NOW).out
    shown = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"]).parse(text)
    kinds = {inside.type for token in shown for inside in (token, *(token.children or ()))}
    assert not kinds & {"link_open", "image", "html_inline", "s_open", "code_inline"}
    blocks = [token.content for token in shown if token.type == "html_block"]
    assert all(
        block.startswith("<!-- ") and block.count("-->") == 1 and "<script" not in block.partition("-->")[2]
        for block in blocks
    )


def test_word(poisoned: tuple[Path, str]) -> None:
    root, payload = poisoned
    assert run("report", "--quarter", "3", "-o", "a.docx", "--force", at=root, now=NOW).code == 0
    document = Document(str(root / "a.docx"))
    assert {relation.reltype.rpartition("/")[2] for relation in document.part.rels.values()}.isdisjoint(
        {"hyperlink", "attachedTemplate", "oleObject"}
    )
    assert "instrText" not in document.element.xml
    assert "49" not in "".join(paragraph.text for paragraph in document.paragraphs) if "7*7" in payload else True


@pytest.mark.parametrize("what", ["status", "entries", "tasks", "indicators"])
def test_tables(poisoned: tuple[Path, str], what: str) -> None:
    root, _ = poisoned
    for ending in ("xlsx", "csv"):
        assert run("export", "--what", what, "-o", f"{what}.{ending}", "--force", at=root, now=NOW).code == 0
    cells = [cell for row in load_workbook(root / f"{what}.xlsx").worksheets[0].iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []
    with (root / f"{what}.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert not [text for line in csv.reader(stream) for text in line if text.startswith(("=", "+", "-", "@"))]


def test_forms(poisoned: tuple[Path, str]) -> None:
    root, _ = poisoned
    assert run("form", "--all", "--quarter", "3", "-o", "phieu", "--force", at=root, now=NOW).code == 0
    made = sorted((root / "phieu").iterdir())
    assert len(made) == 2
    for path in made:
        assert path.name.isascii()
        assert path.suffix == ".xlsx"
        # Formulas of a form are its own; none of them is what somebody wrote.
        formulas = [str(cell.value) for cell in _cells(path) if cell.data_type == "f"]
        assert not [formula for formula in formulas if "cmd" in formula or "SUM(1" in formula]


def _cells(path: Path) -> Iterator[Cell | MergedCell]:
    for sheet in load_workbook(io.BytesIO(path.read_bytes())).worksheets:
        for row in sheet.iter_rows():
            yield from row


def test_calendars(poisoned: tuple[Path, str]) -> None:
    root, _ = poisoned
    assert run("calendar", "-o", "a.ics", "--force", at=root, now=NOW).code == 0
    lines = (root / "a.ics").read_bytes().decode().split("\r\n")
    assert lines.count("END:VCALENDAR") == 1
    assert lines[-2:] == ["END:VCALENDAR", ""]


TYPED = (
    "\x1b[2J",
    "\x1b]8;;http://a.b\x1b\\x",
    "\x9b31m",
    "\x07",
    "\u202eabc",
    "\u2066x\u2069",
    "a\rb",
    "\u2028",
    "\udcff",
)


@pytest.mark.parametrize("payload", TYPED, ids=ascii)
@pytest.mark.parametrize(
    "words",
    [
        ("show", "{}"), ("status", "--unit", "{}"), ("status", "--as-of", "{}"), ("record", "{}", "--unit", "vhxh", "--progress", "done"),
        ("record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--result", "{}", "--by", "{}", "--evidence", "{}"),
        ("record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--corrects", "{}"), ("instruct", "III.2.d", "--document", "{}", "--from", "{}", "--date", "1/6/2026"),
        ("amend", "III.1.a", "--due", "Trước 31/12/2026", "--document", "{}", "--reason", "{}"), ("close", "--quarter", "1", "--by", "{}", "--document", "{}"),
        ("report", "--quarter", "2", "-o", "{}.md"), ("report", "--quarter", "2", "--template", "{}"), ("export", "-o", "{}.csv"), ("init", "{}"),
        ("status", "--workspace", "{}"), ("diff", "{}"), ("validate", "--since", "{}"), ("collect", "{}"), ("{}",), ("status", "--{}"),
        ("dashboard", "-o", "{}"), ("form", "--all", "--quarter", "2", "-o", "{}"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_was_typed_is_no_order_to_the_terminal(small: Path, words: tuple[str, ...], payload: str) -> None:
    ran = run(*(word.replace("{}", payload) for word in words), at=small, columns=200)
    assert ran.code in (0, 1, 2, 3)
    assert_no_order(ran)
    assert_no_order(run("validate", at=small))
    assert_no_order(run("log", at=small))


def assert_no_order(ran: Ran) -> None:
    assert UNSEEN.search(ran.out + ran.err) is None


@pytest.mark.parametrize("name", [f"{payload}.yaml" for payload in TYPED if payload != "\udcff"], ids=ascii)
@pytest.mark.parametrize("folder", ["plan", "plan/tasks", "plan/progress/2026-06", "plan/closed", "templates"])
def test_names_of_files_are_no_orders_to_the_terminal(small: Path, folder: str, name: str) -> None:
    (small / folder).mkdir(parents=True, exist_ok=True)
    (small / folder / name.replace("/", "-")).write_text("a: [", encoding="utf-8")
    (small / folder / name.replace("/", "-").replace(".yaml", ".md.j2")).write_text("{{ x", encoding="utf-8")
    for words in (
        ("validate",),
        ("status",),
        ("validate", "--format", "github"),
        ("report", "--quarter", "2", "--template", "x"),
    ):
        assert_no_order(run(*words, at=small))
    told = run("validate", "--format", "json", at=small).out
    assert UNSEEN.search(told) is None
    json.loads(told)


@pytest.mark.parametrize("words", ['{{ "\\x1b[2J" }}', '{{ "\\u202e"|markdown }}', "{{ '\\x9b' }}"])
def test_a_template_cannot_make_an_order(small: Path, words: str) -> None:
    lay(small, {"templates/tong-hop.md.j2": f"## {words}\n"})
    for format_ in ("md", "txt", "html"):
        assert_no_order(run("report", "--quarter", "2", "--format", format_, at=small))
