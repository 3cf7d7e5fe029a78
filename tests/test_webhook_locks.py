"""A row that somebody has locked holds no thread of the web server. (AUTOCAPTION_TEST_DATABASE=postgres)"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, connections, models, transaction
from django.test import override_settings

from django_autocaption.models import Attempt, Caption
from django_autocaption.pipeline.runtime import locks
from django_autocaption.webhooks import LOCK_WAIT
from tests import test_webhooks as calls
from tests.test_webhooks import WORDS, post, said, token_of, waiting, words
from tests.watch import Watch

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite in memory has no second connection"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture(autouse=True)
def site() -> Iterator[None]:
    with override_settings(AUTOCAPTION=calls.AUTOCAPTION):
        yield


@contextmanager
def locked(rows: Callable[[], models.QuerySet[Caption] | models.QuerySet[Attempt]]) -> Iterator[None]:
    """Somebody else, on a connection of their own, has locked these rows."""
    is_locked, over = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            list(rows().select_for_update())
            is_locked.set()
            over.wait(30)
        connections.close_all()

    thread = threading.Thread(target=hold)
    thread.start()
    try:
        assert is_locked.wait(10)
        yield
    finally:
        over.set()
        thread.join(10)


@pytest.mark.timed
@pytest.mark.parametrize("inside", [False, True], ids=["", "in a transaction of the request"])
@pytest.mark.parametrize("model", [Caption, Attempt])
def test_a_call_about_a_locked_row_is_answered_soon_and_taken_when_it_comes_again(
    model: type[Caption] | type[Attempt], inside: bool
) -> None:
    attempt = waiting("runware")
    before = limit()
    with locked(lambda: model.objects.all()):
        began, watch = time.monotonic(), Watch()
        if inside:
            with transaction.atomic():
                assert post("runware", said(attempt), token=token_of(attempt)) == 503
                assert limit() == before
        else:
            assert post("runware", said(attempt), token=token_of(attempt)) == 503
        assert watch.spent < LOCK_WAIT + 2
        assert time.monotonic() - began > LOCK_WAIT * 0.9
    assert limit() == before
    assert words(attempt) == ""
    assert post("runware", said(attempt), token=token_of(attempt)) == 200
    assert words(attempt) == WORDS


def test_a_limit_that_the_site_has_set_is_set_again() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '7s'")
    try:
        with transaction.atomic(), locks.short_waits("default", 2000):
            assert limit() == "2s"
        assert limit() == "7s"
    finally:
        connection.close()


def limit() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        return str(cursor.fetchone()[0])
