"""What the words, and what came with them, add to the rating of their image."""

from __future__ import annotations

import pytest

from django_autocaption.models import Caption, Decision, Origin, Rating
from django_autocaption.pipeline.moderate import rulings
from django_autocaption.types import AgeGuess, CaptionResult
from tests.pipeline.drive import WORDS
from tests.pipeline.rated import ADULT, MINOR, captioned, moderator, site
from tests.testapp.providers import AgeProvider, ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


class TestTheWords:
    def test_may_make_it_stricter(self) -> None:
        with site(languages=("en", "de")):
            ScriptedProvider.script.append("A girl in a school uniform on a bridge over a river.")
            caption = captioned(ADULT, words="Eine rote Brücke über einem Fluss im Nebel.")
            assert not Caption.objects.publishable().exists(), "in no language"
            assert set(Caption.objects.values_list("rating", flat=True)) == {"review"}
            assert (caption.moderation_rule, caption.moderation_source) == ("caption", "caption")
            assert (caption.age_min, caption.alt_text) == (21, "A girl in a school uniform on a bridge over a river.")
            assert rulings.clear(Caption.objects.filter(pk=caption.pk), user=moderator()) == 2
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
            rulings.clear(Caption.objects.all(), user=moderator())
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
