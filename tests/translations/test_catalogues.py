"""The app speaks German, French and Spanish as completely as English, and says nothing in another app's place."""

from __future__ import annotations

import gettext
from pathlib import Path

import django
import pytest
from django.test import override_settings
from django.utils import translation

from django_autocaption.models import Rating
from tests import services
from tests.translations import catalogue
from tests.translations.catalogue import LANGUAGES, Message, path_of, read

DJANGO = Path(django.__file__).parent
#: Plural forms in each catalogue, by a number that has the form.
FORMS = {"de": (1, 2), "es": (1, 2), "fr": (1, 2)}


@pytest.fixture(scope="module")
def fresh() -> dict[str, list[Message]]:
    if not catalogue.is_possible():
        services.missing("gettext", "GNU gettext is not installed")
    return catalogue.fresh()


@pytest.mark.parametrize("language", LANGUAGES)
class TestACatalogue:
    def test_has_every_string_of_the_code_and_no_other(self, language: str, fresh: dict[str, list[Message]]) -> None:
        now = {message.key for message in read(path_of(language))}
        wanted = {message.key for message in fresh[language]}
        assert (wanted - now, now - wanted) == (set(), set()), "Run: python -m tests.translations"

    def test_is_complete_and_has_every_placeholder(self, language: str) -> None:
        messages = list(read(path_of(language)))
        assert [message.id for message in messages if message.is_missing] == []
        assert {message.id: wrong for message in messages if (wrong := message.wrong())} == {}

    def test_is_compiled(self, language: str) -> None:
        with path_of(language).with_suffix(".mo").open("rb") as compiled:
            known = gettext.GNUTranslations(compiled)
        for message in read(path_of(language)):
            if message.plural is None:
                said = known.pgettext(message.context, message.id) if message.context else known.gettext(message.id)
                assert said == message.said[0], "Run: python -m tests.translations"
            else:
                for number, form in zip(FORMS[language], message.said, strict=False):
                    assert known.ngettext(message.id, message.plural, number) == form

    def test_takes_no_words_out_of_djangos_mouth(self, language: str) -> None:
        """Catalogues are merged: a string without a context is translated for every app of the site."""
        djangos = {
            message.id
            for path in DJANGO.rglob(f"locale/{language}/LC_MESSAGES/*.po")
            for message in read(path)
            if message.context is None
        }
        assert djangos
        assert {m.id for m in read(path_of(language)) if m.context is None and m.id in djangos} == set()


@pytest.mark.parametrize(("language", "allowed"), [("de", "Zugelassen"), ("fr", "Autorisée"), ("es", "Permitida")])
def test_a_site_in_that_language_reads_it(language: str, allowed: str) -> None:
    with override_settings(USE_I18N=True), translation.override(language):
        assert Rating.CLEAR.label == allowed


def test_what_is_wrong_with_a_translation_is_noticed() -> None:
    def wrong(id_: str, *said: str, plural: str | None = None) -> list[str]:
        return Message(context=None, id=id_, plural=plural, said=said, fuzzy=False).wrong()

    assert wrong("%(number)d of %(total)d", "%(number)d von %(total)d") == []
    assert wrong("%(number)d of %(total)d", "%(number)d von %(totl)d")
    assert wrong("%(number)d image", "Ein Bild", "%(number)d Bilder", plural="%(number)d images") == []
    assert wrong("%(name)s, %(number)d image", "Ein Bild", "x", plural="%(name)s, %(number)d images")
    assert wrong("Due", " fällig")
