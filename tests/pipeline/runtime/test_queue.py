"""Messages: as few as possible, only after the commit, and never in the way of a save."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from types import SimpleNamespace
from typing import Any

import pytest
from celery import Celery
from django.db import connection, connections, transaction

from django_autocaption.models import Caption, State
from django_autocaption.pipeline.runtime import broker, databases, queue
from tests.celery import app
from tests.pictures import upload
from tests.rows import stands
from tests.testapp.models import Photo
from tests.watch import Watch

pytestmark = pytest.mark.django_db
Commit = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    """The ids of each message, in place of a broker."""
    messages: list[list[int]] = []

    def take(task: str, args: tuple[list[int]], using: str, countdown: float | None) -> bool:
        messages.append(*args)
        return True

    monkeypatch.setattr(queue, "_send_one", take)
    return messages


def ids() -> list[int]:
    return sorted(Caption.objects.values_list("pk", flat=True))


class TestOneTransaction:
    def test_sends_nothing_before_its_commit(self, sent: list[list[int]], commit: Commit) -> None:
        with commit():
            Photo.objects.create(image=upload())
            assert sent == []
        assert sent == [ids()]

    def test_sends_one_message_for_all_its_saves(self, sent: list[list[int]], commit: Commit) -> None:
        with commit():
            for number in range(5):
                Photo.objects.create(image=upload((number, 0, 0)))
        assert sent == [ids()]

    def test_sends_a_message_per_hundred_rows(self, sent: list[list[int]], commit: Commit) -> None:
        photos = [Photo(image=f"{number}.jpg") for number in range(205)]
        with commit():
            for photo in photos:
                photo.save()
        assert [len(message) for message in sent] == [100, 100, 5]
        assert sorted(pk for message in sent for pk in message) == ids()

    def test_sends_one_message_across_savepoints(self, sent: list[list[int]], commit: Commit) -> None:
        with commit():
            for number in range(5):
                Photo.objects.get_or_create(title=str(number), defaults={"image": upload((number, 0, 0))})
        assert sent == [ids()]

    def test_leaves_out_what_a_savepoint_rolled_back(self, sent: list[list[int]], commit: Commit) -> None:
        with commit():
            with pytest.raises(ZeroDivisionError), transaction.atomic():
                Photo.objects.create(image=upload("red"))
                raise ZeroDivisionError
            Photo.objects.create(image=upload())
        assert sent == [ids()]

    def test_sends_although_its_last_savepoint_was_rolled_back(self, sent: list[list[int]], commit: Commit) -> None:
        with commit():
            Photo.objects.create(image=upload())
            with pytest.raises(ZeroDivisionError), transaction.atomic():
                Photo.objects.create(image=upload("red"))
                raise ZeroDivisionError
        assert sent == [ids()]

    def test_does_not_inherit_ids_of_one_that_was_rolled_back(self, sent: list[list[int]], commit: Commit) -> None:
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            Photo.objects.create(image=upload("red"))
            raise ZeroDivisionError
        with commit():
            Photo.objects.create(image=upload())
        assert sent == [ids()]


class TestTenants:
    """A connection that serves several tenants in turn, each in a schema of its own, as django-tenants has it."""

    @pytest.fixture
    def serve(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
        served = connections["default"]

        def set_tenant(tenant: Any) -> None:
            monkeypatch.setattr(served, "tenant", tenant, raising=False)
            monkeypatch.setattr(served, "schema_name", tenant.schema_name, raising=False)

        monkeypatch.setattr(served, "set_tenant", set_tenant, raising=False)
        set_tenant(SimpleNamespace(schema_name="public"))
        return set_tenant

    @pytest.fixture
    def sent(self, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[int]]]:
        """For whom each message was sent, and its ids."""
        messages: list[tuple[str, list[int]]] = []

        def take(task: str, args: tuple[list[int]], using: str, countdown: float | None) -> bool:
            messages.append((databases.place(using)[1], *args))
            return True

        monkeypatch.setattr(queue, "_send_one", take)
        return messages

    def test_share_no_message_of_one_transaction(
        self, serve: Callable[[Any], None], sent: list[tuple[str, list[int]]], commit: Commit
    ) -> None:
        north, south, public = (SimpleNamespace(schema_name=name) for name in ("north", "south", "public"))
        with commit():
            for colour, tenant in (("red", north), ("green", south), ("blue", north)):
                serve(tenant)
                Photo.objects.create(image=upload(colour))
            serve(public)
        first, second, third = ids()
        assert sorted(sent) == [("north", [first, third]), ("south", [second])]
        assert databases.tenant_of("default") is public, "whoever comes after the commit is served as before"


@pytest.mark.django_db(transaction=True)
def test_without_a_transaction_the_message_goes_at_once(sent: list[list[int]]) -> None:
    assert not connection.in_atomic_block
    Photo.objects.create(image=upload())
    Photo.objects.create(image=upload("red"))
    assert sent == [[pk] for pk in ids()]


class TestBrokerDown:
    @pytest.fixture(autouse=True)
    def _new_process(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        monkeypatch.setattr(broker._Quiet, "until", 0.0)
        monkeypatch.setattr(queue._Unsent, "until", 0.0)
        yield
        app.set_current()

    @pytest.fixture
    def silent(self) -> Iterator[int]:
        """A port that takes connections and never answers."""
        with closing(socket.create_server(("127.0.0.1", 0), backlog=100)) as listener:
            yield listener.getsockname()[1]

    @pytest.mark.django_db(transaction=True)
    @pytest.mark.parametrize("scheme", ["redis", "amqp"])
    def test_the_save_succeeds_and_the_row_is_marked_for_the_sweep(
        self, scheme: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        with closing(socket.create_server(("127.0.0.1", 0))) as free:
            port = free.getsockname()[1]
        Celery("down", broker=f"{scheme}://user:s3cret@127.0.0.1:{port}/0").set_current()
        photo = Photo.objects.create(image=upload())
        caption = Caption.objects.get(object_id=photo.pk)
        assert (stands(caption), caption.queued_at) == (State.PENDING, None)
        assert f"could not be sent to {scheme}://127.0.0.1:{port} (OperationalError: " in caplog.text
        assert "Connection refused" in caplog.text and "Its captions wait for the sweep" in caplog.text
        assert "s3cret" not in caplog.text

    @pytest.mark.django_db(transaction=True)
    def test_the_log_is_told_once_and_not_with_each_save(
        self, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(broker, "SLOW_FAILURE", 60.0)  # for a machine that does much else
        with closing(socket.create_server(("127.0.0.1", 0))) as free:
            Celery("down", broker=f"redis://127.0.0.1:{free.getsockname()[1]}/0").set_current()
        for colour in ("red", "green", "blue"):
            Photo.objects.create(image=upload(colour))
        assert caplog.text.count("could not be sent") == 1
        monkeypatch.setattr(queue._Unsent, "until", 0.0)  # half a minute later
        Photo.objects.create(image=upload())
        assert caplog.text.count("could not be sent") == 2
        assert "So it was with 2 others since this was last told." in caplog.text
        Celery("odd", broker="rabbit://localhost/").set_current()
        Photo.objects.create(image=upload("grey"))
        assert caplog.text.count("could not be sent") == 3, "something else is wrong"

    @pytest.mark.django_db(transaction=True)
    def test_a_broker_that_celery_does_not_know_is_told(self, caplog: pytest.LogCaptureFixture) -> None:
        Celery("odd", broker="rabbit://user:s3cret@localhost/").set_current()
        Photo.objects.create(image=upload())
        assert "could not be sent to the broker (KeyError: 'No such transport: rabbit." in caplog.text
        assert "s3cret" not in caplog.text

    @pytest.mark.timed
    @pytest.mark.django_db(transaction=True)
    @pytest.mark.parametrize("scheme", ["redis", "amqp"])
    def test_one_that_does_not_even_refuse_is_left_alone_for_a_while(
        self, scheme: str, silent: int, caplog: pytest.LogCaptureFixture
    ) -> None:
        down = Celery("silent", broker=f"{scheme}://127.0.0.1:{silent}/")
        down.conf.broker_transport_options = {"socket_timeout": 60, "read_timeout": 60}
        down.set_current()
        queue.load_client()
        took = []
        for colour in ("red", "green", "blue"):
            started, watch = time.monotonic(), Watch()
            Photo.objects.create(image=upload(colour))
            took.append((time.monotonic() - started, watch.spent))
        first, *others = took
        assert first[0] >= broker.PATIENCE
        assert first[1] < 1.0
        assert max(spent for _seconds, spent in others) < broker.PATIENCE
        assert caplog.text.count("Its captions wait for the sweep") == 1
        assert Caption.objects.filter(queued_at=None).count() == 3

    @pytest.mark.timed
    @pytest.mark.django_db(transaction=True)
    @pytest.mark.parametrize("store", ["redis", "rpc"])
    def test_a_store_of_results_that_is_silent_or_down_is_not_asked(self, store: str, silent: int) -> None:
        """Nobody waits for a result; but in a process that has loaded no worker's code Celery does not know that."""
        site = Celery("web", broker="memory://", backend=f"{store}://127.0.0.1:{silent}/0", set_as_current=True)
        site.conf.redis_socket_timeout = 3
        site.finalized = True  # with no tasks in it
        watch = Watch()
        Photo.objects.create(image=upload())
        assert watch.spent < 1.0
        assert Caption.objects.get().queued_at is not None, "the message was taken"
        assert store != "redis" or site.backend.result_consumer._pubsub is None
