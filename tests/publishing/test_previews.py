"""What a shared link shows: Open Graph, X card, and django-meta."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings

from django_autocaption.exceptions import ConfigurationError
from django_autocaption.models import Rating
from django_autocaption.publishing.previews import meta_kwargs, seo_image_meta
from tests.publishing.samples import DESCRIPTION, HOSTILE, WORDS, Page, photo_with, render
from tests.rows import REVIEW
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
TAG = "{% seo_image_meta photo.image %}"
LONG = "A lantern sways above the crowded night market while rain drips from every awning. " * 8


def meta(photo: Photo, tag: str = TAG, **context: Any) -> dict[str, str]:
    page = Page(render(tag, photo=photo, **context))
    assert set(page.tags) <= {"meta"}
    return page.meta


def test_image_and_card_are_complete() -> None:
    photo = photo_with()
    url = f"https://testserver{photo.image.url}"
    assert meta(photo) == {
        "og:image": url,
        "og:image:width": "64",
        "og:image:height": "48",
        "og:image:type": "image/jpeg",
        "og:image:alt": WORDS,
        "twitter:card": "summary_large_image",
        "twitter:image": url,
        "twitter:image:alt": WORDS,
    }


def test_the_structured_properties_follow_their_image() -> None:
    """https://ogp.me/#array: a property belongs to the last root tag before it."""
    names = list(meta(photo_with(), "{% seo_image_meta photo.image title=True description=True %}"))
    first = names.index("og:image")
    assert names[first + 1 : first + 5] == [f"og:image:{name}" for name in ("width", "height", "type", "alt")]


def test_title_and_description_come_from_the_words_where_asked() -> None:
    found = meta(
        photo_with(title="The red bridge", description=DESCRIPTION),
        "{% seo_image_meta photo.image title=True description=True %}",
    )
    assert found["og:title"] == found["twitter:title"] == "The red bridge"
    assert found["og:description"] == found["twitter:description"] == DESCRIPTION


def test_or_from_the_site() -> None:
    found = meta(photo_with(), "{% seo_image_meta photo.image title=name description=text %}", name="Mine", text=LONG)
    assert found["og:title"] == "Mine"
    assert LONG.startswith(found["og:description"].rstrip("."))


def test_nothing_is_longer_than_the_services_show() -> None:
    tag = "{% seo_image_meta photo.image title=long description=long %}"
    for photo in (photo_with(alt_text=LONG, description=LONG), photo_with(standing=REVIEW)):
        for found in (
            meta(photo, tag, long=LONG),
            meta(photo, "{% seo_image_meta photo.image title=True description=True default=long %}", long=LONG),
        ):
            assert len(found.get("twitter:image:alt", "")) <= 420
            assert len(found.get("twitter:title", "")) <= 70
            assert len(found.get("twitter:description", "")) <= 200


def test_until_words_are_published_the_default_stands_in() -> None:
    photo = photo_with(standing=REVIEW, width=None)
    found = meta(photo, "{% seo_image_meta photo.image default='Bridge' title=True description=True %}")
    assert found["og:image:alt"] == found["twitter:image:alt"] == "Bridge"
    assert not {"og:title", "og:description", "og:image:width"} & set(found)


def test_a_decorative_image_says_nothing() -> None:
    found = meta(photo_with(decorative=True), "{% seo_image_meta photo.image default='x' title=True %}")
    assert not {"og:image:alt", "twitter:image:alt", "og:title"} & set(found)


@pytest.mark.parametrize("rating", [Rating.REVIEW, Rating.BLOCKED])
def test_an_image_that_is_not_cleared_is_in_no_preview(rating: Rating) -> None:
    photo = photo_with(rating=rating)
    assert render("{% seo_image_meta photo.image default='x' title='y' %}", photo=photo) == ""
    assert meta_kwargs(photo.image) == {}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_in_their_attribute(text: str) -> None:
    photo = photo_with(alt_text=text, description=text, title=text)
    page = Page(render("{% seo_image_meta photo.image title=text description=True %}", photo=photo, text=text))
    assert set(page.tags) == {"meta"}
    assert page.meta["og:image:alt"] == page.meta["og:title"] == text


def test_without_a_request_the_site_url_serves() -> None:
    photo = photo_with()
    with pytest.raises(ConfigurationError, match="SITE_URL"):
        seo_image_meta(photo.image)
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "SITE_URL": "https://photos.example"}):
        assert Page(seo_image_meta(photo.image)).meta["og:image"] == f"https://photos.example{photo.image.url}"


class TestDjangoMeta:
    """Names as django-meta 2.5 reads them; it was run against that, with its own template."""

    @pytest.fixture(autouse=True)
    def site(self) -> Any:
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "SITE_URL": "https://photos.example"}):
            yield

    def test_an_images_page(self) -> None:
        photo = photo_with(title="The red bridge", description=DESCRIPTION, meta_description="An editor's summary.")
        assert meta_kwargs(photo.image) == {
            "title": "The red bridge",
            "og_title": "The red bridge",
            "twitter_title": "The red bridge",
            "description": "An editor's summary.",
            "image_object": {
                "url": f"https://photos.example{photo.image.url}",
                "width": 64,
                "height": 48,
                "type": "image/jpeg",
                "alt": WORDS,
            },
            "twitter_type": "summary_large_image",
            "extra_props": {"twitter:image:alt": WORDS},
        }

    @pytest.mark.parametrize("columns", [{"decorative": True}, {"standing": REVIEW}])
    def test_without_words_there_are_no_texts(self, columns: dict[str, Any]) -> None:
        photo = photo_with(**{"meta_description": "Held.", "width": None} | columns)
        assert meta_kwargs(photo.image) == {
            "image_object": {"url": f"https://photos.example{photo.image.url}", "type": "image/jpeg"},
            "twitter_type": "summary_large_image",
            "extra_props": {},
        }

    def test_nothing_goes_into_its_json_ld(self) -> None:
        assert "schema" not in meta_kwargs(photo_with().image)

    def test_what_is_empty_gives_nothing(self) -> None:
        assert meta_kwargs(Photo().image) == {}
