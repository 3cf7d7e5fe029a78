"""The gate: what a page shows, and above all what it does not."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import override_settings
from django.utils.translation import override

from django_autocaption.models import Caption, Rating, State
from django_autocaption.publishing.words import alt_text
from tests.pictures import upload
from tests.testapp.models import Photo, Plain, PressPhoto, ProxyPhoto

pytestmark = pytest.mark.django_db

WORDS = "A red bridge over a river."


def photo_with(model: type[Photo] = Photo, **columns: Any) -> Photo:
    photo = model.objects.create(image=upload())
    Caption.objects.update(**({"state": State.PUBLISHED, "alt_text": WORDS, "origin": "provider"} | columns))
    return photo


def render(photo: Any, tag: str = "{% alt photo.image %}") -> str:
    return Template("{% load autocaption %}" + tag).render(Context({"photo": photo}))


def test_published_words_are_shown() -> None:
    assert render(photo_with()) == WORDS


@pytest.mark.parametrize("model", [ProxyPhoto, PressPhoto])
def test_also_through_a_proxy_or_a_child(model: type[Photo]) -> None:
    assert render(photo_with(model)) == WORDS


@pytest.mark.parametrize("state", [s for s in State if s != State.PUBLISHED])
def test_words_in_any_other_state_are_not(state: State) -> None:
    assert render(photo_with(state=state)) == ""


@pytest.mark.parametrize("rating", [Rating.REVIEW, Rating.BLOCKED])
def test_words_of_an_image_that_is_not_cleared_are_not(rating: Rating) -> None:
    assert render(photo_with(rating=rating)) == ""


def test_words_of_another_file_are_not() -> None:
    photo = photo_with()
    Photo.objects.update(image="photos/exchanged.jpg")
    photo.refresh_from_db()
    assert render(photo) == ""


def test_words_stand_while_better_ones_are_asked_for_but_not_for_a_new_image() -> None:
    photo = photo_with(state=State.PENDING, standing=State.PUBLISHED)
    assert render(photo) == WORDS
    Caption.objects.update(stale=True)
    assert render(photo) == ""


def test_a_decorative_image_has_empty_alt_text_whatever_its_words() -> None:
    assert render(photo_with(decorative=True), "{% alt photo.image default='x' %}") == ""


def test_the_default_serves_until_words_are_published() -> None:
    photo = photo_with(state=State.REVIEW)
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
        Caption.objects.filter(language="de").update(alt_text="Eine rote Brücke.")
        with override("de-at"):
            assert render(photo) == "Eine rote Brücke."
        with override("fr"):
            assert render(photo) == WORDS
        assert render(photo, "{% alt photo.image language='de' %}") == "Eine rote Brücke."


def test_one_query_finds_the_words(django_assert_num_queries: Any) -> None:
    photo = photo_with()
    render(photo)
    with django_assert_num_queries(1):
        render(photo)


@pytest.mark.django_db(databases=["default", "other"])
def test_words_come_from_the_database_of_the_object() -> None:
    photo = Photo(image=upload())
    photo.save(using="other")
    Caption.objects.using("other").update(state=State.PUBLISHED, alt_text=WORDS)
    assert render(Photo.objects.using("other").get()) == WORDS
