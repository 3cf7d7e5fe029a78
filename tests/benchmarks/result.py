"""What one line of the table says, and how two sides of a ratio are measured side by side."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

STATUS = Path("/proc/self/status")


@dataclass(frozen=True, kw_only=True)
class Result:
    """One line of the table."""

    name: str
    target: str
    measured: str
    met: bool | None
    """None = the page of targets names none."""
    note: str = ""
    """What was compared; where the target is missed, why."""

    @property
    def verdict(self) -> str:
        return "–" if self.met is None else "met" if self.met else "missed"


@dataclass(frozen=True, kw_only=True)
class Scale:
    """How much work a line does."""

    rows: int = 1_000_000
    quick: bool = False
    """Enough to see that the line works; its figures mean little."""

    def of(self, usual: int, quick: int) -> int:
        """A number of rounds or images."""
        return quick if self.quick else usual


def alternate(*sides: Callable[[], float], rounds: int) -> list[float]:
    """A B A B …: the median of what each side returns, so that a busy moment of the machine hits all of them."""
    found: list[list[float]] = [[] for _side in sides]
    for _round in range(rounds):
        for values, side in zip(found, sides, strict=True):
            values.append(side())
    return [statistics.median(values) for values in found]


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def processor_seconds(work: Callable[[], object]) -> float:
    """How long the processor of this process works for it, all threads together; other processes do not count."""
    started = time.process_time()
    work()
    return time.process_time() - started


def peak_mb() -> float:
    """Most memory that this process has held since ``forget_peak``; elsewhere than on Linux, since it began."""
    if STATUS.exists():
        return next(int(line.split()[1]) / 1024 for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def forget_peak() -> None:
    """Measure from what is held now (https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html)."""
    if STATUS.exists():
        STATUS.with_name("clear_refs").write_text("5")
