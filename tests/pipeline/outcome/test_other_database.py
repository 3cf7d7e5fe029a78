"""Endings of rows that live in another database than the default one, and of rows that somebody holds."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connections, transaction
from django.test import override_settings
from django.utils import timezone

from django_autocaption.models import Attempt, Caption, Origin, Outcome, State, Version
from django_autocaption.models.transitions import done
from django_autocaption.models.version import NO_WORDS
from django_autocaption.pipeline.outcome import finalisation
from django_autocaption.pipeline.outcome.ending import Ending
from django_autocaption.pipeline.words.versions import Offer
from django_autocaption.signals import caption_finalised, words_changed
from tests.pipeline.beside import needs_row_locks
from tests.pipeline.outcome.jobs import claimed
from tests.testapp.models import Photo

pytestmark = pytest.mark.usefixtures("no_worker")


def elsewhere() -> Ending:
    """Words for a row of the other database, and its request."""
    row = Caption.objects.using("other").create(
        content_type=ContentType.objects.db_manager("other").get_for_model(Photo),
        object_id="1",
        field_name="image",
        language="en",
        image_name="a.jpg",
        due_at=timezone.now(),
    )
    request = Attempt.objects.using("other").create(
        caption=row, request=1, provider="default", asked_at=timezone.now(), lease="question"
    )
    offer = Offer(words={**NO_WORDS, "alt_text": "Words."}, origin=Origin.PROVIDER)
    changes = {"outcome": Outcome.ANSWERED, "lease": None}
    return Ending(caption=row, move=done(), offer=offer, attempt=request, attempt_changes=changes)


def fail(*_arguments: Any, **_more: Any) -> None:
    raise DatabaseError("out of range")


@pytest.fixture
def _followed() -> Iterator[None]:
    fields = {"testapp.Photo.image": {"alt_field": "title"}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields}):
        yield


@pytest.mark.django_db(databases=["default", "other"])
class TestThere:
    @pytest.mark.usefixtures("_followed")
    def test_all_is_told_after_the_commit(self, django_capture_on_commit_callbacks: Any) -> None:
        told: list[str] = []

        def changed(sender: Any, using: str, **facts: Any) -> None:
            told.append(using)

        def ended(sender: Any, caption: Caption, **facts: Any) -> None:
            told.append(f"{caption.state} in {caption._state.db}")

        words_changed.connect(changed)
        caption_finalised.connect(ended)
        try:
            with django_capture_on_commit_callbacks(using="other", execute=True):
                finalisation.finalise([elsewhere()], using="other")
                assert told == []
        finally:
            words_changed.disconnect(changed)
            caption_finalised.disconnect(ended)
        assert sorted(told) == ["done in other", "other"]

    def test_nothing_is_stored_where_its_end_cannot_be(self, monkeypatch: pytest.MonkeyPatch) -> None:
        ending = elsewhere()
        with monkeypatch.context() as patch:
            patch.setattr(finalisation.reservations, "book", fail)
            assert finalisation.finalise([ending], using="other") == [], "and others of its group go on"
        assert Caption.objects.using("other").get().state == State.PENDING
        assert Version.objects.using("other").count() == 0
        assert Attempt.objects.using("other").get().outcome == Outcome.ASKED

    def test_a_request_whose_cost_cannot_be_booked_has_no_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        ending = elsewhere()
        assert ending.attempt is not None
        monkeypatch.setattr(finalisation.reservations, "book", fail)
        with pytest.raises(DatabaseError):
            finalisation.book(ending.attempt, {"outcome": Outcome.ANSWERED}, using="other")
        assert Attempt.objects.using("other").get().outcome == Outcome.ASKED


@needs_row_locks
@pytest.mark.django_db(transaction=True)
def test_a_row_that_somebody_holds_keeps_no_other_waiting() -> None:
    held, free = claimed(), claimed()
    ready, seen = threading.Event(), threading.Event()

    def hold() -> None:
        try:
            with transaction.atomic():
                Caption.objects.select_for_update().get(pk=held.pk)
                ready.set()
                until = time.monotonic() + 5
                while time.monotonic() < until:
                    if Caption.objects.get(pk=free.pk).state == State.DONE:
                        seen.set()
                        return
                    time.sleep(0.02)
        finally:
            connections.close_all()

    thread = threading.Thread(target=hold)
    thread.start()
    assert ready.wait(10)
    endings = [Ending(caption=row, move=done()) for row in (held, free)]
    assert {e.caption.pk for e in finalisation.finalise(endings, using="default")} == {held.pk, free.pk}
    thread.join(10)
    assert seen.is_set()
    assert set(Caption.objects.values_list("state", flat=True)) == {State.DONE}
