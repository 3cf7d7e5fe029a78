"""What a page may hold of an image: the image, its object, or something that was made from it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from asgiref.sync import async_to_sync
from django.conf import settings
from django.core.files.base import File
from django.template import Context, Template
from django.test import override_settings
from django.utils.translation import override

from django_autocaption.models import Caption, Rating
from django_autocaption.publishing import sources
from django_autocaption.publishing.asynchronous import (
    aalt_text,
    ais_publishable,
    aprefetch_captions,
    apublished_caption,
)
from django_autocaption.publishing.gate import alt_text, is_publishable, published_caption
from django_autocaption.publishing.sources import register_place, register_renditions, register_source
from django_autocaption.templatetags import autocaption as tags
from tests.publishing.samples import WORDS, Page, photo_with, thumbnail
from tests.testapp.models import Plain, Product

pytestmark = pytest.mark.django_db


class Made(File):
    """As django-imagekit has it: a file with an address, which knows its generator."""

    url = "/cache/small.jpg"

    def __init__(self, source: Any) -> None:
        super().__init__(None, "cache/small.jpg")
        self.generator = SimpleNamespace(source=source)


def render(template: str, **context: Any) -> str:
    return Template("{% load autocaption %}" + template).render(Context(context))


def test_what_was_made_from_an_image_has_its_words_and_an_address_of_its_own() -> None:
    made = Made(photo_with().image)
    assert render("{% alt made %}", made=made) == WORDS
    image = Page(render("{% captioned_img made %}", made=made)).one("img")
    assert (image["src"], image["alt"]) == ("/cache/small.jpg", WORDS)
    assert "width" not in image
    Caption.objects.update(rating=Rating.BLOCKED)
    assert render("{% captioned_img made %}", made=made) == ""
    assert not is_publishable(made)  # type: ignore[arg-type] # as a template may


def test_an_object_stands_for_its_only_image() -> None:
    photo = photo_with()
    assert render("{% alt photo %}", photo=photo) == WORDS
    assert Page(render("{% captioned_img photo %}", photo=photo)).one("img")["src"] == photo.image.url
    product = Product(front="a.jpg", back="b.jpg")
    assert render("{% alt product default='Which?' %}", product=product) == "Which?"
    assert render("{% captioned_img plain %}", plain=Plain(image="x.jpg")) == ""


def test_a_thumbnail_that_knows_nothing_of_its_source_is_no_error() -> None:
    file = thumbnail()
    assert render("{% alt file default='A photo' %}", file=file) == "A photo"
    assert Page(render("{% captioned_img file default='A photo' %}", file=file)).one("img")["alt"] == "A photo"
    assert render("{% page_meta file default='A page' %}", file=file) == "<title>A page</title>"
    assert render("{% if file|is_publishable %}yes{% endif %}", file=file) == "yes"


def test_a_thumbnail_that_knows_its_name_alone_has_the_words_of_what_that_was_made_from(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr(sources, "_finders_of_originals", {})
    photo, file = photo_with(), thumbnail()
    asked: list[str] = []

    @register_renditions
    def of_thumbnails(names: Any) -> dict[str, str]:
        asked.extend(names)
        return {name: photo.image.name for name in names if name == "t.jpg"}

    assert alt_text(file) == WORDS  # content types are kept
    with django_assert_num_queries(1):
        image = Page(render("{% captioned_img file %}", file=file)).one("img")
    assert (image["src"], image["alt"]) == (file.url, WORDS)
    assert render("{% alt file %}|{% if file|is_publishable %}yes{% endif %}", file=file) == f"{WORDS}|yes"
    Caption.objects.update(rating=Rating.BLOCKED)
    assert render("{% captioned_img file default='A photo' %}{% image_jsonld file %}", file=file) == ""
    assert not is_publishable(file)
    asked.clear()
    assert render("{% alt image default='-' %}", image=Plain(image="t.jpg").image) == "-"
    assert asked == [], "a file of a row is no thumbnail"


@pytest.mark.parametrize("nothing", [None, "", "photo.jpg", 7, [], Product()])
def test_what_is_no_image_is_as_an_empty_field(nothing: Any) -> None:
    tags = "{% captioned_img x %}{% figure x %}{% seo_image_meta x %}{% image_jsonld x %}{% alt_lang x %}"
    assert render(tags + "{% if x|is_publishable %}yes{% endif %}", x=nothing) == ""
    assert render("{% alt x default='-' %}", x=nothing) == "-"


def test_a_site_teaches_what_its_own_renditions_were_made_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_finders", {})
    photo = photo_with()
    crop = SimpleNamespace(of=photo, url="/crop.jpg")
    assert alt_text(crop) == ""  # type: ignore[arg-type] # not yet

    @register_source
    def of_crop(given: Any) -> Any:
        return getattr(given, "of", None)

    assert render("{% alt crop %}", crop=crop) == WORDS
    assert Page(render("{% captioned_img crop %}", crop=crop)).one("img")["src"] == "/crop.jpg"


@pytest.mark.django_db(transaction=True)
def test_async_views_ask_in_a_thread_and_not_at_all_what_was_prefetched() -> None:
    photo = photo_with()

    async def view() -> tuple[Any, ...]:
        caption = await apublished_caption(photo.image)
        words = await aalt_text(photo.image), await ais_publishable(photo.image), caption and caption.alt_text
        (again,) = await aprefetch_captions([photo])
        return *words, alt_text(again.image)  # refused in async code if it asked the database

    assert async_to_sync(view)() == (WORDS, True, WORDS, WORDS)


def test_jinja2_has_the_functions() -> None:
    environment = jinja2.Environment(autoescape=True, extensions=["django_autocaption.contrib.jinja2.Autocaption"])
    template = "{% if is_publishable(photo.image) %}{{ captioned_img(photo) }}{% endif %}{{ alt_text(nothing) }}"
    page = Page(environment.from_string(template).render(photo=photo_with(), nothing=None))
    assert page.one("img")["alt"] == WORDS


def test_jinja2_lacks_nothing_that_djangos_templates_have_but_the_marks_for_editors() -> None:
    environment = jinja2.Environment(autoescape=True, extensions=["django_autocaption.contrib.jinja2.Autocaption"])
    renamed = {"alt": "alt_text", "alt_lang": "alt_language"}
    given = {*tags.register.tags, *tags.register.filters} - {"autocaption_overlay"}
    assert {renamed.get(name, name) for name in given} <= {*environment.globals, *environment.filters}


def test_a_row_for_a_rendition_shows_its_own_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_finders", {})
    photo, small = photo_with(), Plain(image="small.jpg")
    register_source(lambda given: photo if given is small else None)
    image = Page(render("{% captioned_img small %}", small=small)).one("img")
    assert (image["src"], image["alt"]) == (small.image.url, WORDS)


def test_what_an_editor_said_of_an_image_in_its_place_goes_before_its_caption(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_places", {})
    photo = photo_with()
    said = {photo.image: None}
    register_place(lambda given: said.get(given))
    assert render("{% alt photo.image %}", photo=photo) == WORDS
    said[photo.image] = "The third of nine."
    with override("de"):
        image = Page(render("{% captioned_img photo.image %}", photo=photo)).one("img")
    assert image["alt"] == "The third of nine."
    assert "lang" not in image, "it is written in the language of the page"
    told = published_caption(photo.image)
    assert told is not None
    assert (told.width, told.height, told.image_name, told.language) == (64, 48, photo.image.name, "en")
    assert (told.origin, told.provider, told.approved, told.is_unapproved_machines) == ("human", "", True, False)
    assert told.human_fields == {"alt_text", "decorative"}
    assert not told.decorative
    with override(None), override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "LANGUAGES": ["en"]}):
        told = published_caption(photo.image)
    assert told is not None
    assert told.language == "en", "a page without a language is in the site's first"
    said[photo.image] = ""
    assert render("{% alt photo.image default='-' %}", photo=photo) == "", "decorative in this place"
    Caption.objects.update(published=None)
    assert render("{% alt photo.image default='-' %}", photo=photo) == "", "also while it has no caption"
    Caption.objects.update(rating=Rating.BLOCKED)
    said[photo.image] = "The third of nine."
    assert render("{% captioned_img photo.image %}", photo=photo) == "", "moderation withholds the image all the same"
