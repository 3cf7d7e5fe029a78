"""English words on a German page: noticed where the library for it is installed, and no good word refused for it."""

from __future__ import annotations

import pytest

from django_autocaption import text
from django_autocaption.text.analysis import detector
from django_autocaption.text.tables.languages import language_for
from tests.text.cases.accepted import ACCEPTED

ENGLISH = "A brown dog runs over a wet beach in the rain."
GERMAN = "Ein brauner Hund läuft im Regen über einen nassen Strand."
SWEDISH = "En brun hund springer över en våt strand i regnet."


@pytest.mark.parametrize(
    ("words", "language"), [(ENGLISH, "de"), (ENGLISH, "pt-BR"), (ENGLISH, "sv"), (GERMAN, "en"), (GERMAN, "fr")]
)
def test_words_in_another_language_are_refused(words: str, language: str) -> None:
    assert text.clean(words, language=language).reasons == ("wrong_language",)
    assert "wrong_language" in {finding.code for finding in text.lint(words, language=language)}


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (ENGLISH, "en-gb"),
        (GERMAN, "de_AT"),
        (SWEDISH, "sv"),
        ("Pizza.", "de"),  # too short to tell
        ("Ein Schild mit der Aufschrift “Please keep off the grass and mind the dog”.", "de"),
        (ENGLISH, "ru"),  # another script, which is told apart without the library
        (ENGLISH, "tlh"),  # a language that nobody knows
    ],
)
def test_words_that_may_be_right_are_not(words: str, language: str) -> None:
    assert not detector.is_other_language(words, language_for(language))


def test_no_good_caption_is_refused() -> None:
    assert [
        words for tag, words in ACCEPTED if "wrong_language" in {f.code for f in text.lint(words, language=tag)}
    ] == []


def test_without_the_library_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detector, "_restricted", lambda wanted, rivals: None)
    assert text.clean(ENGLISH, language="de").verdict != "reject"
