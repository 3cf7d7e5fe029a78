"""What services say in place of a description is no alt text, in any language; captions that come close to it are."""

from __future__ import annotations

from collections import Counter

import pytest

from django_autocaption.providers.embedded.vision import nouns
from django_autocaption.text import Level, clean, lint
from django_autocaption.text.steps.phrases.refusal import is_refusal
from django_autocaption.text.steps.phrases.talk import is_excuse, is_talk
from django_autocaption.text.tables.languages import LANGUAGES
from django_autocaption.text.tables.talk import TALK
from tests.every import every

from .cases.no_description import GOOD_CAPTIONS, NO_DESCRIPTIONS


@every(NO_DESCRIPTIONS)
def test_answer_that_is_no_description_is_rejected(language: str, text: str) -> None:
    assert clean(text, language=language).verdict == "reject"
    assert [finding for finding in lint(text, language=language) if finding.level is Level.ERROR]


@every(GOOD_CAPTIONS)
def test_caption_that_comes_close_is_kept(language: str, text: str) -> None:
    assert clean(text, language=language).verdict != "reject"
    assert "refusal" not in [finding.code for finding in lint(text, language=language)]


def test_every_language_with_a_table_has_its_talk_and_its_cases() -> None:
    others = set(LANGUAGES) - {"en"}
    assert set(TALK) == set(LANGUAGES)
    assert set(Counter(language for language, _ in NO_DESCRIPTIONS)) == others
    assert min(Counter(language for language, _ in NO_DESCRIPTIONS).values()) >= 24
    assert min(Counter(language for language, _ in GOOD_CAPTIONS).values()) >= 16


def test_what_the_image_says_is_no_excuse() -> None:
    assert is_refusal("Bei der Verarbeitung ist ein Fehler aufgetreten.", "de")
    assert not is_refusal("„Bei der Verarbeitung ist ein Fehler aufgetreten“ steht auf einem Bildschirm.", "de")


def test_description_behind_an_excuse_is_kept() -> None:
    answer = "Einen Moment bitte, ich analysiere das Bild. Das Bild zeigt einen Hund am Strand."
    assert clean(answer, language="de").alt_text == "Einen Hund am Strand."


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_says_nothing_of_an_image_is_no_excuse(code: str) -> None:
    assert not is_excuse("", LANGUAGES[code])
    assert not is_excuse("3 × 4 = 12", LANGUAGES[code])


@pytest.mark.parametrize("code", nouns.languages())
def test_things_to_be_seen_are_no_talk(code: str) -> None:
    things = [nouns.translated(noun, code) for noun in nouns.SPOKEN]
    assert [thing for thing in things if is_talk(thing, LANGUAGES[code])] == []


@pytest.mark.parametrize("code", TALK)
def test_each_word_of_talk_is_on_one_list(code: str) -> None:
    talk = TALK[code]
    lists = (talk.voices, talk.signs, talk.subjects, talk.seen, talk.between, talk.unlike)
    assert [word for word, n in Counter(word for words in lists for word in words.split()).items() if n > 1] == []


def test_strange_word_is_let_pass_only_where_somebody_declines() -> None:
    german = LANGUAGES["de"]
    assert is_talk("Ich kann Ihnen dazu leider keinen Orakelspruch geben.", german)
    assert not is_talk("Orakelsprüche kann ich Ihnen leider nicht geben.", german)
    assert not is_talk("Die Verarbeitung des Fotos vom Orakelspruch ist fehlgeschlagen.", german)
    assert not is_talk("Auf diesem Bild sehen wir einen Leuchtturm.", german)


def test_what_can_be_seen_is_talked_about_only_where_something_is_declined() -> None:
    german = LANGUAGES["de"]
    assert is_talk("Personen identifiziere ich nicht.", german)
    assert is_talk("Personen dürfen nicht identifiziert werden.", german)
    assert not is_talk("Zwei Personen warten und helfen.", german)
    assert not is_talk("Ich sehe eine Person auf dem Bild.", german)
    assert not is_talk("Eine Fehlermeldung.", german)
