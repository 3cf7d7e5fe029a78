"""How the body of a call comes: in its turn, in time, with an end; and when the caller is to come again."""

from __future__ import annotations

import io
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.handlers.asgi import ASGIRequest
from django.core.handlers.wsgi import WSGIRequest
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext

from django_autocaption.models import Attempt
from django_autocaption.pipeline.runtime import webhook_body
from django_autocaption.pipeline.work import deferred
from django_autocaption.webhooks import receive
from tests import test_webhooks as calls
from tests.test_webhooks import WORDS, post, said, token_of, waiting, words

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def site() -> Iterator[None]:
    with override_settings(AUTOCAPTION=calls.AUTOCAPTION):
        yield


def asgi(attempt: Attempt, body: Any, *headers: tuple[bytes, bytes]) -> HttpResponse:
    query = urlencode({"token": token_of(attempt)}).encode()
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": query, "headers": list(headers)}
    return receive(ASGIRequest(scope, body), "runware")


def wsgi(attempt: Attempt, body: Any, **environ: Any) -> HttpResponse:
    request = RequestFactory().post(f"/?{urlencode({'token': token_of(attempt)})}")
    return receive(WSGIRequest({**request.environ, "wsgi.input": body, **environ}), "runware")


# -- in its turn ------------------------------------------------------------------------------------------------------


class Pausing(io.BytesIO):
    """A body that comes when it is let."""

    def __init__(self, body: bytes) -> None:
        super().__init__(body)
        self.is_awaited, self.may_come = threading.Event(), threading.Event()

    def read(self, size: int | None = -1) -> bytes:
        self.is_awaited.set()
        assert self.may_come.wait(30)
        return super().read(size)


@contextmanager
def others_on_their_way(number: int) -> Iterator[list[Pausing]]:
    """So many calls are being read. They are about nothing, so that their threads need no database."""
    bodies = [Pausing(b"no answer") for _number in range(number)]
    attempt = Attempt(provider="runware")
    attempt._state.db = "default"
    threads = [threading.Thread(target=asgi, args=(attempt, body)) for body in bodies]
    for thread in threads:
        thread.start()
    try:
        assert all(body.is_awaited.wait(10) for body in bodies)
        yield bodies
    finally:
        for body in bodies:
            body.may_come.set()
        for thread in threads:
            thread.join(10)


def test_two_bodies_are_read_at_once_and_a_third_call_is_asked_to_come_again() -> None:
    attempt = waiting("runware")
    with others_on_their_way(1):
        assert asgi(attempt, io.BytesIO(said(attempt))).status_code == 200
    assert words(attempt) == WORDS
    body = io.BytesIO(said(attempt))
    with others_on_their_way(2):
        refused = asgi(attempt, body)
        assert (refused.status_code, refused["Retry-After"], body.tell()) == (503, "5", 0)
    assert asgi(attempt, body).status_code == 200


def test_a_third_call_waits_a_quarter_of_a_second_for_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float | None] = []

    class Turns(threading.BoundedSemaphore):
        def acquire(self, blocking: bool = True, timeout: float | None = None) -> bool:
            waited.append(timeout)
            return super().acquire(blocking, timeout)

    monkeypatch.setattr(webhook_body, "_turns", Turns(2))
    attempt = waiting("runware")
    with others_on_their_way(2):
        began = time.monotonic()
        assert asgi(attempt, io.BytesIO(said(attempt))).status_code == 503
        assert time.monotonic() - began > 0.24
    assert waited == [0.25] * 3, "its upper bound by the clock would be that of the machine"


def test_a_body_that_breaks_off_leaves_its_turn_to_others() -> None:
    class Broken(io.BytesIO):
        def read(self, *_size: Any) -> bytes:
            raise OSError("reset by peer")

    attempt = waiting("runware")
    assert [asgi(attempt, Broken()).status_code for _call in range(5)] == [400] * 5
    assert asgi(attempt, io.BytesIO(said(attempt))).status_code == 200


# -- in time ----------------------------------------------------------------------------------------------------------


class Hurried(threading.Timer):
    """A timer that notes for how long it was set, and is done after ``pause`` instead."""

    made: list[Hurried]
    pause: float

    def __init__(self, interval: float, function: Any) -> None:
        super().__init__(self.pause, function)
        self.set_for = interval
        self.made.append(self)


@pytest.fixture
def timers(monkeypatch: pytest.MonkeyPatch) -> list[Hurried]:
    Hurried.made, Hurried.pause = [], 0.1
    monkeypatch.setattr(threading, "Timer", Hurried)
    return Hurried.made


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    """A connection: the caller's end, and the one that Gunicorn gives to applications."""
    caller, server = socket.socketpair()
    with caller, server:
        caller.settimeout(10)
        yield caller, server


def under_gunicorn(attempt: Attempt, server: socket.socket, length: int) -> HttpResponse:
    with server.makefile("rb") as body:
        return wsgi(attempt, body, **{"gunicorn.socket": server, "CONTENT_LENGTH": str(length)})


def test_a_body_has_five_seconds_to_come_and_its_caller_is_told_so(
    timers: list[Hurried], ends: tuple[socket.socket, socket.socket]
) -> None:
    attempt = waiting("runware")
    caller, server = ends
    caller.sendall(said(attempt))
    late = under_gunicorn(attempt, server, 5000)
    assert (late.status_code, late["Retry-After"], words(attempt)) == (408, "5", "")
    assert [(timer.set_for, timer.daemon) for timer in timers] == [(5, True)], "a server that stops waits for none"
    server.sendall(b"the answer still goes out")
    assert caller.recv(100) == b"the answer still goes out"


def test_a_connection_whose_body_came_in_time_is_left_open(
    timers: list[Hurried], ends: tuple[socket.socket, socket.socket]
) -> None:
    attempt = waiting("runware")
    caller, server = ends
    caller.sendall(said(attempt))
    Hurried.pause = 50
    assert under_gunicorn(attempt, server, len(said(attempt))).status_code == 200
    assert words(attempt) == WORDS
    timers[0].join(20)
    assert not timers[0].is_alive(), "nobody waits for a deadline that was met"
    caller.sendall(b"a further call")
    assert server.recv(100) == b"a further call"


def test_a_caller_who_hangs_up_before_the_deadline_breaks_nothing(
    timers: list[Hurried], ends: tuple[socket.socket, socket.socket]
) -> None:
    class ClosedMeanwhile(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            server.close()
            timers[0].join(10)
            return super().read(size)

    attempt = waiting("runware")
    _caller, server = ends
    body = ClosedMeanwhile(said(attempt))
    assert wsgi(attempt, body, **{"gunicorn.socket": server, "CONTENT_LENGTH": "5000"}).status_code == 408


@pytest.mark.parametrize("given", [None, "unix:/run/site.sock", 7])
def test_a_server_that_gives_no_connection_has_its_own_limits(timers: list[Hurried], given: Any) -> None:
    attempt = waiting("runware")
    length = str(len(said(attempt)))
    environ = {} if given is None else {"gunicorn.socket": given}
    assert wsgi(attempt, io.BytesIO(said(attempt)), CONTENT_LENGTH=length, **environ).status_code == 200
    assert (words(attempt), timers) == (WORDS, [])


# -- with an end ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("length", [b"many", b"1.5", b"\xb2"])
def test_a_length_that_is_no_number_is_refused_unread(length: bytes) -> None:
    attempt = waiting("runware")
    body = io.BytesIO(said(attempt))
    assert asgi(attempt, body, (b"content-length", length)).status_code == 400
    assert body.tell() == 0


@pytest.mark.parametrize("encoding", ["chunked", "Chunked", "gzip, chunked"])
def test_a_chunked_body_without_an_end_is_not_now_taken(encoding: str) -> None:
    attempt = waiting("runware")
    body = io.BytesIO(said(attempt))
    refused = wsgi(attempt, body, CONTENT_LENGTH="", HTTP_TRANSFER_ENCODING=encoding)
    assert (refused.status_code, refused["Retry-After"], body.tell()) == (411, "5", 0)


def test_a_chunked_body_under_asgi_has_its_end() -> None:
    attempt = waiting("runware")
    assert asgi(attempt, io.BytesIO(said(attempt)), (b"transfer-encoding", b"chunked")).status_code == 200
    assert words(attempt) == WORDS


# -- and the row ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("error", [OperationalError("locked"), InterfaceError("connection already closed")])
def test_a_call_whose_database_is_away_is_to_come_again(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: Any, **_named: Any) -> None:
        raise error

    attempt = waiting("runware")
    with monkeypatch.context() as broken:
        broken.setattr(deferred, "attempt_of", fail)
        refused = asgi(attempt, io.BytesIO(said(attempt)))
    assert (refused.status_code, refused["Retry-After"], words(attempt)) == (503, "5", "")
    assert post("runware", said(attempt), token=token_of(attempt)) == 200


@pytest.mark.skipif(connection.vendor != "sqlite", reason="test_webhook_locks.py waits for a real lock there")
def test_a_call_waits_a_second_for_a_locked_row() -> None:
    attempt = waiting("runware")
    with CaptureQueriesContext(connection) as queries:
        assert post("runware", said(attempt), token=token_of(attempt)) == 200
    assert [query["sql"] for query in queries if "busy_timeout =" in query["sql"]] == ["PRAGMA busy_timeout = 1000"]
