"""Hand a message to the broker within a second, also to one that accepts and then says nothing.

The site's own connections may wait for ever, so ours stand beside them, for Redis and AMQP. A thread connects, because
no timeout of a socket covers names, several addresses, sentinels and TLS together; whoever sends waits for it PATIENCE
seconds. On a connection that stands each answer has the same time. Other brokers get messages as Celery sends them.
"""

from __future__ import annotations

import os
import socket
import time
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from threading import Thread
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from celery import Celery
from kombu import Connection, Producer
from kombu.exceptions import OperationalError

from django_autocaption.exceptions import SilentBrokerError
from django_autocaption.pipeline.runtime.errors import message_of

#: Seconds that connecting may take, and then each answer: with what the client does itself, a second in all.
PATIENCE = 0.4
#: What failed sooner was a connection that the broker had closed; a new one may do.
AT_ONCE = 0.1
#: Seconds after which an unused connection is not trusted any more: a firewall may have forgotten it.
LONGEST_IDLE = 200.0
#: A broker that did not even refuse for so long, or a slow one, is left alone for a while: each sender would wait.
SLOW_FAILURE, QUIET = 0.25, 30.0
#: Other brokers fail fast by this, as far as they do.
RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_step": 0.01, "interval_max": 0.01}

#: Transport options by kombu's names of its drivers, over the site's own.
_OPTIONS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "redis": {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE, "retry_on_timeout": False},
        "py-amqp": {"read_timeout": PATIENCE, "write_timeout": PATIENCE},
    }
)


class _Quiet:
    """Until when no message is tried, on the monotonic clock."""

    until = 0.0


def is_left_alone() -> bool:
    """It failed slowly a moment ago; nobody should try."""
    return time.monotonic() < _Quiet.until


def address(app: Celery) -> str:
    """Where its messages go, to be told to people: ``redis://127.0.0.1:6379``, without user, password and options."""
    try:
        parts = urlsplit(app.connection_for_write().as_uri())
    except Exception:  # of a client that is not installed, or an address that is none: what failed has said so
        return "the broker"
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def problem(app: Celery) -> str:
    """Why no message could be sent, whether or not the broker is up: its client is not installed, or its address is
    none; "" = nothing is known to be wrong."""
    told = str(app.conf.broker_write_url or "")
    if "://" not in told and (":" in told or "/" in told):  # kombu takes all of it for the name of a host with AMQP
        return f"{told.rpartition('@')[2]!r} does not begin with what kind of broker it is, as in 'redis://localhost'."
    try:
        _ = app.connection_for_write().transport  # which does not connect
    except Exception as error:
        return message_of(error)
    return ""


def deliver(app: Celery, publish: Callable[..., object]) -> None:
    """Have a message sent: ``publish`` takes the keywords ``retry``, ``retry_policy`` and ``producer`` of Celery's
    ``apply_async``, runs in this thread, and may run twice where the broker had closed the connection.

    Raises what the broker's client raises, and SilentBrokerError where no connection was made within PATIENCE seconds.
    Where that took long, the broker is left alone for QUIET seconds.
    """
    started = time.monotonic()
    try:
        _deliver(app, publish)
    except Exception:
        if time.monotonic() - started > SLOW_FAILURE:
            _Quiet.until = time.monotonic() + QUIET
        raise


def reach(app: Celery) -> None:
    """Connect, only to see whether that works. Raises what ``deliver`` does. Only Redis and AMQP are tried."""
    if not app.conf.task_always_eager and (connections := _connections_of(app)).options:
        connections.keep(connections.connect(app))


def _deliver(app: Celery, publish: Callable[..., object]) -> None:
    if app.conf.task_always_eager or not (connections := _connections_of(app)).options:
        publish(retry=True, retry_policy=RETRY_POLICY)
        return
    if producer := connections.take():
        started = time.monotonic()
        try:
            connections.use(producer, publish)
        except OperationalError:
            if time.monotonic() - started > AT_ONCE:
                raise
            connections.forget()
        else:
            return
    connections.use(connections.connect(app), publish)


class _Connections:
    """Connections of one Celery app, each used by one thread at a time and then kept for the next."""

    def __init__(self, app: Celery) -> None:
        self.options = _OPTIONS.get(app.connection_for_write().get_transport_cls().driver_name)
        self.most = int(app.conf.broker_pool_limit or 0)  # 0: the site wants none to be kept
        self.idle: deque[tuple[float, Producer]] = deque()
        self.late: Thread | None = None

    def take(self) -> Producer | None:
        """The one that was used last, unless that is too long ago."""
        with suppress(IndexError):
            used_at, producer = self.idle.pop()
            if time.monotonic() - used_at < LONGEST_IDLE:
                return producer
            _close(producer)
            self.forget()
        return None

    def use(self, producer: Producer, publish: Callable[..., object]) -> None:
        """Send by it, and keep it; what failed is closed."""
        try:
            publish(producer=producer, retry=False)
        except BaseException:
            _close(producer)
            raise
        self.keep(producer)

    def keep(self, producer: Producer) -> bool:
        """For the next message, unless the site's ``broker_pool_limit`` is reached."""
        if len(self.idle) < self.most:
            self.idle.append((time.monotonic(), producer))
            return True
        if producer.connection is not None:
            with suppress(Exception):
                producer.connection.release()  # says goodbye: a broker may drop what it has not read of one that ends
        return False

    def forget(self) -> None:
        """Close all that nobody uses."""
        with suppress(IndexError):
            while True:
                _close(self.idle.pop()[1])

    def connect(self, app: Celery) -> Producer:
        """A new one. What comes too late is kept for the next message; until then no second thread tries."""
        if self.late is not None and self.late.is_alive():
            raise SilentBrokerError("The broker still has not answered.")
        connection = app.connection_for_write(connect_timeout=PATIENCE, transport_options=dict(self.options or {}))
        connected: Future[Producer] = Future()

        def run() -> None:
            producer = Producer(connection, auto_declare=False)
            tries = max(len(connection.alt or ()), 1)
            try:
                connection.ensure_connection(max_retries=tries, interval_start=0, interval_step=0, interval_max=0)
                if sock := getattr(connection.connection, "sock", None):
                    sock.settimeout(PATIENCE)  # py-amqp's read_timeout does not end a wait amid a frame
                producer.revive(connection.default_channel)
            except BaseException as error:
                _collect(connection)
                if connected.set_running_or_notify_cancel():
                    connected.set_exception(error)
                return
            if connected.set_running_or_notify_cancel():
                connected.set_result(producer)
            elif self.keep(producer):
                _Quiet.until = 0.0

        thread = Thread(target=run, name="autocaption-broker", daemon=True)
        thread.start()
        try:
            return connected.result(PATIENCE)
        except TimeoutError:
            if connected.cancel():
                self.late = thread
                raise SilentBrokerError("The broker did not answer.") from None
            return connected.result()


def _close(producer: Producer) -> None:
    """Without asking the broker, which may not answer."""
    if producer.connection is not None:
        with suppress(Exception):
            _collect(producer.connection)


def _collect(connection: Connection) -> None:
    connection.collect(socket.getdefaulttimeout())  # named, since kombu would take the default away meanwhile


_connections: WeakKeyDictionary[Celery, _Connections] = WeakKeyDictionary()
#: Of the process that this one was forked from: kept, since closing them here would end them there.
_parents: list[_Connections] = []


def _connections_of(app: Celery) -> _Connections:
    found = _connections.get(app)
    return found if found is not None else _connections.setdefault(app, _Connections(app))


def _forget_after_fork() -> None:
    _parents.extend(_connections.values())
    _connections.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_after_fork)
