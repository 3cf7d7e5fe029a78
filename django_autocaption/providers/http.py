"""Send one HTTP request to a service and bring back its whole, bounded answer. The only file that knows httpx.

Clients live as long as the event loop that uses them: call ``aclose()`` on that loop before it ends. Like most servers,
they honour ``HTTPS_PROXY``, ``HTTP_PROXY``, ``ALL_PROXY``, ``NO_PROXY``, ``SSL_CERT_FILE`` and ``SSL_CERT_DIR`` of the
environment (https://www.python-httpx.org/environment_variables/). Redirects are not followed and cookies are not kept.
"""

from __future__ import annotations

import asyncio
import json
import logging
import math
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

import httpx
from django.utils.translation import gettext as _

from django_autocaption import __version__
from django_autocaption.exceptions import ErrorKind, ProviderError

logger = logging.getLogger(__name__)

MAX_BYTES = 8 * 1024 * 1024
"""Decoded bytes of an answer; no caption needs more."""
CONNECTIONS_PER_CLIENT = 16
"""httpcore scans every connection of a client at each request, so a client stays small and there are several."""
MAX_CLIENTS = 32
KEEPALIVE_SECONDS = 4.0
"""Below the 5 s after which common servers hang up: a line that closes while we write leaves the outcome unknown."""


@dataclass(frozen=True, kw_only=True)
class Call:
    """One HTTP request. What may hold a key, a token or image data is left out of its repr."""

    method: str
    url: str
    """Absolute address without a query; ``params`` become the query."""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    params: Mapping[str, str] = field(default_factory=dict, repr=False)
    json: Any = field(default=None, repr=False)
    """JSON data for the body; None sends ``content`` instead."""
    content: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class Timeouts:
    """Seconds. ``total`` bounds the whole exchange, however slowly it drips."""

    connect: float = 10
    read: float = 60
    write: float = 60
    pool: float = 10
    """Waiting for a free connection; nothing was sent then."""
    total: float = 60


@dataclass(frozen=True, kw_only=True)
class Reply:
    """The whole answer of a service, whatever its status."""

    host: str
    status: int
    headers: Mapping[str, str] = field(repr=False)
    """Names in lower case; a repeated header is joined with commas."""
    body: bytes = field(repr=False)
    ms: float
    """Milliseconds from before the connection until the last byte."""

    @property
    def ok(self) -> bool:
        """The status is 2xx, which proves nothing about the words."""
        return 200 <= self.status < 300

    def json(self) -> Any:
        """The body as JSON data; NaN and infinite numbers, which no database takes, become None.

        Raises ProviderError(PROTOCOL); after a 2xx the outcome is unknown: the work may be done and billed.
        """
        if not self.body.strip():
            raise self._unreadable(_("%(host)s sent an empty answer (HTTP %(status)d)."))
        if self.body.lstrip()[:1] == b"<":
            raise self._unreadable(_("%(host)s answered with a web page instead of JSON (HTTP %(status)d)."))
        # The decoders' errors carry the whole body, so they must not become the context of ours.
        try:
            return json.loads(self.body.decode("utf-8-sig"), parse_float=_finite, parse_constant=lambda name: None)
        except UnicodeDecodeError:
            problem = _("%(host)s answered in an encoding other than UTF-8 (HTTP %(status)d).")
        except (ValueError, RecursionError):
            problem = _("%(host)s sent JSON that is broken or cut short (HTTP %(status)d).")
        raise self._unreadable(problem)

    def _unreadable(self, problem: str) -> ProviderError:
        return ProviderError(
            problem % {"host": self.host, "status": self.status},
            kind=ErrorKind.PROTOCOL,
            status=self.status,
            outcome_unknown=self.ok,
        )


def _finite(text: str) -> float | None:
    number = float(text)
    return number if math.isfinite(number) else None


def retry_after(headers: Mapping[str, str], *, now: datetime | None = None) -> float | None:
    """Seconds that a service asks to wait, 0 or more; None if it does not say, or not in a form that is known.

    ``retry-after-ms`` wins; ``retry-after`` is seconds or a date (RFC 9110, section 10.2.3:
    https://www.rfc-editor.org/rfc/rfc9110#field.retry-after). Names of ``headers`` are lower case.
    """
    for name, seconds in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            wait = float(headers[name]) * seconds
        except (KeyError, ValueError):
            continue
        if math.isfinite(wait):
            return max(0.0, wait)
    try:
        until = parsedate_to_datetime(headers["retry-after"])
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max(0.0, (until - (now or datetime.now(UTC))).total_seconds())
    except (KeyError, ValueError, OverflowError):
        return None


# -- what the HTTP libraries may log ---------------------------------------------------------------------------------

_ours: ContextVar[bool] = ContextVar("_ours", default=False)


def _not_ours(record: logging.LogRecord) -> bool:
    return not _ours.get()


# httpx logs the address with its query at INFO, httpcore logs headers and the text of errors at DEBUG: webhook tokens,
# signed addresses and, for a malformed header, the key. Only records of our own exchanges are dropped.
for _name in ("httpx", "httpcore.connection", "httpcore.http11", "httpcore.http2", "httpcore.proxy", "httpcore.socks"):
    logging.getLogger(_name).addFilter(_not_ours)


# -- the clients of a loop -------------------------------------------------------------------------------------------


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


async def aclose() -> None:
    """Close every connection of the running event loop; a later ``send`` opens new ones."""
    with _pools_lock:
        pool = _pools.pop(asyncio.get_running_loop(), None)
    for line in pool.lines if pool else ():
        await line.client.aclose()


@cache
def _ssl_context() -> ssl.SSLContext:
    return httpx.create_ssl_context()


def _new_client() -> httpx.AsyncClient:
    try:
        return httpx.AsyncClient(
            verify=_ssl_context(),
            limits=httpx.Limits(
                max_connections=CONNECTIONS_PER_CLIENT,
                max_keepalive_connections=CONNECTIONS_PER_CLIENT,
                keepalive_expiry=KEEPALIVE_SECONDS,
            ),
            # gzip alone, because `_inflate` must be able to stop at a size.
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


# -- one exchange ----------------------------------------------------------------------------------------------------


class _Wire:
    """Notices the moment from which the service may have seen the request.

    httpcore calls it at each step (https://www.encode.io/httpcore/extensions/#trace). CONNECT goes to a proxy only.
    """

    def __init__(self) -> None:
        self.sent = False

    async def __call__(self, event: str, info: Mapping[str, Any]) -> None:
        if event.endswith("send_request_headers.started") and info["request"].method != b"CONNECT":
            self.sent = True


async def send(call: Call, timeouts: Timeouts | None = None, *, max_bytes: int = MAX_BYTES) -> Reply:
    """Send ``call`` and return the answer, whatever its status.

    Raises ProviderError only: SERVER or TIMEOUT where no complete answer came (``outcome_unknown`` is False as long as
    nothing was sent), PROTOCOL for more than ``max_bytes`` decoded bytes or an encoding that was not asked for,
    VALIDATION for what cannot be sent. No error leads back to the request.
    """
    timeouts = timeouts or Timeouts()
    host = urlsplit(call.url).hostname or ""
    wire = _Wire()
    began = time.perf_counter()
    token = _ours.set(True)
    try:
        async with asyncio.timeout(timeouts.total):
            with _pool().lease() as client:
                request = _request(client, call, timeouts, wire)
                response = await client.send(request, stream=True, follow_redirects=False)
                try:
                    body = await _read(response, host, max_bytes)
                finally:
                    await response.aclose()
    except httpx.LocalProtocolError:
        failure = _unsendable(host)
    except (TimeoutError, httpx.TimeoutException):
        failure = _no_answer(host, timeouts, timed_out=True, sent=wire.sent)
    except httpx.HTTPError:
        failure = _no_answer(host, timeouts, timed_out=False, sent=wire.sent)
    else:
        ms = (time.perf_counter() - began) * 1000
        logger.debug("%s %s: HTTP %d, %d bytes, %.0f ms", call.method, host, response.status_code, len(body), ms)
        return Reply(host=host, status=response.status_code, headers=dict(response.headers), body=body, ms=ms)
    finally:
        _ours.reset(token)
    # Raised out here, so that httpx's own error, which holds the request, is not its context.
    logger.debug("%s %s: %s", call.method, host, failure.kind)
    raise failure


def _request(client: httpx.AsyncClient, call: Call, timeouts: Timeouts, wire: _Wire) -> httpx.Request:
    try:
        return client.build_request(
            call.method,
            call.url,
            headers=call.headers,
            params=call.params or None,
            json=call.json,
            content=call.content,
            timeout=httpx.Timeout(
                connect=timeouts.connect, read=timeouts.read, write=timeouts.write, pool=timeouts.pool
            ),
            extensions={"trace": wire},
        )
    except (TypeError, ValueError, httpx.InvalidURL):
        pass  # holds what could not be encoded
    raise _unsendable(urlsplit(call.url).hostname or "")


async def _read(response: httpx.Response, host: str, max_bytes: int) -> bytes:
    """The decoded body, never holding more than ``max_bytes`` and one chunk of it."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    problem = ""
    if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        problem = _("%(host)s answered in a compression that was not asked for.")
    body = bytearray()
    if not problem:
        async for chunk in response.aiter_raw():
            body += chunk
            if len(body) > max_bytes:
                break
        if encoding not in ("", "identity"):
            try:
                # 32 + MAX_WBITS: the header tells gzip from zlib (https://docs.python.org/3/library/zlib.html).
                body = bytearray(zlib.decompressobj(32 + zlib.MAX_WBITS).decompress(body, max_bytes + 1))
            except zlib.error:
                problem = _("%(host)s sent a compressed answer that is broken.")
        if len(body) > max_bytes:
            problem = _("%(host)s answered more than %(limit)d bytes.")
    if not problem:
        return bytes(body)
    raise ProviderError(
        problem % {"host": host, "limit": max_bytes},
        kind=ErrorKind.PROTOCOL,
        status=response.status_code,
        outcome_unknown=response.is_success,
    )


def _unsendable(host: str) -> ProviderError:
    return ProviderError(
        _("The request to %(host)s cannot be sent: a key, header or option has characters that HTTP or JSON refuses.")
        % {"host": host},
        kind=ErrorKind.VALIDATION,
    )


def _no_answer(host: str, timeouts: Timeouts, *, timed_out: bool, sent: bool) -> ProviderError:
    if timed_out and sent:
        problem = _("%(host)s did not answer within %(total)g seconds.")
    elif timed_out:
        problem = _("%(host)s could not be reached in time; nothing was sent.")
    elif sent:
        problem = _("%(host)s broke the connection before its answer was complete.")
    else:
        problem = _("%(host)s could not be reached; nothing was sent.")
    return ProviderError(
        problem % {"host": host, "total": timeouts.total},
        kind=ErrorKind.TIMEOUT if timed_out else ErrorKind.SERVER,
        outcome_unknown=sent,
    )
