"""What the words, and what came with them, add to the rating of their image."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import override_settings
from django.utils import translation

from django_autocaption.models import Caption, Decision, Origin, Rating
from django_autocaption.pipeline.moderate import rulings
from django_autocaption.types import AgeGuess, CaptionResult
from tests.pipeline.drive import WORDS
from tests.pipeline.rated import ADULT, FAILURES, MINOR, captioned, moderator, site
from tests.rows import says
from tests.testapp.providers import AgeProvider, ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


class TestTheWords:
    def test_may_make_it_stricter(self) -> None:
        with site(languages=("en", "de")):
            ScriptedProvider.script.append("A girl in a school uniform on a bridge over a river.")
            caption = captioned(ADULT, words="Eine rote Brücke über einem Fluss im Nebel.")
            assert not Caption.objects.publishable().exists(), "in no language"
            assert set(Caption.objects.values_list("rating", flat=True)) == {"review"}
            assert (caption.decision.rule, caption.decision.source) == ("caption", "caption")
            assert (caption.decision.age_min, says(caption)) == (
                21,
                "A girl in a school uniform on a bridge over a river.",
            )
            assert rulings.clear(Caption.objects.filter(pk=caption.pk), user=moderator()).changed == 2
            assert Caption.objects.publishable().count() == 2
        assert list(Decision.objects.values_list("rating", flat=True)) == ["clear", "review", "clear"]

    def test_never_make_it_milder(self) -> None:
        with site(MODE="flag"):
            caption = captioned(MINOR, words=CaptionResult(text=WORDS, age=AgeGuess(label="65+", confidence=1.0)))
        assert (caption.rating, caption.decision.age_min) == (Rating.REVIEW, 13)

    def test_and_their_own_nudity_check_meet_the_age_of_the_model_before(self) -> None:
        with site(MODE="flag"):
            caption = captioned(MINOR, words=CaptionResult(text=WORDS, nsfw=True))
            assert not caption.is_publishable
        assert (caption.rating, caption.decision.nsfw) == (Rating.BLOCKED, True)

    @pytest.mark.parametrize(
        ("age", "nsfw", "rating"),
        [("25-44", False, "clear"), ("13-17", False, "review"), ("13-17", True, "blocked"), ("25-44", True, "review")],
    )
    def test_serve_alone_where_their_service_tells_ages(self, age: str, nsfw: bool, rating: str) -> None:
        with site(PROVIDER="", MODE="hold", NSFW_UNCHECKED="review"):
            guess = AgeGuess(label=age, confidence=0.95)
            caption = captioned(words=CaptionResult(text=WORDS, age=guess, nsfw=nsfw))
            assert caption.is_publishable is (rating == "clear")
        assert (caption.rating, says(caption)) == (rating, WORDS)

    def test_that_saw_nobody_clear_the_image(self) -> None:
        with site(PROVIDER="", MODE="hold"):
            caption = captioned(words=CaptionResult(text=WORDS, nobody=True, nsfw=False))
            assert caption.is_publishable
        assert (caption.rating, caption.decision.rule) == (Rating.CLEAR, "nobody")

    def test_that_tell_nothing_leave_it_to_a_moderator(self) -> None:
        with site(PROVIDER="", MODE="hold"):
            caption = captioned()
            assert (caption.rating, caption.decision.rule) == (Rating.REVIEW, "unchecked")
            rulings.clear(Caption.objects.all(), user=moderator())
            assert Caption.objects.get().is_publishable, "without being asked for again"

    def test_that_were_reused_count_as_well(self) -> None:
        with site(PROVIDER="", MODE="off"):
            captioned(words="A girl on a bridge over a river.")
        with site():
            caption = captioned(ADULT)
        assert (caption.origin, caption.rating, caption.decision.rule) == (Origin.REUSED, Rating.REVIEW, "caption")

    def test_of_a_draft_that_shows_nudity_are_not_bettered_elsewhere(self) -> None:
        with site({"provider": ["default", "ages"]}, PROVIDER="", MODE="hold"):
            caption = captioned(words=CaptionResult(text="A person.", draft=True, nsfw=True))
        assert (caption.rating, says(caption), AgeProvider.asked) == (Rating.REVIEW, "A person.", [])


GIRL = "A little girl in a school uniform leans over a cake."
ELSEWHERE = {
    "the raw text": {"text": f"<think>{GIRL}</think>{WORDS}"},
    "the title": {"title": GIRL},
    "the description": {"description": GIRL},
    "the keywords": {"keywords": ("cake", "girl")},
    "a translation": {"translations": {"de": CaptionResult(text="Ein Mädchen auf einer Brücke.")}},
    "a translation's keywords": {"translations": {"de": CaptionResult(text="Eine Brücke.", keywords=("Mädchen",))}},
}


class TestEverythingThatWasSaid:
    @pytest.mark.parametrize("nsfw", [False, True])
    @pytest.mark.parametrize("said", ELSEWHERE.values(), ids=ELSEWHERE)
    def test_is_judged(self, said: dict[str, Any], nsfw: bool) -> None:
        with site():
            caption = captioned(ADULT, words=CaptionResult(**{"text": WORDS, "nsfw": nsfw, **said}))
            assert not caption.is_publishable
        assert (caption.rating, caption.decision.rule) == ("blocked" if nsfw else "review", "caption")

    def test_is_judged_where_it_is_reused(self) -> None:
        with site(PROVIDER="", MODE="off"):
            captioned(words=CaptionResult(text=WORDS, description=GIRL))
        with site():
            caption = captioned(ADULT)
        assert (caption.origin, caption.rating, caption.decision.rule) == (Origin.REUSED, Rating.REVIEW, "caption")

    def test_is_judged_of_a_label_that_nobody_bettered(self) -> None:
        with site({"provider": ["default", "ages"]}):
            AgeProvider.script.extend([ADULT, FAILURES["no credit"]])
            caption = captioned(words=CaptionResult(text="A girl, a bridge.", draft=True))
            assert says(caption)
        assert (caption.rating, caption.decision.rule) == (Rating.REVIEW, "caption")

    @pytest.mark.parametrize(("words", "joined"), [(("baby", "elephant"), True), (("baby elephant", "tree"), False)])
    def test_is_not_read_across_fields(self, words: tuple[str, ...], joined: bool) -> None:
        with site():
            caption = captioned(ADULT, words=CaptionResult(text=WORDS, keywords=words))
        assert (caption.rating == Rating.REVIEW) is joined

    def test_is_named_by_the_decision_that_it_led_to(self) -> None:
        with site():
            caption = captioned(ADULT, words=CaptionResult(text=WORDS, description=GIRL))
            checked, judged = Decision.objects.order_by("pk")
        assert (checked.source, checked.version) == ("ages ages-1", None)
        assert (judged.source, judged.version, judged) == ("caption", caption.published, caption.decision)


def test_reasons_are_told_in_the_sites_language() -> None:
    with override_settings(LANGUAGE_CODE="de"), translation.override("de"), site(MODE="flag"):
        caption = captioned(MINOR)
    assert caption.decision.reason == "Die Altersgruppe 13-20 umfasst Minderjährige."
