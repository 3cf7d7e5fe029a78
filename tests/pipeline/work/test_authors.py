"""Words that the author wrote into the file: read first whatever the provider, and nobody is asked."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import override_settings
from PIL import Image

from django_autocaption.autocaption import request
from django_autocaption.models import Attempt, Caption, Origin, Rating
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.providers.embedded.metadata import author
from tests.pictures import picture
from tests.pipeline.drive import one, produce, with_field
from tests.pipeline.work.test_subject import SWATCH, file_of
from tests.providers.embedded.metadata.blocks import lang_alt, xmp
from tests.rows import PUBLISHED, REVIEW, says, stands
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db
OURS = "Two boats on the shore."
THEIRS = "A red bridge in the fog."


def written(words: dict[str, str], image: Image.Image | None = None) -> ContentFile[bytes]:
    """A file in which its author says this, by language; "" = in none that is named."""
    unnamed = {"x-default" if tag == "" else tag: text for tag, text in words.items()}
    return file_of(image or picture(), "JPEG", xmp=xmp(lang_alt("dc:description", unnamed)))


def captioned(*languages: str, **words: str) -> dict[str, Caption]:
    """By language: the captions of such a file, after a worker was there."""
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "LANGUAGES": languages}):
        Photo.objects.create(image=written(words or {"": OURS}))
        produce()
    return {caption.language: caption for caption in Caption.objects.with_words()}


def again(**options: Any) -> Caption:
    """The only caption, after somebody asked for it anew."""
    request(Photo.objects.all(), recaption=True, **options)
    produce()
    return one()


def test_are_published_as_theirs_and_nobody_is_asked(scripted: type[ScriptedProvider]) -> None:
    caption = captioned("en")["en"]
    assert (stands(caption), says(caption), caption.origin, caption.provider) == (PUBLISHED, OURS, Origin.AUTHOR, "")
    assert (scripted.asked, Attempt.objects.count(), len(caption.content_hash)) == ([], 0, 64)


def test_go_before_the_rule_about_plain_images(scripted: type[ScriptedProvider]) -> None:
    Photo.objects.create(image=written({"": OURS}, SWATCH))
    produce()
    assert (says(one()), one().origin) == (OURS, Origin.AUTHOR)


@pytest.mark.parametrize(
    ("words", "authors"),
    [
        ({"en": OURS}, {"en"}),
        ({"de-AT": "Zwei Boote am Ufer."}, {"de"}),
        ({"en": OURS, "de": "Zwei Boote am Ufer."}, {"en", "de"}),
        ({"": OURS}, {"en"}),
        ({"": "Zwei Boote liegen am Ufer in der Sonne."}, {"de"}),
        ({"": "日本の港に二隻の船が停まっている。"}, set()),
    ],
    ids=["en", "de", "both", "unnamed", "unnamed and German", "in neither"],
)
def test_in_some_languages_leave_the_others_to_the_provider(
    scripted: type[ScriptedProvider], words: dict[str, str], authors: set[str]
) -> None:
    captions = captioned("en", "de", **words)
    assert {tag for tag, caption in captions.items() if caption.origin == Origin.AUTHOR} == authors
    assert {asked.language for asked in scripted.asked} == {"en", "de"} - authors


@pytest.mark.parametrize("choice", [{"provider": "default"}, {"prompt": "Name the boats."}, {"replace_human": True}])
def test_do_not_hold_for_who_asks_for_others(scripted: type[ScriptedProvider], choice: dict[str, Any]) -> None:
    captioned("en")
    scripted.script.append(THEIRS)
    caption = again(**choice)
    assert (says(caption), caption.origin, len(scripted.asked)) == (THEIRS, Origin.PROVIDER, 1)


def test_stand_where_whoever_asks_again_chooses_nothing(scripted: type[ScriptedProvider]) -> None:
    captioned("en")
    assert (says(again()), scripted.asked) == (OURS, [])


def test_that_a_person_rejected_are_not_said_again(scripted: type[ScriptedProvider]) -> None:
    with with_field(review="always"):
        caption = captioned("en")["en"]
        assert stands(caption) == REVIEW
        reviews.reject(caption, seen=Seen.of(caption), by=By(user=None))
        scripted.script.append(THEIRS)
        assert (says(again()), len(scripted.asked)) == (THEIRS, 1)


def test_that_this_app_wrote_there_are_not_the_authors(scripted: type[ScriptedProvider]) -> None:
    scripted.script += [OURS, THEIRS]
    photo = Photo.objects.create(image=file_of(picture(), "JPEG"))
    produce()
    with photo.image.storage.open(photo.image.name, "wb") as file:  # as the field option ``embed`` does
        file.write(written({"en": OURS}).read())
    assert (says(again()), len(scripted.asked)) == (THEIRS, 2)


def test_leave_what_an_editor_wrote(scripted: type[ScriptedProvider]) -> None:
    caption = captioned("en")["en"]
    reviews.edit(caption, {"title": "Boats"}, seen=Seen.of(caption), by=By(user=None))
    caption = again()
    assert caption.published is not None
    assert (caption.published.title, says(caption), scripted.asked) == ("Boats", OURS, [])


def test_that_are_not_fit_to_publish_wait_with_the_reason(scripted: type[ScriptedProvider]) -> None:
    caption = captioned("en", en="Photo of my mum")["en"]
    assert (stands(caption), says(caption), caption.error_code) == (REVIEW, "Photo of my mum", "not_fit_to_publish")
    assert scripted.asked == []


def test_are_moderated_like_any_others(scripted: type[ScriptedProvider]) -> None:
    with with_field(moderation="hold"):
        caption = captioned("en", en="A little girl on the beach.")["en"]
    assert (caption.rating, Caption.objects.publishable().count(), scripted.asked) == (Rating.REVIEW, 0, [])
    assert caption.decision is not None
    assert "girl" in caption.decision.reason


@pytest.mark.parametrize(("chain", "said"), [(["own"], "Zwei Boote am Ufer."), (["own", "default"], THEIRS)])
def test_in_another_language_serve_only_where_nobody_else_is_to_be_asked(
    scripted: type[ScriptedProvider], chain: list[str], said: str
) -> None:
    own = {"BACKEND": "django_autocaption.providers.embedded.EmbeddedProvider"}
    providers = {**settings.AUTOCAPTION["PROVIDERS"], "own": own}
    scripted.script.append(THEIRS)
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": providers}), with_field(provider=chain):
        Photo.objects.create(image=written({"de": "Zwei Boote am Ufer."}))
        produce()
    assert says(one()) == said


def test_are_read_once(scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[str] = []
    read = author.read_author_words
    monkeypatch.setattr(author, "read_author_words", lambda *given: reads.append(given[1]) or read(*given))
    scripted.script.append(THEIRS)
    captioned("en", de="Zwei Boote am Ufer.")
    assert (len(scripted.asked), reads) == (1, ["en"])
