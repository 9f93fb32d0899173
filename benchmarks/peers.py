"""The same number of items through tools of other kinds, each asked its daily question: a sense of proportion, no contest.

    .venv/bin/python -m benchmarks.peers [--counts 25,1000,10000] [--rounds N]

What is not on the PATH is left out. benchmarks/peers.md says how to get the others and holds the table of one run.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.measuring import Command, run_once
from benchmarks.workspaces import with_entries


def _beancount(folder: Path, count: int) -> Command:
    lines = ["2026-01-01 open Assets:A", "2026-01-01 open Expenses:B"]
    lines += [
        f'2026-03-{n % 28 + 1:02} * "Mục {n}"\n  Assets:A  -{n}.00 VND\n  Expenses:B  {n}.00 VND'
        for n in range(1, count + 1)
    ]
    (folder / "ledger.beancount").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Command(("bean-check", "--no-cache", "ledger.beancount"), folder)


def _doorstop(folder: Path, count: int) -> Command:
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    (folder / ".doorstop.yml").write_text("settings:\n  digits: 5\n  prefix: REQ\n  sep: ''\n", encoding="utf-8")
    for n in range(1, count + 1):
        (folder / f"REQ{n:05}.yml").write_text(
            f"active: true\nderived: false\nheader: ''\nlevel: 1.{n}\nlinks: []\nnormative: true\nref: ''\nreviewed: null\ntext: |\n  Mục {n}\n",
            encoding="utf-8",
        )
    return Command(("doorstop", "--no-reformat"), folder)


def _towncrier(folder: Path, count: int) -> Command:
    (folder / "towncrier.toml").write_text('[tool.towncrier]\ndirectory = "changes"\nname = "a"\n', encoding="utf-8")
    (folder / "changes").mkdir()
    for n in range(1, count + 1):
        (folder / "changes" / f"{n}.feature").write_text(f"Mục {n}\n", encoding="utf-8")
    return Command(("towncrier", "build", "--draft", "--version", "1", "--date", "2026-11-24"), folder)


def _taskwarrior(folder: Path, count: int) -> Command:
    environment = {"TASKDATA": str(folder), "TASKRC": str(folder / "taskrc")}
    (folder / "taskrc").write_text("confirmation=off\nverbose=nothing\n", encoding="utf-8")
    tasks = [{"description": f"Mục {n}", "due": "20261214T000000Z", "status": "pending"} for n in range(1, count + 1)]
    told = json.dumps(tasks).encode()
    subprocess.run(
        ["task", "import", "-"], input=told, env={**os.environ, **environment}, capture_output=True, check=True
    )
    return Command(("task", "list"), folder, environment)


def _tthc(command: str) -> Callable[[Path, int], Command]:
    def make(folder: Path, count: int) -> Command:
        environment = {"TTHC_NOW": "2026-11-20T08:00:00+07:00", "TTHC_CACHE": "off"}
        return Command((sys.executable, "-m", "tthc_cli", command), with_entries(folder, count), environment)

    return make


PEERS: Mapping[str, tuple[str, Callable[[Path, int], Command]]] = {
    "bean-check": ("bean-check", _beancount),
    "towncrier build --draft": ("towncrier", _towncrier),
    "Taskwarrior list": ("task", _taskwarrior),
    "doorstop": ("doorstop", _doorstop),
    "tthc validate": (sys.executable, _tthc("validate")),
    "tthc status": (sys.executable, _tthc("status")),
}


def main() -> None:
    """Print a Markdown table: seconds of the whole process, the median of the rounds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers")
    parser.add_argument("--counts", default="25,1000,10000")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    counts = [int(count) for count in asked.counts.split(",")]
    print(f"| items | {' | '.join(f'{count:,}' for count in counts)} |\n|---|{'---:|' * len(counts)}")
    for name, (program, make) in PEERS.items():
        if shutil.which(program):
            print(f"| {name} | {' | '.join(_seconds(make, count, asked.rounds) for count in counts)} |", flush=True)


def _seconds(make: Callable[[Path, int], Command], count: int, rounds: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        command = make(Path(folder), count)
        taken = [run_once(command).seconds for _ in range(rounds + 1)][1:]
    return f"{statistics.median(taken):.2f} s"


if __name__ == "__main__":
    main()
