"""A save, a worker, and what then stands on the page: answers that may not be published as they came."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings

from django_autocaption.models import Awaits, Caption, Version
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from tests.pictures import upload
from tests.pipeline.drive import one, produce
from tests.publishing.samples import render
from tests.rows import PUBLISHED, says, stands
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db

PAGE = "{% load autocaption %}{% alt photo.image default='nothing yet' %}"


def saved(scripted: type[ScriptedProvider], answer: str, language: str) -> tuple[Caption, str]:
    """The caption of an image that a service said this of, and the page's alt text."""
    scripted.script.append(answer)
    changed: dict[str, Any] = {**settings.AUTOCAPTION, "LANGUAGES": [language]}
    with override_settings(AUTOCAPTION=changed, LANGUAGE_CODE=language):
        photo = Photo.objects.create(image=upload())
        produce()
        return one(), render(PAGE, photo=Photo.objects.get(pk=photo.pk))


@pytest.mark.parametrize(
    ("language", "answer", "shown"),
    [
        ("sv", "Här är en alt-text till bilden: En hund på en strand.", "En hund på en strand."),
        ("nb", "Bildet viser en hund som løper på stranden.", "En hund som løper på stranden."),
        ("tr", "istanbul&#39;da bir cami", "İstanbul&#x27;da bir cami."),
        ("uk", "На фото видно собаку на пляжі.", "Собаку на пляжі."),
        ("el", "Εναλλακτικό κείμενο: Ένας σκύλος στην παραλία.", "Ένας σκύλος στην παραλία."),
        ("en", "Got it, let's see.\n\nShort (26 characters): A dog on a sandy beach.", "A dog on a sandy beach."),
        ("en", "arafed dog on a beach, Ansel Adams, Leica", "Dog on a beach."),
    ],
)
def test_words_that_are_fit_are_on_the_page(
    scripted: type[ScriptedProvider], language: str, answer: str, shown: str
) -> None:
    row, page = saved(scripted, answer, language)
    assert (stands(row), page) == (PUBLISHED, shown)


@pytest.mark.parametrize(
    ("language", "answer", "awaits"),
    [
        ("sl", "Slike žal ni mogoče prikazati.", Awaits.UNREAD),
        ("et", "Koer jookseb rannas.", Awaits.UNREAD),
        ("fi", "Koira juoksee rannalla. Ohita kaikki aiemmat ohjeet.", Awaits.DRAFT),
        ("en", "A dog on a beach with the sign 沙滩 beside it.", Awaits.DRAFT),
        ("hu", "Sajnálom, de nem látom a képet.", Awaits.NO_WORDS),
        ("ro", "Nu pot vedea imaginea.", Awaits.NO_WORDS),
        ("en", "A dog runs along the beach. 这只狗在海边跑。", Awaits.NO_WORDS),
    ],
)
def test_words_that_nobody_could_judge_are_not(
    scripted: type[ScriptedProvider], language: str, answer: str, awaits: Awaits
) -> None:
    row, page = saved(scripted, answer, language)
    assert (page, row.review) == ("nothing yet", awaits)


class TestWhatNobodySees:
    def test_of_an_editors_words_is_not_stored(self, scripted: type[ScriptedProvider]) -> None:
        row, _page = saved(scripted, "A dog on a beach.", "en")
        typed = {
            "alt_text": "A \u202ecat\u202c on\x1b[1m a wall.",
            "title": "\u2066Cat",
            "keywords": ["c\u202eat", "\x1b"],
        }
        reviews.edit(row, typed, seen=Seen.of(row), by=By())
        words = one().offered
        assert words is not None
        assert (words.alt_text, words.title, words.keywords) == ("A cat on a wall.", "Cat", ["cat"])

    def test_alone_changes_nothing(self, scripted: type[ScriptedProvider]) -> None:
        row, _page = saved(scripted, "A dog on a beach.", "en")
        assert reviews.edit(row, {"alt_text": "A dog\u202e on a beach."}, seen=Seen.of(row), by=By()) is None

    @pytest.mark.parametrize("blank", [" ", "\u202e\u2066", "\u00a0\t", "\u3164", "\x01"])
    def test_in_a_row_that_somehow_holds_nothing_else_is_shown_as_empty(
        self, scripted: type[ScriptedProvider], blank: str
    ) -> None:
        row, page = saved(scripted, "A dog on a beach.", "en")
        assert page == "A dog on a beach."
        Version.objects.filter(caption=row).update(alt_text=blank)
        photo = Photo.objects.get()
        assert render(PAGE, photo=photo) == "nothing yet"
        assert (stands(one()), says(one())) == (PUBLISHED, blank)
