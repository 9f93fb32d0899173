"""The cases, each with its floor and its goal."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from benchmarks.measuring import Case, Command, run_once
from benchmarks.workspaces import in_git, with_entries, with_tasks

_READ = "\nfrom pathlib import Path\nfor path in sorted(Path('plan').rglob('*.yaml')):\n    yaml.load(path.read_bytes(), yaml.CSafeLoader)"
TYPER = "import typer"
LIBRARIES = "import pydantic, rich, typer, yaml"
READING = LIBRARIES + _READ
TEMPLATES = f"{LIBRARIES}, jinja2{_READ}"
DOCUMENT = """
import docx, sys
document = docx.Document()
for line in open("paragraphs.txt", encoding="utf-8"):
    document.add_paragraph(line.rstrip("\\n"))
document.save("floor.docx")
"""
TWO_TREES = f"""
{LIBRARIES}
import subprocess
for revision in ("HEAD", "HEAD"):
    names = subprocess.run(["git", "ls-tree", "-r", "--name-only", revision, "plan"], capture_output=True, check=True).stdout.split()
    for name in names:
        blob = subprocess.run(["git", "show", b"%s:%s" % (revision.encode(), name)], capture_output=True, check=True).stdout
        yaml.load(blob, yaml.CSafeLoader)
"""


def cases(folder: Path) -> Iterator[Case]:
    """All cases, on workspaces made in the folder. `again` is answered from memory, `anew` is worked out."""
    real, many, changed = with_entries(folder, 300), with_entries(folder, 30_000), in_git(with_entries(folder, 0))
    clean, faulty = with_tasks(folder, 3000), with_tasks(folder, 3000, faults=500)
    twice = _Twice(folder / "cache")
    yield from twice.asked("--version", real, TYPER, 1.1, "--version")
    yield from twice.asked("--help", real, TYPER, 1.6, "--help")
    yield from twice.asked("status, 300 entries", real, READING, 1.2, "status")
    yield from twice.asked("status, 30,000 entries", many, READING, 1.5, "status")
    yield from twice.asked("validate, 3,000 tasks", clean, READING, 1.6, "validate")
    yield Case("validate, 500 faults : none", _tthc(faulty, ANEW, "validate"), _tthc(clean, ANEW, "validate"), 2.0)
    yield from twice.asked("report, Markdown", real, TEMPLATES, 1.5, *REPORT, "--format", "md")
    yield _document(real)
    yield Case("record, 30,000 : 300 entries", _tthc(many, ANEW, *ENTRY), _tthc(real, ANEW, *ENTRY), 1.3)
    yield from twice.asked("diff", changed, TWO_TREES, 1.5, "diff")
    fewer_entries, fewer_tasks = with_entries(folder, 3000), with_tasks(folder, 300)
    yield Case(
        "status, 30,000 : 3,000 entries", _tthc(many, ANEW, "status"), _tthc(fewer_entries, ANEW, "status"), LINEAR
    )
    yield Case(
        "validate, 3,000 : 300 tasks", _tthc(clean, ANEW, "validate"), _tthc(fewer_tasks, ANEW, "validate"), LINEAR
    )


ANEW = {"TTHC_CACHE": "off"}
LINEAR = 10**1.05
"""Of ten times as much: growth by an exponent of at most 1.05."""
REPORT = ("report", "--quarter", "2")
ENTRY = ("record", "III.2.b", "--unit", "vhxh", "--progress", "in_progress", "--percent", "50")


@dataclass(frozen=True)
class _Twice:
    """A question asked again, when the answer is in this cache, and asked anew."""

    cache: Path

    def asked(self, name: str, root: Path, floor: str, goal: float, *words: str) -> Iterator[Case]:
        yield Case(f"{name}, again", _tthc(root, {"TTHC_CACHE": str(self.cache)}, *words), _python(root, floor), goal)
        yield Case(f"{name}, anew", _tthc(root, ANEW, *words), _python(root, floor), goal)


def _document(root: Path) -> Case:
    """A report as DOCX beside python-docx that writes the same paragraphs, those of the cells of its tables among them."""
    written = _tthc(root, ANEW, *REPORT, "--force", "-o", "report.docx")
    run_once(written)
    document = docx.Document(str(root / "report.docx"))
    paragraphs = [Paragraph(each, document._body).text for each in document.element.body.iter(qn("w:p"))]  # noqa: SLF001  # of all depths
    (root / "paragraphs.txt").write_text(
        "".join(f"{' '.join(text.split())}\n" for text in paragraphs), encoding="utf-8"
    )
    return Case("report, DOCX", written, _python(root, READING + DOCUMENT), 1.5)


def _python(root: Path, code: str) -> Command:
    return Command((sys.executable, "-c", code), root)


def _tthc(root: Path, environment: dict[str, str], *words: str) -> Command:
    return Command(
        (sys.executable, "-m", "tthc_cli", *words), root, {"TTHC_NOW": "2026-11-20T08:00:00+07:00", **environment}
    )
