"""Readers of files: real ones to begin with, changed by lot, and the commands that read them."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random

from tests.git import start_repository
from tests.running import run
from tests.workspaces import BASE, REPOSITORY, entry, lay

from benchmarks.fuzz.mutating import mutate
from benchmarks.fuzz.reading import Input, Reader

DEMO = REPOSITORY / "src/tthc_cli/packaged/demo/plan/progress"
ENTRY = "plan/progress/2026-06/20260612-III-1-b-vhxh-aaaaaa.yaml"
TEMPLATE = "templates/tong-hop.md.j2"
PLAN = ("plan/plan.yaml", "plan/units.yaml", "plan/targets.yaml", "plan/tasks/III.1.yaml", "plan/calendar/2026.yaml")
READING = (
    ("validate",), ("status",), ("status", "--json"), ("report", "--quarter", "2"), ("report", "--quarter", "3", "--format", "html"),
    ("export", "--what", "entries"), ("export", "--what", "tasks"), ("calendar",), ("remind",), ("show", "III.1.a"), ("show", "vhxh"), ("log",),
    ("dashboard",), ("form", "--all", "--quarter", "2", "-o", "out"), ("diff",), ("validate", "--since", "HEAD"), ("schema", "entry", "--workspace", "."),
    ("record", "III.1.b", "--unit", "vhxh", "--progress", "in_progress", "--result", "x"), ("close", "--quarter", "1"),
    ("amend", "III.1.a", "--due", "Trước 31/12/2026", "--document", "1/A", "--reason", "x"),
    ("instruct", "III.2.d", "--document", "9/SNV", "--from", "so noi vu", "--date", "1/6/2026"),
)  # fmt: skip
"""Commands that read the whole workspace."""
CLOSING = (
    ("validate",), ("report", "--quarter", "2"), ("close", "--quarter", "2", "--reopen", "--document", "1", "--reason", "x"),
)  # fmt: skip
TEMPLATING = (("report", "--quarter", "2", "--as-of", "30/6/2026"), ("validate",))
COLLECTING = (("collect", "phieu/x.xlsx", "--dry-run"), ("collect", "phieu/x.xlsx"))


def lay_workspace(root: Path) -> Path:
    """The workspace in which inputs are read: the small plan with an entry, a closed period, a template, a form, all in git."""
    lay(root)
    entry(root, Path(ENTRY).name, "task: III.1.b\nunit: vhxh\ndate: 2026-06-12\nprogress: in_progress\nresult: Việc")
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    run("close", "--quarter", "2", at=root)
    run("form", "--all", "--quarter", "3", "-o", "phieu", at=root)
    return start_repository(root)


def file_readers(laid: Path) -> Iterator[Reader]:
    """Those of everything that lies in a workspace or is brought to it; `laid` is such a workspace, to take inputs from."""
    for place, corpus in corpora().items():
        yield _of_files(_name(place), place, corpus, TEMPLATING if place == TEMPLATE else READING)
    closed = min((laid / "plan/closed").iterdir())
    yield _of_files("closed", f"plan/closed/{closed.name}", [closed.read_bytes()], CLOSING)
    forms = [path.read_bytes() for path in sorted((laid / "phieu").iterdir())]
    yield _of_files("form", "phieu/x.xlsx", forms, COLLECTING)
    for ending in ("docx", "pdf", "txt"):
        originals = [path.read_bytes() for path in sorted((REPOSITORY / "tests/data").rglob(f"*.{ending}"))]
        importing = (("import", f"x.{ending}", "moi"), ("import", f"x.{ending}", "--into", "."))
        yield _of_files(f"import:{ending}", f"x.{ending}", originals, importing)


@cache
def corpora() -> Mapping[str, Sequence[bytes]]:
    """Real files of the same kind for a place of each kind in the workspace."""
    plan = sorted([*(BASE / "plan").rglob("*.yaml"), *(REPOSITORY / "plan").rglob("*.yaml")])
    return {
        **{place: [path.read_bytes() for path in plan if _kind(path) == _kind(Path(place))] for place in PLAN},
        ENTRY: [path.read_bytes() for path in sorted(DEMO.rglob("*.yaml"))],
        TEMPLATE: [path.read_bytes() for path in sorted((REPOSITORY / "templates").iterdir())],
    }


def draw_change(lot: Random, *places: str) -> Input:
    """A file of the workspace that is another, which may lie at these places, too; in one of five or so nothing has changed."""
    files = corpora()
    place = lot.choice(("", "", *files, *places))
    like = files.get(place, files[TEMPLATE])
    return Input((), mutate(lot.choice(like), lot, like) if place else b"", place)


def _kind(path: Path) -> str:
    return path.stem if path.parent.name == "plan" else path.parent.name


def _name(place: str) -> str:
    return {ENTRY: "entry", TEMPLATE: "template"}.get(place, f"plan:{Path(place).stem}")


def _of_files(name: str, place: str, corpus: Sequence[bytes], commands: Sequence[tuple[str, ...]]) -> Reader:
    def make(lot: Random) -> Input:
        return Input(lot.choice(commands), mutate(lot.choice(corpus), lot, corpus), place)

    return Reader(name, make)
