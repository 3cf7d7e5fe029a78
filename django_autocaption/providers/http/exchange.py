"""One exchange: a request goes out, and its whole answer comes back or an error that tells whether it went out."""

from __future__ import annotations

import asyncio
import logging
import time
import zlib
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any
from urllib.parse import urlsplit

import httpx
from django.utils.translation import gettext as _

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.providers import request_sent
from django_autocaption.providers.http.clients import lease, single
from django_autocaption.providers.http.logs import quiet
from django_autocaption.providers.http.messages import Call, Reply, Timeouts

logger = logging.getLogger(__name__)

MAX_BYTES = 8 * 1024 * 1024
"""Decoded bytes of an answer; no caption needs more."""


class _Wire:
    """Notices the moment from which the service may have seen the request, and tells when it is out.

    httpcore calls it at each step (https://www.encode.io/httpcore/extensions/#trace). CONNECT goes to a proxy only.
    """

    def __init__(self) -> None:
        self.sent = False

    async def __call__(self, event: str, info: Mapping[str, Any]) -> None:
        if event.endswith("send_request_headers.started") and info["request"].method != b"CONNECT":
            self.sent = True
        elif self.sent and event.endswith("send_request_body.complete"):
            request_sent.emit()


async def send(call: Call, timeouts: Timeouts | None = None, *, max_bytes: int = MAX_BYTES) -> Reply:
    """Send ``call`` and return the answer, whatever its status.

    Raises ProviderError only: SERVER or TIMEOUT where no complete answer came (``outcome_unknown`` is False as long as
    nothing was sent), PROTOCOL for more than ``max_bytes`` decoded bytes or an encoding that was not asked for,
    VALIDATION for what cannot be sent. No error leads back to the request.
    """
    timeouts = timeouts or Timeouts()
    return await _exchange(lease(call.url, patience=timeouts.pool), call, timeouts, max_bytes)


async def send_to(address: str, call: Call, timeouts: Timeouts, *, max_bytes: int) -> Reply:
    """``send`` over a connection of its own to a numeric ``address``, whatever the host in ``call.url`` resolves to.

    The name of that host stays in the ``Host`` header, and is the one that the certificate is checked for.
    """
    return await _exchange(single(), call, timeouts, max_bytes, address)


async def _exchange(
    line: AbstractAsyncContextManager[httpx.AsyncClient],
    call: Call,
    timeouts: Timeouts,
    max_bytes: int,
    address: str = "",
) -> Reply:
    host = urlsplit(call.url).hostname or ""
    wire = _Wire()
    began = time.perf_counter()
    try:
        async with asyncio.timeout(timeouts.total):
            with quiet():
                async with line as client:
                    request = _request(client, call, timeouts, wire)
                    if address:
                        _lead(request, address)
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


def _lead(request: httpx.Request, address: str) -> None:
    """Have the request connect to ``address``; its ``Host`` header is written already."""
    # https://www.python-httpx.org/advanced/extensions/#sni_hostname
    request.extensions["sni_hostname"] = request.url.raw_host.decode("ascii").rstrip(".")
    request.url = request.url.copy_with(host=address)


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
