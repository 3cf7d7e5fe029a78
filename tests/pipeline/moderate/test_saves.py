"""Photographs saved on a site that moderates: what was said anywhere decides, and what is said no more does not."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from django.db import models

from django_autocaption.models import Awaits, Caption, Version
from django_autocaption.models.version import WORD_FIELDS
from django_autocaption.pipeline.moderate import assessment
from django_autocaption.pipeline.words import reviews
from django_autocaption.types import CaptionResult
from tests.pipeline.drive import WORDS
from tests.pipeline.rated import ADULT, MINOR, ask_again, captioned, moderator, produce, site
from tests.testapp.providers import ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]

GIRL = "A little girl in a school uniform leans over a cake."
#: What of a version no service says of the image.
NO_WORDS_OF_IT = {"image_name", "content_hash", "origin", "human_fields", "provider", "model"}
#: The same of an answer.
NO_WORDS_IN_IT = {"language", "model", "external_id", "finish_reason"}

#: On hold, with an adult's label: what is said → whether it is shown.
ON_HOLD: dict[str, tuple[dict[str, Any], bool]] = {
    "nothing of people": ({}, True),
    "a child's seat": ({"description": "A child seat is strapped to a bicycle beside a wall."}, True),
    "baby carrots": ({"description": "A bowl of baby carrots stands on a kitchen table."}, True),
    "an old horse": ({"description": "A 5-year-old horse gallops across a meadow."}, True),
    "the weather": ({"description": "A satellite image of El Niño in the Pacific."}, True),
    "a school's building": ({"description": "A high school building stands behind tall trees."}, True),
    "German furniture": ({"description": "Ein Kinderwagen steht vor einer Bäckerei."}, True),
    "the alt text": ({"text": GIRL}, False),
    "the title": ({"title": GIRL}, False),
    "the description": ({"description": GIRL}, False),
    "its second sentence": ({"description": f"{WORDS} {GIRL}"}, False),
    "a keyword": ({"keywords": ("cake", "girl")}, False),
    "thoughts that are cut off": ({"text": f"<think>{GIRL}</think>{WORDS}"}, False),
    "an age": ({"description": "A 14-year-old skateboarder jumps over a bin."}, False),
    "an age in words": ({"description": "A twelve-year-old swimmer waits at a pool."}, False),
    "a German translation": ({"translations": {"de": CaptionResult(text="Ein Mädchen auf einer Brücke.")}}, False),
    "its description": ({"translations": {"de": CaptionResult(text="Brücke.", description="Kinder laufen.")}}, False),
    "a Japanese one": ({"translations": {"ja": CaptionResult(text="赤い橋。", title="橋の上の女の子")}}, False),
    "a French one's keywords": ({"translations": {"fr": CaptionResult(text="Pont.", keywords=("fillette",))}}, False),
    "an Arabic one": ({"translations": {"ar": CaptionResult(text="طفلة عمرها 6 سنوات على جسر.")}}, False),
    "a Russian one": ({"translations": {"ru": CaptionResult(text="Мальчик на мосту.")}}, False),
}


@pytest.mark.parametrize(("said", "shown"), ON_HOLD.values(), ids=ON_HOLD)
def test_on_hold_nothing_that_was_said_anywhere_is_overlooked(said: dict[str, Any], shown: bool) -> None:
    with site():
        caption = captioned(ADULT, words=CaptionResult(**{"text": WORDS, **said}))
        assert (caption.is_publishable, caption.rating) == (shown, "clear" if shown else "review")


@pytest.mark.parametrize("mode", ["hold", "flag"])
@pytest.mark.parametrize("place", ["text", "title", "description"])
def test_with_nudity_a_minor_blocks_wherever_it_stands(place: str, mode: str) -> None:
    with site(MODE=mode):
        caption = captioned(ADULT, words=CaptionResult(**{"text": WORDS, "nsfw": True, place: GIRL}))
        assert (caption.rating, caption.is_publishable) == ("blocked", False)


def test_where_moderation_is_off_nothing_is_judged() -> None:
    with site(PROVIDER="", MODE="off"):
        caption = captioned(words=CaptionResult(text=WORDS, description=GIRL))
        assert (caption.is_publishable, caption.decision) == (True, None)


@pytest.mark.parametrize(
    "said",
    [
        {"description": "A red bridge. An Asian woman of 45 years crosses it."},
        {"description": "A 45-year-old woman crosses a red bridge."},
        {"title": "A Muslim woman on a bridge"},
        {"text": "Sarah Connelly crosses a red bridge."},
        {"text": "A chef named Giuseppe stands on a bridge."},
    ],
    ids=str,
)
def test_attributes_and_names_wait_for_an_editor(said: dict[str, Any]) -> None:
    with site(PROVIDER="", MODE="off"):
        caption = captioned(words=CaptionResult(**{"text": WORDS, **said}))
    assert (caption.published, caption.review) == (None, Awaits.DRAFT)


@pytest.mark.parametrize("said", ["The wall of a 45-year-old house.", "The Golden Gate Bridge disappears into fog."])
def test_things_and_places_do_not(said: str) -> None:
    with site(PROVIDER="", MODE="off"):
        caption = captioned(words=CaptionResult(text=said))
    assert caption.published is not None


def test_a_name_that_the_object_gives_is_no_guess() -> None:
    with site(PROVIDER="", MODE="off"):
        caption = captioned(words="A red bridge in the fog.")
        photo = caption.content_object
        photo.title = "Neil Armstrong"
        photo.save()
        ScriptedProvider.script.append("Astronaut Neil Armstrong stands on a bridge.")
        ask_again(Caption.objects.all())
        produce()
        caption = Caption.objects.with_words().get()
    assert (caption.published.alt_text, caption.draft) == ("Astronaut Neil Armstrong stands on a bridge.", None)


def test_keywords_name_no_attributes() -> None:
    with site(PROVIDER="", MODE="off"):
        keywords = ("bridge", "asian woman", "muslim", "30-year-old man", "river")
        caption = captioned(words=CaptionResult(text=WORDS, keywords=keywords))
    assert caption.published.keywords[:2] == ["bridge", "river"]
    assert not {"asian woman", "muslim", "30-year-old man"} & set(caption.published.keywords)


class TestADecisionMadeFromWords:
    def test_lapses_with_them(self) -> None:
        with site(MODE="flag"):
            caption = captioned(ADULT, words=GIRL)
            assert (caption.rating, caption.decision.version) == ("review", caption.published)
            ScriptedProvider.script.append(WORDS)
            ask_again(Caption.objects.all())
            produce()
            caption = Caption.objects.with_words().get()
        assert (caption.rating, caption.decision.rule, says(caption)) == ("clear", "adult_near", WORDS)

    def test_stands_while_others_say_the_same(self) -> None:
        with site(MODE="flag", languages=("en", "de")):
            ScriptedProvider.script.append("Ein Mädchen steht auf einer Brücke über einem Fluss.")
            caption = captioned(ADULT, words="A girl stands on a bridge over a river.")
            assert caption.rating == "review"
            for _language in ("en", "de"):
                ScriptedProvider.script.append(WORDS)
            ask_again(Caption.objects.filter(language="en"))
            produce()
        assert set(Caption.objects.values_list("rating", flat=True)) == {"review"}

    def test_does_not_take_along_what_an_age_model_saw(self) -> None:
        with site(MODE="flag"):
            captioned(MINOR, words=GIRL)
            ScriptedProvider.script.append(WORDS)
            ask_again(Caption.objects.all())
            produce()
        assert Caption.objects.get().rating == "review"


def test_words_of_people_are_not_held_where_they_are_reused() -> None:
    with site(PROVIDER="", MODE="off"):
        caption = captioned(words=WORDS)
        by = reviews.By(user=moderator())
        reviews.edit(caption, {"alt_text": GIRL}, seen=reviews.Seen.of(caption), by=by)
    with site():
        caption = captioned(ADULT)
        assert (says(caption), caption.rating) == (GIRL, "clear")


def says(caption: Caption) -> str:
    words = Caption.objects.with_words().get(pk=caption.pk).published
    return words.alt_text if words is not None else ""


def test_every_field_of_words_is_judged() -> None:
    texts = (models.CharField, models.TextField, models.JSONField)
    columns = {field.name for field in Version._meta.concrete_fields if isinstance(field, texts)}
    assert columns - NO_WORDS_OF_IT == set(WORD_FIELDS) - {"decorative"} == set(assessment.SAID) - {"text"}
    said = {field.name for field in fields(CaptionResult) if field.type in ("str", "tuple[str, ...]")}
    assert said - NO_WORDS_IN_IT == set(assessment.SAID) & {field.name for field in fields(CaptionResult)}
    whole = {name: [name] if name == "keywords" else name for name in WORD_FIELDS if name != "decorative"}
    assert set(assessment.everything_said(whole, language="en")["en"].split(assessment.SEPARATOR)) == set(whole)
