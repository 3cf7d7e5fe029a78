"""Looks at waiting jobs: one message after the other, however many ask for one, and whatever becomes of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db.models import F
from django.test import override_settings
from django.utils import timezone

from django_autocaption import tasks
from django_autocaption.models import Attempt, Caption, Cursor, State
from django_autocaption.pipeline.runtime import next_look, queue
from django_autocaption.pipeline.upkeep import sweep
from django_autocaption.pipeline.work import deferred
from tests.pictures import upload
from tests.pipeline.drive import produce
from tests.testapp.models import Photo
from tests.testapp.providers import LaterProvider

pytestmark = pytest.mark.django_db

#: Seconds of a broker's time that go by at once.
STEP = 0.5


class Broker:
    """Messages for looks, with the seconds until each may be delivered; a worker takes them as they come."""

    def __init__(self) -> None:
        self.messages: list[float] = []
        self.looks = 0
        """Times that somebody looked at jobs, in whatever way."""
        self.takes = True
        """Whether it is up."""

    def take(self, task: str, args: tuple[Any, ...], using: str, countdown: float | None) -> bool:
        if self.takes and task == queue.POLL_JOBS:
            self.messages.append(countdown or 0)
        return self.takes

    def run(self, seconds: float, *, sweeping: bool = False) -> int:
        """Let so much time pass, however long this machine takes. Returns how often somebody looked."""
        before, moment = self.looks, time.monotonic()
        for _step in range(round(seconds / STEP)):
            took, moment = time.monotonic() - moment, time.monotonic()
            passed(STEP - took)
            self.messages = [left - STEP for left in self.messages]
            due = [left for left in self.messages if left <= 0]
            self.messages = [left for left in self.messages if left > 0]
            for _message in due:
                tasks.poll_jobs()
            if sweeping:
                sweep.sweep()
        return self.looks - before


def passed(seconds: float) -> None:
    """So much time has gone by for every row."""
    back = timedelta(seconds=seconds)
    Caption.objects.update(due_at=F("due_at") - back)
    Attempt.objects.update(asked_at=F("asked_at") - back)
    Cursor.objects.filter(round_started_at__isnull=False).update(round_started_at=F("round_started_at") - back)


def stand_still() -> None:
    """All that was asked and announced is as old as it was in the beginning, however slow this machine is."""
    now, soon = timezone.now(), timezone.now() + timedelta(seconds=1)
    Caption.objects.update(due_at=soon)
    Attempt.objects.update(asked_at=now)
    Cursor.objects.filter(round_started_at__isnull=False).update(round_started_at=soon)


@pytest.fixture
def broker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Broker]:
    broker = Broker()
    look = deferred._due

    def counted(using: str) -> Any:
        broker.looks += 1
        return look(using)

    monkeypatch.setattr(queue, "_send_one", broker.take)
    monkeypatch.setattr(queue, "is_eager", lambda: False)
    monkeypatch.setattr(deferred, "_due", counted)
    later = {"default": {"BACKEND": "tests.testapp.providers.LaterProvider"}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": later, "SWEEP_IMAGES": False}):
        yield broker


def wait(images: int = 1) -> None:
    """So many images wait for their service."""
    before = Photo.objects.count()
    for number in range(images):
        Photo.objects.create(image=upload(((before + number) * 60, 0, 0)))
    produce(list(Caption.objects.exclude(state=State.WAITING)))


@pytest.mark.parametrize("sweeps", [1, 20])
def test_looks_are_as_many_after_many_sweeps_as_after_one(broker: Broker, sweeps: int) -> None:
    wait(3)
    for _sweep in range(sweeps):
        stand_still()
        sweep.sweep()
    stand_still()
    assert len(broker.messages) == 1
    # One look a second at first, and rarer ones as the jobs grow older.
    assert 3 <= broker.run(10) <= 8
    assert 2 * 3 <= len(LaterProvider.polled) <= 8 * 3
    assert len(broker.messages) == 1


def test_sweeps_beside_the_looks_add_none(broker: Broker) -> None:
    wait(3)
    assert 3 <= broker.run(10, sweeping=True) <= 8
    assert len(broker.messages) == 1


def test_the_looks_end_with_the_last_job(broker: Broker) -> None:
    wait()
    Caption.objects.update(state=State.DONE, due_at=None)
    assert broker.run(10) == 1
    assert broker.messages == []


@pytest.mark.parametrize("lost", ["message", "worker"])
def test_the_sweep_takes_up_what_was_lost_once(broker: Broker, lost: str) -> None:
    wait()
    broker.run(2)
    if lost == "worker":  # while it looks
        passed(5)
        assert next_look.take(using="default", hold=deferred.LOOK)
    broker.messages.clear()
    at, now = next_look._read_or_begin("default")
    assert at is not None
    before = broker.looks
    passed((at - now).total_seconds() + next_look.LOST - 1)
    sweep.sweep()
    assert broker.looks == before, "it may still come"
    passed(2)
    for _sweep in range(3):
        sweep.sweep()
    assert broker.looks == before + 1
    assert len(broker.messages) == 1


def test_a_job_that_is_new_is_looked_at_soon_beside_old_ones_that_are_looked_at_rarely(broker: Broker) -> None:
    wait()
    passed(600)
    broker.run(3)
    polled = len(LaterProvider.polled)
    assert min(broker.messages) > 30
    wait()
    broker.run(2.5)
    assert len(LaterProvider.polled) == polled + 1
    assert len(broker.messages) == 2, "the one that was for the old job is still on its way"
    broker.run(100)
    assert len(broker.messages) == 1, "and ended where it arrived"


def test_of_two_messages_that_come_at_once_one_is_taken(broker: Broker) -> None:
    wait()
    passed(1.5)
    before = broker.looks
    for _message in range(3):
        tasks.poll_jobs()
    assert broker.looks == before + 1


def test_a_message_that_comes_a_moment_early_is_taken_and_one_that_is_surplus_is_not(broker: Broker) -> None:
    wait()
    passed(600)
    broker.run(2)
    at = Cursor.objects.get(pk=next_look.NAME).round_started_at
    assert at is not None
    tasks.poll_jobs()
    assert Cursor.objects.get(pk=next_look.NAME).round_started_at == at
    Cursor.objects.update(
        round_started_at=next_look._read_or_begin("default")[1] + timedelta(seconds=next_look.CLOSE / 2)
    )
    before = broker.looks
    tasks.poll_jobs()
    assert broker.looks == before + 1


def test_where_the_broker_takes_no_message_the_sweep_looks_at_once(broker: Broker) -> None:
    broker.takes = False
    wait()
    before = broker.looks
    sweep.sweep()
    assert broker.looks == before + 1
    broker.takes = True
    sweep.sweep()
    assert len(broker.messages) == 1


def test_an_operator_who_knows_that_no_worker_runs_has_the_sweep_look(broker: Broker) -> None:
    wait()
    before = broker.looks
    sweep.sweep(patience=0)
    assert broker.looks == before + 1
    assert len(broker.messages) == 1, "that one is still on its way"


def test_a_site_whose_services_answer_at_once_has_nothing_stored() -> None:
    sweep.sweep()
    assert not Cursor.objects.filter(pk=next_look.NAME).exists()


def test_the_next_look_is_stored_in_one_statement_more_where_one_comes_anyway(
    broker: Broker, django_assert_num_queries: Any
) -> None:
    wait()
    with django_assert_num_queries(1):
        next_look.want(using="default", seconds=1)
    assert len(broker.messages) == 1
