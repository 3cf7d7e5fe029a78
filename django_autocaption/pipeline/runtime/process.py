"""One long-lived event loop in a thread of its own per process, so that HTTP clients live as long as the process.

It works alike under Celery's prefork, threads and solo pools, in eager mode and under ASGI. A forked child makes its
own. In green pools it does not, and a worker that would have to caption there is told not to start.
"""

from __future__ import annotations

import asyncio
import contextvars
import os
import threading
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import asynccontextmanager
from itertools import count
from typing import Any, TypeVar

from celery.concurrency import get_implementation
from django.db import close_old_connections, connections
from django.utils.translation import gettext as _

from django_autocaption.pipeline.runtime import queue

T = TypeVar("T")
In = TypeVar("In")

#: In them tasks, event loop and threads of a worker share one real thread: none of ten images was captioned.
GREEN = ("celery.concurrency.gevent", "celery.concurrency.eventlet")

#: What needs time: it yields whenever it waits for something, and returns what came of it. Several of these take turns
#: in one thread, which is rung when one of them can go on.
Steps = Generator[None, None, T]

#: Seconds after which somebody who waits looks up, rung or not.
PULSE = 0.5
#: Names of hosts that are looked up at once. A look-up cannot be broken off, and asyncio has threads for half a dozen:
#: those of a name that nobody answers for would keep all services waiting.
LOOKUPS = 256
#: Of so many places that become free, one goes to those in the background, while others wait as well.
FAIR = 4

_lock = threading.Lock()
_loop: asyncio.AbstractEventLoop | None = None
_in_flight: _Places | None = None
_threads: ThreadPoolExecutor | None = None
_bells = threading.local()


class _Places:
    """Places that all tasks of the process share; on the loop. Who waits in the background waits behind the others, but
    for each ``FAIR``-th place."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._taken = 0
        self._given = 0
        self._waiting: dict[bool, deque[asyncio.Future[None]]] = {False: deque(), True: deque()}

    @asynccontextmanager
    async def one(self, background: bool) -> AsyncIterator[None]:
        if self._taken < self.limit:
            self._taken += 1
        else:
            await self._wait(background)
        try:
            yield
        finally:
            self._leave()

    async def _wait(self, background: bool) -> None:
        """Until the place of somebody who leaves is handed over."""
        turn = asyncio.get_running_loop().create_future()
        self._waiting[background].append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._leave()
            raise

    def _leave(self) -> None:
        self._given += 1
        of_background = self._given % FAIR == 0
        for waiting in (self._waiting[of_background], self._waiting[not of_background]):
            while waiting:
                turn = waiting.popleft()
                if not turn.done():
                    turn.set_result(None)
                    return
        self._taken -= 1


class _Threads(ThreadPoolExecutor):
    """What a thread needs of its caller travels with the work: context variables, and the tenant that the caller's
    connections speak for (django-tenants), which storages ask for. So it does to the event loop, by asyncio itself."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        context = contextvars.copy_context()
        tenants = {alias: getattr(connections[alias], "tenant", None) for alias in connections}

        def work() -> T:
            for alias, tenant in tenants.items():
                if tenant is not None:
                    connections[alias].set_tenant(tenant)  # type: ignore[attr-defined]  # of that package's wrapper
            try:
                return context.run(fn, *args, **kwargs)
            finally:
                # Storages may ask a database, and nobody else looks whether this thread's connection still stands.
                close_old_connections()

        return super().submit(work)


def submit(coroutine: Coroutine[Any, Any, T]) -> Future[T]:
    """Run a coroutine on the process's loop; returns at once."""
    return asyncio.run_coroutine_threadsafe(coroutine, _running())


@asynccontextmanager
async def in_flight(limit: int, *, background: bool = False) -> AsyncIterator[None]:
    """Hold one of the ``limit`` places that all tasks of this process share; called on the loop. ``background``: after
    all who wait for one and are not."""
    global _in_flight
    if _in_flight is None or _in_flight.limit != limit:
        _in_flight = _Places(limit)
    async with _in_flight.one(background):
        yield


def bell() -> threading.Event:
    """The bell of the calling thread: rung (``set``) by whoever has news for what waits there."""
    found: threading.Event | None = getattr(_bells, "own", None)
    if found is None:
        found = _bells.own = threading.Event()
    return found


def listen(seconds: float = PULSE) -> None:
    """Sleep until the calling thread's bell is rung, at most so many seconds."""
    bell().wait(seconds)
    bell().clear()


def on_pixels(work: Callable[[In], T], items: Iterable[In]) -> Steps[list[T]]:
    """``work`` done with each of the items, in the threads for images; yields while that lasts."""
    ring, ended = bell(), count(1)
    under_way = [image_threads().submit(work, item) for item in items]

    def one_more(_future: Future[T]) -> None:
        if next(ended) == len(under_way):  # to wake the thread for each image would cost more
            ring.set()

    for future in under_way:
        future.add_done_callback(one_more)
    while not all(future.done() for future in under_way):
        yield
    return [future.result() for future in under_way]


def refusal(worker: Any) -> str:
    """Why this Celery worker must not start; "" if it may: its pool works, or it takes no images."""
    pool = get_implementation(getattr(worker, "pool_cls", None) or "prefork")
    if pool.__module__ not in GREEN:
        return ""
    ours = sorted(queue.names(worker.app) & set(worker.app.amqp.queues.consume_from))
    if not ours:
        return ""
    return _(
        "django-autocaption cannot caption images in a pool of %(pool)s, and this worker takes them from the queue "
        "%(queues)s. Start it with --pool threads, --pool prefork or --pool solo. If it has other tasks that need "
        "%(pool)s, keep it, set AUTOCAPTION['QUEUE'] to a queue of its own, and start another worker for that one."
    ) % {"pool": pool.__module__.rpartition(".")[2], "queues": ", ".join(ours)}


def image_threads() -> ThreadPoolExecutor:
    """Threads for work on pixels, as many as there are cores. Whoever gives them work finds their own context there."""
    global _threads
    with _lock:
        if _threads is None:
            _threads = _Threads(os.cpu_count() or 1, thread_name_prefix="autocaption-image")
        return _threads


def _running() -> asyncio.AbstractEventLoop:
    global _loop
    with _lock:
        if _loop is None:
            _loop = asyncio.new_event_loop()
            _loop.set_default_executor(ThreadPoolExecutor(LOOKUPS, thread_name_prefix="autocaption-name"))
            threading.Thread(target=_loop.run_forever, name="autocaption", daemon=True).start()
        return _loop


def _forget_after_fork() -> None:
    global _lock, _loop, _in_flight, _threads
    # Their threads exist in the parent only.
    _loop = _in_flight = _threads = None
    _lock = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_after_fork)
