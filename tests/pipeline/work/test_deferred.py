"""Answers that come later: polled by one sweep, posted to the webhook, or both; one result."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone

from django_autocaption import pacing
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Attempt, Caption, Cursor, ErrorCode, Outcome, State
from django_autocaption.pipeline.intake import requests
from django_autocaption.pipeline.runtime import next_look, queue
from django_autocaption.pipeline.upkeep import sweep
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.pipeline.work import deferred
from django_autocaption.pipeline.work import looks as looking
from django_autocaption.pipeline.work.production import caption_images
from django_autocaption.types import CaptionResult, PendingJob
from tests.pictures import upload
from tests.rows import PUBLISHED, says, stands
from tests.testapp.models import Photo
from tests.testapp.providers import LaterProvider, ScriptedProvider

pytestmark = pytest.mark.django_db

WORDS = "A red bridge over a river in the fog."
SITE = "https://photos.example"


@pytest.fixture(autouse=True)
def site() -> Any:
    later = {"default": {"BACKEND": "tests.testapp.providers.LaterProvider"}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": later, "SITE_URL": SITE}):
        yield


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Countdowns of the messages that ask for a look."""
    sent: list[float] = []
    monkeypatch.setattr(queue, "send_look", lambda *, using, countdown: not sent.append(countdown))
    return sent


def waiting(count: int = 1) -> None:
    for number in range(count):
        Photo.objects.create(image=upload((number * 60, 0, 0)))
    caption_images(list(Caption.objects.values_list("pk", flat=True)), using="default")


def due() -> None:
    """The time for a look has come, and gone by."""
    Caption.objects.filter(state=State.WAITING).update(due_at=timezone.now())
    Cursor.objects.filter(pk=next_look.NAME).update(round_started_at=timezone.now() - timedelta(minutes=1))


def one() -> Caption:
    return Caption.objects.get()


class TestPolling:
    def test_a_job_waits_without_a_worker(self, looks: list[float]) -> None:
        waiting()
        attempt = Attempt.objects.get()
        assert (stands(one()), one().claim, attempt.external_id) == (State.WAITING, None, "job-1")
        assert (attempt.outcome, attempt.lease is not None) == (Outcome.ASKED, True)

    def test_one_look_takes_all_that_are_due(self, scripted: type[ScriptedProvider]) -> None:
        waiting(3)
        due()
        scripted.script.extend(CaptionResult(text=f"A bridge with {n} arches.", model="later-1") for n in (1, 2, 3))
        assert deferred.poll_jobs(using="default") == 3
        assert Caption.objects.publishable().count() == 3
        assert {a.outcome for a in Attempt.objects.all()} == {Outcome.ANSWERED}
        assert len({c.content_hash for c in Caption.objects.all()} - {""}) == 3

    def test_one_message_keeps_the_looks_going(self, looks: list[float]) -> None:
        waiting(3)
        assert looks == [1.0], "one message for all"
        due()
        deferred.poll_jobs(using="default")
        assert len(looks) == 2
        assert looks[1] >= 1.0

    def test_the_sweep_looks_where_that_message_was_lost(self, scripted: type[ScriptedProvider]) -> None:
        waiting()
        due()
        scripted.script.append(CaptionResult(text=WORDS))
        assert sweep.sweep().looked_at == 1
        assert (stands(one()), says(one())) == (PUBLISHED, WORDS)

    def test_two_looks_at_once_ask_once(self, scripted: type[ScriptedProvider]) -> None:
        waiting()
        due()
        assert deferred.poll_jobs(using="default") == 1
        Caption.objects.update(due_at=timezone.now() + timedelta(seconds=60))
        assert deferred.poll_jobs(using="default") == 0
        assert len(LaterProvider.polled) == 1

    def test_looks_become_rarer(self) -> None:
        waiting()
        Attempt.objects.update(asked_at=timezone.now() - timedelta(seconds=40))
        due()
        deferred.poll_jobs(using="default")
        assert 15 < (one().due_at - timezone.now()).total_seconds() <= 21

    def test_a_look_that_fails_is_repeated(self, scripted: type[ScriptedProvider]) -> None:
        waiting()
        due()
        scripted.script.append(ProviderError("Busy.", kind=ErrorKind.RATE_LIMIT, retry_after=30))
        deferred.poll_jobs(using="default")
        assert stands(one()) == State.WAITING
        assert 25 < (one().due_at - timezone.now()).total_seconds() <= 31

    def test_a_service_that_is_silent_keeps_no_other_waiting(
        self, scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(looking, "LONGEST_LOOK", 0.3)
        monkeypatch.setattr(looking, "LONGEST_QUEUE", 0.1)
        backends = {alias: {"BACKEND": "tests.testapp.providers.LaterProvider"} for alias in ("default", "silent")}
        changed = {**settings.AUTOCAPTION, "PROVIDERS": backends, "CONCURRENCY": 2}
        with override_settings(AUTOCAPTION=changed):
            waiting(5)
            *others, last = Attempt.objects.order_by("pk")
            Attempt.objects.exclude(pk=last.pk).update(provider="silent")
            poll = LaterProvider.poll

            async def look(provider: LaterProvider, job: PendingJob) -> Any:
                if provider.alias == "silent":
                    await asyncio.sleep(30)
                return await poll(provider, job)

            monkeypatch.setattr(LaterProvider, "poll", look)
            scripted.script.append(CaptionResult(text=WORDS))
            due()
            assert deferred.poll_jobs(using="default") == 5
            assert Caption.objects.publishable().get().pk == last.caption_id
            left = Caption.objects.filter(state=State.WAITING, claim=None)
            assert left.count() == len(others)
            assert all(row.due_at is not None for row in left)
            circuit = {state.alias: state.failures for state in pacing.states()}
            assert circuit == {"default": 0, "silent": 2}, "those that no time was left for tell nothing"

    @pytest.mark.parametrize("kind", ErrorKind)
    def test_a_look_that_fails_for_whatever_reason_is_no_end_of_its_job(
        self, scripted: type[ScriptedProvider], kind: ErrorKind
    ) -> None:
        waiting()
        due()
        scripted.script.append(ProviderError("Rejected.", kind=kind, code="forbidden", status=200, retryable=False))
        deferred.poll_jobs(using="default")
        assert (stands(one()), Attempt.objects.get().outcome) == (State.WAITING, Outcome.ASKED)

    def test_a_provider_with_a_bug_or_without_settings_ends_no_job(self, scripted: type[ScriptedProvider]) -> None:
        waiting()
        due()
        scripted.script.append(KeyError("data"))
        deferred.poll_jobs(using="default")
        wrong = {"default": {"BACKEND": "tests.testapp.providers.LaterProvider", "OPTIONS": {"tpyo": 1}}}
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": wrong}):
            due()
            deferred.poll_jobs(using="default")
        assert (stands(one()), Attempt.objects.get().outcome) == (State.WAITING, Outcome.ASKED)

    def test_a_service_that_asks_for_years_is_looked_at_within_the_hour(self, scripted: type[ScriptedProvider]) -> None:
        waiting()
        due()
        scripted.script.append(ProviderError("Busy.", kind=ErrorKind.RATE_LIMIT, retry_after=1e15))
        deferred.poll_jobs(using="default")
        assert stands(one()) == State.WAITING
        assert (one().due_at - timezone.now()).total_seconds() <= 3600

    def test_a_job_that_failed_ends(self, scripted: type[ScriptedProvider]) -> None:
        waiting()
        due()
        scripted.script.append(lambda job: ProviderError("Rejected.", kind=ErrorKind.VALIDATION))
        deferred.poll_jobs(using="default")
        assert (stands(one()), one().error_message) == (State.FAILED, "Rejected.")

    def test_a_job_that_never_ends_is_given_up(self) -> None:
        waiting()
        Attempt.objects.update(asked_at=timezone.now() - timedelta(seconds=3700))
        due()
        deferred.poll_jobs(using="default")
        assert (stands(one()), one().error_code) == (State.FAILED, ErrorCode.OUTCOME_UNKNOWN)
        assert Attempt.objects.get().outcome == Outcome.UNKNOWN

    def test_the_same_bytes_wait_for_the_job_that_is_running(self) -> None:
        waiting()
        Photo.objects.create(image=upload((0, 0, 0)))
        second = Caption.objects.get(state=State.PENDING)
        caption_images([second.pk], using="default")
        second.refresh_from_db()
        assert (stands(second), Attempt.objects.count()) == (State.PENDING, 1)

    def test_an_answer_for_a_replaced_image_is_dropped(self, scripted: type[ScriptedProvider]) -> None:
        waiting()
        photo = Photo.objects.get()
        photo.image = upload("red", "other.jpg")
        photo.save()
        attempt = Attempt.objects.get()
        assert not deferred.answer_came(attempt, CaptionResult(text=WORDS), using="default")
        assert says(one()) == ""


class TestWebhook:
    def path(self) -> str:
        """The address that the service was given."""
        address = urlsplit(LaterProvider.asked[-1].callback_url)
        assert f"{address.scheme}://{address.netloc}" == SITE
        return f"{address.path}?{address.query}"

    def post(self, path: str, data: Any = None) -> int:
        body = json.dumps({"id": "job-1", "text": WORDS} if data is None else data)
        return Client().post(path, body, content_type="application/json").status_code

    def test_a_posted_answer_is_stored(self) -> None:
        waiting()
        assert self.post(self.path()) == 200
        assert (stands(one()), says(one())) == (PUBLISHED, WORDS)

    def test_a_repeated_one_changes_nothing(self) -> None:
        waiting()
        path = self.path()
        assert [self.post(path), self.post(path, {"id": "job-1", "text": "Something else entirely."})] == [200, 200]
        assert says(one()) == WORDS

    def test_webhook_and_poll_give_one_result(self, scripted: type[ScriptedProvider]) -> None:
        waiting()
        due()
        self.post(self.path())
        scripted.script.append(CaptionResult(text="Something else entirely."))
        assert deferred.poll_jobs(using="default") == 0
        assert says(one()) == WORDS

    def test_what_arrives_before_the_submits_own_reply_is_to_come_again(self) -> None:
        waiting()
        Attempt.objects.update(external_id="")
        Caption.objects.update(state=State.WORKING, claim=uuid4(), claimed_at=timezone.now())
        assert self.post(self.path()) == 503
        assert self.post(self.path(), {"id": "job-2", "text": "Words about another image."}) == 503
        assert says(one()) == ""
        Attempt.objects.update(external_id="job-1")
        assert self.post(self.path(), {"id": "job-2", "text": "Words about another image."}) == 200
        assert says(one()) == ""
        assert self.post(self.path()) == 200
        assert says(one()) == WORDS

    def test_an_answer_of_another_job_is_not_believed(self) -> None:
        waiting()
        assert self.post(self.path(), {"id": "job-2", "text": WORDS}) == 200
        assert stands(one()) == State.WAITING

    @pytest.mark.parametrize("change", ["no token", "forged", "another provider", "old"])
    def test_an_address_that_we_did_not_give_is_rejected(
        self, change: str, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
    ) -> None:
        waiting()
        path = self.path()
        if change == "no token":
            path = path.partition("?")[0]
        elif change == "forged":
            path = path[:-3] + ("abc" if not path.endswith("abc") else "abd")
        elif change == "another provider":
            path = path.replace("/default/", "/other/")
            providers = {**settings.AUTOCAPTION["PROVIDERS"], "other": settings.AUTOCAPTION["PROVIDERS"]["default"]}
            changed = override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": providers})
        else:
            changed = override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "JOB_TIMEOUT": 0.0001})
        with changed if change in ("another provider", "old") else override_settings(), django_assert_num_queries(0):
            assert self.post(path) == 400
        assert stands(one()) == State.WAITING

    @pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"\xff\xfe", b'{"id": 5}'])
    def test_a_body_that_is_no_answer_is_rejected(self, body: bytes) -> None:
        waiting()
        assert Client().post(self.path(), body, content_type="application/json").status_code == 400

    def test_a_huge_body_is_rejected_unread(self) -> None:
        waiting()
        body = b"x" * (1024 * 1024 + 1)
        assert Client().post(self.path(), body, content_type="application/json").status_code == 400

    def test_only_posts_to_known_providers_are_taken(self) -> None:
        waiting()
        assert Client().get(self.path()).status_code == 405
        assert self.post(self.path().replace("/default/", "/nobody/")) == 404

    def test_an_answer_after_an_edit_takes_nothing_from_the_page(self) -> None:
        waiting()
        reviews.edit(one(), {"alt_text": "Mine.", "title": "My title"}, seen=Seen.of(one()), by=By())
        assert self.post(self.path()) == 200
        row = one()
        assert row.current is not None
        assert (row.state, row.current.alt_text) == (State.DONE, "Mine.")
        assert Attempt.objects.get().outcome == Outcome.ANSWERED

    def test_no_address_is_given_out_without_a_site_url(self) -> None:
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "SITE_URL": ""}):
            waiting()
        assert LaterProvider.asked[-1].callback_url == ""

    def test_its_token_shows_in_no_repr(self) -> None:
        waiting()
        request = LaterProvider.asked[-1]
        token = parse_qs(urlsplit(request.callback_url).query)["token"][0]
        assert token not in repr(request)


def test_asking_again_while_a_job_runs_drops_its_answer() -> None:
    waiting()
    photo = Photo.objects.get()
    requests.request(photo, recaption=True)
    assert not deferred.answer_came(Attempt.objects.get(), CaptionResult(text=WORDS), using="default")
    assert stands(one()) == State.PENDING


def test_a_pending_answer_by_webhook_is_no_answer() -> None:
    waiting()
    attempt = Attempt.objects.get()
    assert not deferred.answer_came(attempt, PendingJob(uuid=str(attempt.uuid)), using="default")
