"""Many images on a page: one query for the words of all, and never yesterday's."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import django
import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from django_autocaption.exceptions import ConfigurationError
from django_autocaption.models import Caption, Rating, State, Version
from django_autocaption.models.version import TEXT_FIELDS
from django_autocaption.publishing.gate import alt_text, is_withheld, published_caption
from django_autocaption.publishing.prefetch import is_prefetched, prefetch_captions, standings_of_files
from django_autocaption.publishing.richtext import with_alt_texts
from django_autocaption.registry import registry
from tests.pictures import upload
from tests.publishing.samples import WORDS, give_words, photo_with
from tests.rows import REVIEW, version
from tests.testapp.models import Country, Photo, Plain, PressPhoto, Product

pytestmark = pytest.mark.django_db
needs_fetch_modes = pytest.mark.skipif(django.VERSION < (6, 1), reason="fetch modes came with Django 6.1")


@pytest.fixture(autouse=True)
def known_content_types() -> None:
    """As in a process that has served a page before."""
    for model in (Photo, PressPhoto, Product, Country):
        ContentType.objects.get_for_model(model)


def photos(number: int) -> None:
    """So many photographs with words, saved once and multiplied in the database."""
    first = photo_with()
    words = Caption.objects.get()
    more = Photo.objects.bulk_create(Photo(image=first.image.name) for _ in range(number - 1))
    copies = []
    for photo in more:
        row = copy.copy(words)
        row.pk, row.object_id, row.published = None, str(photo.pk), None
        row._state = copy.copy(row._state)
        row._state.adding = True
        copies.append(row)
    for row in Caption.objects.bulk_create(copies):
        version(row, WORDS)


@pytest.mark.parametrize("number", [1, 10, 100])
def test_any_number_of_images_costs_one_query(number: int, django_assert_num_queries: Any) -> None:
    photos(number)
    with django_assert_num_queries(2):
        page = prefetch_captions(Photo.objects.all(), "image")
        assert [alt_text(photo.image) for photo in page] == [WORDS] * number


def test_a_queryset_is_not_fetched_twice(django_assert_num_queries: Any) -> None:
    photos(3)
    queryset = Photo.objects.all()
    prefetch_captions(queryset)
    with django_assert_num_queries(0):
        assert [alt_text(photo.image) for photo in queryset] == [WORDS] * 3


def test_alt_texts_alone_make_no_model_instances() -> None:
    photos(3)
    made: list[models.Model] = []

    def note(instance: models.Model, **_more: Any) -> None:
        made.append(instance)

    for model in (Caption, Version):
        models.signals.post_init.connect(note, sender=model)
    try:
        page = prefetch_captions(Photo.objects.all())
        assert [alt_text(photo.image) for photo in page] == [WORDS] * 3
        assert published_caption(page[0].image) is not None
        assert made == []
    finally:
        for model in (Caption, Version):
            models.signals.post_init.disconnect(note, sender=model)


def test_a_prefetched_caption_is_what_is_published_and_asks_nothing(django_assert_num_queries: Any) -> None:
    photo = photo_with(keywords=["red", "Brücke"], width=640, title="A bridge", human_fields=["title"])
    version(Caption.objects.get(), "A draft.", standing=REVIEW)
    row = Caption.objects.get()
    published = row.published
    assert published is not None
    (photo,) = prefetch_captions([photo])
    with django_assert_num_queries(0):
        caption = published_caption(photo.image)
        assert caption is not None
        assert {name: getattr(caption, name) for name in TEXT_FIELDS} == {
            name: getattr(published, name) for name in TEXT_FIELDS
        }
        assert (list(caption.keywords), caption.decorative) == (published.keywords, published.decorative)
        assert (caption.width, caption.height, caption.image_name) == (row.width, row.height, row.image_name)
        assert caption.human_fields == published.by_people == {"title"}


def test_images_without_words_are_remembered_too(django_assert_num_queries: Any) -> None:
    photo_with(state=State.FAILED, alt_text="")
    Photo.objects.create()
    Caption.objects.filter(image_name="").delete()
    page = prefetch_captions(Photo.objects.all())
    with django_assert_num_queries(0):
        assert [alt_text(photo.image, default="?") for photo in page] == ["?", "?"]


def test_several_models_fields_and_languages_share_the_query(django_assert_num_queries: Any) -> None:
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "LANGUAGES": ["en", "de"]}):
        press = PressPhoto.objects.create(image=upload(), contact_sheet=upload("red"))
        product = Product.objects.create(front=upload(), back=upload("blue"))
        country = Country.objects.create(code="it/al", flag=upload("green"))
        for caption in Caption.objects.all():
            words = f"{caption.field_name} {caption.language}"
            give_words(caption, alt_text=words)
        with django_assert_num_queries(1):
            prefetch_captions([press, product, country])
        images = [press.image, press.contact_sheet, product.front, product.back, country.flag]
        with django_assert_num_queries(0):
            assert [alt_text(image) for image in images] == [f"{image.field.name} en" for image in images]
            with override("de"):
                assert [alt_text(image) for image in images] == [f"{image.field.name} de" for image in images]


@pytest.mark.parametrize("options", [{"provider": ["default"]}, {"prompt_fields": ["title"]}, {"exclude": ["*.tif"]}])
def test_a_field_with_lists_among_its_options_has_images_that_nobody_announced(options: dict[str, Any]) -> None:
    first = photo_with()
    (other,) = Photo.objects.bulk_create([Photo(image="photos/other.jpg")])
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": {"testapp.Photo.image": options}}):
        assert [alt_text(photo.image, default="-") for photo in (first, other)] == [WORDS, "-"]
        assert WORDS in with_alt_texts(f'<img src="{first.image.url}">')


def test_one_field_after_the_other_is_possible(django_assert_num_queries: Any) -> None:
    product = Product.objects.create(front=upload(), back=upload("blue"))
    for caption in Caption.objects.all():
        give_words(caption)
    prefetch_captions([product], "front")
    prefetch_captions([product], "back")
    with django_assert_num_queries(0):
        assert alt_text(product.front) == alt_text(product.back) == WORDS


def test_a_name_that_is_no_captioned_field_is_told_with_the_nearest_one() -> None:
    photo = photo_with()
    with pytest.raises(ConfigurationError, match=r"Photo\.imgae is not captioned\. Did you mean 'image'\?"):
        prefetch_captions([photo], "imgae")
    with pytest.raises(ConfigurationError, match="has no captioned field"):
        prefetch_captions([Plain()], "image")


def test_what_has_no_captions_is_passed_through(django_assert_num_queries: Any) -> None:
    objects = [Plain(image="x.jpg"), Photo(image="x.jpg"), Photo()]
    with django_assert_num_queries(0):
        assert prefetch_captions(objects) == objects
        assert prefetch_captions([]) == []


def test_the_gate_holds_for_prefetched_rows() -> None:
    photo_with(rating=Rating.BLOCKED)
    photo_with(standing=REVIEW)
    photo_with(image_name="photos/another.jpg")
    page = prefetch_captions(Photo.objects.all())
    assert [published_caption(photo.image) for photo in page] == [None, None, None]
    assert [is_withheld(photo.image) for photo in page] == [True, False, False]


def test_a_new_image_is_looked_up_anew() -> None:
    (photo,) = prefetch_captions([photo_with()])
    photo.image = upload("red")
    photo.save()
    assert alt_text(photo.image) == ""
    give_words(Caption.objects.get(), alt_text="A red square.")
    assert alt_text(photo.image) == "A red square."


def test_refreshing_an_object_drops_what_was_prefetched() -> None:
    (photo,) = prefetch_captions([photo_with()])
    Caption.objects.update(rating=Rating.BLOCKED)
    assert alt_text(photo.image) == WORDS
    photo.refresh_from_db()
    assert alt_text(photo.image) == ""


@pytest.mark.parametrize("again", [copy.deepcopy, lambda photo: pickle.loads(pickle.dumps(photo))])
def test_an_object_from_a_cache_brings_no_words_along(again: Any) -> None:
    (photo,) = prefetch_captions([photo_with()])
    kept = again(photo)
    Caption.objects.update(rating=Rating.BLOCKED)
    assert alt_text(kept.image) == ""


def test_a_deferred_image_is_not_loaded_for_it(django_assert_num_queries: Any) -> None:
    photos(3)
    with django_assert_num_queries(1):
        page = prefetch_captions(Photo.objects.only("title"))
    assert [alt_text(photo.image) for photo in page] == [WORDS] * 3


def row_of(model: type[models.Model], photo: Photo, **columns: Any) -> Caption:
    """A blocked caption of another model's object with the key, the field's name and the file of that photograph."""
    row = Caption.objects.get(content_type=ContentType.objects.get_for_model(Photo), object_id=str(photo.pk))
    row.pk, row.published, row.content_type = None, None, ContentType.objects.get_for_model(model)
    row._state.adding = True
    for name, value in ({"rating": Rating.BLOCKED} | columns).items():
        setattr(row, name, value)
    row.save()
    return row


def test_an_object_of_another_model_with_the_same_key_is_another() -> None:
    photo = photo_with()
    row_of(Plain, photo)
    row_of(Product, photo, image_name="photos/another.jpg")
    (photo,) = prefetch_captions([photo])
    assert (alt_text(photo.image), is_withheld(photo.image)) == (WORDS, False)


def test_of_files_only_those_of_the_fields_are_looked_up() -> None:
    photo = photo_with()
    row_of(Plain, photo)
    row_of(Product, photo, field_name="front", image_name="products/b.jpg")
    row_of(Product, photo, field_name="back", image_name="products/a.jpg")
    image, front = registry.get(Photo, "image"), registry.get(Product, "front")
    assert image is not None
    assert front is not None
    found = standings_of_files([(image, photo.image.name), (front, "products/a.jpg"), (front, photo.image.name)])
    assert set(found) == {(image, photo.image.name)}
    known = found[image, photo.image.name]
    assert (known.withheld, known.words["en"].alt_text) == (False, WORDS)


@pytest.mark.django_db(databases=["default", "other"])
def test_each_database_is_asked_once() -> None:
    here = photo_with()
    there = Photo(pk=here.pk, image=upload())
    there.save(using="other")
    give_words(Caption.objects.using("other").get(), using="other", alt_text="Over there.")
    page = prefetch_captions([here, there])
    assert [alt_text(photo.image) for photo in page] == [WORDS, "Over there."]


def test_whether_it_was_looked_up_with_others_is_known() -> None:
    photo = photo_with()
    assert not is_prefetched(photo)
    alt_text(photo.image)
    assert not is_prefetched(photo)
    prefetch_captions([photo])
    assert is_prefetched(photo)


def test_the_query_names_objects_and_fields_and_sorts_nothing() -> None:
    photo = photo_with()
    with CaptureQueriesContext(connection) as queries:
        prefetch_captions([photo])
    (query,) = queries
    assert '"object_id" IN (' in query["sql"]
    assert '"field_name" IN (' in query["sql"]
    assert "ORDER BY" not in query["sql"]


def test_only_images_that_no_caption_is_about_cost_another_query(django_assert_num_queries: Any) -> None:
    """In mode ``flag`` their file may be blocked under another object."""
    known = photo_with()
    (unknown,) = Photo.objects.bulk_create([Photo(image="photos/other.jpg")])
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "MODERATION": {"MODE": "flag", "PROVIDER": ""}}):
        with django_assert_num_queries(1):
            prefetch_captions([known])
        with django_assert_num_queries(2):
            prefetch_captions([known, unknown])


def test_without_prefetch_every_image_asks_on_its_own(django_assert_num_queries: Any) -> None:
    photos(3)
    page = list(Photo.objects.all())
    with django_assert_num_queries(3):
        assert [alt_text(photo.image) for photo in page] == [WORDS] * 3


@needs_fetch_modes
@pytest.mark.parametrize("number", [2, 100])
def test_fetching_peers_needs_no_call(number: int, django_assert_num_queries: Any) -> None:
    photos(number)
    with django_assert_num_queries(2):
        page = list(Photo.objects.fetch_mode(models.FETCH_PEERS))
        assert [alt_text(photo.image) for photo in page] == [WORDS] * number


@needs_fetch_modes
def test_fetching_peers_serves_every_field() -> None:
    for _ in range(3):
        Product.objects.create(front=upload(), back=upload("blue"))
    page = list(Product.objects.fetch_mode(models.FETCH_PEERS))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        for product in page:
            alt_text(product.front)
            alt_text(product.back)
    assert len(queries) == 1


@needs_fetch_modes
def test_peers_that_are_gone_or_have_changed_do_no_harm() -> None:
    photos(3)
    page = list(Photo.objects.fetch_mode(models.FETCH_PEERS))
    first = page.pop(0)
    old = first.image
    first.image = "photos/new.jpg"
    del page[0]
    assert alt_text(first.image) == ""
    assert alt_text(old) == WORDS
    assert alt_text(page[0].image) == WORDS
