"""Production: from due rows to words, one answer per question, whatever the services and the files do."""

from __future__ import annotations

import asyncio
import hashlib
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from unittest import mock

import pytest
from django.contrib.auth.models import User
from django.db import connections
from django.db.models import F
from django.utils import timezone

from django_autocaption.exceptions import NOTHING_TO_SAY, ErrorKind, ProviderError
from django_autocaption.models import Attempt, Awaits, Batch, Caption, Origin, Outcome, State
from django_autocaption.pipeline.intake import requests
from django_autocaption.pipeline.job.question import Question
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.pipeline.work import production
from django_autocaption.signals import caption_finalised
from django_autocaption.types import CaptionRequest, CaptionResult
from tests.pictures import jpeg, upload
from tests.pipeline.drive import WORDS, one, produce, with_field, with_provider
from tests.rows import PUBLISHED, REVIEW, caption, says, stands
from tests.testapp.models import Photo
from tests.testapp.providers import PromptlessProvider, ScriptedProvider

pytestmark = pytest.mark.django_db

HASH = hashlib.sha256(jpeg()).hexdigest()


def in_thread(function: Callable[..., None], *args: Any) -> None:
    """Run in another thread and give its database connections back."""
    try:
        function(*args)
    finally:
        for connection in connections.all(initialized_only=True):
            connection.close()
            if connection.connection is not None:  # Django leaves a SQLite database in memory open
                connection.connection.close()


def message_lost() -> AbstractContextManager[None]:
    """Save without the eager worker: its message is lost."""
    return mock.patch("django_autocaption.pipeline.runtime.queue.send", return_value=True)


class TestWords:
    def test_are_stored_and_published_with_their_origin(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(WORDS)
        photo = Photo.objects.create(image=upload(size=(80, 40)))
        produce()
        caption = one()
        assert (stands(caption), caption.origin, says(caption)) == (PUBLISHED, Origin.PROVIDER, WORDS)
        assert caption.published is not None
        assert (caption.provider, caption.published.model) == ("default", "scripted-1")
        assert (caption.width, caption.height, len(caption.content_hash)) == (80, 40, 64)
        assert caption.image_name == photo.image.name
        assert (caption.claim, caption.error_code) == (None, "")

    def test_the_attempt_is_the_ledger(self) -> None:
        Photo.objects.create(image=upload())
        produce()
        attempt = Attempt.objects.get()
        assert (attempt.outcome, attempt.caption, attempt.lease) == (Outcome.ANSWERED, one(), None)
        assert attempt.words["alt_text"] == says(one())
        assert (attempt.cost_amount, attempt.cost_unit) == (0, "credits")

    def test_wait_for_an_editor_where_the_field_says_so(self) -> None:
        with with_field(review="always"):
            Photo.objects.create(image=upload())
            produce()
            assert stands(one()) == REVIEW

    def test_of_the_author_are_marked_as_the_authors(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(CaptionResult(text=WORDS, by_author=True))
        Photo.objects.create(image=upload())
        produce()
        assert (one().origin, stands(one())) == (Origin.AUTHOR, PUBLISHED)
        assert one().provider == "", "no service wrote them, whoever edits a part of them later"

    @pytest.mark.parametrize("text", ["links: Oma, rechts: Opa", "sleeping cat", "There we are!", "Bye bye"])
    def test_of_the_author_are_published_as_they_were_written(
        self, scripted: type[ScriptedProvider], text: str
    ) -> None:
        scripted.script.append(CaptionResult(text=text, title="my cat.", description=f"{text} (1987)", by_author=True))
        Photo.objects.create(image=upload())
        produce()
        assert (stands(one()), says(one()), one().error_message) == (PUBLISHED, text, "")
        assert one().published is not None
        assert (one().published.title, one().published.description) == ("my cat", f"{text} (1987)")

    @pytest.mark.parametrize(
        ("text", "reason"),
        [("bla bla bla", "repetition"), ("Photo of my mum", "redundant_start"), ("The harbour #boats", "handle")],
    )
    def test_of_the_author_that_are_not_fit_to_publish_wait_unchanged_with_the_reason(
        self, scripted: type[ScriptedProvider], text: str, reason: str
    ) -> None:
        scripted.script.append(CaptionResult(text=text, by_author=True))
        Photo.objects.create(image=upload())
        produce()
        assert (stands(one()), says(one()), one().origin) == (REVIEW, text, Origin.AUTHOR)
        assert one().error_code == "not_fit_to_publish" and reason in one().error_message

    def test_of_the_author_beside_that_are_not_fit_to_publish_are_left_out(
        self, scripted: type[ScriptedProvider]
    ) -> None:
        beside = {"title": "DSC_0001.JPG", "description": "Buy it at www.example.com"}
        scripted.script.append(CaptionResult(text="Two boats", **beside, by_author=True))
        Photo.objects.create(image=upload())
        produce()
        assert one().published is not None
        assert (one().published.title, one().published.description) == ("Two boats", "Two boats")

    def test_in_another_language_are_not_stored(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(CaptionResult(text="Eine rote Brücke im Nebel.", language="de"))
        Photo.objects.create(image=upload())
        produce()
        assert (stands(one()), says(one()), one().error_code) == (REVIEW, "", "not_fit_to_publish")
        assert "wrong_language" in one().error_message

    def test_of_a_service_that_knows_no_language_are_english(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(WORDS)
        with with_provider("PromptlessProvider", LANGUAGES=["de"]):
            Photo.objects.create(image=upload())
            produce()
        assert (stands(one()), says(one())) == (REVIEW, "")

    def test_of_a_service_that_is_told_the_language_without_a_prompt_are_in_it(
        self, scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        scripted.script.append("Eine rote Brücke über einem Fluss im Nebel.")
        monkeypatch.setattr(PromptlessProvider, "knows_language", True)
        with with_provider("PromptlessProvider", LANGUAGES=["de"]):
            Photo.objects.create(image=upload())
            produce()
        assert (stands(one()), says(one())) == (PUBLISHED, "Eine rote Brücke über einem Fluss im Nebel.")

    def test_of_the_author_in_another_language_are_held_for_an_editor(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(CaptionResult(text="Eine rote Brücke im Nebel.", language="de-AT", by_author=True))
        Photo.objects.create(image=upload())
        produce()
        assert (stands(one()), says(one())) == (REVIEW, "Eine rote Brücke im Nebel.")

    def test_that_are_drafts_are_held(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(CaptionResult(text="A dog on a sofa.", draft=True))
        Photo.objects.create(image=upload())
        produce()
        assert stands(one()) == REVIEW

    def test_that_databases_refuse_are_made_storable(self, scripted: type[ScriptedProvider]) -> None:
        raw = {"text": "a\0b\ud800", "score": float("nan"), "image": "data:image/png;base64," + "A" * 5000}
        scripted.script.append(CaptionResult(text=WORDS, raw=raw, model="m\0" * 300))
        Photo.objects.create(image=upload())
        produce()
        stored = str(Attempt.objects.get().raw)
        assert "AAAA" not in stored
        assert "\0" not in stored

    def test_tell_listeners(self, django_capture_on_commit_callbacks: Any) -> None:
        heard: list[Caption] = []

        def listen(caption: Caption, **kwargs: Any) -> None:
            heard.append(caption)
            raise RuntimeError("a listener's own problem")

        caption_finalised.connect(listen)
        try:
            Photo.objects.create(image=upload())
            with django_capture_on_commit_callbacks(execute=True):
                produce()
        finally:
            caption_finalised.disconnect(listen)
        assert [stands(c) for c in heard] == [PUBLISHED]


class TestAskedOnce:
    def test_the_same_bytes_in_one_message(self, scripted: type[ScriptedProvider]) -> None:
        for _count in range(3):
            Photo.objects.create(image=upload())
        produce()
        assert len(scripted.asked) == 1
        assert sorted(c.origin for c in Caption.objects.all()) == [Origin.PROVIDER, Origin.REUSED, Origin.REUSED]
        assert {stands(c) for c in Caption.objects.all()} == {PUBLISHED}
        assert len({says(c) for c in Caption.objects.all()}) == 1

    def test_the_same_bytes_later(self, scripted: type[ScriptedProvider]) -> None:
        for _count in range(2):
            Photo.objects.create(image=upload())
            produce()
        assert len(scripted.asked) == 1

    def test_the_same_bytes_saved_again_keep_their_words(self, scripted: type[ScriptedProvider]) -> None:
        photo = Photo.objects.create(image=upload())
        produce()
        before = says(one())
        photo.image = upload(name="again.jpg")
        photo.save()
        produce()
        assert (len(scripted.asked), says(one()), stands(one())) == (1, before, PUBLISHED)
        assert one().image_name == photo.image.name

    def test_a_service_that_had_nothing_to_say(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(ProviderError("Nothing.", kind=ErrorKind.PROTOCOL, code=NOTHING_TO_SAY))
        for _count in range(2):
            Photo.objects.create(image=upload())
        produce()
        assert len(scripted.asked) == 1
        assert [c.error_code for c in Caption.objects.all()] == [NOTHING_TO_SAY] * 2

    def test_but_another_prompt_is_another_question(self, scripted: type[ScriptedProvider]) -> None:
        photo = Photo.objects.create(image=upload())
        produce()
        requests.request(photo, prompt="What is on the sign?")
        produce()
        assert [r.prompt for r in scripted.asked] == ["", "What is on the sign?"]

    def test_and_an_editor_may_ask_again(self, scripted: type[ScriptedProvider]) -> None:
        Photo.objects.create(image=upload())
        Photo.objects.create(image=upload())
        produce()
        requests.request(Photo.objects.all(), recaption=True)
        produce()
        assert len(scripted.asked) == 2, "once more for the bulk request, and once for both photographs"

    def test_a_question_that_another_worker_is_asking_is_put_off(self, scripted: type[ScriptedProvider]) -> None:
        first = Photo.objects.create(image=upload())
        question = Question(alias="default", model="", prompt="", language="en")
        other_workers = Attempt.objects.create(
            caption=None, request=1, provider="default", asked_at=timezone.now(), lease=question.key(HASH)
        )
        produce()
        assert (stands(one()), one().attempts, scripted.asked) == (State.PENDING, 0, [])
        assert one().due_at > timezone.now()

        Attempt.objects.filter(pk=other_workers.pk).update(lease=None, outcome=Outcome.ANSWERED)
        Caption.objects.update(due_at=timezone.now())
        produce()
        assert (stands(one()), one().content_object) == (PUBLISHED, first)


class TestHumanWords:
    def words(self) -> Photo:
        photo = Photo.objects.create(image=upload())
        human = {"origin": Origin.HUMAN, "human_fields": ("alt_text",), "content_hash": HASH}
        caption(photo, "Mine.", **human, queued_at=None)
        return photo

    def test_of_a_replaced_image_are_offered_beside_a_draft_for_the_new_one(
        self, scripted: type[ScriptedProvider]
    ) -> None:
        photo = self.words()
        photo.image = upload("red", "other.jpg")
        photo.save()
        scripted.script.append(WORDS)
        produce()
        row = one()
        assert (row.current, row.review, says(row)) == (None, Awaits.REPLACED, WORDS)
        assert row.published is not None
        assert row.published.alt_text == "Mine.", "what the person wrote is still at hand"
        assert not Caption.objects.publishable().exists()

    def test_stand_when_the_same_bytes_are_saved_again(self) -> None:
        photo = self.words()
        photo.image = upload(name="again.jpg")
        photo.save()
        produce()
        assert (stands(one()), says(one()), one().human) == (PUBLISHED, "Mine.", True)

    def test_are_left_alone_by_a_bulk_request(self, scripted: type[ScriptedProvider]) -> None:
        self.words()
        assert requests.request(Photo.objects.all(), recaption=True) == 0
        assert scripted.asked == []

    def test_are_replaced_only_when_an_editor_says_so(self, scripted: type[ScriptedProvider]) -> None:
        self.words()
        scripted.script.append(WORDS)
        assert requests.request(Photo.objects.all(), recaption=True, replace_human=True) == 1
        produce()
        assert (says(one()), one().origin) == (WORDS, Origin.PROVIDER)

    @pytest.mark.django_db(transaction=True)
    def test_that_come_while_a_service_is_asked_win(self, scripted: type[ScriptedProvider]) -> None:
        with message_lost():
            Photo.objects.create(image=upload())
        asked, edited = threading.Event(), threading.Event()

        async def slow(request: CaptionRequest) -> CaptionResult:
            asked.set()
            await asyncio.to_thread(edited.wait, 10)
            return CaptionResult(text=WORDS)

        scripted.script.append(slow)
        worker = threading.Thread(target=in_thread, args=(produce, [one()]))
        worker.start()
        assert asked.wait(10)
        reviews.edit(
            one(), {"alt_text": "Mine."}, seen=Seen.of(one()), by=By(user=User.objects.create(username="editor"))
        )
        edited.set()
        worker.join(10)
        row = one()
        assert row.current is not None
        assert row.draft is not None
        assert (row.current.alt_text, row.current.human_fields) == ("Mine.", ["alt_text"])
        assert (row.draft.alt_text, row.draft.title) == ("Mine.", WORDS[:-1]), "a draft for what the person left open"
        assert Attempt.objects.get().outcome == Outcome.ANSWERED, "the history still knows what was paid for"


class TestAskingAgain:
    """Words for the same image that were published stand until better ones come."""

    def test_published_words_stay_on_the_page_meanwhile(self) -> None:
        photo = Photo.objects.create(image=upload())
        produce()
        requests.request(photo, recaption=True)
        assert stands(one()) == State.PENDING
        assert Caption.objects.publishable().count() == 1

    def test_and_when_the_service_fails(self, scripted: type[ScriptedProvider]) -> None:
        photo = Photo.objects.create(image=upload())
        produce()
        before = says(one())
        scripted.script.append(ProviderError("No credit left.", kind=ErrorKind.QUOTA))
        requests.request(photo, recaption=True)
        produce()
        assert (one().state, says(one()), one().error_code) == (State.FAILED, before, "quota")
        assert one().is_publishable

    def test_but_words_of_a_replaced_image_are_gone_from_the_page_at_once(
        self, scripted: type[ScriptedProvider]
    ) -> None:
        photo = Photo.objects.create(image=upload())
        produce()
        photo.image = upload("red", "other.jpg")
        photo.save()
        assert not Caption.objects.publishable().exists()
        scripted.script.append(ProviderError("No credit left.", kind=ErrorKind.QUOTA))
        produce()
        assert stands(one()) == State.FAILED
        assert not Caption.objects.publishable().exists()

    def test_a_cancelled_bulk_request_asks_nothing_more(self, scripted: type[ScriptedProvider]) -> None:
        photo = Photo.objects.create(image=upload())
        produce()
        requests.request(photo, recaption=True)
        Batch.objects.update(cancelled_at=timezone.now())
        produce()
        assert (stands(one()), one().error_code, len(scripted.asked)) == (PUBLISHED, "cancelled", 1)


def test_the_work_of_a_hundred_images_takes_few_queries(django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        Photo.objects.create(image=upload((number, 0, 0)))
    with django_assert_max_num_queries(30 * 3 + 60):
        produce()
    assert Caption.objects.publishable().count() == 30


@pytest.mark.parametrize("name", ["photos/other.jpg", ""])
def test_a_row_that_a_worker_taken_for_dead_has_changed_is_not_kept(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says that another file is there, while this one has the claim: nobody would take that back for an hour."""
    photo = Photo.objects.create(image=upload())
    step = "find_images" if name else "same_pictures"
    real = getattr(production, step)
    Caption.objects.update(content_hash="" if name else "0" * 64)

    def late(found: Any, *, using: str) -> Any:
        Caption.objects.update(image_no=F("image_no") + 1)
        if name:
            Photo.objects.filter(pk=photo.pk).update(image=name)
        return real(found, using=using)

    monkeypatch.setattr(production, step, late)
    produce()
    row = Caption.objects.get()
    assert (row.state, row.claim, row.attempts) == (State.PENDING, None, 0)
