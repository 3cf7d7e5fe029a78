"""The background: a few messages at a time, whatever happens to them, and fresh uploads go past it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from django_autocaption import pacing
from django_autocaption.autocaption import request
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Caption, Pace, State
from django_autocaption.pipeline.runtime import backlog, queue
from django_autocaption.pipeline.upkeep import sweep
from django_autocaption.tasks import caption_backlog
from tests.pictures import upload
from tests.rows import PUBLISHED, all_stand
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db


class Broker:
    """Keeps what it is given, until a worker takes it."""

    def __init__(self) -> None:
        self.messages: list[tuple[str, list[int], float | None]] = []
        self.up = True

    def take(self, task: str, args: tuple[list[int]], using: str, countdown: float | None) -> bool:
        if self.up:
            self.messages.append((task.rpartition(".")[2], args[0], countdown))
        return self.up

    @property
    def ids(self) -> list[int]:
        return [pk for _task, ids, _countdown in self.messages for pk in ids]

    def deliver(self) -> list[int]:
        """The oldest message comes to a worker, which works on it to its end."""
        task, ids, _countdown = self.messages.pop(0)
        assert task == "caption_backlog"
        caption_backlog(ids, using="default")
        return ids


@pytest.fixture
def broker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Broker]:
    """A broker of the test's own, with two messages of bulk requests at once, two rows each."""
    broker = Broker()
    monkeypatch.setattr(queue, "_send_one", broker.take)
    monkeypatch.setattr(queue, "is_eager", lambda: False)
    monkeypatch.setattr(queue, "ROWS_PER_MESSAGE", 2)
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "BACKGROUND_MESSAGES": 2}):
        yield broker


def in_background(number: int) -> list[int]:
    """Rows of a bulk request. Their pictures are in the storage."""
    for n in range(number):
        Photo.objects.create(image=upload((n * 9, 0, 0), name=f"{n}.jpg"))
    Caption.objects.update(background=True, queued_at=None)
    return list(Caption.objects.order_by("due_at", "pk").values_list("pk", flat=True))


def states() -> set[str]:
    return set(all_stand())


def test_a_few_messages_are_on_their_way_at_once(broker: Broker) -> None:
    ids = in_background(9)
    assert backlog.feed(using="default") == 4
    assert backlog.feed(using="default") == 0
    assert sorted(broker.ids) == ids[:4]


def test_a_worker_that_is_done_with_one_sends_the_next(broker: Broker) -> None:
    in_background(9)
    backlog.feed(using="default")
    most = 0
    while broker.messages:
        broker.deliver()
        most = max(most, len(broker.messages))
    assert most == 2
    assert states() == {PUBLISHED}


def test_a_fresh_upload_waits_behind_no_more_than_these(broker: Broker) -> None:
    in_background(9)
    backlog.feed(using="default")
    photo = Photo.objects.bulk_create([Photo(image="fresh.jpg")])[0]
    request(photo)
    queue.send([Caption.objects.get(object_id=photo.pk).pk], using="default")
    assert [task for task, _ids, _countdown in broker.messages] == [
        "caption_backlog",
        "caption_backlog",
        "caption_images",
    ]


def test_two_workers_that_finish_at_once_do_not_send_the_same(broker: Broker) -> None:
    ids = in_background(9)
    raced = []

    def race(execute: Any, sql: str, *arguments: Any) -> Any:
        """Just before the first rows are marked, another process marks one of them."""
        if sql.startswith("UPDATE") and not raced:
            raced.append(ids[0])
            Caption.objects.filter(pk=ids[0]).update(queued_at=timezone.now() - timedelta(seconds=1))
        return execute(sql, *arguments)

    with connection.execute_wrapper(race):
        backlog.feed(using="default")
    assert raced
    assert sorted(broker.ids) == ids[1:4]


class TestLostMessages:
    def test_the_sweep_sends_them_again_and_no_more_than_these(self, broker: Broker) -> None:
        ids = in_background(9)
        backlog.feed(using="default")
        broker.messages.clear()
        assert sweep.sweep().resent == 0
        Caption.objects.filter(queued_at__isnull=False).update(queued_at=timezone.now() - timedelta(seconds=101))
        assert sweep.sweep().resent == 4
        assert sorted(broker.ids) == ids[:4]

    def test_a_broker_that_is_down_leaves_the_rows_for_the_sweep(self, broker: Broker) -> None:
        in_background(3)
        broker.up = False
        assert backlog.feed(using="default") == 0
        assert Caption.objects.filter(queued_at=None).count() == 3
        broker.up = True
        assert sweep.sweep().resent == 3

    def test_the_rows_of_a_lost_worker_come_again(self, broker: Broker) -> None:
        in_background(1)
        long_ago = timezone.now() - timedelta(seconds=1000)
        Caption.objects.update(state=State.WORKING, claim=uuid4(), claimed_at=long_ago, attempts=1)
        assert sweep.sweep().abandoned == 1
        assert [task for task, _ids, _countdown in broker.messages] == ["caption_backlog"]


class TestRetries:
    @pytest.mark.timed  # the first probe comes after some seconds
    def test_an_outage_does_not_fill_the_queue(self, broker: Broker, scripted: type[ScriptedProvider]) -> None:
        in_background(9)
        scripted.script.extend([ProviderError("Down.", kind=ErrorKind.SERVER)] * 9)
        backlog.feed(using="default")
        for _message in range(5):
            broker.deliver()
        assert states() == {State.PENDING}
        assert Caption.objects.filter(queued_at=None).count() == 9
        assert [ids for _task, ids, _countdown in broker.messages] == [[]], "a reminder, without rows"

    def test_a_reminder_comes_when_the_first_row_is_due_again(
        self, broker: Broker, scripted: type[ScriptedProvider]
    ) -> None:
        in_background(1)
        scripted.script.append(ProviderError("Busy.", kind=ErrorKind.RATE_LIMIT, retry_after=40))
        backlog.feed(using="default")
        broker.deliver()
        ((task, ids, countdown),) = broker.messages
        assert (task, ids) == ("caption_backlog", [])
        assert countdown is not None
        assert 30 < countdown <= 40
        Caption.objects.update(due_at=timezone.now())
        Pace.objects.all().delete()  # as if 40 seconds had passed for the service, too
        pacing.reset()
        broker.deliver()
        broker.deliver()
        assert states() == {PUBLISHED}
        assert broker.messages == []

    def test_what_is_due_much_later_is_left_to_the_sweep(self, broker: Broker) -> None:
        in_background(1)
        Caption.objects.update(due_at=timezone.now() + timedelta(seconds=1000))
        backlog.feed(using="default")
        assert broker.messages == []


def test_in_eager_mode_all_of_it_is_done_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "ROWS_PER_MESSAGE", 1)
    in_background(12)
    Caption.objects.update(state=State.PENDING)
    assert backlog.feed(using="default") == 12
    assert states() == {PUBLISHED}


@pytest.mark.parametrize(
    ("keys", "uploads", "bulk"),
    [({}, None, None), ({"QUEUE": "all"}, "all", "all"), ({"QUEUE": "a", "BACKGROUND_QUEUE": "b"}, "a", "b")],
)
def test_bulk_requests_may_have_a_queue_of_their_own(
    keys: dict[str, str], uploads: str | None, bulk: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    went: list[str | None] = []

    class Signature:
        def apply_async(self, **options: Any) -> None:
            went.append(options.get("queue"))

    monkeypatch.setattr(queue.current_app, "signature", lambda *args, **options: Signature())
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **keys}):
        queue.send([1], using="default")
        queue.send([1], using="default", task=queue.CAPTION_BACKLOG)
        queue.send_backfill(1, using="default")
    assert went == [uploads, bulk, bulk]
