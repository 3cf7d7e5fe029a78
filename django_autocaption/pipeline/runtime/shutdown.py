"""The worker was told to stop: known to all processes that it forked, so that production ends in order."""

from __future__ import annotations

import mmap
import struct
import time
from collections.abc import Callable

#: Seconds that a worker which is told to stop waits for answers under way.
GRACE = 20.0

_TIME = struct.Struct("d")
#: When waiting ends, on the machine's monotonic clock; 0 = nothing was said. Memory that children share, because
#: Celery tells the parent of a prefork pool only.
_waits_until = mmap.mmap(-1, _TIME.size)


def _never() -> bool:
    return False


_terminates: Callable[[], bool] = _never


def begin(grace: float = GRACE) -> None:
    """Take no new work, and give up what has no answer within ``grace`` seconds."""
    _TIME.pack_into(_waits_until, 0, time.monotonic() + grace)


def is_under_way() -> bool:
    """The worker was told to stop."""
    return _until() > 0


def is_overdue() -> bool:
    """It has waited long enough."""
    return 0 < _until() <= time.monotonic()


def reset(terminates: Callable[[], bool] = _never) -> None:
    """A worker begins. ``terminates`` says whether it is to end at once: Celery announces that only after it has
    waited for the tasks, which look here meanwhile."""
    global _terminates
    _terminates = terminates
    _TIME.pack_into(_waits_until, 0, 0.0)


def _until() -> float:
    until: float = _TIME.unpack_from(_waits_until)[0]
    if _terminates() and not 0 < until <= time.monotonic():
        begin(0)
        until = _TIME.unpack_from(_waits_until)[0]
    return until
