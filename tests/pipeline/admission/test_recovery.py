"""A service answers again: who waits for it is called, by whoever finds out, or by the sweep."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import override_settings
from django.utils import timezone

from django_autocaption import pacing
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Caption, ErrorCode, State
from django_autocaption.pipeline.admission import rate_limit, recovery
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.upkeep import sweep
from django_autocaption.types import CaptionResult
from tests.pipeline.beside import Beside, held, needs_row_locks
from tests.pipeline.outcome.jobs import claimed, job
from tests.rows import caption
from tests.testapp.models import Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]
DOWN = ProviderError("Down.", kind=ErrorKind.SERVER)
ANSWER = CaptionResult(text="A red bridge over a river.")


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    messages: list[list[int]] = []
    monkeypatch.setattr(queue, "is_eager", lambda: False)
    monkeypatch.setattr(queue, "send", lambda ids, **options: messages.append(list(ids)) or True)
    return messages


def waiting(seconds: float = 600, code: str = ErrorCode.PROVIDER_DOWN, **columns: Any) -> Caption:
    due_at = timezone.now() + timedelta(seconds=seconds)
    columns = {"state": State.PENDING, "error_code": code, "due_at": due_at, "queued_at": None, **columns}
    return caption(Photo.objects.create(image="photos/1.jpg"), **columns)


def due() -> set[int]:
    return set(Caption.objects.due().values_list("pk", flat=True))


def test_those_who_wait_for_a_service_are_due_at_once_and_sent(sent: list[list[int]]) -> None:
    rows = [waiting(10), waiting(3600)]
    waiting(code=ErrorCode.IN_LINE), waiting(code=ErrorCode.BUDGET_SPENT), waiting(code=ErrorCode.SERVER)
    assert recovery.wake(using="default") == 2
    assert due() == {row.pk for row in rows}
    assert sent == [[row.pk for row in rows]]
    assert all(Caption.objects.filter(pk__in=due()).values_list("queued_at", flat=True))
    assert recovery.wake(using="default") == 0, "once"


def test_rows_in_the_background_are_sent_as_usual(sent: list[list[int]]) -> None:
    row = waiting(background=True)
    assert recovery.wake(using="default") == 1
    assert (due(), sent) == ({row.pk}, [])
    assert Caption.objects.get().queued_at is None, "so that the backlog finds it"


def test_no_more_than_so_many_are_called_those_first_that_would_come_first(sent: list[list[int]]) -> None:
    late, soon = waiting(500), waiting(5)
    assert recovery.wake(using="default", most=1) == 1
    assert due() == {soon.pk}
    assert recovery.wake(using="default", most=1) == 1
    assert due() == {soon.pk, late.pk}


def test_messages_carry_a_hundred_rows(sent: list[list[int]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "ROWS_PER_MESSAGE", 2)
    for _number in range(5):
        waiting()
    recovery.wake(using="default")
    assert [len(ids) for ids in sent] == [2, 2, 1]


def test_eager_mode_leaves_them_to_the_sweep(sent: list[list[int]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Its work would be done within the work that found out."""
    monkeypatch.setattr(queue, "is_eager", lambda: True)
    row = waiting()
    recovery.wake(using="default")
    assert (due(), sent) == ({row.pk}, [])


def test_the_worker_whose_request_is_answered_calls_them(sent: list[list[int]]) -> None:
    row = waiting()
    own = job()
    rate_limit.note([(own, DOWN)] * pacing.FAILURES)
    assert due() == set()
    rate_limit.note([(own, ANSWER)])
    assert due() == {row.pk}
    Caption.objects.filter(pk=row.pk).update(due_at=timezone.now() + timedelta(seconds=60))
    rate_limit.note([(own, ANSWER)])
    assert due() == set(), "nothing has changed since"


def test_a_worker_that_cannot_call_them_has_its_answers_to_store(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def deadlock(**options: object) -> int:
        raise OperationalError("deadlock detected")

    monkeypatch.setattr(recovery, "wake", deadlock)
    own = job()
    rate_limit.note([(own, DOWN)] * pacing.FAILURES)
    rate_limit.note([(own, ANSWER)])
    assert "the next sweep does" in caplog.text


@needs_row_locks
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("sent")
def test_a_row_that_somebody_holds_is_left_to_the_sweep() -> None:
    one, other = waiting(), waiting()
    with held(one):
        Beside(lambda: recovery.wake(using="default")).ends()
        assert due() == {other.pk}


def test_those_who_wait_for_another_service_do_not_leave_it_without_a_probe() -> None:
    wave = [job(claimed(error_code=ErrorCode.PROVIDER_DOWN), asked=False) for _number in range(30)]
    pacing.note("default", *[DOWN] * pacing.FAILURES)
    first = [put_off.delay for put_off in rate_limit.take([[own] for own in wave]).put_off]
    recovery.wake(using="default")
    again = [put_off.delay for put_off in rate_limit.take([[own] for own in wave]).put_off]
    assert again[0] <= first[0] == 2, "one comes to be the next probe"
    assert again[-1] <= first[-1]


class TestTheSweep:
    def test_calls_them_where_that_worker_was_lost(self) -> None:
        row = waiting()
        sweep.sweep()
        assert due() == {row.pk}

    def test_calls_nobody_while_a_service_is_down(self) -> None:
        providers = {**settings.AUTOCAPTION["PROVIDERS"], "other": settings.AUTOCAPTION["PROVIDERS"]["default"]}
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": providers}):
            pacing.note("other", *[DOWN] * pacing.FAILURES)
            waiting()
            sweep.sweep()
            assert due() == set()
