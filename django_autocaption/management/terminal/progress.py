"""How far a long command is, with its rate and the time left: tqdm's bar where it is installed, else some lines."""

from __future__ import annotations

import sys
import time
from datetime import timedelta
from types import TracebackType
from typing import Any, Protocol, TextIO

from django_autocaption.management.terminal.streams import writing

try:
    from tqdm import tqdm
except ImportError:  # the extra ``progress`` is not installed
    tqdm = None

#: Seconds between two lines.
LINE_EVERY = 5.0


class Progress(Protocol):
    """Something that shows how far it is, while it is entered."""

    def __enter__(self) -> Progress: ...

    def __exit__(self, *raised: Any) -> None: ...

    def update(self, number: int) -> object:
        """So many more are done."""


def progress(total: int | None, *, what: str, unit: str = "captions", stream: TextIO | None = None) -> Progress:
    """A bar on a terminal, lines elsewhere. ``what``: the work's name. ``stream``: standard error by default.

    ``total`` None: nobody knows how much it is, and what is done soon shows nothing.
    """
    stream = sys.stderr if stream is None else stream
    if tqdm is not None and stream.isatty():
        soon = {} if total is not None else {"delay": 1, "leave": False}
        bar: Progress = tqdm(
            total=total, desc=what, unit=f" {unit}", unit_scale=True, dynamic_ncols=True, file=stream, **soon
        )
        return bar
    return Lines(total, what=what, unit=unit, stream=stream)


class Lines:
    """A line every few seconds, and one at the end."""

    def __init__(self, total: int | None, *, what: str, unit: str, stream: TextIO) -> None:
        self.total, self.what, self.unit, self.stream = total, what, unit, stream
        self.done = 0
        self.started = self.told_at = time.monotonic()

    def __enter__(self) -> Lines:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.total is not None or self.told_at > self.started:
            self._tell(time.monotonic())

    def update(self, number: int) -> None:
        """So many more are done."""
        self.done += number
        now = time.monotonic()
        if now - self.told_at >= LINE_EVERY:
            self._tell(now)

    def _tell(self, now: float) -> None:
        self.told_at = now
        rate = self.done / max(now - self.started, 1e-3)
        line = f"{self.what}: {self.done} {self.unit}, {rate:.0f}/s"
        if self.total is not None:
            left = timedelta(seconds=round(max(self.total - self.done, 0) / rate)) if rate else "?"
            share = 100 * self.done // max(self.total, 1)
            line = f"{self.what}: {self.done} of {self.total} {self.unit} ({share} %), {rate:.0f}/s, {left} left"
        with writing():
            self.stream.write(f"{line}\n")
            self.stream.flush()
