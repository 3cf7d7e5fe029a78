"""Ratings that hold, and images rated anew: a person's decision, a replaced file, words from before moderation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db.models import QuerySet
from django.test import override_settings
from django.utils import timezone

from django_autocaption.models import Attempt, Awaits, Caption, Outcome, Purpose, Rating, State
from django_autocaption.pipeline.moderate import assessment, rulings
from django_autocaption.pipeline.upkeep import unrated
from django_autocaption.pipeline.upkeep.sweep import sweep
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.pipeline.work import deferred, moderation_check
from django_autocaption.signals import image_blocked
from django_autocaption.types import AgeGuess, CaptionResult
from tests.pictures import upload
from tests.pipeline.drive import WORDS
from tests.pipeline.rated import ADULT, BACKENDS, FAILURES, MINOR, captioned, moderator, produce, site
from tests.rows import DONE, fresh, says, stands
from tests.testapp.models import Photo
from tests.testapp.providers import AgeProvider, LaterProvider, ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]
Commit = Callable[[], AbstractContextManager[Any]]


def rows() -> QuerySet[Caption]:
    return Caption.objects.all()


class TestAPerson:
    def test_is_right_against_later_machines(self) -> None:
        with site():
            caption = captioned(MINOR)
            rulings.clear(Caption.objects.all(), user=moderator())
            ScriptedProvider.script.clear()
            ScriptedProvider.script.append("A girl in a school uniform on a bridge.")
            produce()
            caption.refresh_from_db()
            assert (caption.rating, says(caption)) == (Rating.CLEAR, "A girl in a school uniform on a bridge.")
            assert caption.is_publishable
        assert len(AgeProvider.asked) == 1

    def test_who_blocked_before_a_worker_came_is_right(self) -> None:
        with site(languages=("en", "de")):
            Photo.objects.create(image=upload())
            rulings.block(Caption.objects.filter(language="de"), user=moderator(), reason="No.")
            Caption.objects.update(state=State.PENDING)
            AgeProvider.script.append(ADULT)
            produce()
            assert set(Caption.objects.values_list("rating", "error_code")) == {("blocked", "blocked")}
            copy = captioned()
        assert (copy.rating, AgeProvider.asked, ScriptedProvider.asked) == (Rating.BLOCKED, [], [])
        assert copy.moderated_hash

    @pytest.mark.parametrize("mode", ["off", "flag", "hold"])
    def test_who_blocked_an_image_blocked_its_bytes(self, mode: str, commit: Commit) -> None:
        heard: list[Caption] = []

        def hear(caption: Caption, **_: Any) -> None:
            heard.append(caption)

        with site(MODE=mode):
            first = captioned(ADULT)
            rulings.block(Caption.objects.all(), user=moderator(), reason="No.")
            Photo.objects.all().delete()
            asked = len(AgeProvider.asked), len(ScriptedProvider.asked)
            image_blocked.connect(hear)
            try:
                with commit():
                    copy = captioned()
            finally:
                image_blocked.disconnect(hear)
            assert (copy.rating, stands(copy), copy.error_code) == (Rating.BLOCKED, DONE, "blocked")
            assert (copy.decision.reason, copy.pk != first.pk) == ("No.", True)
        assert (len(AgeProvider.asked), len(ScriptedProvider.asked)) == asked
        assert heard == [copy]


class TestAPersonWhoDecidesWhileAWorkerHasTheImage:
    @pytest.fixture
    def meanwhile(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[Any, str, Callable[[], Any]], None]:
        """Something happens right before an answer is judged."""

        def happens(module: Any, name: str, act: Callable[[], Any]) -> None:
            judge = getattr(module, name)
            monkeypatch.setattr(module, name, lambda *args: (act(), judge(*args))[1])

        return happens

    def test_and_blocks_it_ends_that(self, meanwhile: Any) -> None:
        with site():
            meanwhile(assessment, "of_words", lambda: rulings.block(rows(), user=moderator(), reason="No."))
            caption = captioned(ADULT)
        assert (caption.rating, stands(caption), caption.error_code) == (Rating.BLOCKED, DONE, "blocked")
        assert (caption.claim, caption.offered, caption.decision.reason) == (None, None, "No.")
        assert set(Attempt.objects.values_list("outcome", flat=True)) == {"answered"}, "it was paid for"

    def test_and_clears_it_is_right_against_the_answer(self, meanwhile: Any) -> None:
        with site():
            meanwhile(assessment, "of_words", lambda: rulings.clear(rows(), user=moderator()))
            caption = captioned(ADULT, words="A girl in a school uniform on a bridge.")
            assert caption.is_publishable
        assert (caption.rating, caption.decision.by_person) == (Rating.CLEAR, True)

    def test_and_clears_it_before_its_bytes_are_known_clears_these(self, meanwhile: Any) -> None:
        with site():
            meanwhile(moderation_check, "_decided", lambda: rulings.clear(rows(), user=moderator(), reason="25."))
            caption = captioned(MINOR)
            assert caption.is_publishable
            copy = captioned()
            assert copy.is_publishable
        assert (caption.decision.reason, caption.moderated_hash) == ("25.", caption.content_hash)
        assert (copy.decision, len(AgeProvider.asked)) == (caption.decision, 1)


class TestAReplacedFile:
    @pytest.mark.parametrize("mode", ["flag", "hold"])
    def test_is_checked_anew(self, mode: str) -> None:
        with site(MODE=mode):
            caption = captioned(ADULT)
            rulings.block(Caption.objects.all(), user=moderator(), reason="No.")
            photo = Photo.objects.get()
            photo.image = upload("red", "new.jpg")
            photo.save()
            AgeProvider.script.append(MINOR)
            produce()
            caption.refresh_from_db()
            assert (caption.rating, caption.decision.source) == (Rating.REVIEW, "ages ages-1")
            assert caption.is_publishable is (mode == "flag")
            photo.image = upload("teal", "again.jpg")
            photo.save()
            assert Caption.objects.get().rating == Rating.UNCHECKED
            produce()
            assert Caption.objects.get().rating == Rating.BLOCKED, "the blocked bytes are back"

    def test_is_not_blocked_where_moderation_is_off(self) -> None:
        with site(MODE="off"):
            caption = captioned()
            rulings.block(Caption.objects.all(), user=moderator(), reason="No.")
            photo = Photo.objects.get()
            photo.image = upload("red", "new.jpg")
            photo.save()
            ScriptedProvider.script.append("A green boat on a lake in the morning.")
            assert Caption.objects.get().rating == Rating.BLOCKED, "nobody has seen the new file yet"
            produce()
            caption.refresh_from_db()
            assert (caption.rating, caption.is_publishable) == (Rating.UNCHECKED, True)

    def test_keeps_the_words_of_people_unseen_until_it_is_cleared(self) -> None:
        with site():
            caption = captioned(ADULT)
            reviews.edit(caption, {"alt_text": "Mine."}, seen=Seen.of(caption), by=By(user=moderator()))
            photo = Photo.objects.get()
            photo.image = upload("red", "new.jpg")
            photo.save()
            AgeProvider.script.append(MINOR)
            produce()
            caption.refresh_from_db()
            assert (caption.published.alt_text, caption.current, caption.rating) == ("Mine.", None, Rating.REVIEW)
            assert (stands(caption), caption.error_code) == (DONE, "held")
            rulings.clear(Caption.objects.all(), user=moderator())
            ScriptedProvider.script.append("A green boat on a lake in the morning.")
            produce()
            caption.refresh_from_db()
            assert (caption.published.alt_text, caption.review) == ("Mine.", Awaits.REPLACED)
            assert (says(caption), caption.is_publishable) == ("A green boat on a lake in the morning.", False)


class TestOldImages:
    def test_are_rated_by_the_sweep_where_moderation_came_later(self) -> None:
        with site(MODE="off"):
            captioned()
            human = captioned(colour="red")
            reviews.edit(human, {"alt_text": "Mine."}, seen=Seen.of(human), by=By(user=moderator()))
            wordless = captioned(words=FAILURES["no credit"], colour="blue")
        asked = len(ScriptedProvider.asked)
        with site():
            assert not Caption.objects.publishable().exists()
            AgeProvider.script.extend([ADULT, ADULT])
            sweep()
            produce()
            assert Caption.objects.publishable().count() == 2
            assert sweep().resent == 0
            wordless.refresh_from_db()
            assert (wordless.state, wordless.rating) == (State.FAILED, Rating.UNCHECKED)
        assert (len(ScriptedProvider.asked), len(AgeProvider.asked)) == (asked, 2)

    def test_are_left_alone_where_nothing_looks_beforehand(self) -> None:
        with site(MODE="off"):
            captioned()
        for moderation in ({"MODE": "off"}, {"PROVIDER": "", "MODE": "hold"}):
            with site(**moderation):
                assert unrated.ask_for_ratings(using="default", most=10) == 0


class TestALateAnswer:
    """To a check that the row does not wait for any more: what it says of the bytes holds, and the row goes on."""

    AGE = CaptionResult(age=AgeGuess(label="30-39", confidence=0.99), model="later-1")

    @pytest.fixture(autouse=True)
    def _site(self) -> Iterator[None]:
        backends = {alias: {"BACKEND": path} for alias, path in BACKENDS.items()}
        backends["default"] = {"BACKEND": "tests.testapp.providers.LaterProvider"}
        moderation = {"PROVIDER": "ages-later", "MODE": "flag", "NSFW_UNCHECKED": "clear"}
        site = {**settings.AUTOCAPTION, "PROVIDERS": backends, "MODERATION": moderation, "LANGUAGES": ("en",)}
        with override_settings(AUTOCAPTION=site):
            yield

    def uploaded(self) -> Caption:
        Photo.objects.create(image=upload())
        produce()
        return Caption.objects.get()

    def checks(self) -> list[Attempt]:
        return list(Attempt.objects.filter(purpose=Purpose.MODERATION).order_by("pk"))

    def words_come(self) -> None:
        """To whatever the row waits for."""
        LaterProvider.script.append(lambda job: CaptionResult(text=WORDS, model="later-1"))
        Caption.objects.update(due_at=timezone.now())
        deferred.poll_jobs(using="default")

    def test_about_the_picture_before_leaves_the_job_about_the_present_one_alone(self) -> None:
        caption = self.uploaded()
        (before,) = self.checks()
        photo = Photo.objects.get()
        photo.image = upload("red")
        photo.save()
        produce()
        assert stands(fresh(caption)) == State.WAITING
        deferred.answer_came(before, self.AGE, using="default")
        assert stands(fresh(caption)) == State.WAITING
        assert Attempt.objects.get(pk=before.pk).outcome == Outcome.ANSWERED
        (_before, check) = self.checks()
        deferred.answer_came(check, self.AGE, using="default")
        assert stands(fresh(caption)) == State.PENDING

    def test_that_was_given_up_before_does_not_take_the_row_from_its_words(self) -> None:
        caption = self.uploaded()
        (check,) = self.checks()
        Attempt.objects.update(asked_at=timezone.now() - timedelta(days=1))
        Caption.objects.update(due_at=timezone.now())
        deferred.poll_jobs(using="default")
        produce()
        check.refresh_from_db()
        assert (stands(fresh(caption)), check.outcome) == (State.WAITING, Outcome.UNKNOWN), "for its words"
        deferred.answer_came(check, self.AGE, using="default")
        assert (stands(fresh(caption)), fresh(caption).rating) == (State.WAITING, Rating.CLEAR)
        self.words_come()
        assert says(fresh(caption)) == WORDS

    def test_twice_is_heard_once(self) -> None:
        """A look was on its way when the service posted the same; the row waits for its words by then."""
        caption = self.uploaded()
        (check,) = self.checks()
        same = Attempt.objects.select_related("caption__batch", "caption__decision").get(pk=check.pk)
        deferred.answer_came(check, self.AGE, using="default")
        produce()
        assert stands(fresh(caption)) == State.WAITING
        deferred.answer_came(same, self.AGE, using="default")
        assert stands(fresh(caption)) == State.WAITING
        self.words_come()
        assert says(fresh(caption)) == WORDS
