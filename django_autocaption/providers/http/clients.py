"""The httpx clients of each event loop, shared by all services."""

from __future__ import annotations

import asyncio
import ssl
import threading
import time
from collections import deque
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

import httpx
from django.utils.translation import gettext as _

from django_autocaption import __version__
from django_autocaption.exceptions import ErrorKind, ProviderError

MAX_CONNECTIONS = 512
"""Requests of one event loop that may be under way at once; further ones wait."""
KEEPALIVE_SECONDS = 4.0
"""Below the 5 s after which common servers hang up: a line that closes while we write leaves the outcome unknown."""
_MARGIN = 0.05
"""Seconds by which clients are closed later, several at once."""


class _Pool:
    """The clients of one event loop that wait for their next request.

    httpcore looks at every connection of a client before and after each request, so each client has one connection,
    and the one that was used last, whose connection is warm, is used next.
    """

    def __init__(self) -> None:
        self.slots = asyncio.Semaphore(MAX_CONNECTIONS)
        self._idle: dict[tuple[str, str], deque[tuple[httpx.AsyncClient, float]]] = {}
        """By scheme and host; each with the moment since when it waits, the longest first."""
        self._tidying: asyncio.TimerHandle | None = None
        self._closing: asyncio.Task[None] | None = None

    @contextmanager
    def lease(self, url: str) -> Iterator[httpx.AsyncClient]:
        idle = self._idle.setdefault(urlsplit(url)[:2], deque())
        client = idle.pop()[0] if idle else _new_client()
        try:
            yield client
        finally:
            idle.append((client, time.monotonic()))
            self._tidy_later()

    def _tidy_later(self) -> None:
        """Have the clients closed that wait in vain, when the first of them does; no other request need come for it."""
        since = min((idle[0][1] for idle in self._idle.values() if idle), default=None)
        if self._tidying is None and since is not None:
            wait = since + KEEPALIVE_SECONDS - time.monotonic()
            self._tidying = asyncio.get_running_loop().call_later(max(wait, 0) + _MARGIN, self._tidy)

    def _tidy(self) -> None:
        self._tidying = None
        if stale := self._take_stale():
            self._closing = asyncio.get_running_loop().create_task(_close(stale))
        self._tidy_later()

    def _take_stale(self) -> list[httpx.AsyncClient]:
        """Clients that wait in vain: their connections have ended, or will be ended before they are used again."""
        stale: list[httpx.AsyncClient] = []
        latest = time.monotonic() - KEEPALIVE_SECONDS
        for idle in self._idle.values():
            while idle and idle[0][1] < latest:
                stale.append(idle.popleft()[0])
        return stale

    async def aclose(self) -> None:
        if self._tidying is not None:
            self._tidying.cancel()
        await _close([client for idle in self._idle.values() for client, _since in idle])
        self._idle.clear()


async def _close(clients: Iterable[httpx.AsyncClient]) -> None:
    await asyncio.gather(*(client.aclose() for client in clients), return_exceptions=True)


_pools: WeakKeyDictionary[asyncio.AbstractEventLoop, _Pool] = WeakKeyDictionary()
_pools_lock = threading.Lock()


def _pool() -> _Pool:
    loop = asyncio.get_running_loop()
    with _pools_lock:
        if loop not in _pools:
            # Open connections hold their loop, so a loop that ended without aclose() is only ever freed here.
            for ended in [known for known in _pools if known.is_closed()]:
                del _pools[ended]
            _pools[loop] = _Pool()
        return _pools[loop]


@asynccontextmanager
async def lease(url: str, *, patience: float) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the running event loop, for one request to ``url``.

    Raises TimeoutError where no place is free within ``patience`` seconds, ProviderError if the environment's proxy is
    wrong.
    """
    pool = _pool()
    async with asyncio.timeout(patience):
        await pool.slots.acquire()
    try:
        with pool.lease(url) as client:
            yield client
    finally:
        pool.slots.release()


def single() -> AbstractAsyncContextManager[httpx.AsyncClient]:
    """A client for one request that shares no connection and uses no proxy. Raises ProviderError as ``lease``."""
    return _new_client(trust_env=False)


async def aclose() -> None:
    """Close every connection of the running event loop; a later ``send`` opens new ones."""
    with _pools_lock:
        pool = _pools.pop(asyncio.get_running_loop(), None)
    if pool:
        await pool.aclose()


@cache
def _ssl_context() -> ssl.SSLContext:
    return httpx.create_ssl_context()


def _new_client(*, trust_env: bool = True) -> httpx.AsyncClient:
    try:
        return httpx.AsyncClient(
            verify=_ssl_context(),
            trust_env=trust_env,
            limits=httpx.Limits(
                max_connections=1,
                max_keepalive_connections=1,
                keepalive_expiry=KEEPALIVE_SECONDS,
            ),
            # gzip alone, because whoever reads the answer must be able to stop at a size.
            headers={"user-agent": f"django-autocaption/{__version__}", "accept-encoding": "gzip"},
            # A client serves every site and account of the process: a cookie of one must not reach another.
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        )
    except (ImportError, OSError, ValueError, httpx.InvalidURL):
        pass  # its text may show the proxy's password
    raise ProviderError(
        _(
            "The proxy or certificates that the environment names (HTTPS_PROXY, ALL_PROXY, SSL_CERT_FILE…)"
            " cannot be used; correct or unset them."
        ),
        kind=ErrorKind.VALIDATION,
    )
