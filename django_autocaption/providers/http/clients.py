"""The httpx clients of each event loop, shared by all services."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from weakref import WeakKeyDictionary

import httpx
from django.utils.translation import gettext as _

from django_autocaption import __version__
from django_autocaption.exceptions import ErrorKind, ProviderError

CONNECTIONS_PER_CLIENT = 16
"""httpcore scans every connection of a client at each request, so a client stays small and there are several."""
MAX_CLIENTS = 32
KEEPALIVE_SECONDS = 4.0
"""Below the 5 s after which common servers hang up: a line that closes while we write leaves the outcome unknown."""


class _Line:
    """One client and how many requests are on it."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.busy = 0


class _Pool:
    """The clients of one event loop: one more is made when all are full, the least busy one is used."""

    def __init__(self) -> None:
        self.lines: list[_Line] = []

    @contextmanager
    def lease(self) -> Iterator[httpx.AsyncClient]:
        full = all(line.busy >= CONNECTIONS_PER_CLIENT for line in self.lines)
        if full and len(self.lines) < MAX_CLIENTS:
            self.lines.append(_Line(_new_client()))
        line = min(self.lines, key=lambda line: line.busy)
        line.busy += 1
        try:
            yield line.client
        finally:
            line.busy -= 1


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
async def lease() -> AsyncIterator[httpx.AsyncClient]:
    """A client of the running event loop, for one request. Raises ProviderError if the environment's proxy is wrong."""
    with _pool().lease() as client:
        yield client


def single() -> AbstractAsyncContextManager[httpx.AsyncClient]:
    """A client for one request that shares no connection and uses no proxy. Raises ProviderError as ``lease``."""
    return _new_client(trust_env=False)


async def aclose() -> None:
    """Close every connection of the running event loop; a later ``send`` opens new ones."""
    with _pools_lock:
        pool = _pools.pop(asyncio.get_running_loop(), None)
    for line in pool.lines if pool else ():
        await line.client.aclose()


@cache
def _ssl_context() -> ssl.SSLContext:
    return httpx.create_ssl_context()


def _new_client(*, trust_env: bool = True) -> httpx.AsyncClient:
    try:
        return httpx.AsyncClient(
            verify=_ssl_context(),
            trust_env=trust_env,
            limits=httpx.Limits(
                max_connections=CONNECTIONS_PER_CLIENT,
                max_keepalive_connections=CONNECTIONS_PER_CLIENT,
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
