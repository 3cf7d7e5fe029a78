"""``python -m tests.images.children.odd``: a child as the package's own, whose images are as their names say."""

from __future__ import annotations

import signal
import time
from typing import Any

from django_autocaption.images.children import child
from django_autocaption.images.shrinking import Shrunk, shrink
from django_autocaption.images.spool import Blob

#: Seconds that one takes which gets little of the processor.
STARVED = 5.0


def odd(blob: Blob, *, name: str, **options: Any) -> Shrunk:
    if name == "sleeps":
        time.sleep(3600)
    if name == "spins on":  # as what somebody took over might
        signal.signal(signal.SIGPROF, signal.SIG_IGN)
    hoard: dict[str, Any] = {}
    while name == "hoards":  # until there is no room for one more of what the child's answer is, too
        hoard = {"more": hoard}
    while name.startswith("spins"):
        pass
    began = time.monotonic()
    while name == "is starved" and time.monotonic() - began < STARVED:
        used = time.process_time()
        while time.process_time() - used < 0.03:
            pass
        time.sleep(0.4)
    return shrink(blob, name=name, **options)


if __name__ == "__main__":
    vars(child)["shrink"] = odd
    child.main()
