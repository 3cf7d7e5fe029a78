"""A worker that was told to stop takes nothing new, and what it holds is due for another one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import override_settings

from django_autocaption.models import Attempt, Caption, State
from django_autocaption.pipeline.runtime import databases, shutdown
from django_autocaption.pipeline.work import preparation, production
from django_autocaption.types import CaptionRequest
from tests.pictures import upload
from tests.rows import PUBLISHED, stands
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def begins() -> Iterator[None]:
    yield
    shutdown.reset()


@pytest.fixture
def ids() -> list[int]:
    for number in range(3):
        Photo.objects.create(image=upload((number, 0, 0)))
    return list(Caption.objects.order_by("pk").values_list("pk", flat=True))


def test_nothing_new_is_taken(ids: list[int], sent: list[int], scripted: type[ScriptedProvider]) -> None:
    shutdown.begin()
    production.caption_images(ids, using="default")
    assert (sent, scripted.asked) == (ids, [])
    assert set(Caption.objects.values_list("state", "attempts")) == {(State.PENDING, 0)}


def test_what_was_claimed_but_not_asked_is_returned(
    ids: list[int], sent: list[int], scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = preparation._prepare_one

    def stop(job: Any) -> Any:
        shutdown.begin()
        return first(job)

    monkeypatch.setattr(preparation, "_prepare_one", stop)
    production.caption_images(ids, using="default")
    assert (sent, scripted.asked, Attempt.objects.count()) == (ids, [], 0)
    assert set(Caption.objects.values_list("state", "attempts", "claim")) == {(State.PENDING, 0, None)}


def test_what_is_under_way_is_finished(ids: list[int], scripted: type[ScriptedProvider]) -> None:
    async def stop(request: CaptionRequest) -> Any:
        shutdown.begin()
        return await ScriptedProvider("default").caption(request)

    scripted.script.append(stop)
    production.caption_images(ids[:1], using="default")
    assert stands(Caption.objects.get(pk=ids[0])) == PUBLISHED


@pytest.mark.parametrize(("error", "attempts", "abandoned"), [(SystemExit, 0, 0), (RuntimeError, 1, 1)])
def test_claims_are_given_back_whatever_happens(
    ids: list[int],
    sent: list[int],
    monkeypatch: pytest.MonkeyPatch,
    error: type[BaseException],
    attempts: int,
    abandoned: int,
) -> None:
    def fail(*args: Any) -> None:
        raise error

    monkeypatch.setattr(production, "prepare", fail)
    with pytest.raises(error):
        production.caption_images(ids, using="default")
    rows = Caption.objects.values_list("state", "attempts", "abandoned")
    assert set(rows) == {(State.PENDING, attempts, abandoned)}, "a bug counts, an order to stop does not"


def test_a_worker_that_was_frozen_asks_nothing_about_rows_that_another_one_has_by_now(
    ids: list[int], scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = production.prepare

    def freeze(*args: Any) -> Any:
        Caption.objects.filter(pk=ids[0]).update(claim=uuid4())
        time.sleep(0.05)
        return first(*args)

    monkeypatch.setattr(production, "prepare", freeze)
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "CLAIM_TIMEOUT": 0.1}):
        production.caption_images(ids, using="default")
    assert len(scripted.asked) == 2
    assert stands(Caption.objects.get(pk=ids[0])) == State.WORKING


def test_a_broken_transaction_of_the_callers_is_not_waited_for() -> None:
    calls: list[int] = []

    def fail() -> None:
        calls.append(1)
        raise OperationalError("gone")

    with pytest.raises(OperationalError):
        databases.patiently(fail, using="default")
    assert calls == [1]


@pytest.mark.parametrize("warned", [False, True])
def test_a_worker_that_is_to_end_at_once_need_not_be_told(warned: bool) -> None:
    ends: list[bool] = []
    shutdown.reset(lambda: bool(ends))
    if warned:
        shutdown.begin()
    assert (shutdown.is_under_way(), shutdown.is_overdue()) == (warned, False)
    ends.append(True)
    assert shutdown.is_under_way()
    assert shutdown.is_overdue()
