"""One long-lived event loop in a thread of its own per process, so that HTTP clients live as long as the process.

It works alike under Celery's prefork and threads pools, in eager mode and under ASGI. A forked child makes its own.
"""

from __future__ import annotations

import asyncio
import contextvars
import os
import threading
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from django.db import connections

T = TypeVar("T")

_lock = threading.Lock()
_loop: asyncio.AbstractEventLoop | None = None
_in_flight: tuple[int, asyncio.Semaphore] | None = None
_threads: ThreadPoolExecutor | None = None


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
            return context.run(fn, *args, **kwargs)

        return super().submit(work)


def submit(coroutine: Coroutine[Any, Any, T]) -> Future[T]:
    """Run a coroutine on the process's loop; returns at once."""
    return asyncio.run_coroutine_threadsafe(coroutine, _running())


@asynccontextmanager
async def in_flight(limit: int) -> AsyncIterator[None]:
    """Hold one of the ``limit`` slots that all tasks of this process share; called on the loop."""
    global _in_flight
    if _in_flight is None or _in_flight[0] != limit:
        _in_flight = (limit, asyncio.Semaphore(limit))
    async with _in_flight[1]:
        yield


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
            threading.Thread(target=_loop.run_forever, name="autocaption", daemon=True).start()
        return _loop


def _forget_after_fork() -> None:
    global _lock, _loop, _in_flight, _threads
    # Their threads exist in the parent only.
    _loop = _in_flight = _threads = None
    _lock = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_after_fork)
