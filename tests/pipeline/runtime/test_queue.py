"""Messages: as few as possible, only after the commit, and never in the way of a save."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from celery import Celery
from django.db import connection, transaction

from django_autocaption.models import Caption, State
from django_autocaption.pipeline.runtime import queue
from tests.celery import app
from tests.pictures import upload
from tests.rows import stands
from tests.testapp.models import Photo

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


@pytest.mark.django_db(transaction=True)
def test_without_a_transaction_the_message_goes_at_once(sent: list[list[int]]) -> None:
    assert not connection.in_atomic_block
    Photo.objects.create(image=upload())
    Photo.objects.create(image=upload("red"))
    assert sent == [[pk] for pk in ids()]


class TestBrokerDown:
    @pytest.fixture(autouse=True)
    def celery(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        """A Celery app whose broker refuses connections."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        down = Celery("down", broker=f"redis://127.0.0.1:{port}/0", set_as_current=False)
        monkeypatch.setattr(queue, "current_app", down)
        monkeypatch.setattr(queue._Quiet, "until", 0.0)
        yield
        app.set_current()

    @pytest.mark.django_db(transaction=True)
    def test_the_save_succeeds_and_the_row_is_marked_for_the_sweep(self, caplog: pytest.LogCaptureFixture) -> None:
        photo = Photo.objects.create(image=upload())
        caption = Caption.objects.get(object_id=photo.pk)
        assert (stands(caption), caption.queued_at) == (State.PENDING, None)
        assert "Its captions wait for the sweep" in caplog.text

    @pytest.mark.django_db(transaction=True)
    def test_a_broker_that_does_not_even_refuse_is_left_alone_for_a_while(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tries: list[float] = []

        class BlackHole:
            conf = app.conf

            def signature(self, *args: Any, **kwargs: Any) -> Any:
                tries.append(time.monotonic())
                time.sleep(queue.SLOW_FAILURE + 0.1)
                raise TimeoutError

        monkeypatch.setattr(queue, "current_app", BlackHole())
        for colour in ("red", "green", "blue"):
            Photo.objects.create(image=upload(colour))
        assert len(tries) == 1
        assert Caption.objects.filter(queued_at=None).count() == 3
