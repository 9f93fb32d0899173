"""The cases, each with its floor and its goal."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import Case, Command
from benchmarks.workspaces import in_git, with_entries, with_tasks

_READ = "\nfrom pathlib import Path\nfor path in sorted(Path('plan').rglob('*.yaml')):\n    yaml.load(path.read_bytes(), yaml.CSafeLoader)"
TYPER = "import typer"
LIBRARIES = "import pydantic, rich, typer, yaml"
READING = LIBRARIES + _READ
TEMPLATES = f"{LIBRARIES}, jinja2{_READ}"
DOCUMENT = """
import docx, sys
document = docx.Document()
for line in open("report.txt", encoding="utf-8"):
    document.add_paragraph(line.rstrip())
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
    real, many = with_entries(folder, 300), with_entries(folder, 30_000)
    again, anew = {"TTHC_CACHE": str(folder / "cache")}, {"TTHC_CACHE": "off"}
    yield Case("--version, again", _tthc(real, again, "--version"), _python(real, TYPER), 1.1)
    yield Case("--version, anew", _tthc(real, anew, "--version"), _python(real, TYPER))
    yield Case("--help, again", _tthc(real, again, "--help"), _python(real, TYPER), 1.6)
    yield Case("--help, anew", _tthc(real, anew, "--help"), _python(real, TYPER))
    for root, goal in ((real, 1.2), (many, 1.5)):
        yield Case(f"status, {_count(root)}, again", _tthc(root, again, "status"), _python(root, READING), goal)
        yield Case(f"status, {_count(root)}, anew", _tthc(root, anew, "status"), _python(root, READING))
    yield from _checking(folder)
    yield from _writing(real, many)
    changed = in_git(with_entries(folder, 0))
    yield Case("diff", _tthc(changed, anew, "diff"), _python(changed, TWO_TREES), 1.5)


def _checking(folder: Path) -> Iterator[Case]:
    clean, faulty = with_tasks(folder, 3000), with_tasks(folder, 3000, faults=500)
    yield Case("validate, 3,000 tasks", _tthc(clean, {}, "validate"), _python(clean, READING), 1.6)
    yield Case("validate, 500 faults : none", _tthc(faulty, {}, "validate"), _tthc(clean, {}, "validate"), 2.0)


def _writing(real: Path, many: Path) -> Iterator[Case]:
    markdown = _tthc(real, {}, "report", "--quarter", "2", "--format", "md")
    yield Case("report --quarter 2, Markdown", markdown, _python(real, TEMPLATES), 1.5)
    _tthc_once(real, "report", "--quarter", "2", "--force", "-o", "report.txt")
    document = _tthc(real, {}, "report", "--quarter", "2", "--force", "-o", "report.docx")
    yield Case("report --quarter 2, DOCX", document, _python(real, READING + DOCUMENT), 1.5)
    entry = ("record", "III.2.b", "--unit", "vhxh", "--progress", "in_progress", "--percent", "50")
    yield Case("record, 30,000 : 300 entries", _tthc(many, {}, *entry), _tthc(real, {}, *entry), 1.3)


def _count(root: Path) -> str:
    return f"{int(root.name.rpartition('-')[2]):,} entries"


def _python(root: Path, code: str) -> Command:
    return Command((sys.executable, "-c", code), root)


def _tthc(root: Path, environment: dict[str, str], *words: str) -> Command:
    return Command(
        (sys.executable, "-m", "tthc_cli", *words), root, {"TTHC_NOW": "2026-11-20T08:00:00+07:00", **environment}
    )


def _tthc_once(root: Path, *words: str) -> None:
    """Make a file that a floor reads."""
    subprocess.run([sys.executable, "-m", "tthc_cli", *words], cwd=root, check=False, capture_output=True)
