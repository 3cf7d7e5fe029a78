"""A bulk request that is paused asks nothing more, whatever its workers are at; others go on."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from django.db import OperationalError, connection

from django_autocaption.models import Batch, Caption
from django_autocaption.pacing import pauses
from django_autocaption.pipeline.bulk import batches
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.work import production
from tests.pictures import upload
from tests.pipeline.drive import produce
from tests.rows import all_stand
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch(monkeypatch: pytest.MonkeyPatch) -> Batch:
    """Of two images; a third one was uploaded."""
    monkeypatch.setattr(queue, "_send_one", lambda *_, **__: True)
    for number in range(3):
        Photo.objects.create(image=upload((30 * number, 0, 0)))
    made = Batch.objects.create()
    Caption.objects.filter(pk__in=Caption.objects.order_by("pk")[:2]).update(batch=made)
    return made


def test_others_go_on_and_all_of_it_when_it_is_resumed(batch: Batch, scripted: type[ScriptedProvider]) -> None:
    batches.pause(batch)
    produce()
    assert all_stand() == ["pending", "pending", "published"]
    assert list(Caption.objects.filter(batch=batch).values_list("queued_at", "attempts")) == [(None, 0)] * 2
    batches.resume(batch)
    produce()
    assert all_stand() == ["published"] * 3


def test_what_a_worker_has_claimed_waits_where_it_is_not_asked_yet(
    batch: Batch, scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
) -> None:
    find = production.find_images

    def found(*args: object, **kwargs: object) -> object:
        batches.pause(batch)
        return find(*args, **kwargs)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(production, "find_images", found)
    produce()
    assert len(scripted.asked) == 1
    assert all_stand() == ["pending", "pending", "published"]


def test_other_processes_know_within_a_second(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now)
    assert pauses.let_through(Caption.objects.due()).count() == 3
    Batch.objects.update(paused_at=batch.requested_at)
    assert pauses.let_through(Caption.objects.due()).count() == 3, "as it was known a moment ago"
    now += pauses.FRESH
    assert pauses.let_through(Caption.objects.due()).count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ask", [pauses.paused, lambda: pauses.paused_batches("default")])
def test_while_the_database_is_away_nothing_is_paused(ask: Callable[[], object]) -> None:
    """What is on its way already is stored when it is back."""

    def fail(*_args: object) -> None:
        raise OperationalError("the server closed the connection")

    pauses.reset()
    with connection.execute_wrapper(fail):
        assert ask() == frozenset()
