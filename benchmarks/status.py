"""How long `tthc status` takes beside a bare process that imports the same libraries and reads the same files: a ratio within one run.

    .venv/bin/python benchmarks/status.py [ROUNDS]

Both are measured as whole processes, in turns, so that what else the machine does falls on both alike.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BARE = """
from pathlib import Path
import pydantic, rich.console, rich.table, typer, yaml
from pydantic import BaseModel
for path in sorted(Path("plan").rglob("*.yaml")):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""
COMMANDS = {
    "bare": [sys.executable, "-c", BARE],
    "status": [sys.executable, "-m", "tthc_cli", "status"],
}


def seconds(command: list[str]) -> float:
    """How long one run of the command takes."""
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - began


def main(rounds: int) -> None:
    """Print the medians and their ratio; the first round warms the disk and is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for number in range(rounds + 1):
        for name, command in COMMANDS.items():
            spent = seconds(command)
            if number:
                taken[name].append(spent)
    medians = {name: statistics.median(times) for name, times in taken.items()}
    for name, median in medians.items():
        print(f"{name:8}{median:.3f} s")
    print(f"ratio   {medians['status'] / medians['bare']:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
