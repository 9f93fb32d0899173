"""Reading what nobody meant: inputs made by lot from real ones, for every reader.

    python -m benchmarks.fuzz [--seed N] [--seconds S] [--inputs N] [--only READER]
    python -m benchmarks.fuzz --replay fuzz-failures/entry-1.json

Every input must end with exit code 0, 1, 2 or 3, in time and within memory. One that does not is made small and written to fuzz-failures/.
"""

import argparse
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from random import Random

from benchmarks.fuzz.files import lay_workspace
from benchmarks.fuzz.readers import readers
from benchmarks.fuzz.reading import Input, Reader
from benchmarks.fuzz.trying import Failure, Trial, bound_memory, shrink

FAILURES = Path("fuzz-failures")


def fuzz(reader: Reader, trial: Trial, *, seed: int, inputs: int, seconds: float) -> tuple[int, float, list[Failure]]:
    """Try so many inputs, or as many as there is time for: how many, in how many seconds, and the failures, each kind once."""
    lot = Random(f"{seed} {reader.name}")  # noqa: S311  # no secret
    began, tried, failures = time.monotonic(), 0, dict[str, Failure]()
    while tried < inputs and time.monotonic() - began < seconds:
        given = reader.make(lot)
        tried += 1
        how = trial.how(reader, given)
        if how and how not in failures:
            failures[how] = Failure(reader.name, _shrunk(reader, trial, given, how), how)
    return tried, time.monotonic() - began, list(failures.values())


def _shrunk(reader: Reader, trial: Trial, given: Input, how: str) -> Input:
    data = shrink(given.data, lambda shorter: trial.how(reader, replace(given, data=shorter)) == how)
    return replace(given, data=data)


def main() -> int:
    """Fuzz the readers asked for; 1 where an input failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description="Reading what nobody meant.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=600.0, help="for all readers together")
    parser.add_argument("--inputs", type=int, default=10_000, help="at most, for each reader")
    parser.add_argument("--only", default="", help="only readers whose name holds this")
    parser.add_argument("--replay", type=Path, help="try one failure again")
    asked = parser.parse_args()
    os.environ["TTHC_CACHE"] = "off"
    bound_memory()
    with tempfile.TemporaryDirectory() as folder:
        laid = lay_workspace(Path(folder, "laid"))
        trial, known = Trial(laid, Path(folder)), list(readers(laid))
        if asked.replay:
            return _replay(Failure.of_text(asked.replay.read_text(encoding="utf-8")), trial, known)
        return _fuzz_all([reader for reader in known if asked.only in reader.name], trial, asked)


def _fuzz_all(chosen: list[Reader], trial: Trial, asked: argparse.Namespace) -> int:
    """One after the other; the time that a quick one leaves is for those after it."""
    began, all_tried, all_failures = time.monotonic(), 0, 0
    for at, reader in enumerate(chosen):
        left = asked.seconds - (time.monotonic() - began)
        tried, spent, failures = fuzz(
            reader, trial, seed=asked.seed, inputs=asked.inputs, seconds=left / (len(chosen) - at)
        )
        _report(reader.name, tried, spent, len(failures))
        _write_down(failures)
        all_tried, all_failures = all_tried + tried, all_failures + len(failures)
    _report(f"all {len(chosen)}", all_tried, time.monotonic() - began, all_failures)
    return 1 if all_failures else 0


def _report(name: str, tried: int, spent: float, failures: int) -> None:
    print(f"{name:16}{tried:>8} inputs{tried / spent:>8.1f} a second{failures:>4} kinds of failures", flush=True)


def _write_down(failures: list[Failure]) -> None:
    for number, failure in enumerate(failures, 1):
        FAILURES.mkdir(exist_ok=True)
        path = FAILURES / f"{failure.reader.replace(':', '-')}-{number}.json"
        path.write_text(failure.text(), encoding="utf-8")
        print(f"    {failure.how}: tthc {' '.join(failure.given.words)!r}  → {path}")


def _replay(failure: Failure, trial: Trial, known: list[Reader]) -> int:
    reader = next(reader for reader in known if reader.name == failure.reader)
    how = trial.how(reader, failure.given)
    print(how or "read as it should be")
    return 1 if how else 0


if __name__ == "__main__":
    sys.exit(main())
