"""Processor time and memory of a worker and of the children that it decodes in; Linux only."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

#: Seconds from one look at memory to the next.
EVERY = 0.005
_GONE = (FileNotFoundError, ProcessLookupError, IndexError)
_TICKS = os.sysconf("SC_CLK_TCK")


def children(parent: int) -> Iterator[int]:
    """Those that decode; one that is about to become such shows its parent's memory, and is left out."""
    with suppress(*_GONE):
        for task in Path(f"/proc/{parent}/task").iterdir():
            with suppress(*_GONE):
                yield from filter(_decodes, map(int, (task / "children").read_text().split()))


def seconds(worker: int) -> float:
    """Processor time of the worker and its children so far, those that are gone among them."""
    return sum(_seconds(child) for child in children(worker)) + _seconds(worker, ended=True)


def resident(process: int) -> int:
    """Bytes of memory that it has now."""
    return _status(process, "VmRSS")


def wait_for_rest(worker: int) -> None:
    """Until it has done next to nothing for a while: words went into files, too."""
    before = -1.0
    while (now := seconds(worker)) - before > 0.02:
        before = now
        time.sleep(0.3)


class Peaks(threading.Thread):
    """While ``with`` lasts: the most bytes of memory that the worker had, any one child, and all of them together."""

    def __init__(self, worker: int) -> None:
        super().__init__(daemon=True)
        self.process = worker
        self.worker = self.child = self.together = 0
        self._over = threading.Event()

    def __enter__(self) -> Peaks:
        for process in (self.process, *children(self.process)):
            with suppress(*_GONE):
                Path(f"/proc/{process}/clear_refs").write_text("5")  # its peak begins anew
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self.join()

    def run(self) -> None:
        while not self._over.wait(EVERY):
            found = list(children(self.process))
            self.worker = max(self.worker, _status(self.process, "VmHWM"))
            self.child = max([self.child, *(_status(child, "VmHWM") for child in found)])
            now = sum(_status(each, "VmRSS") for each in (self.process, *found))
            self.together = max(self.together, now)


def _decodes(process: int) -> bool:
    with suppress(*_GONE):
        return b"images.children.child" in Path(f"/proc/{process}/cmdline").read_bytes()
    return False


def _seconds(process: int, *, ended: bool = False) -> float:
    with suppress(*_GONE):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11 : 15 if ended else 13])) / _TICKS
    return 0.0


def _status(process: int, field: str) -> int:
    with suppress(*_GONE):
        return int(Path(f"/proc/{process}/status").read_text().split(f"{field}:")[1].split()[0]) * 1024
    return 0
