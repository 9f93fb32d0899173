"""How long `tthc status` takes beside a bare process that imports the same libraries and reads the same files: ratios within one run.

    .venv/bin/python benchmarks/status.py [ROUNDS]

`again` is the answer that most calls of a day get: nothing changed since the last one. `anew` works everything out, as the first call
of a day and the first after each change do. All are measured as whole processes, in turns, so that what else the machine does falls on
all alike.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BARE = """
from pathlib import Path
import pydantic, rich, typer, yaml
for path in sorted(Path("plan").rglob("*.yaml")):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""
STATUS = [sys.executable, "-m", "tthc_cli", "status"]


def seconds(command: list[str], cache: str) -> float:
    """How long one run of the command takes."""
    began = time.perf_counter()
    environment = {**os.environ, "TTHC_CACHE": cache}
    subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    return time.perf_counter() - began


def main(rounds: int) -> None:
    """Print the medians and their ratios to the bare process; the first round warms the disk and the cache and is not counted."""
    with tempfile.TemporaryDirectory() as cache:
        runs = {
            "bare": ([sys.executable, "-c", BARE], "off"),
            "status, again": (STATUS, cache),
            "status, anew": (STATUS, "off"),
        }
        taken: dict[str, list[float]] = {name: [] for name in runs}
        for number in range(rounds + 1):
            for name, (command, folder) in runs.items():
                spent = seconds(command, folder)
                if number:
                    taken[name].append(spent)
    floor = statistics.median(taken["bare"])
    for name, times in taken.items():
        print(f"{name:15}{statistics.median(times):.3f} s  {statistics.median(times) / floor:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
