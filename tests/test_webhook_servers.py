"""Webhook calls over real sockets, to real web servers: slow callers, and bodies that do not tell their length."""

from __future__ import annotations

import json
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import override_settings

from django_autocaption.models import Attempt
from django_autocaption.pipeline.runtime import addresses, webhook_body
from tests import services
from tests.emulator.client import ROOT
from tests.site.live import Site, wait_until
from tests.site.plugin import configuration
from tests.test_webhooks import AUTOCAPTION
from tests.watch import Watch

WORDS = "A red bridge over a river in the fog."
THREADS, CALLERS = 8, 40


class Server(WSGIServer):
    """A web server with so many threads, as they are run."""

    request_queue_size = 2 * CALLERS

    def __init__(self) -> None:
        self.threads = ThreadPoolExecutor(THREADS)
        super().__init__(("127.0.0.1", 0), Quiet)
        self.set_app(get_wsgi_application())

    def process_request(self, request: Any, client_address: Any) -> None:
        self.threads.submit(self._work, request, client_address)

    def _work(self, request: Any, client_address: Any) -> None:
        try:
            self.finish_request(request, client_address)
        finally:
            self.shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Callers hang up here."""


class Quiet(WSGIRequestHandler):
    """Logs nothing."""

    def log_message(self, *_arguments: Any) -> None:
        """Not to the output of the test."""


@pytest.fixture
def port() -> Iterator[int]:
    """Of a server of this process."""
    with override_settings(AUTOCAPTION=AUTOCAPTION, ALLOWED_HOSTS=["127.0.0.1"]), Server() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()
        server.threads.shutdown(wait=True)


def path_of_an_attempt() -> str:
    """An address with a valid token."""
    attempt = Attempt()
    attempt._state.db = "default"
    parts = urlsplit(addresses.address(attempt, alias="runware"))
    return f"{parts.path}?{parts.query}"


def call(port: int, path: str, *headers: str, method: str = "POST") -> socket.socket:
    """A connection on which the head of a request was sent."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=30)
    head = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Connection: close", *headers]
    connection.sendall("\r\n".join([*head, "", ""]).encode())
    return connection


def status(connection: socket.socket) -> int:
    """Of the answer, as soon as it begins."""
    with connection, connection.makefile("rb") as answer:
        return int(answer.readline().split()[1])


@contextmanager
def trickling(connections: list[socket.socket]) -> Iterator[None]:
    """Each of them gets a further byte now and then."""
    over = threading.Event()

    def trickle() -> None:
        while not over.wait(0.1):
            for connection in connections:
                try:
                    connection.send(b" ")
                except OSError:
                    continue

    thread = threading.Thread(target=trickle)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        for connection in connections:
            connection.close()


@pytest.mark.timed
def test_callers_that_trickle_hold_no_more_than_two_threads(port: int) -> None:
    path = path_of_an_attempt()
    callers = [call(port, path, "Content-Length: 5000", "Content-Type: application/json") for _caller in range(CALLERS)]
    with trickling(callers):
        watch = Watch()
        assert status(call(port, "/autocaption/webhook/runware/", method="GET")) == 405
        assert watch.spent < CALLERS / (THREADS - webhook_body.MOST_AT_ONCE) * webhook_body.PATIENCE + 3
        refused = []
        for caller in callers:
            caller.settimeout(0.2)
            try:
                refused.append(caller.recv(100).split()[1])
            except TimeoutError:
                continue
        assert refused == [b"503"] * (CALLERS - webhook_body.MOST_AT_ONCE)


def test_a_chunked_body_is_refused_by_its_status_where_the_server_leaves_it_as_it_is(port: int) -> None:
    connection = call(port, path_of_an_attempt(), "Transfer-Encoding: chunked")
    connection.sendall(b"2\r\n[]\r\n0\r\n\r\n")
    assert status(connection) == 411


# -- servers as sites run them ----------------------------------------------------------------------------------------

GUNICORN = ["gunicorn", "--threads", "4", "--log-level", "error", "django.core.wsgi:get_wsgi_application()", "--bind"]
UVICORN = ["uvicorn", "--log-level", "error", "--factory", "django.core.asgi:get_asgi_application", "--port"]
PREPARE = """
from django.contrib.contenttypes.models import ContentType; from django.utils import timezone
from django_autocaption.models import Attempt, Caption; from django_autocaption.pipeline.runtime import addresses
from tests.testapp.models import Photo
photo = Photo.objects.bulk_create([Photo(image="a.jpg")])[0]
kind = ContentType.objects.get_for_model(Photo)
row = Caption.objects.create(content_type=kind, object_id=str(photo.pk), field_name="image", language="en",
                             image_name="a.jpg", state="waiting", due_at=timezone.now())
attempt = Attempt.objects.create(caption=row, request=row.request, provider="default", asked_at=timezone.now())
open({!r}, "w").write(f"{{attempt.uuid}} {{addresses.address(attempt, alias='default')}}")
"""


@pytest.fixture(params=[GUNICORN, UVICORN], ids=["gunicorn", "uvicorn"], scope="module")
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[int, str, str, Path]]:
    """(port, path with a token, uuid of its attempt, database) of a site under such a server."""
    tmp_path = tmp_path_factory.mktemp("site")
    if find_spec(request.param[0]) is None:
        services.missing(request.param[0], f"{request.param[0]} is not installed")
    database = tmp_path / "site.sqlite3"
    runware = "django_autocaption.providers.runware.RunwareProvider"
    keys = {
        "SITE_URL": "https://photos.example",
        "PROVIDERS": {"default": {"BACKEND": runware, "OPTIONS": {"api_key": "very-secret", "webhook": True}}},
    }
    site = Site(
        configuration({"ENGINE": "django.db.backends.sqlite3", "NAME": str(database)}, autocaption=keys), tmp_path
    )
    site.migrate()
    told = tmp_path / "told"
    site.manage("shell", "-v", "0", "-c", PREPARE.format(str(told)))
    uuid, address = told.read_text().split()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    where = f"127.0.0.1:{port}" if request.param[0] == "gunicorn" else str(port)
    with subprocess.Popen([sys.executable, "-m", *request.param, where], cwd=ROOT, env=site.environment) as process:
        wait_until(lambda: answers(port), seconds=30, what=request.param[0])
        parts = urlsplit(address)
        yield port, f"{parts.path}?{parts.query}", uuid, database
        process.terminate()


def answers(port: int) -> bool:
    try:
        return status(call(port, "/autocaption/webhook/default/", method="GET")) == 405
    except (OSError, IndexError):
        return False


def test_a_chunked_body_is_read(served: tuple[int, str, str, Path]) -> None:
    port, path, uuid, database = served
    body = json.dumps({"taskType": "caption", "taskUUID": uuid, "text": WORDS}).encode()
    connection = call(port, path, "Transfer-Encoding: chunked", "Content-Type: application/json")
    for piece in (body[:30], body[30:]):
        connection.sendall(b"%x\r\n%s\r\n" % (len(piece), piece))
        time.sleep(0.1)
    connection.sendall(b"0\r\n\r\n")
    assert status(connection) == 200
    with sqlite3.connect(database) as rows:
        assert rows.execute("SELECT alt_text FROM autocaption_version").fetchall() == [(WORDS,)]


def test_a_chunked_body_without_an_end_is_refused(served: tuple[int, str, str, Path]) -> None:
    port, path, _uuid, _database = served
    connection = call(port, path, "Transfer-Encoding: chunked", "Content-Type: application/json")
    connection.sendall(b"%x\r\n" % (3 * webhook_body.LARGEST) + b" " * 3 * webhook_body.LARGEST + b"\r\n0\r\n\r\n")
    assert status(connection) == 400


@pytest.mark.timed
def test_a_body_that_trickles_holds_nobody_up(
    served: tuple[int, str, str, Path], request: pytest.FixtureRequest
) -> None:
    port, path, _uuid, _database = served
    connection = call(port, path, "Content-Length: 5000", "Content-Type: application/json")
    with trickling([connection]):
        began, watch = time.monotonic(), Watch()
        assert answers(port)
        if "gunicorn" in request.node.name:  # under ASGI no thread waits for a body
            assert status(connection) == 408
            assert watch.spent < webhook_body.DEADLINE + 4
            assert time.monotonic() - began > webhook_body.DEADLINE * 0.9
