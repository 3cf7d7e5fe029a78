"""Every noun that may be spoken is known in each language, and fit to be an alt text there."""

from __future__ import annotations

import pytest

from django_autocaption.providers.embedded.vision import nouns
from django_autocaption.text import clean
from django_autocaption.text.tables.languages import language_for


def test_no_noun_is_missing_and_none_too_many() -> None:
    assert list(nouns._translations()) == list(nouns.SPOKEN)
    for language in nouns.languages():
        words = [nouns.translated(noun, language) for noun in nouns.SPOKEN]
        assert all(word.strip() == word and word for word in words)


@pytest.mark.parametrize("language", nouns.languages())
def test_each_is_fit_to_be_an_alt_text(language: str) -> None:
    stop = language_for(language).full_stop or ""
    refused = {
        noun
        for noun in nouns.SPOKEN
        # With its full stop, which saves the cleaner a second look.
        if clean(word := nouns.translated(noun, language) + stop, language=language).alt_text != word
    }
    assert refused <= {"fig"}, "“Fig.” alone is the label of a figure"


@pytest.mark.parametrize("language", [tag for tag in nouns.languages() if tag not in ("en", "es", "it", "pt")])
def test_different_things_have_different_names(language: str) -> None:
    words = [nouns.translated(noun, language) for noun in nouns.SPOKEN]
    assert len(words) - len(set(words)) <= 6  # "clock" and "clock or watch", "beetle" and "insect" of one word


def test_turkish_capitals() -> None:
    assert nouns.translated("cow or ox", "tr") == "İnek veya öküz"


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("EN_us", "en"),
        ("zh-hans", "zh"),
        ("zh-hant", ""),
        ("zh-tw", ""),
        ("no", "nb"),
        ("ko", ""),
    ],
)
def test_which_language_serves(tag: str, language: str) -> None:
    assert nouns.language_of(tag) == language
