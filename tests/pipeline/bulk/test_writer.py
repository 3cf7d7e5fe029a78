"""Who writes the rows of a bulk request: one at a time, another one where that one is lost, and nobody once stopped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest import mock

import pytest
from django.utils import timezone

from django_autocaption.models import Batch, Caption
from django_autocaption.pipeline.bulk import backfill, batches, planning, writer
from django_autocaption.pipeline.runtime import queue, shutdown
from django_autocaption.pipeline.upkeep import sweep
from django_autocaption.registry import registry
from tests.celery import app
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Bulk requests that the broker was told of, in place of a broker."""
    told: list[int] = []
    monkeypatch.setattr(queue, "_send_one", lambda task, args, *rest: True)
    monkeypatch.setattr(queue, "send_backfill", lambda batch, *, using: bool(told.append(batch)) or True)
    return told


@pytest.fixture
def batch(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Batch:
    """A backfill of five images, in chunks of two, that nobody has begun."""
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "SWEEP_IMAGES": False}
    monkeypatch.setattr(backfill, "CHUNK", 2)
    Photo.objects.bulk_create([Photo(image=f"{number}.jpg") for number in range(5)])
    fields = [field for field in registry.all() if field.model is Photo]
    return backfill.start(planning.plan(fields, using="default"))


def write_rows(batch: Batch, progress: Callable[[int], object] = int) -> int:
    return backfill.write_rows(batch.pk, using="default", progress=progress)


def killed(new: int) -> None:
    raise SystemExit


def an_hour_passes() -> None:
    Batch.objects.exclude(claimed_at=None).update(claimed_at=timezone.now() - timedelta(hours=1))


def half_written(batch: Batch) -> None:
    """Its worker is killed after the first chunk."""
    with pytest.raises(SystemExit):
        write_rows(batch, progress=killed)
    assert Caption.objects.count() == 2


def test_a_lost_worker_is_replaced_and_nothing_is_missed(batch: Batch, sent: list[int]) -> None:
    half_written(batch)
    assert sweep.sweep().resumed == 0, "it may only take its time"
    an_hour_passes()
    assert (sweep.sweep().resumed, sweep.sweep().resumed, sent) == (1, 0, [batch.pk])
    assert write_rows(batch) == 3
    batch.refresh_from_db()
    assert (Caption.objects.count(), batch.requested_count, batch.unwritten) == (5, 5, False)
    an_hour_passes()
    assert sweep.sweep().resumed == 0, "it is done"


def test_a_lost_message_is_sent_again(batch: Batch, sent: list[int]) -> None:
    assert sweep.sweep().resumed == 0
    an_hour_passes()
    assert sweep.sweep().resumed == 1
    assert write_rows(batch) == 5


def test_an_operator_need_not_wait(batch: Batch) -> None:
    half_written(batch)
    assert sweep.sweep(patience=0).resumed == 1


def test_where_the_broker_is_down_the_next_sweep_tries_again(batch: Batch, sent: list[int]) -> None:
    an_hour_passes()
    with mock.patch.object(queue, "send_backfill", return_value=False):
        assert sweep.sweep().resumed == 0
    assert (sweep.sweep().resumed, sent) == (1, [batch.pk])


def test_what_was_cancelled_stays_cancelled(batch: Batch) -> None:
    half_written(batch)
    batches.cancel(batch)
    an_hour_passes()
    assert sweep.sweep().resumed == 0
    app.tasks["django_autocaption.tasks.backfill"](batch.pk)
    assert Caption.objects.count() == 2


def test_of_two_messages_one_is_worked_on(batch: Batch) -> None:
    twice: list[int] = []
    assert write_rows(batch, progress=lambda new: twice.append(write_rows(batch))) == 5
    assert twice == [0, 0, 0]


def test_a_worker_that_was_frozen_for_too_long_leaves_the_rest_to_the_next(batch: Batch) -> None:
    def frozen(new: int) -> None:
        an_hour_passes()
        sweep.sweep()
        write_rows(batch)

    with pytest.raises(writer.TakenOverError):
        write_rows(batch, progress=frozen)
    batch.refresh_from_db()
    assert (Caption.objects.count(), batch.requested_count, batch.unwritten) == (5, 5, False)


def test_a_worker_that_is_told_to_stop_hands_it_over_at_once(batch: Batch, sent: list[int]) -> None:
    try:
        with pytest.raises(writer.TakenOverError):
            write_rows(batch, progress=lambda new: shutdown.begin(20))
    finally:
        shutdown.reset()
    assert (Caption.objects.count(), sent) == (2, [batch.pk])
    assert write_rows(batch) == 3
