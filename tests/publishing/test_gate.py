"""The gate: what a page shows, and above all what it does not."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import override_settings
from django.utils.translation import override

from django_autocaption.models import Awaits, Caption, Origin, Rating, State, Version
from django_autocaption.models.transitions import replaced
from django_autocaption.pipeline.intake import requests
from django_autocaption.publishing.gate import (
    alt_language,
    alt_text,
    awaits_editor,
    cache_key,
    published_caption,
    seo_words,
)
from django_autocaption.text import SeoWords
from tests.pictures import upload
from tests.publishing.samples import DESCRIPTION, WORDS, give_words, photo_with
from tests.rows import REVIEW, awaits, version
from tests.testapp.models import Photo, Plain, PressPhoto, ProxyPhoto

pytestmark = pytest.mark.django_db


def render(photo: Any, tag: str = "{% alt photo.image %}") -> str:
    return Template("{% load autocaption %}" + tag).render(Context({"photo": photo}))


def test_published_words_are_shown() -> None:
    assert render(photo_with()) == WORDS


@pytest.mark.parametrize("model", [ProxyPhoto, PressPhoto])
def test_also_through_a_proxy_or_a_child(model: type[Photo]) -> None:
    assert render(photo_with(model)) == WORDS


@pytest.mark.parametrize("state", State)
def test_published_words_stand_whatever_the_work_is_at(state: State) -> None:
    assert render(photo_with(state=state)) == WORDS


@pytest.mark.parametrize("state", State)
def test_a_draft_is_not_shown(state: State) -> None:
    assert render(photo_with(state=state, standing=REVIEW)) == ""


def test_words_stand_while_a_draft_beside_them_waits() -> None:
    photo = photo_with(title="A bridge")
    draft = version(Caption.objects.get(), "Another text.", standing=REVIEW)
    assert draft.as_draft
    assert render(photo) == WORDS
    caption = published_caption(photo.image)
    assert caption is not None
    assert (caption.alt_text, caption.title) == (WORDS, "A bridge")


@pytest.mark.parametrize("rating", [Rating.REVIEW, Rating.BLOCKED])
def test_words_of_an_image_that_is_not_cleared_are_not(rating: Rating) -> None:
    assert render(photo_with(rating=rating)) == ""


def test_words_of_another_file_are_not() -> None:
    photo = photo_with()
    Photo.objects.update(image="photos/exchanged.jpg")
    photo.refresh_from_db()
    assert render(photo) == ""


def test_words_stand_while_better_ones_are_asked_for_but_not_for_a_new_image() -> None:
    photo = photo_with()
    requests.request(photo, "image", recaption=True)
    assert Caption.objects.get().state == State.PENDING
    assert render(photo) == WORDS
    Caption.objects.update(**replaced(photo.image.name))
    assert Caption.objects.get().published is not None
    assert render(photo) == ""


def test_a_decorative_image_has_empty_alt_text_whatever_its_words() -> None:
    assert render(photo_with(decorative=True), "{% alt photo.image default='x' %}") == ""


def test_the_default_serves_until_words_are_published() -> None:
    photo = photo_with(standing=REVIEW)
    assert render(photo, "{% alt photo.image default='Bridge' %}") == "Bridge"


def test_hostile_words_stay_inside_their_attribute() -> None:
    photo = photo_with(alt_text="\"><script>alert(1)</script>{{ photo }}{% now 'Y' %}")
    html = render(photo, '<img alt="{% alt photo.image %}">')
    assert html.count('"') == 2
    assert "<script>" not in html
    assert "{{ photo }}" in html


@pytest.mark.parametrize("image", [None, "", "photos/x.jpg", 5])
def test_what_is_no_image_has_no_words(image: Any) -> None:
    assert Template("{% load autocaption %}{% alt image %}").render(Context({"image": image})) == ""


def test_an_unregistered_unsaved_or_empty_field_has_no_words() -> None:
    assert alt_text(Plain.objects.create(image=upload()).image) == ""
    assert alt_text(Photo(image="x.jpg").image) == ""
    assert alt_text(Photo.objects.create().image) == ""


def test_words_follow_the_active_language_and_fall_back() -> None:
    languages = {**settings.AUTOCAPTION, "LANGUAGES": ["en", "de"]}
    with override_settings(AUTOCAPTION=languages):
        photo = photo_with()
        version(Caption.objects.get(language="de"), "Eine rote Brücke.")
        with override("de-at"):
            assert render(photo) == "Eine rote Brücke."
        with override("fr"):
            assert render(photo) == WORDS
        assert render(photo, "{% alt photo.image language='de' %}") == "Eine rote Brücke."


def in_three_languages(**keys: Any) -> Any:
    """A site in English, German and French."""
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "LANGUAGES": ["en", "de", "fr"], **keys})


def photo_in(*languages: str) -> Photo:
    """A photograph with published words in these languages alone."""
    photo = photo_with()
    Caption.objects.exclude(language__in=languages).update(published=None)
    return photo


def test_a_page_never_shows_any_other_language() -> None:
    with in_three_languages():
        photo = photo_in("de")
        for language in ("en", "fr", "it"):
            with override(language):
                assert render(photo, "{% alt photo.image default='Bridge' %}") == "Bridge"
                assert render(photo, "{% alt_lang photo.image %}") == ""


def test_a_site_may_prefer_its_default_to_a_foreign_text() -> None:
    with in_three_languages(LANGUAGE_FALLBACK=False):
        photo = photo_in("en")
        with override("fr"):
            assert render(photo, "{% alt photo.image default='Pont' %}{% alt_lang photo.image %}") == "Pont"
            assert 'lang="' not in render(photo, "{% captioned_img photo.image default='Pont' %}")
        with override("en-gb"):
            assert render(photo) == WORDS


def test_hand_written_elements_can_say_the_language_of_the_alt_text() -> None:
    tag = '<img alt="{% alt photo.image %}"{% alt_lang photo.image %}>'
    with in_three_languages():
        photo = photo_in("en", "de")
        version(Caption.objects.get(language="de"), "Eine rote Brücke.")
        with override("fr"):
            assert render(photo, tag) == f'<img alt="{WORDS}" lang="en">'
        with override("de-at"):
            assert render(photo, tag) == '<img alt="Eine rote Brücke.">'
            assert render(photo, "{% alt_lang photo.image language='en' %}") == ' lang="en"'
            assert alt_language(photo.image) == ""
        Version.objects.update(decorative=True)
        with override("fr"):
            assert render(photo, tag) == '<img alt="">'
            assert alt_language(photo.image) == ""
    assert render(photo, "{% alt_lang 5 %}") == ""


def test_words_in_a_language_that_the_site_has_no_more_are_not() -> None:
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "LANGUAGES": ["en", "de"]}):
        photo = photo_with()
        version(Caption.objects.get(language="de"), "Eine rote Brücke.")
    with override("de"):
        assert render(photo) == WORDS
        Caption.objects.filter(language="en").update(published=None)
        assert render(photo) == ""


def test_a_page_is_told_who_wrote_what() -> None:
    photo = photo_with(
        title="A bridge",
        keywords=["red", "Brücke"],
        model="scripted-1",
        provider="default",
        origin=Origin.HUMAN,
        human_fields=["title"],
    )
    caption = published_caption(photo.image)
    assert caption is not None
    assert (caption.alt_text, caption.title, caption.keywords) == (WORDS, "A bridge", ("red", "Brücke"))
    assert (caption.language, caption.image_name, caption.width, caption.height) == ("en", photo.image.name, 64, 48)
    assert (caption.origin, caption.provider, caption.model) == ("human", "default", "scripted-1")
    assert caption.human_fields == {"title"}
    with pytest.raises(FrozenInstanceError):
        caption.alt_text = "x"


@pytest.mark.parametrize("reason", [reason for reason in Awaits if reason])
def test_an_image_awaits_its_editor_only_while_nothing_is_published(reason: Awaits) -> None:
    photo = photo_with()
    awaits(Caption.objects.get(), reason)
    assert not awaits_editor(photo.image)
    Caption.objects.update(published=None)
    assert awaits_editor(photo.image)


def test_one_query_finds_the_words(django_assert_num_queries: Any) -> None:
    photo = photo_with()
    render(photo)
    with django_assert_num_queries(1):
        render(photo)


@pytest.mark.django_db(databases=["default", "other"])
def test_words_come_from_the_database_of_the_object() -> None:
    photo = Photo(image=upload())
    photo.save(using="other")
    give_words(Caption.objects.using("other").get(), using="other")
    assert render(Photo.objects.using("other").get()) == WORDS


def test_a_key_for_caches_changes_with_all_that_a_page_may_show() -> None:
    photo = photo_with()
    keys = [cache_key(photo.image)]
    assert render(photo, "{{ photo.image|cache_key }}") == keys[0]
    version(Caption.objects.get(), "Another text.")
    keys.append(cache_key(photo.image))
    Caption.objects.update(rating=Rating.BLOCKED)
    keys.append(cache_key(photo.image))
    assert len(set(keys)) == 3
    assert {len(key) for key in keys} == {20}
    assert cache_key(photo.image) == keys[2]
    assert render(photo, "{{ nothing|cache_key }}")


def test_a_page_about_one_image_has_texts_of_its_words() -> None:
    words = {"title": "The red bridge", "description": DESCRIPTION, "keywords": ["steel", "boats"]}
    found = seo_words(published_caption(photo_with(**words).image))
    assert found.title == "The red bridge"
    assert {"steel", "boats"} <= set(found.keywords)
    assert seo_words(None) == SeoWords()


def test_the_name_of_its_file_is_no_title() -> None:
    photo_with(title="riverside-walk")
    for model, column in ((Photo, "image"), (Caption, "image_name")):
        model.objects.update(**{column: "photos/riverside-walk.jpg"})
    assert seo_words(published_caption(Photo.objects.get().image)).title not in ("", "riverside-walk")


def test_they_are_written_as_their_language_is() -> None:
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "LANGUAGES": ["en", "de"]}):
        image = photo_with(alt_text="Eine rote Brücke.").image
        names = [seo_words(published_caption(image, language=language)).file_name for language in ("en", "de")]
    assert ["bruecke" in name for name in names] == [False, True]


def test_a_page_about_a_decorative_image_has_none() -> None:
    assert seo_words(published_caption(photo_with(decorative=True, title="The red bridge").image)).title == ""


def test_what_names_the_image_in_no_active_language_is_the_sites_first() -> None:
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "LANGUAGES": ["en"]}), override(None):
        assert render(photo_with()) == WORDS
