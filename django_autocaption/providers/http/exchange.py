"""One exchange: a request goes out, and its whole answer comes back or an error that tells whether it went out."""

from __future__ import annotations

import asyncio
import logging
import time
import zlib
from contextlib import AbstractAsyncContextManager
from http import HTTPStatus
from urllib.parse import urlsplit

import httpx
from django.utils.translation import gettext as _

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.providers.http import failures
from django_autocaption.providers.http.clients import lease, single
from django_autocaption.providers.http.logs import quiet
from django_autocaption.providers.http.messages import Call, Reply, Timeouts

logger = logging.getLogger(__name__)

MAX_BYTES = 8 * 1024 * 1024
"""Decoded bytes of an answer; no caption needs more."""
_GZIP = b"\x1f\x8b"
#: Each costs a copy of all that follows it.
_MOST_MEMBERS = 256


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
    wire = failures.Wire()
    began = time.perf_counter()
    try:
        async with asyncio.timeout(timeouts.total):
            with quiet():
                async with line as client:
                    request = _request(client, call, timeouts, wire)
                    if address:
                        _lead(request, address)
                    wire.target = request.url.raw_host.decode("ascii")
                    response = await client.send(request, stream=True, follow_redirects=False)
                    try:
                        body = await _read(response, host, max_bytes)
                    finally:
                        await response.aclose()
    except httpx.LocalProtocolError:
        failure = failures.unsendable(host)
    except (OSError, httpx.HTTPError) as error:  # httpcore lets through what breaks TLS after the handshake
        failure = failures.no_answer(host, timeouts, error, wire)
    else:
        ms = (time.perf_counter() - began) * 1000
        logger.debug("%s %s: HTTP %d, %d bytes, %.0f ms", call.method, host, response.status_code, len(body), ms)
        if response.status_code == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
            raise failures.proxy_wants_login(host)
        headers = dict(response.headers)
        return Reply(host=host, status=response.status_code, headers=headers, body=body, ms=ms, call=call)
    # Raised out here, so that httpx's own error, which holds the request, is not its context.
    logger.debug("%s %s: %s", call.method, host, failure.kind)
    raise failure


def _request(client: httpx.AsyncClient, call: Call, timeouts: Timeouts, wire: failures.Wire) -> httpx.Request:
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
    raise failures.unsendable(urlsplit(call.url).hostname or "")


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
    body: bytes | bytearray = bytearray()
    if not problem:
        async for chunk in response.aiter_raw():
            body += chunk
            if len(body) > max_bytes:
                break
        if body and encoding not in ("", "identity"):
            try:
                body = _unpacked(bytes(body), max_bytes)
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


def _unpacked(packed: bytes, max_bytes: int) -> bytes:
    """``packed`` without its gzip or zlib; cut off above ``max_bytes``. Raises zlib.error for what is broken or cut.

    gzip may come in several members, one after the other (https://www.rfc-editor.org/rfc/rfc1952#section-2.2); what
    else follows the last one is padding.
    """
    unpacked = b""
    for number in range(_MOST_MEMBERS):
        if len(unpacked) > max_bytes or (number and not packed.startswith(_GZIP)):
            break
        # 32 + MAX_WBITS: the header tells gzip from zlib (https://docs.python.org/3/library/zlib.html).
        member = zlib.decompressobj(32 + zlib.MAX_WBITS)
        unpacked += member.decompress(packed, max_bytes + 1 - len(unpacked))
        if not member.eof and len(unpacked) <= max_bytes:
            raise zlib.error("incomplete")
        packed = member.unused_data
    else:
        raise zlib.error("too many members")
    return unpacked
