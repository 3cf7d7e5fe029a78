"""The body of a call from outside: bounded in size and time, and in how many threads of the web server wait for one."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest

from django_autocaption.exceptions import WebhookRejected

LARGEST = 1024 * 1024
"""Bytes."""
MOST_AT_ONCE = 2
"""Bodies that one process reads at once; few, since a web server may have few threads, and a body is there at once
behind a proxy that buffers it."""
PATIENCE = 0.25
"""Seconds that a further call waits for its turn."""
DEADLINE = 5.0
"""Seconds within which a body has to have come, where the server lets us at the connection."""
_turns = threading.BoundedSemaphore(MOST_AT_ONCE)


class UnreadError(Exception):
    """The body was not read, for a reason that may be another one next time."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status
        """The HTTP status that says so."""


def read(request: HttpRequest) -> bytes:
    """The raw body; one that says that it is large is not read, one that does not say it no further than to the limit.

    Raises WebhookRejected, and UnreadError: 411 for a chunked body whose end this server does not tell, 408 for one
    that comes too slowly, 503 while too many come at once.
    """
    length, stream = _length(request), _stream(request)
    if length > LARGEST:
        raise WebhookRejected("The body is larger than any answer.")
    if not _turns.acquire(timeout=PATIENCE):
        raise UnreadError("Too many bodies are on their way.", 503)
    try:
        with _until_deadline(request) as is_late:
            body: bytes = stream.read(LARGEST + 1)
    except OSError:
        raise WebhookRejected("The body breaks off.") from None
    finally:
        _turns.release()
    if is_late.is_set():
        raise UnreadError("The body comes too slowly.", 408)
    if len(body) > LARGEST:
        raise WebhookRejected("The body is larger than any answer.")
    return body


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        raise WebhookRejected("The length of the body is no number.") from None


def _stream(request: HttpRequest) -> Any:
    """Where the body is read from. Django takes a chunked body under WSGI for an empty one; a server that puts the
    chunks together says that its stream has an end."""
    if not isinstance(request, WSGIRequest) or "chunked" not in request.headers.get("Transfer-Encoding", "").lower():
        return request
    if not request.environ.get("wsgi.input_terminated"):
        raise UnreadError("The body is chunked, and this web server does not put it together.", 411)
    return request.environ["wsgi.input"]


@contextmanager
def _until_deadline(request: HttpRequest) -> Iterator[threading.Event]:
    """Have the body end after DEADLINE seconds, and say that it did; under Gunicorn alone, which gives applications its
    connection. Others have limits of their own (docs/operations.md)."""
    is_late = threading.Event()
    connection = request.META.get("gunicorn.socket")
    if not isinstance(connection, socket.socket):
        yield is_late
        return

    def end() -> None:
        is_late.set()
        with suppress(OSError):
            # Whoever reads it finds its end; our answer still goes out, encrypted or not.
            socket.socket.shutdown(connection, socket.SHUT_RD)

    timer = threading.Timer(DEADLINE, end)
    timer.daemon = True
    timer.start()
    try:
        yield is_late
    finally:
        timer.cancel()
