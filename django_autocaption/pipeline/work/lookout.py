"""A worker with room takes other due rows along: those of messages that no thread is free for.

A message with one row would else hold a thread while its service is asked, with the next rows waiting in the broker.
Their messages find nothing left to do when they come, which costs two queries.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType

from django.db import Error, connections

from django_autocaption import conf
from django_autocaption.models import Caption
from django_autocaption.pipeline.runtime import process, queue, shutdown
from django_autocaption.pipeline.work import claims

logger = logging.getLogger(__name__)

#: Seconds between two looks: where all the room is left, where uploads have taken it, and where bulk requests have.
SOON, LATER, BEHIND_BULK = 0.05, 0.5, 0.15
#: Seconds between two looks for rows of bulk requests, whose messages bring a hundred each.
BULK = 0.5
#: Seconds after which a message that may not look asks again whether it may.
TURN = 0.1
#: The share of CONCURRENCY that bulk requests may have, however many uploads there are. Uploads may have all of it,
#: however many bulk requests there are: they are sent first (``process.FAIR``).
SHARE = 0.25


class _Process:
    """Who looks in this process: one message at a time for each database, so that other threads stay free for other
    messages."""

    lock = threading.Lock()
    looking: dict[str, Lookout] = {}
    alone = 0
    """Threads that work on an image which may kill the process."""


class Lookout:
    """The looks of one message, in the thread that works on it, with what that thread has of its caller: the same
    database, the same context. Leaving the ``with`` lets another message look."""

    def __init__(self, *, using: str, background: bool) -> None:
        """``background``: the message is one of bulk requests; where those have a queue of their own, it takes only
        such rows along, and other messages none of them."""
        settings = conf.current()
        apart = settings.BACKGROUND_QUEUE not in (None, settings.QUEUE)
        self._kinds = (background,) if apart else (False, True)
        self._using = using
        now = time.monotonic()
        self._until = now + queue.longest_hold()
        self._next = self._next_bulk = now + SOON
        if queue.is_eager() or connections[using].in_atomic_block:
            self._until = now  # whoever saves waits for its own rows alone

    def __enter__(self) -> Lookout:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with _Process.lock:
            if _Process.looking.get(self._using) is self:
                del _Process.looking[self._using]

    @property
    def pause(self) -> float:
        """Seconds until there may be something to do for it."""
        now = time.monotonic()
        return process.PULSE if now >= self._until else min(max(self._next - now, 0), process.PULSE)

    def has_room(self, rows: Sequence[int]) -> bool:
        """The process may begin with these rows of the message before it is done with those before them."""
        most = conf.current().CONCURRENCY
        return most - claims.held() >= min(len(rows), -(-most // 2))

    def others(self) -> list[Caption]:
        """Rows that were claimed to be taken along, uploads first; [] where there are none, or none are to be."""
        now = time.monotonic()
        if now < self._next or now >= self._until or _Process.alone or shutdown.is_under_way():
            return []
        if not self._may_look():
            self._next = now + TURN
            return []
        try:
            found = [caption for background in self._kinds for caption in self._claim(background, now)]
        except Error:
            logger.exception("No other captions could be taken along.")
            self._until = now
            return []
        most = conf.current().CONCURRENCY
        uploads, all_rows = min(claims.held(background=False) / most, 1), min(claims.held() / most, 1)
        pause = SOON + max((LATER - SOON) * uploads, (BEHIND_BULK - SOON) * all_rows)
        self._next = time.monotonic() + pause
        return found

    @contextmanager
    def nobody_else(self) -> Iterator[None]:
        """Nothing is taken along meanwhile, by any message of this process."""
        with _Process.lock:
            _Process.alone += 1
        try:
            yield
        finally:
            with _Process.lock:
                _Process.alone -= 1

    def _may_look(self) -> bool:
        with _Process.lock:
            return _Process.looking.setdefault(self._using, self) is self

    def _claim(self, background: bool, now: float) -> list[Caption]:
        if background:
            if now < self._next_bulk:
                return []
            self._next_bulk = now + BULK
        most = conf.current().CONCURRENCY
        share = max(int(most * SHARE), 1) if background else most
        room = max(most - claims.held(), share - claims.held(background=background))
        if room <= 0:
            return []
        return claims.claim_others(min(room, queue.ROWS_PER_MESSAGE), background=background, using=self._using)
