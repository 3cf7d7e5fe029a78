"""Editors whose transactions lose to others: they notice nothing."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError
from django.db.models import QuerySet
from django.test import Client

from django_autocaption.exceptions import ChangedMeanwhileError
from django_autocaption.models import Caption, Review, State, Version
from django_autocaption.pipeline.words import many, removal, reviews
from django_autocaption.pipeline.words.many import Shown
from django_autocaption.pipeline.words.seen import By, Seen
from tests.admin.captions.test_form import posted
from tests.admin.conftest import LIST
from tests.admin.rows import action, draft
from tests.pipeline.beside import Beside, held, needs_row_locks
from tests.watch import Watch

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_worker")]


@pytest.fixture
def deadlocks(monkeypatch: pytest.MonkeyPatch) -> list[Exception]:
    """The next changes of captions fail with these."""
    left: list[Exception] = []
    real = QuerySet.update

    def update(rows: QuerySet[Any], **columns: Any) -> int:
        if left and rows.model is Caption:
            raise left.pop()
        return real(rows, **columns)

    monkeypatch.setattr(QuerySet, "update", update)
    left += [OperationalError(1213, "Deadlock found"), OperationalError(1205, "Lock wait timeout exceeded")]
    return left


@pytest.fixture
def client() -> Client:
    made = Client()
    made.force_login(User.objects.create(username="editor", is_staff=True, is_superuser=True))
    return made


def approved() -> tuple[int, int]:
    """Captions that are published, and decisions about them."""
    return Caption.objects.filter(published__isnull=False, draft=None).count(), Review.objects.count()


def test_a_decision_is_made_once(deadlocks: list[Exception]) -> None:
    row = draft()
    reviews.approve(row, seen=Seen.of(row), by=By())
    assert (approved(), deadlocks) == ((1, 1), [])


def test_words_are_stored_once(deadlocks: list[Exception]) -> None:
    row = draft()
    assert reviews.edit(row, {"alt_text": "Mine."}, seen=Seen.of(row), by=By()) is not None
    assert Version.objects.filter(alt_text="Mine.").count() == 1
    assert (approved(), deadlocks) == ((1, 1), [])


def test_many_are_decided_about_once(deadlocks: list[Exception]) -> None:
    rows = [draft() for _number in range(3)]
    shown = Shown(rows={row.pk: Seen.of(row) for row in rows})
    assert many.approve(Caption.objects.all(), shown=shown, by=By()).changed == 3
    assert (approved(), deadlocks) == ((3, 3), [])


def test_the_form_is_saved_though_django_has_a_transaction_around_it(
    deadlocks: list[Exception], client: Client
) -> None:
    row = draft()
    response = client.post(f"{LIST}{row.pk}/change/", posted(row, _approve="1"))
    assert (response.status_code, approved(), deadlocks) == (302, (1, 1), [])


def test_the_list_is_decided_about(deadlocks: list[Exception], client: Client) -> None:
    response = client.post(LIST, action("approve", [draft(), draft()]))
    assert (response.status_code, approved(), deadlocks) == (302, (2, 2), [])


def test_a_caption_that_is_gone_meanwhile_is_told_as_changed() -> None:
    row = draft()
    removal.remove([row.pk], using="default")
    with pytest.raises(ChangedMeanwhileError):
        reviews.edit(row, {"alt_text": "Mine."}, seen=Seen.of(row), by=By())
    assert not Version.objects.exists()


@pytest.mark.timed
@needs_row_locks
def test_a_row_that_somebody_holds_is_decided_about_last() -> None:
    rows = [draft() for _number in range(3)]
    shown = Shown(rows={row.pk: Seen.of(row) for row in rows})
    with held(rows[0]) as let_go:
        work = Beside(lambda: many.approve(Caption.objects.all(), shown=shown, by=By()))
        watch = Watch()
        while approved()[0] < 2 and watch.spent < 10:
            time.sleep(0.05)
        assert watch.spent < 3
        let_go()
        assert work.ends().changed == 3
    assert set(Caption.objects.values_list("state", flat=True)) == {State.DONE}
