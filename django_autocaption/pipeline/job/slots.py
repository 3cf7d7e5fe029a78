"""The places that one wave of jobs got at one service: one for each request."""

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


class Places:
    """Made in the thread that uses the database; ``next`` is entered on the event loop.

    Who sends late holds all up who come later, in this worker and in the others: else both would come at once.
    """

    def __init__(self, alias: str, admission: pacing.Admission, holder: str) -> None:
        now = time.monotonic()
        self.alias = alias
        self.holder = holder if admission.slots else ""
        """Name under which slots are held; "" = the service counts none."""
        self.slipped = 0.0
        """Seconds by which the places have moved since they were given."""
        self._admission = admission
        self._moments = deque(now + wait for wait in admission.places)
        self._last = max(self._moments, default=now)
        self._left = len(admission.places)
        self._late = self._told = 0.0
        self._looked_at = now
        self._slots = admission.slots
        self._semaphore = asyncio.Semaphore(admission.slots) if admission.slots else nullcontext()

    @property
    def slots(self) -> int:
        """Slots that are still needed for what has not been answered."""
        return min(self._slots, self._left)

    @asynccontextmanager
    async def next(self) -> AsyncIterator[Place]:
        """Sleep until the next place, and hold a slot while one request is in flight."""
        place = Place(self, self._moments.popleft() if self._moments else time.monotonic())
        while (wait := place.moment + self.slipped - time.monotonic()) > 0:
            await asyncio.sleep(wait)
        async with self._semaphore:
            try:
                yield place
            finally:
                self._left -= 1

    def is_missed(self, late: float) -> bool:
        """A request this late would not be what its place was given for: others have been sent instead."""
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
        if self.holder and self.slots:
            pacing.note(self.alias, holders={self.holder: 0})
        self._left = 0


@dataclass(frozen=True)
class Place:
    """One of them, in use; on the event loop."""

    places: Places
    moment: float
    """When the request may be sent, on the monotonic clock."""

    @property
    def is_missed(self) -> bool:
        """The moment passed long ago (the machine slept): the request has to get another one."""
        return self.places.is_missed(time.monotonic() - self.moment - self.places.slipped)

    def leave(self) -> bool:
        """The request leaves now; whether it is so late that ``keep_pace`` has something to tell."""
        return self.places.note_late(time.monotonic() - self.moment)
