"""The gate: what each mode lets pass of an image with each rating, in everything that leaves the site."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.files.storage.memory import InMemoryStorage
from django.test import override_settings
from django.utils import timezone

from django_autocaption.exchange.rows import chunks
from django_autocaption.models import Caption, Decision, Rating, State
from django_autocaption.pipeline.follow import writeback
from django_autocaption.publishing.gate import alt_text, is_publishable
from django_autocaption.publishing.prefetch import prefetch_captions
from django_autocaption.publishing.previews import meta_kwargs
from django_autocaption.publishing.sitemaps import CaptionedImageSitemap
from django_autocaption.publishing.structured import image_object
from tests.pictures import upload
from tests.publishing.samples import WORDS, give_words, photo_with, render
from tests.testapp.models import Article, Photo, Plain, Product

pytestmark = pytest.mark.django_db

#: Mode → rating → (words are shown, the image itself is).
GATE: dict[str, dict[Rating, tuple[bool, bool]]] = {
    "off": {
        Rating.UNCHECKED: (True, True),
        Rating.CLEAR: (True, True),
        Rating.REVIEW: (False, True),
        Rating.BLOCKED: (False, False),
    },
    "flag": {
        Rating.UNCHECKED: (True, True),
        Rating.CLEAR: (True, True),
        Rating.REVIEW: (True, True),
        Rating.BLOCKED: (False, False),
    },
    "hold": {
        Rating.UNCHECKED: (False, False),
        Rating.CLEAR: (True, True),
        Rating.REVIEW: (False, False),
        Rating.BLOCKED: (False, False),
    },
}
CASES = [(mode, rating, *passes) for mode, ratings in GATE.items() for rating, passes in ratings.items()]
FOUND: dict[str, Any] = {
    "rule": "straddling",
    "source": "default scripted-1",
    "reason": "The age group 13-20 includes minors.",
    "age_group": "13-20",
    "age_min": 13,
    "age_max": 20,
    "raw_label": "Teenager 13-20",
    "confidence": 0.7965,
}


@pytest.fixture(autouse=True)
def articles(storage: InMemoryStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file of this test is left on the disk."""
    monkeypatch.setattr(Article._meta.get_field("photo"), "storage", storage)


def moderation(mode: str, **fields: str) -> Any:
    """The site's mode, and others for single fields, ``Photo="off"``."""
    options = {"testapp.Photo.image": {"moderation": fields.get("Photo", "")}, "testapp.Product.front": {}}
    return override_settings(
        AUTOCAPTION={
            **settings.AUTOCAPTION,
            "FIELDS": options,
            "MODERATION": {"MODE": mode},
            "SITE_URL": "https://site.test",
        }
    )


@pytest.mark.parametrize(("mode", "rating", "words", "picture"), CASES)
class TestEveryWayOut:
    @pytest.fixture
    def photo(self, mode: str, rating: Rating) -> Photo:
        photo = photo_with(rating=rating)
        row = Caption.objects.get()
        row.decision = Decision.objects.create(caption=row, rating=rating, decided_at=timezone.now(), **FOUND)
        row.save()
        return photo

    def test_rows(self, photo: Photo, mode: str, words: bool, picture: bool) -> None:
        with moderation(mode):
            assert Caption.objects.publishable().exists() is Caption.objects.get().is_publishable is words
        with moderation("off" if mode == "hold" else "hold", Photo=mode):
            assert Caption.objects.publishable().exists() is Caption.objects.get().is_publishable is words

    def test_the_image_itself(self, photo: Photo, mode: str, words: bool, picture: bool) -> None:
        template = "{% if photo.image|is_publishable %}yes{% endif %}"
        with moderation(mode):
            assert is_publishable(photo.image) is picture
            assert render(template, photo=photo) == ("yes" if picture else "")

    def test_tags(self, photo: Photo, mode: str, words: bool, picture: bool) -> None:
        with moderation(mode):
            shown = alt_text(photo.image)
            markup = render("{% captioned_img photo.image %}{% figure photo.image %}", photo=photo)
        assert shown == (WORDS if words else "")
        assert (photo.image.url in markup, WORDS in markup) == (picture, words)
        assert "13" not in shown + markup.replace(photo.image.url, "")

    def test_feeds(self, photo: Photo, mode: str, words: bool, picture: bool) -> None:
        with moderation(mode):
            card = render("{% seo_image_meta photo.image title=True %}", photo=photo)
            data, kwargs = image_object(photo.image), meta_kwargs(photo.image)
            sitemap = _images_in_sitemap()
        assert [bool(card), bool(data), bool(kwargs), bool(sitemap)] == [words] * 4
        said = f"{card}{data}{kwargs}{sitemap}".replace(photo.image.url, "").lower()
        assert not any(word in said for word in ("13-20", "teenager", "0.7965", "minor"))

    def test_exports(self, photo: Photo, mode: str, words: bool, picture: bool) -> None:
        with moderation(mode):
            assert bool(list(chunks(Caption.objects.all()))) is words

    def test_write_back(self, rating: Rating, mode: str, words: bool, picture: bool) -> None:
        fields = {"testapp.Article.photo": {"alt_field": "photo_alt", "moderation": mode}}
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields}):
            article = Article.objects.create(photo=upload())
            row = give_words(Caption.objects.get(content_type__model="article"), rating=rating)
            writeback.write([row.pk], using="default")
            article.refresh_from_db()
        assert article.photo_alt == (WORDS if words else "")


def _images_in_sitemap() -> list[str]:
    class Photos(CaptionedImageSitemap):
        def items(self) -> Any:
            return Photo.objects.order_by("pk")

        def location(self, item: Any) -> str:
            return "/photo/"

        def get_domain(self, site: Any = None) -> str:
            return "site.test"

    assert issubclass(Photos, Sitemap)
    return [address for url in Photos().get_urls() for address in url["images"]]


def test_each_field_has_its_mode(django_assert_num_queries: Any) -> None:
    photo_with(rating=Rating.REVIEW)
    product = Product.objects.create(front=upload())
    give_words(Caption.objects.get(content_type__model="product", field_name="front"))
    for mode, photo_mode, passing in (
        ("hold", "flag", {"photo"}),
        ("off", "hold", {"product"}),
        ("hold", "off", set()),
    ):
        with moderation(mode, Photo=photo_mode), django_assert_num_queries(1):
            rows = Caption.objects.publishable().values_list("content_type__model", flat=True)
            assert set(rows) == passing, (mode, photo_mode)
    assert is_publishable(product.front)


def test_a_new_mode_holds_at_once() -> None:
    photo = photo_with(rating=Rating.REVIEW)
    seen = Counter[bool]()
    for mode in ("hold", "flag", "hold", "off"):
        with moderation(mode):
            seen[is_publishable(photo.image)] += 1
    assert seen == {True: 2, False: 2}


class TestTheImageItself:
    def test_is_not_shown_in_mode_hold_until_this_very_file_was_cleared(self) -> None:
        photo = photo_with(rating=Rating.CLEAR)
        with moderation("hold"):
            assert is_publishable(photo.image)
            photo.image = upload("red", "another.jpg")
            assert not is_publishable(photo.image), "not yet saved"
            photo.save()
            assert not is_publishable(photo.image)

    def test_rewritten_under_the_same_name_is_not_cleared(self) -> None:
        photo = photo_with(rating=Rating.CLEAR)
        name = photo.image.name
        photo.image.storage.delete(name)
        photo.image.save(name.rpartition("/")[2], upload("red"))
        with moderation("hold"):
            assert photo.image.name == name
            assert not is_publishable(photo.image)

    def test_of_an_unsaved_object_is_not_cleared(self) -> None:
        with moderation("hold"):
            assert not is_publishable(Photo(image="photos/new.jpg").image)

    def test_of_an_unsaved_object_that_names_a_blocked_ones_file_is_not_shown(
        self, django_assert_num_queries: Any
    ) -> None:
        blocked, cleared = photo_with(rating=Rating.BLOCKED), photo_with(rating=Rating.CLEAR)
        preview, other = Photo(image=blocked.image.name), Photo(image=cleared.image.name)
        with moderation("flag"), django_assert_num_queries(2):
            assert not is_publishable(preview.image)
            assert is_publishable(other.image)
        with moderation("off"), django_assert_num_queries(0):
            assert is_publishable(other.image)
        with moderation("flag"):
            assert render("{% captioned_img photo.image %}{{ photo.image|is_publishable }}", photo=preview) == "False"

    def test_without_any_row_is_not_cleared(self) -> None:
        photo = photo_with()
        Caption.objects.all().delete()
        with moderation("hold"):
            assert not is_publishable(photo.image)
        assert is_publishable(photo.image)

    @pytest.mark.parametrize(("mode", "looks"), [("flag", 2), ("hold", 1)])
    def test_that_names_a_blocked_ones_file_is_not_shown_before_a_worker_has_read_it(
        self, mode: str, looks: int, django_assert_num_queries: Any
    ) -> None:
        blocked, second = photo_with(rating=Rating.BLOCKED), photo_with(rating=Rating.CLEAR)
        assert blocked.image.name != second.image.name
        Photo.objects.filter(pk=second.pk).update(image=blocked.image.name)  # no signal is sent, no row is written
        with moderation(mode):
            with django_assert_num_queries(1 + looks):
                page = prefetch_captions(Photo.objects.order_by("pk"))
                assert [is_publishable(photo.image) for photo in page] == [False, False]
            assert not is_publishable(Photo.objects.get(pk=second.pk).image)

    def test_that_no_caption_is_about_is_shown_where_its_file_is_not_blocked(self) -> None:
        photo_with(rating=Rating.BLOCKED)
        other = photo_with(rating=Rating.CLEAR)
        Photo.objects.filter(pk=other.pk).update(image="photos/third.jpg")
        with moderation("flag"):
            assert is_publishable(Photo.objects.get(pk=other.pk).image)

    def test_that_nobody_captions_is_none_of_our_business(self) -> None:
        with moderation("hold"):
            assert is_publishable(Plain(image="plain/x.jpg").image)
            assert not is_publishable(Photo().image), "no image at all"

    @pytest.mark.parametrize("value", [None, "", "photos/x.jpg", 5])
    def test_is_a_file_of_an_image_field(self, value: Any) -> None:
        assert render("{% if value|is_publishable %}yes{% endif %}", value=value) == ""

    def test_costs_no_query_where_it_was_prefetched(self, django_assert_num_queries: Any) -> None:
        photo_with(rating=Rating.CLEAR), photo_with(rating=Rating.REVIEW)
        with moderation("hold"):
            page = prefetch_captions(Photo.objects.order_by("pk"))
            with django_assert_num_queries(0):
                assert [is_publishable(photo.image) for photo in page] == [True, False]

    def test_in_a_language_that_came_later_needs_no_second_clearing(self) -> None:
        photo = photo_with(rating=Rating.CLEAR)
        row = Caption.objects.get()
        row.pk, row.language, row.rating, row.state, row.published = None, "de", Rating.UNCHECKED, State.PENDING, None
        row.save(force_insert=True)
        with moderation("hold"):
            assert is_publishable(photo.image)
            assert alt_text(photo.image) == WORDS
