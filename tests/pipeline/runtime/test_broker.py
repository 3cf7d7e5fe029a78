"""A broker gets each message once, and one that is silent holds nobody up for more than a second."""

from __future__ import annotations

import json
import os
import signal
import socket
import ssl
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from celery import Celery, signals

from django_autocaption.exceptions import SilentBrokerError
from django_autocaption.pipeline.runtime import broker
from tests import services
from tests.celery import app as suite
from tests.faults import servers
from tests.faults.freezing import Proxy
from tests.site.live import free_port, wait_until
from tests.watch import Watch

#: What a site may have asked for, which would hold a save for minutes.
PATIENT = {
    "socket_timeout": 60,
    "socket_connect_timeout": 60,
    "retry_on_timeout": True,
    "max_retries": 100,
    "read_timeout": 60,
    "write_timeout": 60,
}
A_SECOND, AT_ONCE = 1.0, 0.05
Make = Callable[..., Celery]


@pytest.fixture(autouse=True)
def _new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broker._Quiet, "until", 0.0)


@pytest.fixture
def celery() -> Iterator[Make]:
    """A Celery app on a broker, for its queue ``name``."""

    apps: list[Celery] = []

    def make(url: str, **options: Any) -> Celery:
        made = Celery("site", broker=url, set_as_current=False)
        made.conf.update(
            broker_transport_options={**PATIENT, **options}, task_default_queue=f"broker-{uuid.uuid4().hex}"
        )
        made.connection_for_write().get_transport_cls()  # as ``queue.load_client`` does when a site starts
        apps.append(made)
        return made

    yield make
    for made in apps:
        broker._connections_of(made).forget()
    suite.set_current()


@pytest.fixture
def silent() -> Iterator[int]:
    """A port that takes connections and never answers."""
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(100)
        yield listener.getsockname()[1]


@pytest.fixture
def full() -> Iterator[int]:
    """A port on which even connecting hangs: nobody accepts, and no more may wait."""
    waiting = []
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        while len(waiting) < 10:
            waiting.append(socket.socket())
            waiting[-1].setblocking(False)
            waiting[-1].connect_ex(listener.getsockname())
        time.sleep(0.05)
        yield listener.getsockname()[1]
    for client in waiting:
        client.close()


@pytest.fixture
def redis() -> Iterator[servers.Redis]:
    with servers.redis() as server:
        server.start()
        yield server


@pytest.fixture
def rabbitmq() -> Iterator[Proxy]:
    """The way to RabbitMQ, which can fall silent."""
    services.needs("rabbitmq")
    parts = urlsplit(services.url("rabbitmq"))
    with Proxy(parts.hostname or "127.0.0.1", parts.port or 5672) as proxy:
        yield proxy


def through(proxy: Proxy) -> str:
    parts = urlsplit(services.url("rabbitmq"))
    return f"amqp://{parts.username}:{parts.password}@127.0.0.1:{proxy.port}{parts.path}"


def send(app: Celery, number: int = 0) -> None:
    message = app.signature("a.task", args=(number,))
    broker.deliver(app, message.apply_async)


def timed(app: Celery, number: int = 0) -> float:
    """Seconds that a message took that the broker did not take, on a machine with room."""
    watch = Watch()
    with pytest.raises(Exception):  # noqa: B017 - whatever the broker's client raises
        send(app, number)
    return watch.spent


def arrived(app: Celery) -> Counter[int]:
    """How often each message waits at the broker; they are taken away."""
    found: Counter[int] = Counter()
    with app.connection_for_read(transport_options={"socket_timeout": 5}) as connection:
        waiting = connection.SimpleQueue(app.conf.task_default_queue)
        while True:
            try:
                message = waiting.get(timeout=0.5)
            except waiting.Empty:
                break
            found[json.loads(message.body)[0][0]] += 1
            message.ack()
        waiting.queue.delete()
    return found


def waiting_in(app: Celery) -> int:
    """How many messages the broker holds."""
    with app.connection_for_read(transport_options={"socket_timeout": 5}) as connection:
        return int(connection.SimpleQueue(app.conf.task_default_queue).qsize())


@pytest.mark.services
@pytest.mark.parametrize("checked", [False, True])
def test_a_broker_over_tls_gets_each_message_once(celery: Make, tmp_path: Path, checked: bool) -> None:
    server = servers.Redis(tmp_path)
    server.start()
    try:
        url = server.url.replace("127.0.0.1", "localhost")  # which the certificate names
        app = celery(url if checked else f"{url}?ssl_cert_reqs=none")
        if checked:
            shown = str(tmp_path / "certificate.pem")
            app.conf.broker_use_ssl = {"ssl_cert_reqs": ssl.CERT_REQUIRED, "ssl_ca_certs": shown}
        for number in range(3):
            send(app, number)
        assert arrived(app) == Counter([0, 1, 2])
    finally:
        server.kill()


class TestSilent:
    @pytest.mark.timed
    @pytest.mark.parametrize("scheme", ["redis", "amqp", "rediss", "amqps"])
    def test_accepts_and_never_answers(self, celery: Make, silent: int, scheme: str) -> None:
        options = "?ssl_cert_reqs=none" if scheme == "rediss" else ""
        app = celery(f"{scheme}://127.0.0.1:{silent}/{options}")
        assert timed(app) < A_SECOND
        assert broker.is_left_alone()

    @pytest.mark.timed
    @pytest.mark.parametrize("scheme", ["redis", "amqp"])
    def test_even_connecting_hangs(self, celery: Make, full: int, scheme: str) -> None:
        app = celery(f"{scheme}://127.0.0.1:{full}/")
        assert timed(app) < A_SECOND
        assert broker.is_left_alone()

    @pytest.mark.timed
    def test_no_second_thread_waits_for_it(self, celery: Make, full: int) -> None:
        app = celery(f"amqp://127.0.0.1:{full}/", connect_timeout=60)
        before = threading.active_count()
        timed(app)
        for number in range(5):
            assert timed(app, number) < AT_ONCE
        assert threading.active_count() <= before + 1

    @pytest.mark.timed
    def test_several_that_send_at_once_wait_as_long_as_one(self, celery: Make, silent: int) -> None:
        app = celery(f"redis://127.0.0.1:{silent}/")
        took: list[float] = []
        threads = [threading.Thread(target=lambda: took.append(timed(app))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(took) == 8
        assert max(took) < A_SECOND

    @pytest.mark.timed
    @pytest.mark.services
    @pytest.mark.faults
    def test_a_redis_that_is_frozen(self, celery: Make, redis: servers.Redis) -> None:
        app = celery(redis.url)
        send(app, 1)
        assert redis.process is not None
        redis.process.send_signal(signal.SIGSTOP)
        try:
            assert timed(app, 2) < A_SECOND, "on the connection that stood"
            assert broker.is_left_alone()
            assert timed(app, 3) < A_SECOND, "on a new one"
        finally:
            redis.process.send_signal(signal.SIGCONT)
        wait_until(lambda: _sends(app, 4), seconds=5, what="the next message")
        assert arrived(app)[4] == 1

    @pytest.mark.timed
    @pytest.mark.services
    @pytest.mark.faults
    @pytest.mark.parametrize("after", [0, 8, 600])
    def test_a_rabbitmq_that_falls_silent_while_it_is_greeted(self, celery: Make, rabbitmq: Proxy, after: int) -> None:
        rabbitmq.freeze(after=after)
        assert timed(celery(through(rabbitmq))) < A_SECOND

    @pytest.mark.timed
    @pytest.mark.services
    @pytest.mark.faults
    def test_a_rabbitmq_that_falls_silent_before_it_confirms(self, celery: Make, rabbitmq: Proxy) -> None:
        app = celery(through(rabbitmq), confirm_publish=True)
        send(app, 1)
        rabbitmq.freeze()
        assert timed(app, 2) < A_SECOND
        rabbitmq.thaw()
        assert arrived(app)[1] == 1


def _sends(app: Celery, number: int) -> bool:
    try:
        send(app, number)
    except Exception:
        return False
    return True


class TestSlow:
    @pytest.mark.timed
    @pytest.mark.services
    @pytest.mark.faults
    def test_a_connection_that_comes_too_late_takes_the_next_message(self, celery: Make, rabbitmq: Proxy) -> None:
        app = celery(through(rabbitmq))
        rabbitmq.freeze()
        watch = Watch()
        with pytest.raises(SilentBrokerError):
            threading.Timer(broker.PATIENCE + 0.1, rabbitmq.thaw).start()
            send(app, 1)
        assert watch.spent < A_SECOND
        assert broker.is_left_alone()
        wait_until(lambda: not broker.is_left_alone(), seconds=3, what="the connection")
        taken = rabbitmq.taken
        send(app, 2)
        assert rabbitmq.taken == taken, "on the connection that came late"
        assert arrived(app) == {2: 1}

    @pytest.mark.timed
    def test_a_refusal_is_told_at_once_and_the_next_message_tries_again(
        self, celery: Make, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(broker, "SLOW_FAILURE", 4 * broker.SLOW_FAILURE)  # for a machine that does much else
        app = celery(f"redis://127.0.0.1:{free_port()}/")
        for number in range(3):
            assert timed(app, number) < broker.SLOW_FAILURE
        assert not broker.is_left_alone()


@pytest.mark.services
class TestHealthy:
    @pytest.fixture(params=["redis", "rabbitmq"])
    def app(self, request: pytest.FixtureRequest, celery: Make) -> Celery:
        services.needs(request.param)
        return celery(services.url(request.param))

    def test_gets_each_message_once_from_several_threads(self, app: Celery) -> None:
        def run(first: int) -> None:
            for number in range(first, 200, 4):
                send(app, number)

        threads = [threading.Thread(target=run, args=(first,)) for first in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert arrived(app) == dict.fromkeys(range(200), 1)

    def test_keeps_as_many_connections_as_the_site_allows(self, app: Celery) -> None:
        app.conf.broker_pool_limit = 1
        barrier = threading.Barrier(3)

        def run(number: int) -> None:
            barrier.wait()
            send(app, number)

        threads = [threading.Thread(target=run, args=(number,)) for number in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(broker._connections_of(app).idle) == 1
        assert arrived(app) == {0: 1, 1: 1, 2: 1}

    def test_handlers_run_where_the_message_is_sent(self, app: Celery) -> None:
        threads = []

        def note(**kwargs: Any) -> None:
            threads.append(threading.current_thread())

        signals.before_task_publish.connect(note)
        try:
            send(app)
        finally:
            signals.before_task_publish.disconnect(note)
        assert threads == [threading.current_thread()]
        assert arrived(app) == {0: 1}

    def test_a_forked_child_has_connections_of_its_own(self, app: Celery) -> None:
        send(app, 0)
        child = os.fork()
        if child == 0:
            status = 1
            try:
                own = not broker._connections_of(app).idle
                send(app, 1)
                status = 0 if own else 2
            finally:
                os._exit(status)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        (kept,) = broker._connections_of(app).idle
        send(app, 2)
        assert broker._connections_of(app).idle[0][1] is kept[1], "the parent's is as it was"
        assert arrived(app) == {0: 1, 1: 1, 2: 1}

    def test_an_unused_connection_is_not_trusted(self, app: Celery, monkeypatch: pytest.MonkeyPatch) -> None:
        send(app, 0)
        wait_until(lambda: waiting_in(app) == 1, seconds=5, what="the message")  # RabbitMQ drops what it has not read
        (old,) = broker._connections_of(app).idle
        monkeypatch.setattr(broker, "LONGEST_IDLE", 0.0)
        send(app, 1)
        assert broker._connections_of(app).idle[0][1] is not old[1]
        assert arrived(app) == {0: 1, 1: 1}


@pytest.mark.services
@pytest.mark.faults
class TestRestarted:
    def test_redis(self, celery: Make, redis: servers.Redis) -> None:
        app = celery(redis.url)
        send(app, 1)
        redis.kill()
        redis.start()
        send(app, 2)
        assert arrived(app) == {2: 1}

    def test_rabbitmq(self, celery: Make, rabbitmq: Proxy) -> None:
        app = celery(through(rabbitmq))
        send(app, 1)
        wait_until(lambda: waiting_in(app) == 1, seconds=5, what="the message")  # RabbitMQ drops what it has not read
        rabbitmq.cut()
        time.sleep(0.1)
        send(app, 2)
        assert arrived(app) == {1: 1, 2: 1}


def test_other_brokers_get_messages_as_celery_sends_them(celery: Make, tmp_path: Path) -> None:
    for folder in ("in", "out", "control"):
        (tmp_path / folder).mkdir()
    where = {"data_folder_in": str(tmp_path / "in"), "data_folder_out": str(tmp_path / "in")}
    app = celery("filesystem://", **where, control_folder=str(tmp_path / "control"))
    before = threading.active_count()
    send(app)
    assert len(list((tmp_path / "in").iterdir())) == 1
    assert threading.active_count() == before
    assert not broker._connections_of(app).idle
