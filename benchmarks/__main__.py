"""How fast `tthc` is, as ratios to a floor measured in the same run.

    .venv/bin/python -m benchmarks [--rounds N] [--only WORDS] [--json FILE]

A floor is what the same work costs without us: a bare process that imports the same libraries and reads the same files, or the same
command on less. Each case and its floor run in turns as whole processes, so that what else the machine does falls on both alike. The
ratio is that of the medians; its spread is that of the quartiles of the pairs.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks.cases import cases
from benchmarks.measuring import Measured, measure


def main() -> None:
    """Measure the cases asked for and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Ratios of tthc to bare processes.")
    parser.add_argument("--rounds", type=int, default=9, help="runs of each case and of its floor (default 9)")
    parser.add_argument("--only", default="", help="only the cases whose name holds these words")
    parser.add_argument("--json", type=Path, help="write the figures into this file as well")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measured = []
        for case in cases(Path(folder)):
            if asked.only in case.name:
                measured.append(measure(case, asked.rounds))
                print(_row(measured[-1]), flush=True)
    if asked.json:
        figures = {"python": sys.version, "cases": [one.figures() for one in measured]}
        asked.json.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _row(one: Measured) -> str:
    goal = f"≤ {one.case.goal:.3g}" if one.case.goal else "–"
    verdict = "" if one.case.goal is None else "holds" if one.ratio <= one.case.goal else "does not hold"
    seconds = f"{one.seconds:.3f} s : {one.floor_seconds:.3f} s"
    spread = f"{one.spread[0]:.2f}–{one.spread[1]:.2f}"
    return (
        f"{one.case.name:46}{seconds:>20}{one.ratio:>7.2f}  {spread:<12}{goal:<8}{one.memory:.2f} × memory  {verdict}"
    )


if __name__ == "__main__":
    main()
