"""Sitemaps with images, held against sitemaps.org's and Google's rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from django.contrib.sitemaps.views import sitemap
from django.db.models import QuerySet
from django.test import RequestFactory, override_settings

from django_autocaption.models import Rating, State
from django_autocaption.publishing.sitemaps import TEMPLATE, CaptionedImageSitemap
from tests.pictures import upload
from tests.publishing.samples import photo_with
from tests.rows import REVIEW
from tests.testapp.models import Photo, Product

pytestmark = pytest.mark.django_db
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
XHTML = "{http://www.w3.org/1999/xhtml}"
#: Children of <url> in the order of the schema (https://www.sitemaps.org/protocol.html), then those of others.
ORDER = [f"{SITEMAP}{name}" for name in ("loc", "lastmod", "changefreq", "priority")]


class Photos(CaptionedImageSitemap):
    """Pages of photographs that fill in every element."""

    changefreq = "monthly"
    priority = 0.5

    def items(self) -> QuerySet[Photo]:
        return Photo.objects.order_by("pk")

    def location(self, item: Photo) -> str:
        return f"/photos/{item.pk}/?a=1&b=<2>"

    def lastmod(self, item: Photo) -> datetime:
        return datetime(2026, 1, 2, 12, tzinfo=UTC)


def page(maps: Any, **parameters: Any) -> str:
    request = RequestFactory().get("/sitemap.xml", parameters, secure=True)
    return sitemap(request, {"all": maps}, template_name=TEMPLATE).render().content.decode()


def entries(maps: Any, **parameters: Any) -> dict[str, list[str]]:
    """Addresses of the images by that of their page; what the schema forbids fails."""
    root = ElementTree.fromstring(page(maps, **parameters))
    assert root.tag == f"{SITEMAP}urlset"
    found = {}
    for url in root:
        assert url.tag == f"{SITEMAP}url"
        tags = [child.tag for child in url]
        own = [tag for tag in tags if tag.startswith(SITEMAP)]
        assert own == [tag for tag in ORDER if tag in own], "in the schema's order, each once"
        assert tags[: len(own)] == own, "elements of other schemas come last"
        assert set(tags[len(own) :]) <= {f"{IMAGE}image", f"{XHTML}link"}
        location = url.findtext(f"{SITEMAP}loc") or ""
        assert 12 <= len(location) <= 2048
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", url.findtext(f"{SITEMAP}lastmod") or "2026-01-01")
        assert 0 <= float(url.findtext(f"{SITEMAP}priority") or 0) <= 1
        images = url.findall(f"{IMAGE}image")
        assert len(images) <= 1000
        assert all([child.tag for child in image] == [f"{IMAGE}loc"] for image in images)
        found[location] = [image.findtext(f"{IMAGE}loc") or "" for image in images]
    return found


def listed(photo: Photo) -> list[str]:
    return [address for images in entries(Photos).values() for address in images if address.endswith(photo.image.url)]


def test_each_page_names_its_image_by_its_absolute_address() -> None:
    photo = photo_with()
    assert entries(Photos) == {
        f"https://testserver/photos/{photo.pk}/?a=1&b=<2>": [f"https://testserver{photo.image.url}"]
    }


def test_every_element_of_djangos_sitemaps_is_there() -> None:
    photo_with()
    for element in ("<lastmod>2026-01-02<", "<changefreq>monthly<", "<priority>0.5<"):
        assert element in page(Photos)


def test_no_words_are_in_it() -> None:
    photo_with(alt_text="SECRET", title="SECRET", description="SECRET", note="SECRET")
    assert "SECRET" not in page(Photos)


@pytest.mark.parametrize(
    ("columns", "count"),
    [
        ({}, 1),
        ({"decorative": True}, 1),
        ({"state": State.PENDING, "alt_text": ""}, 1),
        ({"state": State.FAILED, "alt_text": ""}, 1),
        ({"standing": REVIEW}, 0),
        ({"state": State.PENDING, "standing": REVIEW}, 0),
        ({"rating": Rating.REVIEW}, 0),
        ({"rating": Rating.BLOCKED}, 0),
        ({"rating": Rating.BLOCKED, "standing": REVIEW}, 0),
    ],
)
def test_an_image_that_is_held_or_blocked_is_left_out(columns: dict[str, Any], count: int) -> None:
    assert len(listed(photo_with(**columns))) == count
    assert len(entries(Photos)) == 1


def test_a_page_without_an_image_stays() -> None:
    Photo.objects.create()
    assert list(entries(Photos).values()) == [[]]


def test_images_on_another_host_keep_their_address(storage: Any) -> None:
    storage._base_url = "https://cdn.example/m/"
    storage.__dict__.pop("base_url", None)
    photo = photo_with()
    assert listed(photo) == [photo.image.url]
    assert photo.image.url.startswith("https://cdn.example/m/")


def test_any_number_of_pages_costs_one_query_more(django_assert_num_queries: Any) -> None:
    for number in (1, 5):
        for _ in range(number):
            photo_with()
        with django_assert_num_queries(3):  # count, items, captions
            page(Photos)


def test_only_the_page_that_is_asked_for_is_looked_at() -> None:
    for _ in range(3):
        photo_with()

    class Two(Photos):
        limit = 2

    assert len(entries(Two)) == 2
    assert len(entries(Two, p=2)) == 1


def test_every_language_names_the_image() -> None:
    photo = photo_with()

    class Languages(Photos):
        i18n = True
        alternates = True
        languages = ("en", "de")

        def location(self, item: Photo) -> str:
            return f"/{item.pk}/"

    with override_settings(USE_I18N=True):
        assert page(Languages).count("<image:loc>") == 2
        assert "hreflang" in page(Languages)
        assert list(entries(Languages).values()) == [[f"https://testserver{photo.image.url}"]]


class Products(CaptionedImageSitemap):
    def items(self) -> list[Any]:
        return [*Product.objects.all(), "about"]

    def location(self, item: Any) -> str:
        return f"/{item if isinstance(item, str) else item.pk}/"


def test_all_captioned_fields_are_named_and_other_items_pass() -> None:
    product = Product.objects.create(front=upload(), back=upload("blue"))
    fronts, abouts = entries(Products).values()
    assert fronts == [f"https://testserver{image.url}" for image in (product.front, product.back)]
    assert abouts == []


def test_or_those_that_are_chosen() -> None:
    product = Product.objects.create(front=upload(), back=upload("blue"))

    class Backs(Products):
        image_fields = ("back",)

        def items(self) -> list[Any]:
            return list(Product.objects.all())

    assert list(entries(Backs).values()) == [[f"https://testserver{product.back.url}"]]


def test_images_of_related_objects_share_the_query_and_the_rules(django_assert_num_queries: Any) -> None:
    shown, blocked = photo_with(), photo_with(rating=Rating.BLOCKED)

    class Albums(Products):
        def items(self) -> list[str]:
            return ["album"]

        def images(self, item: str) -> Iterable[Any]:
            return (photo.image for photo in (shown, blocked))

    with django_assert_num_queries(1):
        assert list(entries(Albums).values()) == [[f"https://testserver{shown.image.url}"]]


def test_a_page_names_a_thousand_images_at_most() -> None:
    photo_with()

    class Galleries(Photos):
        def images(self, item: Any) -> Iterable[Any]:
            return [Photo(image=f"{number}.jpg").image for number in range(1200)]

    assert len(next(iter(entries(Galleries).values()))) == 1000
