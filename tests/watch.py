"""Seconds for what is to end soon, on a machine that may be busy with other tests."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

#: A stretch in which less than this share of the processors' time was idle says little of what was waited for …
IDLE = 0.1
#: … and counts for this share of its seconds.
BUSY = 0.2
_IDLE = 3  # https://www.kernel.org/doc/html/latest/filesystems/proc.html: user, nice, system, idle, iowait, …


@dataclass
class Watch:
    """Counts from when it was made, or looked at first."""

    passed: float = 0.0
    """Seconds on the clock, up to the last look …"""
    _spent: float = 0.0
    """… and as a machine with room would have needed them."""
    _at: float = field(default_factory=lambda: time.monotonic())
    _ticks: list[int] = field(default_factory=lambda: _ticks())

    @property
    def spent(self) -> float:
        """Seconds until now, as a machine with room would have needed them: looked at more often it is more exact."""
        now, ticks = time.monotonic(), _ticks()
        more = [after - before for before, after in zip(self._ticks, ticks, strict=True)]
        has_room = not ticks or sum(more) == 0 or more[_IDLE] >= IDLE * sum(more)
        self.passed += now - self._at
        self._spent += (now - self._at) * (1 if has_room else BUSY)
        self._at, self._ticks = now, ticks
        return self._spent

    @property
    def slowness(self) -> float:
        """How often the seconds that were spent went into those that passed: 1 on a machine with room, at most 5."""
        spent = self.spent
        return self.passed / spent if spent else 1.0


def _ticks() -> list[int]:
    """What the processors did, each kind's time since the machine was started; nothing where there is no ``/proc``."""
    try:
        line, *_more = Path("/proc/stat").read_text("ascii").splitlines()
    except OSError:
        return []
    return [int(number) for number in line.split()[1:9]]
