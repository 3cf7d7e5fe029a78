"""What children do, seen from outside; and who kills them in the middle of it. Linux."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

from django_autocaption.images.children import child
from tests.watch import Watch


class Killer(threading.Thread):
    """``kill -9`` for so many children in the middle of their work."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.killed: set[int] = set()
        self.times = times
        self.over = threading.Event()
        self.start()

    def run(self) -> None:
        while len(self.killed) < self.times and not self.over.wait(0.002):
            for number in set(working(os.getpid())) - self.killed:
                os.kill(number, signal.SIGKILL)
                self.killed.add(number)

    def stop(self) -> None:
        self.over.set()
        self.join()


def until(done: Callable[[], bool]) -> None:
    watch = Watch()
    while not done():
        assert watch.spent < 10
        time.sleep(0.02)


def is_running(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def working(parent: int) -> list[int]:
    """Children of ``parent`` that are decoding at the moment; it may have others, such as the emulated services."""
    found = []
    for path in Path(f"/proc/{parent}/task").glob("*/children"):
        try:
            numbers = [int(number) for number in path.read_text().split()]
            decoding = [n for n in numbers if child.__name__.encode() in Path(f"/proc/{n}/cmdline").read_bytes()]
            found += [n for n in decoding if Path(f"/proc/{n}/stat").read_text().rpartition(")")[2].split()[0] == "R"]
        except OSError:  # gone meanwhile
            continue
    return found


def children_time() -> float:
    """Seconds of processor time of all children that have ended."""
    used = os.times()
    return used.children_user + used.children_system


def peak(number: int) -> int:
    """MiB that the process has ever held."""
    return int(Path(f"/proc/{number}/status").read_text().split("VmHWM:")[1].split()[0]) // 1024
