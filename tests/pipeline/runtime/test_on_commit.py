"""What is left for the commit: done once, told to nobody who commits, and not lost with somebody else's callback."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from django_autocaption.models import Caption
from django_autocaption.models.clock import ago
from django_autocaption.pipeline.runtime.on_commit import Gathered, after_commit
from django_autocaption.pipeline.upkeep import sweep
from tests.pictures import upload
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db(transaction=True)


def fail(*args: Any, **more: Any) -> None:
    raise ZeroDivisionError


def test_all_parts_of_a_transaction_are_done_at_once() -> None:
    done: list[list[int]] = []
    kind = Gathered(lambda items, *, using: done.append(list(items)))
    with transaction.atomic():
        kind.add([1], using="default")
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            kind.add([2], using="default")
            fail()
        kind.add([3], using="default")
        assert done == []
    assert done == [[1, 3]]


def test_what_fails_reaches_nobody_who_commits(caplog: pytest.LogCaptureFixture) -> None:
    """Django's own ``robust`` would: it logs the name of the callback, and these have none."""
    with transaction.atomic():
        Gathered(fail).add([1], using="default")
        after_commit(fail, using="default")
    after_commit(fail, using="default")
    assert len(caplog.records) == 3


def test_an_error_that_is_kept_holds_up_no_later_transaction() -> None:
    """Django drops what is behind a callback that raises, and whoever keeps the error keeps that alive."""
    done: list[list[int]] = []
    kind = Gathered(lambda items, *, using: done.append(list(items)))
    kept: list[BaseException] = []
    try:
        with transaction.atomic():
            kind.add([1], using="default")
            transaction.on_commit(fail)
            kind.add([2], using="default")
    except ZeroDivisionError as error:
        kept.append(error)
    for number in (3, 4):
        with transaction.atomic():
            kind.add([number], using="default")
    assert done == [[1, 3], [4]]


class TestAnotherCallbackThatRaises:
    @pytest.fixture(autouse=True)
    def _saved(self, sent: list[int]) -> None:
        """Django runs no callback behind it."""
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            transaction.on_commit(fail)
            Photo.objects.create(image=upload())
        self.sent = sent
        assert sent == []

    def older(self, seconds: float) -> None:
        Caption.objects.update(due_at=ago(seconds), queued_at=ago(seconds))

    @override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "RESEND_AFTER": 100})
    def test_costs_the_image_what_a_lost_message_costs(self) -> None:
        self.older(95)
        sweep.sweep()
        assert self.sent == []
        self.older(101)
        sweep.sweep()
        sweep.sweep()
        assert self.sent == [Caption.objects.get().pk]

    def test_is_not_waited_for_by_an_operator_who_knows_that_no_worker_runs(self) -> None:
        sweep.sweep(patience=0)
        assert len(self.sent) == 1


def test_a_first_message_says_that_it_is_the_first(sent: list[int]) -> None:
    """By that the sweep tells those that may never have been sent."""
    Photo.objects.create(image=upload())
    row = Caption.objects.get()
    assert row.due_at is not None
    assert row.queued_at is not None
    assert abs((row.queued_at - row.due_at).total_seconds()) < 0.001
    assert sent == [row.pk]
