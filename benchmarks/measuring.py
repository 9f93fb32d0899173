"""Running a case and its floor in turns, each run a process of its own."""

import os
import statistics
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Command:
    """A command line, the folder where it runs, and what it finds in its environment."""

    words: tuple[str, ...]
    at: Path
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """What is measured, what it is compared with, and the ratio that it shall not exceed."""

    name: str
    command: Command
    floor: Command
    goal: float | None = None


@dataclass(frozen=True)
class Run:
    """What one run took: wall-clock seconds and the most memory it held, in KiB."""

    seconds: float
    memory: int


@dataclass(frozen=True)
class Measured:
    """The runs of a case and of its floor, pair by pair."""

    case: Case
    runs: tuple[Run, ...]
    floor_runs: tuple[Run, ...]

    @property
    def seconds(self) -> float:
        """The median of the case."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def floor_seconds(self) -> float:
        """The median of the floor."""
        return statistics.median(run.seconds for run in self.floor_runs)

    @property
    def ratio(self) -> float:
        """How many floors the case takes."""
        return self.seconds / self.floor_seconds

    @property
    def spread(self) -> tuple[float, float]:
        """The first and the third quartile of the ratios of the pairs."""
        ratios = [run.seconds / floor.seconds for run, floor in zip(self.runs, self.floor_runs, strict=True)]
        if len(ratios) < 2:
            return ratios[0], ratios[0]
        first, _, third = statistics.quantiles(ratios, n=4)
        return first, third

    @property
    def memory(self) -> float:
        """How many times the memory of the floor the case holds at most."""
        return max(run.memory for run in self.runs) / max(run.memory for run in self.floor_runs)

    def figures(self) -> dict[str, Any]:
        """The figures as plain values."""
        return {
            "name": self.case.name,
            "goal": self.case.goal,
            "ratio": round(self.ratio, 3),
            "spread": [round(bound, 3) for bound in self.spread],
            "memory": round(self.memory, 3),
            "seconds": [round(run.seconds, 4) for run in self.runs],
            "floor_seconds": [round(run.seconds, 4) for run in self.floor_runs],
        }


def measure(case: Case, rounds: int) -> Measured:
    """Run the case and its floor in turns; the first pair warms disk and memory and does not count."""
    pairs = [(run_once(case.floor), run_once(case.command)) for _ in range(rounds + 1)][1:]
    return Measured(case, tuple(run for _, run in pairs), tuple(floor for floor, _ in pairs))


_USUAL = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment of an office: there Python keeps what it has compiled, ours as well as that of the libraries."""


def run_once(command: Command) -> Run:
    """One run; its output is thrown away. The memory is that of this very process, by wait4. Stops where the command gave no answer."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command.words,
        cwd=command.at,
        env={**_USUAL, **command.environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    spent = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command.words)}: exit code {process.returncode}")
    return Run(spent, usage.ru_maxrss)
