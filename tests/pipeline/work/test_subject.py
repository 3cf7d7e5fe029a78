"""What has nothing to describe is not asked about, unless a person asks; and costs nothing."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import override_settings
from PIL import Image

from django_autocaption.autocaption import request
from django_autocaption.models import Attempt, Caption, Origin, Rating, State
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from tests.pictures import picture, upload
from tests.pipeline.drive import one, produce, with_field, with_provider
from tests.rows import PUBLISHED, REVIEW, says, stands
from tests.testapp.models import Photo
from tests.testapp.providers import AgeProvider, ScriptedProvider

pytestmark = pytest.mark.django_db
EMBEDDED = "django_autocaption.providers.embedded.EmbeddedProvider"
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt>'
    b'<rdf:li xml:lang="x-default">The burgundy of our autumn collection.</rdf:li>'
    b"</rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def file_of(image: Image.Image, kind: str = "PNG", **options: Any) -> ContentFile[bytes]:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return ContentFile(stream.getvalue(), name="photo.png")


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> Caption:
    """A model is saved with it, and a worker comes."""
    Photo.objects.create(image=file_of(image, kind, **options))
    produce()
    return one()


SPACER = Image.new("RGBA", (1, 1), (0, 0, 0, 0))
SWATCH = Image.new("RGB", (300, 300), "maroon")
ICON = picture("teal", (16, 16))
LINE = picture("teal", (6000, 24))


@pytest.mark.parametrize("image", [SPACER, SWATCH, Image.new("L", (4000, 2), 200)], ids=["spacer", "fill", "line"])
def test_one_colour_is_decorative_and_free(scripted: type[ScriptedProvider], image: Image.Image) -> None:
    caption = saved(image)
    assert (stands(caption), caption.origin, caption.error_code) == (PUBLISHED, Origin.RULE, "one_colour")
    assert caption.published is not None
    assert caption.published.decorative
    assert "nothing but one colour" in caption.error_message
    assert (caption.width, caption.height, len(caption.content_hash)) == (*image.size, 64)
    assert (scripted.asked, Attempt.objects.count()) == ([], 0)


def test_it_waits_for_an_editor_where_everything_does(scripted: type[ScriptedProvider]) -> None:
    with with_field(review="always"):
        assert stands(saved(SWATCH)) == REVIEW


@pytest.mark.parametrize(("image", "code"), [(ICON, "too_small"), (LINE, "too_narrow")], ids=["icon", "line"])
def test_what_is_tiny_or_narrow_is_for_a_person_to_say(
    scripted: type[ScriptedProvider], image: Image.Image, code: str
) -> None:
    caption = saved(image)
    assert (caption.state, caption.published, caption.error_code) == (State.EXCLUDED, None, code)
    assert f"{image.width} × {image.height}" in caption.error_message
    assert (scripted.asked, Attempt.objects.count()) == ([], 0)


@pytest.mark.parametrize("image", [ICON, SWATCH], ids=["icon", "one colour"])
def test_whoever_asks_gets_what_they_ask_for(scripted: type[ScriptedProvider], image: Image.Image) -> None:
    saved(image)
    scripted.script.append("A house with a red roof.")
    request(Photo.objects.all(), recaption=True)
    produce()
    assert (stands(one()), says(one()), len(scripted.asked)) == (PUBLISHED, "A house with a red roof.", 1)


def test_words_of_a_person_stay(scripted: type[ScriptedProvider]) -> None:
    caption = saved(SWATCH)
    reviews.edit(caption, {"alt_text": "Burgundy."}, seen=Seen.of(caption), by=By(user=None))
    request(Photo.objects.all(), recaption=True)
    produce()
    assert (says(one()), scripted.asked) == ("Burgundy.", [])


class TestTheEmbeddedProvider:
    @pytest.fixture(autouse=True)
    def _embedded(self) -> Any:
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": {"default": {"BACKEND": EMBEDDED}}}):
            yield

    def test_labels_no_icon(self) -> None:
        assert (saved(ICON).error_code, Attempt.objects.count()) == ("too_small", 0)

    def test_says_what_the_author_wrote_into_a_plain_file(self) -> None:
        caption = saved(SWATCH, "JPEG", xmp=XMP)
        assert (stands(caption), says(caption)) == (PUBLISHED, "The burgundy of our autumn collection.")
        assert caption.origin == Origin.AUTHOR


def test_the_next_link_of_a_chain_is_not_asked_either(scripted: type[ScriptedProvider]) -> None:
    chain = {"PROVIDERS": {"default": {"BACKEND": EMBEDDED}, "paid": settings.AUTOCAPTION["PROVIDERS"]["default"]}}
    field = {"testapp.Photo.image": {"provider": ["default", "paid"]}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **chain, "FIELDS": field}):
        assert saved(ICON).state == State.EXCLUDED
    assert scripted.asked == []


@pytest.mark.parametrize("image", [SWATCH, ICON], ids=["one colour", "icon"])
def test_a_later_link_of_a_chain_reads_what_the_author_wrote(
    scripted: type[ScriptedProvider], image: Image.Image
) -> None:
    chain = {"PROVIDERS": {"paid": settings.AUTOCAPTION["PROVIDERS"]["default"], "default": {"BACKEND": EMBEDDED}}}
    field = {"testapp.Photo.image": {"provider": ["paid", "default"]}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **chain, "FIELDS": field}):
        caption = saved(image, "JPEG", xmp=XMP)
        assert (stands(caption), says(caption)) == (PUBLISHED, "The burgundy of our autumn collection.")
        assert (caption.origin, scripted.asked) == (Origin.AUTHOR, [])


def test_a_service_says_itself_what_it_needs(scripted: type[ScriptedProvider], monkeypatch: Any) -> None:
    monkeypatch.setattr(ScriptedProvider, "min_image_edge", 50)
    caption = saved(picture("teal", (64, 49)))
    assert (caption.error_code, "each edge needs 50" in caption.error_message) == ("too_small", True)
    with with_field(), override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "MIN_EDGE": 49}):
        request(Photo.objects.all())
        Photo.objects.create(image=file_of(picture("navy", (64, 49))))
        produce()
    assert len(scripted.asked) == 1


def test_no_age_is_asked_about_what_shows_nothing(scripted: type[ScriptedProvider]) -> None:
    ages = {"BACKEND": "tests.testapp.providers.AgeProvider"}
    providers = {**settings.AUTOCAPTION["PROVIDERS"], "ages": ages}
    moderated = {"PROVIDERS": providers, "MODERATION": {"PROVIDER": "ages", "MODE": "flag"}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **moderated}):
        caption = saved(ICON)
    assert (AgeProvider.asked, caption.error_code) == ([], "too_small")
    assert caption.decision is not None
    assert (caption.rating, "too small" in caption.decision.reason) == (Rating.REVIEW, True)


def test_ordinary_pictures_are_asked_about(scripted: type[ScriptedProvider]) -> None:
    with with_provider("ScriptedProvider"):
        Photo.objects.create(image=upload(size=(24, 24)))
        produce()
    assert len(scripted.asked) == 1
