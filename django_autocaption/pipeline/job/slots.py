"""The slots that one wave of jobs got at one service: one for each request."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass

from django_autocaption import pacing

#: Seconds for which it is good enough to know how late the other workers are.
FRESH = 0.4


class Slots:
    """Made in the thread that uses the database; ``next`` is entered on the event loop.

    Who sends late holds all up who come later, in this worker and in the others: else both would come at once.
    """

    def __init__(self, alias: str, admission: pacing.Admission, holder: str) -> None:
        now = time.monotonic()
        self.alias = alias
        self.holder = holder
        """Name under which holds are counted, where the service counts them."""
        self.slipped = 0.0
        """Seconds by which the slots have moved since they were given."""
        self._admission = admission
        self._moments = deque(now + wait for wait in admission.slots)
        self._last = max(self._moments, default=now)
        self._left = len(admission.slots)
        self._late = self._told = 0.0
        self._looked_at = now
        self._holds = admission.holds
        self._semaphore = asyncio.Semaphore(admission.holds) if admission.holds else nullcontext()

    @property
    def holds(self) -> int:
        """Holds that are still needed for what has not been answered."""
        return min(self._holds, self._left)

    @asynccontextmanager
    async def next(self) -> AsyncIterator[Slot]:
        """Sleep until the next slot, and have a hold while one request is in flight; once for each slot at most."""
        slot = Slot(self, self._moments.popleft())
        while (wait := slot.moment + self.slipped - time.monotonic()) > 0:
            await asyncio.sleep(wait)
        async with self._semaphore:
            try:
                yield slot
            finally:
                self._left -= 1

    def is_missed(self, late: float) -> bool:
        """A request this late would not be what its slot was given for: others have been sent instead."""
        return late > self._admission.missed_after

    def note_late(self, late: float) -> bool:
        """A request left so long after its moment; whether the other workers have to know."""
        late -= self._admission.tolerated
        if late <= self._late:
            return False
        self._late = late
        self.slipped = max(self.slipped, late)
        return True

    def keep_pace(self) -> None:
        """Tell the other workers how late requests left, and learn how late theirs did, as long as that matters."""
        now = time.monotonic()
        is_waiting = self._last + self.slipped > now and now - self._looked_at >= FRESH
        if self._late > self._told or (is_waiting and self._admission.is_paced):
            self._told, self._looked_at = self._late, now
            slipped = pacing.slip(self.alias, since=self._admission.slipped, late=self._late)
            self.slipped = max(self.slipped, slipped)

    def close(self) -> None:
        """Nothing more will be asked."""
        if self.holds:
            pacing.note(self.alias, holders={self.holder: 0})
        self._left = 0


@dataclass(frozen=True)
class Slot:
    """One of them, in use; on the event loop."""

    slots: Slots
    moment: float
    """When the request may be sent, on the monotonic clock."""

    @property
    def is_missed(self) -> bool:
        """The moment passed long ago (the machine slept): the request has to get another one."""
        return self.slots.is_missed(time.monotonic() - self.moment - self.slots.slipped)

    def leave(self) -> bool:
        """The request leaves now; whether it is so late that ``keep_pace`` has something to tell."""
        return self.slots.note_late(time.monotonic() - self.moment)
