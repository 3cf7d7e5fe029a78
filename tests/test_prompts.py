"""Prompts: placeholders are filled in, and nothing else can be reached through them."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption import prompts
from django_autocaption.models import Caption, Prompt, State
from django_autocaption.pipeline.work.production import caption_images
from tests.pictures import upload
from tests.rows import PUBLISHED, says, stands
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider


def test_placeholders_are_filled_in() -> None:
    assert prompts.fill("Describe {title} in {language}.", {"title": "a\n  b", "language": "German"}) == (
        "Describe a b in German."
    )


def test_values_are_short_flat_and_never_read_as_placeholders() -> None:
    filled = prompts.fill("{title}", {"title": "{site} " + "x" * 1000, "site": "secret"})
    assert filled.startswith("{site} x")
    assert len(filled) == prompts.LONGEST_VALUE


@pytest.mark.parametrize("text", ["{object.__class__}", "{object[0]}", "{}", "{0}", "{unheard}"])
def test_what_reaches_further_is_refused(text: str) -> None:
    assert prompts.unknown_placeholders(text)
    with pytest.raises(ValueError, match="nothing fills in"):
        prompts.fill(text, {"object": object()})


def test_braces_can_be_written() -> None:
    assert prompts.fill("{{literal}}", {}) == "{literal}"


@given(st.text())
def test_any_text_is_filled_or_refused_with_a_sentence(text: str) -> None:
    try:
        prompts.fill(text, {})
    except ValueError as error:
        assert "prompt" in str(error)


@pytest.mark.parametrize("name", prompts.DEFAULTS)
def test_the_apps_own_prompts_name_only_what_is_filled_in(name: str) -> None:
    assert prompts.unknown_placeholders(prompts.DEFAULTS[name]) == []


def test_the_alt_decision_tree_of_the_w3c_is_there_whole() -> None:
    assert {"decorative", "functional", "informative", "complex"} <= set(prompts.DEFAULTS)


ASKS = prompts.fill(prompts.DEFAULTS["decorative"], {"title": "Spring sale", "language": "English"})


@pytest.mark.parametrize("answer", ["DECORATIVE", "decorative", "Decorative.", ' "DECORATIVE" ', "**DECORATIVE**\n"])
def test_one_word_says_that_an_image_needs_none(answer: str) -> None:
    assert prompts.says_decorative(ASKS, answer)
    assert not prompts.says_decorative("Describe the image.", answer)


@pytest.mark.parametrize("answer", ["", "A decorative border.", "DECORATIVE: a border of leaves", "Not decorative"])
def test_a_sentence_is_never_taken_for_that_word(answer: str) -> None:
    assert not prompts.says_decorative(ASKS, answer)


@pytest.mark.django_db
class TestNamedPrompts:
    def ask(self, text: str, *, title: str = "Old bridge", **options: Any) -> Caption:
        Prompt.objects.update_or_create(name="own", defaults={"text": text})
        fields = {"testapp.Photo.image": {"prompt": "own", **options}}
        changed = {**settings.AUTOCAPTION, "FIELDS": fields, "SITE_NAME": "Our photos", "LANGUAGES": ["de"]}
        with override_settings(AUTOCAPTION=changed):
            Photo.objects.create(image=upload(), title=title)
            caption_images(list(Caption.objects.values_list("pk", flat=True)), using="default")
        return Caption.objects.get()

    def test_know_language_title_site_and_field(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append("Eine Brücke im Nebel.")
        self.ask("{title}, {field}, {site}, in {language}")
        assert scripted.asked[0].prompt == "Old bridge, image, Our photos, in German"

    def test_know_the_fields_that_the_registration_names(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append("Eine Brücke im Nebel.")
        self.ask("Number {pk}", prompt_fields=["pk"])
        assert scripted.asked[0].prompt.startswith("Number ")

    def test_that_cannot_be_filled_in_are_told_and_cost_nothing(self, scripted: type[ScriptedProvider]) -> None:
        caption = self.ask("{agency}")
        assert (stands(caption), caption.error_code, scripted.asked) == (State.FAILED, "prompt_placeholder", [])
        assert "{agency}" in caption.error_message

    def test_are_checked_where_they_are_written(self) -> None:
        with pytest.raises(ValidationError, match=r"\{agency\}"):
            Prompt(name="x", text="{agency}").full_clean()
        with pytest.raises(ValidationError, match="braces"):
            Prompt(name="x", text="{agency").full_clean()
        Prompt(name="x", text="In {language}").full_clean()

    def test_that_are_misspelt_are_answered_with_the_nearest_name(self) -> None:
        with pytest.raises(ValidationError, match=r"\{titel\}\. Did you mean \{title\}\?"):
            Prompt(name="x", text="{titel}").full_clean()
        with pytest.raises(ValidationError, match=r"\{object\.pk\}\. Did you mean \{object\}\?"):
            Prompt(name="x", text="{object.pk}").full_clean()

    def test_each_is_named_once_where_they_are_listed(self) -> None:
        fields = {"testapp.Photo.image": {"prompt_fields": ["title"]}}
        site = override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields})
        with site, pytest.raises(ValidationError) as told:
            Prompt(name="x", text="{agency}").full_clean()
        assert str(told.value).count("{title}") == 1

    def test_know_the_house_style_whole_and_the_word_list(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append("Eine Brücke im Nebel.")
        house = {"HOUSE_STYLE": {"de": "Kurz. {so}" + " und gut" * 200, "en": "Short."}}
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **house, "WORD_LIST": {"forbidden": ["Span*"]}}):
            self.ask("Describe. {style} {words}")
        said = house["HOUSE_STYLE"]["de"]
        assert scripted.asked[0].prompt == (f"Describe. Follow the house style of this site: {said} Do not say “Span”.")

    def test_let_a_service_say_that_an_image_only_decorates(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append("DECORATIVE")
        caption = self.ask(prompts.DEFAULTS["decorative"])
        assert caption.current is not None
        assert (stands(caption), caption.current.decorative, says(caption)) == (PUBLISHED, True, "")
        assert caption.is_publishable

    def test_a_new_site_has_some(self) -> None:
        assert set(Prompt.objects.values_list("name", flat=True)) == set(prompts.DEFAULTS)


@pytest.mark.django_db
def test_a_language_other_than_english_is_asked_for(scripted: type[ScriptedProvider]) -> None:
    scripted.script.append("Eine Brücke im Nebel.")
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "LANGUAGES": ["de"]}):
        Photo.objects.create(image=upload())
        caption_images(list(Caption.objects.values_list("pk", flat=True)), using="default")
    assert "in German" in scripted.asked[0].prompt


def test_prompts_read_as_if_they_did_not_name_a_house_style_that_is_not_set() -> None:
    assert prompts.fill("Say it alone. {style} {words}", {}) == "Say it alone."
    assert prompts.fill("Say it. {style} In {words} short.", {}) == "Say it. In short."
    words = prompts.house("", {"cell phone": "mobile", "behindert*": ""})
    assert prompts.fill("Say it. {style} {words}", {}, own=words) == (
        "Say it. Say “mobile”, not “cell phone”. Do not say “behindert”."
    )


def test_a_word_list_is_told_as_far_as_it_fits() -> None:
    told = prompts.house("", {f"word {number:04}": "" for number in range(500)})["words"]
    assert 1_900 < len(told) <= prompts.LONGEST_WORD_LIST
    assert told.startswith("Do not say “word 0000”.") and told.endswith("”.")
