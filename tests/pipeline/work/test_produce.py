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
from django.utils import timezone

from django_autocaption.exceptions import NOTHING_TO_SAY, ErrorKind, ProviderError
from django_autocaption.models import Attempt, Batch, Caption, Origin, Outcome, State
from django_autocaption.pipeline.intake import saved
from django_autocaption.pipeline.job.question import Question
from django_autocaption.pipeline.words import editing
from django_autocaption.signals import caption_settled
from django_autocaption.types import CaptionRequest, CaptionResult
from tests.pictures import jpeg, upload
from tests.pipeline.drive import WORDS, one, produce, with_field, with_provider
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
        assert (caption.state, caption.origin, caption.alt_text) == (State.PUBLISHED, Origin.PROVIDER, WORDS)
        assert (caption.provider, caption.model) == ("default", "scripted-1")
        assert (caption.width, caption.height, len(caption.content_hash)) == (80, 40, 64)
        assert caption.image_name == photo.image.name
        assert (caption.claim, caption.error_code) == (None, "")

    def test_the_attempt_is_the_ledger(self) -> None:
        Photo.objects.create(image=upload())
        produce()
        attempt = Attempt.objects.get()
        assert (attempt.outcome, attempt.caption, attempt.lease) == (Outcome.ANSWERED, one(), None)
        assert attempt.words["alt_text"] == one().alt_text
        assert (attempt.cost_amount, attempt.cost_unit) == (0, "credits")

    def test_wait_for_an_editor_where_the_field_says_so(self) -> None:
        with with_field(review="always"):
            Photo.objects.create(image=upload())
            produce()
            assert one().state == State.REVIEW

    def test_of_the_author_are_marked_as_the_authors(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(CaptionResult(text=WORDS, by_author=True))
        Photo.objects.create(image=upload())
        produce()
        assert (one().origin, one().state) == (Origin.AUTHOR, State.PUBLISHED)

    def test_in_another_language_are_not_stored(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(CaptionResult(text="Eine rote Brücke im Nebel.", language="de"))
        Photo.objects.create(image=upload())
        produce()
        assert (one().state, one().alt_text, one().error_code) == (State.REVIEW, "", "not_fit_to_publish")
        assert "wrong_language" in one().error_message

    def test_of_a_service_that_knows_no_language_are_english(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(WORDS)
        with with_provider("PromptlessProvider", LANGUAGES=["de"]):
            Photo.objects.create(image=upload())
            produce()
        assert (one().state, one().alt_text) == (State.REVIEW, "")

    def test_of_a_service_that_is_told_the_language_without_a_prompt_are_in_it(
        self, scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        scripted.script.append("Eine rote Brücke über einem Fluss im Nebel.")
        monkeypatch.setattr(PromptlessProvider, "knows_language", True)
        with with_provider("PromptlessProvider", LANGUAGES=["de"]):
            Photo.objects.create(image=upload())
            produce()
        assert (one().state, one().alt_text) == (State.PUBLISHED, "Eine rote Brücke über einem Fluss im Nebel.")

    def test_of_the_author_in_another_language_are_held_for_an_editor(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(CaptionResult(text="Eine rote Brücke im Nebel.", language="de-AT", by_author=True))
        Photo.objects.create(image=upload())
        produce()
        assert (one().state, one().alt_text) == (State.REVIEW, "Eine rote Brücke im Nebel.")

    def test_that_are_drafts_are_held(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(CaptionResult(text="A dog on a sofa.", draft=True))
        Photo.objects.create(image=upload())
        produce()
        assert one().state == State.REVIEW

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

        caption_settled.connect(listen)
        try:
            Photo.objects.create(image=upload())
            with django_capture_on_commit_callbacks(execute=True):
                produce()
        finally:
            caption_settled.disconnect(listen)
        assert [c.state for c in heard] == [State.PUBLISHED]


class TestAskedOnce:
    def test_the_same_bytes_in_one_message(self, scripted: type[ScriptedProvider]) -> None:
        for _count in range(3):
            Photo.objects.create(image=upload())
        produce()
        assert len(scripted.asked) == 1
        assert sorted(c.origin for c in Caption.objects.all()) == [Origin.PROVIDER, Origin.REUSED, Origin.REUSED]
        assert {c.state for c in Caption.objects.all()} == {State.PUBLISHED}
        assert len({c.alt_text for c in Caption.objects.all()}) == 1

    def test_the_same_bytes_later(self, scripted: type[ScriptedProvider]) -> None:
        for _count in range(2):
            Photo.objects.create(image=upload())
            produce()
        assert len(scripted.asked) == 1

    def test_the_same_bytes_saved_again_keep_their_words(self, scripted: type[ScriptedProvider]) -> None:
        photo = Photo.objects.create(image=upload())
        produce()
        before = one().alt_text
        photo.image = upload(name="again.jpg")
        photo.save()
        produce()
        assert (len(scripted.asked), one().alt_text, one().state) == (1, before, State.PUBLISHED)
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
        saved.request(photo, prompt="What is on the sign?")
        produce()
        assert [r.prompt for r in scripted.asked] == ["", "What is on the sign?"]

    def test_and_an_editor_may_ask_again(self, scripted: type[ScriptedProvider]) -> None:
        Photo.objects.create(image=upload())
        Photo.objects.create(image=upload())
        produce()
        saved.request(Photo.objects.all(), again=True)
        produce()
        assert len(scripted.asked) == 2, "once more for the bulk request, and once for both photographs"

    def test_a_question_that_another_worker_is_asking_is_put_off(self, scripted: type[ScriptedProvider]) -> None:
        first = Photo.objects.create(image=upload())
        question = Question(alias="default", model="", prompt="", language="en")
        other_workers = Attempt.objects.create(
            caption=None, revision=1, provider="default", asked_at=timezone.now(), lease=question.key(HASH)
        )
        produce()
        assert (one().state, one().attempts, scripted.asked) == (State.PENDING, 0, [])
        assert one().due_at > timezone.now()

        Attempt.objects.filter(pk=other_workers.pk).update(lease=None, outcome=Outcome.ANSWERED)
        Caption.objects.update(due_at=timezone.now())
        produce()
        assert (one().state, one().content_object) == (State.PUBLISHED, first)


class TestHumanWords:
    def words(self) -> Photo:
        photo = Photo.objects.create(image=upload())
        Caption.objects.update(state=State.PUBLISHED, alt_text="Mine.", origin=Origin.HUMAN, content_hash=HASH)
        return photo

    def test_are_kept_when_the_image_is_replaced_and_wait_for_a_person(self, scripted: type[ScriptedProvider]) -> None:
        photo = self.words()
        photo.image = upload("red", "other.jpg")
        photo.save()
        produce()
        caption = one()
        assert (caption.alt_text, caption.origin) == ("Mine.", Origin.HUMAN)
        assert (caption.state, caption.stale, caption.error_code) == (State.REVIEW, True, "stale")
        assert scripted.asked == []

    def test_stand_when_the_same_bytes_are_saved_again(self) -> None:
        photo = self.words()
        photo.image = upload(name="again.jpg")
        photo.save()
        produce()
        assert (one().state, one().alt_text, one().stale) == (State.PUBLISHED, "Mine.", False)

    def test_are_left_alone_by_a_bulk_request(self, scripted: type[ScriptedProvider]) -> None:
        self.words()
        assert saved.request(Photo.objects.all(), again=True) == 0
        assert scripted.asked == []

    def test_are_replaced_only_when_an_editor_says_so(self, scripted: type[ScriptedProvider]) -> None:
        self.words()
        scripted.script.append(WORDS)
        assert saved.request(Photo.objects.all(), again=True, replace_human=True) == 1
        produce()
        assert (one().alt_text, one().origin) == (WORDS, Origin.PROVIDER)

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
        editing.edit(one(), {"alt_text": "Mine."}, user=User.objects.create(username="editor"))
        edited.set()
        worker.join(10)
        assert (one().alt_text, one().origin, one().state) == ("Mine.", Origin.HUMAN, State.PUBLISHED)
        assert Attempt.objects.get().outcome == Outcome.ANSWERED, "the history still knows what was paid for"


class TestAskingAgain:
    """Words for the same image that were published stand until better ones come."""

    def test_published_words_stay_on_the_page_meanwhile(self) -> None:
        photo = Photo.objects.create(image=upload())
        produce()
        saved.request(photo, again=True)
        assert one().state == State.PENDING
        assert Caption.objects.publishable().count() == 1

    def test_and_return_when_the_service_fails(self, scripted: type[ScriptedProvider]) -> None:
        photo = Photo.objects.create(image=upload())
        produce()
        before = one().alt_text
        scripted.script.append(ProviderError("No credit left.", kind=ErrorKind.QUOTA))
        saved.request(photo, again=True)
        produce()
        assert (one().state, one().alt_text, one().error_code) == (State.PUBLISHED, before, "quota")

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
        assert one().state == State.FAILED
        assert not Caption.objects.publishable().exists()

    def test_a_cancelled_bulk_request_asks_nothing_more(self, scripted: type[ScriptedProvider]) -> None:
        photo = Photo.objects.create(image=upload())
        produce()
        saved.request(photo, again=True)
        Batch.objects.update(cancelled_at=timezone.now())
        produce()
        assert (one().state, one().error_code, len(scripted.asked)) == (State.PUBLISHED, "cancelled", 1)


def test_the_work_of_a_hundred_images_takes_few_queries(django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        Photo.objects.create(image=upload((number, 0, 0)))
    with django_assert_max_num_queries(30 * 3 + 60):
        produce()
    assert Caption.objects.filter(state=State.PUBLISHED).count() == 30
