"""English words on a German page: noticed by their articles and prepositions, without any library."""

from __future__ import annotations

import pytest

from django_autocaption import text
from django_autocaption.text.analysis import detector
from django_autocaption.text.analysis.little_words import speaks_another
from django_autocaption.text.tables.languages import language_for
from tests.text.cases.accepted import ACCEPTED
from tests.text.cases.plausible import PLAUSIBLE
from tests.text.cases.plausible_languages import PLAUSIBLE_LANGUAGES
from tests.text.cases.plausible_openings import PLAUSIBLE_OPENINGS

GOOD = [*ACCEPTED, *(("en", words) for words in (*PLAUSIBLE, *PLAUSIBLE_OPENINGS)), *PLAUSIBLE_LANGUAGES]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("The bridge at night.", "de"),
        ("A plate of food on a table.", "fr"),
        ("A man riding a wave on top of a surfboard.", "it"),
        ("Ein Hund liegt auf einem Sofa.", "en-GB"),
        ("Un renard dans la neige.", "de_AT"),
        ("Un hombre con un perro.", "pt-BR"),
        ("Een vos in de sneeuw.", "de"),
    ],
)
def test_another_language_is_told_without_a_library(monkeypatch: pytest.MonkeyPatch, words: str, language: str) -> None:
    monkeypatch.setattr(detector, "_restricted", lambda wanted, rivals: None)
    assert text.clean(words, language=language).reasons == ("wrong_language",)
    assert "wrong_language" in {finding.code for finding in text.lint(words, language=language)}


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Bridge at night.", "de"),  # one such word may be a name's
        ("Boats, cats.", "de"),
        ("The Lord of the Rings", "de"),  # a title
        ("Filmplakat zu The Lord of the Rings", "de"),
        ("'n Man met 'n hond op die strand.", "af"),  # whose little words are not known
        ("A mother's hand holding a baby's foot.", "en"),  # Czech has a word "s"
        ("Собака на пляже и в воде.", "uk"),  # two little words of Russian's, which are Ukrainian, too
        ("", "de"),
    ],
)
def test_what_may_be_right_is_not(words: str, language: str) -> None:
    assert not speaks_another(words, language_for(language))


def test_no_good_caption_is_in_another_language() -> None:
    assert [words for tag, words in GOOD if speaks_another(words, language_for(tag))] == []


@pytest.mark.parametrize(("tag", "other"), [("en", "es"), ("de", "en"), ("fr", "en"), ("nl", "de")])
def test_of_the_captions_of_one_language_a_third_at_least_is_not_taken_for_another_s(tag: str, other: str) -> None:
    captions = [words for own, words in GOOD if own == tag]
    assert len([words for words in captions if speaks_another(words, language_for(other))]) > len(captions) / 3
