"""The worker was told to stop: known to all processes that it forked, so that production ends in order."""

from __future__ import annotations

import mmap
import struct
import time

#: Seconds that a worker which is told to stop waits for answers under way.
GRACE = 20.0

_TIME = struct.Struct("d")
#: When waiting ends, on the machine's monotonic clock; 0 = nothing was said. Memory that children share, because
#: Celery tells the parent of a prefork pool only.
_waits_until = mmap.mmap(-1, _TIME.size)


def begin(grace: float = GRACE) -> None:
    """Take no new work, and give up what has no answer within ``grace`` seconds."""
    _TIME.pack_into(_waits_until, 0, time.monotonic() + grace)


def is_under_way() -> bool:
    """The worker was told to stop."""
    return _until() > 0


def is_overdue() -> bool:
    """It has waited long enough."""
    return 0 < _until() <= time.monotonic()


def reset() -> None:
    """A worker begins."""
    _TIME.pack_into(_waits_until, 0, 0.0)


def _until() -> float:
    until: float = _TIME.unpack_from(_waits_until)[0]
    return until
