"""The places that one wave of jobs got at one service: one for each request."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext

from django_autocaption import pacing

#: Seconds that a request may be late without anybody having to know: the schedule has that much slack.
TOLERATED = 0.1


class Places:
    """Made in the thread that uses the database; ``next`` is entered on the event loop."""

    def __init__(self, alias: str, admission: pacing.Admission, holder: str) -> None:
        now = time.monotonic()
        self.alias = alias
        self.holder = holder if admission.slots else ""
        """Name under which slots are held; "" = the service counts none."""
        self._moments = deque(now + wait for wait in admission.places)
        self._left = len(admission.places)
        self._latest = self._told = 0.0
        self._slots = admission.slots
        self._semaphore = asyncio.Semaphore(admission.slots) if admission.slots else nullcontext()

    @property
    def slots(self) -> int:
        """Slots that are still needed for what has not been answered."""
        return min(self._slots, self._left)

    @asynccontextmanager
    async def next(self) -> AsyncIterator[None]:
        """Sleep until the next place, and hold a slot while one request is in flight."""
        moment = self._moments.popleft() if self._moments else 0.0
        await asyncio.sleep(max(moment - time.monotonic(), 0))
        async with self._semaphore:
            if moment:
                self._latest = max(self._latest, time.monotonic() - moment)
            try:
                yield
            finally:
                self._left -= 1

    def late(self) -> float:
        """Seconds by which requests missed their moments, as far as not told before."""
        late = self._latest - self._told
        if late < TOLERATED:
            return 0
        self._told = self._latest
        return late

    def close(self) -> None:
        """Nothing more will be asked."""
        if self.holder and self.slots:
            pacing.note(self.alias, holders={self.holder: 0})
        self._left = 0
