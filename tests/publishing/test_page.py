"""Title and meta description of a page about one image."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils.safestring import mark_safe
from django.utils.translation import override

from django_autocaption.models import Rating
from django_autocaption.publishing.page import page_meta
from tests.publishing.samples import DESCRIPTION, HOSTILE, Page, photo_with
from tests.rows import REVIEW
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db


def title_of(html: str) -> str:
    return html.partition("<title>")[2].partition("</title>")[0]


def test_says_what_is_published() -> None:
    html = page_meta(photo_with(description=DESCRIPTION).image, site="Daylight")
    assert html.splitlines() == [
        "<title>A red bridge over a river – Daylight</title>",
        f'<meta name="description" content="{DESCRIPTION}">',
    ]


def test_an_editors_own_meta_description_is_used() -> None:
    html = page_meta(photo_with(description=DESCRIPTION, meta_description="Cross it on foot.").image)
    assert '<meta name="description" content="Cross it on foot.">' in html


@pytest.mark.parametrize(
    "given", [{"standing": REVIEW}, {"rating": Rating.BLOCKED}, {"decorative": True, "alt_text": ""}]
)
def test_the_default_serves_where_there_are_no_words(given: dict[str, Any]) -> None:
    image = photo_with(**given).image
    assert page_meta(image, default="Bridge", site="Daylight", separator=" | ") == "<title>Bridge | Daylight</title>"
    assert page_meta(image, site="Daylight") == "<title>Daylight</title>"
    assert page_meta(image) == ""


def test_the_page_may_have_its_own() -> None:
    html = page_meta(photo_with(description=DESCRIPTION).image, title="Tom & Ann", description="Two of them.")
    assert html.splitlines() == ["<title>Tom &amp; Ann</title>", '<meta name="description" content="Two of them.">']
    assert title_of(page_meta(Photo().image, title=mark_safe("Tom &amp; Ann"))) == "Tom &amp; Ann"


def test_the_language_is_told_where_it_is_not_the_pages() -> None:
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "LANGUAGES": ["en", "de"]}):
        image = photo_with(description=DESCRIPTION).image
        with override("fr"):
            html = page_meta(image)
            assert '<title lang="en">' in html
            assert '<meta name="description" lang="en"' in html
            assert 'lang="' not in page_meta(image, title="Pont", description="Un pont.")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_in_their_place(text: str) -> None:
    image = photo_with(alt_text=text, title=text, description=text, meta_description=text).image
    page = Page(page_meta(image, site=text, default=text))
    assert page.tags in (["title", "meta"], ["title"])
    assert set(page.elements[0][1]) == set()
