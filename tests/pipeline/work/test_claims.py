"""Claims: won by one worker, kept while it lives, and known to be lost."""

from __future__ import annotations

import os
import threading
import time
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from django_autocaption.models import Batch, Caption, Decision, State, Worker
from django_autocaption.models.clock import ago
from django_autocaption.pacing import pauses
from django_autocaption.pipeline.work import claims
from django_autocaption.pipeline.work.claims import (
    beat,
    claim,
    claim_suspect,
    release,
    still_ours,
    suspects,
)
from django_autocaption.signals import pipeline_step
from tests.pictures import upload
from tests.rows import REVIEW, caption, version
from tests.testapp.models import Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


class Clock:
    """The monotonic one of claims."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = float(int(time.monotonic()))  # whole seconds, so that the bounds of 25 are met exactly
        monkeypatch.setattr(claims, "time", SimpleNamespace(monotonic=lambda: self.now))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def pending(number: int = 1, **columns: Any) -> list[int]:
    made = [caption(Photo.objects.create(image=upload()), state=State.PENDING, **columns) for _n in range(number)]
    Caption.objects.filter(pk__in=[row.pk for row in made]).update(due_at=ago(1))
    return [row.pk for row in made]


def won(ids: list[int]) -> list[Caption]:
    return claim(ids, using="default")


def another_process() -> None:
    claims._begin_anew()


class TestAClaim:
    def test_is_won_of_a_row_whose_bulk_request_is_gone(self) -> None:
        ids = pending(1, batch=Batch.objects.create())
        Batch.objects.all()._raw_delete("default")

        (row,) = won(ids)

        assert row.batch is None

    def test_is_won_by_one(self) -> None:
        ids = pending(3)
        first = won(ids[:2])
        assert [row.pk for row in first] == ids[:2], "in the order of their ids"
        token = first[0].claim
        another_process()
        assert [row.pk for row in won(ids)] == ids[2:]
        assert Caption.objects.filter(claim=token).count() == 2
        assert Caption.objects.exclude(claim=token).get().pk == ids[2]

    def test_counts_as_a_try_and_names_its_process_and_its_moment(self) -> None:
        (row,) = won(pending())
        worker = Worker.objects.get()
        assert (row.claim, row.state, row.attempts) == (worker.token, State.WORKING, 1)
        assert row.claimed_at is not None
        assert abs(row.claimed_at - timezone.now()) < timedelta(seconds=20)
        assert worker.alive_at <= row.claimed_at

    @pytest.mark.parametrize("state", [s for s in State if s != State.PENDING])
    def test_is_only_of_what_waits(self, state: State) -> None:
        row = caption(Photo.objects.create(image=upload()), state=state)
        Caption.objects.update(due_at=ago(1))
        assert won([row.pk]) == []

    def test_is_not_of_what_is_not_due(self) -> None:
        ids = pending()
        Caption.objects.update(due_at=timezone.now() + timedelta(seconds=60))
        assert won(ids) == []

    def test_comes_with_all_that_work_needs_without_a_query_for_each(self) -> None:
        decision = Decision.objects.create(content_hash="", rating="clear", rule="clear", decided_at=timezone.now())
        pending(batch=Batch.objects.create(), decision=decision)
        row = Caption.objects.get()
        version(row, "Published.")
        version(row, "Draft.", standing=REVIEW)
        (found,) = won([row.pk])
        with CaptureQueriesContext(connection) as captured:
            assert (found.batch_id, found.decision) == (found.batch and found.batch.pk, decision)
            assert found.published is not None
            assert found.draft is not None
        assert len(captured) == 0

    def test_of_a_second_message_in_the_same_process_is_none(self) -> None:
        ids = pending()
        assert len(won(ids)) == 1
        assert won(ids) == [], "the other thread has it"

    def test_that_was_released_and_put_back_is_won_again(self) -> None:
        ids = pending()
        first = won(ids)
        release(first, using="default")
        Caption.objects.update(state=State.PENDING, claim=None, claimed_at=None)
        assert [row.pk for row in won(ids)] == ids

    def test_is_not_of_a_job_that_this_process_only_looks_at(self) -> None:
        looked_at, own = pending(2)
        now = timezone.now()
        token = claims._process.token
        Caption.objects.filter(pk=looked_at).update(state=State.WAITING, claim=token, claimed_at=now)
        assert [row.pk for row in won([looked_at, own])] == [own]

    @pytest.mark.parametrize("languages", [["en"], ["en", "de"]])
    def test_is_not_of_what_the_process_has_done_with(self, languages: list[str]) -> None:
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "LANGUAGES": languages}):
            first, second = pending(2)
            release(won([first]), using="default")
            found = [row.pk for row in won([second])]
            assert (second in found, first in found) == (True, False)

    def test_is_told(self) -> None:
        told: list[dict[str, Any]] = []

        def listen(sender: Any = None, step: str = "", facts: Any = None, **more: Any) -> None:
            told.append({"step": step, **facts})

        pipeline_step.connect(listen)
        try:
            won([])
            (row,) = won(pending())
        finally:
            pipeline_step.disconnect(listen)
        claim_told = {"captions": [row.pk], "claim": str(row.claim), "database": "default"}
        assert [t for t in told if t["step"] == "captions_claimed"] == [{"step": "captions_claimed", **claim_told}]


class TestLanguages:
    @pytest.fixture(autouse=True)
    def _two(self) -> Any:
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "LANGUAGES": ["en", "de"]}):
            yield

    def rows(self) -> tuple[Photo, list[int]]:
        photo = Photo.objects.create(image=upload())
        made = [caption(photo, state=State.PENDING, language=language).pk for language in ("en", "de")]
        Caption.objects.update(due_at=ago(1))
        return photo, made

    def test_of_one_image_are_claimed_together(self) -> None:
        _photo, (english, german) = self.rows()
        other = pending()
        Caption.objects.filter(object_id=Caption.objects.get(pk=other[0]).object_id, language="de").delete()
        assert [row.pk for row in won([english])] == [english, german]
        assert Caption.objects.get(pk=other[0]).state == State.PENDING, "another image"

    def test_are_not_where_they_may_kill_their_worker_or_are_not_due(self) -> None:
        _photo, (english, german) = self.rows()
        Caption.objects.filter(pk=german).update(abandoned=2)
        assert [row.pk for row in won([english])] == [english]
        _photo, (english, german) = self.rows()
        Caption.objects.filter(pk=german).update(due_at=timezone.now() + timedelta(seconds=60))
        assert [row.pk for row in won([english])] == [english]

    def test_that_the_site_has_no_more_are_left_alone(self) -> None:
        _photo, (english, german) = self.rows()
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "LANGUAGES": ["en"]}):
            assert [row.pk for row in won([english])] == [english]
        assert Caption.objects.get(pk=german).state == State.PENDING

    def test_of_nothing_are_nothing(self) -> None:
        self.rows()
        assert won([12345]) == []
        assert set(Caption.objects.values_list("state", flat=True)) == {State.PENDING}

    def test_of_another_field_or_model_are_others(self) -> None:
        photo, (english, german) = self.rows()
        other = caption(Photo.objects.create(image=upload()), state=State.PENDING, language="de")
        Caption.objects.filter(pk=other.pk).update(field_name="other", object_id=str(photo.pk))
        stranger = caption(None, state=State.PENDING, object_id=str(photo.pk), language="de", field_name="image")
        Caption.objects.update(due_at=ago(1))
        assert [row.pk for row in won([english])] == [english, german]
        assert set(Caption.objects.filter(pk__in=[other.pk, stranger.pk]).values_list("state", flat=True)) == {
            "pending"
        }


class TestWhatIsLeftOfAMessage:
    def test_a_row_that_somebody_else_has_costs_one_query_and_one_for_suspects(self) -> None:
        ids = pending(2)
        won(ids)
        with CaptureQueriesContext(connection) as captured:
            assert (won(ids), suspects(ids, using="default")) == ([], [])
        held = ["SELECT"] if connection.features.has_select_for_update else []  # may be somebody's just now
        assert [query["sql"].split()[0] for query in captured] == ["UPDATE", *held, "SELECT"]

    def test_before_its_time_the_row_is_left_to_the_sweep(self) -> None:
        early, other, suspect = pending(3)
        now = timezone.now()
        Caption.objects.update(queued_at=now)
        Caption.objects.exclude(pk=suspect).update(due_at=now + timedelta(seconds=60))
        Caption.objects.filter(pk=suspect).update(abandoned=2)
        assert (won([early, suspect]), suspects([early, suspect], using="default")) == ([], [suspect])
        assert dict(Caption.objects.values_list("pk", "queued_at")) == {early: None, other: now, suspect: now}

    def test_while_its_requests_are_paused_the_row_is_left_to_whoever_resumes(self) -> None:
        *ids, other = pending(3)
        now = timezone.now()
        Caption.objects.update(queued_at=now)
        pauses.pause()
        assert (won(ids), suspects(ids, using="default")) == ([], [])
        assert dict(Caption.objects.values_list("pk", "queued_at")) == {ids[0]: None, ids[1]: None, other: now}

    def test_a_row_that_somebody_else_works_on_keeps_its_message(self) -> None:
        ids = pending(2)
        won(ids[:1])
        now = timezone.now()
        Caption.objects.update(queued_at=now, due_at=now + timedelta(seconds=60))
        assert (won(ids), suspects(ids, using="default")) == ([], [])
        assert Caption.objects.get(pk=ids[0]).queued_at == now

    def test_suspects_are_told_in_their_order_and_only_those_that_are_due(self) -> None:
        ids = pending(4)
        Caption.objects.filter(pk__in=ids[:3]).update(abandoned=2)
        Caption.objects.filter(pk=ids[1]).update(due_at=timezone.now() + timedelta(seconds=60))
        assert [row.pk for row in won(ids)] == [ids[3]]
        assert suspects(ids, using="default") == [ids[0], ids[2]]
        assert [row.pk for row in claim_suspect(ids[0], using="default")] == [ids[0]]
        assert claim_suspect(ids[1], using="default") == []


class TestSignsOfLife:
    def test_are_given_at_a_quarter_of_the_time_in_which_a_claim_is_lost(self, clock: Clock) -> None:
        def alive() -> Any:
            Worker.objects.update(alive_at=ago(1000))
            beat(using="default")
            return (timezone.now() - Worker.objects.get().alive_at).total_seconds() < 500

        beat(using="default")
        assert abs(timezone.now() - Worker.objects.get().alive_at) < timedelta(seconds=20)
        assert not alive()
        clock.now += 24
        assert not alive()
        clock.now += 1
        assert alive(), "CLAIM_TIMEOUT is 100 s"
        assert not alive()

    def test_are_of_each_database(self, clock: Clock) -> None:
        beat(using="default")
        claims._process.beats["other", ""] = clock.now
        clock.now += 100
        claims._process.beats["default", ""] = clock.now - 200
        Worker.objects.all().delete()
        beat(using="default")
        assert Worker.objects.count() == 1

    def test_of_a_forked_child_are_its_own(self) -> None:
        beat(using="default")
        another_process()
        beat(using="default")
        assert Worker.objects.count() == 2

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork()")
    def test_of_a_process_that_was_forked_have_another_token(self) -> None:
        reader, writer = os.pipe()
        pid = os.fork()
        if not pid:
            os.write(writer, claims._process.token.bytes)
            os._exit(0)
        os.waitpid(pid, 0)
        token = os.read(reader, 16)
        os.close(reader)
        os.close(writer)
        assert (len(token), token != claims._process.token.bytes) == (16, True)

    def test_make_one_row_of_a_process(self, clock: Clock) -> None:
        for _time in range(3):
            beat(using="default")
            clock.now += 151
        assert Worker.objects.count() == 1


class TestStillOurs:
    def test_is_believed_for_a_while_without_asking(self, clock: Clock) -> None:
        rows = won(pending(2))
        Caption.objects.update(state=State.PENDING, claim=None, claimed_at=None)
        clock.now += 24
        with CaptureQueriesContext(connection) as captured:
            assert still_ours(rows, using="default") == {row.pk for row in rows}
        assert len(captured) == 0

    def test_is_asked_once_the_worker_may_have_been_taken_for_dead(self, clock: Clock) -> None:
        ours, lost, stolen, again = won(pending(4))
        Caption.objects.filter(pk=lost.pk).update(state=State.PENDING, claim=None, claimed_at=None)
        Caption.objects.filter(pk=stolen.pk).update(claim=uuid4())
        Caption.objects.filter(pk=again.pk).update(claimed_at=timezone.now() + timedelta(seconds=5))
        clock.now += 25
        Worker.objects.all().delete()
        assert still_ours([ours, lost, stolen, again], using="default") == {ours.pk}
        assert Worker.objects.exists(), "it says that it lives, too"

    def test_is_asked_if_one_of_them_was_claimed_long_ago(self, clock: Clock) -> None:
        (old,) = won(pending())
        clock.now += 200
        (new,) = won(pending())
        Caption.objects.update(claim=uuid4())
        assert still_ours([new], using="default") == {new.pk}
        assert still_ours([old, new], using="default") == set()

    def test_is_asked_of_what_this_process_has_not_claimed(self) -> None:
        rows = won(pending())
        release(rows, using="default")
        Caption.objects.update(state=State.WAITING)
        assert still_ours(rows, using="default") == set()


class TestReleased:
    def test_are_the_named_ones_only(self) -> None:
        one, other = won(pending(2))
        release([one], using="default")
        assert {pk for _database, pk in claims._process.held} == {other.pk}
        release([one], using="default")
        release([other], using="other")
        assert {pk for _database, pk in claims._process.held} == {other.pk}


class TestAPoolOfConnections:
    def test_that_has_none_left_lets_those_go_on_who_have_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Who claims waits for a connection, which another thread gives back once it has released its rows."""
        (mine,) = won(pending())
        waits, given = threading.Event(), threading.Event()

        def connect(self: Any, *args: Any) -> None:
            waits.set()
            given.wait(20)
            raise ConnectionError("The pool is empty.")

        def claim_too() -> None:
            with pytest.raises(ConnectionError):
                claim([mine.pk], using="default")

        beat(using="default")
        monkeypatch.setattr(BaseDatabaseWrapper, "connect", connect)
        other = threading.Thread(target=claim_too)
        other.start()
        assert waits.wait(20)
        done = threading.Thread(target=release, args=([mine],), kwargs={"using": "default"}, daemon=True)
        done.start()
        done.join(5)
        assert not done.is_alive()
        given.set()
        other.join(20)
